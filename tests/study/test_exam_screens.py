"""Exams full screen: sat without a hint of right or wrong, judged at the end, listed for ever."""

import json

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from progress.log import ActKind, Moment
from study.actions import actions_in
from study.app import StudyApp
from study.palette import StudyCommands
from study.screens.base import StudyScreen
from study.screens.exam import ExamScreen
from study.screens.exam_result import ResultScreen
from study.screens.exams import ExamsScreen
from study.screens.home import HomeScreen
from study.widgets.board import BoardPad
from study.widgets.exams import ExamList, ExamPlan
from study.widgets.typed import AnswerBox
from tests.study.conftest import SETTINGS, Learner
from tests.study.exams import DECK, OPERATIONS, RIGHT, desk_of, reviews, sat, unwritable
from tests.study.screens import answer, check_golden, hold, press, running, send, settle, text_of
from tests.study.test_app_hostile import STEERING, WRITTEN, harmless

SIZES = [pytest.param((80, 24), id="80x24"), pytest.param((60, 20), id="60x20")]
TOLD = ("✓", "✗", "≈", "Correct", "Wrong", "Close", "Inherent", "Amman is")


@pytest.fixture
def somebody(learner: Learner) -> Learner:
    """With a deck of every form besides the others."""
    learner.write({"war/operations.yaml": OPERATIONS})
    return learner


def exam(learner: Learner, number: int | None = None, minutes: int | None = None) -> StudyApp:
    """The app, about to open on an exam."""
    app = learner.app()
    app._exam = app.desk.exam(DECK, number, minutes)
    return app


def screen(pilot: Pilot[None]) -> ExamScreen:
    assert isinstance(pilot.app.screen, ExamScreen)
    return pilot.app.screen


def note(pilot: Pilot[None]) -> str:
    """Id of the note that is asked."""
    shown = screen(pilot).sitting.shown
    assert shown
    return shown.card.key.partition("/")[2].partition("#")[0]


async def give(pilot: Pilot[None], right: bool = True) -> None:
    """Answer the question on screen, right or wrong, in its form."""
    shown = screen(pilot).sitting.shown
    assert shown
    if typed := RIGHT[note(pilot)]:
        await answer(pilot, typed if right else "Desert Storm")
        return
    wanted = [forms[0] for forms in shown.card.items] or [shown.card.answer]
    others = [forms[0] for forms in shown.card.items[::-1]] or list(shown.card.wrong[:1])
    labels = dict(zip(shown.choices, screen(pilot).query_one(BoardPad).board.labels, strict=True))
    # The last one of an order takes its place by itself.
    await press(pilot, *(labels[one] for one in (wanted if right else others)[: max(1, len(shown.card.items) - 1)]))
    if isinstance(pilot.app.screen, ExamScreen) and pilot.app.screen.sitting.shown is shown:
        await press(pilot, "enter")


async def until(pilot: Pilot[None], wanted: str) -> None:
    """Answer questions until the one of this note is on screen."""
    while note(pilot) != wanted:
        await give(pilot)


@pytest.mark.parametrize("place", [ExamsScreen, ExamScreen, ResultScreen])
def test_every_action_listed_is_one_the_screen_has(place: type[StudyScreen]) -> None:
    for action in actions_in(place.WHERE):
        if "." not in action.call and not action.id.endswith(".scroll"):
            assert hasattr(place, f"action_{action.call}"), action.id


def test_keys_for_typing_are_none_that_the_box_itself_needs() -> None:
    own = {key for binding in Input.BINDINGS for key in getattr(binding, "key", "").split(",")}
    ours = {key for action in actions_in("exam", "everywhere") for key in action.typing_keys}
    assert ours & own <= {"enter"}


