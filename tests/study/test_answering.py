"""Answers judged, overruled, confused, given on boards and item by item: what the session makes of them and logs."""

import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from decks.grading.verdict import Verdict
from decks.library import Library, Place
from progress.access import Access
from progress.clock import StudyClock
from progress.terms import Form, Rating, State
from progress.today import Catalogue
from study.dealer import Dealer
from study.drill import Drill
from study.exam import ExamSitting, paper
from study.forms import Wish
from study.session import Session
from study.settings import Settings
from study.sitting import Phase, Shown

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
DECK = """
title: Operations
notes:
  - {id: name, q: What is its code name?, a: Operation Inherent Resolve, hint: Two words}
  - {id: states, q: Which states?, all: [Bahrain, Jordan, [United Arab Emirates, UAE]]}
  - {id: steps, q: In which order?, order: [Kobani, Manbij, Raqqa]}
  - {id: capital, q: What is the capital of Jordan?, a: Amman, wrong: [Beirut, Cairo]}
  - {id: okra, q: Whose operation was Okra?, a: Australia}
  - {id: shader, q: Whose operation was Shader?, a: United Kingdom}
  - id: operations
    pairs: {France: Chammal, Canada: Impact, Belgium: Desert Falcon, Germany: Counter Daesh}
    ask: "Which operation was {left}'s?"
"""


class Desk:
    """One learner's decks and history."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "decks").mkdir()
        (folder / "decks" / "operations.yaml").write_text(DECK, encoding="utf-8")
        self.library = Library.open([Place(folder / "decks", collection="mine")], folder / "cards.db")
        self.catalogue = Catalogue(self.library.entries())
        self.access = Access(folder / "progress.db")

    def sit(self, wish: Wish = Wish.WRITTEN, boards: bool = True) -> Session:
        """A sitting, begun."""
        settings = Settings(clock=StudyClock(UTC), wish=wish)
        session = Session(self.library, self.catalogue, self.access, settings, None, boards)
        session.begin(NOW)
        return session

    def until(self, note: str, wish: Wish = Wish.WRITTEN, boards: bool = True) -> Session:
        """A sitting at this note's card; those before it are buried."""
        session = self.sit(wish, boards)
        while not shown(session).card.key.startswith(f"mine/{note}#"):
            session.bury(NOW)
        return session

    def rows(self, columns: str) -> list[tuple[object, ...]]:
        """What the log holds of the reviews that count."""
        with sqlite3.connect(self.folder / "progress.db") as raw:
            found = raw.execute(
                f"SELECT {columns} FROM review WHERE id NOT IN (SELECT id FROM undone) ORDER BY id"
            ).fetchall()
        raw.close()
        return found


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    found = Desk(tmp_path)
    yield found
    found.access.close()


def shown(session: Session | Drill | ExamSitting) -> Shown:
    assert session.shown is not None
    return session.shown


def test_the_log_keeps_response_verdict_form_time_and_suggestion(desk: Desk) -> None:
    session = desk.until("name")
    session.hint()
    session.reveal("operation inherent resolve", NOW + 4 * SECOND)
    assert (shown(session).verdict, shown(session).suggested) == (Verdict.CORRECT, Rating.HARD)
    session.answer(Rating.GOOD, NOW + 6 * SECOND)
    assert desk.rows("form, response, verdict, hinted, suggested, rating, thought, duration") == [
        ("typed", "operation inherent resolve", "correct", 1, 2, 3, 4_000, 6_000)
    ]


def test_not_knowing_suggests_again_and_is_logged_as_wrong(desk: Desk) -> None:
    session = desk.until("name")
    session.reveal("", NOW)
    assert (session.phase, shown(session).suggested, shown(session).grade) == (Phase.ANSWER, Rating.AGAIN, None)
    session.answer(Rating.AGAIN, NOW)
    assert desk.rows("form, response, verdict") == [("typed", "", "wrong")]


def test_recalling_without_a_word_suggests_nothing(desk: Desk) -> None:
    session = desk.until("name")
    session.reveal(None, NOW)
    assert shown(session).suggested is None
    session.answer(Rating.GOOD, NOW)
    assert desk.rows("form, response, verdict") == [("reveal", None, None)]


def test_a_verdict_is_overruled_and_back_before_it_is_rated(desk: Desk) -> None:
    session = desk.until("name")
    session.reveal("Desert Storm", NOW)
    session.overrule(NOW)
    assert (shown(session).verdict, shown(session).suggested) == (Verdict.CORRECT, Rating.GOOD)
    session.overrule(NOW)
    assert (shown(session).verdict, shown(session).overruled) == (Verdict.WRONG, None)
    session.overrule(NOW)
    session.answer(Rating.GOOD, NOW)
    assert desk.rows("verdict, overruled, rating") == [("wrong", "correct", 3)]


