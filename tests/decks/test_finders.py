"""Dates and numbers are found in running text, with their places and values, and nothing else is taken for one."""

import string
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.grading.dates import date_of, judge_date
from decks.grading.expected import Context
from decks.grading.find_dates import find_dates
from decks.grading.find_numbers import find_numbers
from decks.grading.numbers import judge_number, number_of
from decks.grading.verdict import Verdict


def dates(text: str) -> list[str]:
    return [found.text for found in find_dates(text)]


def numbers(text: str) -> list[str]:
    return [found.text for found in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        (
            "On 22 September 2014, the bombing began; by July 4, 2015 it had spread.",
            ["22 September 2014", "July 4, 2015"],
        ),
        ("met on 5 September, 15 September and 3 December 2014", ["5 September", "15 September", "3 December 2014"]),
        ("at the start of November; until mid-January 2020", ["the start of November", "mid-January 2020"]),
        ("polled between 17 and 20 October 2019 (twice)", ["17 and 20 October 2019"]),
        ("on 5 and 15 September 2014", ["15 September 2014"]),
        ("the August–October 2019 offensive", ["August–October 2019"]),
        ("In late October-early November 2019 it", ["late October-early November 2019"]),
        ("the years 2014–2016, then 2019–20", ["2014–2016", "2019–20"]),
        ("from 30 January 2025 to 25 February 2025", ["30 January 2025 to 25 February 2025"]),
        ("since 2024-12-08 and in the 1990s, in spring 2014", ["2024-12-08", "the 1990s", "spring 2014"]),
        ("Caesar died in 44 BC, in the first century BC", ["44 BC"]),
        ("in the 21st century and the Arab Spring of 2011", ["21st century", "Spring of 2011"]),
        ("More than 2000 troops and about 1500 km, $2014 and 2014 million", []),
        ("You may march on; March on! M-2014, 2,014, 12014 and 2014th", []),
        ("He left in May. In March he may return.", ["May", "March"]),
    ],
)
def test_dates_are_found(text: str, mentions: list[str]) -> None:
    assert [mention.removeprefix("the ") for mention in dates(text)] == [
        mention.removeprefix("the ") for mention in mentions
    ]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("They fired 40,000 shells (34,033 of 155 mm) in five months.", ["40,000", "34,033", "155 mm", "five months"]),
        ("the $500 million programme, some $1 billion a year", ["$500 million", "$1 billion"]),
        ("a 35 km (22 mi) strip, 7.7 million people, 25 percent", ["35 km", "22 mi", "7.7 million", "25 percent"]),
        ("between 8,198–13,258 deaths and 1,120-1,460 more", ["8,198–13,258", "1,120-1,460"]),
        ("the 441st Wing's M-777, R9X, F-22, F15s, M2A2, RG-33s and the 1st Brigade, 4th Marines", []),
        ("Division 30 and Resolution 2249 at 1:38 p.m. (UTC+03:00) on 22 September 2014", []),
        (
            "approximately 1/3 of them, a third, half a million, two thirds",
            ["1/3", "a third", "half a million", "two thirds"],
        ),
        ("two hundred and fifty men and a dozen vehicles", ["two hundred and fifty", "a dozen"]),
        ("none of them, someone, often, weight, bones, 10²", []),
        ("-5 °C or 12.5%", ["-5 °C", "12.5%"]),
    ],
)
def test_numbers_are_found(text: str, mentions: list[str]) -> None:
    assert numbers(text) == mentions


def test_equal_mentions_have_equal_values() -> None:
    first, second, third = find_dates("22 September 2014; Sept. 22, 2014; 2014-09-22")
    assert first.value == second.value == third.value
    assert len({first.value, second.value, third.value}) == 1
    words, digits = find_numbers("two thousand five hundred rebels or 2,500 rebels")
    assert words.value == digits.value
    assert words.value.low == Fraction(2500)


def test_a_whole_text_has_the_value_of_its_mention() -> None:
    (found,) = find_dates("It was on 22 September 2014.")
    assert date_of("September 22nd, 2014") == (found.value,)
    (counted,) = find_numbers("It cost half a billion dollars.")
    assert number_of("$500 million") == (counted.value,)


PIECES = [
    *string.digits, *"-–/.,' %$€½²:+()\n", " ", " ", "2014", "22", "Sept.", "September", "May", "to", "and", "th", "BC",
    "the", "of", "early", "spring", "between", "from", "90s", "century", "million", "half", "a", "five", "twenty",
    "hundred", "km", "M-", "%", "dollars", "Division", "1,000", "over",
]  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=25).map("".join))


@given(TEXTS)
def test_mentions_lie_where_they_say_in_order_and_apart(text: str) -> None:
    for found in (list(find_dates(text)), list(find_numbers(text))):
        end = 0
        for mention in found:
            assert mention.start >= end
            assert text[mention.start : mention.end] == mention.text
            assert mention.text
            hash(mention.value)
            end = mention.end


@given(TEXTS)
def test_no_number_lies_in_a_date(text: str) -> None:
    held = [range(found.start, found.end) for found in find_dates(text)]
    for found in find_numbers(text):
        assert not any(found.start in span or found.end - 1 in span for span in held)


@given(TEXTS)
def test_whatever_is_found_is_correct_for_itself(text: str) -> None:
    for date in find_dates(text):
        grade = judge_date(date.text, f" {date.text}.", Context(answer_kind="date"))
        assert grade is not None
        assert grade.verdict is Verdict.CORRECT
    for number in find_numbers(text):
        grade = judge_number(number.text, f" {number.text} ", Context(answer_kind="number"))
        assert grade is not None
        assert grade.verdict is Verdict.CORRECT
