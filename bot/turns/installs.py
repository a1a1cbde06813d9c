"""Where the bot was added and removed, and whether that is news: everybody is welcomed once for each installation."""

from __future__ import annotations

from bot.front_door.read_activity import Activity, adds_the_bot, removes_the_bot
from bot.operation.clock import Clock
from state.conversations.installation import added, removed
from state.records.store import Store

THREAD = ";messageid="


class Installs:
    """Keeps in the store where the bot is, so that a restart welcomes nobody again."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def is_new(self, activity: Activity) -> bool:
        """Take in that members or the app came or went; whether somebody is to be welcomed.

        An upgrade is no installation, and Teams tells of one both as an installation and as a new member.
        """
        place = activity.conversation.id.partition(THREAD)[0]
        if removes_the_bot(activity):
            await removed(self._store, place)
            return False
        if not adds_the_bot(activity):
            return False
        surely = activity.type == "installationUpdate"
        return await added(self._store, place, self._clock.now(), surely_new=surely)
