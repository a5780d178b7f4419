"""Dates as values, and every reading that a written date has."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from decks.grading.date_words import (
    DECADES,
    ERAS,
    HALVES,
    MONTHS,
    PARTS,
    SEASONS,
    SHAPES,
    WEEKDAYS,
    days_in,
    misspelt_month,
    numbered,
    weekday_of,
)
from decks.grading.number_words import NUMBER_WORDS


class Date(NamedTuple):
    """A date as exactly as it was given."""

    year: int | None = None
    """Negative before Christ. Of a decade its first year, of a century its number."""
    month: int = 0
    day: int = 0
    season: str = ""
    """``spring`` to ``winter``, or a half or quarter of a year: ``1/2``, ``3/4``."""
    part: str = ""
    """``early``, ``mid`` or ``late`` in what is named."""
    span: int = 1
    """10 for a decade, 100 for a century."""


class Period(NamedTuple):
    """From one date to another, both included."""

    start: Date
    end: Date


When = Date | Period


class Reading(NamedTuple):
    """One way to understand a written date."""

    value: When
    bound: str = ""
    """``before``, ``until``, ``from``, ``after``, or empty for the date itself."""
    sure: bool = True
    """Whether it is written as it should be: month spelt right, century clear."""
    weekday_fits: bool = True


class Manner(NamedTuple):
    """How a text is read."""

    day_order: str = ""
    typed: bool = False
    """Whether a learner typed it: then slips and short forms are understood."""
    near: int | None = None
    """The year that is expected; a two-digit year that can be it, is."""


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
_ENDS = re.compile(r"(?:from|between)\s+")
_CONNECTOR = re.compile(r"\s*–\s*|\s+-+\s+|\s*[-/]\s*|\s+(?:to|until|till|through|thru|and|&)\s+")
_TOKEN = re.compile(
    r"(?P<digits>\d{1,4})(?:(?P<suffix>st|nd|rd|th|'?s)(?![a-z]))?(?!\d)|'(?P<short>\d\d)(?P<tens>s)?(?!\d)"
    r"|(?P<word>[qh][1-4](?!\d)|[^\W\d_]+)(?:'s(?![a-z]))?|[\s,./()-]+"
)
_WORDED = (NUMBER_WORDS | DECADES.keys()) - HALVES.keys()
_SKIPPED = frozenset(("of", "the", "in", "on", "day", "year", "month"))


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
    found = [*_numeric(plain, manner), *_single(plain, manner)]
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
        yield from _day_or_month_first(int(found[1]), int(found[3]), _year(found[4], manner), manner)
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


def _year(digits: str, manner: Manner) -> int:
    """The year that digits stand for; of two digits, the one that is expected or else of 1970 to 2069."""
    year = int(digits)
    if len(digits) != 2:
        return year
    if manner.near is not None and 1900 <= manner.near < 2100 and manner.near % 100 == year:
        return manner.near
    return 1900 + year if year >= 70 else 2000 + year


def _single(plain: str, manner: Manner, fragment: bool = False) -> Iterator[Reading]:
    """A date with words, or a year. A ``fragment`` is an end of a period: its month or year may stand elsewhere."""
    tokens = _Tokens(manner)
    if not tokens.take(plain):
        return
    for roles in SHAPES.get(tokens.shape, ()):
        if roles[0] not in "?!+" or (
            fragment if roles[0] == "+" else manner.typed and not (fragment and roles[0] == "!")
        ):
            yield from tokens.readings(roles.lstrip("?!+"))


class _Tokens:
    """The tokens of one date, with what each may be: ``n`` one or two digits, ``o`` ordinal, ``y`` year, ``q`` year of
    two digits, ``m`` month, ``s`` season, ``D`` decade, ``c`` the word century."""

    def __init__(self, manner: Manner) -> None:
        self.manner = manner
        self.shape = ""
        self.values: list[int] = []
        self.weekday = 0
        self.season = self.part = self.era = ""
        self.sure = True

    def take(self, plain: str) -> bool:
        """Take a text apart; whether all of it can belong to a date."""
        at, words = 0, list[str]()
        while at < len(plain):
            found = _TOKEN.match(plain, at)
            if not found or len(self.shape) > 5:
                return False
            at = found.end()
            word = found["word"]
            if word and (word in _WORDED or (words and word in ("oh", "and"))):
                words.append(word)
                continue
            if word or found["digits"] or found["short"]:
                if words and not self._number(words, word or ""):
                    return False
                words = []
                if not (self._word(word) if word else self._digits(found)):
                    return False
        if words and not self._number(words, ""):
            return False
        if self.era and self.shape in ("n", "mn", "sn"):
            self.shape = self.shape[:-1] + "y"
        return True

    def _add(self, kind: str, value: int) -> bool:
        self.shape += kind
        self.values.append(value)
        return True

    def _digits(self, found: re.Match[str]) -> bool:
        if found["short"]:
            return self._add("D" if found["tens"] else "q", int(found["short"]))
        digits, suffix = found["digits"], found["suffix"]
        if suffix in ("s", "'s"):
            return len(digits) in (2, 4) and digits[-1] == "0" and self._add("D", int(digits))
        if suffix:
            return self._add("o", int(digits))
        return self._add("n" if len(digits) < 3 else "y", int(digits))

    def _number(self, words: list[str], after: str) -> bool:
        """Words of numbers, before the word ``after``."""
        if after in HALVES and len(words) == 1:
            number = numbered(words)
            self.season = f"{number[0][1]}/{HALVES[after]}" if number else ""
            return bool(self.season)
        parts = numbered(words)
        return bool(parts) and all(self._add(kind, value) for kind, value in parts)

    def _word(self, word: str) -> bool:
        if word in MONTHS:
            return self._add("m", MONTHS[word])
        if word in _SKIPPED:
            return True
        if word in HALVES:
            if self.shape[-1:] == "o":
                self.season, self.shape = f"{self.values.pop()}/{HALVES[word]}", self.shape[:-1]
            return bool(self.season) and self._add("s", 0)
        if word in SEASONS and not self.season:
            self.season = SEASONS[word]
            return self._add("s", 0)
        if word in PARTS and not self.part:
            self.part = PARTS[word]
            return True
        if word in WEEKDAYS and not self.weekday:
            self.weekday = WEEKDAYS[word]
            return True
        if word in ERAS and not self.era:
            self.era = ERAS[word]
            return True
        if word in ("century", "cent"):
            return self._add("c", 0)
        month = misspelt_month(word) if self.manner.typed else 0
        self.sure = self.sure and not month
        return bool(month) and self._add("m", month)

    def readings(self, roles: str) -> Iterator[Reading]:
        """What the tokens mean if each plays its role."""
        year: int | None = None
        month = day = 0
        span, sure, clear = 1, self.sure, bool(self.era)
        for role, kind, value in zip(roles, self.shape, self.values, strict=True):
            if role == "m":
                month = value
            elif role == "d":
                day = value
            elif role in "yY":
                year = value if role == "y" or self.era else _year(f"{value:02}", self.manner)
                clear = clear or bool(month or self.season) or year >= 1000
                if kind == "n" and roles == "Y":
                    (year, sure), clear = self._lone(value), True
            elif role == "D":
                year, span, clear = (_year(f"{value:02}", self.manner) if value < 100 else value), 10, True
            elif role == "C":
                year, span, clear = value, 100, True
        if year is not None and (year == 0 or not clear):
            return
        if year is not None and self.era == "bc":
            year = -year
        if (day and not 1 <= day <= days_in(year, month)) or ("d" in roles and not day):
            return
        date = Date(year, month, day, self.season, self.part, span)
        fits = not (self.weekday and year and month and day) or weekday_of(year, month, day) == self.weekday
        yield Reading(date, "", sure, fits)

    def _lone(self, value: int) -> tuple[int | None, bool]:
        """A lone short number as a year: surely that only where the expected year is that short."""
        near = self.manner.near
        if near is not None and abs(near) < 100:
            return (near, near > 0) if abs(near) == value else (value, False)
        return _year(f"{value:02}", self.manner), False


def _periods(plain: str, manner: Manner, between: bool) -> Iterator[Reading]:
    """From one date to another: at the first connector with a date on both sides."""
    for connector in _CONNECTOR.finditer(plain):
        word = connector.group().strip()
        left, right = plain[: connector.start()], plain[connector.end() :]
        if right in ("present", "now", "today", "the present"):
            yield from (
                reading._replace(value=Period(reading.value, Date(part="present")))
                for reading in _single(_without_lead(left), manner)
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
    ends = list(_end(right, manner))
    for first in _end(left, manner):
        for last in ends:
            value = _completed(first.value, last.value)
            if value:
                yield Reading(value, "", first.sure and last.sure, first.weekday_fits and last.weekday_fits)
                return


def _end(text: str, manner: Manner) -> Iterator[Reading]:
    if not text:
        return
    yield from _numeric(text, manner)
    yield from _single(text, manner._replace(near=None), fragment=True)


def _completed(start: When, end: When) -> Period | None:
    """The period between two ends, each with what only the other says: "4" and "5 November 2014"."""
    if isinstance(start, Period) or isinstance(end, Period):
        return None
    if start.year and not (start.month or start.day) and end.day and not end.month and not end.year:
        # "2019–20": the shorter end is a year of the same century.
        year = start.year - start.year % 100 + end.day
        return Period(start, Date(year)) if year > start.year else None
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
