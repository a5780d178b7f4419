"""What the log makes of a card: undo of undos, causal order, decisions taken again only where they must be."""

import json
from collections.abc import Callable
from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from progress.fsrs import engine
from progress.history import fold
from progress.log import DATED, Act, ActKind, Review, Row, next_id
from progress.options import DEFAULT_PARAMETERS, Options
from progress.rows import act_from, act_values, review_from, review_values
from progress.scheduler import elapsed_days, outcomes, settle
from progress.terms import CardMemory, Rating
from tests.progress.lives import REVEALED, START, at

OPTIONS = Options()
FIND: Callable[[str], Options] = {OPTIONS.id: OPTIONS}.__getitem__
CARD = "c/n#forward"


class Device:
    """One device writing rows about one card, as the store would."""

    def __init__(self, name: str, rows: list[Row] | None = None) -> None:
        self.name = name
        self.rows: list[Row] = list(rows or [])
        self._last = ""

    def memory(self) -> CardMemory:
        return fold(CARD, self.rows, FIND)

    def review(self, rating: Rating, day: int, minutes: int = 0) -> Review:
        before, moment = self.memory(), at(day, minutes)
        outcome = outcomes(before, day, OPTIONS)[rating]
        after = settle(before, outcome, "", moment.at, day)
        row = Review(
            self._id(moment.at), self.name, "me", moment, CARD, before.last, rating, REVEALED,
            OPTIONS.id, before.state, before.memory, elapsed_days(before, day), outcome.state, outcome.step,
            outcome.memory, outcome.interval, after.due_day, after.due_at, outcome.reps, outcome.lapses,
        )  # fmt: skip
        self.rows.append(row)
        return row

    def act(self, kind: ActKind, day: int, target: str | None = None) -> Act:
        moment = at(day)
        row_id = self._id(moment.at)
        payload = json.dumps({"day": day}) if kind in DATED else "{}"
        row = Act(row_id, row_id, self.name, "me", moment, kind, CARD, self.memory().last, target, payload)
        self.rows.append(row)
        return row

    def _id(self, now: int) -> str:
        self._last = next_id(now, self._last)
        return self._last


def test_undo_leaves_no_trace_and_redo_brings_all_back() -> None:
    device = Device("laptop")
    device.review(Rating.GOOD, START)
    before = device.memory()
    second = device.review(Rating.GOOD, START, 10)
    after = device.memory()
    undo = device.act(ActKind.UNDO, START, second.id)
    assert device.memory() == before
    device.act(ActKind.UNDO, START, undo.id)
    assert device.memory() == after


def test_undoing_the_first_of_two_answers_decides_the_second_again() -> None:
    device = Device("laptop")
    first = device.review(Rating.AGAIN, START)
    second = device.review(Rating.GOOD, START + 1)
    device.act(ActKind.UNDO, START + 1, first.id)
    alone = outcomes(CardMemory(CARD), START + 1, OPTIONS)[Rating.GOOD]
    memory = device.memory()
    assert (memory.memory, memory.reps, memory.last) == (alone.memory, 1, second.id)


def test_two_devices_that_answered_apart_agree_whatever_order_their_rows_come_in() -> None:
    common = Device("laptop")
    common.review(Rating.EASY, START)
    phone = Device("phone", common.rows)
    common.review(Rating.GOOD, START + 9)
    phone.review(Rating.AGAIN, START + 9, 30)
    union = [*common.rows, *phone.rows[1:]]
    merged = fold(CARD, union, FIND)
    assert merged == fold(CARD, union[::-1], FIND)
    assert (merged.reps, merged.lapses) == (3, 1)


def test_undoing_the_first_of_three_answers_decides_both_others_again() -> None:
    device = Device("laptop")
    first = device.review(Rating.EASY, START)
    device.review(Rating.GOOD, START + 8)
    device.review(Rating.GOOD, START + 40)
    device.act(ActKind.UNDO, START + 40, first.id)
    alone = Device("other")
    alone.review(Rating.GOOD, START + 8)
    alone.review(Rating.GOOD, START + 40)
    assert (device.memory().memory, device.memory().reps) == (alone.memory().memory, 2)


