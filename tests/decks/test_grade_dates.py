"""A typed date: however it is written, the right one is correct, a part missing is close, a part changed is wrong."""

import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.grading.date_words import MONTH_NAMES
from decks.grading.dates import date_of, judge_date
from decks.grading.expected import Context, Expected
from decks.grading.grade import grade
from decks.grading.verdict import Grade, Verdict

PLAIN = Context()


def judged(answer: str, response: str, context: Context = PLAIN) -> Grade:
    grade = judge_date(answer, response, context)
    assert grade is not None, f"{answer!r} is no date"
    return grade


def verdict(answer: str, response: str, context: Context = PLAIN) -> Verdict:
    return judged(answer, response, context).verdict


CORRECT = {
    "22 September 2014": (
        "2014-09-22", "22/09/2014", "09/22/2014", "22.9.14", "9/22/14", "22-9-2014", "Sept 22 14", "22 Sept '14",
        "September 22, 2014", "Sep. 22nd, 2014", "the 22nd of September 2014", "the 22nd of September, 2014",
        "Monday, 22 September 2014", "Mon 22 Sep 2014", "twenty-second of September twenty fourteen", "20140922",
        "September twenty-two, twenty fourteen", "22SEP2014", "2014 September 22", "on 22 September 2014",
        "it was on the 22nd of September 2014, I think", "around 22 September 2014", "22-Sep-2014", "2014/9/22",
        "22 September 2014.", " 22  september 2014 ", "2014-22-09", "September 22 of 2014",
        "since 22 September 2014", "two thousand fourteen September 22",
    ),
    "October 2019": ("Oct 2019", "10/2019", "2019-10", "october of 2019", "in Oct. '19", "2019 October"),
    "19 December": ("December 19", "19th of December", "Dec. 19th", "19/12", "12/19", "on the 19th of December"),
    "2014": ("twenty fourteen", "'14", "in 2014", "AD 2014", "2014 CE", "c. 2014", "two thousand fourteen"),
    "1991": ("nineteen ninety-one", "nineteen ninety one", "'91"),
    "1905": ("nineteen oh five", "nineteen hundred and five"),
    "spring 2014": ("the spring of 2014", "Spring, 2014", "spring '14"),
    "autumn 2020": ("fall 2020", "the fall of 2020"),
    "mid-2017": ("the middle of 2017", "mid 2017"),
    "early October 2019": ("the beginning of October 2019", "early Oct 2019"),
    "the 1990s": ("1990s", "the nineties", "90s", "'90s"),
    "21st century": ("the twenty-first century", "21st cent."),
    "44 BC": ("44 BCE", "44 B.C."),
    "AD 70": ("70 AD", "70", "70 CE"),
    "July": ("jul", "in July", "Jul."),
    "17–20 October 2019": (
        "17-20 October 2019", "17 to 20 October 2019", "from 17 October 2019 to 20 October 2019",
        "between 17 and 20 October 2019", "October 17–20, 2019", "17 Oct - 20 Oct 2019", "2019-10-17 to 2019-10-20",
    ),
    "August–October 2019": ("Aug to Oct 2019", "from August through October 2019", "August 2019 until October 2019"),
    "30 January – 25 February 2025": ("January 30 to February 25, 2025", "30/1/2025 - 25/2/2025"),
    "2019–20": ("2019-2020", "2019 to 2020", "2019/20", "from 2019 until 2020"),
    "2014–present": ("2014 to now", "from 2014 to the present"),
    "4 and 5 November 2014": ("4-5 November 2014", "4–5 Nov 2014"),
    "1939–1945": ("1939-45", "1939 to '45", "from 1939 until 1945"),
    "until autumn 2020": ("autumn 2020", "till fall 2020"),
}  # fmt: skip

