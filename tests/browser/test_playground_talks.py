"""The Playground among others and with forms: mentions, the way to one's own chat, corrections, cards put anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.bot.playground import Playground, open_playground

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def playground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Playground]:
    folder: Path = tmp_path_factory.mktemp("playground-talks")
    with open_playground(folder, clock="2026-11-23T09:00") as opened:
        opened.wait_for_a_message()
        yield opened


GIVES = {
    "da": "SOF bidrager med 450.000 kr. årligt 2027-2029 til Nørrebro",
    "en": "SUF contributes 450,000 kr per year 2027-2029 to Nørrebro",
}
FORM = {
    "da": ("dansk", "År", "engang", "2028-2029", "Gem", "Sådan bliver det gemt", "Bidraget er gemt"),
    "en": (
        "english",
        "Years",
        "sometime",
        "2028-2029",
        "Save",
        "This is what will be saved",
        "is saved",
    ),
}


@pytest.mark.parametrize("language", sorted(FORM))
def test_a_form_says_what_is_wrong_takes_the_correction_and_is_replaced_when_it_is_saved(
    playground: Playground, language: str
) -> None:
    switch, years, wrong, right, save, summary, done = FORM[language]
    playground.ask(switch)
    playground.ask("jeg er koordinator fra KTF")
    playground.ask(GIVES[language])
    playground.picture(f"form-{language}")
    playground.fill(years, wrong)
    playground.page.get_by_label("Indsend nu" if language == "da" else "Submit now").last.check()
    told = playground.replaced_by(save)
    assert f"{years}: " in told
    assert summary not in told
    playground.picture(f"form-wrong-{language}", from_top=True)
    playground.fill(years, right)
    told = playground.replaced_by(save)
    playground.picture(f"form-summary-{language}")
    assert summary in told
    assert "2028" in told
    told = playground.replaced_by(save)
    playground.picture(f"form-saved-{language}")
    assert done in told
    assert save not in playground.buttons()


@pytest.mark.parametrize(
    ("place", "name"),
    [("group", "Helhedsplaner"), ("channel", "Boligsociale helhedsplaner - General")],
)
def test_among_others_a_mention_is_answered_and_recording_moves_to_ones_own_chat(
    playground: Playground, place: str, name: str
) -> None:
    playground.ask("dansk")
    playground.go_to(name)
    assert "Ida Holm har tilføjet Fremdrift her" in playground.wait_for_a_message()
    playground.picture(f"{place}-welcome")
    assert "Nørrebro" in playground.mention("", " status for Nørrebro")
    playground.picture(f"{place}-question")
    told = playground.mention(
        "møde 20. november 2026 om Nørrebro ", " med Landsbyggefonden: vi aftalte en fælles tidsplan"
    )
    playground.picture(f"{place}-recording")
    assert "privat chat" in told
    playground.go_to("Personal Chat")
    told = playground.ask("hej")
    assert "vi aftalte en fælles tidsplan" in told
    playground.picture(f"{place}-in-ones-own-chat")
    assert "En fælles tidsplan" in playground.click("Gå videre med det")
    playground.ask("annullér")
