"""Which cards are taken for which: counted whichever was asked, ranked, counted anew after a drill."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from progress.confusions import Confusion, partners
from progress.log import ActKind, Reply
from progress.store import Store
from progress.terms import Rating
from tests.progress.lives import START, at, given

FRANCE, SPAIN, ITALY = "c/operations#france", "c/operations#spain", "c/operations#italy"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "progress.db")
    yield store
    store.close()


def confuse(store: Store, card: str, other: str, day: int) -> None:
    """Answer a card with the answer of another."""
    reply = Reply("typed", 900, "x", "wrong", Rating.AGAIN, confused=other)
    store.record(given(store.memory(card), Rating.AGAIN, at(day), reply=reply))


def test_both_directions_are_one_pair_and_the_most_frequent_comes_first(store: Store) -> None:
    confuse(store, FRANCE, ITALY, START)
    confuse(store, SPAIN, FRANCE, START)
    confuse(store, FRANCE, SPAIN, START + 1)
    assert store.confusions() == [
        Confusion((FRANCE, SPAIN), 2, 2, START + 1),
        Confusion((FRANCE, ITALY), 1, 1, START),
    ]
    assert [one.worth_drilling for one in store.confusions()] == [True, False]
    assert partners(store.confusions())[FRANCE] == {SPAIN, ITALY}


def test_an_answer_taken_back_confused_nothing(store: Store) -> None:
    confuse(store, FRANCE, SPAIN, START)
    store.undo(at(START))
    assert store.confusions() == []
    store.redo(at(START))
    assert len(store.confusions()) == 1


def test_after_a_drill_a_pair_is_counted_anew(store: Store) -> None:
    confuse(store, FRANCE, SPAIN, START)
    confuse(store, FRANCE, SPAIN, START + 1)
    store.note(ActKind.CONTRAST, {"cards": [SPAIN, FRANCE]}, at(START + 2))
    (found,) = store.confusions()
    assert (found.times, found.total, found.worth_drilling) == (0, 2, False)
    confuse(store, SPAIN, FRANCE, START + 3)
    (found,) = store.confusions()
    assert (found.times, found.total) == (1, 3)