CLOSE = {
    "22 September 2014": (
        "September 2014", "22 September", "Sept 22", "22/9", "22 Septmber 2014", "22 Setpember 2014",
        "late September 2014", "Tuesday 22 September 2014", "by 22 September 2014",
    ),
    "6 October 2019": ("early October 2019", "6/10/2019", "10/6/2019", "6.10.19"),
    "October 2019": ("2019", "October", "autumn 2019", "6 October 2019", "early October 2019", "Octber 2019", "Oct 19"),
    "early October 2019": ("October 2019", "6 October 2019", "2019"),
    "spring 2014": ("2014", "spring", "April 2014"),
    "19 December": ("December", "19 December 2018"),
    "2014": ("September 2014", "14", "mid-2014"),
    "1990s": ("1994",),
    "44 BC": ("44",),
    "17–20 October 2019": (
        "17 October 2019", "20 October 2019", "since 17 October 2019", "October 2019", "17–20 October",
    ),
    "2019–20": ("2019", "2020", "since 2019", "until 2020"),
}  # fmt: skip

WRONG = {
    "22 September 2014": (
        "23 September 2014", "22 October 2014", "22 September 2015", "2014", "September", "22", "the 22nd",
        "12 September 2014", "not 22 September 2014", "22 or 23 September 2014", "2014-09-23", "14-09-22",
        "21–22 September 2014",
        "before 22 September 2014", "after 22 September 2014", "early September 2014", "autumn 2014", "?", "idk", "",
        "22 September 2014 BC", "31 September 2014", "some day", "the 2010s", "22 September 2041", "2 September 2014",
    ),
    "June 2014": ("July 2014", "Juny 2014", "Jul 2014", "June 2015", "June or July 2014", "May–June 2014"),
    "October 2019": ("November 2019", "October 2018", "spring 2019", "6 November 2019"),
    "2014": ("2015", "2041", "2013–2015", "the 2010s", "21st century", "2014 BC", "not 2014", "before 2014"),
    "spring 2014": ("summer 2014", "spring 2013", "October 2014"),
    "mid-2017": ("late 2017", "mid-2018", "January 2017"),
    "the 1990s": ("1980s", "20th century", "1989", "2000"),
    "44 BC": ("44 AD", "45 BC"),
    "17–20 October 2019": ("17–21 October 2019", "16 October 2019", "until 17 October 2019", "20–17 October 2019"),
    "after 2013": ("before 2013",),
}  # fmt: skip


def cases(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(answer, response) for answer, responses in table.items() for response in responses]


@pytest.mark.parametrize(("answer", "response"), cases(CORRECT))
def test_any_form_of_the_same_date_is_correct(answer: str, response: str) -> None:
    assert verdict(answer, response) is Verdict.CORRECT


@pytest.mark.parametrize(("answer", "response"), cases(CLOSE))
def test_a_date_with_a_part_missing_or_unsure_is_close(answer: str, response: str) -> None:
    assert verdict(answer, response) is Verdict.CLOSE


@pytest.mark.parametrize(("answer", "response"), cases(WRONG))
def test_a_date_with_a_part_changed_is_wrong(answer: str, response: str) -> None:
    assert verdict(answer, response) is Verdict.WRONG


@pytest.mark.parametrize(
    ("answer", "response", "why"),
    [
        ("22 September 2014", "September 2014", "Right month and year; the day is missing."),
        ("22 September 2014", "22 September", "Right day and month; the year is missing."),
        ("22 September 2014", "22 October 2014", "Another month: it was September."),
        ("22 September 2014", "2014", "Too little: the month and day are missing."),
        ("22 September 2014", "21 September 2014", "Another day: it was the 22nd."),
        ("6 October 2019", "6/10/19", "Two dates can be read in this; one of them is right."),
        ("2014", "2015", "Another year: it was 2014."),
        ("17–20 October 2019", "17 October 2019", "Right as far as it goes; the end is missing."),
    ],
)
def test_the_reason_names_the_part(answer: str, response: str, why: str) -> None:
    assert judged(answer, response).why == why


