"""The form in which two answers are compared: case, diacritics, quotes, punctuation and leading articles fall away."""

import re
import unicodedata
from functools import lru_cache

_FOLDS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ʿ": "",
        "ʾ": "",
        "–": "-",
        "—": "-",
    }
)
_APOSTROPHES = re.compile(r"['’‘ʼ`´]")
_GROUPED_DIGITS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_STOPS = re.compile(r"[.](?!\d)")
_PUNCTUATION = re.compile(r"[,;:!?\"“”„«»()\[\]{}…/\\_*-]+")
_ARTICLE = re.compile(r"^(?:the|an|a)\s+(?=\S)")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0100-\U000e01ef]"
    # Between emoji a joiner makes another emoji, as tags do behind a flag: these stay.
    "|\u200d(?![\u2190-\u2bff\U0001f000-\U0001faff])"
)
"""What no font shows and keyboards put in or leave out: joiners, soft hyphens, direction marks, variation selectors."""
_MINUS = re.compile(
    r"(?<![\w)])[-−](?=\d|(?:[b-df-hj-np-rt-z]|√|π|θ|(?:a(?:rc)?)?(?:sin|cos|tan|cot|sec|csc|sinh|cosh|tanh)|ln|log|exp|sqrt)"
    r"(?:[\d^²³*/+=)(]|\s(?![a-z]{2})|\s?[a-zα-ω](?![a-z])|$))"
)
"""The sign of a number, a variable or a function; not the hyphen before an ending: -s, -ing."""


_RAISED = re.compile("[⁰¹²³⁴-⁹]+")
_LONGEST_KEPT = 200
_MARKED = ("LATIN", "GREEK", "ARABIC", "HEBREW")
"""Scripts whose marks are accents that a learner may leave out. Elsewhere they make another letter, as か and が."""


def _unmarked(text: str) -> str:
    """``text`` in lower case without accents, ligatures and what can't be seen. A raised digit is no plain digit."""
    seen = _RAISED.sub(lambda raised: "^" + raised.group(), _INVISIBLE.sub("", text))
    kept: list[str] = []
    marks = True
    for char in unicodedata.normalize("NFKD", seen.casefold().translate(_FOLDS)):
        if not unicodedata.combining(char):
            marks = not char.isascii() and not unicodedata.name(char, "").startswith(_MARKED)
        elif not marks:
            continue
        kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept))


def normal(text: str) -> str:
    """``text`` as it is compared. Signs and symbols stay (C, C++, C# differ); what has content is never emptied."""
    if text.isascii() and text.isalnum():
        return text.lower()
    return _kept(text) if len(text) <= _LONGEST_KEPT else _normal(text)


def _normal(text: str) -> str:
    bare = text.casefold() if text.isascii() else _unmarked(text)
    bare = _STOPS.sub("", _MINUS.sub("−", bare))
    bare = _GROUPED_DIGITS.sub("", _APOSTROPHES.sub("", bare))
    spaced = " ".join(_PUNCTUATION.sub(" ", bare).split())
    return _ARTICLE.sub("", spaced) or " ".join(text.split())


_kept = lru_cache(maxsize=4096)(_normal)
"""One judgement compares the same few texts many times over, and the next has the same answers and rivals."""
