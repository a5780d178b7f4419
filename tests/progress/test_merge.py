"""Merging: whatever several devices did, in whatever order and by whichever way it comes together, nothing is lost."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from progress.exchange import BadLine, Line, heading, read_file, write_lines
from progress.log import ActKind
from progress.merge import Merged, UnknownLearnerError
from progress.options import DEFAULT_PARAMETERS, Limits, Options
from progress.sharing import sync
from progress.store import Store
from progress.terms import CardMemory, Counted, ProgressError, Rating, StaleCardError, State
from progress.together import exceeded
from tests.progress.lives import START, answer, at, do
from tests.progress.lives import given as given_to

CARDS = ("c/a#1", "c/b#1", "c/c#1")
EASED = (*DEFAULT_PARAMETERS[:3], 20.0, *DEFAULT_PARAMETERS[4:])
YEAR = 365


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "laptop" / "progress.db")
    yield store
    store.close()


@pytest.fixture
def phone(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "phone" / "progress.db")
    yield store
    store.close()


def told(store: Store) -> list[Line]:
    """All that a history holds."""
    with store.telling() as lines:
        return list(lines)


def rows_of(store: Store) -> set[str]:
    return {line.values["id"] for line in told(store) if line.kind in ("review", "act")}


def memories(store: Store) -> dict[str, CardMemory]:
    return {card: store.memory(card) for card in (*CARDS, "c/lost#1")}


def take(store: Store, *others: Store) -> Merged:
    """Merge what other histories hold, which are all this learner's."""
    return store.merge([line for other in others for line in told(other)], trusted=True)


def test_answers_of_two_devices_come_together(laptop: Store, phone: Store) -> None:
    answer(laptop, CARDS[0], Rating.GOOD, at(START))
    answer(phone, CARDS[1], Rating.EASY, at(START))
    merged = take(laptop, phone)
    assert (merged.reviews, merged.acts, [one.card for one in merged.cards]) == (1, 0, [CARDS[1]])
    assert laptop.memory(CARDS[1]) == phone.memory(CARDS[1])
    assert laptop.memory(CARDS[0]).reps == 1
    assert laptop.mismatches() == []


def test_the_same_card_answered_on_both_is_replayed_in_the_order_of_time(laptop: Store, phone: Store) -> None:
    answer(laptop, CARDS[0], Rating.EASY, at(START))
    take(phone, laptop)
    answer(laptop, CARDS[0], Rating.GOOD, at(START + 20))
    answer(phone, CARDS[0], Rating.AGAIN, at(START + 10))
    take(laptop, phone)
    take(phone, laptop)
    assert memories(laptop) == memories(phone)
    memory = laptop.memory(CARDS[0])
    assert (memory.reps, memory.lapses, memory.seen_day) == (3, 1, START + 20)


def test_a_merge_again_brings_nothing_and_changes_nothing(laptop: Store, phone: Store) -> None:
    answer(phone, CARDS[1], Rating.EASY, at(START))
    take(laptop, phone)
    before = memories(laptop)
    assert take(laptop, phone) == Merged()
    assert memories(laptop) == before


def test_a_history_of_somebody_unknown_is_taken_in_only_when_told_to(laptop: Store, phone: Store) -> None:
    answer(phone, CARDS[1], Rating.EASY, at(START))
    with pytest.raises(UnknownLearnerError, match=phone.learner):
        laptop.merge(told(phone))
    assert rows_of(laptop) == set()
    take(laptop, phone)
    answer(phone, CARDS[1], Rating.GOOD, at(START + 9))
    assert laptop.merge(told(phone)).reviews == 1


def test_undo_takes_back_only_what_this_device_did(laptop: Store, phone: Store) -> None:
    answer(laptop, CARDS[0], Rating.GOOD, at(START))
    answer(phone, CARDS[1], Rating.GOOD, at(START, 5))
    take(laptop, phone)
    change = laptop.undo(at(START, 9))
    assert change is not None
    assert change.cards == (CARDS[0],)
    assert laptop.undo(at(START, 9)) is None
    assert laptop.memory(CARDS[1]).reps == 1