def test_the_learners_order_decides_what_an_all_numeric_date_means() -> None:
    assert verdict("4 July 2014", "4/7/2014", Context(day_order="dmy")) is Verdict.CORRECT
    assert verdict("4 July 2014", "4/7/2014", Context(day_order="mdy")) is Verdict.WRONG
    assert verdict("4 July 2014", "7/4/14", Context(day_order="mdy")) is Verdict.CORRECT
    # Only one reading is a real date.
    assert verdict("22 July 2014", "22/7/2014", Context(day_order="mdy")) is Verdict.CORRECT


def test_what_the_question_tells_may_be_repeated() -> None:
    asked = Context(question="On which day of 2014, in Idlib, was it?")
    assert verdict("22 September", "22 September, in Idlib", asked) is Verdict.CORRECT
    assert verdict("22 September", "22 September, in Raqqa", asked) is Verdict.WRONG
    named = Context(question="In which year was it?", remark="It was on 22 September 2014.")
    assert verdict("2014", "22 September 2014", named) is Verdict.CORRECT
    assert verdict("2014", "23 September 2014", named) is Verdict.CLOSE


@pytest.mark.parametrize(
    ("answer", "question"),
    [
        ("Division 30", ""),
        ("2,000", ""),
        ("2000", "How many troops were there?"),
        ("100–120", ""),
        ("May", "Who was prime minister?"),
        ("March on Rome", ""),
        ("24 hours", ""),
        ("9/11", ""),
        ("4 July 2014 and 5 May 2015", ""),
        ("spring", "What stores the energy of a watch?"),
        ("First of three hostages is beheaded", ""),
        ("14", ""),
        ("", ""),
    ],
)
def test_what_is_no_date_is_left_to_others(answer: str, question: str) -> None:
    assert judge_date(answer, answer, Context(question)) is None


def test_the_author_may_say_what_the_answer_is() -> None:
    assert judge_date("2014", "2014", Context(answer_kind="number")) is None
    assert judge_date("spring", "Spring", Context(answer_kind="date")) is not None


def test_a_count_that_looks_like_a_year_is_judged_as_a_number_too() -> None:
    assert judge_date("1500", "1.5 thousand", PLAIN) is None


def test_a_short_year_is_one_where_the_question_asks_for_a_year() -> None:
    asked = Context("In which year did the Western Roman Empire end?")
    assert verdict("476", "it was in AD 476", asked) is Verdict.CORRECT
    assert verdict("476", "476", asked) is Verdict.CORRECT
    assert verdict("476", "476 BC", asked) is Verdict.WRONG
    assert verdict("476", "467", asked) is Verdict.WRONG
    assert judge_date("476", "476", Context("How many were there?")) is None


def test_a_year_may_be_off_by_the_tolerance() -> None:
    assert verdict("1453", "1450", Context(tolerance="5")) is Verdict.CORRECT
    assert verdict("1453", "1440", Context(tolerance="5")) is Verdict.WRONG


DAYS = st.dates(date(1000, 1, 1), date(2199, 12, 31))
MODERN = st.dates(date(1970, 1, 1), date(2069, 12, 31))


def ordinal(number: int) -> str:
    return f"{number}{'th' if 10 < number < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def renderings(day: date) -> list[str]:
    """Ways to write a day that leave no doubt."""
    name = MONTH_NAMES[day.month - 1]
    short = name[:3]
    year = f"{day.year:04}"
    forms = [
        f"{day.day} {name} {year}",
        f"{name} {day.day}, {year}",
        f"{short} {day.day} {year}",
        f"the {ordinal(day.day)} of {name}, {year}",
        f"{short}. {ordinal(day.day)}, {year}",
        f"{day.day:02}-{short.upper()}-{year}",
        f"{year}-{day.month:02}-{day.day:02}",
        f"{year}/{day.month}/{day.day}",
        f"{day:%A}, {day.day} {name.lower()} {year}",
    ]
    if day.day > 12 or day.day == day.month:
        forms += [f"{day.day}/{day.month}/{year}", f"{day.month:02}.{day.day:02}.{year}"]
    if 1970 <= day.year < 2070:
        forms += [f"{day.day} {short} '{year[2:]}", f"{name} {day.day} {year[2:]}"]
    return forms


