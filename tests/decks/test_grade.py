"""A typed answer is equal after normalising, or it is wrong; what differs is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.card import Card
from decks.grading.grade import grade_card
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
        ("Ἀθῆναι", "αθηναι"),
        ("10²", "10^2"),
        ("H₂O", "h2o"),
        ("ガス", "ガス"),
        ("$500 million.", " $500  million "),
    ],
)
def test_case_accents_punctuation_and_articles_do_not_count(answer: str, response: str) -> None:
    assert grade_card(question(answer), response).verdict is Verdict.CORRECT


@pytest.mark.parametrize(
    ("answer", "response"),
    [
        ("C++", "C"),
        ("10²", "102"),
        ("が", "か"),
        ("Й", "И"),
        ("C#", "C"),
        ("-5", "5"),
        ("3.5", "35"),
        ("Iran", "Iraq"),
        ("22 September", "23 September"),
        ("2014", ""),
    ],
)
def test_what_differs_is_wrong(answer: str, response: str) -> None:
    assert grade_card(question(answer), response).verdict is Verdict.WRONG


def test_any_accepted_form_counts() -> None:
    assert grade_card(question("Operation Inherent Resolve", "OIR"), "oir").verdict is Verdict.CORRECT


def test_a_set_is_right_in_any_order_and_by_any_form() -> None:
    assert grade_card(SET, "UAE, bahrain").verdict is Verdict.CORRECT
    partly = grade_card(SET, "Bahrain; Kuwait")
    assert (partly.verdict, partly.why) == (Verdict.WRONG, "1 of 2 found, 1 that does not belong.")


def test_an_item_may_hold_a_comma_where_semicolons_part_the_items() -> None:
    held = Card("c/n#forward", "d", "sequence", "?", "", "c/n", items=(("Baghuz, 2019",), ("Idlib, 2019",)))
    assert grade_card(held, "Baghuz, 2019; Idlib, 2019").verdict is Verdict.CORRECT
    assert grade_card(held, "Idlib, 2019; Baghuz, 2019").verdict is Verdict.WRONG


PLACES = Card(
    "c/n#forward", "d", "set", "?", "", "c/n",
    accept=("all of them",),
    items=(("Washington, D.C.", "DC"), ("Bosnia and Herzegovina",), ("Paris",), ("Paris, Texas",), ("1,000 men",)),
)  # fmt: skip


@pytest.mark.parametrize(
    "response",
    [
        "Washington, D.C., Bosnia and Herzegovina, Paris, Paris, Texas, 1,000 men",
        "washington dc, bosnia and herzegovina, paris texas, paris, 1000 men",
        "Paris, Texas; Paris\nDC, 1,000 men and Bosnia and Herzegovina",
        "1,000 men, DC, Paris; Bosnia and Herzegovina, and Paris, Texas.",
        "DC, Bosnia and Herzegovina, Paris, 1,000 men & Paris, Texas",
        "All of them",
    ],
)
def test_items_are_found_whatever_parts_them_and_whatever_they_hold(response: str) -> None:
    assert grade_card(PLACES, response).why in ("All of them.", "That is the answer.")


@pytest.mark.parametrize(
    ("response", "why"),
    [
        ("Paris, Texas, Lisbon", "1 of 5 found, 1 that does not belong."),
        ("Paris, London and Rome; DC", "2 of 5 found, 2 that do not belong."),
        ("DC, D.C., Congo", "1 of 5 found, 1 that does not belong."),
        ("not Paris, not DC", "0 of 5 found, 2 that do not belong."),
        (", ;", "0 of 5 found."),
    ],
)
def test_what_is_no_item_does_not_belong(response: str, why: str) -> None:
    found = grade_card(PLACES, response)
    assert (found.verdict, found.why) == (Verdict.WRONG, why)


def test_items_with_commas_in_a_sequence_keep_their_order() -> None:
    held = Card("c/n#forward", "d", "sequence", "?", "", "c/n", items=(("Baghuz, 2019",), ("Idlib, 2019",)))
    assert grade_card(held, "Baghuz, 2019, Idlib, 2019").verdict is Verdict.CORRECT
    assert grade_card(held, "Idlib, 2019, Baghuz, 2019").verdict is Verdict.WRONG
    assert grade_card(held, "Baghuz, 2019, Idlib, 2019, Baghuz, 2019").verdict is Verdict.WRONG


@pytest.mark.parametrize(
    ("answer", "response"),
    [
        ("می\u200cخواهم", "میخواهم"),
        ("co\u00adoperation", "cooperation"),
        ("Kobani", "\u2066Kobani\u2069"),
        ("Kobani", "Ko\u200bbani\ufeff"),
        ("क्\u200dष", "क्ष"),
        ("❤", "❤\ufe0f"),
        ("the Kurds", "\u200ethe Kurds"),
    ],
)
def test_invisible_characters_do_not_count(answer: str, response: str) -> None:
    assert grade_card(question(answer), response).verdict is Verdict.CORRECT
    assert grade_card(question(response), answer).verdict is Verdict.CORRECT


@pytest.mark.parametrize(
    ("answer", "response"),
    [
        ("\u200c", "\u200d"),
        ("👨\u200d👩\u200d👧", "👨👩👧"),
        ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
         "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"),
    ],
)  # fmt: skip
def test_invisible_characters_count_where_nothing_else_tells_two_answers_apart(answer: str, response: str) -> None:
    assert grade_card(question(answer), response).verdict is Verdict.WRONG


def test_a_sequence_is_right_only_in_its_order() -> None:
    assert grade_card(SEQUENCE, "one, two").verdict is Verdict.CORRECT
    assert grade_card(SEQUENCE, "two, one").verdict is Verdict.WRONG


def test_the_comparison_shows_what_is_missing_and_what_is_too_much() -> None:
    spans = grade_card(question("Operation Inherent Resolve"), "Operation Desert Resolve").diff
    assert [(span.kind, span.text) for span in spans] == [
        ("same", "Operation"), ("extra", "Desert"), ("missing", "Inherent"), ("same", "Resolve"),
    ]  # fmt: skip


@given(st.text(max_size=300), st.text(max_size=300))
def test_nothing_a_learner_types_can_break_it(answer: str, response: str) -> None:
    found = grade_card(question(answer), response)
    assert found.verdict in Verdict
    assert found.why


@given(st.text(min_size=1, max_size=100).filter(str.strip))
def test_the_answer_itself_is_always_right(answer: str) -> None:
    assert normal(answer)
    assert grade_card(question(answer), answer).verdict is Verdict.CORRECT


def test_a_megabyte_of_hostile_text_is_wrong_and_quick_to_say() -> None:
    found = grade_card(question("x"), "\x1b[2J‮" * 250_000)
    assert found.verdict is Verdict.WRONG
    assert sum(len(span.text) for span in found.diff) < 5_000


@pytest.mark.parametrize(
    ("kind", "typed", "marks", "missing"),
    [
        ("set", "c, x, a", "✓c ✗x ✓a", ("b", "d")),
        ("set", "d; x and c, b and a", "✓d ✗x ✓c ✓b ✓a", ()),
        ("sequence", "a; c; b; d", "✓a ✓c ✗b ✓d", ()),
        ("sequence", "b, c, d", "✓b ✓c ✓d", ("a",)),
        ("sequence", "x\nBee\na", "✗x ✓Bee ✗a", ("c", "d")),
        ("sequence", "x", "✗x", ("a", "b", "c", "d")),
    ],
)
def test_a_typed_list_is_judged_item_by_item(kind: str, typed: str, marks: str, missing: tuple[str, ...]) -> None:
    card = Card("c/n#f", "d", kind, "q", "a\nb\nc\nd", "c/n", items=(("a",), ("b", "bee"), ("c",), ("d",)))
    spans = grade_card(card, typed).diff
    shown = " ".join(f"{'✓' if span.kind == 'same' else '✗'}{span.text}" for span in spans if span.kind != "missing")
    assert (shown, tuple(span.text for span in spans if span.kind == "missing")) == (marks, missing)


def test_a_wrong_answer_of_the_deck_is_never_close() -> None:
    card = Card(
        "c/n#f", "d", "question", "How far is it?", "Some way off the road", "c/n", wrong=("Some way off the rode",)
    )
    assert grade_card(card, "Some way off the rode").verdict is Verdict.WRONG
    assert grade_card(card, "Some way off the raod").verdict is Verdict.CLOSE


@pytest.mark.parametrize(
    ("answer", "response"),
    [
        ("less severe than first reported", "as severe as first reported"),
        ("worse than before", "as before"),
        ("more often than not", "often"),
    ],
)
def test_what_compares_is_needed(answer: str, response: str) -> None:
    assert grade_card(question(answer), response).verdict is Verdict.WRONG