def test_an_undo_made_elsewhere_arrives(laptop: Store, phone: Store) -> None:
    answer(laptop, CARDS[0], Rating.GOOD, at(START))
    take(phone, laptop)
    laptop.undo(at(START, 1))
    merged = take(phone, laptop)
    assert [one.card for one in merged.cards] == [CARDS[0]]
    assert phone.memory(CARDS[0]).reps == 0
    assert phone.mismatches() == []


def test_a_history_that_was_taken_over_keeps_growing_from_another_device(laptop: Store, phone: Store) -> None:
    answer(laptop, "c/lost#1", Rating.EASY, at(START))
    take(phone, laptop)
    laptop.adopt(laptop.memory(CARDS[0]), "c/lost#1", at(START + 1))
    assert laptop.memory(CARDS[0]).memory == laptop.memory("c/lost#1").memory
    answer(phone, "c/lost#1", Rating.GOOD, at(START + 9))
    take(laptop, phone)
    assert laptop.memory(CARDS[0]).reps == 2
    assert laptop.mismatches() == []
    laptop.undo(at(START + 10))
    assert laptop.memory(CARDS[0]).reps == 0
    assert laptop.memory("c/lost#1").reps == 2
    assert laptop.mismatches() == []


def test_adoption_refuses_a_card_that_moved_on(laptop: Store) -> None:
    shown = laptop.memory(CARDS[0])
    answer(laptop, CARDS[0], Rating.GOOD, at(START))
    with pytest.raises(StaleCardError):
        laptop.adopt(shown, "c/lost#1", at(START, 1))


def test_parameters_adopted_elsewhere_are_in_force_here_too(laptop: Store, phone: Store) -> None:
    answer(laptop, CARDS[0], Rating.EASY, at(START))
    before = laptop.memory(CARDS[0])
    phone.adopt_parameters(EASED, at(START + 1))
    merged = take(laptop, phone)
    after = laptop.memory(CARDS[0])
    assert [one.card for one in merged.cards] == [CARDS[0]]
    assert laptop.parameters() == EASED
    assert (after.due_day, after.interval, after.reps) == (before.due_day, before.interval, before.reps)
    assert before.memory is not None
    assert after.memory is not None
    assert after.memory.stability > before.memory.stability
    take(phone, laptop)
    phone.undo(at(START + 2))
    take(laptop, phone)
    assert laptop.parameters() == DEFAULT_PARAMETERS
    assert laptop.memory(CARDS[0]) == before
    assert laptop.mismatches() == []


def test_an_answer_decided_by_parameters_no_longer_in_force_is_refused(laptop: Store) -> None:
    answer(laptop, CARDS[0], Rating.EASY, at(START))
    shown = [given_to(laptop.memory(card), Rating.GOOD, at(START + 9)) for card in CARDS[:2]]
    laptop.adopt_parameters(EASED, at(START + 1))
    for one in shown:
        with pytest.raises(StaleCardError):
            laptop.record(one)
    assert laptop.mismatches() == []


def test_a_row_that_came_with_another_content_is_named_and_not_taken(laptop: Store, phone: Store) -> None:
    answer(phone, CARDS[1], Rating.EASY, at(START))
    take(laptop, phone)
    forged = [
        Line(line.kind, {**line.values, "rating": 1} if line.kind == "review" else line.values) for line in told(phone)
    ]
    merged = laptop.merge(forged, trusted=True)
    assert merged.conflicts == tuple(rows_of(phone))
    assert memories(laptop) == memories(phone)


def test_a_row_whose_options_have_not_come_waits_for_them(laptop: Store, phone: Store) -> None:
    answer(phone, CARDS[1], Rating.EASY, at(START))
    without = [line for line in told(phone) if line.kind != "options"]
    assert laptop.merge(without, trusted=True).waiting == 1
    assert rows_of(laptop) == set()
    assert laptop.merge(told(phone)[::-1], trusted=True).reviews == 1


# --- any lives ---------------------------------------------------------------------------------------------------

