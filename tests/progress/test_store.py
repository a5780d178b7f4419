"""The store: answers kept, stale answers refused, undo across restarts, cache equal to replay, errors in words."""

import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given as given_that
from hypothesis import settings
from hypothesis import strategies as st

from progress.glance import Glance
from progress.history import fold
from progress.log import ActKind, Moment, Reply, Review
from progress.options import Options
from progress.store import Store
from progress.terms import CardMemory, ProgressError, Rating, StaleCardError, State
from tests.progress.lives import START, answer, at, do, given

EVER = 2**62
"""A moment after every due date."""

CARD = "c/n#forward"
CARDS = ("c/a#1", "c/b#1", "c/c#1")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "progress.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    store = Store(path)
    yield store
    store.close()


def test_an_answer_is_there_after_a_restart(store: Store, path: Path) -> None:
    kept = answer(store, CARD, Rating.GOOD, at(START))
    store.close()
    again = Store(path)
    assert again.memory(CARD) == kept
    assert again.writer == store.writer
    again.close()


def test_what_was_previewed_is_what_is_stored(store: Store) -> None:
    before = store.memory(CARD)
    wanted = given(before, Rating.EASY, at(START))
    kept = store.record(wanted)
    assert (kept.interval, kept.memory, kept.state) == (
        wanted.outcome.interval, wanted.outcome.memory, wanted.outcome.state
    )  # fmt: skip
    (row,) = store.history(CARD)
    assert isinstance(row, Review)
    assert (row.due_day, row.after, row.state_before) == (START + wanted.outcome.interval, "", State.NEW)


def test_an_answer_to_a_card_that_moved_on_is_refused_and_leaves_nothing(store: Store, path: Path) -> None:
    other = Store(path)
    for shown in (store.memory(CARD), answer(store, CARD, Rating.GOOD, at(START))):
        answer(other, CARD, Rating.HARD, at(START, 20))
        rows = len(store.history(CARD))
        with pytest.raises(StaleCardError):
            store.record(given(shown, Rating.GOOD, at(START, 30)))
        assert len(store.history(CARD)) == rows
    assert store.changed()
    store.rows(START, EVER)
    assert not store.changed()
    assert store.mismatches() == []
    other.close()


def test_an_act_on_a_card_that_moved_on_is_refused(store: Store) -> None:
    shown = store.memory(CARD)
    answer(store, CARD, Rating.GOOD, at(START))
    with pytest.raises(StaleCardError):
        store.act(ActKind.SUSPEND, [shown], at(START, 1))
    assert not store.memory(CARD).suspended


def test_undo_goes_back_to_the_beginning_after_a_restart_and_redo_all_the_way_forward(store: Store, path: Path) -> None:
    answer(store, CARD, Rating.GOOD, at(START))
    do(store, ActKind.SUSPEND, [CARD, "c/m#forward"], at(START, 1))
    do(store, ActKind.UNSUSPEND, [CARD], at(START, 2))
    last = answer(store, CARD, Rating.GOOD, at(START, 11))
    store.close()
    again = Store(path)
    said = []
    while change := again.undo(at(START + 1)):
        said.append((change.said, len(change.cards)))
    assert said == [("Good", 1), ("unsuspend", 1), ("suspend", 2), ("Good", 1)]
    assert again.memory(CARD).state is State.NEW
    assert again.rows(START, EVER).answered == ()
    while again.redo(at(START + 1)):
        pass
    assert again.memory(CARD) == last
    assert again.mismatches() == []
    again.close()


def test_something_new_ends_what_can_be_redone(store: Store) -> None:
    answer(store, CARD, Rating.GOOD, at(START))
    store.undo(at(START, 1))
    answer(store, CARD, Rating.EASY, at(START, 2))
    assert store.redo(at(START, 3)) is None


def test_undo_takes_back_only_what_this_device_did(store: Store, path: Path) -> None:
    answer(store, CARD, Rating.GOOD, at(START))
    store.close()
    with sqlite3.connect(path) as raw:
        raw.execute("INSERT INTO device VALUES ('other', 'phone')")
        raw.execute("UPDATE meta SET value = 'other' WHERE name = 'device'")
    raw.close()
    phone = Store(path)
    assert phone.undo(at(START, 1)) is None
    phone.close()