@pytest.mark.parametrize("size", SIZES)
async def test_what_it_looks_like(somebody: Learner, size: tuple[int, int]) -> None:
    name = f"{size[0]}x{size[1]}"
    async with running(somebody.app(), size) as pilot:
        await press(pilot, "end", "x", "m")
        check_golden(pilot, f"exam-plan-{name}")
        await press(pilot, "enter")
        check_golden(pilot, f"exam-question-{name}")
        for _ in range(3):
            await give(pilot)
            somebody.clock.move(minutes=3.1)
        screen(pilot).tick()
        await press(pilot, "ctrl+s")
        check_golden(pilot, f"exam-hand-in-{name}")
        await press(pilot, "escape")
        await give(pilot, right=False)
        await press(pilot, "enter")
        check_golden(pilot, f"exam-result-{name}")
        await press(pilot, "c", "c", "enter", "x", "tab")
        check_golden(pilot, f"exam-list-{name}")


async def test_nothing_is_told_before_the_end_and_the_schedule_is_left_alone(somebody: Learner) -> None:
    async with running(exam(somebody)) as pilot:
        for number in range(1, 6):
            assert f"{number} of 5" in text_of(pilot)
            assert not [word for word in TOLD if word in text_of(pilot)]
            await give(pilot, right=number % 2 == 0)
        assert isinstance(pilot.app.screen, ResultScreen)
        assert "2 of 5 points   40%" in text_of(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, HomeScreen)
    assert reviews(somebody) == []
    (found,) = sat(somebody)
    assert (found.answered, found.score.points, found.counted) == (5, 2.0, False)


async def test_enter_alone_means_not_known_and_goes_on(somebody: Learner) -> None:
    async with running(exam(somebody)) as pilot:
        await press(pilot, *["enter"] * 5)
        assert "0 of 5 points" in text_of(pilot)
        assert "no answer" in text_of(pilot)
    assert [one.response for one in sat(somebody)[0].questions] == [""] * 5


async def test_answers_count_as_reviews_once_when_asked_twice_and_undo_takes_them_back(somebody: Learner) -> None:
    async with running(exam(somebody)) as pilot:
        for _ in range(5):
            await give(pilot)
        await press(pilot, "c")
        assert "Press c once more to record 5 answers as reviews of today" in text_of(pilot)
        assert reviews(somebody) == []
        await press(pilot, "c")
        assert "Recorded as 5 reviews of today." in text_of(pilot)
        await press(pilot, "c", "c")
        assert len(reviews(somebody)) == 5
        await press(pilot, "q", "a", "escape", "u")
        assert reviews(somebody) == []
    assert sat(somebody)[0].counted


@pytest.mark.parametrize(("out", "key"), [(("escape",), "q"), ((), "ctrl+s")])
async def test_handing_in_early_asks_first(somebody: Learner, out: tuple[str, ...], key: str) -> None:
    async with running(exam(somebody)) as pilot:
        await give(pilot)
        await press(pilot, *out, key)
        assert "once more to hand in: 4 questions are not answered." in text_of(pilot)
        await press(pilot, key)
        assert isinstance(pilot.app.screen, ResultScreen)
        assert "not reached" in text_of(pilot)
    (found,) = sat(somebody)
    assert (found.answered, found.ended is not None, found.score.number) == (1, True, 5)


async def test_a_double_click_is_one_press(somebody: Learner) -> None:
    async with running(exam(somebody), (60, 20)) as pilot:
        at = text_of(pilot).splitlines()[-1].index("Hand in")
        await pilot.click(offset=(at, 19), times=2)
        await settle(pilot)
        assert "once more to hand in" in text_of(pilot)
        assert isinstance(pilot.app.screen, ExamScreen)


async def test_escape_never_hands_in_however_often_it_is_pressed(somebody: Learner) -> None:
    async with running(exam(somebody)) as pilot:
        await press(pilot, *["escape"] * 6)
        assert screen(pilot).sitting.shown


async def test_typing_on_takes_the_question_about_handing_in_away(somebody: Learner) -> None:
    async with running(exam(somebody)) as pilot:
        await until(pilot, "name")
        await press(pilot, "O", "ctrl+s")
        assert "hand in" in text_of(pilot)
        await press(pilot, "I")
        assert "once more" not in text_of(pilot)
        await press(pilot, "ctrl+s")
        assert screen(pilot).sitting.shown


