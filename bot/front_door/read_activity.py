"""What an activity says: where it was said, in which language, what was written, and whether it was changed since."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from urllib.parse import quote

from dialogs.meaning.concepts import language_heard, language_of_client
from dialogs.saying.speech import Surface
from dialogs.texts import LANGUAGES
from state.organisation.people import Person

# botbuilder ships no type information; these functions look at an activity and change nothing.
Activity = Any

SURFACES = {"personal": Surface.PERSONAL, "groupChat": Surface.GROUP, "channel": Surface.CHANNEL}
MENTION = re.compile(r"</?at[^<>]*>", re.IGNORECASE)
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
GAPS = re.compile(r"[ \t]{2,}")
TEAMS_BOT = re.compile(r"28:[\w-]{1,100}")
CHAT = "https://teams.microsoft.com/l/chat/0/0?users="
EDITED, DELETED = "editMessage", "softDeleteMessage"


def surface_of(activity: Activity) -> Surface:
    """Where it was said; what Teams may invent later counts as a place where others read along."""
    kind = activity.conversation.conversation_type or ("groupChat" if activity.conversation.is_group else "")
    surface = SURFACES.get(kind or "personal", Surface.GROUP)
    return Surface.GROUP if surface is Surface.PERSONAL and _is_of_two_people(activity) else surface


def _is_of_two_people(activity: Activity) -> bool:
    """Whether it is somebody's chat with somebody else, which Teams calls personal too: one can search from there.

    Its id is made of both people's, and a chat with the bot has an id of its own or is made of the bot's.
    """
    bot = (activity.recipient.id if activity.recipient else "") or ""
    place = activity.conversation.id or ""
    return place.startswith("19:") and (not bot or bot.removeprefix("28:") not in place)


def locale_of(activity: Activity) -> str | None:
    """The client's language; some activities only have it in the `clientInfo` entity."""
    told = [
        (entity.additional_properties or {}).get("locale")
        for entity in activity.entities or ()
        if entity.type == "clientInfo"
    ]
    return activity.locale or next((locale for locale in told if isinstance(locale, str)), None)


def text_of(activity: Activity) -> str:
    """What the person wrote: the bot's own mentions gone, other people's names kept."""
    text = (activity.text or "").replace("\u00a0", " ").replace("&nbsp;", " ")
    bot = activity.recipient.id if activity.recipient else None
    for entity in activity.entities or ():
        told = entity.additional_properties or {}
        mentioned = told.get("mentioned")
        if entity.type == "mention" and isinstance(mentioned, dict) and mentioned.get("id") == bot:
            name = told.get("text") or f"<at>{mentioned.get('name', '')}</at>"
            text = text.replace(str(name).replace("\u00a0", " "), " ")
    return GAPS.sub(" ", UNSEEN.sub("", MENTION.sub("", text))).strip()


def happened_to(activity: Activity) -> str:
    """What became of a message, in Teams' words ("editMessage", "softDeleteMessage"); "" where it does not say."""
    event = _channel_data(activity).get("eventType")
    return event if isinstance(event, str) else ""


def sent_at(activity: Activity) -> datetime | None:
    """When the person sent it, as their client or Teams tells it: the same for every delivery of one message."""
    moment = activity.local_timestamp or activity.timestamp
    return moment if isinstance(moment, datetime) and moment.tzinfo is not None else None


def message_id(activity: Activity) -> str:
    """The message's id; an edited one is another message, by the moment it was edited."""
    if not activity.id or happened_to(activity) != EDITED:
        return activity.id or ""
    moment = activity.timestamp or activity.local_timestamp
    return f"{activity.id}@{moment.isoformat() if isinstance(moment, datetime) else text_of(activity)[:50]}"


def place_of(activity: Activity) -> str:
    """The name of the channel or group chat, as far as Teams tells it."""
    data = _channel_data(activity)
    for named in (data.get("channel"), data.get("team")):
        name = named.get("name") if isinstance(named, dict) else None
        if isinstance(name, str) and name:
            return name
    return activity.conversation.name or ""


def own_chat(activity: Activity) -> str:
    """The address that opens the person's own chat with the bot; "" where the bot has no id of Teams'."""
    bot = (activity.recipient.id if activity.recipient else "") or ""
    return CHAT + quote(bot, safe=":") if TEAMS_BOT.fullmatch(bot) else ""


def adds_the_bot(activity: Activity) -> bool:
    """Whether the bot itself was added to the conversation."""
    if activity.type == "installationUpdate":
        return bool(activity.action == "add")
    return _is_among(activity, activity.members_added)


def removes_the_bot(activity: Activity) -> bool:
    """Whether the bot itself was removed from it."""
    if activity.type == "installationUpdate":
        return bool(activity.action == "remove")
    return _is_among(activity, activity.members_removed)


def _is_among(activity: Activity, members: Iterable[Activity] | None) -> bool:
    bot = activity.recipient.id if activity.recipient else None
    return any(member.id == bot for member in members or ())


def _channel_data(activity: Activity) -> dict[str, Any]:
    return activity.channel_data if isinstance(activity.channel_data, dict) else {}


def language_of(person: Person | None, locale: str | None, text: str) -> str:
    """The person's own choice, else the message's language where its words tell, else the client's."""
    if person is not None and person.language in LANGUAGES:
        return str(person.language)
    return language_heard(text) or language_of_client(locale)
