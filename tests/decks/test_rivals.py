"""Whose answer a response is instead."""

from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decks.card import Card
from decks.grading.grade import grade_card
from decks.grading.verdict import Verdict
from decks.rivals import confused_with, rival_answers

_numbers = count()


def asked(prompt: str, answer: str, *accept: str, **fields: str) -> Card:
    """A question of its own note; ``fields`` as in Card."""
    note = f"c/n{next(_numbers)}"
    card = Card(f"{note}#forward", "d", "question", prompt, answer, note, accept)
    return card._replace(**fields)  # type: ignore[arg-type]


def pair(left: str, right: str) -> Card:
    return Card(f"c/ops#{left}:forward", "d", "pair", f"Which operation was {left}'s?", right, f"c/ops/{left}")


FRANCE, AUSTRALIA, BRITAIN = pair("France", "Opération Chammal"), pair("Australia", "Okra"), pair("Britain", "Shader")
HERSH = asked("To which journalist was it told?", "Seymour Hersh")
ROEBUCK = asked("Which diplomat wrote the memorandum?", "William Roebuck")
START = asked("When did the campaign begin?", "22 September 2014")
SHAYRAT = asked("When was Shayrat struck?", "7 April 2017")
POOL = [FRANCE, AUSTRALIA, BRITAIN, HERSH, ROEBUCK, START, SHAYRAT]


@pytest.mark.parametrize(
    ("card", "response", "other"),
    [
        (AUSTRALIA, "Shader", BRITAIN),
        (AUSTRALIA, "operation chammal", FRANCE),
        (AUSTRALIA, "Chammal", FRANCE),
        (ROEBUCK, "Seymour Hersh", HERSH),
        (ROEBUCK, "Hersh", HERSH),
        (ROEBUCK, "seymor hersh", HERSH),
        (SHAYRAT, "22 September 2014", START),
        (SHAYRAT, "2014-09-22", START),
        (SHAYRAT, "Sept 22nd, 2014", START),
        (ROEBUCK, "Okra", AUSTRALIA),
        (ROEBUCK, "22 September 2014", None),
        (SHAYRAT, "Seymour Hersh", None),
        (ROEBUCK, "somebody else", None),
        (ROEBUCK, "", None),
        (ROEBUCK, "x" * 100_000, None),
    ],
)
def test_a_wrong_answer_is_known_as_another_cards(card: Card, response: str, other: Card | None) -> None:
    assert confused_with(card, response, POOL) == other
    assert confused_with(card, response, POOL[::-1]) == other


def test_an_exact_match_goes_before_a_near_one_and_the_group_before_the_deck() -> None:
    card = asked("Which base was struck?", "Shayrat", group="g")
    near, exact = asked("Which base was left?", "al-Tanfa", group="g"), asked("Which base was kept?", "al-Tanf")
    assert confused_with(card, "al-Tanf", [near, exact]) == exact
    grouped = asked("Which base was visited?", "al-Tanf", group="g")
    assert confused_with(card, "al-Tanf", [exact, grouped]) == grouped


def test_no_sibling_no_equal_answer_no_other_name_of_the_answer() -> None:
    card = asked("Which group held them?", "ISIL", "Daesh")
    sibling = asked("Who fled?", "Peshmerga", sibling=card.sibling)
    assert confused_with(card, "Peshmerga", [sibling]) is None
    twin = asked("Which group was fought?", "Islamic State", "Daesh", "IS")
    assert confused_with(card, "Islamic State", [twin]) is None
    assert confused_with(card, "Peshmerga", [asked("Which group held them?", "Peshmerga")]) is None


def test_a_bare_number_is_another_answer_only_beside_it() -> None:
    card = asked("How many were sent?", "152", group="sent")
    assert confused_with(card, "72", [asked("How many flew?", "72", group="sent")]) is not None
    assert confused_with(card, "72", [asked("How many villages fell?", "72")]) is None


def test_a_picked_wrong_answer_of_the_author_counts() -> None:
    card = asked("Whose operation was Okra?", "Australia", kind="choice")._replace(wrong=("Canada", "Belgium"))
    canada = asked("Whose operation was Impact?", "Canada")
    assert confused_with(card, "Canada", [canada]) == canada
    assert confused_with(card, "Belgium", [canada]) is None


def test_lists_are_left_alone() -> None:
    card = asked("Which two?", "a\nb", kind="set")._replace(items=(("Hersh",), ("Naiman",)))
    assert confused_with(card, "Seymour Hersh", POOL) is None
    assert confused_with(ROEBUCK, "Naiman", [card]) is None


def test_the_answers_near_a_response_are_its_rivals() -> None:
    card = asked("Who was secretary of state?", "Kerry")
    pool = [asked("Who was defence secretary?", "Perry"), asked("Who was president?", "Obama")]
    assert rival_answers(card, "Perry", pool) == ("Perry",)
    assert rival_answers(card, "Pery", pool) == ("Perry",)
    assert rival_answers(card, "Roebuck", pool) == ()
    grade = grade_card(card, "Perry", rival_answers(card, "Perry", pool))
    assert grade.verdict is Verdict.WRONG


@pytest.mark.parametrize(
    ("answer", "response", "other"),
    [
        ("Barack Obama", "Obama", "Obama's"),
        ("22 September 2014", "September 2014", "September 2014"),
        ("al-Nusra Front", "al-Nusra", "al-Nusra"),
    ],
)
def test_a_part_of_the_answer_is_no_rival(answer: str, response: str, other: str) -> None:
    assert rival_answers(asked("Which was it?", answer), response, [asked("And the other?", other)]) == ()


def test_rivals_are_few_and_most_alike_first() -> None:
    pool = [
        asked(f"What of {at}?", f"Operation {name}") for at, name in enumerate(["Okra", "Okro", "Ogre", "Oker"] * 9)
    ]
    found = rival_answers(asked("Which was it?", "Operation Shader"), "Operation Okro", pool)
    assert found[0] == "Operation Okro"
    assert len(found) <= 5


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40), st.lists(st.text(min_size=1, max_size=20).filter(str.strip), max_size=8))
def test_whatever_is_typed(response: str, answers: list[str]) -> None:
    pool = [asked(f"What is {at}?", answer) for at, answer in enumerate(answers)]
    card = asked("Which is it?", "Operation Inherent Resolve")
    other = confused_with(card, response, pool)
    assert other is None or grade_card(other, response).verdict is not Verdict.WRONG
    assert set(rival_answers(card, response, pool)) <= set(answers)


@pytest.mark.parametrize("response", ["the UK", "Great Britain", "british"])
def test_a_country_is_known_by_each_of_its_names(response: str) -> None:
    okra = asked("Whose operation was Okra?", "Australia")
    shader = asked("Whose operation was Shader?", "United Kingdom")
    assert confused_with(okra, response, [okra, shader]) == shader