async def test_a_burst_answers_one_question(somebody: Learner) -> None:
    async with running(exam(somebody)) as pilot:
        send(pilot, "enter", "enter", "q", "q", "enter", "a")
        await settle(pilot)
        assert screen(pilot).sitting.answered == 1
        await until(pilot, "name")
        assert screen(pilot).query_one(AnswerBox).value == ""


async def test_enter_held_down_gives_one_answer(somebody: Learner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StudyApp, "HELD", 0.12)
    async with running(exam(somebody)) as pilot:
        await hold(pilot, "enter", 8)
        assert screen(pilot).sitting.answered == 1


async def test_a_word_typed_where_options_lie_gives_no_answer_before_enter(somebody: Learner) -> None:
    async with running(exam(somebody)) as pilot:
        await until(pilot, "capital")
        before = screen(pilot).sitting.answered
        await press(pilot, *"abaaca")
        assert screen(pilot).sitting.answered == before
        assert "Enter gives this answer, another letter changes it" in text_of(pilot)
        assert "● a" in text_of(pilot)
        second = screen(pilot).query_one(BoardPad).board.options[1]
        await press(pilot, "down", "down", "enter")
        (found,) = sat(somebody)
        labels = {one.card.partition("#")[0]: one.response for one in found.questions}
        assert labels["mine/capital"] == second


async def test_outside_the_box_enter_gives_what_stands_in_it(somebody: Learner) -> None:
    async with running(exam(somebody)) as pilot:
        await until(pilot, "name")
        await press(pilot, *"OIR", "escape", "enter")
    (found,) = sat(somebody)
    assert [one.response for one in found.questions if "name" in one.card] == ["OIR"]


async def test_help_opens_and_what_was_typed_stays(somebody: Learner) -> None:
    async with running(exam(somebody)) as pilot:
        await until(pilot, "name")
        await press(pilot, *"OI", "f1", "escape", "R")
        assert screen(pilot).query_one(AnswerBox).value == "OIR"


async def test_the_palette_leads_out_of_no_exam(somebody: Learner) -> None:
    async with running(exam(somebody)) as pilot:
        titles = [str(hit.text) async for hit in StudyCommands(pilot.app.screen).discover()]
        assert "Hand in" in titles
        assert not [title for title in titles if title.startswith("Study ")]


async def test_the_time_left_is_said_in_words(somebody: Learner) -> None:
    async with running(exam(somebody, minutes=2)) as pilot:
        assert "2 min left" in text_of(pilot)
        somebody.clock.move(seconds=75)
        screen(pilot).tick()
        await settle(pilot)
        assert "only 45 s left" in text_of(pilot)


async def test_when_time_is_up_keys_meant_for_the_answer_do_nothing_else(somebody: Learner) -> None:
    async with running(exam(somebody, minutes=1)) as pilot:
        await give(pilot)
        await until(pilot, "name")
        before = screen(pilot).sitting.answered
        await press(pilot, *"OI")
        somebody.clock.move(seconds=61)
        screen(pilot).tick()
        await settle(pilot)
        assert "Time is up: the exam is handed in. Enter shows the result." in text_of(pilot)
        await press(pilot, *"qcaaqcct", "escape", "space", "ctrl+s")
        assert isinstance(pilot.app.screen, ExamScreen)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ResultScreen)
    assert sat(somebody)[0].answered == before


async def test_an_answer_after_the_time_does_not_count(somebody: Learner) -> None:
    async with running(exam(somebody, minutes=1)) as pilot:
        somebody.clock.move(seconds=61)
        await give(pilot)
        assert isinstance(pilot.app.screen, ResultScreen)
        assert "Time is up" in text_of(pilot)
    assert sat(somebody)[0].answered == 0


