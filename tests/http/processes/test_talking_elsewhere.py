"""One conversation with several processes: what one of them changed or was told is known to the next."""

from __future__ import annotations

import asyncio
import signal
import sys

from msgspec.structs import replace

from dialogs.conversation.root import Root
from state.facts.contribution import Contribution, ContributionState
from state.store.sql import open_store
from tests.support.dialogs.counted import NOW, SARA, a_talk, repeated
from tests.support.filled import fill_once
from tests.support.places import PROJECT
from tests.support.state.elsewhere import renamed_elsewhere


async def test_a_plan_another_process_changed_is_in_the_next_answer(database_url: str) -> None:
    store = await open_store(database_url)
    talk = await a_talk(store)
    assert "Amager" in (await repeated(talk, "status")).text
    assert await talk.asked_for("status") == 1
    await renamed_elsewhere(database_url, "amager", "Sundby")
    assert "Sundby" in (await talk.say("status")).text
    await store.close()


async def test_what_an_answer_from_memory_was_about_is_known_to_another_process(database_url: str) -> None:
    store, elsewhere = await open_store(database_url), await open_store(database_url)
    talk = await a_talk(store)
    other = replace(talk, root=Root(elsewhere))
    await repeated(talk.by(SARA), "status på Nørrebro")
    for _ in range(2):
        await talk.say("status på Nørrebro")
        assert "Amager" in (await other.say("og for Amager?")).text
        await other.say("status på Amager")
        assert "Nørrebro" in (await talk.say("og for Nørrebro?")).text
    await store.close()
    await elsewhere.close()


async def test_a_draft_survives_a_process_that_is_killed_between_two_questions(database_url: str) -> None:
    store = await open_store(database_url)
    await fill_once(store, NOW)
    await store.close()
    answers = [
        await killed_after(database_url, text)
        for text in ("SOF bidrager med 450.000 kr. årligt 2027-2029 til Nørrebro", "1", "ja")
    ]
    assert "Sådan bliver det gemt" in answers[1]
    assert "450.000 kr. om året" in answers[2]
    store = await open_store(database_url)
    async with store.reading() as look:
        (saved,) = [one for one in await look.find(Contribution) if one.revision]
    await store.close()
    assert (saved.plan, saved.unit, saved.state) == ("noerrebro", "sof", ContributionState.SUBMITTED)


async def killed_after(url: str, text: str) -> str:
    """What a process answers that is killed as soon as it has."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.support.dialogs.talking", url, text),
        cwd=PROJECT,
        stdout=asyncio.subprocess.PIPE,
    )
    said, _ = await process.communicate()
    assert process.returncode == -signal.SIGKILL
    return said.decode()