DEEDS = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(["answer"] * 6 + ["undo", "redo", "suspend", "unsuspend", "bury", "flag", "forget"]
                        + ["set-due", "adopt", "parameters", "together", "merge", "merge"]),
        st.sampled_from(CARDS),
        st.sampled_from(Rating),
        st.integers(0, 40),
    ),
    max_size=30,
)  # fmt: skip


def live(devices: Sequence[Store], deeds: Sequence[tuple[int, str, str, Rating, int]]) -> None:
    """Each device does its part; the second's clock is a year ahead, the third merges with nobody meanwhile."""
    day = START
    for who, deed, card, rating, days in deeds:
        day += days
        store, moment = devices[who], at(day + (YEAR if who == 1 else 0))
        if deed == "answer":
            answer(store, card, rating, moment)
        elif deed == "together":
            options = Options(parameters=store.parameters())
            store.record_together([given_to(store.memory(one), rating, moment, options) for one in CARDS])
        elif deed == "undo":
            store.undo(moment)
        elif deed == "redo":
            store.redo(moment)
        elif deed == "adopt":
            store.adopt(store.memory(card), CARDS[CARDS.index(card) - 1], moment)
        elif deed == "parameters":
            store.adopt_parameters(EASED if rating is Rating.EASY else DEFAULT_PARAMETERS, moment)
        elif deed == "merge":
            if who != 2:
                take(devices[who], devices[1 - who])
        elif deed == "set-due":
            store.act(ActKind.SET_DUE, [store.memory(card)], moment, [day + 7])
        else:
            do(store, ActKind(deed), [card], moment)
        # What the device shows is at every moment what its log says.
        assert store.mismatches() == []


@settings(max_examples=30, deadline=None)
@given(DEEDS, st.randoms(use_true_random=False))
def test_merging_is_commutative_associative_and_idempotent_and_loses_nothing(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[tuple[int, str, str, Rating, int]], random: Random
) -> None:
    folder = tmp_path_factory.mktemp("merge")
    devices = [Store(folder / name / "progress.db") for name in "abc"]
    live(devices, deeds)
    lives, every = [told(device) for device in devices], set().union(*(rows_of(device) for device in devices))
    results = []
    for index in range(2):
        fresh = Store(folder / f"fresh{index}" / "progress.db")
        order = list(lives)
        random.shuffle(order)
        for lines in (*order, *order):
            fresh.merge(lines if random.random() < 0.5 else random.sample(lines, len(lines)), trusted=True)
        results.append(fresh)
    take(devices[0], devices[1])
    take(devices[0], devices[2])
    take(devices[2], devices[1])
    take(devices[0], devices[2])
    results.append(devices[0])
    for store in results:
        assert rows_of(store) == every
        assert store.mismatches() == []
        assert memories(store) == memories(results[0])
        assert store.parameters() == results[0].parameters()
    for store in {*results, *devices}:
        store.close()


# --- files -------------------------------------------------------------------------------------------------------


def test_what_is_written_is_what_is_read(laptop: Store, tmp_path: Path) -> None:
    answer(laptop, "c/ü \u202e[/x]#1", Rating.EASY, at(START))
    do(laptop, ActKind.BURY, [CARDS[0]], at(START))
    laptop.note(ActKind.EXAM, {"b": [1, None, "é"], "a": 2}, at(START))
    laptop.adopt_parameters(EASED, at(START))
    path = tmp_path / "log.jsonl"
    path.write_text(heading() + "".join(write_lines(told(laptop))), encoding="utf-8")
    assert list(read_file(path)) == told(laptop)
    assert [json.loads(line)["type"] for line in path.read_text().splitlines()].count("review") == 1


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"rating": 5}, "rating"),
        ({"rating": "3"}, "rating"),
        ({"stability": float("inf")}, "stability"),
        ({"due_day": None}, "due_day"),
        ({"id": "../../etc/passwd"}, "id"),
        ({"writer": "../x"}, "writer"),
        ({"at": 10**30}, "at"),
        ({"extra": 1}, "extra"),
        ({"card": ""}, "card"),
        ({"type": "levitate"}, "type"),
    ],
)
def test_a_row_that_could_not_be_of_a_history_costs_nothing_but_itself(
    laptop: Store, phone: Store, tmp_path: Path, change: dict[str, object], why: str
) -> None:
    answer(phone, CARDS[0], Rating.EASY, at(START))
    answer(phone, CARDS[1], Rating.EASY, at(START))
    lines = [json.loads(line) for line in write_lines(told(phone))]
    first = next(line for line in lines if line["type"] == "review")
    first.update(change)
    path = tmp_path / "log.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines) + "\n", encoding="utf-8")
    merged = laptop.merge(read_file(path), trusted=True)
    assert merged.reviews == 1
    assert len(merged.bad) == 1
    assert why in merged.bad[0].why or "Invalid JSON" in merged.bad[0].why
    assert laptop.mismatches() == []


