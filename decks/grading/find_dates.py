"""Every date that a running text mentions, with its place."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from decks.grading.date_reading import readings
from decks.grading.date_values import Period, Reading, When
from decks.grading.date_words import MONTH_NAMES


class Found(NamedTuple):
    """A mention of a date."""

    start: int
    end: int
    text: str
    value: When
    """Equal for equal dates, however they are written."""


_MONTH = f"(?:{'|'.join(MONTH_NAMES)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\\b\\.?)"
_DAY = r"(?:[0-3]?\d(?:st|nd|rd|th)?)"
_DAYS = rf"{_DAY}(?:\s?[–-]\s?{_DAY}|\s(?:and|to)\s{_DAY})?"
_YEAR = r"(?:[12]\d{3}(?![\d%])|'\d\d(?!\d))"
_PART = r"(?:(?:[Ee]arly|[Mm]id|[Ll]ate)[\s-]|(?:[Tt]he\s)?(?:[Ss]tart|[Bb]eginning|[Mm]iddle|[Ee]nd)\sof\s(?:the\s)?)"
_SEASON = (
    r"(?:(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?:\sof)?"
    r"|(?:first|second|third|fourth)\s(?:half|quarter)\sof)"
)
_ERA = r"\s?(?:BCE?|CE|AD|B\.C\.(?:E\.)?|A\.D\.)(?!\w)"
_MENTION = re.compile(
    rf"""(?<![\w$€£.,/])(?<!\w-(?=\d))(?<!\d–(?=\d))(?:
      \d{{4}}-\d\d-\d\d | \d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}
    | {_PART}?(?:(?:the\s)?{_DAYS}\s(?:of\s)?)?{_MONTH}(?:\s{_DAYS}(?![\d:%]|[.,]\d))?
      (?:,?\s(?:of\s)?{_YEAR}(?:{_ERA})?)?
    | {_PART}?{_SEASON}\s{_YEAR}
    | (?:AD|A\.D\.)\s\d{{1,4}}
    | {_PART}?(?:1\d|20)\d0s
    | {_PART}?(?:[12]?\d(?:st|nd|rd|th)|[Tt]went(?:y-first|ieth)|(?:[Nn]ine|[Ee]igh)teenth)\scentury(?:{_ERA})?
    | \d{{1,4}}{_ERA}
    | {_PART}?{_YEAR}(?:\s?[–/-]\s?(?:present\b|\d\d(?!\d)|[12]\d{{3}}(?!\d)))?
    )(?![\w/]|(?<=\d)-[A-Za-z]|,\d{{3}}|\.\d)""",
    re.VERBOSE,
)
_RANGE = re.compile(r"\s?[–-]\s?|\s(?:to|and|until|through)\s")
_OPENED = re.compile(r"\b(?:[Bb]etween|[Ff]rom)\s$")
_COUNTED = re.compile(r"(?:\b(?:than|least|most|nearly|almost|some|over|up\sto|about\sa?)|[$€£#])\s?$")
_MEASURED = re.compile(
    r"\s?(?:%|percent\b|per\scent\b|million|billion|thousand|km|miles?\b|met(?:er|re)s?\b|kilomet|tonnes?\b|tons?\b|kg\b"
    r"|people\b|troops\b|soldiers\b|rebels\b|fighters\b|civilians\b|dollars\b|years\b|days\b|hours\b|feet\b|mm\b|men\b)"
)
_TWO_DAYS = re.compile(r"\d{1,2}(?:st|nd|rd|th)?\sand\s")
_MAY_BE_A_WORD = frozenset(("May", "March", "Mar", "Jan"))
_IN = re.compile(
    r"\b(?:in|by|since|until|of|during|from|till|before|after|last|this|next|and|to|early|late|mid)[\s-]$", re.I
)
_BEHIND = 12
"""Characters before a mention that decide whether it is one."""


def find_dates(text: str) -> Iterator[Found]:
    """The dates in ``text``, in order and apart; what may be read as two dates is left out."""
    held: Found | None = None
    for mention in _MENTION.finditer(text):
        found = _found(text, mention.start(), mention.end())
        if found is None:
            continue
        if held is not None:
            joined = _joined(text, held, found)
            if joined:
                held = joined
                continue
            yield held
        held = found
    if held is not None:
        yield held


def _found(text: str, start: int, end: int) -> Found | None:
    said = text[start:end]
    before = text[max(0, start - _BEHIND) : start]
    if said.isdecimal() and (_COUNTED.search(before) or _MEASURED.match(text, end)):
        return None
    if said in _MAY_BE_A_WORD and not _IN.search(before):
        return None
    value = _only(readings(_dashed(said)))
    if value is None and (days := _TWO_DAYS.match(said)):
        if _OPENED.search(before):
            value = _only(readings(f"between {said}"))
        else:
            # "5 and 15 September" is no period: the second is the one that is whole.
            start += days.end()
            said = text[start:end]
            value = _only(readings(said))
    return Found(start, end, said, value) if value else None


def _dashed(said: str) -> str:
    """Two years with a dash: in a text 2011-12 is no December."""
    return said.replace("-", "–") if said.count("-") == 1 and said[:4].isdecimal() else said


def _only(found: tuple[Reading, ...]) -> When | None:
    return found[0].value if len(found) == 1 else None


def _joined(text: str, first: Found, last: Found) -> Found | None:
    """Two mentions that are the ends of one period."""
    if isinstance(first.value, Period) or isinstance(last.value, Period):
        return None
    between = text[first.end : last.start]
    if len(between) > _BEHIND or not _RANGE.fullmatch(between):
        return None
    worded = between.strip() in ("to", "and", "until", "through")
    if worded and not _OPENED.search(text, max(0, first.start - _BEHIND), first.start):
        return None
    said = text[first.start : last.end]
    value = _only(readings(f"from {said}" if between.strip() != "and" else f"between {said}"))
    return Found(first.start, last.end, said, value) if isinstance(value, Period) else None
