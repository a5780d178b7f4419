"""Every reading that a written number has: in words or digits, one number or a range, with its unit and bound."""

import re
from fractions import Fraction
from functools import lru_cache

from decks.grading.around_numbers import finished, lead_off
from decks.grading.intervals import frequency
from decks.grading.number_words import SCALES, VULGAR, Token, literal, read_number, read_ordinal
from decks.grading.quantity import Quantity, Reading
from decks.grading.scores import among, sides
from decks.grading.units import CURRENCIES, SINGULAR, SYMBOLS, UNITS, unit_at

_FOLDS = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "—": "–", "−": "-", "‐": "-", "‑": "-", "º": "°", "⁄": "/", "\u00a0": " ",
        "\u2009": " ", "\u202f": " ",
    }
)  # fmt: skip
_EDGES = ' \t\n,;:!?"“”„«»()[]*_'
_LONGEST = 120
_SYMBOL = "|".join(re.escape(name) + r"(?![a-z])" * name[-1].isalpha() for name in SYMBOLS)
_TOKEN = re.compile(
    r"(?P<ordinal>\d{1,4}(?:st|nd|rd|th)(?![a-z]))"
    rf"|(?P<fraction>\d{{1,3}}\s?/\s?\d{{1,3}}(?![\d/.,]))"
    rf"|(?P<number>\d{{1,3}}(?P<mark>[,.' ])\d{{3}}(?:(?P=mark)\d{{3}})*(?:[.,]\d+)?(?![.,]?\d)"
    rf"|\d+(?:[.,]\d+)?(?![.,]?\d)|\.\d+(?![.,]?\d))"
    rf"|(?P<unit>{_SYMBOL})|(?P<word>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞]|[^\W\d_]+(?:'s)?)|(?P<sign>[-–:+/])"
    r"|[\s,.;()'\"]+"
)
_METRES = re.compile(r"\d(\s?)m\b")
"""What is metres or millions."""
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_AREA = re.compile(r"\b(km|m|cm|mi|ft)\^?([23])\b")
_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 25, 32, 50, 64, 100, 1000))
_OFTEN = {"once": 1, "twice": 2, "thrice": 3}
_DIGITS = ("number", "fraction", "ordinal")
_CONNECTORS = frozenset(("–", "-", "to", "through", "till", "until", ":", "against", "vs", "versus", "v"))


@lru_cache(maxsize=256)
def quantities(text: str, typed: bool = False) -> tuple[Reading, ...]:
    """All that ``text`` as a whole may mean as a number; empty where it is none. The likeliest comes first. What a
    learner ``typed`` may have more around it."""
    plain = " ".join(text.casefold().translate(_FOLDS).split()).strip(_EDGES)
    plain = plain.removesuffix(".")
    if not plain or len(plain) > _LONGEST:
        return ()
    if often := frequency(lead_off(plain)[0]):
        return (Reading(Quantity(often[0], often[0], often[1], "interval")),)
    if typed and plain == "none":
        return (Reading(Quantity(Fraction(0), Fraction(0))),)
    plain = _HYPHEN.sub(" ", plain)
    plain = _AREA.sub(lambda found: found[1] + "²³"[int(found[2]) - 2], plain)
    found: list[Reading] = []
    # "5 m" are metres first, "5m" millions, and the other way round second.
    metres = _METRES.search(plain)
    spaced = bool(metres and metres[1])
    ways = [(False, spaced)]
    if "." in plain:
        ways.append((True, spaced))
    if metres:
        ways.append((False, not spaced))
    for dots_group, as_metres in ways:
        reading = _Words(plain, dots_group, as_metres, typed).reading()
        if reading and all(reading.value != known.value for known in found):
            found.append(reading._replace(sure=not dots_group))
    return tuple(found)


class _Words:
    """One reading of a text, token by token."""

    def __init__(self, plain: str, dots_group: bool, metres: bool, typed: bool) -> None:
        self.between = plain.startswith("between ")
        plain = plain.removeprefix("between ").removeprefix("from ")
        self.plain, self.bound = lead_off(plain)
        self.dots_group, self.metres, self.typed = dots_group, metres, typed
        self.tokens: list[Token] = []
        self.part = False

    def reading(self) -> Reading | None:
        """What the text means, if it is a number as a whole."""
        if score := sides(self.plain):
            return Reading(Quantity(*score, is_pair=True), self.bound)
        if share := among(self.plain):
            return Reading(Quantity(share, share), self.bound, part=True)
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
        return self._finished(Quantity(low, high, unit or last_unit, is_pair=True), end)

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
        if tokens[at : at + 2] == ["up", "to"]:
            at += 1
        joins = tokens[at] in _CONNECTORS or (tokens[at] == "and" and (self.between or self.typed))
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
        reading = finished(quantity, self.bound, " ".join(map(str, self.tokens[at:])))
        return reading._replace(part=self.part) if reading else None
