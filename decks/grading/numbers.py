"""Judging a typed number: its value counts, not how it is written; another digit, magnitude or unit is wrong."""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import islice

from decks.grading.date_words import MONTHS
from decks.grading.expected import Context
from decks.grading.find_numbers import find_numbers
from decks.grading.number_words import respelt
from decks.grading.quantities import quantities
from decks.grading.quantity import Quantity, Reading
from decks.grading.units import CURRENCIES, UNITS, misspelt, same_unit
from decks.grading.verdict import Grade, Verdict

CORRECT = Grade(Verdict.CORRECT, "That is the number.")
_OTHER = Grade(Verdict.WRONG, "Another number.")
_COUNTING = re.compile(r"\bhow (?:many|much)\b|\bnumber of\b|\bwhat (?:number|percent|share)", re.I)
_WORD = re.compile(r"[^\W\d_]+|[%$€£¥°]")
_NOUN_BREAKS = frozenset(
    (
        "a", "an", "and", "are", "as", "at", "by", "for", "from", "had", "has", "in", "into", "is", "it", "of", "on",
        "that", "the", "their", "to", "was", "were", "which", "who", "with",
    )
)  # fmt: skip
"""Words that no counted noun of an answer holds: what goes on behind it makes more than a number of it."""
_MOST_NOUN_WORDS = 4
_SIDE = {"min": 1, "max": -1, "under": -1}
_ADDED = frozenset(
    (
        "a", "about", "all", "an", "and", "are", "around", "by", "had", "has", "have", "in", "is", "it", "of", "on",
        "only", "some", "the", "there", "they", "to", "total", "was", "were",
    )
)  # fmt: skip
"""Words around a number that add nothing to it."""
_DENYING = frozenset(
    ("not", "no", "never", "or", "nor", "fewer", "less", "more", "than", "least", "most", "up", "except")
)
_OF_MEASURES = frozenset(
    (
        "across", "ago", "apart", "around", "away", "below", "deep", "distance", "each", "far", "heavy", "high", "in",
        "large", "later", "length", "long", "of", "off", "old", "or", "per", "radius", "range", "round", "so", "tall",
        "thick", "time", "total", "wide",
    )
)  # fmt: skip
"""Words that may stand behind a measure."""
_BETWEEN_TONS = {"ton", "tonne"}
_SHARE = re.compile(r"\bper ?cent|\bpercentage\b|%")
_TOLERANCE = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(%?)\s*")


def judge_number(answer: str, response: str, context: Context, own: str = "") -> Grade | None:
    """Judge ``response`` to an answer that is, as a whole, a number; None where it isn't one. Where ``answer`` is
    another accepted form of a card's ``own`` answer and names no unit or bound, those of the own answer govern."""
    expected = _expected(answer, context)
    if not expected:
        return None
    if answer.strip().casefold() == response.strip().casefold():
        return CORRECT
    given = _given(response, context)
    if not given:
        several = len(list(islice(find_numbers(response), 2))) > 1
        return Grade(Verdict.WRONG, "One number is asked for." if several else "The answer is a number.")
    if not MONTHS.keys().isdisjoint(given[0].noun[:1]):
        return Grade(Verdict.WRONG, "That is a date; the answer is a number.")
    if own and own != answer and (mains := quantities(own)):
        expected = tuple(_governed(reading, mains[0]) for reading in expected)
    grades = [_judged(a, r, context) for a in expected[:1] for r in given]
    return max(grades, key=_merit)


def _given(response: str, context: Context) -> tuple[Reading, ...]:
    """The readings of a response; those of one with a misspelt number word are unsure."""
    given = quantities(response, typed=True)
    # In "5 milion" the last word would pass for what is counted.
    if (not given or given[0].noun) and (mended := respelt(response)) != response:
        found = quantities(mended, typed=True)
        if found:
            return tuple(reading._replace(sure=False) for reading in found)
    return given or _only_mention(response, context)


def number_of(text: str) -> tuple[Quantity, ...]:
    """All that ``text`` as a whole may mean as a number, likeliest first; empty where it is none."""
    return tuple(reading.value for reading in quantities(text))


