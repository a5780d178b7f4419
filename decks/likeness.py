"""Whether two answers look like answers to one question, so that the right one isn't known by its looks."""

import re

from decks.card import Card
from decks.grading.countries import COUNTRIES
from decks.grading.normal import normal
from decks.grading.vocabulary import ARTICLES, FUNCTION

_LEAD = re.compile(r"(?:(?:the|an|a)\s+|[Aa][lnrst]-)+")
"""Articles, which have no capital of their own."""
_START = re.compile(r"^([A-ZÀ-Þ]\w+) \w")
_END = re.compile(r"\w ([A-ZÀ-Þ]\w+)$")
_WITH_THE = re.compile(
    r"(?:United|Netherlands|Philippines|Bahamas|Gambia)\b|\b(?:Republic|Union|Kingdom|States|Emirates)$"
)
_GAP = re.compile(r"(?:\b(a|an|the) )?[\"“]?\[[^\[\]]*\]", re.IGNORECASE)
_LONG = 24
"""Characters from which on an answer stands out beside a short one."""
_TIMES_LONGER = 2.5


def looks_different(one: str, other: str) -> bool:
    """Whether looks alone tell two answers apart: lower case among capitals, a sentence among words."""
    short, long = sorted((len(one), len(other)))
    return _has_capital(one) != _has_capital(other) or (long > _LONG and long > _TIMES_LONGER * short) or "\n" in other


def unlikeness(one: str, other: str) -> int:
    """In how many ways two answers differ that can both be read as answers to one question."""
    words = abs(len(one.split()) - len(other.split())) > 1
    starts = _function_word(one) != _function_word(other)
    return words + starts + (("al-" in one) != ("al-" in other)) + (one.isupper() != other.isupper())


def pattern(code: str) -> str:
    """The pattern of letters and digits in a code: that of ``R9X`` is ``A0A``."""
    return re.sub(r"[^\W\d_]", "A", re.sub(r"\d+", "0", code))


def share_a_class_word(one: str, other: str) -> bool:
    """Whether both names begin or end with one word that says what they are: Operation Okra, Operation Shader."""
    for shape in (_START, _END):
        first, second = shape.search(one), shape.search(other)
        if first and second and first[1] == second[1] and not first[1].isupper():
            return True
    return False


def in_the_style_of(answer: str, text: str) -> str:
    """``text`` with a capital where the answer has one."""
    lower = answer[:1].isupper() and text[:1].islower() and not _LEAD.match(text)
    return text[:1].upper() + text[1:] if lower else text


def fits_the_gap(card: Card, text: str) -> bool:
    """Whether the article before the gap of a cloze takes ``text``. True for any other card."""
    gap = _GAP.search(card.prompt) if card.kind == "cloze" else None
    if gap is None:
        return True
    article = (gap[1] or "").casefold()
    if article in ("a", "an"):
        return (text[:1].casefold() in "aeiou") == (article == "an")
    return normal(text) not in COUNTRIES or (_WITH_THE.search(text) is not None) == (article == "the")


def _function_word(text: str) -> str:
    """What an answer begins with, if that is a word like "to" or "the"."""
    first = text.partition(" ")[0].casefold()
    return first if first in FUNCTION or first in ARTICLES else ""


def _has_capital(text: str) -> bool:
    lead = _LEAD.match(text)
    return text[lead.end() if lead else 0 :][:1].isupper()
