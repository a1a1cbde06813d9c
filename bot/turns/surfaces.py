"""Teams' other surfaces, each an invoke by its name: search, dialogs, lists that narrow, cards of now, verdicts.

What could be handled is answered with HTTP 200 and its outcome in the body, as Teams wants it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from bot.front_door.dialogs_port import Answering, Sentences
from bot.front_door.invokes import CARD, CLICK, ERROR, Body, said_in
from bot.front_door.read_activity import language_of
from bot.operation import log
from bot.operation.bounded import Bounded
from dialogs.recording.engine.suggestions import MOST_SHOWN, Dataset
from dialogs.saying.card import RENEW
from dialogs.saying.speech import Forms, Reply, Said, Topic
from dialogs.saying.text import unmarked
from dialogs.search.find import MOST_FOUND, Query
from dialogs.search.surfaces import COMMENT, Beside
from state.conversations.feedback import Reaction

SEARCH, SUGGEST = "composeExtension/query", "application/search"
FETCH, SUBMIT = "task/fetch", "task/submit"
JUDGE, JUDGE_FORM = "message/submitAction", "message/fetchTask"
COMMAND = "find"
THUMBNAIL = "application/vnd.microsoft.card.thumbnail"
SUGGESTIONS = "application/vnd.microsoft.search.searchResponse"
WIDTH, HEIGHT = "medium", "medium"
TOPICS = 20_000
BOT_ID = re.compile(r"28:[\w-]{1,100}")


class Invoked(Struct, frozen=True, kw_only=True):
    """One invoke: who and where (`said`), what it carries, the bot's id in Teams and the message it is about."""

    name: str
    said: Said
    value: Mapping[str, object]
    bot: str = ""
    about: str = ""


class InvokeOutcome(Struct, frozen=True, kw_only=True):
    """The invoke's answer, or the card it is answered with (`shown`), and what is to take the clicked card's place."""

    body: Body
    shown: Reply | None = None
    receipt: Reply | None = None


class Surfaces:
    """Answers the invokes it knows by name; a fault becomes a sentence with an id, never an HTTP error."""

    def __init__(self, beside: Beside, answering: Answering, texts: Sentences) -> None:
        self._beside = beside
        self._answering = answering
        self._texts = texts
        self._topics: Bounded[Topic] = Bounded(TOPICS)
        self._known: Mapping[str, Callable[[Invoked], Awaitable[InvokeOutcome]]] = {
            SEARCH: self._search,
            SUGGEST: self._suggest,
            FETCH: self._fetch,
            SUBMIT: self._submit,
            JUDGE: self._judge,
            JUDGE_FORM: self._judge_form,
            CLICK: self._renew,
        }

    def takes(self, name: str | None, value: object) -> bool:
        """Whether an invoke is answered here; of the clicks only the one that renews a card is."""
        return name in self._known and (name != CLICK or _verb(value) == RENEW)

    @staticmethod
    def changes(name: str | None) -> bool:
        """Whether an invoke may change something, so that its second delivery must not."""
        return name in (SUBMIT, JUDGE)

    def told(self, conversation: str, message: str, topic: Topic) -> None:
        """Remember what a message the bot sent is an answer to."""
        self._topics.put((conversation, message), topic)

    async def answer(self, invoked: Invoked) -> InvokeOutcome:
        """The outcome of an invoke that is taken here."""
        try:
            return await self._known[invoked.name](invoked)
        except Exception as error:
            log.get().error("invoke failed", name=invoked.name, **log.trace(error))
        sentence = self._sentence(invoked, "error-unexpected", id=log.turn_id())
        return InvokeOutcome(body=_failed(invoked.name, 500, sentence))

    async def _search(self, invoked: Invoked) -> InvokeOutcome:
        query = _query(invoked.value)
        if query is None:
            return self._unreadable(invoked)
        bot = invoked.bot if BOT_ID.fullmatch(invoked.bot) else ""
        found = await self._beside.find(invoked.said, query, bot)
        if found.nothing:
            return InvokeOutcome(body=_failed(SEARCH, 200, found.nothing))
        listed = [
            {
                "contentType": CARD,
                "content": hit.card,
                "preview": {
                    "contentType": THUMBNAIL,
                    "content": {"title": unmarked(hit.title), "text": unmarked(hit.text)},
                },
            }
            for hit in found.hits
        ]
        result = {"type": "result", "attachmentLayout": "list", "attachments": listed}
        return InvokeOutcome(body={"composeExtension": result})

    async def _suggest(self, invoked: Invoked) -> InvokeOutcome:
        value, options = invoked.value, invoked.value.get("queryOptions")
        dataset, text = value.get("dataset"), value.get("queryText", "")
        options = options if isinstance(options, dict) else {}
        if dataset not in tuple(Dataset) or not isinstance(text, str):
            return self._unreadable(invoked)
        found = await self._beside.suggest(
            invoked.said,
            str(dataset),
            text,
            skip=_count(options.get("skip"), 0),
            limit=_count(options.get("top"), MOST_SHOWN),
        )
        if found is None:
            return InvokeOutcome(body=_failed(SUGGEST, 403, self._sentence(invoked, "search-refused")))
        results = [{"value": value, "title": title} for value, title in found]
        return InvokeOutcome(body={"statusCode": 200, "type": SUGGESTIONS, "value": {"results": results}})

    async def _fetch(self, invoked: Invoked) -> InvokeOutcome:
        data = invoked.value.get("data")
        wanted = data.get("flow") if isinstance(data, dict) else None
        if not isinstance(wanted, str):
            return self._unreadable(invoked)
        return InvokeOutcome(body=_dialog(await self._beside.form(invoked.said, wanted)))

    async def _submit(self, invoked: Invoked) -> InvokeOutcome:
        """A dialog's button: the conversation's next step, which is shown in the dialog, or its end."""
        data = invoked.value.get("data")
        if not isinstance(data, dict) or not (data.get("verb") or data.get("ask")):
            return self._unreadable(invoked)
        said = replace(invoked.said, payload=data, forms=Forms.IN_DIALOG)
        reply = await self._answering.reply(said)
        done = reply.replaces and not reply.refused and not reply.goes_on
        return InvokeOutcome(body=_dialog(reply), receipt=reply if done else None)

    async def _judge(self, invoked: Invoked) -> InvokeOutcome:
        action = invoked.value.get("actionValue")
        reaction = action.get("reaction") if isinstance(action, dict) else None
        comment = _comment(action.get("feedback")) if isinstance(action, dict) else None
        named = invoked.value.get("actionName") == "feedback"
        if not named or reaction not in ("like", "dislike") or comment is None or not invoked.about:
            return self._unreadable(invoked)
        topic = self._topics.get((invoked.said.conversation, invoked.about))
        await self._beside.keep(invoked.said, invoked.about, topic, Reaction(reaction), comment)
        return InvokeOutcome(body={})

    async def _judge_form(self, invoked: Invoked) -> InvokeOutcome:
        return InvokeOutcome(body=_dialog(await self._beside.feedback_form(invoked.said), shows=True))

    async def _renew(self, invoked: Invoked) -> InvokeOutcome:
        action = invoked.value.get("action")
        data = action.get("data") if isinstance(action, dict) else None
        reply = await self._beside.renewed(invoked.said, data) if isinstance(data, dict) else None
        if reply is None or reply.card is None:
            return self._unreadable(invoked)
        return InvokeOutcome(body={}, shown=reply)

    def _unreadable(self, invoked: Invoked) -> InvokeOutcome:
        sentence = self._sentence(invoked, "error-unreadable-click")
        return InvokeOutcome(body=_failed(invoked.name, 400, sentence))

    def _sentence(self, invoked: Invoked, text_id: str, **facts: str) -> str:
        said = invoked.said
        return self._texts(language_of(said.person, said.locale, ""), text_id, **facts)