def test_the_answer_before_is_overruled_while_the_next_is_on_screen(desk: Desk) -> None:
    session = desk.until("name")
    session.reveal("Desert Storm", NOW)
    session.answer(Rating.AGAIN, NOW)
    after = shown(session).card.key
    session.overrule(NOW + SECOND)
    assert session.notice is not None
    assert "rated Good" in session.notice.text
    assert shown(session).card.key == after
    assert (desk.rows("verdict, overruled, rating"), session.answered) == ([("wrong", "correct", 3)], 1)
    session.overrule(NOW + SECOND)
    assert desk.rows("verdict, overruled, rating") == [("wrong", None, 1)]
    assert desk.access.store().mismatches() == []
    session.undo(NOW + SECOND)
    assert (desk.rows("rating"), session.answered) == ([], 0)


def test_there_is_nothing_to_overrule_before_the_first_answer(desk: Desk) -> None:
    session = desk.sit()
    session.overrule(NOW)
    assert session.notice is not None
    assert "no answer" in session.notice.text


def test_a_list_is_ticked_off_item_by_item_and_ends_when_complete(desk: Desk) -> None:
    session = desk.until("states")
    assert shown(session).form is Form.ITEMS
    session.give("uae", NOW)
    session.give("Kuwait", NOW)
    ticks = [(tick.kind, tick.text) for tick in shown(session).ticks if tick.kind != "missing"]
    assert ticks == [("same", "uae"), ("extra", "Kuwait")]
    assert session.phase is Phase.QUESTION
    session.give("", NOW)
    assert (session.phase, shown(session).verdict) == (Phase.ANSWER, Verdict.WRONG)
    session.answer(Rating.AGAIN, NOW)
    assert desk.rows("form, response") == [("items", "uae\nKuwait")]


def test_a_complete_list_needs_no_further_key(desk: Desk) -> None:
    session = desk.until("states")
    session.give("Jordan, UAE", NOW)
    session.give("Bahrain", NOW)
    assert (session.phase, shown(session).verdict) == (Phase.ANSWER, Verdict.CORRECT)


def test_part_of_a_list_with_nothing_wrong_is_close(desk: Desk) -> None:
    session = desk.until("states")
    session.give("Jordan", NOW)
    session.reveal("", NOW)
    assert (shown(session).verdict, shown(session).suggested) == (Verdict.CLOSE, Rating.HARD)


def test_a_sequence_is_put_in_order(desk: Desk) -> None:
    session = desk.until("steps")
    assert shown(session).form is Form.ORDER
    assert sorted(shown(session).choices) == ["Kobani", "Manbij", "Raqqa"] != list(shown(session).choices)
    session.reveal("Kobani\nManbij\nRaqqa", NOW)
    assert shown(session).verdict is Verdict.CORRECT


def test_a_choice_offers_no_easy_and_logs_its_form(desk: Desk) -> None:
    session = desk.until("capital")
    assert shown(session).form is Form.CHOICE
    assert set(shown(session).choices) >= {"Amman", "Beirut", "Cairo"}
    session.reveal("Cairo", NOW)
    assert Rating.EASY not in shown(session).offers
    session.answer(Rating.AGAIN, NOW)
    assert desk.rows("form, response, verdict") == [("choice", "Cairo", "wrong")]


def test_by_strength_new_cards_offer_choices_and_known_ones_are_typed(desk: Desk) -> None:
    session = desk.until("okra", Wish.STRENGTH)
    assert shown(session).form is Form.CHOICE
    assert "Australia" in shown(session).choices
    card = shown(session).card
    for _ in range(2):
        session.reveal("Australia", NOW)
        session.answer(Rating.GOOD, NOW)
        session = desk.sit(Wish.STRENGTH)
        session.begin(NOW + timedelta(minutes=15))
    assert desk.access.memory(card.key).state is State.REVIEW
    settings = Settings(clock=StudyClock(UTC), wish=Wish.STRENGTH)
    dealer = Dealer(desk.library, desk.catalogue, desk.access, settings)
    assert dealer.draw(card, NOW + timedelta(days=9)).form is Form.TYPED


def test_a_wrong_answer_that_is_another_cards_is_named_and_logged(desk: Desk) -> None:
    session = desk.until("okra")
    session.reveal("united kingdom", NOW)
    other = shown(session).confused
    assert other is not None
    assert other.key.startswith("mine/shader#")
    session.answer(Rating.AGAIN, NOW)
    (found,) = desk.access.confusions()
    assert [card.partition("#")[0] for card in found.cards] == ["mine/okra", "mine/shader"]


