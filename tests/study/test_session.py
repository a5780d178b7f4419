"""A sitting from its first card to its summary: saved at each key, undone, taken up again, over night."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from decks.library import Library, Place
from progress.access import Access
from progress.clock import StudyClock
from progress.options import Limits
from progress.terms import Counts, Rating, State
from progress.today import Catalogue
from study.session import Session
from study.settings import Settings
from study.sitting import Phase

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
SETTINGS = Settings(clock=StudyClock(UTC))
MINUTE = timedelta(minutes=1)
DECK = """
title: Operations
notes:
  - {id: one, q: What is its code name?, a: Operation Inherent Resolve, accept: [Inherent Resolve], hint: Two words}
  - {id: two, q: Whose operation was Okra?, a: Australia, remark: It began in 2014.}
  - {id: three, term: Airwars, def: A group that counts claims of harm}
  - {id: four, q: Which year?, a: "2014"}
"""

Sit = Callable[..., Session]


@pytest.fixture
def sit(tmp_path: Path) -> Iterator[Sit]:
    """Opens sittings over one deck and one history, as separate windows would."""
    folder = tmp_path / "decks"
    folder.mkdir()
    (folder / "operations.yaml").write_text(DECK, encoding="utf-8")
    library = Library.open([Place(folder, collection="mine")], tmp_path / "cards.db")
    catalogue = Catalogue(library.entries())
    windows: list[Access] = []

    def open_window(now: datetime = NOW, settings: Settings = SETTINGS, decks: frozenset[str] | None = None) -> Session:
        windows.append(Access(tmp_path / "progress.db"))
        session = Session(library, catalogue, windows[-1], settings, decks)
        session.begin(now)
        return session

    yield open_window
    for window in windows:
        window.close()


def front(session: Session) -> str:
    """The note on screen."""
    assert session.shown is not None
    return session.shown.card.key.removeprefix("mine/").partition("#")[0]


def rate(session: Session, rating: Rating, now: datetime = NOW, typed: str | None = None) -> None:
    session.reveal(typed, now)
    session.answer(rating, now)


def test_a_new_deck_is_asked_in_its_order_with_siblings_left_for_tomorrow(sit: Sit) -> None:
    session = sit()
    assert session.counts == Counts(new=4)
    asked = []
    while session.phase is not Phase.DONE:
        asked.append(front(session))
        rate(session, Rating.EASY)
    assert asked == ["one", "two", "three", "four"]
    summary = session.summary(NOW)
    assert (summary.cards, summary.accuracy, summary.failed) == (4, 1.0, ())
    assert summary.next_due_in is not None


def test_every_answer_is_in_the_history_the_moment_it_is_given(sit: Sit, tmp_path: Path) -> None:
    session = sit()
    rate(session, Rating.GOOD, typed="inherent resolve")
    raw = sqlite3.connect(tmp_path / "progress.db")
    row = raw.execute("SELECT card, rating, response, verdict, form, suggested FROM review").fetchone()
    raw.close()
    assert row == ("mine/one#forward", 3, "inherent resolve", "correct", "typed", 3)


def test_a_rating_before_the_answer_is_shown_does_nothing(sit: Sit) -> None:
    session = sit()
    session.answer(Rating.EASY, NOW)
    assert (session.answered, front(session), session.phase) == (0, "one", Phase.QUESTION)


def test_a_sitting_taken_up_again_goes_on_where_it_stopped(sit: Sit) -> None:
    first = sit()
    rate(first, Rating.EASY)
    rate(first, Rating.AGAIN)
    again = sit(NOW + MINUTE)
    assert again.counts == Counts(new=2, learning=1)
    assert front(again) == "two"


def test_tomorrow_brings_what_is_due_tomorrow(sit: Sit) -> None:
    session = sit()
    for rating in (Rating.GOOD, Rating.EASY):
        rate(session, rating)
    session.tick(NOW + 10 * MINUTE)
    while session.phase is not Phase.DONE and front(session) != "one":
        rate(session, Rating.EASY, NOW + 11 * MINUTE)
    rate(session, Rating.GOOD, NOW + 12 * MINUTE)
    due_in = session.summary(NOW).next_due_in
    assert due_in is not None
    later = sit(NOW + timedelta(days=due_in))
    assert later.counts.review >= 1
    asked = {front(later)}
    assert asked <= {"one", "three"}


def test_undo_shows_the_card_again_and_the_counts_follow(sit: Sit) -> None:
    session = sit()
    before = session.counts
    rate(session, Rating.AGAIN)
    assert session.counts == Counts(new=3, learning=1)
    session.undo(NOW + MINUTE)
    assert (front(session), session.counts, session.answered) == ("one", before, 0)
    session.redo(NOW + MINUTE)
    assert (session.counts, session.answered) == (Counts(new=3, learning=1), 1)


def test_the_last_answer_of_a_finished_sitting_can_be_undone(sit: Sit) -> None:
    session = sit()
    while session.phase is not Phase.DONE:
        rate(session, Rating.EASY)
    session.undo(NOW)
    assert (session.phase, front(session), session.answered) == (Phase.QUESTION, "four", 3)


def test_undo_reaches_back_past_a_restart(sit: Sit) -> None:
    first = sit()
    rate(first, Rating.EASY)
    rate(first, Rating.EASY)
    again = sit(NOW + MINUTE)
    again.undo(NOW + MINUTE)
    assert front(again) == "two"
    again.undo(NOW + MINUTE)
    assert front(again) == "one"
    again.undo(NOW + MINUTE)
    assert again.notice is not None
    assert "Nothing to undo" in again.notice.text


def test_suspended_and_buried_cards_leave_and_come_back_with_undo(sit: Sit) -> None:
    session = sit()
    session.suspend(NOW)
    session.bury(NOW)
    assert (front(session), session.counts) == ("three", Counts(new=2))
    session.undo(NOW)
    assert front(session) == "two"
    assert sit(NOW + timedelta(days=1)).counts == Counts(new=3)


def test_a_new_card_that_was_flagged_or_buried_is_still_new_the_next_day(sit: Sit) -> None:
    session = sit()
    session.flag(NOW)
    session.bury(NOW)
    session.bury(NOW)
    assert session.counts == Counts(new=2)
    assert sit(NOW + MINUTE).counts == Counts(new=2)
    tomorrow = sit(NOW + timedelta(days=1))
    assert (tomorrow.counts, front(tomorrow)) == (Counts(new=4), "one")
    assert tomorrow.shown is not None
    assert tomorrow.shown.memory.flagged


def test_a_flag_stays_on_the_card(sit: Sit) -> None:
    session = sit()
    session.flag(NOW)
    assert session.shown is not None
    assert session.shown.memory.flagged
    rate(session, Rating.AGAIN)
    session.undo(NOW)
    assert session.shown.memory.flagged


def test_a_card_answered_in_another_window_is_refused_and_what_was_typed_is_kept(sit: Sit) -> None:
    here, there = sit(), sit()
    here.reveal("Inherent Resolve", NOW)
    rate(there, Rating.EASY)
    here.answer(Rating.GOOD, NOW)
    assert here.notice is not None
    assert "another window" in here.notice.text
    assert "Inherent Resolve" in here.notice.text
    assert (here.kept, here.answered, front(here)) == ("Inherent Resolve", 0, "two")
    rate(here, Rating.GOOD)
    assert here.answered == 1


def test_an_answer_in_another_window_shows_in_the_counts_at_the_next_card(sit: Sit) -> None:
    here, there = sit(), sit()
    rate(here, Rating.EASY)
    there.tick(NOW)
    rate(there, Rating.EASY)
    rate(there, Rating.EASY)
    here.tick(NOW)
    assert here.counts == there.counts


def test_an_answer_after_the_study_day_rolled_over_is_asked_for_again(sit: Sit) -> None:
    session = sit(datetime(2026, 11, 25, 3, 50, tzinfo=UTC))
    session.reveal("x", datetime(2026, 11, 25, 3, 50, tzinfo=UTC))
    next_day = datetime(2026, 11, 25, 4, 10, tzinfo=UTC)
    session.answer(Rating.GOOD, next_day)
    assert session.notice is not None
    assert (session.phase, session.answered) == (Phase.ANSWER, 0)
    assert session.shown is not None
    assert session.shown.response == "x"
    session.answer(Rating.GOOD, next_day)
    assert session.answered == 1


def test_an_app_left_open_overnight_has_new_cards_in_the_morning(sit: Sit) -> None:
    session = sit(settings=Settings(clock=StudyClock(UTC), limits=Limits(new=1)))
    rate(session, Rating.EASY)
    assert session.phase is Phase.DONE
    session.tick(NOW + timedelta(hours=20))
    assert (session.phase, front(session)) == (Phase.QUESTION, "two")


def test_a_learning_card_comes_up_when_its_time_has_come(sit: Sit) -> None:
    session = sit(settings=Settings(clock=StudyClock(UTC), limits=Limits(new=1)))
    rate(session, Rating.GOOD)
    assert (session.phase, front(session)) == (Phase.QUESTION, "one")
    assert session.shown is not None
    assert session.shown.memory.state is State.LEARNING


def test_the_day_limit_counts_what_another_sitting_did(sit: Sit) -> None:
    limited = Settings(clock=StudyClock(UTC), limits=Limits(new=2))
    rate(sit(settings=limited), Rating.EASY)
    assert sit(NOW + MINUTE, limited).counts == Counts(new=1)


def test_when_the_history_can_not_be_written_nothing_moves(sit: Sit, tmp_path: Path) -> None:
    session = sit()
    rate(session, Rating.EASY)
    raw = sqlite3.connect(tmp_path / "progress.db")
    raw.execute(
        "CREATE TRIGGER full BEFORE INSERT ON review BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
    )
    raw.commit()
    session.reveal("Australia", NOW)
    session.answer(Rating.GOOD, NOW)
    assert session.notice is not None
    assert "disk is full" in session.notice.text
    assert (session.phase, front(session), session.answered) == (Phase.ANSWER, "two", 1)
    raw.execute("DROP TRIGGER full")
    raw.commit()
    raw.close()
    session.answer(Rating.GOOD, NOW)
    assert (session.answered, front(session)) == (2, "three")


def broken(tmp_path: Path, sql: str) -> None:
    raw = sqlite3.connect(tmp_path / "progress.db")
    raw.execute(sql)
    raw.commit()
    raw.close()


def test_an_answer_whose_successor_can_not_be_read_counts_once(sit: Sit, tmp_path: Path) -> None:
    session = sit()
    rate(session, Rating.AGAIN)
    for _ in range(session.counts.new):
        rate(session, Rating.EASY)
    answered = session.answered
    session.reveal(None, NOW)
    broken(tmp_path, "ALTER TABLE undone RENAME TO undone_away")
    session.answer(Rating.GOOD, NOW)
    assert session.notice is not None
    assert "That is saved" in session.notice.text
    assert (session.phase, session.shown, session.answered) == (Phase.DONE, None, answered + 1)
    broken(tmp_path, "ALTER TABLE undone_away RENAME TO undone")
    session.begin(NOW)
    assert session.counts == Counts(learning=1)


def test_a_morning_that_could_not_be_read_is_read_at_the_next_look(sit: Sit, tmp_path: Path) -> None:
    session = sit(settings=Settings(clock=StudyClock(UTC), limits=Limits(new=1)))
    rate(session, Rating.EASY)
    broken(tmp_path, "ALTER TABLE memory RENAME TO memory_away")
    session.tick(NOW + timedelta(hours=20))
    assert session.notice is not None
    assert session.notice.error
    broken(tmp_path, "ALTER TABLE memory_away RENAME TO memory")
    session.tick(NOW + timedelta(hours=20, minutes=1))
    assert (session.phase, front(session)) == (Phase.QUESTION, "two")


def test_flagging_a_card_that_was_answered_elsewhere_does_not_let_it_be_rated_again(sit: Sit) -> None:
    here, there = sit(), sit()
    here.reveal(None, NOW)
    rate(there, Rating.EASY)
    here.flag(NOW)
    assert here.notice is not None
    assert "another window" in here.notice.text
    assert (front(here), here.phase, here.answered) == ("two", Phase.QUESTION, 0)


def test_suspending_notices_what_another_window_answered_meanwhile(sit: Sit) -> None:
    here, there = sit(), sit()
    there.bury(NOW)
    rate(there, Rating.EASY)
    here.undo(NOW)
    here.bury(NOW)
    assert here.counts == sit().counts


def test_burying_after_the_roll_over_shows_the_new_day(sit: Sit) -> None:
    session = sit(settings=Settings(clock=StudyClock(UTC), limits=Limits(new=1)))
    session.bury(NOW + timedelta(days=1))
    assert session.counts == Counts(new=1)
    assert front(session) == "two"


def test_an_answer_taken_back_in_another_window_leaves_this_ones_summary(sit: Sit) -> None:
    here, there = sit(), sit()
    rate(here, Rating.EASY)
    there.undo(NOW)
    here.tick(NOW)
    assert here.answered == 0


def test_what_is_next_speaks_of_the_decks_of_this_sitting_only(sit: Sit) -> None:
    everything = sit()
    rate(everything, Rating.EASY)
    elsewhere = sit(decks=frozenset({"mine/other"}))
    assert elsewhere.summary(NOW).next_due_in is None
    assert everything.summary(NOW).next_due_in is not None


def test_what_the_limit_left_over_is_announced_for_tomorrow(sit: Sit) -> None:
    session = sit()
    while session.phase is not Phase.DONE:
        rate(session, Rating.EASY)
    later = sit(NOW + timedelta(days=30), Settings(clock=StudyClock(UTC), limits=Limits(new=0, reviews=1)))
    rate(later, Rating.EASY, NOW + timedelta(days=30))
    summary = later.summary(NOW + timedelta(days=30))
    assert (later.phase, summary.tomorrow, summary.next_due_in) == (Phase.DONE, 3, 1)


def test_the_undone_card_is_counted_even_over_the_limit(sit: Sit) -> None:
    session = sit()
    rate(session, Rating.EASY)
    over = sit(NOW, Settings(clock=StudyClock(UTC), limits=Limits(new=0)))
    over.undo(NOW)
    assert (front(over), over.counts) == ("one", Counts(new=1))


def test_the_time_an_answer_took_is_capped_at_a_minute(sit: Sit) -> None:
    session = sit()
    rate(session, Rating.EASY, NOW + timedelta(hours=2))
    assert session.summary(NOW).duration == 60_000


def test_a_hint_that_was_looked_at_is_recorded(sit: Sit, tmp_path: Path) -> None:
    session = sit()
    session.hint()
    rate(session, Rating.GOOD)
    raw = sqlite3.connect(tmp_path / "progress.db")
    assert raw.execute("SELECT hinted FROM review").fetchone() == (1,)
    raw.close()
