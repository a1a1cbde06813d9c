"""A process that says one thing and dies with the answer: `python -m tests.support.dialogs.talking URL TEXT`."""

from __future__ import annotations

import asyncio
import os
import signal
import sys

from dialogs.conversation.root import Root
from dialogs.saying.speech import Said
from state.organisation.people import Person, Role
from state.store.sql import open_store
from tests.support.dialogs.house import NOW

IDA = Person(id="t/1", tenant="t", name="Ida Holm", unit="ktf", role=Role.COORDINATOR)


async def main(url: str, text: str) -> None:
    """Say it, write the answer and die without closing anything."""
    store = await open_store(url)
    reply = await Root(store).reply(Said(text=text, person=IDA, conversation="c", now=NOW, locale="da-DK"))
    sys.stdout.write(reply.text)
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2]))
