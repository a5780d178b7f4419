"""Dates and numbers near to an answer's, written just as the answer is: what a learner could well take it for."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from decks.answer_values import SEASONS, Moment, Quantity
from decks.grading.date_words import MONTH_NAMES

_YEARS_PER_AGE = 10
"""A date may be off by one more year for each so many years of its age."""
_FEWEST_YEARS = 5
_FARTHEST = 3
_YEAR = re.compile(r"\b[12]\d{3}\b")
_RATIOS = tuple(Decimal(ratio) / 100 for ratio in (50, 60, 70, 80, 120, 130, 150, 170, 200))
_NEAR_RATIOS = tuple(Decimal(ratio) / 100 for ratio in (80, 85, 90, 110, 115, 125))
"""Of a number that is given exactly."""
_EXACT = 100
"""From so many steps on a number is exact: 152, 8,849."""
_YEARS = range(1000, 2100)
_LARGE = re.compile(r"thousand|million|billion|trillion")
_TOO_MANY = 999
"""Of millions: for more there is another word."""
_SHARE = re.compile("%|per ?cent")
_FEW = 3
_ONE_FIGURE = 10
_CLOCK = re.compile("hour|month")
"""What is counted in dozens."""


def apart(own: Moment, other: Moment, question: str, grouped: bool = False) -> int | None:
    """How far apart two dates are, 0 to 3; None where the question or common sense tells them apart.

    ``grouped`` where the author says that one is easily taken for the other.
    """
    if any(getattr(own, part) != getattr(other, part) for part in _held(own, question)):
        return None
    if own.year is None or other.year is None:
        return 0
    for named in map(int, _YEAR.findall(question)):
        # What happened after a year that the question names is not asked with dates before it.
        if (own.year - named) * (other.year - named) < 0:
            return None
    far, most = abs(own.year - other.year), _reach(own.year, max(own.year, other.year))
    return None if far > (most // 2 if (own.month or own.season) and not grouped else most) else min(far, _FARTHEST)


def other_moments(
    moment: Moment, question: str, latest: int, mixed: Callable[[Sequence[str]], Sequence[str]]
) -> Iterator[str]:
    """Dates with some parts changed, none that the question names, none beyond the year ``latest``.

    Two parts change, each alone and both together: were each of the others to differ in one part only, the answer would
    be the one that has most in common with all.
    """
    held = _held(moment, question)
    others = {name: found for name, found in _other_parts(moment, latest).items() if name not in held}
    changed = mixed(sorted(others))[:2]
    if len(changed) == 1:
        yield from (moment.written(**{changed[0]: _typed(part)}) for part in mixed(others[changed[0]]))
    elif changed:
        one, two = changed
        for first, second in zip(mixed(others[one]), mixed(others[two]), strict=False):
            left, right = {one: _typed(first)}, {two: _typed(second)}
            corners = {moment.written(**parts) for parts in (left, right, left | right)}
            yield from mixed(sorted(corners - {""}))


def _held(moment: Moment, question: str) -> frozenset[str]:
    """The parts of a date that the question names, so that another in their place would be no choice."""
    held = set()
    if moment.year and str(moment.year) in question:
        held.add("year")
    name = MONTH_NAMES[moment.month - 1] if moment.month else ""
    # "Ended in […], in December 2024 as a whole" says nothing of the month of another year.
    if name and re.search(rf"\b{name}\b(?! (?!{moment.year})\d{{4}})", question):
        held.add("month")
    return frozenset(held)


def _reach(year: int, latest: int) -> int:
    """By how many years another date may differ and still be plausible: the older, the more."""
    return _FEWEST_YEARS + max(latest - year, 0) // _YEARS_PER_AGE


def _typed(part: str) -> int | str:
    return int(part) if part.isdigit() else part


def _other_parts(moment: Moment, latest: int) -> dict[str, Sequence[str]]:
    """What each part that is written could be instead."""
    others: dict[str, Sequence[str]] = {}
    if moment.day:
        others["day"] = [str(day) for day in range(1, 29) if 2 < abs(day - moment.day) < 13]
    if moment.month:
        others["month"] = [str(month) for month in range(1, 13) if 0 < abs(month - moment.month) < 4]
    if moment.year:
        far = _reach(moment.year, latest) // (2 if moment.month or moment.season else 1)
        years = range(moment.year - far, min(moment.year + far, latest) + 1)
        others["year"] = [str(year) for year in years if year != moment.year and year > 0]
    if moment.season:
        named = moment.season.lower()
        others["season"] = [
            season.capitalize() if moment.season[0].isupper() else season for season in SEASONS if season != named
        ]
    return {name: parts for name, parts in others.items() if parts}


def other_quantities(quantity: Quantity, latest: int) -> Iterator[str]:
    """Numbers near by, as round as this one and written the same way; of a period of years, none beyond ``latest``."""
    if quantity.high is not None:
        yield from _other_ranges(quantity, quantity.high, latest)
        return
    unit = Decimal(1).scaleb(-quantity.places)
    whole = int(quantity.low / unit)
    scaled = _LARGE.search(quantity.tail) is not None
    least = 2 if quantity.tail.strip() and not scaled else 1
    most = _TOO_MANY if scaled else 100 if _SHARE.search(quantity.tail) and quantity.low <= 100 else None
    for value in sorted(_other_wholes(quantity, whole)):
        new = value * unit
        fits = value > 0 and value != whole and (new >= least or new < 1) and (most is None or new <= most)
        if fits and (text := quantity.written(new)):
            yield text


def _other_ranges(quantity: Quantity, high: Decimal, latest: int) -> Iterator[str]:
    low = quantity.low
    years = not quantity.unit and not quantity.grouped and low in _YEARS and high in _YEARS
    width = 1 if years else high - low
    for shift in (step * width for step in (-3, -2, -1, 1, 2, 3)):
        beyond = years and shift > 0 and high + shift > latest
        if low + shift > 0 and not beyond and (text := quantity.written(low + shift, high + shift)):
            yield text


def _other_wholes(quantity: Quantity, whole: int) -> set[int]:
    """What the figures, without a decimal point, could be instead."""
    nearest = {whole + by for by in (-2, -1, 1, 2, 3)}
    if quantity.ordinal or whole < _FEW:
        return nearest
    roundness = 10 ** (len(str(whole)) - len(str(whole).rstrip("0")))
    # One or two figures leave too few steps: 1,000 could only grow, so half a step is round enough beside it.
    step = roundness // 2 if roundness >= 10 and whole // roundness < _FEW else roundness
    if whole % 12 == 0 and _CLOCK.search(quantity.tail):
        step = 12
    ratios = _NEAR_RATIOS if quantity.places or whole // roundness >= _EXACT else _RATIOS
    others = {round(whole * ratio / step) * step for ratio in ratios}
    return others | nearest if whole < _ONE_FIGURE else others