DEEDS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "answer",
                "answer",
                "answer",
                "undo",
                "redo",
                "together",
                "overrule",
                ActKind.SUSPEND,
                ActKind.BURY,
                ActKind.FORGET,
            ]
        ),
        st.sampled_from(["c/a#1", "c/b#1", "c/c#1"]),
        st.sampled_from(Rating),
        st.integers(0, 30),
    ),
    max_size=25,
)


@settings(max_examples=25, deadline=None)
@given_that(DEEDS)
def test_the_cache_is_always_what_replaying_the_log_makes(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[tuple[str, str, Rating, int]]
) -> None:
    store, day = Store(tmp_path_factory.mktemp("replay") / "progress.db"), START
    for deed, card, rating, days in deeds:
        day += days
        if deed == "answer":
            answer(store, card, rating, at(day))
        elif deed == "undo":
            store.undo(at(day))
        elif deed == "redo":
            store.redo(at(day))
        elif deed == "together":
            store.record_together([given(store.memory(one), rating, at(day)) for one in CARDS])
        elif deed == "overrule":
            overrule_last(store, card, rating, at(day))
        else:
            do(store, ActKind(deed), [card], at(day))
    assert store.mismatches() == []
    touched = {card for card in CARDS if store.memory(card).last}
    assert store.rows(day, EVER).touched == touched
    store.close()


def overrule_last(store: Store, card: str, rating: Rating, now: Moment) -> None:
    """Judge the last answer to a card otherwise, from the memory it was given with."""
    memory = store.memory(card)
    last = [row for row in store.history(card) if row.id == memory.decided and isinstance(row, Review)]
    if last:
        before = without(store, card, memory.decided)
        store.overrule(memory.decided, given(before, rating, last[0].moment), now)


def without(store: Store, card: str, row: str) -> CardMemory:
    """The memory a card had before one of its answers."""
    rows = [one for one in store.history(card) if one.id != row]
    return fold(card, rows, lambda _: Options())


def test_an_overruled_answer_is_as_if_it_had_been_judged_so_at_once(store: Store, tmp_path: Path) -> None:
    other = Store(tmp_path / "other.db")
    for one in (store, other):
        answer(one, CARD, Rating.EASY, at(START))
    wrong = answer(store, CARD, Rating.AGAIN, at(START + 9))
    right = answer(other, CARD, Rating.GOOD, at(START + 9))
    shown = without(store, CARD, wrong.decided)
    kept = store.overrule(wrong.decided, given(shown, Rating.GOOD, at(START + 9)), at(START + 10))
    assert (kept.memory, kept.state, kept.lapses, kept.seen_day) == (right.memory, State.REVIEW, 0, START + 9)
    assert [one.rating for one in store.rows(START + 9, EVER).answered] == [Rating.GOOD]
    assert store.mismatches() == []
    other.close()


def test_only_the_last_answer_can_be_overruled(store: Store) -> None:
    first = answer(store, CARD, Rating.GOOD, at(START))
    answer(store, CARD, Rating.GOOD, at(START, 20))
    with pytest.raises(StaleCardError):
        store.overrule(first.decided, given(CardMemory(CARD), Rating.AGAIN, at(START)), at(START, 30))
    assert len(store.history(CARD)) == 2


def test_answers_recorded_together_are_undone_and_redone_together(store: Store) -> None:
    answer(store, CARD, Rating.GOOD, at(START))
    store.record_together([given(store.memory(card), Rating.GOOD, at(START, 1)) for card in CARDS])
    undone = store.undo(at(START, 2))
    assert undone is not None
    assert (undone.said, sorted(undone.cards)) == ("3 answers", sorted(CARDS))
    assert [store.memory(card).reps for card in (*CARDS, CARD)] == [0, 0, 0, 1]
    redone = store.redo(at(START, 3))
    assert redone is not None
    assert redone.said == "3 answers"
    assert [store.memory(card).reps for card in CARDS] == [1, 1, 1]
    assert store.mismatches() == []


