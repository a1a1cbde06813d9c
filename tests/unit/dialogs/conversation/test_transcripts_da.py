"""Conversations in Danish, as they stand in transcripts/da.txt for a caseworker to read."""

from __future__ import annotations

import pytest

from tests.support.dialogs.transcript import Transcript, replay, transcripts


@pytest.mark.parametrize("transcript", transcripts("da"), ids=lambda one: one.name)
async def test_the_conversation_goes_as_it_is_written(transcript: Transcript) -> None:
    assert await replay(transcript, "da") == ""