@pytest.mark.parametrize("wanted", ["name", "steps"])
async def test_an_answer_that_cannot_be_kept_stays_to_be_given_again(somebody: Learner, wanted: str) -> None:
    async with running(exam(somebody)) as pilot:
        await until(pilot, wanted)
        before = screen(pilot).sitting.answered
        with unwritable(somebody):
            await give(pilot)
            assert "Error: " in text_of(pilot)
            assert note(pilot) == wanted
        box, pad = screen(pilot).query_one(AnswerBox), screen(pilot).query_one(BoardPad)
        assert box.value == "OIR" if wanted == "name" else len(pad.board.picked) == 3
        await press(pilot, "enter")
        found = sat(somebody)[0]
        assert found.answered == before + 1
        assert [one.verdict for one in found.questions if wanted in one.card] == ["correct"]


async def test_a_handing_in_that_cannot_be_kept_leaves_the_exam_open(somebody: Learner) -> None:
    async with running(exam(somebody)) as pilot:
        await press(pilot, "ctrl+s")
        with unwritable(somebody):
            await press(pilot, "ctrl+s")
            assert "Error: " in text_of(pilot)
        await press(pilot, "ctrl+s", "ctrl+s")
        assert isinstance(pilot.app.screen, ResultScreen)


async def test_an_exam_that_cannot_begin_says_so_where_it_was_started(somebody: Learner) -> None:
    desk_of(somebody).access.store()
    async with running(somebody.app()) as pilot:
        await press(pilot, "end", "x")
        with unwritable(somebody):
            await press(pilot, "enter")
            assert "Error: " in text_of(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ExamScreen)
    with unwritable(somebody):
        async with running(exam(somebody)) as pilot:
            assert isinstance(pilot.app.screen, HomeScreen)
            assert "Error: " in text_of(pilot)


async def test_a_broken_off_exam_is_listed_with_its_score_so_far(somebody: Learner) -> None:
    async with running(exam(somebody)) as pilot:
        await give(pilot)
        await give(pilot, right=False)
        pilot.app.exit()
    async with running(somebody.app()) as pilot:
        await press(pilot, "x")
        assert "1 of 2: 50%" in text_of(pilot)
        assert "not finished, 2 of 5 answered" in text_of(pilot)