def test_of_answers_recorded_together_none_is_kept_where_one_is_stale(store: Store) -> None:
    givens = [given(store.memory(card), Rating.GOOD, at(START, 1)) for card in CARDS]
    answer(store, CARDS[2], Rating.GOOD, at(START))
    with pytest.raises(StaleCardError):
        store.record_together(givens)
    assert [store.memory(card).reps for card in CARDS] == [0, 0, 1]


def test_how_an_answer_was_given_and_judged_is_kept(store: Store) -> None:
    reply = Reply(
        "typed", 9000, "Okra", "wrong", Rating.AGAIN, hinted=True, thought=7000, overruled="correct", confused="c/b#1"
    )
    store.record(given(store.memory(CARD), Rating.GOOD, at(START), reply=reply))
    (row,) = store.history(CARD)
    assert isinstance(row, Review)
    assert row.reply == reply


def test_the_typical_time_is_that_of_right_answers_of_a_form(store: Store) -> None:
    for index in range(9):
        card = f"c/{index}#1"
        slow = Reply("typed", 60_000, "x", "wrong", thought=60_000)
        store.record(given(store.memory(card), Rating.AGAIN, at(START, index), reply=slow))
        quick = Reply("typed", 5_000, "x", "correct", thought=1000 * (index + 1))
        store.record(given(store.memory(card), Rating.GOOD, at(START, index), reply=quick))
    store.record(
        given(store.memory(CARD), Rating.GOOD, at(START), reply=Reply("choice", 10, "x", "correct", thought=9))
    )
    hinted = Reply("typed", 60_000, "x", "correct", hinted=True, thought=60_000)
    for index in range(9):
        card = f"c/{index}#2"
        store.record(given(store.memory(card), Rating.GOOD, at(START, 20), reply=hinted))
        store.record(given(store.memory(card), Rating.GOOD, at(START, 20), reply=hinted._replace(hinted=False)))
        store.undo(at(START, 21))
    assert store.typical_times() == {"typed": 5_000}


def test_what_only_records_is_kept_and_never_undone(store: Store) -> None:
    exam = store.note(ActKind.EXAM, {"cards": [CARD]}, at(START))
    answer(store, CARD, Rating.GOOD, at(START))
    store.note(ActKind.EXAM_ANSWER, {"card": CARD}, at(START, 1), exam)
    assert [(one.batch, one.kind) for one in store.records(ActKind.EXAM, ActKind.EXAM_ANSWER)] == [
        (exam, "exam"), (exam, "exam-answer")
    ]  # fmt: skip
    undone = store.undo(at(START, 2))
    assert undone is not None
    assert undone.said == "Good"
    assert store.undo(at(START, 2)) is None
    assert store.redo(at(START, 3)) is not None
    assert len(store.records(ActKind.EXAM, ActKind.EXAM_ANSWER)) == 2


def test_a_glance_sees_what_the_store_sees(store: Store, path: Path) -> None:
    for index in range(30):
        card = f"c/n{index}#forward"
        for step in range(index % 4):
            answer(store, card, Rating(1 + (index + step) % 4), at(START + step * 3, index))
    do(store, ActKind.SUSPEND, ["c/n1#forward", "c/n99#forward"], at(START))
    do(store, ActKind.BURY, ["c/n2#forward"], at(START + 6))
    answer(store, "c/n5#forward", Rating.GOOD, at(START + 6))
    store.undo(at(START + 6))
    mixed_up = Reply("typed", 900, "x", "wrong", confused="c/n7#forward")
    store.record(given(store.memory("c/n6#forward"), Rating.AGAIN, at(START + 6), reply=mixed_up))
    glance = Glance.open(path)
    assert isinstance(glance, Glance)
    for day in (START, START + 3, START + 6, START + 40):
        ours, theirs = glance.rows(day, EVER), store.rows(day, EVER)
        assert set(ours.due) == set(theirs.due)
        assert (ours.answered, ours.touched) == (theirs.answered, theirs.touched)
        assert ours.still_new == theirs.still_new
        assert sorted(glance.due_by(day + 30)) == sorted(store.due_by(day + 30))
    for index in range(30):
        assert glance.memory(f"c/n{index}#forward") == store.memory(f"c/n{index}#forward")
    assert glance.confusions() == store.confusions() != []
    assert glance.typical_times() == store.typical_times()
    glance.close()