def test_a_flag_set_on_another_device_moves_no_due_date() -> None:
    laptop = Device("laptop")
    laptop.review(Rating.EASY, START)
    phone = Device("phone", laptop.rows)
    phone.act(ActKind.FLAG, START + 1)
    laptop.review(Rating.GOOD, START + 8)
    laptop.review(Rating.GOOD, START + 40)
    merged = fold(CARD, [*laptop.rows, phone.rows[-1]], FIND)
    assert merged.flagged
    assert merged.due_day == laptop.memory().due_day


def test_an_act_of_a_newer_version_is_kept_and_changes_nothing_else() -> None:
    device = Device("laptop")
    device.review(Rating.GOOD, START)
    before = device.memory()
    strange = replace(device.act(ActKind.FLAG, START), kind="levitate")
    device.rows[-1] = strange
    assert device.memory() == before._replace(last=strange.id)


def test_acts_do_what_they_say() -> None:
    device = Device("laptop")
    device.review(Rating.EASY, START)
    device.act(ActKind.SUSPEND, START)
    device.act(ActKind.FLAG, START)
    device.act(ActKind.BURY, START)
    marked = device.memory()
    assert (marked.suspended, marked.flagged, marked.buried_day) == (True, True, START)
    for kind in (ActKind.UNSUSPEND, ActKind.UNFLAG, ActKind.UNBURY, ActKind.FORGET):
        device.act(kind, START)
    clean = device.memory()
    assert clean == CardMemory(CARD, clean.last, decided=clean.last)


def test_a_review_card_can_be_made_due_on_another_day_and_nothing_else_changes() -> None:
    device = Device("laptop")
    learnt = device.review(Rating.EASY, START)
    before = device.memory()
    act = device.act(ActKind.SET_DUE, START + 2)
    assert device.memory() == before._replace(due_day=START + 2, last=act.id)
    late = device.review(Rating.GOOD, START + 2)
    assert (late.elapsed, late.memory_before) == (2, learnt.memory)


def test_a_card_in_learning_steps_keeps_its_step_whatever_day_it_is_set_to() -> None:
    device = Device("laptop")
    device.review(Rating.AGAIN, START)
    before = device.memory()
    act = device.act(ActKind.SET_DUE, START + 2)
    assert device.memory() == before._replace(last=act.id)


def test_other_parameters_make_the_memory_anew_and_leave_the_due_day() -> None:
    device = Device("laptop")
    device.review(Rating.EASY, START)
    device.review(Rating.GOOD, START + 20)
    other = (*DEFAULT_PARAMETERS[:3], 20.0, *DEFAULT_PARAMETERS[4:])
    before, after = device.memory(), fold(CARD, device.rows, FIND, other)
    assert before.memory != after.memory
    assert after == before._replace(memory=engine(other).replay([(Rating.EASY, 0), (Rating.GOOD, 20)]))


def test_replaying_ratings_is_what_the_answers_made_of_the_card() -> None:
    device = Device("laptop")
    for rating, day in ((Rating.GOOD, 0), (Rating.GOOD, 0), (Rating.HARD, 3), (Rating.AGAIN, 9), (Rating.GOOD, 9)):
        device.review(rating, START + day)
    answers = [(Rating(row.rating), row.elapsed) for row in device.rows if isinstance(row, Review)]
    assert engine(DEFAULT_PARAMETERS).replay(answers) == device.memory().memory


STEPS = st.lists(
    st.tuples(st.sampled_from(["review", "review", *ActKind]), st.sampled_from(Rating), st.integers(0, 40)),
    max_size=15,
)


@settings(deadline=None)
@given(STEPS, st.randoms())
def test_the_order_rows_are_read_in_never_matters(steps: list[tuple[str, Rating, int]], random: Random) -> None:
    device, day = Device("laptop"), START
    for kind, rating, days in steps:
        day += days
        if kind == "review":
            device.review(rating, day)
        elif kind == "undo":
            if device.rows:
                device.act(ActKind.UNDO, day, device.rows[-1].id)
        else:
            device.act(ActKind(kind), day)
    shuffled = list(device.rows)
    random.shuffle(shuffled)
    assert fold(CARD, shuffled, FIND) == device.memory()
    for row in device.rows:
        assert (review_from(review_values(row)) if isinstance(row, Review) else act_from(act_values(row))) == row