async def test_past_exams_open_and_lead_back_to_their_place(somebody: Learner) -> None:
    for _ in range(2):
        async with running(exam(somebody, 1)) as pilot:
            await give(pilot)
        somebody.clock.move(hours=1)
    async with running(somebody.app()) as pilot:
        await press(pilot, "end", "x")
        send(pilot, "down", "down", "enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ResultScreen)
        assert "1 Sep 2026, 10:00" in text_of(pilot)
        assert "Every answer was right." in text_of(pilot)
        assert "Count as reviews" not in text_of(pilot)
        await press(pilot, "c", "c", "q")
        assert isinstance(pilot.app.screen, ExamsScreen)
        assert pilot.app.screen.query_one(ExamList).highlighted == 1
        await press(pilot, "up", "up")
        assert isinstance(pilot.app.focused, ExamPlan)
        await press(pilot, "q")
        assert isinstance(pilot.app.screen, HomeScreen)
    assert reviews(somebody) == []


async def test_cards_that_are_gone_show_their_key(somebody: Learner) -> None:
    async with running(exam(somebody)) as pilot:
        await press(pilot, *["enter"] * 5)
    somebody.write({"war/operations.yaml": "id: operations\ntitle: Operations\nnotes: [{id: new, q: a?, a: b}]\n"})
    async with running(somebody.app(), (80, 60)) as pilot:
        await press(pilot, "x", "tab", "enter")
        assert "mine/name#forward (no longer in your decks)" in text_of(pilot)


async def test_suspended_cards_are_not_asked_and_sections_are_readable(somebody: Learner) -> None:
    desk = desk_of(somebody)
    day = SETTINGS.clock.day(somebody.clock())
    desk.access.store().act(ActKind.SUSPEND, [desk.access.memory("mine/name#forward")], Moment(1, day, 0))
    paper = desk.exam(DECK, None, None).paper
    assert {card.key.partition("#")[0]: section for card, section in paper.questions} == {
        "mine/states": "First strikes", "mine/steps": "First strikes", "mine/capital": "Operations", "mine/cost": "Lead"
    }  # fmt: skip
    whole = desk.exam(None, None, None).paper
    assert (whole.title, {section for _, section in whole.questions}) == ("My decks", {"Operations", "Rivers"})


async def test_count_and_time_are_chosen_by_keys_and_mouse(learner: Learner) -> None:
    notes = "".join(f"  - {{id: n{number}, q: Number {number}?, a: {number}}}\n" for number in range(50))
    learner.write({"many.yaml": f"id: many\ntitle: Many\nnotes:\n{notes}"})
    async with running(learner.app(), (60, 20)) as pilot:
        await press(pilot, "down", "down", "x")
        assert "Exam on        Many  50 cards" in text_of(pilot)
        assert "10   20  ▸40◂  all 50" in text_of(pilot)
        await press(pilot, "right", "right")
        assert "▸all 50◂" in text_of(pilot)
        await press(pilot, *["left"] * 4)
        assert "▸10◂" in text_of(pilot)
        at, line = next((at, line) for at, line in enumerate(text_of(pilot).splitlines()) if "no limit" in line)
        await pilot.click(offset=(line.index("20"), at))
        await settle(pilot)
        assert "▸20◂" in text_of(pilot).splitlines()[at]
        await pilot.click("KeyLine", offset=(2, 0))
        await settle(pilot)
        assert "1 of 10" in text_of(pilot)
        assert "20 min left" in text_of(pilot)


async def test_a_past_exam_opens_by_a_click(somebody: Learner) -> None:
    async with running(exam(somebody, 1)) as pilot:
        await give(pilot)
        await press(pilot, "enter", "x")
        await pilot.click(ExamList, offset=(10, 1))
        await settle(pilot)
        assert isinstance(pilot.app.screen, ResultScreen)


async def test_without_decks_there_is_nothing_to_ask(learner: Learner) -> None:
    (learner.folder / "decks" / "rivers.yaml").unlink()
    (learner.folder / "decks" / "war" / "operations.yaml").unlink()
    learner.write({})
    async with running(learner.app()) as pilot:
        await press(pilot, "x", "enter")
        assert "There is nothing to ask" in text_of(pilot)
        assert "No exams yet." in text_of(pilot)


async def test_without_colour_it_says_the_same(somebody: Learner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(somebody.app()) as pilot:
        await press(pilot, "end", "x", "m")
        check_golden(pilot, "exam-plan-80x24")


async def test_deck_text_is_shown_whole_and_steers_nothing(learner: Learner) -> None:
    text = " | ".join(WRITTEN.values())
    quoted = json.dumps(text, ensure_ascii=False)
    field = f"{{id: odd, q: {quoted}, a: {quoted}, remark: {quoted}, ref: [{quoted}]}}"
    learner.write({"odd.yaml": f"id: odd\ntitle: {quoted}\nnotes: [{field}]\n"})
    async with running(learner.app(), (240, 40)) as pilot:
        await press(pilot, "down", "down", "x")
        assert text in text_of(pilot)
        await press(pilot, "enter")
        assert text_of(pilot).count(text) == 2
        await pilot.click("#question", offset=(40, 0))
        await answer(pilot, text[:-3] + "[/x]")
        assert text_of(pilot).count(text) >= 3
        assert "[/x]" in text_of(pilot)
        await press(pilot, "enter", "x", "tab")
        assert text in text_of(pilot)


@pytest.mark.parametrize("text", STEERING.values(), ids=STEERING)
async def test_whatever_the_log_holds_is_harmless(somebody: Learner, text: str) -> None:
    async with running(exam(somebody, 1)) as pilot:
        await press(pilot, "enter")
        result = pilot.app.screen
        assert isinstance(result, ResultScreen)
        gone = text.replace("\ud800", "")
        asked = result.exam.questions[0]._replace(card=gone, section=text, response=text, why=text)
        other = asked._replace(section="other")
        result.exam = result.exam._replace(title=text, questions=(asked, other))
        result.redraw()
        await settle(pilot)
        assert harmless(text_of(pilot))
