"""Activities are read and written whole: what the SDK does not know is kept, what has the wrong type is refused."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

import pytest
from botbuilder.core import CardFactory
from botbuilder.schema import Activity, ActivityTypes, ChannelAccount, Entity, HeroCard
from msrest.serialization import Model

from bot.front_door.activities import OutgoingActivity, WrongType, activity_from, plain

FROM_TEAMS: dict[str, Any] = {
    "type": "message",
    "id": "1700000000000",
    "timestamp": "2026-01-15T09:00:00.1234567Z",
    "localTimestamp": "2026-01-15T10:00:00.1234567+01:00",
    "channelId": "msteams",
    "serviceUrl": "https://smba.trafficmanager.net/emea/",
    "from": {"id": "29:1", "name": "Ida", "aadObjectId": "33", "userRole": "user"},
    "recipient": {"id": "28:1", "name": "Fremdrift"},
    "conversation": {"id": "a:1", "conversationType": "personal", "isGroup": False, "tenantId": "11"},
    "text": "status",
    "entities": [
        {"type": "clientInfo", "locale": "en-GB", "timezone": "Europe/London"},
        {"type": "mention", "text": "<at>F</at>", "mentioned": {"id": "28:1"}},
    ],
    "attachments": [{"contentType": "text/html", "content": "<div>status</div>"}],
    "channelData": {"tenant": {"id": "11"}},
    "membersAdded": [{"id": "29:2"}],
    "reactionsAdded": [{"type": "like"}],
    "locale": "en-GB",
    "madeUpNextYear": {"a": [1, 2]},
}


def attributes(value: object) -> object:
    if isinstance(value, Model):
        return {name: attributes(one) for name, one in vars(value).items()}
    return [attributes(one) for one in value] if isinstance(value, list) else value


def test_an_activity_is_read_as_the_sdk_reads_it() -> None:
    ours: Any = attributes(activity_from(FROM_TEAMS))
    theirs: Any = attributes(Activity().deserialize(deepcopy(FROM_TEAMS)))
    tenant = ours["conversation"].pop("tenant_id"), theirs["conversation"].pop("tenant_id")
    kept = (
        ours["conversation"].pop("additional_properties"),
        theirs["conversation"].pop("additional_properties"),
    )
    assert ours == theirs
    assert tenant == ("11", None), "the SDK spells the tenant as nobody sends it"
    assert kept == ({}, {"tenantId": "11"})


def test_what_was_read_is_written_again_with_nothing_lost() -> None:
    written = json.loads(json.dumps(plain(activity_from(FROM_TEAMS))))
    moments = {"timestamp", "localTimestamp"}
    assert {k: v for k, v in written.items() if k not in moments} == {
        k: v for k, v in FROM_TEAMS.items() if k not in moments
    }
    assert all(datetime.fromisoformat(written[name]) for name in moments)


@pytest.mark.parametrize(
    "field",
    [
        {"text": 5},
        {"id": True},
        {"conversation": "a"},
        {"conversation": {"isGroup": "yes"}},
        {"from": ["Ida"]},
        {"entities": {"type": "mention"}},
        {"entities": ["mention"]},
        {"membersAdded": [None]},
        {"timestamp": "i går"},
        {"timestamp": 3},
        {"listenFor": "x"},
        {"suggestedActions": {"actions": [3]}},
        {"semanticAction": {"entities": []}},
        {"textHighlights": [{"occurrence": "1"}]},
    ],
)
def test_a_field_of_the_wrong_type_is_named(field: dict[str, Any]) -> None:
    with pytest.raises(WrongType):
        activity_from({**FROM_TEAMS, **field})


def test_an_entity_keeps_the_fields_the_sdk_would_drop() -> None:
    label = Entity(type="https://schema.org/Message")
    label.additional_properties = {"@type": "Message", "citation": [{"position": 1}]}
    made = plain(Activity(type=ActivityTypes.message, entities=[label, {"type": "own", "x": 1}]))
    assert made["entities"] == [
        {"type": "https://schema.org/Message", "@type": "Message", "citation": [{"position": 1}]},
        {"type": "own", "x": 1},
    ]


def test_what_is_sent_is_written_as_the_sdk_writes_it() -> None:
    sent = Activity(
        type=ActivityTypes.message,
        timestamp=datetime(2026, 11, 23, 9, tzinfo=UTC),
        recipient=ChannelAccount(id="29:1"),
        attachments=[CardFactory.hero_card(HeroCard(title="Fremdrift", subtitle="æøå"))],
        value={"a": [1, None]},
    )
    ours, theirs = json.loads(json.dumps(plain(sent))), sent.serialize()
    assert datetime.fromisoformat(ours.pop("timestamp")) == datetime.fromisoformat(theirs.pop("timestamp"))
    assert ours == theirs


def test_sending_copies_the_message_and_not_its_card() -> None:
    card: dict[str, Any] = {"body": []}
    sent = OutgoingActivity(
        type=ActivityTypes.message, attachments=[CardFactory.adaptive_card(card)], locale="da"
    )
    twin = deepcopy(sent)
    twin.locale = "en"
    assert (sent.locale, twin.attachments[0].content is card) == ("da", True)