def test_a_file_of_a_newer_format_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_text('{"type":"history","format":2}\n', encoding="utf-8")
    with pytest.raises(ProgressError, match="newer"):
        list(read_file(path))


def test_options_that_are_not_what_their_name_says_are_not_taken(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_text('{"type":"options","id":"abc","body":"{}"}\n', encoding="utf-8")
    (line,) = read_file(path)
    assert isinstance(line, BadLine)


# --- a shared folder ---------------------------------------------------------------------------------------------


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


def test_two_devices_come_to_the_same_through_a_folder(laptop: Store, phone: Store, shared: Path) -> None:
    answer(laptop, CARDS[0], Rating.GOOD, at(START))
    answer(phone, CARDS[1], Rating.EASY, at(START))
    assert sync(laptop, shared, trusted=True).written == 1
    met = sync(phone, shared, trusted=True)
    assert (met.files, met.merged.reviews, met.written) == (1, 1, 1)
    assert sync(laptop, shared, trusted=True).merged.reviews == 1
    assert memories(laptop) == memories(phone)
    assert sync(phone, shared).written == 0
    assert sorted(path.name for path in shared.iterdir()) == sorted(
        f"study-{store.writer}.jsonl" for store in (laptop, phone)
    )


def test_a_device_writes_to_no_file_but_its_own_and_only_adds(laptop: Store, phone: Store, shared: Path) -> None:
    answer(phone, CARDS[1], Rating.EASY, at(START))
    sync(phone, shared)
    theirs = (shared / f"study-{phone.writer}.jsonl").read_bytes()
    answer(laptop, CARDS[0], Rating.GOOD, at(START))
    sync(laptop, shared, trusted=True)
    mine = (shared / f"study-{laptop.writer}.jsonl").read_bytes()
    answer(laptop, CARDS[0], Rating.GOOD, at(START + 9))
    sync(laptop, shared)
    assert (shared / f"study-{phone.writer}.jsonl").read_bytes() == theirs
    assert (shared / f"study-{laptop.writer}.jsonl").read_bytes().startswith(mine)


def test_a_file_cut_anywhere_brings_what_is_whole_and_the_rest_later(
    laptop: Store, phone: Store, shared: Path, tmp_path: Path
) -> None:
    for index, card in enumerate(CARDS):
        answer(phone, card, Rating.EASY, at(START, index))
    sync(phone, shared)
    file = shared / f"study-{phone.writer}.jsonl"
    whole = file.read_bytes()
    for cut in (0, 5, len(heading()) + 3, len(whole) // 2, len(whole) - 1):
        file.write_bytes(whole[:cut])
        assert sync(laptop, shared, trusted=True).bad == ()
        assert laptop.mismatches() == []
    file.write_bytes(whole)
    sync(laptop, shared, trusted=True)
    assert memories(laptop) == memories(phone)


def test_the_own_file_cut_short_is_completed(laptop: Store, phone: Store, shared: Path) -> None:
    for index, card in enumerate(CARDS):
        answer(laptop, card, Rating.EASY, at(START, index))
    sync(laptop, shared)
    file = shared / f"study-{laptop.writer}.jsonl"
    whole = file.read_bytes()
    for cut in (0, 7, len(whole) // 2, len(whole) - 1, len(whole) - 30):
        file.write_bytes(whole[:cut])
        assert sync(laptop, shared).bad == ()
    sync(phone, shared, trusted=True)
    assert rows_of(phone) == rows_of(laptop)


def test_what_a_sync_service_leaves_beside_the_files_does_no_harm(laptop: Store, phone: Store, shared: Path) -> None:
    answer(phone, CARDS[1], Rating.EASY, at(START))
    sync(phone, shared)
    file = shared / f"study-{phone.writer}.jsonl"
    (shared / f"study-{phone.writer}.sync-conflict-20241004-120000-ABCDEF.jsonl").write_bytes(file.read_bytes())
    (shared / f".syncthing.study-{phone.writer}.jsonl.tmp").write_bytes(b"\0" * 100)
    (shared / "notes.jsonl").write_text('{"not": "ours"}\n')
    (shared / "desktop.ini").write_text("[x]")
    merged = sync(laptop, shared, trusted=True)
    assert (merged.merged.reviews, merged.bad) == (1, ())


def test_lines_that_a_merge_tool_left_are_named_by_file_and_line(laptop: Store, phone: Store, shared: Path) -> None:
    answer(phone, CARDS[1], Rating.EASY, at(START))
    sync(phone, shared)
    file = shared / f"study-{phone.writer}.jsonl"
    lines = file.read_text().splitlines()
    file.write_text("\n".join([lines[0], "<<<<<<< HEAD", *lines[1:]]) + "\n")
    ((path, line),) = sync(laptop, shared, trusted=True).bad
    assert (path, line.number) == (file, 2)
    assert laptop.memory(CARDS[1]).reps == 1


def test_a_history_lost_and_begun_anew_comes_back_from_the_folder(laptop: Store, shared: Path, tmp_path: Path) -> None:
    answer(laptop, CARDS[0], Rating.GOOD, at(START))
    sync(laptop, shared)
    kept = memories(laptop)
    anew = Store(tmp_path / "new" / "progress.db")
    sync(anew, shared, trusted=True)
    assert memories(anew) == kept
    anew.close()


def test_what_only_one_device_knows_of_a_third_reaches_the_folder(
    laptop: Store, phone: Store, shared: Path, tmp_path: Path
) -> None:
    third = Store(tmp_path / "third" / "progress.db")
    answer(third, CARDS[2], Rating.GOOD, at(START))
    take(laptop, third)
    third.close()
    sync(laptop, shared)
    sync(phone, shared, trusted=True)
    assert phone.memory(CARDS[2]).reps == 1


def test_a_folder_that_is_not_there_is_not_made(laptop: Store, tmp_path: Path) -> None:
    with pytest.raises(ProgressError, match="not a folder"):
        sync(laptop, tmp_path / "unplugged")
    assert not (tmp_path / "unplugged").exists()


# --- limits ------------------------------------------------------------------------------------------------------


def counted(writer: str, card: str, state: State = State.NEW) -> Counted:
    return Counted(START, writer, card, state)


def test_a_limit_that_two_devices_passed_together_is_named() -> None:
    rows = [counted("laptop", "c/a"), counted("laptop", "c/b"), counted("phone", "c/c")]
    (found,) = exceeded(rows, Limits(new=2), lambda _: "c/deck")
    assert (found.day, found.deck, found.kind, found.reached, found.limit) == (START, "", "new", 3, 2)
    assert exceeded(rows, Limits(new=3), lambda _: "c/deck") == []
    (deck,) = exceeded(rows, Limits(decks=(("c/deck", 2, None),)), lambda _: "c/deck")
    assert deck.deck == "c/deck"


def test_a_limit_that_one_device_passed_alone_is_no_news() -> None:
    rows = [counted("laptop", "c/a"), counted("laptop", "c/b"), counted("phone", "c/c", State.LEARNING)]
    assert exceeded(rows, Limits(new=1), lambda _: "c/deck") == []