def _expected(answer: str, context: Context) -> tuple[Reading, ...]:
    """The readings of an answer, if it is meant as a number."""
    if context.answer_kind in ("date", "text", "exact"):
        return ()
    found = quantities(answer)
    if not found or context.answer_kind == "number":
        return found
    noun = found[0].noun
    if not noun:
        return found
    if found[0].value.ordinal or len(noun) > _MOST_NOUN_WORDS or not _NOUN_BREAKS.isdisjoint(noun):
        return found if found[0].value.unit and not found[0].value.ordinal else ()
    # "Seven Samurai" and "10 Downing Street" are names unless the question asks how many.
    named = answer.rstrip(" .").rpartition(" ")[2][:1].isupper()
    return () if named and not _COUNTING.search(context.question) else found


def _governed(reading: Reading, main: Reading) -> Reading:
    value = reading.value
    if not value.unit and value.low == main.value.low:
        value = value._replace(unit=main.value.unit, per=value.per or main.value.per)
    return reading._replace(value=value, bound=reading.bound or main.bound)


def _merit(grade: Grade) -> int:
    return (Verdict.WRONG, Verdict.CLOSE, Verdict.CORRECT).index(grade.verdict)


def _only_mention(response: str, context: Context) -> tuple[Reading, ...]:
    """The readings of the one number in a response whose other words the question or the remark holds."""
    found = list(islice(find_numbers(response), 2))
    if len(found) != 1:
        return ()
    around = f"{response[: found[0].start]} {response[found[0].end :]}".casefold()
    known = set(_WORD.findall(f"{context.question} {context.remark}".casefold())) | _ADDED
    if any(char.isdigit() for char in around) or any(
        word not in known or word in _DENYING for word in _WORD.findall(around)
    ):
        return ()
    return quantities(found[0].text, typed=True)


def _judged(answer: Reading, given: Reading, context: Context) -> Grade:
    checks = (_same_figure(answer, given, context), _same_unit(answer, given, context), _same_bound(answer, given))
    grade = min(checks, key=_merit)
    if grade.verdict is Verdict.CORRECT and not given.sure:
        return Grade(Verdict.CLOSE, "Right, if it is meant so; it is not written quite that way.")
    return grade


def _same_figure(answer: Reading, given: Reading, context: Context) -> Grade:
    a, r = answer.value, given.value
    if a.is_pair and r.is_pair:
        if _near(a.low, r.low, context) and _near(a.high, r.high, context):
            return CORRECT
        turned = (a.low, a.high) == (r.high, r.low)
        return Grade(Verdict.WRONG, "The wrong way round.") if turned else Grade(Verdict.WRONG, "Other numbers.")
    if a.is_pair:
        return _one_of_two(a, given)
    if r.is_pair:
        return Grade(Verdict.WRONG, "One number is asked for, not two.")
    if _near(a.low, r.low, context):
        if r.ordinal and not a.ordinal:
            if a.unit or not set(given.noun) <= set(answer.noun):
                return Grade(Verdict.WRONG, "That is a place in an order; the answer is a number.")
            return Grade(Verdict.CLOSE, "Right figure, but the answer counts; it is no place in an order.")
        return CORRECT
    if share := _same_share(answer, given):
        return share
    if _is_power_of_ten(a.low, r.low):
        return Grade(Verdict.WRONG, "Right figure, another magnitude.")
    return _OTHER


def _one_of_two(answer: Quantity, given: Reading) -> Grade:
    number, side = given.value.low, _SIDE.get(given.bound, 0)
    if given.value.is_pair or given.value.ordinal or number not in (answer.low, answer.high):
        return Grade(Verdict.WRONG, "Not one of the two numbers.")
    if (number == answer.low and side >= 0) or (number == answer.high and side <= 0):
        return Grade(Verdict.CLOSE, "One of the two numbers; the other is missing.")
    return Grade(Verdict.WRONG, "The other way round: that is the other end.")


def _near(answer: Fraction, given: Fraction, context: Context) -> bool:
    if answer == given:
        return True
    allowed = _TOLERANCE.fullmatch(context.tolerance)
    if not allowed:
        return False
    most = Fraction(allowed[1])
    return abs(answer - given) <= (abs(answer) * most / 100 if allowed[2] else most)


