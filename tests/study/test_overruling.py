"""The learner's word after the answer was recorded: there and back, on boards, against other windows, and undone."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from decks.grading.verdict import Verdict
from progress.access import Access
from progress.terms import Rating
from progress.today import Catalogue
from study.forms import Wish
from study.session import Session
from study.sitting import Phase, Shown
from tests.study.conftest import NOW, SETTINGS, Learner

SECOND = timedelta(seconds=1)
DECK = """
id: own
title: Own
notes:
  - {id: okra, q: Whose operation was Okra?, a: Australia}
  - {id: shader, q: Whose operation was Shader?, a: United Kingdom}
  - id: operations
    pairs: {France: Chammal, Canada: Impact, Belgium: Desert Falcon}
    ask: "Which operation was {left}'s?"
"""


def shown(session: Session) -> Shown:
    assert session.shown is not None
    return session.shown


def said(session: Session) -> str:
    assert session.notice is not None
    return session.notice.text


@pytest.fixture
def session(learner: Learner) -> Iterator[Session]:
    """A sitting that begins with Okra."""
    learner.write({"own.yaml": DECK})
    session = learner.session("own")
    session.begin(NOW)
    yield session
    assert learner.access().store().mismatches() == []


def test_overruled_there_and_back_an_answer_is_what_it_was(learner: Learner, session: Session) -> None:
    session.reveal("united kingdom", NOW)
    assert shown(session).confused is not None
    session.answer(Rating.HARD, NOW)
    session.overrule(NOW + SECOND)
    assert learner.access().confusions() == []
    session.overrule(NOW + SECOND)
    assert "now rated Hard" in said(session)
    (pair,) = learner.access().confusions()
    assert pair.times == 1


def test_an_easy_answer_is_easy_again(session: Session) -> None:
    session.reveal("australia", NOW)
    session.answer(Rating.EASY, NOW)
    session.overrule(NOW + SECOND)
    assert "now rated Again" in said(session)
    session.overrule(NOW + SECOND)
    assert "now rated Easy" in said(session)


def test_an_overruled_answer_of_a_board_is_undone_with_the_board(learner: Learner, session: Session) -> None:
    board = learner.session("own", SETTINGS._replace(wish=Wish.CHOICE))
    board.begin(NOW)
    while not shown(board).partners:
        board.bury(NOW)
    board.match([one.card.answer for one in shown(board).cards], NOW)
    board.answer(Rating.GOOD, NOW)
    board.overrule(NOW + SECOND)
    assert [answer.rating for answer in board.summary(NOW).answers] == [3, 3, 1]
    board.undo(NOW + SECOND)
    assert said(board).startswith("Undone: 3 answers")
    assert (board.answered, len(shown(board).cards)) == (0, 3)
    board.redo(NOW + SECOND)
    assert said(board).startswith("Redone: 3 answers")
    assert [answer.rating for answer in board.summary(NOW).answers] == [3, 3, 1]


def test_any_row_of_a_board_is_overruled(learner: Learner, session: Session) -> None:
    board = learner.session("own", SETTINGS._replace(wish=Wish.CHOICE))
    board.begin(NOW)
    while not shown(board).partners:
        board.bury(NOW)
    right = [one.card.answer for one in shown(board).cards]
    board.match([right[0], right[2], right[1]], NOW)
    board.overrule(NOW, 2)
    assert [one.verdict for one in shown(board).cards] == [Verdict.CORRECT, Verdict.WRONG, Verdict.CORRECT]
    assert [one.suggested for one in shown(board).cards] == [Rating.GOOD, Rating.AGAIN, Rating.GOOD]


def test_an_answer_given_again_in_another_window_is_not_overruled(learner: Learner, session: Session) -> None:
    session.reveal("nonsense", NOW)
    session.answer(Rating.AGAIN, NOW)
    there = Session(session._library, Catalogue(session._library.entries()), learner.access(), SETTINGS, None)
    later = NOW + timedelta(minutes=2)
    there.begin(later)
    assert shown(there).card.key == "mine/okra#forward"
    there.reveal("Australia", later)
    there.answer(Rating.GOOD, later)
    before = shown(session).card.key
    session.overrule(later + SECOND)
    assert said(session) == "Not overruled: that card was answered again since."
    assert (session.phase, shown(session).card.key) == (Phase.QUESTION, before)


def test_a_suspended_card_stays_away_when_its_overruled_answer_is_undone(learner: Learner) -> None:
    session = learner.session("rivers")
    session.begin(NOW)
    session.reveal("nonsense", NOW)
    session.answer(Rating.AGAIN, NOW)
    assert shown(session).memory.reps == 1
    session.suspend(NOW)
    session.overrule(NOW)
    session.undo(NOW)
    assert (session.answered, session.phase) == (0, Phase.DONE)


def test_the_history_stays_whole_when_it_is_read_again(learner: Learner, session: Session, tmp_path: Path) -> None:
    session.reveal("nonsense", NOW)
    session.answer(Rating.AGAIN, NOW)
    for _ in range(3):
        session.overrule(NOW + SECOND)
        session.undo(NOW + SECOND)
        session.redo(NOW + SECOND)
    window = Access(tmp_path / "progress.db")
    assert window.memory("mine/okra#forward").reps == 1
    window.close()
