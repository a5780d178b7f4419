"""The app as a whole: where it opens, its themes, help, palette, and what it looks like."""

import gc
import os
import signal

import pytest
from textual.command import CommandPalette

from study.palette import StudyCommands
from study.screens.help import HelpScreen
from study.screens.home import HomeScreen
from study.screens.quiz import QuizScreen
from study.screens.summary import SummaryScreen
from study.settings import Settings
from tests.study.conftest import SETTINGS, Learner
from tests.study.screens import answer, check_golden, press, running, settle, text_of

SIZES = [pytest.param((80, 24), id="80x24"), pytest.param((60, 20), id="60x20")]


@pytest.mark.parametrize("size", SIZES)
async def test_what_it_looks_like(learner: Learner, size: tuple[int, int]) -> None:
    name = f"{size[0]}x{size[1]}"
    async with running(learner.app(), size) as pilot:
        check_golden(pilot, f"home-{name}")
        await press(pilot, "end", "enter", "ctrl+g")
        check_golden(pilot, f"question-{name}")
        await answer(pilot, "Operation Inherit Resolve")
        check_golden(pilot, f"answer-{name}")
        learner.clock.move(seconds=8)
        await press(pilot, "1", *("enter", "4") * 3)
        check_golden(pilot, f"summary-{name}")
        await press(pilot, "q")
        check_golden(pilot, f"home-done-{name}")
        await press(pilot, "question_mark")
        check_golden(pilot, f"help-{name}")


async def test_it_opens_on_a_sitting_where_decks_are_named(learner: Learner) -> None:
    async with running(learner.app(start=frozenset({"mine/rivers"}))) as pilot:
        assert isinstance(pilot.app.screen, QuizScreen)
        assert "Which river runs through Cairo?" in text_of(pilot)
        await press(pilot, "escape", "q")
        assert isinstance(pilot.app.screen, HomeScreen)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, QuizScreen)


async def test_collecting_garbage_begins_after_the_first_screen(learner: Learner) -> None:
    gc.disable()
    async with running(learner.app()):
        assert gc.isenabled()
    gc.unfreeze()


async def test_the_theme_is_the_learners_and_switches_between_dark_and_light(learner: Learner) -> None:
    async with running(learner.app(Settings(clock=SETTINGS.clock, theme="nord"))) as pilot:
        seen = [pilot.app.theme]
        for _ in range(2):
            await press(pilot, "ctrl+t")
            seen.append(pilot.app.theme)
        assert seen == ["nord", "textual-light", "nord"]


async def test_a_theme_that_does_not_exist_is_said(learner: Learner) -> None:
    async with running(learner.app(Settings(clock=SETTINGS.clock, theme="nrod"))) as pilot:
        assert "There is no theme 'nrod'. In settings.toml you could write nord" in text_of(pilot)
    async with running(learner.quiz(settings=Settings(clock=SETTINGS.clock, theme="[b]x"))) as pilot:
        assert "There is no theme '[b]x'" in text_of(pilot)
        await press(pilot, "enter")
        assert "There is no theme" not in text_of(pilot)


async def test_ctrl_c_says_what_quits(learner: Learner) -> None:
    async with running(learner.quiz()) as pilot:
        await press(pilot, *"OI", "ctrl+c")
        assert "Ctrl+Q quits; every answer is saved already." in text_of(pilot)
        assert not pilot.app._notifications
        await press(pilot, "R", "enter")
        assert "Ctrl+Q" not in text_of(pilot)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
async def test_a_signal_to_end_leaves_in_order(learner: Learner, number: signal.Signals) -> None:
    app = learner.quiz()
    async with running(app) as pilot:
        os.kill(os.getpid(), number)
        while app._exit is False:
            await pilot.pause()
    assert app.return_code == 128 + number


async def test_other_themes_draw_the_quiz(learner: Learner) -> None:
    async with running(learner.quiz()) as pilot:
        await answer(pilot, "Inherent")
        for theme in ("nord", "solarized-light", "ansi-dark", "ansi-light"):
            pilot.app.theme = theme
            await settle(pilot)
        assert "Operation Inherent Resolve" in text_of(pilot)