@pytest.mark.parametrize("table", ["review", "act"])
@pytest.mark.parametrize("change", ["UPDATE {} SET day = 1", "DELETE FROM {}"])
def test_the_log_only_grows(store: Store, path: Path, table: str, change: str) -> None:
    answer(store, CARD, Rating.GOOD, at(START))
    do(store, ActKind.FLAG, [CARD], at(START))
    raw = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="only grows"):
        raw.execute(change.format(table))
    raw.close()


def test_a_rating_that_is_none_is_refused_by_the_database(store: Store, path: Path) -> None:
    answer(store, CARD, Rating.GOOD, at(START))
    raw = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="review_rating"):
        raw.execute("INSERT INTO review SELECT 'x', writer, learner, at, day, utc_offset, card, after, 9, suggested,"
                    " duration, form, response, verdict, hinted, options, state_before, stability_before,"
                    " difficulty_before, elapsed, state, step, stability, difficulty, interval, due_day, due_at, reps,"
                    " lapses, batch, thought, overruled, confused FROM review")  # fmt: skip
    raw.close()


def test_history_is_for_its_owner_only(store: Store, path: Path) -> None:
    answer(store, CARD, Rating.GOOD, at(START))
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}


def test_queries_of_the_queue_use_their_indexes(store: Store, path: Path) -> None:
    answer(store, CARD, Rating.EASY, at(START))
    from progress import reading

    raw = sqlite3.connect(path)
    for statement in (reading._DUE, reading._ANSWERED, reading._AHEAD, reading._STILL_NEW):
        steps = [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {statement}", {"day": 1, "last": 2, "until": 3})]
        assert not any(step.startswith("SCAN") and "INDEX" not in step for step in steps), steps
    raw.close()


def wreck(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"this is no database" * 100)


def newer(path: Path) -> None:
    Store(path).close()
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA user_version = 99")
    raw.close()


def foreign(path: Path) -> None:
    path.parent.mkdir(parents=True)
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE recipes (name)")
    raw.close()


def blocked(path: Path) -> None:
    path.parent.parent.mkdir(exist_ok=True)
    path.parent.write_text("a file where the folder should be")


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (wreck, "no SQLite database"),
        (newer, "newer version"),
        (foreign, "another program"),
        (blocked, "can't be opened"),
    ],
)
def test_a_file_that_is_no_history_is_named_with_what_to_do(path: Path, damage: object, words: str) -> None:
    assert callable(damage)
    damage(path)
    with pytest.raises(ProgressError, match=words) as caught:
        Store(path)
    assert caught.value.todo


