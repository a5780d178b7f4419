"""The quiz on screen: each key does what it says, only when it may, and nothing is lost."""

import sqlite3

import pytest
from textual import events
from textual.pilot import Pilot

from progress.terms import Rating
from study.app import StudyApp
from study.forms import Wish
from study.screens.home import HomeScreen
from study.screens.quiz import QuizScreen
from study.screens.summary import SummaryScreen
from study.settings import Settings
from study.sitting import Notice, Phase
from study.widgets.card import CardFace
from study.widgets.ratings import RatingBar
from study.widgets.typed import AnswerBox
from tests.study.conftest import SETTINGS, Learner
from tests.study.screens import answer, check_golden, hold, press, running, send, settle, text_of

RECALL = Settings(clock=SETTINGS.clock, wish=Wish.REVEAL)


def reviews(learner: Learner) -> list[tuple[str, int]]:
    """What the history holds: note and rating."""
    with sqlite3.connect(learner.folder / "progress.db") as raw:
        rows = raw.execute("SELECT card, rating FROM review ORDER BY id").fetchall()
    raw.close()
    return [(card.removeprefix("mine/").partition("#")[0], rating) for card, rating in rows]


async def test_a_typed_answer_is_judged_compared_and_explained(learner: Learner) -> None:
    async with running(learner.quiz()) as pilot:
        await answer(pilot, "Operation Inherit Resolve")
        seen = text_of(pilot)
        for part in (
            "✗ Wrong.",
            "-Inherit- +Inherent+",
            "Announced on 15 October 2014.",
            "Some article, lead, paragraph 1",
        ):
            assert part in seen
        assert "▸ 1 Again ◂" in seen


async def test_each_rating_key_rates(learner: Learner) -> None:
    notes = "".join(f"  - {{id: n{number}, q: Question {number}?, a: Answer {number}}}\n" for number in range(10))
    learner.write({"many.yaml": f"title: Many\nnotes:\n{notes}"})
    keys = {"1": 1, "a": 1, "2": 2, "h": 2, "3": 3, "g": 3, "4": 4, "e": 4, "space": 3, "enter": 3}
    async with running(learner.quiz("many", RECALL)) as pilot:
        for key in keys:
            await press(pilot, "enter", key)
    assert reviews(learner) == [(f"n{number}", rating) for number, rating in enumerate(keys.values())]


async def test_enter_takes_the_rating_that_the_verdict_suggests(learner: Learner) -> None:
    async with running(learner.quiz()) as pilot:
        await answer(pilot, "No idea")
        await press(pilot, "enter")
    assert reviews(learner) == [("name", Rating.AGAIN)]


async def test_the_interval_on_the_button_is_the_one_that_is_stored(learner: Learner) -> None:
    async with running(learner.quiz()) as pilot:
        await press(pilot, "enter")
        shown = text_of(pilot)
        await press(pilot, "4")
    with sqlite3.connect(learner.folder / "progress.db") as raw:
        (interval,) = raw.execute("SELECT interval FROM review").fetchone()
    raw.close()
    assert f" {interval}d " in shown


async def test_no_key_rates_before_the_answer_is_shown(learner: Learner) -> None:
    async with running(learner.quiz(settings=RECALL)) as pilot:
        await press(pilot, "3", "a", "4")
        assert "0 done, 3 left" in text_of(pilot)


async def test_a_burst_of_keys_rates_one_card_only(learner: Learner) -> None:
    async with running(learner.quiz()) as pilot:
        await press(pilot, "enter")
        send(pilot, "3", "3", "3")
        await settle(pilot)
        assert "1 done, 2 left" in text_of(pilot) or "1 done, 3 left" in text_of(pilot)
        assert pilot.app.screen.query_one(AnswerBox).value == ""
    assert reviews(learner) == [("name", 3)]


