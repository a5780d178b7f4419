"""Choices and sequences lie open, out of order, and can be answered by their letters."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.card import Card
from decks.distractors import distractors
from study.choices import letters, mixed, spelled_out

COUNTRIES = ("Australia", "Canada", "Belgium", "Germany")
ITEMS = ("first", "second", "third", "fourth")


@given(st.text())
def test_all_choices_are_offered_and_stay_where_they_are(seed: str) -> None:
    offered = mixed(COUNTRIES, seed)
    assert sorted(offered) == sorted(COUNTRIES)
    assert offered == mixed(COUNTRIES, seed)


def test_the_right_choice_is_not_always_in_the_same_place() -> None:
    assert len({mixed(COUNTRIES, str(seed)).index("Australia") for seed in range(30)}) == 4


def test_the_place_of_the_right_choice_tells_nothing_among_generated_wrong_ones() -> None:
    cities = ("Paris", "Madrid", "Rome", "Lisbon", "Vienna", "Prague", "Warsaw", "Oslo", "Dublin", "Athens")
    cards = [
        Card(f"c/{city}#forward", "d", "question", f"Which city is number {number}?", city, f"c/{city}")
        for number, city in enumerate(cities)
    ]
    seeds = [f"{cards[0].key}\n{number}" for number in range(400)]
    places = Counter(mixed(("Paris", *distractors(cards[0], cards, seed)), seed).index("Paris") for seed in seeds)
    assert sorted(places) == [0, 1, 2, 3]
    assert max(places.values()) < 2 * min(places.values())


@given(st.text())
def test_a_sequence_never_lies_in_its_order(seed: str) -> None:
    assert mixed(ITEMS, seed, never=ITEMS) != ITEMS
    assert sorted(mixed(ITEMS, seed, never=ITEMS)) == sorted(ITEMS)


@pytest.mark.parametrize("response", ["badc", "b a d c", "B, a, d, c", "b > a > d > c", " b)a)d)c "])
def test_an_order_is_given_by_letters(response: str) -> None:
    assert spelled_out(ITEMS, response, several=True).split("\n") == ["second", "first", "fourth", "third"]


@pytest.mark.parametrize(
    ("response", "meant"),
    [("b", "Canada"), ("B.", "Canada"), ("Canada", "Canada"), ("e", "e"), ("ab", "ab"), ("a b", "a b")],
)
def test_a_choice_is_given_by_its_letter_or_in_words(response: str, meant: str) -> None:
    assert spelled_out(COUNTRIES, response, several=False) == meant


def test_a_choice_that_is_itself_a_letter_is_meant_as_it_stands() -> None:
    assert spelled_out(("b", "a"), "a", several=False) == "a"


GRADES = ("N", "C", "E", "D", "F")


def test_what_the_screen_names_a_choice_by_is_taken_for_that_choice() -> None:
    assert list(letters(GRADES)) == ["1", "2", "3", "4", "5"]
    assert [spelled_out(GRADES, typed, several=False) for typed in ("1", "5.", "e", "6")] == ["N", "F", "e", "6"]
    plain = ("E", "X", "Y")
    assert "".join(letters(plain)) == "abc"
    assert spelled_out(plain, "b", several=False) == "X"


@pytest.mark.parametrize(
    "choices", [("a.", "x"), ("É", "v", "w", "x", "y"), ("“B”", "x"), ("2", "1"), ("a", "1"), ("b", "2")]
)
def test_no_choice_can_be_taken_for_the_name_of_another(choices: tuple[str, ...]) -> None:
    names = letters(choices)
    assert len(set(names)) == len(choices)
    assert [spelled_out(choices, name, several=False) for name in names] == list(choices)
    assert [spelled_out(choices, choice, several=False) for choice in choices] == list(choices)


def test_an_order_is_given_by_digits_where_items_are_letters() -> None:
    assert spelled_out(("c", "a", "b"), "231", several=True) == "a\nb\nc"
    assert spelled_out(("c", "a", "b"), "2 3 1", several=True) == "a\nb\nc"
    assert spelled_out(("c", "a", "b"), "a b c", several=True) == "a b c"