def test_a_killed_process_loses_no_acknowledged_answer(path: Path) -> None:
    """A child answers cards and says so after each; killed at a moment of its own, all that it said is in the log."""
    child = (
        "import sys, pathlib\n"
        "from progress.store import Store\n"
        "from progress.terms import Rating\n"
        "from tests.progress.lives import START, answer, at\n"
        "store = Store(pathlib.Path(sys.argv[1]))\n"
        "for index in range(10_000):\n"
        "    answer(store, f'c/{index % 40}#f', Rating(1 + index % 4), at(START + index // 40))\n"
        "    print(index, flush=True)\n"
    )
    said = -1
    for length in (7, 23):
        with subprocess.Popen([sys.executable, "-c", child, str(path)], stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            for _ in range(length):
                said += bool(process.stdout.readline())
            process.kill()
            said += len(process.stdout.readlines())
    store = Store(path)
    logged = sum(len(store.history(f"c/{index}#f")) for index in range(40))
    assert logged >= said + 1
    assert store.mismatches() == []
    store.close()


def test_two_stores_answering_at_once_lose_nothing(path: Path) -> None:
    child = (
        "import sys, pathlib\n"
        "from progress.store import Store\n"
        "from progress.terms import Rating, StaleCardError\n"
        "from tests.progress.lives import START, answer, at\n"
        "store = Store(pathlib.Path(sys.argv[1])); kept = 0\n"
        "for index in range(60):\n"
        "    try: answer(store, f'c/{index % 5}#f', Rating.GOOD, at(START + index)); kept += 1\n"
        "    except StaleCardError: pass\n"
        "print(kept)\n"
    )
    run = [sys.executable, "-c", child, str(path)]
    both = [subprocess.Popen(run, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    outcomes = [process.communicate(timeout=60) for process in both]
    assert [error for _, error in outcomes] == ["", ""]
    store = Store(path)
    assert sum(len(store.history(f"c/{index}#f")) for index in range(5)) == sum(int(out) for out, _ in outcomes)
    assert store.mismatches() == []
    store.close()


WINDOW = """
import os, sys, pathlib
from progress.access import Access
from progress.terms import Rating
from tests.progress.lives import START, answer, at
access = Access(pathlib.Path(sys.argv[1]))
access.rows(START, 2**62)
for line in sys.stdin:
    answer(access.store(), line.strip(), Rating.GOOD, at(START + 1))
    print("answered", flush=True)
os._exit(9)
"""


def test_a_window_that_closes_takes_nothing_from_one_that_stays_open(store: Store, path: Path) -> None:
    """SQLite's locks belong to a process, and closing the file anywhere in it drops them all."""
    answer(store, "c/0#f", Rating.GOOD, at(START))
    store.close()
    run = [sys.executable, "-c", WINDOW, str(path)]
    with subprocess.Popen(run, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as window:
        assert window.stdin is not None
        assert window.stdout is not None

        def ask(card: str) -> None:
            print(card, file=window.stdin, flush=True)
            assert window.stdout is not None
            assert window.stdout.readline() == "answered\n"

        ask("c/1#f")
        other = Store(path)
        answer(other, "c/2#f", Rating.GOOD, at(START + 1))
        other.close()
        for number in range(3, 8):
            ask(f"c/{number}#f")
        window.stdin.close()
    again = Store(path)
    assert [len(again.history(f"c/{number}#f")) for number in range(8)] == [1] * 8
    again.close()


@pytest.mark.parametrize("act", ["delete", "replace"])
def test_answers_are_refused_when_the_file_was_taken_away(store: Store, path: Path, act: str) -> None:
    answer(store, CARD, Rating.GOOD, at(START))
    path.rename(path.with_name("elsewhere.db"))
    if act == "replace":
        other = path.with_name("other.db")
        Store(other).close()
        other.rename(path)
    with pytest.raises(ProgressError, match="moved or deleted"):
        answer(store, CARD, Rating.GOOD, at(START, 20))


def test_writers_wait_for_each_other_and_every_answer_is_on_the_disk(store: Store) -> None:
    with store._database.read() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}


def test_a_buried_card_in_learning_waits_for_the_next_day(store: Store) -> None:
    answer(store, CARD, Rating.GOOD, at(START))
    do(store, ActKind.BURY, [CARD], at(START, 1))
    assert store.rows(START, EVER).due == ()
    assert [due.card for due in store.rows(START + 1, EVER).due] == [CARD]


def test_a_step_that_ends_another_day_is_not_counted_today(store: Store) -> None:
    kept = answer(store, CARD, Rating.GOOD, at(START))
    assert kept.due_at is not None
    assert store.rows(START, kept.due_at).due == ()
    assert len(store.rows(START, kept.due_at + 1).due) == 1


def test_a_history_damaged_in_the_middle_is_named_by_either_reader(store: Store, path: Path) -> None:
    for index in range(200):
        answer(store, f"c/{index}#f", Rating.EASY, at(START))
    store.close()
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    glance = Glance.open(path)
    assert isinstance(glance, Glance)
    with pytest.raises(ProgressError, match="damaged"):
        glance.rows(START, EVER)
    glance.close()
    with pytest.raises(ProgressError, match="damaged"):
        Store(path)


def test_a_copied_history_writes_as_another_device(store: Store, path: Path) -> None:
    answer(store, CARD, Rating.GOOD, at(START))
    store.close()
    copy = path.with_name("copy.db")
    copy.write_bytes(path.read_bytes())
    other, again = Store(copy), Store(path)
    assert other.writer != store.writer
    assert other.learner == store.learner
    assert again.writer == store.writer
    assert other.undo(at(START, 1)) is None
    other.close()
    again.close()
