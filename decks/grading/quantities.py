"""Numbers with what they measure as values, and every reading that a written number has."""

import re
from fractions import Fraction
from typing import NamedTuple

from decks.grading.intervals import frequency
from decks.grading.number_words import NUMBER_WORDS, SCALES, VULGAR, Token, literal, read_number, read_ordinal
from decks.grading.units import CURRENCIES, SINGULAR, SYMBOLS, UNITS, unit_at


class Quantity(NamedTuple):
    """A number, or two: the ends of a range, the sides of a score."""

    low: Fraction
    high: Fraction
    """The same as ``low`` where it is one number."""
    unit: str = ""
    per: str = ""
    """``year`` in "$1 billion a year"; of an interval ``interval``."""
    ordinal: bool = False

    @property
    def is_pair(self) -> bool:
        """Whether these are two numbers."""
        return self.low != self.high


class Reading(NamedTuple):
    """One way to understand a written number."""

    value: Quantity
    bound: str = ""
    """``min`` for over and at least, ``max`` for up to, ``under`` for less than."""
    sure: bool = True
    """Whether its separators leave no other reading."""
    part: bool = False
    """Whether it is written as a part of one: a third, ½, one in four."""
    noun: tuple[str, ...] = ()
    """The words behind it: what is counted."""


_FOLDS = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "—": "–", "−": "-", "‐": "-", "‑": "-", "º": "°", "⁄": "/", "\u00a0": " ",
        "\u2009": " ", "\u202f": " ",
    }
)  # fmt: skip
_EDGES = ' \t\n,;:!?"“”„«»()[]*_'
_LONGEST = 120
_LEAD = re.compile(
    r"(?:(?:it|that|this|there|they|he|she|the (?:number|total|figure|amount)) "
    r"(?:was|were|is|are|had|has|have|lost|killed|sent|got|paid|cost|costs|spent)"
    r"|i (?:think|believe|guess)|probably|maybe|perhaps|possibly|an? (?:estimated|total of|sum of)|estimated|in total"
    r"|total(?: of)?|about|around|approximately|approx|roughly|circa|some|nearly|almost|close to|only|just|exactly"
    r"|precisely|the|for|in|at|by|with|ca?(?=[. ]{1,2}\d)|~|≈)(?![a-z])[\s,.:]*(?=\S)"
)
_BOUND = re.compile(
    r"(?:(?P<min>at (?:the very )?least|(?:no|not) (?:fewer|less) than|(?:a )?minimum(?: of)?|min|over"
    r"|more than|greater than|larger than|above|exceeding|upwards? of|in excess of|beyond|just over|well over|≥|>=|>)"
    r"|(?P<max>up to|at (?:the very )?most|(?:no|not) (?:more|greater|larger) than|not exceeding|as (?:many|much|few) as"
    r"|(?:a )?maximum(?: of)?|max|≤|<=)"
    r"|(?P<under>fewer than|less than|smaller than|under|below|just under|well under|<))(?![a-z])[\s.:]*(?=\S)"
)
_BEHIND = re.compile(
    r"(?:^|\s)(?:(?P<min>or (?:more|over|above|greater)|and (?:more|over|above|up)|plus|\+|at least"
    r"|(?:at )?minimum|min)"
    r"|(?P<max>or (?:fewer|less|under|below)|at most|(?:at )?maximum|max|tops)"
    r"|(?P<about>or so|or thereabouts|approximately|in total|altogether|i think|ish))(?=\s|$)"
)
_PER = re.compile(
    r"(?:^|\s)(?:(?:(?:an?|per|each|every)\s|/\s?)(?P<unit>second|minute|hour|day|week|month|quarter|year|annum)"
    r"|(?P<adverb>annually|yearly|monthly|weekly|daily|hourly|quarterly))$"
)
_ADVERBS = {
    "annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour",
    "quarterly": "quarter", "annum": "year",
}  # fmt: skip
_SYMBOL = "|".join(map(re.escape, SYMBOLS))
_TOKEN = re.compile(
    r"(?P<ordinal>\d{1,4}(?:st|nd|rd|th)(?![a-z]))"
    rf"|(?P<fraction>\d{{1,3}}\s?/\s?\d{{1,3}}(?![\d/.,]))"
    rf"|(?P<number>\d{{1,3}}(?P<mark>[,.' ])\d{{3}}(?:(?P=mark)\d{{3}})*(?:[.,]\d+)?(?![.,]?\d)"
    rf"|\d+(?:[.,]\d+)?(?![.,]?\d)|\.\d+(?![.,]?\d))"
    rf"|(?P<unit>{_SYMBOL}|km/h|m/s|mi/h)|(?P<word>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞]|[^\W\d_]+(?:'s)?)|(?P<sign>[-–:+/])"
    r"|[\s,.;()'\"]+"
)
_METRES = re.compile(r"\d\s?m\b")
"""What is metres or millions."""
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_AREA = re.compile(r"\b(km|m|cm|mi|ft)\^?([23])\b")
_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 25, 32, 50, 64, 100, 1000))
_OFTEN = {"once": 1, "twice": 2, "thrice": 3}
_TURNING = frozenset(
    (
        "not", "no", "never", "or", "nor", "but", "maybe", "perhaps", "except", "minus", "less", "fewer", "more",
        "than", "neither", "either", "without", "per", "over", "under", "above", "below", "short", "another", "almost",
        "plus", "percent", "between", "versus", "vs", "cannot", "none", "few", "several", "dozens",
    )
)  # fmt: skip
"""Words behind a number that make another of it."""
_DIGITS = ("number", "fraction", "ordinal")
_MOST_WORDS = 8
_FOR = r"for|in favou?r|yes|yeas?|ayes?|pro|supporting|in support"
_AGAINST = r"against|no|noes|nays?|opposed|opposing|con"
_SIDES = tuple(
    re.compile(pattern)
    for pattern in (
        (
            rf"(?P<a>[\d,.' ]+?)\s*(?:votes? )?(?P<x>{_FOR}|{_AGAINST})\b[\s,;–-]*(?:and |to |vs |versus )?"
            rf"(?P<b>[\d,.' ]+?)\s*(?:votes? )?(?P<y>{_FOR}|{_AGAINST})"
        ),
        (
            rf"(?P<x>{_FOR}|{_AGAINST})[\s:]+(?P<a>[\d,.']+?)[\s,;–-]*(?:and |to )?"
            rf"(?P<y>{_FOR}|{_AGAINST})[\s:]+(?P<b>[\d,.']+)"
        ),
    )
)
_CONNECTORS = frozenset(("–", "-", "to", "through", "till", "until", ":", "against", "vs", "versus", "v"))
_AMONG = re.compile(r"(?P<part>\S+)(?: out of | in | of every )(?:every )?(?P<whole>\S+)")


