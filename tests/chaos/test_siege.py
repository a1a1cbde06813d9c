"""The short siege: nothing is lost when the bot is killed while it sends, and little is said twice."""

from __future__ import annotations

from pathlib import Path

from tests.chaos.siege import Plan, siege


async def test_nothing_is_lost_when_the_bot_is_killed_while_it_sends(
    empty_database_url: str, tmp_path: Path
) -> None:
    processes = 2 if empty_database_url.startswith("postgresql") else 1
    report = await siege(
        Plan(reminders=120, kills=2, processes=processes, faults=0.1), empty_database_url, tmp_path
    )
    assert report.lost == 0, report
    assert report.repeated <= report.in_flight, report
    assert report.unasked == 0, report
    assert report.is_fine, report
    assert report.marked + report.undelivered == report.reminders, report
