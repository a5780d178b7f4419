"""The tokens of one written date, and what they mean together."""

import re
from collections.abc import Iterator

from decks.grading.date_values import Date, Manner, Reading
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

_TOKEN = re.compile(
    r"(?P<digits>\d{1,4})(?:(?P<suffix>st|nd|rd|th|'?s)(?![a-z]))?(?!\d)|'(?P<short>\d\d)(?P<tens>s)?(?!\d)"
    r"|(?P<word>[qh][1-4](?!\d)|[^\W\d_]+)(?:'s(?![a-z]))?|[\s,./()-]+"
)
_WORDED = (NUMBER_WORDS | DECADES.keys()) - HALVES.keys()
_SKIPPED = frozenset(("of", "the", "in", "on", "day", "year", "month"))


def single(plain: str, manner: Manner, fragment: bool = False) -> Iterator[Reading]:
    """A date with words, or a year. A ``fragment`` is an end of a period: its month or year may stand elsewhere."""
    tokens = _Tokens(manner)
    if not tokens.take(plain):
        return
    for roles in SHAPES.get(tokens.shape, ()):
        mark = roles[0]
        allowed = {"+": fragment, "!": manner.typed and not fragment, "?": manner.typed, "~": manner.typed}
        if not allowed.get(mark, True):
            continue
        for reading in tokens.readings(roles.lstrip("?!+~")):
            yield reading._replace(sure=reading.sure and mark != "~")


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
                year = value if role == "y" or self.era else full_year(f"{value:02}", self.manner)
                clear = clear or bool(month or self.season) or year >= 1000 or self._short_is_near()
                if kind == "n" and roles == "Y":
                    (year, sure), clear = self._lone(value), True
            elif role == "D":
                year, span, clear = (full_year(f"{value:02}", self.manner) if value < 100 else value), 10, True
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

    def _short_is_near(self) -> bool:
        return self.manner.near is not None and abs(self.manner.near) < 1000

    def _lone(self, value: int) -> tuple[int | None, bool]:
        """A lone short number as a year: surely that only where the expected year is that short."""
        near = self.manner.near
        if near is not None and abs(near) < 100:
            return (near, near > 0) if abs(near) == value else (value, False)
        return full_year(f"{value:02}", self.manner), False


def full_year(digits: str, manner: Manner) -> int:
    """The year that digits stand for; of two digits, the one that is expected or else of 1970 to 2069."""
    year = int(digits)
    if len(digits) != 2:
        return year
    if manner.near is not None and 1900 <= manner.near < 2100 and manner.near % 100 == year:
        return manner.near
    return 1900 + year if year >= 70 else 2000 + year