def quantities(text: str, typed: bool = False) -> tuple[Reading, ...]:
    """All that ``text`` as a whole may mean as a number; empty where it is none. The likeliest comes first. What a
    learner ``typed`` may have more around it."""
    plain = " ".join(text.casefold().translate(_FOLDS).split()).strip(_EDGES)
    plain = plain.removesuffix(".")
    if not plain or len(plain) > _LONGEST:
        return ()
    if often := frequency(_lead_off(plain)[0]):
        return (Reading(Quantity(often[0], often[0], often[1], "interval")),)
    if typed and plain == "none":
        return (Reading(Quantity(Fraction(0), Fraction(0))),)
    plain = _HYPHEN.sub(" ", plain)
    plain = _AREA.sub(lambda found: found[1] + "²³"[int(found[2]) - 2], plain)
    found: list[Reading] = []
    for dots_group, metres in ((False, False), (True, False), (False, True)):
        if (dots_group and "." not in plain) or (metres and not _METRES.search(plain)):
            continue
        reading = _Words(plain, dots_group, metres, typed).reading()
        if reading and all(reading.value != known.value for known in found):
            found.append(reading._replace(sure=not dots_group))
    return tuple(found)


def _lead_off(plain: str) -> tuple[str, str]:
    """A text without the words before its number, and the bound that they say."""
    bound = ""
    for _ in range(8):
        if not bound and (said := _BOUND.match(plain)) and said.lastgroup:
            bound, plain = said.lastgroup, plain[said.end() :]
        elif found := _LEAD.match(plain):
            plain = plain[found.end() :]
        else:
            break
    return plain, bound


