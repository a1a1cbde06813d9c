"""A share of an appropriation taken back: which one, by its plan, its year or its amount, and why."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from dialogs.asking.ask import Ask
from dialogs.reading.words.reasons import reason_in
from dialogs.recording.engine.fields import choice_field, reason_field, said_text
from dialogs.recording.engine.flow import Doing, Flow, Options, Value, Values, Wrong
from dialogs.saying.answer import Answer, Section, Subject
from dialogs.saying.deadline_lines import ask_button
from state.actions.approval.shares import Allocated, remove_share
from state.facts.funding import Appropriation, MoneyKind, Share
from state.organisation.people import Action
from state.overview.snapshot import Snapshot
from state.records.errors import NoSuchThing

INTENT = "record-unshare"


class Given(Struct, frozen=True):
    """A share and the appropriation it is taken from."""

    money: Appropriation
    share: Share

    @property
    def key(self) -> str:
        """What tells it from every other: an appropriation has one share a plan and year."""
        return f"{self.money.id}#{self.share.plan or ''}#{self.share.year or ''}"


def shares(snapshot: Snapshot) -> dict[str, Given]:
    """Every share of money, by key."""
    found = [Given(money, share) for money in snapshot.find(Appropriation) for share in money.shares]
    return {one.key: one for one in found if one.money.total is not None}


def _label(ask: Ask, one: Given) -> str:
    """A share in a list: "1,2 mio. kr. til Amager i 2027 (TM021, anlæg)"; nothing in it is escaped yet."""
    share = one.share
    return ask.voice(
        "unshare-option",
        amount=share.amount,
        plan=ask.lexicon.plan_name(share.plan) if share.plan else share.source,
        named=bool(share.plan or share.source),
        year=str(share.year or ""),
        dated=share.year is not None,
        code=one.money.code,
        kind=ask.voice(f"money-kind-{one.money.kind.name.lower()}"),
    )


def _options(ask: Ask, _values: Values) -> Options:
    return [(key, _label(ask, one)) for key, one in (shares(ask.snapshot)).items()]


def _read(ask: Ask, _values: Values) -> Value | Wrong:
    return _meant(ask, shares(ask.snapshot)) or Wrong("record-unshare-which")


def _meant(ask: Ask, given: Mapping[str, Given]) -> str | None:
    """The one share a message names; None where it names none, or what several have."""
    heard = ask.heard
    kinds = {MoneyKind.CAPITAL: heard.carries("capital"), MoneyKind.SERVICE: heard.carries("service")}
    said_kinds = {kind for kind, said in kinds.items() if said}
    found = [
        key
        for key, one in given.items()
        if (not heard.plans or one.share.plan in heard.plans)
        and (not heard.years or one.share.year in heard.years)
        and (not heard.codes or one.money.code in heard.codes)
        and (not heard.amounts or int(one.share.amount) in heard.amounts)
        and (not said_kinds or one.money.kind in said_kinds)
    ]
    return found[0] if len(found) == 1 else None


def _said_share(_ask: Ask, value: Value) -> str:
    """In place of a share that is no longer there to be shown as it was offered."""
    return said_text(_ask, str(value).partition("#")[0])


FIELDS = (
    replace(choice_field("share", _options, said=_said_share, read=_read), titled=True),
    reason_field(),
)


def _begin(ask: Ask) -> Values | Answer:
    ask.must_be_allowed(Action.REMOVE_SHARE)
    given = shares(ask.snapshot)
    if not given:
        return Answer(
            title=ask.voice("record-unshare-title"),
            lead=ask.voice("record-unshare-none"),
            buttons=(ask_button(ask.voice, "button-money-split", "ask-money-split"),),
            subject=Subject(intent="money", plans=ask.heard.plans),
            refused=True,
        )
    return {"share": _meant(ask, given), "reason": reason_in(ask.heard.text)}


def _seen(ask: Ask, values: Values) -> dict[str, int]:
    one = (shares(ask.snapshot)).get(str(values.get("share")))
    return {"appropriation": one.money.version} if one else {}


async def _act(doing: Doing, values: Values, seen: Mapping[str, int]) -> Allocated:
    one = shares(doing.snapshot).get(str(values["share"]))
    if one is None:
        raise NoSuchThing(kind="Share", id=str(values["share"]))
    return await remove_share(
        doing.store,
        actor=doing.actor,
        appropriation=one.money.id,
        plan=one.share.plan,
        year=one.share.year,
        reason=str(values["reason"]),
        now=doing.now,
        seen=seen.get("appropriation"),
        message=doing.message,
    )


def _done(ask: Ask, result: Allocated, values: Values) -> Answer:
    voice, money, gone = ask.voice, result.appropriation, result.replaced
    shown = said_text(ask, _label(ask, Given(money, gone))) if gone else "–"
    facts = (
        (voice("record-unshare-share-label"), shown),
        (voice("record-unshare-reason-label"), said_text(ask, values["reason"])),
        (voice("record-money-left"), voice.kroner(result.left)),
    )
    plan = gone.plan if gone else None
    return Answer(
        title=voice("record-unshare-done-title"),
        lead=voice("record-unshare-done"),
        sections=(Section(facts=facts),),
        buttons=(
            ask_button(voice, "button-money-split", "ask-money-split"),
            ask_button(voice, "button-undo"),
        ),
        subject=Subject(intent="money", plans=(plan,) if plan else ()),
    )


FLOW = Flow(intent=INTENT, fields=FIELDS, begin=_begin, act=_act, done=_done, seen=_seen)