@given(st.one_of(DAYS, MODERN), st.data())
def test_every_rendering_of_a_day_is_correct_for_every_other(day: date, data: st.DataObject) -> None:
    answer, response = data.draw(st.sampled_from(renderings(day))), data.draw(st.sampled_from(renderings(day)))
    assert verdict(answer, response) is Verdict.CORRECT
    assert date_of(answer)[0] == date_of(renderings(day)[0])[0]


@given(DAYS, DAYS, st.data())
def test_no_rendering_of_another_day_is_correct(day: date, other: date, data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(["year", "month", "day"]))
    try:
        changed = day.replace(**{one: getattr(other, one)})
    except ValueError:
        return
    if changed == day:
        return
    response = data.draw(st.sampled_from(renderings(changed)))
    assert verdict(renderings(day)[0], response) is not Verdict.CORRECT
    if not response.replace("/", "").replace(".", "").isdecimal():
        assert verdict(renderings(day)[0], response) is Verdict.WRONG


@given(DAYS)
def test_a_day_without_one_of_its_parts_is_never_correct(day: date) -> None:
    answer, name = renderings(day)[0], MONTH_NAMES[day.month - 1]
    assert verdict(answer, f"{name} {day.year}") is Verdict.CLOSE
    assert verdict(answer, f"{day.day} {name}") is Verdict.CLOSE
    assert verdict(answer, str(day.year)) is Verdict.WRONG


DATE_LIKE = st.lists(
    st.sampled_from(
        [*string.digits, *"-–/.,' ", " ", "2014", "22", "Sept", "September", "May", "to", "and", "th", "BC", "the",
         "of", "early", "spring", "between", "from", "not", "90s", "century", "twenty", "fourteen", "second", "half"]
    ),
    max_size=12,
).map("".join)  # fmt: skip


@given(st.one_of(st.text(), DATE_LIKE), st.one_of(st.text(), DATE_LIKE))
def test_any_text_is_judged(answer: str, response: str) -> None:
    judge_date(answer, response, PLAIN)
    judge_date(answer, response, Context(answer_kind="date", day_order="dmy"))
    assert verdict("22 September 2014", response) in Verdict
    own = judge_date(answer, answer, PLAIN)
    assert own is None or own.verdict is Verdict.CORRECT


@given(DATE_LIKE)
def test_a_text_without_the_digits_of_the_day_is_never_correct(response: str) -> None:
    if "22" not in response and "twenty" not in response and verdict("22 September 2014", response) is Verdict.CORRECT:
        raise AssertionError(response)


@pytest.mark.parametrize(
    ("response", "said"),
    [
        ("22 February", Verdict.CORRECT),
        ("Feb 22", Verdict.CORRECT),
        ("22 February 2015", Verdict.CORRECT),
        ("22 February 2016", Verdict.WRONG),
        ("23 February", Verdict.WRONG),
    ],
)
def test_a_day_accepted_without_its_year_excuses_no_other_year(response: str, said: Verdict) -> None:
    found = grade(Expected("22 February 2015", ("22 February",)), response, Context("On which date in 2015?"))
    assert found.verdict is said


def test_a_year_that_the_question_does_not_name_is_another() -> None:
    asked = Context("On which date in 2019?")
    assert grade(Expected("7 March"), "7 March 2018", asked).verdict is Verdict.WRONG
    assert grade(Expected("7 March"), "7 March 2019", asked).verdict is Verdict.CORRECT
