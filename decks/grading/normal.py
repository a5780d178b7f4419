"""The form in which two answers are compared: case, diacritics, quotes, punctuation and leading articles fall away."""

import re
import unicodedata

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
_MINUS = re.compile(r"(?<![\w)])[-−](?=\d)")


def normal(text: str) -> str:
    """``text`` as it is compared. Signs and symbols stay (C, C++, C# differ); what has content is never emptied."""
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_FOLDS))
    bare = "".join(char for char in folded if not unicodedata.combining(char))
    bare = _STOPS.sub("", _MINUS.sub("−", bare))
    bare = _GROUPED_DIGITS.sub("", _APOSTROPHES.sub("", bare))
    spaced = " ".join(_PUNCTUATION.sub(" ", bare).split())
    return _ARTICLE.sub("", spaced) or " ".join(text.split())