@pytest.mark.parametrize("key", ["enter", "space", "3", "g", "ctrl+s"])
async def test_a_key_held_down_acts_once(learner: Learner, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    async with running(learner.quiz(settings=RECALL)) as pilot:
        if key in ("3", "g"):
            await press(pilot, "space")
        monkeypatch.undo()
        assert StudyApp.HELD > 0
        await hold(pilot, key, 20)
        held = text_of(pilot)
        assert "1 done" in held if key in ("3", "g") else "0 done" in held
        assert pilot.app.screen.query_one(RatingBar).display == (key in ("enter", "space"))
        await hold(pilot, "space", 4, every=0.2)
        assert text_of(pilot) != held


async def test_a_letter_held_down_while_typing_is_typed(learner: Learner, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(learner.quiz()) as pilot:
        monkeypatch.undo()
        await hold(pilot, "o", 5)
        assert pilot.app.screen.query_one(AnswerBox).value == "ooooo"
        await hold(pilot, "backspace", 2)
        assert pilot.app.screen.query_one(AnswerBox).value == "ooo"


@pytest.mark.parametrize(
    ("keys", "kept"), [("3Mi", "Mi"), ("33Mi", "Mi"), ("3quis", "quis"), ("34", "4"), ("3333", ""), ("gagg", "agg")]
)
async def test_what_is_typed_before_the_next_box_is_painted_is_its_beginning(
    learner: Learner, keys: str, kept: str
) -> None:
    async with running(learner.quiz()) as pilot:
        await press(pilot, "enter")
        send(pilot, *keys)
        await settle(pilot)
        await press(pilot, "x")
        assert pilot.app.screen.query_one(AnswerBox).value == kept + "x"
    assert reviews(learner) == [("name", 3)]


async def test_keys_behind_enter_neither_change_what_was_sent_nor_rate(learner: Learner) -> None:
    async with running(learner.quiz()) as pilot:
        pilot.app.screen.query_one(AnswerBox).value = "OIR"
        send(pilot, "enter", "4", "4", "enter")
        await settle(pilot)
        assert "You typed  OIR" in text_of(pilot)
        assert "0 done" in text_of(pilot)


async def test_a_burst_from_the_decks_reveals_nothing(learner: Learner) -> None:
    async with running(learner.app()) as pilot:
        send(pilot, "enter", "enter", "3")
        await settle(pilot)
        assert isinstance(pilot.app.screen, QuizScreen)
        assert "0 done" in text_of(pilot)
        assert not pilot.app.screen.query_one(RatingBar).display


async def test_a_double_click_rates_one_card_only(learner: Learner) -> None:
    async with running(learner.quiz(settings=RECALL)) as pilot:
        await pilot.click("ShowAnswer", times=2)
        await settle(pilot)
        assert "0 done" in text_of(pilot)
        await pilot.click(".good", times=2)
        await settle(pilot)
        assert "1 done" in text_of(pilot)
        assert not pilot.app.screen.query_one(RatingBar).display


async def test_escape_leaves_the_box_so_that_letters_are_keys(learner: Learner) -> None:
    async with running(learner.quiz()) as pilot:
        await press(pilot, "s", "u")
        box = pilot.app.screen.query_one(AnswerBox)
        assert box.value == "su"
        await press(pilot, "escape", "f")
        assert box.value == "su"
        assert "⚑ flagged" in text_of(pilot)
        await press(pilot, "t", "x")
        assert box.value == "sux"


async def test_keys_that_are_no_letters_work_while_typing_and_the_text_stays(learner: Learner) -> None:
    async with running(learner.quiz()) as pilot:
        await press(pilot, "O", "ctrl+f", "ctrl+g", "I")
        assert "⚑ flagged" in text_of(pilot)
        assert "Hint  Three words" in text_of(pilot)
        assert pilot.app.screen.query_one(AnswerBox).value == "OI"
        await press(pilot, "ctrl+s")
        assert "Suspended: What is its code name?" in text_of(pilot)
        await press(pilot, "ctrl+o")
        assert "Buried until tomorrow: Which Arab states struck first?" in text_of(pilot)
        await press(pilot, "ctrl+z", "ctrl+z")
        assert "What is its code name?" in text_of(pilot)
        await press(pilot, "ctrl+y")
        assert "Redone" in text_of(pilot)


async def test_undo_takes_back_what_is_typed_before_it_takes_back_a_step(learner: Learner) -> None:
    async with running(learner.quiz()) as pilot:
        await press(pilot, "enter", "4", *"jordan", "ctrl+z")
        assert pilot.app.screen.query_one(AnswerBox).value == ""
        assert "1 done" in text_of(pilot)
        await press(pilot, "ctrl+y")
        assert pilot.app.screen.query_one(AnswerBox).value == "jordan"
        await press(pilot, "ctrl+z", "ctrl+z")
        assert "What is its code name?" in text_of(pilot)


async def test_what_is_typed_for_a_card_is_there_when_it_comes_back(learner: Learner) -> None:
    async with running(learner.quiz()) as pilot:
        await press(pilot, "enter", "4", *"jordan", "escape", "u")
        assert "What is its code name?" in text_of(pilot)
        assert pilot.app.screen.query_one(AnswerBox).value == ""
        await press(pilot, "enter", "4")
        assert "Which Arab states struck first?" in text_of(pilot)
        assert pilot.app.screen.query_one(AnswerBox).value == "jordan"


async def test_suspending_says_how_to_take_it_back(learner: Learner) -> None:
    async with running(learner.quiz()) as pilot:
        await press(pilot, "ctrl+s")
        assert "Suspended: What is its code name? Undo brings it back." in text_of(pilot)


async def test_undo_brings_the_card_back_also_after_a_restart(learner: Learner) -> None:
    async with running(learner.quiz()) as pilot:
        await press(pilot, "enter", "1")
    async with running(learner.quiz()) as pilot:
        await press(pilot, "escape", "u")
        assert "What is its code name?" in text_of(pilot)
        assert "Undone: " in text_of(pilot)
        assert "● 3 new" in text_of(pilot)


async def test_a_notice_stays_until_the_next_step(learner: Learner) -> None:
    async with running(learner.quiz()) as pilot:
        await press(pilot, "ctrl+z")
        assert "Nothing to undo." in text_of(pilot)
        await press(pilot, "x")
        assert "Nothing to undo." in text_of(pilot)
        await press(pilot, "enter")
        assert "Nothing to undo." not in text_of(pilot)


async def test_a_card_changed_in_another_window_is_refused_and_the_text_kept(learner: Learner) -> None:
    async with running(learner.quiz("rivers")) as pilot:
        await press(pilot, "enter", "1")
        await answer(pilot, "The Nile")
        other = learner.session("rivers")
        other.begin(learner.clock())
        other.flag(learner.clock())
        await press(pilot, "3")
        assert "another window" in text_of(pilot)
        assert "Which river runs through Cairo?" in text_of(pilot)
        assert pilot.app.screen.query_one(AnswerBox).value == "The Nile"
        await press(pilot, "enter", "3")
    assert reviews(learner) == [("nile", 1), ("nile", 3)]


async def test_a_set_shows_one_item_a_line(learner: Learner) -> None:
    async with running(learner.quiz()) as pilot:
        await press(pilot, "ctrl+s")
        await answer(pilot, "jordan, qatar")
        await press(pilot, "enter")
        lines = [line.strip() for line in text_of(pilot).splitlines()]
        assert [line for line in lines if line.startswith("▌")] == ["▌ Bahrain", "▌ Jordan", "▌ Qatar"]


async def test_a_typed_set_is_marked_item_by_item(learner: Learner) -> None:
    async with running(learner.quiz()) as pilot:
        await press(pilot, "ctrl+s")
        await answer(pilot, "Jordan, Egypt")
        assert "✓ Jordan; ✗ Egypt" in text_of(pilot)
        assert "2 more; Enter on an empty line ends." in text_of(pilot)
        await press(pilot, "enter")
        assert "You typed  ✓ Jordan; ✗ Egypt" in text_of(pilot)
        assert "Missing    Bahrain; Qatar" in text_of(pilot)


async def test_a_history_that_fails_is_said_on_the_summary(learner: Learner) -> None:
    async with running(learner.quiz()) as pilot:
        await answer(pilot, "OIR")
        session = pilot.app.screen.session  # type: ignore[attr-defined]
        session.shown, session.phase, session.notice = None, Phase.DONE, Notice("The disk is full.", error=True)
        pilot.app.screen.redraw()  # type: ignore[attr-defined]
        await settle(pilot)
        assert isinstance(pilot.app.screen, SummaryScreen)
        assert "Error: The disk is full." in text_of(pilot)
        assert "Stopped" in text_of(pilot)
        await press(pilot, "enter")
        assert "What is its code name?" in text_of(pilot)


async def test_cards_that_come_again_are_counted_apart(learner: Learner) -> None:
    async with running(learner.quiz()) as pilot:
        await press(pilot, "enter", "1")
        assert "1 done, 2 left, 1 again" in text_of(pilot)


async def test_the_intervals_stay_on_a_small_screen(learner: Learner) -> None:
    async with running(learner.quiz(), (40, 12)) as pilot:
        await press(pilot, "enter")
        lines = text_of(pilot).splitlines()
        assert [part for part in ("1 Again", "2 Hard", "▸3 Good", "4 Easy") if part in lines[-3]]
        assert lines[-2].split() == ["1m", "6m", "10m", "9d"]


async def test_quitting_in_the_middle_loses_nothing(learner: Learner) -> None:
    async with running(learner.app()) as pilot:
        await press(pilot, "enter", "enter", "3", "enter", "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "1 answer" in text_of(pilot)
    assert len(reviews(learner)) == 1


async def test_time_passing_shows_cards_answered_elsewhere_but_keeps_what_is_typed(learner: Learner) -> None:
    async with running(learner.quiz()) as pilot:
        await press(pilot, "O", "I")
        other = learner.session()
        other.begin(learner.clock())
        other.bury(learner.clock())
        await press(pilot, "R")
        assert isinstance(pilot.app.screen, QuizScreen)
        pilot.app.screen.tick()
        assert pilot.app.screen.query_one(AnswerBox).value == "OIR"


async def test_a_long_answer_scrolls_while_the_ratings_stay(learner: Learner) -> None:
    long = " ".join(f"word{number}" for number in range(1500))
    learner.write({"long.yaml": f"title: Long\nnotes: [{{id: long, q: Recite, a: {long}}}]\n"})
    async with running(learner.quiz("long"), (60, 20)) as pilot:
        await press(pilot, "enter")
        assert "word0 " in text_of(pilot)
        await press(pilot, "end")
        assert "word1499" in text_of(pilot)
        assert "▸ 3 Good ◂" in text_of(pilot)
        await press(pilot, "pageup", "home")
        assert "Recite" in text_of(pilot)


async def test_the_answer_of_a_long_question_is_scrolled_to(learner: Learner) -> None:
    long = " ".join(f"word{number}" for number in range(400))
    learner.write({"long.yaml": f"title: Long\nnotes: [{{id: long, q: {long}, a: The answer}}]\n"})
    async with running(learner.quiz("long"), (60, 20)) as pilot:
        assert "word0 " in text_of(pilot)
        await press(pilot, "enter")
        await settle(pilot)
        assert "▌ The answer" in text_of(pilot)


async def test_a_long_card_scrolls_while_an_answer_is_typed(learner: Learner) -> None:
    lines = "\\n".join(f"line {number}" for number in range(16))
    learner.write({"long.yaml": f'title: Long\nnotes: [{{id: long, q: "Which one?\\n{lines}", a: Right}}]\n'})
    async with running(learner.quiz("long"), (60, 20)) as pilot:
        await press(pilot, "x")
        assert "line 15" not in text_of(pilot)
        await press(pilot, "pagedown")
        assert "line 15" in text_of(pilot)
        assert "Which one?" in text_of(pilot)
        await press(pilot, "up")
        assert "line 14" in text_of(pilot)
        await press(pilot, "pageup", "down", "up")
        assert "line 0" in text_of(pilot)
        assert text_of(pilot).count("Which one?") == 1
        assert pilot.app.screen.query_one(AnswerBox).value == "x"


def chosen(pilot: Pilot[None]) -> tuple[str, ...]:
    """What lies open on the board."""
    return tuple(pilot.app.screen.query_one(CardFace).pad.board.options)


async def test_the_question_is_named_beside_the_verdict_and_the_answer(learner: Learner) -> None:
    wrong = ", ".join(f"Choice {number}" for number in range(12))
    note = f"{{id: long, q: Which one of all these is right?, a: Right, wrong: [{wrong}], ref: 'lead#1', remark: So.}}"
    learner.write({"long.yaml": f"title: Long\nsource: {{title: {'Long ' * 30}}}\nnotes: [{note}]\n"})
    async with running(learner.quiz("long"), (60, 20)) as pilot:
        labels = pilot.app.screen.query_one(CardFace).pad.board.labels
        key, picked = next(pair for pair in zip(labels, chosen(pilot), strict=True) if pair[1] != "Right")
        await press(pilot, key)
        await settle(pilot)
        for part in ("Which one of all these is right?", "✗ Wrong.", picked):
            assert part in text_of(pilot)
        await press(pilot, "end")
        await pilot.wait_for_scheduled_animations()
        lines = text_of(pilot).splitlines()
        assert "Which one of all these is right?" in lines[3]
        (source,) = [line for line in lines if "Long" in line and "Source" in line]
        assert source.rstrip().endswith("…")


async def test_the_keys_named_are_those_that_work(learner: Learner) -> None:
    async with running(learner.quiz()) as pilot:
        assert text_of(pilot).splitlines()[-1].strip().startswith("Enter Check  ^G Hint  Esc Leave box")
        await press(pilot, "escape")
        assert text_of(pilot).splitlines()[-1].strip().startswith("Enter Show answer  i Hint  q Decks  u Undo")
        await press(pilot, "i", "space")
        last = text_of(pilot).splitlines()[-1]
        assert last.strip().startswith("Enter Good  q Decks")
        assert "Hint" not in last


async def test_pasted_lines_become_one_harmless_line(learner: Learner) -> None:
    async with running(learner.quiz()) as pilot:
        pilot.app.post_message(events.Paste("Bahrain\nJordan\x1b[2J"))
        await settle(pilot)
        assert pilot.app.screen.query_one(AnswerBox).value == "Bahrain Jordan␛[2J"


@pytest.mark.parametrize("lines", ["Bahrain\rJordan\r", "Bahrain\r\nJordan", "\n Bahrain\n\nJordan"])
async def test_pasted_lines_are_the_items_of_a_set(learner: Learner, lines: str) -> None:
    async with running(learner.quiz()) as pilot:
        await press(pilot, "ctrl+s", *"x")
        pilot.app.post_message(events.Paste(lines))
        await settle(pilot)
        assert pilot.app.screen.query_one(AnswerBox).value == "xBahrain; Jordan"


@pytest.mark.parametrize("text", ["می\u200cخواهم", "👩\u200d👧", "a\u200fb", "10\xa0000", "漢\u3000字"])
async def test_joiners_marks_and_other_spaces_are_typed_too(learner: Learner, text: str) -> None:
    async with running(learner.quiz()) as pilot:
        await press(pilot, *text, *"ok")
        assert pilot.app.screen.query_one(AnswerBox).value == text + "ok"


async def test_characters_that_steer_are_not_typed(learner: Learner) -> None:
    async with running(learner.quiz()) as pilot:
        await press(pilot, "a", "\u202e", "\x9b", "b")
        assert pilot.app.screen.query_one(AnswerBox).value == "ab"


async def test_the_summary_tells_what_failed_and_takes_undo(learner: Learner) -> None:
    async with running(learner.quiz()) as pilot:
        await press(pilot, "enter", "1", *("enter", "4") * 3)
        assert isinstance(pilot.app.screen, SummaryScreen)
        assert "4 on 3 cards" in text_of(pilot)
        assert "75%" in text_of(pilot)
        assert "✗ What is its code name?" in text_of(pilot)
        await press(pilot, "u")
        assert isinstance(pilot.app.screen, QuizScreen)
        await press(pilot, "enter", "4", "enter")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_a_card_that_comes_due_during_the_summary_can_be_gone_on_with(learner: Learner) -> None:
    slow = Settings(clock=SETTINGS.clock, base=type(SETTINGS.base)(learning_steps=(3600,)))
    async with running(learner.quiz("rivers", slow)) as pilot:
        await press(pilot, "enter", "1")
        assert isinstance(pilot.app.screen, SummaryScreen)
        assert "The next learning card is due at 11:00 (in 1h)." in text_of(pilot)
        learner.clock.move(minutes=59)
        pilot.app.screen.tick()
        await settle(pilot)
        assert "A card has come due" in text_of(pilot)
        assert "Enter Go on" in text_of(pilot)
        await press(pilot, "enter")
        assert "Which river runs through Cairo?" in text_of(pilot)


async def test_a_study_day_that_begins_meanwhile_shows_the_card_again(learner: Learner) -> None:
    async with running(learner.quiz()) as pilot:
        await answer(pilot, "OIR")
        learner.clock.move(hours=20)
        await press(pilot, "3")
        assert "A new study day has begun" in text_of(pilot)
        assert "You typed  OIR" in text_of(pilot)
        await press(pilot, "3")
        assert "1 done" in text_of(pilot)


async def test_the_card_can_have_the_keys_without_a_box(learner: Learner) -> None:
    async with running(learner.quiz(settings=RECALL)) as pilot:
        assert isinstance(pilot.app.focused, CardFace)
        await press(pilot, "t")
        assert isinstance(pilot.app.focused, CardFace)
        await press(pilot, "space", "space")
        assert "1 done" in text_of(pilot)


PAIRS = """
id: operations
title: Operations
notes:
  - id: pairs
    pairs: {Australia: Okra, France: Chammal, Canada: Impact}
    ask: "Whose was {left}'s operation?"
"""


async def test_a_matched_board_is_rated_pair_by_pair_and_recorded_at_once(learner: Learner) -> None:
    learner.write({"war/operations.yaml": PAIRS})
    settings = Settings(clock=SETTINGS.clock, wish=Wish.CHOICE)
    async with running(learner.quiz("operations", settings)) as pilot:
        pad = pilot.app.screen.query_one(CardFace).pad
        keys = dict(zip(pad.board.options, pad.board.labels, strict=True))
        assert "Whose was …'s operation?" in text_of(pilot)
        await press(pilot, keys["Okra"], keys["Impact"], keys["Chammal"], "enter")
        assert "1 of 3 right." in text_of(pilot)
        await press(pilot, "down", "2", "up")
        assert reviews(learner) == []
        await press(pilot, "enter")
        assert reviews(learner) == [("pairs", 3), ("pairs", 2), ("pairs", 1)]
        await press(pilot, "escape", "u")
        assert "0 done" in text_of(pilot)


async def test_a_choice_is_picked_by_key_or_mouse_and_offers_no_easy(learner: Learner) -> None:
    note = "{id: one, q: Which one?, a: Right, wrong: [Left, Middle]}"
    learner.write({"one.yaml": f"id: one\ntitle: One\nnotes: [{note}]\n"})
    async with running(learner.quiz("one")) as pilot:
        pad = pilot.app.screen.query_one(CardFace).pad
        await pilot.click(pad, offset=(6, list(pad.board.options).index("Right")))
        await settle(pilot)
        assert "✓ Correct." in text_of(pilot)
        assert "Easy" not in text_of(pilot)
        await press(pilot, "4")
        assert reviews(learner) == []
        await press(pilot, "enter")
        assert reviews(learner) == [("one", 3)]


async def test_what_was_confused_is_named_and_both_sides_are_shown(learner: Learner) -> None:
    notes = "\n".join(
        f"  - {{id: {name.lower()}, q: Which river runs through {place}?, a: {name}}}"
        for name, place in (("Nile", "Cairo"), ("Tigris", "Baghdad"), ("Seine", "Paris"))
    )
    learner.write({"rivers.yaml": f"id: rivers\ntitle: Rivers\nnotes:\n{notes}\n"})
    for size in ((80, 24), (60, 20)):
        async with running(learner.quiz("rivers"), size) as pilot:
            await answer(pilot, "Tigris")
            seen = text_of(pilot)
            assert "That is the answer to another card:" in seen
            assert seen.count("Which river runs") == 3
            check_golden(pilot, f"confused-{size[0]}x{size[1]}")


async def test_overruling_turns_the_verdict_and_the_marked_rating(learner: Learner) -> None:
    async with running(learner.quiz()) as pilot:
        await answer(pilot, "Nonsense")
        await press(pilot, "o")
        assert "✓ Correct. By your word; it was judged wrong." in text_of(pilot)
        await press(pilot, "enter")
        assert reviews(learner) == [("name", 3)]
        await press(pilot, "ctrl+r")
        assert "Overruled, now rated Again" in text_of(pilot)


async def test_that_should_count_is_one_key(learner: Learner) -> None:
    async with running(learner.quiz()) as pilot:
        await answer(pilot, "the anti-Daesh campaign")
        await press(pilot, "c")
        assert "counts from now on" in " ".join(text_of(pilot).split())
        await press(pilot, "enter")
    assert "the anti-Daesh campaign" in (learner.folder / "decks/war/operations.yaml").read_text(encoding="utf-8")
    assert reviews(learner) == [("name", 3)]


async def test_what_is_confused_twice_can_be_drilled_from_the_decks(learner: Learner) -> None:
    notes = "\n".join(
        f"  - {{id: {name.lower()}, q: Which river runs through {place}?, a: {name}}}"
        for name, place in (("Nile", "Cairo"), ("Tigris", "Baghdad"))
    )
    learner.write({"rivers.yaml": f"id: rivers\ntitle: Rivers\nnotes:\n{notes}\n", "war/operations.yaml": PAIRS})
    async with running(learner.quiz("rivers")) as pilot:
        for _ in range(2):
            assert "Cairo" in text_of(pilot)
            await answer(pilot, "Tigris")
            await press(pilot, "enter")
            if "Baghdad" in text_of(pilot):
                await press(pilot, "ctrl+o")
    async with running(learner.app()) as pilot:
        assert "You confuse 1 pair of cards: c drills them." in text_of(pilot)
        before = reviews(learner)
        await press(pilot, "c")
        for _ in range(4):
            await answer(pilot, "Nile" if "Cairo" in text_of(pilot) else "Tigris")
            assert "got it" in text_of(pilot)
            await press(pilot, "enter")
        assert "Drilled 1 of 1 pairs: 4 of 4 answers right." in text_of(pilot)
        assert reviews(learner) == before


async def test_an_answer_on_its_way_is_not_taken_for_one_to_the_next_card(learner: Learner) -> None:
    async with running(learner.quiz()) as pilot:
        box = pilot.app.screen.query_one(AnswerBox)
        box.value = "OIR"
        box.post_message(AnswerBox.Sent("OIR", box.opened))
        pilot.app.screen.action_suspend()  # type: ignore[attr-defined]
        await settle(pilot)
        assert "Which Arab states struck first?" in text_of(pilot)
        assert "✗" not in text_of(pilot)
        assert "▸" not in text_of(pilot)


@pytest.mark.parametrize("note", ["name", "states"])
async def test_what_is_typed_stays_where_it_cant_be_judged_just_now(learner: Learner, note: str) -> None:
    async with running(learner.quiz()) as pilot:
        if note == "states":
            await press(pilot, "ctrl+o")
        learner.windows[-1].store()
        history = learner.folder / "progress.db"
        history.rename(learner.folder / "elsewhere.db")
        typed = "OIR" if note == "name" else "Bahrain; Jordan; Qatar"
        await answer(pilot, typed)
        assert "moved or deleted" in text_of(pilot)
        assert pilot.app.screen.query_one(AnswerBox).value == typed
        (learner.folder / "elsewhere.db").rename(history)
        await press(pilot, "enter")
        assert "✓ Correct" in text_of(pilot)


async def test_what_is_picked_stays_where_it_cant_be_judged_just_now(learner: Learner) -> None:
    learner.write({"steps.yaml": "title: Steps\nnotes: [{id: steps, q: Which order?, order: [one, two, three]}]\n"})
    async with running(learner.quiz("steps")) as pilot:
        board = pilot.app.screen.query_one(CardFace).pad.board
        keys = [board.labels[board.options.index(item)] for item in ("one", "two")]
        learner.windows[-1].store()
        history = learner.folder / "progress.db"
        history.rename(learner.folder / "elsewhere.db")
        await press(pilot, *keys, "enter")
        assert "moved or deleted" in text_of(pilot)
        (learner.folder / "elsewhere.db").rename(history)
        await press(pilot, "enter")
        assert "✓ Correct" in text_of(pilot)


async def test_half_an_answer_stays_when_the_answer_before_to_the_same_card_is_overruled(learner: Learner) -> None:
    async with running(learner.quiz("rivers")) as pilot:
        await answer(pilot, "Niger")
        await press(pilot, "enter")
        await press(pilot, *"The Ni")
        learner.clock.move(seconds=1)
        await press(pilot, "ctrl+r")
        assert "Overruled, now rated Good" in text_of(pilot)
        assert pilot.app.screen.query_one(AnswerBox).value == "The Ni"
        await press(pilot, "l", "e", "enter")
        assert "✓ Correct" in text_of(pilot)
