"""A typed number: its value counts, not how it is written; another digit, magnitude, unit or bound is wrong."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.grading.expected import Context
from decks.grading.number_words import ONES, TENS
from decks.grading.numbers import judge_number, number_of
from decks.grading.verdict import Grade, Verdict

PLAIN = Context()


def judged(answer: str, response: str, context: Context = PLAIN, own: str = "") -> Grade:
    grade = judge_number(answer, response, context, own)
    assert grade is not None, f"{answer!r} is no number"
    return grade


def verdict(answer: str, response: str, context: Context = PLAIN, own: str = "") -> Verdict:
    return judged(answer, response, context, own).verdict


CORRECT = {
    "2,500": (
        "2500", "2 500", "2.5k", "2.5 thousand", "2,5 thousand", "two thousand five hundred", "twenty-five hundred",
        "two thousand and five hundred", "about 2,500", "over 2500", "up to 2,500", "2,500 rebels", "it was 2500",
        "2,500.0",
        "2'500", "a total of 2,500", "2,500 or so", "two and a half thousand",
    ),
    "$500 million": (
        "500 million", "half a billion", "$0.5bn", "$500m", "500m", "five hundred million dollars", "US$500 million",
        "USD 500 million", "500,000,000", "$500.000.000", "500 mn", "500 million US dollars", "$ 500 million",
    ),
    "1.5 million": ("1,500,000", "one and a half million", "a million and a half", "1½ million", "1 1/2 million"),
    "1,000,000": ("1.000.000", "1 000 000", "a million", "one million", "1m"),
    "24": ("two dozen", "twenty-four", "twenty four", "24 airstrikes"),
    "two dozen": ("24",),
    "a dozen": ("12", "twelve", "one dozen"),
    "150": ("a hundred and fifty", "one hundred fifty", "150 or so"),
    "25 %": ("25%", "25 percent", "twenty-five per cent", "25", "a quarter", "one quarter", "one in four"),
    "1/3": ("a third", "one third", "one in three", "1 out of 3", "⅓"),
    "half": ("50%", "a half", "1/2", "½", "one half"),
    "two thirds": ("2/3", "two-thirds"),
    "at least 500": ("500", "over 500", "500+", "500 or more", "more than 500", "no fewer than 500", "min. 500"),
    "up to 80": ("80", "as many as 80", "at most 80", "no more than 80"),
    "fewer than 1,000": ("1,000", "less than 1000", "under 1,000", "below a thousand"),
    "100–120": ("100-120", "100 to 120", "between 100 and 120", "from 100 to 120", "a hundred to a hundred and twenty"),
    "2–3 million": ("2 million to 3 million", "two to three million", "between 2 and 3 million"),
    "524–43": (
        "524-43", "524 to 43", "524 for, 43 against", "43 against, 524 for", "524 in favour and 43 opposed",
        "524 against 43", "524:43", "524 vs 43",
    ),
    "35 km": ("35", "35km", "35 kilometres", "35 kilometers", "thirty-five kilometres", "35 km wide", "35-kilometre"),
    "994 tonnes": ("994t", "994 metric tons", "994", "994 tonnes of weapons"),
    "20 °C": ("20°C", "20 degrees Celsius", "20 C", "20", "20 degrees centigrade"),
    "110,000 km²": ("110000 square kilometres", "110,000 sq km", "110,000 km2", "110 thousand km^2"),
    "54 rebels": ("54", "54 fighters", "fifty-four rebels"),
    "ten countries": ("10", "ten", "10 countries", "ten nations"),
    "three hours": ("3 hours", "3h", "3", "three hrs"),
    "an hour and a half": ("1.5 hours", "one and a half hours", "1½ h"),
    "half an hour": ("0.5 hours", "½ hour"),
    "a day": ("one day", "1 day"),
    "third": ("3rd", "the third", "3"),
    "21st": ("twenty-first", "the 21st"),
    "-5": ("minus five", "−5", "minus 5"),
    "twice a year": ("every six months", "six-monthly", "half-yearly", "two times a year", "biannually"),
    "monthly": ("every month", "once a month", "each month", "twelve times a year"),
    "every two weeks": ("fortnightly", "every other week", "every 14 days", "once every fortnight"),
    "twice": ("two times", "2 times", "2"),
    "$1 billion a year": ("$1 billion annually", "1bn per year", "$1 billion", "a billion dollars every year"),
    "0": ("zero", "none", "nil"),
    "8,849 m": ("8849 metres", "8849m", "8,849", "8,849 meters"),
    "$7.2 million": ("7.2 million dollars", "about $7.2m", "US$ 7.2 million"),
    "4–5": ("4 and 5", "between four and five", "4 to 5", "from 4 up to 5"),
    "1–1": ("1:1", "1 to 1"),
    "every four years": ("once in four years", "every 4 years", "once every four years"),
    "twice a day": ("twice daily", "every 12 hours"),
    "10 Mbit/s": ("10 megabits per second", "10", "10 Mbps"),
    "3.14": ("3,14", "three point one four"),
}  # fmt: skip

CLOSE = {
    "100–120": ("100", "120", "at least 100", "up to 120", "about 100"),
    "524–43": ("524", "43"),
    "1,000": ("1.000",),
    "1–1": ("1",),
    "a third": ("33%", "33.3 %"),
    "500": ("fewer than 500",),
    "$500 million": ("500 million people",),
    "994 tonnes": ("994 tons",),
    "$1 billion": ("$1 billion a year",),
    "forty": ("fortyy",),
    "eight months": ("eigth months", "eigt months"),
}

WRONG = {
    "2,500": ("2,050", "5,200", "25,000", "250", "2,501", "2,5", "two thousand", "not 2,500", "idk", ""),
    "$500 million": (
        "$500", "500", "$500 billion", "$500 thousand", "€500 million", "500 million euros", "£500m", "$50 million",
        "$500 km", "not $500 million", "$500–600 million",
    ),
    "at least 500": ("at most 500", "up to 500", "fewer than 500", "less than 500", "500 or fewer"),
    "over 40,000": ("under 40,000", "fewer than 40,000", "40,000 or less", "400,000"),
    "up to 80": ("at least 80", "more than 80", "80 or more", "over 80"),
    "100–120": ("110", "100–130", "120–100", "up to 100", "at least 120", "1000–1200", "100 or 120"),
    "524–43": ("43–524", "43 for, 524 against", "524–34", "542–43", "481"),
    "35 km": ("35 miles", "22 miles", "35 m", "35 kg", "53 km", "3.5 km", "35 km²"),
    "54": ("45", "55", "54 km", "54%", "$54", "54 million", "fifty-five", "between 50 and 60", "several", "dozens",
           "54 squared", "54 grand", "54 y", "54 AD"),
    "994 tonnes": ("994 kg", "994 pounds", "949 tonnes"),
    "20 °C": ("20 °F", "68 °F", "-20 °C"),
    "25 %": ("0.25", "52%", "a third", "25 km", "0.25%"),
    "a third": ("3", "third", "two thirds", "1/4"),
    "third": ("second", "13th", "a third"),
    "-5": ("5", "-50", "+5"),
    "twice a year": ("twice a month", "every two years", "annually", "once a year", "2"),
    "24 hours": ("24 days", "one day", "24 minutes", "42 hours"),
    "three hours": ("three days", "four hours"),
    "5": ("5 milion", "5 thousnd", "5 or 6", "maybe 5 or 6", "5, 6", "five hundred"),
    "3.14": ("314", "3.41", "3"),
    "1/2": ("12", "1", "2"),
    "4 GiB": ("4 MiB", "4 GB", "4 KiB"),
    "500 mg": ("500 mcg", "500 g"),
    "-1 to 1": ("1 to 1", "0 to 1"),
    "8,849 m": ("8,849 million", "8849 ft", "8,849 km"),
    "2 million": ("2", "2 billion", "20 million"),
}  # fmt: skip


def cases(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(answer, response) for answer, responses in table.items() for response in responses]


@pytest.mark.parametrize(("answer", "response"), cases(CORRECT))
def test_the_same_number_is_correct(answer: str, response: str) -> None:
    assert verdict(answer, response) is Verdict.CORRECT


@pytest.mark.parametrize(("answer", "response"), cases(CLOSE))
def test_a_number_that_is_right_as_far_as_it_goes_is_close(answer: str, response: str) -> None:
    assert verdict(answer, response) is Verdict.CLOSE


@pytest.mark.parametrize(("answer", "response"), cases(WRONG))
def test_another_number_unit_or_bound_is_wrong(answer: str, response: str) -> None:
    assert verdict(answer, response) is Verdict.WRONG


@pytest.mark.parametrize(
    ("answer", "response", "why"),
    [
        ("$500 million", "$500", "Right figure, another magnitude."),
        ("35 km", "35 miles", "Right figure, another unit: it is km."),
        ("at least 500", "at most 500", "Right figure, but the bound is the other way round."),
        ("524–43", "43–524", "The wrong way round."),
        ("100–120", "100", "One of the two numbers; the other is missing."),
        ("54", "idk", "The answer is a number."),
    ],
)
def test_the_reason_says_what_differs(answer: str, response: str, why: str) -> None:
    assert judged(answer, response).why == why


def test_a_bare_form_inherits_unit_and_bound_of_the_answer() -> None:
    assert verdict("35", "35 miles", own="35 km") is Verdict.WRONG
    assert verdict("thirty-five", "35 km", own="35 km") is Verdict.CORRECT
    assert verdict("22 miles", "22 mi", own="35 km") is Verdict.CORRECT
    assert verdict("five hundred", "at most 500", own="at least 500") is Verdict.WRONG


def test_a_unit_that_the_question_names_may_be_added() -> None:
    assert verdict("35", "35 km", Context("How many km wide is it?")) is Verdict.CORRECT
    assert verdict("35", "35 kilometres", Context("How many kilometers wide is it?")) is Verdict.CORRECT
    assert verdict("35", "35 miles", Context("How many km wide is it?")) is Verdict.WRONG
    assert verdict("40", "40%", Context("What percentage was it?")) is Verdict.CORRECT
    assert verdict("$1 billion", "$1 billion a year", Context("How much did it cost a year?")) is Verdict.CORRECT


def test_words_of_the_question_around_a_number_add_nothing() -> None:
    asked = Context("How many troops did the US send to Syria?")
    assert verdict("400", "the US did send 400 troops", asked) is Verdict.CORRECT
    assert verdict("400", "the US did not send 400 troops", asked) is Verdict.WRONG
    assert verdict("400", "less than 400 of 500 troops", asked) is Verdict.WRONG


def test_a_number_may_be_off_by_the_tolerance() -> None:
    assert verdict("100", "110", Context(tolerance="10")) is Verdict.CORRECT
    assert verdict("100", "111", Context(tolerance="10")) is Verdict.WRONG
    assert verdict("3.14", "3.1", Context(tolerance="2%")) is Verdict.CORRECT
    assert verdict("200–300", "205–290", Context(tolerance="5%")) is Verdict.CORRECT


@pytest.mark.parametrize(
    "answer",
    [
        "Division 30", "M-777", "R9X", "F-22", "441st Air Expeditionary Squadron", "First of three hostages",
        "Seven Samurai", "10 Downing Street", "101 Dalmatians", "a few dozen", "hundreds", "9/11", "24/7", "12:30",
        "192.168.0.1", "10²", "C#", "UTC+3", "one of the founders", "two of the three", "not 5", "", "percent", "km",
        "3rd Brigade", "5 or 6", "22 September 2014", "H2O", "G7", "$", "Catch-22",
    ],
)  # fmt: skip
def test_what_is_no_number_is_left_to_others(answer: str) -> None:
    assert judge_number(answer, answer, PLAIN) is None


def test_the_question_or_the_author_may_say_that_it_is_a_count() -> None:
    assert verdict("101 Dalmatians", "101", Context("How many dogs are there?")) is Verdict.CORRECT
    assert verdict("101 Dalmatians", "101", Context(answer_kind="number")) is Verdict.CORRECT
    assert judge_number("54", "54", Context(answer_kind="text")) is None


NUMBERS = st.one_of(st.integers(1, 200), st.integers(1, 10**7), st.integers(1, 999).map(lambda n: n * 10**6))


def in_words(number: int) -> str:
    """An integer below a billion in words."""
    for size, name in ((10**6, "million"), (10**3, "thousand"), (100, "hundred")):
        if number >= size:
            rest = in_words(number % size) if number % size else ""
            joint = " and " if rest and (size == 100 or number % size < 100) else " "
            return f"{in_words(number // size)} {name}{joint}{rest}".strip()
    names = {value: word for word, value in (*ONES.items(), *TENS.items()) if word != "fourty"}
    if number in names:
        return names[number]
    return f"{names[number - number % 10]}-{names[number % 10]}"


def renderings(number: int) -> list[str]:
    """Ways to write a number that leave no doubt."""
    forms = [
        str(number),
        f"{number:,}",
        in_words(number),
        in_words(number).replace("-", " ").capitalize(),
        f"{number:,}.0",
    ]
    forms.append(f"{number:,}".replace(",", " "))
    if number >= 10**6:
        forms.append(f"{number:,}".replace(",", "."))
        if number % 10**4 == 0:
            forms += [f"{number / 10**6:g} million", f"{number / 10**6:g}m", f"{number / 10**9!r} billion"]
    elif number >= 1000 and number % 10 == 0:
        forms += [f"{number / 1000:g}k", f"{number / 1000:g} thousand"]
    return [form for form in forms if "e" not in form or not any(digit in form for digit in string.digits)]


@given(NUMBERS, st.data())
def test_every_rendering_of_a_number_is_correct_for_every_other(number: int, data: st.DataObject) -> None:
    answer, response = data.draw(st.sampled_from(renderings(number))), data.draw(st.sampled_from(renderings(number)))
    assert verdict(answer, response) is Verdict.CORRECT
    assert number_of(answer)[0] == number_of(response)[0]


@given(NUMBERS, NUMBERS, st.data())
def test_no_rendering_of_another_number_is_correct(number: int, other: int, data: st.DataObject) -> None:
    if number != other:
        response = data.draw(st.sampled_from(renderings(other)))
        assert verdict(f"{number:,}", response) is Verdict.WRONG


@given(NUMBERS, st.data())
def test_a_changed_digit_is_wrong(number: int, data: st.DataObject) -> None:
    digits = str(number)
    at = data.draw(st.integers(0, len(digits) - 1))
    digit = data.draw(st.sampled_from([digit for digit in string.digits if digit != digits[at]]))
    assert verdict(digits, digits[:at] + digit + digits[at + 1 :]) is Verdict.WRONG


NUMBER_LIKE = st.lists(
    st.sampled_from(
        [*string.digits, *"-–/.,' %$€½²:+", " ", "million", "hundred", "and", "a", "half", "third", "th", "km", "m",
         "k", "to", "or", "over", "at least", "for", "against", "every", "year", "twice", "twenty", "five", "°C", "us"]
    ),
    max_size=12,
).map("".join)  # fmt: skip


@given(st.one_of(st.text(), NUMBER_LIKE), st.one_of(st.text(), NUMBER_LIKE))
def test_any_text_is_judged(answer: str, response: str) -> None:
    judge_number(answer, response, PLAIN)
    judge_number(answer, response, Context(answer_kind="number", tolerance="5%"), "35 km")
    assert verdict("$500 million", response) in Verdict
    own = judge_number(answer, answer, PLAIN)
    assert own is None or own.verdict is Verdict.CORRECT


def test_endless_digits_are_no_number() -> None:
    assert verdict("5", "5" * 1900) is Verdict.WRONG