def fitted(card: dict[str, object], *, user: str, personal: bool, in_teams: bool) -> dict[str, object]:
    """The card for where it goes: in a 1:1 chat it renews itself for the one who reads it, elsewhere on demand."""
    refresh = card.get("refresh")
    if not isinstance(refresh, dict):
        return card
    if not in_teams:
        return {name: value for name, value in card.items() if name != "refresh"}
    return {**card, "refresh": {**refresh, "userIds": [user] if personal and user else []}}


def _dialog(reply: Reply, *, shows: bool = False) -> Body:
    """A dialog's next step: the card, or a closing sentence."""
    if reply.card is None or not (reply.goes_on or shows):
        return {"task": {"type": "message", "value": unmarked(reply.text)}}
    title = unmarked(reply.text.split("\n", 1)[0])
    card = {"contentType": CARD, "content": reply.card}
    value = {"title": title, "width": WIDTH, "height": HEIGHT, "card": card}
    return {"task": {"type": "continue", "value": value}}


def _failed(name: str, status: int, sentence: str) -> Body:
    """What went wrong, in the form the surface shows a sentence in."""
    if name in (SEARCH, FETCH, SUBMIT):
        return said_in(name, sentence)
    if name == JUDGE_FORM:
        return {"task": {"type": "message", "value": sentence}}
    codes = {400: "BadRequest", 403: "Forbidden"}
    fault = {"code": codes.get(status, str(status)), "message": sentence}
    return {"statusCode": status, "type": ERROR, "value": fault}


def _query(value: Mapping[str, object]) -> Query | None:
    """What a search is for; None where it is none of ours or no search at all."""
    options = value.get("queryOptions")
    options = options if isinstance(options, dict) else {}
    parameters = value.get("parameters")
    if value.get("commandId") != COMMAND or not isinstance(parameters, list | None):
        return None
    given = {one.get("name"): one.get("value") for one in parameters or () if isinstance(one, dict)}
    text = "" if given.get("initialRun") else given.get("query", "")
    if not isinstance(text, str):
        return None
    return Query(
        text=text, skip=_count(options.get("skip"), 0), count=_count(options.get("count"), MOST_FOUND)
    )


def _count(value: object, otherwise: int) -> int:
    """A number Teams sends, never below nothing nor beyond what any database counts to."""
    if type(value) is not int or value < 0:
        return otherwise
    return min(value, 1_000_000)


def _comment(feedback: object) -> str | None:
    """The person's words in what Teams sends as JSON in a text; None where that is none."""
    if feedback is None or feedback == "":
        return ""
    try:
        told = json.loads(feedback) if isinstance(feedback, str) else feedback
    except (ValueError, RecursionError):
        return None
    comment = told.get(COMMENT, "") if isinstance(told, dict) else None
    return comment if isinstance(comment, str) else None


def _verb(value: object) -> object:
    action = value.get("action") if isinstance(value, dict) else None
    return action.get("verb") if isinstance(action, dict) else None
