"""Every reading that a written date has: in words or digits, one date or a period, with the words around it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from decks.grading.date_tokens import full_year, single
from decks.grading.date_values import Date, Manner, Period, Reading, When
from decks.grading.date_words import days_in

__all__ = ["Date", "Manner", "Period", "Reading", "When", "readings"]

_FOLDS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "—": "–", "−": "–", "‐": "-", "‑": "-"})
_EDGES = ' \t\n.,;:!?"“”„«»()[]*_'
_LONGEST = 90
_LEAD = re.compile(
    r"(?:(?:it|that|this|they|he|she)(?:'s| was| is| were| happened| began| started| ended| took place| occurred| came)"
    r"|happened|began|started|i (?:think|believe|guess)|probably|maybe|perhaps|possibly|on or (?:about|around)|in|on|at"
    r"|during|around|about|circa|approximately|approx|roughly|sometime|some time|only|back|exactly|the|of|year|date"
    r"|c(?=[. ]{0,2}\d)|ca(?=[. ])|~|≈)(?![a-z])[\s,.:]*"
)
_BOUND = re.compile(
    r"(?:(?P<until>(?:no |not )later than|up (?:to|until|till)|until|till|by|through)"
    r"|(?P<before>before|prior to|earlier than)"
    r"|(?P<from>since|from|as of|starting|beginning(?= (?:in|on|from)))"
    r"|(?P<after>after|later than|following))\s+"
)
_TAIL = re.compile(r"[\s,]*(?:,\s?|\s)(?:i (?:think|believe|guess)|probably|approximately|or so|or thereabouts)$")
_ONWARDS = re.compile(r"\s(?:onwards?|on|and after|and later)$")
_DOTTED_ERA = re.compile(r"\b([bac])\.\s?([cde])\b\.?(?:\s?e\b\.?)?")
_YEAR_FIRST = re.compile(r"(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})\s?([-/.]|\s)\s?(\d{1,2})\s?\2\s?'?(\d{4}|\d{2})")
_YEAR_MONTH = re.compile(r"(\d{4})[-/](\d{2})|(\d{1,2})[-/.](\d{4})")
_MONTH_OR_YEAR = re.compile(r"\d{4}[-/]\d\d")
"""A month of a year, or two years: 2011-12."""
_DAY_MONTH = re.compile(r"(\d{1,2})\s?[-/.]\s?(\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_SHORT_YEAR = re.compile(r"'?(\d\d)")
_ENDS = re.compile(r"(?:from|between)\s+")
_CONNECTOR = re.compile(r"\s*–\s*|\s+-+\s+|\s*[-/]\s*|\s+(?:to|until|till|through|thru|and|&)\s+")


@lru_cache(maxsize=256)
def readings(text: str, manner: Manner = Manner()) -> tuple[Reading, ...]:  # noqa: B008 - an immutable value
    """All that ``text`` as a whole may mean as a date; empty where it is none. The likeliest comes first."""
    plain = " ".join(text.casefold().translate(_FOLDS).split()).strip(_EDGES)
    if not plain or len(plain) > _LONGEST:
        return ()
    plain = _DOTTED_ERA.sub(r"\1\2 ", plain)
    return tuple(dict.fromkeys(_all(plain.strip(_EDGES), manner)))


def _all(plain: str, manner: Manner) -> Iterator[Reading]:
    plain = _without_lead(_TAIL.sub("", plain))
    if span := _ENDS.match(plain):
        found = list(_periods(plain[span.end() :], manner, between=plain.startswith("between")))
        if found:
            yield from found
            return
    bound = ""
    if (said := _BOUND.match(plain)) and said.lastgroup:
        bound, plain = said.lastgroup, _without_lead(plain[said.end() :])
    if ends := _ONWARDS.search(plain):
        bound, plain = bound or "from", plain[: ends.start()]
    found = [*_numeric(plain, manner), *single(plain, manner)]
    if not found or _MONTH_OR_YEAR.fullmatch(plain):
        found += _periods(plain, manner, between=False)
    yield from (reading._replace(bound=bound) for reading in found)


def _without_lead(plain: str) -> str:
    for _ in range(8):
        found = _LEAD.match(plain)
        if not found or found.end() == len(plain):
            break
        plain = plain[found.end() :]
    return plain


def _numeric(plain: str, manner: Manner) -> Iterator[Reading]:
    """Dates in digits alone."""
    if not plain[:1].isdecimal() or not plain.isascii():
        return
    if found := _YEAR_FIRST.fullmatch(plain):
        year, month, day = int(found[1]), int(found[3]), int(found[4])
        yield from (_made(year, month, day)[:1] or _made(year, day, month))
    elif found := _YEAR_LAST.fullmatch(plain):
        yield from _day_or_month_first(int(found[1]), int(found[3]), full_year(found[4], manner), manner)
    elif found := _YEAR_MONTH.fullmatch(plain):
        yield from _made(int(found[1] or found[4]), int(found[2] or found[3]))
    elif manner.typed and (found := _DAY_MONTH.fullmatch(plain)):
        yield from _day_or_month_first(int(found[1]), int(found[2]), None, manner)
    elif manner.typed and (found := _COMPACT.fullmatch(plain)):
        yield from _made(int(found[1]), int(found[2]), int(found[3]))


def _made(year: int | None, month: int, day: int = 0) -> tuple[Reading, ...]:
    real = 1 <= month <= 12 and 0 <= day <= days_in(year, month)
    return (Reading(Date(year, month, day)),) if real else ()


def _day_or_month_first(first: int, second: int, year: int | None, manner: Manner) -> tuple[Reading, ...]:
    if not first or not second:
        return ()
    day_first, month_first = _made(year, second, first), _made(year, first, second)
    if manner.day_order == "dmy":
        return day_first or month_first
    if manner.day_order == "mdy":
        return month_first or day_first
    return day_first + month_first


def _periods(plain: str, manner: Manner, between: bool) -> Iterator[Reading]:
    """From one date to another: at the first connector with a date on both sides."""
    for connector in _CONNECTOR.finditer(plain):
        word = connector.group().strip()
        left, right = plain[: connector.start()], plain[connector.end() :]
        if right in ("present", "now", "today", "the present"):
            yield from (
                reading._replace(value=Period(reading.value, Date(part="present")))
                for reading in single(_without_lead(left), manner)
                if isinstance(reading.value, Date)
            )
            return
        found = list(_joined(_without_lead(left), _without_lead(right), manner))
        if word in ("and", "&") and not between:
            found = [reading for reading in found if _adjoin(reading.value)]
        if found:
            yield from found
            return


def _joined(left: str, right: str, manner: Manner) -> Iterator[Reading]:
    short = _SHORT_YEAR.fullmatch(right)
    ends = list(_end(right, manner))
    for first in _end(left, manner):
        if short and (years := _short_years(first.value, short[1])):
            yield first._replace(value=years)
            return
        for last in ends:
            value = _completed(first.value, last.value)
            if value:
                yield Reading(value, "", first.sure and last.sure, first.weekday_fits and last.weekday_fits)
                return


def _end(text: str, manner: Manner) -> Iterator[Reading]:
    if not text:
        return
    yield from _numeric(text, manner)
    yield from single(text, manner._replace(near=None), fragment=True)


def _short_years(start: When, digits: str) -> Period | None:
    """Two years of one century, the second in two digits: 2019–20."""
    if isinstance(start, Period) or not start.year or start.month or start.day:
        return None
    year = start.year - start.year % 100 + int(digits)
    return Period(start, Date(year)) if year > start.year else None


def _completed(start: When, end: When) -> Period | None:
    """The period between two ends, each with what only the other says: "4" and "5 November 2014"."""
    if isinstance(start, Period) or isinstance(end, Period):
        return None
    end = end._replace(year=start.year if end.year is None else end.year)
    start = start._replace(year=end.year if start.year is None else start.year)
    if end.day and not end.month:
        end = end._replace(month=start.month)
    if start.day and not start.month:
        start = start._replace(month=end.month)
    for date in (start, end):
        if (date.day and (not date.month or date.day > days_in(date.year, date.month))) or (
            date.year is None and not date.month and not date.season
        ):
            return None
    return Period(start, end)


def _adjoin(value: When) -> bool:
    """Whether a period is two days or years in a row, which may be joined by "and"."""
    if isinstance(value, Date):
        return False
    start, end = value
    if start.day and end.day:
        return start[:2] == end[:2] and end.day == start.day + 1
    return not start.month and not end.month and bool(start.year and end.year) and start.year + 1 == end.year  # type: ignore[operator]
