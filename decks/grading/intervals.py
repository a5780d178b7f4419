"""How often something happens: "twice a year", "six-monthly" and "every six months" are one interval."""

import re
from fractions import Fraction

from decks.grading.number_words import ONES, ORDINALS, TENS, literal

_LENGTHS = {
    "second": (1, "second"),
    "minute": (60, "second"),
    "hour": (3_600, "second"),
    "day": (86_400, "second"),
    "night": (86_400, "second"),
    "week": (604_800, "second"),
    "fortnight": (1_209_600, "second"),
    "month": (1, "month"),
    "quarter": (3, "month"),
    "year": (12, "month"),
    "annum": (12, "month"),
    "decade": (120, "month"),
    "century": (1_200, "month"),
}
"""Length of a period in seconds or months, which have no common measure."""
_ADVERBS = {
    "hourly": (1, "hour"),
    "daily": (1, "day"),
    "nightly": (1, "day"),
    "weekly": (1, "week"),
    "fortnightly": (1, "fortnight"),
    "monthly": (1, "month"),
    "quarterly": (1, "quarter"),
    "yearly": (1, "year"),
    "annually": (1, "year"),
    "biannually": (2, "year"),
    "semiannually": (2, "year"),
    "semi-annually": (2, "year"),
    "half-yearly": (2, "year"),
    "half yearly": (2, "year"),
}
"""Times in a period. Bimonthly and biweekly mean either of two things and are left out."""
_YEARS_APART = {"biennially": 2, "triennially": 3, "quadrennially": 4}
_TIMES = {"once": 1, "one time": 1, "twice": 2, "thrice": 3}
_COUNT = r"[a-z]+(?:-[a-z]+)?|\d{1,3}"
_PERIOD = "|".join(_LENGTHS)
_EVERY = re.compile(rf"(?:once |one time )?(?:every|each)(?: (?P<count>{_COUNT}))? (?P<period>{_PERIOD})s?")
_PER = re.compile(
    rf"(?P<times>once|one time|twice|thrice|(?P<count>{_COUNT}) times) (?:a|an|per|each|every|in a|in an|in every|in) "
    rf"(?:(?P<over>{_COUNT}) )?(?P<period>{_PERIOD})s?"
)
_ADVERB = r"(?P<adverb>hourly|daily|weekly|monthly|yearly|annually)"
_TIMES_LY = re.compile(rf"(?P<times>once|twice|thrice|(?P<count>{_COUNT}) times) {_ADVERB}")
_LY = re.compile(rf"(?P<count>{_COUNT})[- ]{_ADVERB}")


def frequency(plain: str) -> tuple[Fraction, str] | None:
    """How often per month or per second a text in lower case says, if it says that and nothing else."""
    if plain in _ADVERBS:
        return _often(*_ADVERBS[plain], 1)
    if plain in _YEARS_APART:
        return _often(1, "year", _YEARS_APART[plain])
    if found := _EVERY.fullmatch(plain):
        apart = 2 if found["count"] == "other" else _count(found["count"], ordinals=True)
        return _often(1, found["period"], apart)
    if found := _PER.fullmatch(plain):
        return _often(_TIMES.get(found["times"]) or _count(found["count"]), found["period"], _count(found["over"]))
    if found := _TIMES_LY.fullmatch(plain):
        return _often(_TIMES.get(found["times"]) or _count(found["count"]), _ADVERBS[found["adverb"]][1], 1)
    if found := _LY.fullmatch(plain):
        return _often(1, _ADVERBS[found["adverb"]][1], _count(found["count"]))
    return None


def _often(times: int | None, period: str, periods: int | None) -> tuple[Fraction, str] | None:
    if not times or not periods:
        return None
    length, measure = _LENGTHS[period]
    return Fraction(times, length * periods), measure


def _count(text: str | None, ordinals: bool = False) -> int | None:
    """A small whole number in words or digits; one where nothing is said."""
    if text is None:
        return 1
    if text.isdecimal():
        return int(literal(text) or 0)
    tens, _, unit = text.partition("-")
    if tens in TENS:
        return TENS[tens] + ONES.get(unit, 0)
    return ONES.get(text) or (ORDINALS.get(text) if ordinals else None)
