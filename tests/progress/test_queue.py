"""Today's cards: limits, siblings, groups, steps, order."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from decks.library import Entry
from progress.options import Limits
from progress.study_queue import LEARN_AHEAD, StudyQueue
from progress.terms import Answered, CardMemory, Counts, DayRows, Due, Memory, State
from progress.today import Catalogue, Plan, Today

DAY = 20_000


def entry(name: str, deck: str = "c/d", sibling: str = "", group: str = "") -> Entry:
    return Entry(key=f"c/{name}", deck=deck, sibling=sibling or f"c/{name}", group=group)


def due(name: str, stability: float = 10.0, day: int = DAY) -> Due:
    return Due(f"c/{name}", State.REVIEW, stability, 5.0, day, None, day - 10)


def learning(name: str, due_at: int) -> Due:
    return Due(f"c/{name}", State.LEARNING, 1.0, 5.0, None, due_at, DAY)


def today(
    entries: Iterable[Entry], due: Sequence[Due] = (), answered: Sequence[Answered] = (), limits: Limits | None = None
) -> Today:
    touched = {one.card for one in due} | {one.card for one in answered}
    rows = DayRows(DAY, tuple(due), tuple(answered), touched, frozenset())
    return Today(Catalogue(entries), rows, limits or Limits(), lambda one: one.stability)


def sit(queue: StudyQueue, now: int = 0) -> list[str]:
    """Answer everything so that it graduates; the order it came in."""
    seen = []
    while (key := queue.next(now)) is not None:
        seen.append(key.removeprefix("c/"))
        queue.settle(CardMemory(key, "row", State.REVIEW, memory=Memory(1, 1), due_day=DAY + 1))
    return seen


def test_new_cards_come_in_deck_order_up_to_the_limit() -> None:
    cards = [entry(f"n{index}") for index in range(50)]
    plan = today(cards).plan()
    assert plan.new == tuple(card.key for card in cards[:20])
    assert sit(StudyQueue(Catalogue(cards), plan)) == [f"n{index}" for index in range(20)]


def test_what_was_answered_today_counts_against_the_limits_over_all_decks() -> None:
    cards = [entry(f"a{index}", "c/a") for index in range(30)] + [entry(f"b{index}", "c/b") for index in range(30)]
    answered = [Answered(str(index), f"c/a{index}", State.NEW, 3, 1) for index in range(15)]
    assert today(cards, answered=answered).plan({"c/b"}).counts == Counts(new=5)


def test_a_decks_own_limit_holds_beside_the_learners() -> None:
    cards = [entry(f"a{index}", "c/a") for index in range(30)] + [entry(f"b{index}", "c/b") for index in range(30)]
    own = Limits(new=10, reviews=200, decks=(("c/a", 3, None),))
    plan = today(cards, limits=own).plan()
    assert [key for key in plan.new if key.startswith("c/a")] == ["c/a0", "c/a1", "c/a2"]
    assert len(plan.new) == 10


def test_siblings_do_not_meet_on_one_day() -> None:
    cards = [entry("x1", sibling="x"), entry("x2", sibling="x"), entry("y1", sibling="y"), entry("y2", sibling="y")]
    assert today(cards).plan().new == ("c/x1", "c/y1")
    met = today(cards, [due("x1")]).plan()
    assert (met.reviews, met.new) == (("c/x1",), ("c/y1",))
    after = today(cards, answered=[Answered("row", "c/x1", State.REVIEW, 3, 1)]).plan()
    assert after.new == ("c/y1",)


def test_a_decks_own_review_limit_keeps_what_is_worth_most_and_counts_what_was_done() -> None:
    cards = [entry(f"a{index}", "c/a") for index in range(6)] + [entry("b0", "c/b")]
    rows = [due(f"a{index}", stability=float(index + 1)) for index in range(1, 6)] + [due("b0")]
    own = Limits(reviews=200, decks=(("c/a", None, 3),))
    assert set(today(cards, rows, limits=own).plan().reviews) == {"c/a3", "c/a4", "c/a5", "c/b0"}
    done = [Answered("row", "c/a0", State.REVIEW, 3, 1)]
    assert set(today(cards, rows, done, own).plan().reviews) == {"c/a4", "c/a5", "c/b0"}


def test_a_decks_own_new_limit_counts_what_was_introduced_today() -> None:
    cards = [entry(f"a{index}", "c/a") for index in range(6)]
    done = [Answered("row", "c/a0", State.NEW, 3, 1)]
    assert today(cards, answered=done, limits=Limits(decks=(("c/a", 3, None),))).plan().new == ("c/a1", "c/a2")


def test_a_card_in_learning_keeps_its_siblings_for_another_day() -> None:
    cards = [entry("x1", sibling="x"), entry("x2", sibling="x"), entry("x3", sibling="x"), entry("y")]
    plan = today(cards, [learning("x1", 5), due("x2")]).plan()
    assert (plan.counts, plan.new) == (Counts(new=1, learning=1), ("c/y",))


def test_a_review_that_the_limit_leaves_out_is_not_replaced_by_its_new_sibling() -> None:
    cards = [entry("x1", sibling="x"), entry("x2", sibling="x"), entry("y1", sibling="y"), entry("y2", sibling="y")]
    plan = today(cards, [due("x1", 5.0), due("y1", 9.0)], limits=Limits(new=20, reviews=1)).plan()
    assert (plan.reviews, plan.new) == (("c/y1",), ())


def test_a_day_is_over_its_limit_only_when_siblings_are_counted_once() -> None:
    cards = [entry("x1", sibling="x"), entry("x2", sibling="x"), *(entry(f"r{index}") for index in range(8))]
    rows = [due("x1", 99.0), due("x2", 98.0), *(due(f"r{index}", float(index)) for index in range(8))]
    limited, free = today(cards, rows, limits=Limits(reviews=9)), today(cards, rows)
    assert limited.plan().reviews == free.plan().reviews


def test_a_queue_that_takes_over_still_keeps_a_group_apart() -> None:
    cards = [entry("g0", group="same"), entry("g1", group="same"), *(entry(f"n{index}") for index in range(8))]
    catalogue = Catalogue(cards)
    queue = StudyQueue(catalogue, today(cards).plan())
    queue.settle(CardMemory("c/g0", "row", State.REVIEW))
    rest = today(cards, answered=[Answered("row", "c/g0", State.NEW, 3, 1)])
    assert StudyQueue(catalogue, rest.plan(), queue).next(0) == "c/n0"


def test_over_the_limit_what_is_worth_most_comes_first() -> None:
    cards = [entry(f"r{index}") for index in range(10)]
    rows = [due(f"r{index}", stability=float(index + 1)) for index in range(10)]
    plan = today(cards, rows, limits=Limits(new=0, reviews=3)).plan()
    assert plan.reviews == ("c/r9", "c/r8", "c/r7")


def test_within_the_limit_reviews_are_mixed_the_same_way_all_day() -> None:
    cards = [entry(f"r{index}") for index in range(30)]
    rows = [due(f"r{index}") for index in range(30)]
    first, again = today(cards, rows).plan().reviews, today(cards, rows[::-1]).plan().reviews
    assert first == again
    assert list(first) != sorted(first)


def test_learning_cards_come_when_their_time_has_come() -> None:
    cards = [entry(f"n{index}") for index in range(3)]
    catalogue = Catalogue(cards)
    queue = StudyQueue(catalogue, today(cards).plan())
    first = queue.next(0)
    assert first == "c/n0"
    queue.settle(CardMemory(first, "row", State.LEARNING, memory=Memory(1, 1), due_at=60_000))
    assert queue.counts == Counts(new=2, learning=1)
    assert queue.next(59_999) == "c/n1"
    assert queue.next(60_000) == "c/n0"


def test_a_learning_card_comes_early_only_when_nothing_else_is_left() -> None:
    cards = [entry("n0")]
    queue = StudyQueue(Catalogue(cards), Plan((learning("n0", LEARN_AHEAD + 5),), (), ()))
    assert queue.next(0) is None
    assert queue.next_learning == LEARN_AHEAD + 5
    assert queue.next(5) == "c/n0"


def test_what_comes_early_is_another_card_than_the_one_just_answered() -> None:
    cards = [entry("n0"), entry("n1")]
    queue = StudyQueue(Catalogue(cards), Plan((learning("n0", 1_000), learning("n1", 600_000)), (), ()))
    assert queue.next(1_000) == "c/n0"
    queue.settle(CardMemory("c/n0", "row", State.LEARNING, memory=Memory(1, 1), due_at=61_000))
    assert queue.next(1_000) == "c/n1"
    queue.settle(CardMemory("c/n1", "row", State.REVIEW, memory=Memory(1, 1), due_day=DAY + 1))
    assert queue.next(1_000) == "c/n0"


def test_cards_of_a_group_are_kept_apart() -> None:
    cards = [entry(f"g{index}", group="same") for index in range(3)] + [entry(f"n{index}") for index in range(12)]
    order = sit(StudyQueue(Catalogue(cards), today(cards).plan()))
    places = [order.index(f"g{index}") for index in range(3)]
    assert [b - a for a, b in pairwise(places)] == [6, 6]
    assert sorted(order) == sorted(card.key.removeprefix("c/") for card in cards)


def test_a_card_put_first_is_shown_even_when_the_limit_is_reached() -> None:
    cards = [entry("n0"), entry("n1")]
    queue = StudyQueue(Catalogue(cards), today(cards, limits=Limits(new=1)).plan())
    queue.put_first(CardMemory("c/n1"))
    assert (queue.next(0), queue.counts) == ("c/n1", Counts(new=2))
    queue.settle(CardMemory("c/n1", "row", State.REVIEW))
    assert queue.next(0) == "c/n0"


@given(
    st.lists(st.tuples(st.integers(0, 15), st.sampled_from(["", "g", "h"]), st.booleans()), max_size=40),
    st.integers(0, 30),
    st.integers(0, 30),
)
def test_every_card_comes_once_and_limits_always_hold(
    shape: list[tuple[int, str, bool]], new: int, reviews: int
) -> None:
    cards = [entry(f"n{i}", f"c/d{i % 3}", f"s{i % 3}-{sibling}", group) for i, (sibling, group, _) in enumerate(shape)]
    rows = [due(f"n{i}") for i, (_, _, known) in enumerate(shape) if known]
    own = Limits(new, reviews, (("c/d1", 2, 1),))
    plan = today(cards, rows, limits=own).plan()
    order = sit(StudyQueue(Catalogue(cards), plan))
    assert len(order) == len(set(order)) == plan.counts.total
    assert len(plan.new) <= new
    assert len(plan.reviews) <= reviews
    catalogue = Catalogue(cards)
    siblings = [catalogue.by_key[key].sibling for key in (*plan.new, *plan.reviews)]
    assert len(siblings) == len(set(siblings))
    assert sum(catalogue.by_key[key].deck == "c/d1" for key in plan.new) <= 2
