"""A typed answer is equal after normalising, or it is wrong; what differs is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.card import Card
from decks.grading.grade import grade
from decks.grading.normal import normal
from decks.grading.verdict import Verdict


def question(answer: str, *accept: str) -> Card:
    return Card("c/n#forward", "d", "question", "?", answer, "c/n", accept)


SET = Card("c/n#forward", "d", "set", "?", "Bahrain\nUAE", "c/n", items=(("Bahrain",), ("United Arab Emirates", "UAE")))
SEQUENCE = Card("c/n#forward", "d", "sequence", "?", "one\ntwo", "c/n", items=(("one",), ("two",)))


@pytest.mark.parametrize(
    ("answer", "response"),
    [
        ("Operation Inherent Resolve", "operation inherent resolve"),
        ("the Kurds", "Kurds"),
        ("Kobanî", "kobani"),
        ("Deir ez-Zor", "deir ez zor"),
        ("“Osama bin Laden Camp”", "osama bin laden camp"),
        ("2,500", "2500"),
        ("U.S.", "us"),
        ("People's Protection Units", "peoples protection units"),
        ("Łódź", "lodz"),
        ("$500 million.", " $500  million "),
    ],
)
def test_case_accents_punctuation_and_articles_do_not_count(answer: str, response: str) -> None:
    assert grade(question(answer), response).verdict is Verdict.CORRECT


@pytest.mark.parametrize(
    ("answer", "response"),
    [
        ("C++", "C"),
        ("C#", "C"),
        ("-5", "5"),
        ("3.5", "35"),
        ("Iran", "Iraq"),
        ("22 September", "23 September"),
        ("2014", ""),
    ],
)
def test_what_differs_is_wrong(answer: str, response: str) -> None:
    assert grade(question(answer), response).verdict is Verdict.WRONG


def test_any_accepted_form_counts() -> None:
    assert grade(question("Operation Inherent Resolve", "OIR"), "oir").verdict is Verdict.CORRECT


def test_a_set_is_right_in_any_order_and_by_any_form() -> None:
    assert grade(SET, "UAE, bahrain").verdict is Verdict.CORRECT
    partly = grade(SET, "Bahrain; Kuwait")
    assert (partly.verdict, partly.why) == (Verdict.WRONG, "1 of 2 found, 1 that does not belong.")


def test_an_item_may_hold_a_comma_where_semicolons_part_the_items() -> None:
    held = Card("c/n#forward", "d", "sequence", "?", "", "c/n", items=(("Baghuz, 2019",), ("Idlib, 2019",)))
    assert grade(held, "Baghuz, 2019; Idlib, 2019").verdict is Verdict.CORRECT
    assert grade(held, "Idlib, 2019; Baghuz, 2019").verdict is Verdict.WRONG


def test_a_sequence_is_right_only_in_its_order() -> None:
    assert grade(SEQUENCE, "one, two").verdict is Verdict.CORRECT
    assert grade(SEQUENCE, "two, one").verdict is Verdict.WRONG


def test_the_comparison_shows_what_is_missing_and_what_is_too_much() -> None:
    spans = grade(question("Operation Inherent Resolve"), "Operation Desert Resolve").diff
    assert [(span.kind, span.text) for span in spans] == [
        ("same", "Operation"), ("extra", "Desert"), ("missing", "Inherent"), ("same", "Resolve"),
    ]  # fmt: skip


@given(st.text(max_size=300), st.text(max_size=300))
def test_nothing_a_learner_types_can_break_it(answer: str, response: str) -> None:
    found = grade(question(answer), response)
    assert found.verdict in Verdict
    assert found.why


@given(st.text(min_size=1, max_size=100).filter(str.strip))
def test_the_answer_itself_is_always_right(answer: str) -> None:
    assert normal(answer)
    assert grade(question(answer), answer).verdict is Verdict.CORRECT


def test_a_megabyte_of_hostile_text_is_wrong_and_quick_to_say() -> None:
    found = grade(question("x"), "\x1b[2J‮" * 250_000)
    assert found.verdict is Verdict.WRONG
    assert sum(len(span.text) for span in found.diff) < 5_000
