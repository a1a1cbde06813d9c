"""Where things lie: the project, and what a caseworker can read of the tests."""

from __future__ import annotations

from pathlib import Path

PROJECT = Path(__file__).parents[2]
TESTS = PROJECT / "tests"
TRANSCRIPTS = TESTS / "transcripts"