class _Words:
    """One reading of a text, token by token."""

    def __init__(self, plain: str, dots_group: bool, metres: bool, typed: bool) -> None:
        self.between = plain.startswith("between ")
        plain = plain.removeprefix("between ").removeprefix("from ")
        self.plain, self.bound = _lead_off(plain)
        self.dots_group, self.metres, self.typed = dots_group, metres, typed
        self.tokens: list[Token] = []
        self.part = False

    def reading(self) -> Reading | None:
        """What the text means, if it is a number as a whole."""
        if sides := self._sides():
            return sides
        if among := self._among():
            return among
        if not self._tokenise():
            return None
        ordinal = self._ordinal()
        if ordinal and (ordinal[1] == len(self.tokens) or (self.typed and len(self.tokens) < 4)):
            value = Fraction(ordinal[0])
            return self._finished(Quantity(value, value, ordinal=True), ordinal[1])
        first = self._amount(0)
        if not first:
            return None
        low, unit, at = first
        second = self._second(at)
        if not second:
            return self._finished(Quantity(low, low, unit), at)
        high, last_unit, end, start = second
        if unit and last_unit and unit != last_unit:
            return None
        scale = self._scale(start, end)
        if scale > 1 and self._scale(0, at) == 1 and low * scale < high:
            low *= scale
        return self._finished(Quantity(low, high, unit or last_unit), end)

    def _tokenise(self) -> bool:
        at, plain = 0, self.plain
        attached = False
        while at < len(plain):
            found = _TOKEN.match(plain, at)
            if not found or len(self.tokens) > 24:
                return False
            kind = "number" if found["number"] else found.lastgroup
            if kind in _DIGITS and plain[max(0, at - 1) : at].isalpha() and not self._ends_in_currency():
                return False
            if kind and not self._take(kind, found.group(), attached and kind == "word"):
                return False
            attached = kind in _DIGITS
            at = found.end()
        return bool(self.tokens)

    def _ends_in_currency(self) -> bool:
        return UNITS.get(str(self.tokens[-1])) in CURRENCIES

    def _take(self, kind: str, text: str, attached: bool) -> bool:
        read: Token | None = text
        if kind == "number":
            read = literal(text, self.dots_group)
        elif kind == "fraction":
            top, bottom = (int(number) for number in text.split("/"))
            read = Fraction(top, bottom) if top < bottom and bottom in _DENOMINATORS else None
            self.part = True
        elif attached and text not in SCALES and text not in UNITS and text not in VULGAR:
            return False
        if read is None:
            return False
        self.tokens.append(read)
        return True

    def _ordinal(self) -> tuple[int, int] | None:
        first = self.tokens[0]
        if isinstance(first, str) and first[:-2].isdecimal():
            return int(first[:-2]), 1
        return read_ordinal(self.tokens, 0)

    def _amount(self, at: int) -> tuple[Fraction, str, int] | None:
        """The number at a token with its unit, and where it ends."""
        tokens = self.tokens
        sign = 1
        if at < len(tokens) and tokens[at] in ("-", "minus", "negative"):
            sign, at = -1, at + 1
        unit = ""
        if (currency := unit_at(tokens, at)) and currency[0] in CURRENCIES:
            unit, at = currency
        value = self._value(at)
        if value is None:
            return None
        number, end = value
        if end < len(tokens) and tokens[end] == "-" and unit_at(tokens, end + 1):
            end += 1
        if after := unit_at(tokens, end):
            if unit and not (after[0] in CURRENCIES and unit == after[0]):
                return None
            unit, end = after
            if tuple(tokens[end : end + 3]) == ("and", "a", "half"):
                number, end = number + Fraction(1, 2), end + 3
        return number * sign, unit, end

    def _value(self, at: int) -> tuple[Fraction, int] | None:
        tokens = self.tokens
        word = tokens[at] if at < len(tokens) else ""
        if isinstance(word, str) and word in _OFTEN:
            return Fraction(_OFTEN[word]), at + 1
        if word in ("a", "an") and (unit := unit_at(tokens, at + 1)) and unit[0] in SINGULAR:
            return Fraction(1), at + 1
        if word == "half" and tuple(tokens[at + 1 : at + 2]) in (("a",), ("an",)) and unit_at(tokens, at + 2):
            return Fraction(1, 2), at + 2
        found = read_number(self._scales_only_where_meant(), at)
        if found and found[0] < 1 and found[0]:
            self.part = self.part or isinstance(word, str)
        return found

    def _scales_only_where_meant(self) -> list[Token]:
        if not self.metres:
            return self.tokens
        return ["metre" if word == "m" else word for word in self.tokens]

    def _second(self, at: int) -> tuple[Fraction, str, int, int] | None:
        """The other end of a range, or the other side of a score."""
        tokens = self.tokens
        if at >= len(tokens):
            return None
        joins = tokens[at] in _CONNECTORS or (self.between and tokens[at] == "and")
        if not joins or (tokens[at] == ":" and not self.typed):
            return None
        found = self._amount(at + 1)
        return (*found, at + 1) if found else None

    def _scale(self, start: int, end: int) -> int:
        scale = 1
        for token in self.tokens[start:end]:
            if isinstance(token, str):
                scale *= SCALES.get(token, 1)
        return scale

    def _finished(self, quantity: Quantity, at: int) -> Reading | None:
        """The reading, if the words behind the number change nothing."""
        rest = " ".join(str(token) for token in self.tokens[at:])
        bound = self.bound
        if said := _BEHIND.search(rest):
            if said.lastgroup != "about":
                if bound and bound != said.lastgroup:
                    return None
                bound = said.lastgroup or ""
            rest = (rest[: said.start()] + rest[said.end() :]).strip()
        if per := _PER.search(rest):
            unit = per["unit"] or per["adverb"]
            quantity = quantity._replace(per=_ADVERBS.get(unit, unit))
            rest = rest[: per.start()].strip()
        words = rest.split()
        if len(words) > _MOST_WORDS or any(
            word in _TURNING or word in NUMBER_WORDS or not word[0].isalpha() for word in words
        ):
            return None
        for word in words:
            # "500 million in US dollars", "two whole hours": the unit counts wherever it stands.
            if len(word) > 2 and word in UNITS and not quantity.unit:
                quantity = quantity._replace(unit=UNITS[word])
        return Reading(quantity, bound, part=self.part, noun=tuple(words))

    def _sides(self) -> Reading | None:
        """A score that names its sides; what was for stands first."""
        for pattern in _SIDES:
            found = pattern.fullmatch(self.plain)
            if not found:
                continue
            a, b = literal(found["a"].strip(" ,.")), literal(found["b"].strip(" ,."))
            first_for = re.fullmatch(_FOR, found["x"]) is not None
            if a is None or b is None or first_for == (re.fullmatch(_FOR, found["y"]) is not None):
                return None
            return Reading(Quantity(a, b) if first_for else Quantity(b, a), self.bound)
        return None

    def _among(self) -> Reading | None:
        """One in four, 4 out of 10."""
        found = _AMONG.fullmatch(self.plain)
        if not found:
            return None
        numbers: list[Fraction] = []
        for name in ("part", "whole"):
            words: list[Token] = [literal(found[name]) or found[name]]
            read = read_number(words, 0)
            if not read:
                return None
            numbers.append(read[0])
        part, whole = numbers
        if not 0 < part < whole:
            return None
        return Reading(Quantity(part / whole, part / whole), self.bound, part=True)
