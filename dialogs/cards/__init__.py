"""Answers as Adaptive Cards 1.5: text first, labels on every input, meaning never by colour alone."""

from __future__ import annotations

from dialogs.answer import Answer, Button, Input, InputKind, Section
from dialogs.render import sentence

MOST_ACTIONS = 6
CARD_VERSION = 1
Element = dict[str, object]


def as_card(answer: Answer, language: str) -> Element:
    """The whole answer as one card; every button carries what it stands for and the card's own version."""
    body: list[Element] = []
    if answer.title:
        body.append({**_text(answer.title), "style": "heading", "weight": "Bolder", "size": "Medium"})
    if answer.lead:
        body.append(_text(sentence(answer.lead)))
    for section in answer.sections:
        body.append(_section(section))
    body += [{**_text(sentence(note)), "isSubtle": True} for note in answer.notes]
    body += [_input(one) for one in answer.inputs]
    if answer.source:
        body.append({**_text(answer.source), "isSubtle": True, "size": "Small"})
    if answer.buttons:
        actions = [_action(button) for button in answer.buttons[:MOST_ACTIONS]]
        body.append({"type": "ActionSet", "actions": actions})
    return {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": "1.5",
        "lang": language,
        "body": body,
    }


def _text(text: str) -> Element:
    return {"type": "TextBlock", "text": text, "wrap": True}


def _section(section: Section) -> Element:
    items: list[Element] = []
    if section.heading:
        items.append({**_text(section.heading), "weight": "Bolder", "spacing": "Medium"})
    if section.warns:
        items.append({"type": "Container", "style": "warning", "items": _lines(section)})
    else:
        items += _lines(section)
    if section.facts:
        facts = [{"title": label, "value": sentence(value)} for label, value in section.facts]
        items.append({"type": "FactSet", "facts": facts})
    return {"type": "Container", "items": items, "spacing": "Medium", "separator": True}


def _lines(section: Section) -> list[Element]:
    if section.bullets:
        return [_text("\n".join(f"- {sentence(line)}" for line in section.lines))]
    return [{**_text(sentence(line)), "spacing": "Small"} for line in section.lines]


def _input(one: Input) -> Element:
    shared: Element = {"id": one.id, "label": one.label, "isRequired": one.required}
    if one.fault:
        shared["errorMessage"] = one.fault
    if one.value:
        shared["value"] = one.value
    if one.kind is InputKind.CHOICE:
        choices = [{"title": sentence(title), "value": value} for value, title in one.options]
        return {"type": "Input.ChoiceSet", "style": "expanded", "wrap": True, "choices": choices, **shared}
    if one.kind is InputKind.DATE:
        return {"type": "Input.Date", **shared}
    several = one.kind is InputKind.TEXT
    return {"type": "Input.Text", "isMultiline": several, "maxLength": 1000, **shared}


def _action(button: Button) -> Element:
    data: Element = {"fremdrift": CARD_VERSION, **dict(button.data)}
    if button.verb:
        execute: Element = {
            "type": "Action.Execute",
            "title": button.title,
            "verb": button.verb,
            "data": {**data, "verb": button.verb},
        }
        return {
            **execute,
            "fallback": {
                "type": "Action.Submit",
                "title": button.title,
                "data": {**data, "verb": button.verb},
            },
        }
    return {
        "type": "Action.Submit",
        "title": button.title,
        "associatedInputs": "none",  # a question does not wait for a form to be filled in
        "data": {**data, "ask": button.ask},
    }
