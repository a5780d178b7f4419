"""Dates and numbers as an answer writes them: taken apart, so that others can be written in just the same way."""

import re
from calendar import monthrange
from decimal import Decimal
from typing import NamedTuple

from decks.grading.date_words import MONTH_NAMES
from decks.grading.number_words import ONES, SCALES, TENS

SEASONS = ("spring", "summer", "autumn", "winter")
_SHORT = tuple(name[:3] for name in MONTH_NAMES)
_MONTHS = {name.lower(): number for names in (MONTH_NAMES, _SHORT) for number, name in enumerate(names, start=1)}
_DATE_PART = re.compile(
    rf"(?P<month>\b(?:{'|'.join((*MONTH_NAMES, *_SHORT))})\b)|(?P<season>(?i:\b(?:{'|'.join(SEASONS)})\b))"
    r"|(?P<year>(?<![\d,.])[12][0-9]{3}(?![\d,.]\d|\d))|(?P<day>\b[0-9]{1,2}\b)"
)
_AROUND_DATES = re.compile(r"(?i:\{\w+\}|[\s,.-]|\b(?:the|of|in|on|about|around|circa|early|mid|late)\b)*")
_WORDS = {word: value for word, value in ONES.items() if value} | {
    word if not one else f"{word}-{one}": tens + value
    for word, tens in TENS.items() if word != "fourty"
    for one, value in {"": 0, **{one: value for one, value in ONES.items() if 0 < value < 10}}.items()
}  # fmt: skip
_IN_WORDS = {value: word for word, value in _WORDS.items()}
_DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_FIGURE = rf"{_DIGITS}|\b(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})\b"
_QUANTITY = re.compile(
    r"(?P<lead>(?:(?:about|around|over|some|nearly|almost|roughly|at least|up to|more than|fewer than|less than)\s+)?"
    rf"[$€£¥~≈]?)(?P<low>{_FIGURE})(?:(?P<mid>\s?[-–—]\s?|\s+to\s+)(?P<high>{_FIGURE}))?"
    r"(?P<tail>(?:[^\W\d]|[\s%°/²³'.-])*)",
    re.IGNORECASE,
)
_SCALE = re.compile(r"\b(?:hundred|thousand|million|billion|trillion|dozen)\b")
_LARGE = re.compile(r"\b(?:thousand|million|billion|trillion)\b")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_MOST_DIGITS = 15
_MOST_WORDS_AFTER = 4


class Moment(NamedTuple):
    """A date as it is written."""

    form: str
    """The text with ``{day}``, ``{month}``, ``{year}`` and ``{season}`` in the places of its parts."""
    day: int | None
    month: int | None
    year: int | None
    season: str | None
    short: bool
    """Whether the month is written with three letters."""

    def written(self, **parts: int | str | None) -> str:
        """The date with some parts replaced; empty where there is no such day."""
        new = self._replace(**parts)  # type: ignore[arg-type]
        if new.day is not None and not 1 <= new.day <= monthrange(new.year or 2000, new.month or 1)[1]:
            return ""
        month = (_SHORT if self.short else MONTH_NAMES)[new.month - 1] if new.month else ""
        return self.form.format(day=new.day, month=month, year=new.year, season=new.season)


def moment_of(text: str) -> Moment | None:
    """The date that ``text`` is; None where it is anything else, or all digits in an order that could be read twice."""
    parts: dict[str, str] = {}

    def blank(found: re.Match[str]) -> str:
        name = str(found.lastgroup)
        twice = name in parts
        parts.setdefault(name, found.group())
        return "{again}" if twice else f"{{{name}}}"

    if len(text) > 40 or "{" in text:
        return None
    form = _DATE_PART.sub(blank, text)
    if not parts or "{again}" in form or not _AROUND_DATES.fullmatch(form) or ("day" in parts and "month" not in parts):
        return None
    if "season" in parts and "year" not in parts:
        return None
    month, season = parts.get("month", ""), parts.get("season", "")
    return Moment(
        form,
        int(parts["day"]) if "day" in parts else None,
        _MONTHS[month.lower()] if month else None,
        int(parts["year"]) if "year" in parts else None,
        season or None,
        month.capitalize() in _SHORT and month.capitalize() not in MONTH_NAMES,
    )


class Quantity(NamedTuple):
    """A number, or a range of numbers, as it is written."""

    form: str
    """What stands around the figures, for comparison: the currency, the unit, whether in words, whether a range."""
    low: Decimal
    high: Decimal | None
    lead: str
    mid: str
    tail: str
    in_words: bool
    places: int
    """Decimal places."""
    grouped: bool
    """Whether thousands have commas."""
    ordinal: bool
    """Whether it counts off, as in "14th century"."""

    @property
    def unit(self) -> str:
        """Its currency or unit, if any."""
        return self.form.partition("|")[0]

    @property
    def size(self) -> Decimal:
        """What it comes to with its scale word, to compare how large two are."""
        size = self.low
        for word in _SCALE.findall(self.tail):
            size *= SCALES[word]
        return size

    def written(self, low: Decimal, high: Decimal | None = None) -> str:
        """Another number in the same way; empty where it can't be written so."""
        figures = [self._figure(low), *([self._figure(high)] if high is not None else [])]
        return f"{self.lead}{self.mid.join(figures)}{self._tail(low)}" if all(figures) else ""

    def _figure(self, value: Decimal) -> str:
        if self.in_words:
            return _IN_WORDS.get(int(value), "")
        if self.ordinal:
            return f"{value}{_ordinal_ending(int(value))}"
        return f"{value:,.{self.places}f}" if self.grouped or self.low < 1000 else f"{value:.{self.places}f}"

    def _tail(self, low: Decimal) -> str:
        """The unit, in the plural where one became many; nothing becomes one, so that it need not be taken back."""
        counts = self.low == 1 and low != 1 and self.high is None and self.tail.strip().isalpha()
        scaled = _SCALE.search(self.tail) or self.tail.endswith("s") or len(self.tail.strip()) < 3
        return f"{self.tail}s" if counts and not scaled else self.tail


def quantity_of(text: str) -> Quantity | None:
    """The number or range that ``text`` is; None where it is anything else."""
    found = _QUANTITY.fullmatch(text) if len(text) <= 60 else None
    if found is None or len(found["low"]) > _MOST_DIGITS:
        return None
    tail = found["tail"]
    if ordinal := _ORDINAL.match(tail):
        tail = tail[ordinal.end() :]
    if len(tail.split()) > _MOST_WORDS_AFTER or any(word[0].isupper() and len(word) > 3 for word in tail.split()):
        return None
    low, high = found["low"].lower(), found["high"]
    in_words = low in _WORDS
    if ordinal and (in_words or high or not low.isdigit()):
        return None
    if high is not None and ((high.lower() in _WORDS) != in_words or len(high) > _MOST_DIGITS):
        return None
    value, upper = _value(low), _value(high.lower()) if high else None
    if value <= 0 or (upper is not None and upper <= value):
        return None
    unit = _LARGE.sub("", f"{found['lead']}{tail}").lower().strip().removesuffix("s")
    form = f"{unit}|{'words' if in_words else 'digits'}|{'range' if high else 'th' if ordinal else ''}"
    places = len(low.partition(".")[2]) if not in_words else 0
    return Quantity(
        form, value, upper, found["lead"], found["mid"] or "", tail, in_words, places, "," in low, bool(ordinal)
    )


def _ordinal_ending(value: int) -> str:
    return "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def _value(figure: str) -> Decimal:
    return Decimal(_WORDS[figure]) if figure in _WORDS else Decimal(figure.replace(",", ""))
