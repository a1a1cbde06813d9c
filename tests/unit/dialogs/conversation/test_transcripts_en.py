"""Conversations in English, as they stand in transcripts/en.txt."""

from __future__ import annotations

import pytest

from tests.support.dialogs.transcript import Transcript, replay, transcripts


@pytest.mark.parametrize("transcript", transcripts("en"), ids=lambda one: one.name)
async def test_the_conversation_goes_as_it_is_written(transcript: Transcript) -> None:
    assert await replay(transcript, "en") == ""
