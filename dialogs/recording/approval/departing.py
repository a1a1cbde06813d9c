"""A decision that leaves the order of the bodies: nothing is saved before the reason for it has been given."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from dialogs.asking.ask import Ask
from dialogs.recording.engine.by_words import go_on
from dialogs.recording.engine.fields import reason_field
from dialogs.recording.engine.flow import Draft, Field, Flow, Value, Values, Wrong
from dialogs.saying.answer import Answer
from state.facts.route import BodyOvertaken, BodySkipped

DEPARTED, OVERRIDE = "departed", "override"


class Departed(Struct, frozen=True):
    """The order of the bodies stands in the way; a reason for leaving it is asked."""

    fault: BodySkipped | BodyOvertaken


def _no_answer(_ask: Ask, values: Values) -> Value | Wrong:
    """What only the refusal sets."""
    return values.get(DEPARTED)


DEPARTING: tuple[Field, ...] = (
    Field(
        name=DEPARTED,
        read=_no_answer,
        said=lambda ask, _: ask.voice("record-decision-departs"),
        volunteer=True,
        fixed=True,
    ),
    reason_field(OVERRIDE, when=lambda values: bool(values.get(DEPARTED))),
)


async def ask_why(ask: Ask, flow: Flow, departed: Departed, values: Values) -> Answer:
    """Nothing was saved: the reason for leaving the order is asked, with all that was said kept.

    The fields of `flow` end with DEPARTING.
    """
    fault = departed.fault
    kept = {name: value for name, value in values.items() if name != OVERRIDE}
    draft = Draft(
        flow=flow.intent,
        values={**kept, DEPARTED: fault.text_id},
        order=tuple(name for name in kept if name != DEPARTED),
        skipped=tuple(one.name for one in flow.fields if one.optional and one.name not in kept),
    )
    sentence = ask.voice(fault.text_id, **fault.facts())
    return replace(await go_on(ask, flow, draft, fault=sentence), refused=True)