def test_an_overruled_answer_confuses_nothing(desk: Desk) -> None:
    session = desk.until("okra")
    session.reveal("united kingdom", NOW)
    session.overrule(NOW)
    session.answer(Rating.GOOD, NOW)
    assert desk.access.confusions() == []


def test_pairs_are_matched_on_one_board_and_undone_together(desk: Desk) -> None:
    session = desk.until("operations", Wish.CHOICE)
    board = shown(session)
    assert (board.form, len(board.cards)) == (Form.MATCH, 4)
    right = [one.card.answer for one in board.cards]
    session.match([right[0], right[2], right[1], ""], NOW + SECOND)
    verdicts = [one.verdict for one in shown(session).cards]
    assert verdicts[:3] == [Verdict.CORRECT, Verdict.WRONG, Verdict.WRONG]
    assert [one.suggested for one in shown(session).cards] == [Rating.GOOD, Rating.AGAIN, Rating.AGAIN, Rating.AGAIN]
    session.rate_row(3, Rating.HARD)
    session.answer(Rating.GOOD, NOW + SECOND)
    assert desk.rows("form, rating") == [("match", 3), ("match", 1), ("match", 1), ("match", 2)]
    assert session.answered == 4
    session.undo(NOW + SECOND)
    assert (desk.rows("rating"), session.answered) == ([], 0)
    assert desk.access.store().mismatches() == []


def test_without_boards_pairs_are_asked_one_by_one(desk: Desk) -> None:
    session = desk.until("operations", Wish.CHOICE, boards=False)
    assert (shown(session).form, shown(session).partners) == (Form.CHOICE, ())


def test_a_board_answered_elsewhere_meanwhile_is_refused_whole(desk: Desk) -> None:
    session = desk.until("operations", Wish.CHOICE)
    board = shown(session)
    other = Access(desk.folder / "progress.db")
    there = Session(desk.library, desk.catalogue, other, Settings(clock=StudyClock(UTC)), None)
    there.begin(NOW)
    while not shown(there).card.key.startswith("mine/operations#"):
        there.bury(NOW)
    there.reveal(None, NOW)
    there.answer(Rating.EASY, NOW)
    session.match([one.card.answer for one in board.cards], NOW)
    session.answer(Rating.GOOD, NOW)
    assert session.notice is not None
    assert "another window" in session.notice.text
    assert len(desk.rows("id")) == 1
    other.close()


def drill_of(desk: Desk) -> Drill:
    drill = Drill(desk.library, desk.catalogue, desk.access, Settings(clock=StudyClock(UTC)), desk.access.confusions())
    drill.begin(NOW)
    return drill


def respond(drill: Drill, right: bool = True) -> str:
    """Answer the card on screen; its note."""
    card = shown(drill).card
    drill.reveal(card.answer if right else "nonsense", NOW)
    drill.answer(shown(drill).suggested or Rating.GOOD, NOW)
    return card.key.partition("#")[0].removeprefix("mine/")


def test_a_drill_asks_both_side_by_side_then_mixed_until_both_are_known(desk: Desk) -> None:
    session = desk.until("okra")
    session.reveal("united kingdom", NOW)
    session.answer(Rating.AGAIN, NOW)
    before = desk.rows("id")
    drill = drill_of(desk)
    assert shown(drill).practice
    assert set(shown(drill).offers) == {Rating.AGAIN, Rating.GOOD}
    assert {respond(drill), respond(drill)} == {"okra", "shader"}
    missed = respond(drill, right=False)
    asked = [respond(drill) for _ in range(2)]
    assert missed in asked
    assert (drill.phase, drill.notice is not None) == (Phase.DONE, True)
    assert (drill.answered, drill.right) == (5, 4)
    assert desk.rows("id") == before
    (pair,) = desk.access.confusions()
    assert (pair.times, pair.total) == (0, 1)


def test_a_confused_pair_is_worth_a_drill_from_the_second_time(desk: Desk) -> None:
    session = desk.until("okra")
    for number in (1, 2):
        session.reveal("united kingdom", NOW + number * SECOND)
        session.answer(Rating.AGAIN, NOW + number * SECOND)
        assert session.summary(NOW).confused == number // 2
        while session.phase is Phase.QUESTION and not shown(session).card.key.startswith("mine/okra#"):
            session.bury(NOW)


