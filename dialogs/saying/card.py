"""Answers as Adaptive Cards 1.5: text first, labels on every input, meaning never by colour alone."""

from __future__ import annotations

import re

from dialogs.saying.answer import Answer, Button, Input, InputKind, Section
from dialogs.saying.text import sentence

MOST_ACTIONS = 6
CARD_VERSION = 1
RENEW = "refresh"
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
Element = dict[str, object]


def as_card(answer: Answer, language: str, *, in_dialog: bool = False) -> Element:
    """The whole answer as one card; every button carries what it stands for and the card's own version.

    In a dialog every button is an Action.Submit: Teams sends no other back to where the dialog came from.
    """
    body: list[Element] = []
    if answer.title:
        body.append({**_text(answer.title), "style": "heading", "weight": "Bolder", "size": "Medium"})
    if answer.lead:
        body.append(_text(sentence(answer.lead)))
    for section in answer.sections:
        body.append(_section(section))
    body += [{**_text(sentence(note)), "isSubtle": True} for note in answer.notes]
    for one in answer.inputs:
        body += _input(one)
    if answer.source:
        body.append({**_text(answer.source), "isSubtle": True, "size": "Small"})
    if answer.buttons:
        actions = [_action(button, in_dialog=in_dialog) for button in answer.buttons[:MOST_ACTIONS]]
        body.append({"type": "ActionSet", "actions": actions})
    card: Element = {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": "1.5",
        "lang": language,
        "body": body,
    }
    return {**card, "refresh": _renewal(answer)} if answer.renews and not in_dialog else card


def _renewal(answer: Answer) -> Element:
    """How the card is made anew; for whom, only who sends it knows."""
    data: Element = {"fremdrift": CARD_VERSION, "verb": RENEW, **dict(answer.renews)}
    return {"action": {"type": "Action.Execute", "title": answer.title, "verb": RENEW, "data": data}}


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


def _input(one: Input) -> list[Element]:
    shared: Element = {"id": one.id, "label": one.label, "isRequired": one.required}
    if one.required:
        shared["errorMessage"] = one.fault
    if one.value and _fits(one):
        shared["value"] = one.value
    wrong = {**_text(sentence(one.wrong)), "color": "attention", "weight": "Bolder"}
    return [*([wrong] if one.wrong else []), _element(one, shared)]


def _element(one: Input, shared: Element) -> Element:
    if one.kind is InputKind.CHOICE:
        choices = [{"title": sentence(title), "value": value} for value, title in one.options]
        listed: Element = {"type": "Input.ChoiceSet", "wrap": True, "choices": choices, **shared}
        if not one.dataset:
            return {**listed, "style": "expanded"}
        more = {"type": "Data.Query", "dataset": one.dataset}
        return {**listed, "style": "filtered", "choices.data": more}
    if one.kind is InputKind.DATE:
        return {"type": "Input.Date", **shared}
    several = one.kind is InputKind.TEXT
    return {"type": "Input.Text", "isMultiline": several, "maxLength": 1000, **shared}


def _fits(one: Input) -> bool:
    """Whether the input can show its value: a client shows nothing at all where a date is none."""
    if one.kind is InputKind.CHOICE:
        return one.value in {value for value, _ in one.options}
    return one.kind is not InputKind.DATE or ISO_DAY.fullmatch(one.value) is not None


def _action(button: Button, *, in_dialog: bool = False) -> Element:
    data: Element = {"fremdrift": CARD_VERSION, **dict(button.data)}
    if button.url:
        return {"type": "Action.OpenUrl", "title": button.title, "url": button.url}
    if not button.verb:
        return {
            "type": "Action.Submit",
            "title": button.title,
            "associatedInputs": "none",  # a question does not wait for a form to be filled in
            "data": {**data, "ask": button.ask},
        }
    data = {**data, "verb": button.verb}
    if button.opens:
        data = {**data, "msteams": {"type": "task/fetch"}}
    submit: Element = {"type": "Action.Submit", "title": button.title, "data": data}
    if in_dialog or button.opens:
        return submit
    execute: Element = {"type": "Action.Execute", "title": button.title, "verb": button.verb, "data": data}
    return {**execute, "fallback": submit}
