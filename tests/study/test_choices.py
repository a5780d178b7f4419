"""Choices and sequences lie open, out of order, and can be answered by their letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.card import Card
from study.choices import choices_of, letters, spelled_out

CHOICE = Card("c/n#forward", "d", "choice", "Whose?", "Australia", "c/n", wrong=("Canada", "Belgium", "Germany"))
ITEMS = ("first", "second", "third", "fourth")
SEQUENCE = Card("c/s#forward", "d", "sequence", "Order?", "\n".join(ITEMS), "c/s", items=tuple((i,) for i in ITEMS))


@given(st.text())
def test_all_choices_are_offered_and_stay_where_they_are(seed: str) -> None:
    offered = choices_of(CHOICE, seed)
    assert sorted(offered) == ["Australia", "Belgium", "Canada", "Germany"]
    assert offered == choices_of(CHOICE, seed)


def test_the_right_choice_is_not_always_in_the_same_place() -> None:
    assert len({choices_of(CHOICE, str(seed)).index("Australia") for seed in range(30)}) == 4


@given(st.text())
def test_a_sequence_never_lies_in_its_order(seed: str) -> None:
    assert choices_of(SEQUENCE, seed) != ITEMS
    assert sorted(choices_of(SEQUENCE, seed)) == sorted(ITEMS)


@pytest.mark.parametrize("response", ["badc", "b a d c", "B, a, d, c", "b > a > d > c", " b)a)d)c "])
def test_an_order_is_given_by_letters(response: str) -> None:
    assert spelled_out(SEQUENCE, ITEMS, response) == "second; first; fourth; third"


@pytest.mark.parametrize(
    ("response", "meant"),
    [("b", "Canada"), ("B.", "Canada"), ("Canada", "Canada"), ("e", "e"), ("ab", "ab"), ("a b", "a b")],
)
def test_a_choice_is_given_by_its_letter_or_in_words(response: str, meant: str) -> None:
    assert spelled_out(CHOICE, ("Australia", "Canada", "Belgium", "Germany"), response) == meant


def test_a_choice_that_is_itself_a_letter_is_meant_as_it_stands() -> None:
    blood = Card("c/n#forward", "d", "choice", "Which group?", "b", "c/n", wrong=("a",))
    assert spelled_out(blood, ("b", "a"), "a") == "a"


GRADES = ("N", "C", "E", "D", "F")


def test_what_the_screen_names_a_choice_by_is_taken_for_that_choice() -> None:
    assert list(letters(GRADES)) == ["1", "2", "3", "4", "5"]
    card = Card("c/n#forward", "d", "choice", "Which grade?", "E", "c/n", wrong=("N", "C", "D", "F"))
    assert [spelled_out(card, GRADES, typed) for typed in ("1", "5.", "e", "6")] == ["N", "F", "e", "6"]
    plain = ("E", "X", "Y")
    assert "".join(letters(plain)) == "abc"
    assert spelled_out(card, plain, "b") == "X"


@pytest.mark.parametrize(
    "choices", [("a.", "x"), ("É", "v", "w", "x", "y"), ("“B”", "x"), ("2", "1"), ("a", "1"), ("b", "2")]
)
def test_no_choice_can_be_taken_for_the_name_of_another(choices: tuple[str, ...]) -> None:
    names = letters(choices)
    card = Card("c/n#forward", "d", "choice", "?", choices[0], "c/n", wrong=choices[1:])
    assert len(set(names)) == len(choices)
    assert [spelled_out(card, choices, name) for name in names] == list(choices)
    assert [spelled_out(card, choices, choice) for choice in choices] == list(choices)


def test_an_order_is_given_by_digits_where_items_are_letters() -> None:
    card = Card("c/s#forward", "d", "sequence", "Order?", "a\nb", "c/s", items=(("a",), ("b",), ("c",)))
    assert spelled_out(card, ("c", "a", "b"), "231") == "a; b; c"
    assert spelled_out(card, ("c", "a", "b"), "2 3 1") == "a; b; c"
    assert spelled_out(card, ("c", "a", "b"), "a b c") == "a b c"


def test_other_cards_lay_nothing_open() -> None:
    assert choices_of(Card("c/n#forward", "d", "question", "?", "x", "c/n"), "seed") == ()
