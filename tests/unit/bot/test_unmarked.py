"""What a notification and a list say is what somebody wrote, without the marks that draw it in a chat."""

from __future__ import annotations

import pytest

from bot.sending.messages import activity_for
from dialogs.saying.speech import Reply
from dialogs.saying.text import LENGTH, escape, summary_of, unmarked
from tests.support.mailroom import reached

WRITTEN = (
    "Ring til Kim+Bo (LBF) nr. 1_2",
    "<snart> & #3",
    "2026-2028",
    r"en \ skråstreg",
    "*",
    "[a](b)",
    "æøå!",
)


@pytest.mark.parametrize("written", WRITTEN)
def test_what_somebody_wrote_is_told_as_they_wrote_it(written: str) -> None:
    assert unmarked(f"**{escape(written)}**") == written
    assert summary_of(Reply(text=f"**{escape(written)}**\n\nmere", language="da")) == written


def test_a_reminders_notification_shows_no_marks() -> None:
    reply = Reply(text=f"\n**{escape('Ring til LBF (Kim)')}**", language="da", card={"type": "AdaptiveCard"})
    assert activity_for(reply, reached("åse"))["summary"] == "Ring til LBF (Kim)"


def test_a_notification_is_a_line() -> None:
    assert len(summary_of(Reply(text="x" * 500, language="da"))) == LENGTH