async def test_without_colour_it_says_the_same(learner: Learner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(learner.quiz()) as pilot:
        assert pilot.app.no_color
        await answer(pilot, "Operation Inherit Resolve")
        check_golden(pilot, "answer-80x24")
        assert "▸ 1 Again ◂" in text_of(pilot)


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_lists_the_keys_of_this_screen_first(learner: Learner, key: str) -> None:
    async with running(learner.app()) as pilot:
        await press(pilot, key)
        assert isinstance(pilot.app.screen, HelpScreen)
        assert text_of(pilot).index("Decks") < text_of(pilot).index("Everywhere")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_help_opens_while_typing_and_the_text_stays(learner: Learner) -> None:
    async with running(learner.quiz()) as pilot:
        await press(pilot, "O", "f1", "escape", "I", "R", "enter")
        assert "✓ Correct" in text_of(pilot)


async def test_the_palette_finds_commands_and_decks(learner: Learner) -> None:
    async with running(learner.app()) as pilot:
        await press(pilot, "ctrl+p")
        assert isinstance(pilot.app.screen, CommandPalette)
        await press(pilot, *"rivers", "down")
        await press(pilot, "enter")
        await settle(pilot)
        assert "Which river runs through Cairo?" in text_of(pilot)


async def test_the_palette_offers_only_what_may_be_done_now(learner: Learner) -> None:
    async with running(learner.quiz()) as pilot:
        titles = [hit.text async for hit in StudyCommands(pilot.app.screen).discover()]
        assert {"Undo", "Suspend", "Hint", "Study Rivers"} <= set(titles)
        await press(pilot, "ctrl+g")
        assert "Hint" not in [hit.text async for hit in StudyCommands(pilot.app.screen).discover()]


async def test_the_palette_opened_while_typing_leads_out_too(learner: Learner) -> None:
    async with running(learner.quiz()) as pilot:
        titles = [hit.text async for hit in StudyCommands(pilot.app.screen).discover()]
        assert {"Decks", "Undo"} <= set(titles)


async def test_the_palette_opened_over_help_has_the_commands_of_the_screen_behind(learner: Learner) -> None:
    async with running(learner.app()) as pilot:
        await press(pilot, "question_mark", "ctrl+p")
        assert isinstance(pilot.app.screen, CommandPalette)
        await press(pilot, *"rivers")
        await press(pilot, "enter")
        await settle(pilot)
        assert "Which river runs through Cairo?" in text_of(pilot)


async def test_the_palette_says_where_nothing_matches(learner: Learner) -> None:
    async with running(learner.app()) as pilot:
        found = [hit async for hit in StudyCommands(pilot.app.screen).search("zzzz")]
        assert [hit.text for hit in found] == ["Nothing is called “zzzz”"]


async def test_help_has_two_columns_however_narrow(learner: Learner) -> None:
    for width in (60, 80):
        async with running(learner.app(), (width, 90)) as pilot:
            await press(pilot, "question_mark")
            lines = text_of(pilot).splitlines()
            scroll = next(line for line in lines if "PgDn" in line)
            at = scroll.index("Scroll a long card.")
            assert scroll[:at].endswith("PgDn  ") or scroll[at - 2 : at] == "  "
            (study,) = [number for number, line in enumerate(lines) if "Study the deck, folder" in line]
            assert lines[study].index("Study the deck") == at
            if width == 60:
                assert lines[study + 1][:at].strip("│ ") == ""


async def test_the_mouse_does_what_keys_do(learner: Learner) -> None:
    async with running(learner.app(), (60, 20)) as pilot:
        await pilot.click("DeckList", offset=(10, 0))
        await settle(pilot)
        await answer(pilot, "anything")
        await pilot.click(".easy")
        await settle(pilot)
        assert "1 done" in text_of(pilot)
        await press(pilot, "escape")
        await pilot.click("KeyLine", offset=(text_of(pilot).splitlines()[-1].index("Undo"), 0))
        await settle(pilot)
        assert "0 done" in text_of(pilot)


async def test_q_leaves(learner: Learner) -> None:
    app = learner.app()
    async with running(app) as pilot:
        await pilot.press("q")
    assert app.return_code == 0


async def test_nothing_due_says_when_something_is(learner: Learner) -> None:
    async with running(learner.app()) as pilot:
        await press(pilot, "enter", *("enter", "4") * 4)
        assert isinstance(pilot.app.screen, SummaryScreen)
        await press(pilot, "q")
        assert "Nothing left to study. The next reviews are due in " in text_of(pilot)
