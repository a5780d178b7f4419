"""Whatever a deck or a learner writes is shown whole, steers nothing and presses nothing."""

import io
import json
from dataclasses import replace

import pytest
from textual.app import App, ComposeResult

from decks.card import Card
from decks.grading.grade import grade_card
from progress.options import Options
from progress.scheduler import outcomes
from progress.terms import CardMemory, Form
from study.forms import Wish
from study.plain import run_plain
from study.screens.summary import SummaryScreen
from study.settings import Settings
from study.sitting import Shown
from study.widgets.card import CardFace
from study.widgets.typed import AnswerBox
from tests.study.conftest import SETTINGS, Learner
from tests.study.screens import answer, press, running, settle, text_of

WRITTEN = {
    "unclosed": "a[0] = b[i] [/x] [red] [[nested]]",
    "link": "[@click=app.quit]press[/] [link='https://x']y[/link]",
    "variable": r"[$accent]hi [a-z]+\[x\] {x} %s",
    "emoji": "👩‍👩‍👧 🇸🇾 e\u0301 ok",
    "cjk": "漢字かな交じり文",
    "rtl": "\u2067שלום عربى\u2069 ok",
}
STEERING = {
    "escape": "\x1b[2Jwiped\x1b]0;title\x07",
    "clipboard": "\x1b]52;c;QQ==\x1b\\",
    "c1": "\x9b2J\x9d0;x\x9c\x85end",
    "override": "abc\u202edef\u202c",
    "surrogate": "a\ud800b",
    "null": "a\x00b\x7f",
}


def harmless(text: str) -> bool:
    """Nothing in it could steer a terminal."""
    return not any(
        (char < " " and char != "\n")
        or "\x7f" <= char < "\xa0"
        or "\u202a" <= char <= "\u202e"
        or "\ud800" <= char < "\ue000"
        for char in text
    )


async def test_deck_text_is_shown_whole_on_every_screen(learner: Learner) -> None:
    text, size = " | ".join(WRITTEN.values()), (220, 40)
    quoted = json.dumps(text, ensure_ascii=False)
    note = f"{{id: odd, q: {quoted}, a: {quoted}, remark: {quoted}, hint: {quoted}}}"
    learner.write({"odd.yaml": f"id: odd\ntitle: {quoted}\nnotes: [{note}]\n"})
    async with running(learner.app(), size) as pilot:
        assert text in text_of(pilot)
        await press(pilot, "ctrl+p", *"press", "escape")
    async with running(learner.quiz("odd", Settings(clock=SETTINGS.clock, wish=Wish.TYPED)), size) as pilot:
        assert text_of(pilot).count(text) == 2
        await press(pilot, "ctrl+g")
        assert text_of(pilot).count(text) == 3
        await answer(pilot, text)
        assert text_of(pilot).count(text) == 5
        for block in ("#question", "#typed", "#answer", "#remark"):
            await pilot.click(block, offset=(40, 0))
        assert "✓ Correct" in text_of(pilot)
        await press(pilot, "f", "1", "enter", "4")
        assert isinstance(pilot.app.screen, SummaryScreen)
        assert text in text_of(pilot)


async def test_steering_characters_reach_no_screen(learner: Learner) -> None:
    async with running(learner.quiz("rivers")) as pilot:
        for text in STEERING.values():
            pilot.app.screen.query_one(AnswerBox).value = text
            await settle(pilot)
            assert harmless(text_of(pilot))
            await press(pilot, "enter")
            assert harmless(text_of(pilot))
            assert "You typed" in text_of(pilot)
            await press(pilot, "1")


class OneCard(App[None]):
    """Shows cards that no reader has looked at."""

    def compose(self) -> ComposeResult:
        yield CardFace()

    def show(self, text: str) -> None:
        """A card that has this text everywhere, and a wrong answer to it."""
        card = Card("c/n#forward", "d", "question", text, text, "c/n", remark=text, hint=text, ref=(text,))
        memory = CardMemory(card.key)
        shown = Shown(card, memory, outcomes(memory, 0, Options()), 0, 0, Form.TYPED)
        other = card._replace(prompt=f"other {text}")
        answered = replace(shown, response=text, grade=grade_card(card, "no " + text), hinted=True, confused=other)
        self.query_one(CardFace).show(answered, True, text)


async def test_a_card_that_slipped_past_the_reader_is_harmless_too() -> None:
    app = OneCard()
    async with app.run_test(size=(80, 40)) as pilot:
        for text in (*STEERING.values(), "x" * 10_000):
            app.show(text)
            await pilot.pause()
            shown = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
            assert harmless(shown)
            assert shown.strip()


@pytest.mark.parametrize("text", [*WRITTEN.values(), *STEERING.values()], ids=[*WRITTEN, *STEERING])
def test_plain_mode_prints_nothing_that_steers(learner: Learner, text: str) -> None:
    output = io.StringIO()
    run_plain(learner.session(), io.StringIO(f"{text}\n1\n?q\n"), output, learner.clock)
    assert harmless(output.getvalue())
    assert "\x1b" not in output.getvalue()