def exam_of(desk: Desk, count: int = 3, minutes: int | None = None) -> ExamSitting:
    settings = Settings(clock=StudyClock(UTC))
    (deck,) = desk.library.decks
    cards = [(card, deck.title) for card in desk.library.cards(deck)]
    dealer = Dealer(desk.library, desk.catalogue, desk.access, settings)
    exam = ExamSitting(dealer, desk.access, settings, paper("Operations", cards, count, "seed", minutes))
    exam.begin(NOW)
    return exam


def test_an_exam_tells_nothing_until_its_end_and_leaves_the_schedule_alone(desk: Desk) -> None:
    exam = exam_of(desk)
    for number in range(3):
        card = shown(exam).card
        exam.submit(card.answer if number else "nonsense", NOW + number * SECOND)
        assert exam.shown is None or (exam.shown.grade, exam.notice) == (None, None)
    found = exam.result()
    assert (exam.ended, found.answered, found.score.points, found.score.number) == (True, 3, 2.0, 3)
    assert 0 < found.score.low < 2 / 3 < found.score.high < 1
    assert [one.verdict for one in found.questions] == ["wrong", "correct", "correct"]
    assert desk.rows("id") == []
    exam.count_as_reviews(NOW + 9 * SECOND)
    assert [rating for (rating,) in desk.rows("rating")] == [1, 3, 3]
    exam.count_as_reviews(NOW + 9 * SECOND)
    assert len(desk.rows("id")) == 3
    assert exam.result().counted


def test_what_is_not_reached_when_time_is_up_is_not_known(desk: Desk) -> None:
    exam = exam_of(desk, minutes=1)
    exam.submit(shown(exam).card.answer, NOW + 30 * SECOND)
    assert exam.left(NOW + 30 * SECOND) == 30_000
    exam.tick(NOW + 59 * SECOND)
    assert not exam.ended
    exam.submit(shown(exam).card.answer, NOW + 61 * SECOND)
    found = exam.result()
    assert (exam.ended, found.answered, found.score.points, found.ended is not None) == (True, 1, 1.0, True)


def test_an_exam_that_was_broken_off_is_still_there(desk: Desk) -> None:
    exam = exam_of(desk)
    exam.submit("x", NOW)
    found = exam.result()
    assert (found.answered, found.ended, found.questions[0].response) == (1, None, "x")


def test_a_paper_takes_each_section_in_proportion_and_no_two_cards_of_a_note(desk: Desk) -> None:
    (deck,) = desk.library.decks
    cards = [(card, "pairs" if card.kind == "pair" else "rest") for card in desk.library.cards(deck)]
    for seed in "abcdef":
        drawn = paper("x", cards, 5, seed)
        assert sorted(section for _, section in drawn.questions) == ["pairs", "pairs", "rest", "rest", "rest"]
        assert drawn == paper("x", list(reversed(cards)), 5, seed)
    assert len(paper("x", cards, 99, "a").questions) == len(cards)


def test_an_exams_record_is_plain_json(desk: Desk) -> None:
    exam = exam_of(desk, 1)
    exam.submit("naïve “answer”", NOW)
    with sqlite3.connect(desk.folder / "progress.db") as raw:
        (payload,) = raw.execute("SELECT payload FROM act WHERE kind = 'exam-answer'").fetchone()
    raw.close()
    told = json.loads(payload)
    assert (told["response"], told["verdict"], told["card"]) == (
        "naïve “answer”", "wrong", exam.result().questions[0].card
    )  # fmt: skip


def test_the_last_line_of_a_list_can_be_taken_back(desk: Desk) -> None:
    session = desk.until("states")
    session.give("Jordan", NOW)
    session.give("Kuwait", NOW)
    assert session.take_line_back() == "Kuwait"
    assert [tick.text for tick in shown(session).ticks if tick.kind != "missing"] == ["Jordan"]
    assert session.take_line_back() == "Jordan"
    assert session.take_line_back() is None
    assert (shown(session).lines, shown(session).ticks) == ((), ())


def test_what_was_overruled_can_still_be_added_to_the_deck(desk: Desk) -> None:
    session = desk.until("okra")
    session.reveal("the land down under", NOW)
    session.overrule(NOW)
    session.accept(NOW)
    assert session.notice is not None
    assert "counts from now on" in session.notice.text


def test_an_order_that_is_not_complete_or_not_right_is_wrong(desk: Desk) -> None:
    session = desk.until("steps")
    session.reveal("Kobani", NOW)
    found = shown(session).grade
    assert found is not None
    assert (found.verdict, found.why) == (Verdict.WRONG, "Not all of them have a place.")
    session.answer(Rating.AGAIN, NOW)
    session.undo(NOW)
    session.reveal("Manbij\nKobani\nRaqqa", NOW)
    assert shown(session).verdict is Verdict.WRONG
