"""Every number that a running text mentions, with its place; those in dates and identifiers are none."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from decks.grading.find_dates import find_dates
from decks.grading.number_words import ONES, SCALES, TENS
from decks.grading.quantities import quantities
from decks.grading.quantity import Quantity
from decks.grading.units import UNITS


class Found(NamedTuple):
    """A mention of a number."""

    start: int
    end: int
    text: str
    value: Quantity
    """Equal for equal numbers of one unit, however they are written."""


_SCALE = "|".join(sorted((word for word in SCALES if len(word) > 3), key=len, reverse=True))
_DIGITS = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+|\d{1,3}/\d{1,3}(?![\d/])|\d+(?:\.\d+)?[½¼¾]?"
    r"|[½⅓⅔¼¾])"
)
_PLAIN = "|".join(sorted((*ONES, *TENS), key=len, reverse=True))
_WORDED = (
    rf"(?:(?:(?:half\s(?:an?\s)?|an?\s)(?:{_SCALE})|(?:an?\s|one\s)(?:half|third|quarter|fifth)"
    rf"|(?:{_PLAIN})[\s-](?:halves|thirds|quarters|fifths)"
    rf"|(?:{_PLAIN})(?:(?:[\s-]|\sand\s(?:a\s)?)(?:{_PLAIN}|half|hundred))*)(?![a-z]))"
)
_NAMES = "|".join(
    re.escape(name)
    for name in sorted((name for name in UNITS if len(name) > 1 or not name.isalpha()), key=len, reverse=True)
)
_SCALES = (
    rf"(?:\s?(?:k|m|mn|bn|tn)\b|(?:\s(?:{_SCALE})\b)+(?:\s(?:and\s)?(?:{_PLAIN})(?:[\s-](?:{_PLAIN}|{_SCALE}))*\b)?)"
)
_ONE = rf"(?:(?:US|C|A)?[$€£¥]\s?)?(?:{_DIGITS}|{_WORDED}){_SCALES}?"
_UNIT = rf"(?:[\s-]?(?:{_NAMES}|[mgts])(?![a-z²³\d]))"
_MENTION = re.compile(
    rf"(?<![\w.,/$€£-])(?<!\d:)[−-]?{_ONE}{_UNIT}?(?:\s?[–-]\s?{_ONE}{_UNIT}?)?(?![\w²³⁰-⁹]|[.,:/]\d|-\d|[–-][A-Z])",
    re.I,
)
_ORDER = re.compile(r"\d+(?:st|nd|rd|th)")
_CLASS = re.compile(
    r"(?:\b(?:division|brigade|resolution|flight|highway|route|area|article|chapter|section|act|no|number|unit|regiment"
    r"|battalion|corps|army|group|team|type|mark|class|version|phase|camp|base|garrison|channel|room|page|pp?|part|volume"
    r"|vol|apollo|boeing|airbus|studio|station|pier|gate|line|level|grade|category|protocol|amendment|psalm|opus"
    r"|op|symphony|formula|windows|mach|world\swar)\.?\s|#\s?|utc[+-])$",
    re.I,
)
"""What stands before a number that names something."""
_BEHIND = 16
_TIME = re.compile(r"\s?(?:[ap]\.?m\b|o'clock)", re.I)


def find_numbers(text: str) -> Iterator[Found]:
    """The numbers in ``text``, in order and apart."""
    dates = find_dates(text)
    date = next(dates, None)
    for mention in _MENTION.finditer(text):
        start, end = mention.span()
        while date and date.end <= start:
            date = next(dates, None)
        if date and date.start < end:
            continue
        if _CLASS.search(text, max(0, start - _BEHIND), start) or _TIME.match(text, end):
            continue
        said = text[start:end]
        readings = quantities(said)
        if readings and not readings[0].noun:
            yield Found(start, end, said, readings[0].value)