def _same_share(answer: Reading, given: Reading) -> Grade | None:
    """A share as a percentage and as a part of one: 25 % is a quarter, 33 % is about a third."""
    for part, percent in ((answer, given), (given, answer)):
        if percent.value.unit != "%" or part.value.unit or not part.part:
            continue
        if part.value.low * 100 == percent.value.low:
            return CORRECT
        if abs(part.value.low * 100 - percent.value.low) <= Fraction(1, 2):
            return Grade(Verdict.CLOSE, "About the same share.")
    return None


def _is_power_of_ten(one: Fraction, other: Fraction) -> bool:
    if not one or not other:
        return False
    ratio = max(one, other) / min(one, other)
    return ratio.denominator == 1 and str(ratio.numerator).strip("0") == "1"


def _same_unit(answer: Reading, given: Reading, context: Context) -> Grade:
    a, r = answer.value, given.value
    if "interval" in (a.per, r.per):
        return CORRECT if (a.per, a.unit) == (r.per, r.unit) else Grade(Verdict.WRONG, "Another interval.")
    if a.unit and r.unit and not same_unit(a.unit, r.unit):
        close = {a.unit, r.unit} == _BETWEEN_TONS
        return Grade(Verdict.CLOSE if close else Verdict.WRONG, f"Right figure, another unit: it is {_named(a.unit)}.")
    share = r.unit == "%" and (answer.part or _SHARE.search(context.question))
    if r.unit and not a.unit and not share and r.unit not in _units_named(context):
        return Grade(Verdict.WRONG, f"The answer is not in {_named(r.unit)}.")
    if a.unit in CURRENCIES and given.noun and not r.unit and given.noun[0] not in context.question.casefold():
        return Grade(Verdict.CLOSE, f"Right figure; it is in {_named(a.unit)}.")
    if a.unit and not r.unit and (counted := _counts_else(a.unit, given.noun, context)):
        if misspelt(counted, a.unit):
            return Grade(Verdict.CLOSE, f"Right figure; the unit is {_named(a.unit)}.")
        return Grade(Verdict.WRONG, f"Right figure, but it counts {counted}; the answer is in {_named(a.unit)}.")
    if a.per and r.per and a.per != r.per:
        return Grade(Verdict.WRONG, f"Right figure, but per {a.per}.")
    if r.per and not a.per and not re.search(rf"\b{r.per}|annual", context.question, re.I):
        return Grade(Verdict.CLOSE, f"The answer does not say “per {r.per}”.")
    return CORRECT


def _counts_else(unit: str, noun: Sequence[str], context: Context) -> str:
    """What is counted in place of the unit: ten countries for 10 Mbit/s; nothing where it may be said of the unit."""
    known = f"{context.question} {context.remark}".casefold()
    if not noun or unit in CURRENCIES or any(word in known or word in _OF_MEASURES for word in noun):
        return ""
    return " ".join(noun)


def _named(unit: str) -> str:
    return {"celsius": "degrees Celsius", "fahrenheit": "degrees Fahrenheit"}.get(unit, unit)


def _units_named(context: Context) -> set[str]:
    """The units that the question or the remark names."""
    words = _WORD.findall(f"{context.question} {context.remark}".casefold())
    named = {UNITS[word] for word in words if word in UNITS and (len(word) > 1 or UNITS[word] in CURRENCIES | {"%"})}
    return named | {unit for unit in ("km²", "m²", "km/h") if unit in context.question}


def _same_bound(answer: Reading, given: Reading) -> Grade:
    """Over, at least, up to: dropped or added it is as good, the other way round it is wrong."""
    if answer.value.is_pair:
        return CORRECT
    a, r = _SIDE.get(answer.bound, 0), _SIDE.get(given.bound, 0)
    if a and r and a != r:
        return Grade(Verdict.WRONG, "Right figure, but the bound is the other way round.")
    if not a and given.bound == "under":
        return Grade(Verdict.CLOSE, "The answer is that number, not less.")
    return CORRECT
