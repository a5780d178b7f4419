"""Dates and numbers near to an answer's, written just as the answer is: what a learner could well take it for."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from decimal import Decimal

from decks.answer_values import SEASONS, Moment, Quantity

_YEARS_PER_AGE = 10
"""A date this many years old is off by a year where one of this year would be off by none."""
_FEWEST_YEARS = 5
_RATIOS = tuple(Decimal(ratio) / 100 for ratio in (50, 60, 70, 80, 120, 130, 150, 170, 200))
_LARGE = re.compile(r"thousand|million|billion|trillion")
_TOO_MANY = 1000
"""Of a thousand, a million: then the next word is used."""
_CLOCK = re.compile("hour|month")
"""What is counted in dozens."""


def reach(year: int, latest: int) -> int:
    """By how many years another date may differ and still be plausible: the older, the more."""
    return _FEWEST_YEARS + max(latest - year, 0) // _YEARS_PER_AGE


def other_moments(
    moment: Moment, held: Collection[str], latest: int, mixed: Callable[[Sequence[str]], Sequence[str]]
) -> Iterator[str]:
    """Dates with some parts changed, none of ``held``, none beyond the year ``latest``.

    Two parts change, each alone and both together: were each of the others to differ in one part only, the answer would
    be the one that has most in common with all.
    """
    others = {name: found for name, found in _other_parts(moment, latest).items() if name not in held}
    changed = mixed(sorted(others))[:2]
    if len(changed) == 1:
        yield from (moment.written(**{changed[0]: _typed(part)}) for part in mixed(others[changed[0]]))
    elif changed:
        one, two = changed
        for first, second in zip(mixed(others[one]), mixed(others[two]), strict=False):
            parts = {one: _typed(first), two: _typed(second)}
            corners = {
                moment.written(**{one: parts[one]}),
                moment.written(**{two: parts[two]}),
                moment.written(**parts),
            }
            yield from mixed(sorted(corners - {""}))


def _typed(part: str) -> int | str:
    return int(part) if part.isdigit() else part


def _other_parts(moment: Moment, latest: int) -> dict[str, Sequence[str]]:
    """What each part that is written could be instead."""
    others: dict[str, Sequence[str]] = {}
    if moment.day:
        others["day"] = [str(day) for day in range(1, 29) if 2 < abs(day - moment.day) < 13]
    if moment.month:
        others["month"] = [str(month) for month in range(1, 13) if 0 < abs(month - moment.month) < 5]
    if moment.year:
        far = reach(moment.year, latest)
        years = range(moment.year - far, min(moment.year + far, latest) + 1)
        others["year"] = [str(year) for year in years if year != moment.year and year > 0]
    if moment.season:
        named = moment.season.lower()
        others["season"] = [
            season.capitalize() if moment.season[0].isupper() else season for season in SEASONS if season != named
        ]
    return {name: parts for name, parts in others.items() if parts}


def other_quantities(quantity: Quantity) -> Iterator[str]:
    """Numbers near by, as round as this one and written the same way."""
    low, high = quantity.low, quantity.high
    if high is not None:
        width = high - low
        shifts = [step * width for step in (-3, -2, -1, 1, 2, 3)]
        yield from filter(None, (quantity.written(low + shift, high + shift) for shift in shifts if low + shift > 0))
        return
    unit = Decimal(1).scaleb(-quantity.places)
    whole = int(low / unit)
    roundness = 10 ** (len(str(whole)) - len(str(whole).rstrip("0")))
    # One or two figures leave too few steps: 1,000 could only grow, so half a step is round enough beside it.
    step = roundness // 2 if roundness >= 10 and whole // roundness < 3 else roundness
    if whole % 12 == 0 and _CLOCK.search(quantity.tail):
        step = 12
    steps = {round(whole * ratio / step) * step for ratio in _RATIOS} if whole >= 3 else set()
    if whole < 10:
        steps |= {whole + by for by in (-2, -1, 1, 2, 3)}
    most = Decimal(100) if "%" in quantity.tail or "cent" in quantity.tail else None
    scaled = _LARGE.search(quantity.tail) is not None
    counted = bool(quantity.tail.strip()) and not scaled
    for value in sorted(steps):
        new = value * unit
        if (
            value <= 0
            or value == whole
            or (most and low <= most < new)
            or (new == 1 and counted)
            or (scaled and new >= _TOO_MANY)
        ):
            continue
        if text := quantity.written(new):
            yield text
