"""Numbers written in words or digits: "two thousand five hundred", "2,500", "2.5 thousand", "half a billion"."""

import re
from collections.abc import Sequence
from fractions import Fraction


def _counted(words: str, start: int = 0, step: int = 1) -> dict[str, int]:
    return {word: start + step * place for place, word in enumerate(words.split())}


ONES = _counted(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
TENS = _counted("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10) | {"fourty": 40}
ORDINALS = _counted(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth",
    start=1,
)
ROUND_ORDINALS = {word[:-1] + "ieth": value for word, value in TENS.items()} | {"hundredth": 100, "thousandth": 1000}
SCALES = {
    "thousand": 10**3,
    "thou": 10**3,
    "grand": 10**3,
    "k": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "mio": 10**6,
    "mil": 10**6,
    "m": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "b": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
    "trn": 10**12,
    "dozen": 12,
    "hundred": 100,
}
"""Words that multiply the number before them."""
_SPELT = frozenset(("thousand", "lakh", "million", "crore", "billion", "trillion", "dozen", "hundred"))
SCALES |= {word + "s": SCALES[word] for word in _SPELT if word != "dozen"}
_FRACTIONS = {"half": 2, "quarter": 4} | {
    word: value for word, value in (ORDINALS | {"twentieth": 20, "hundredth": 100}).items() if value > 2
}
_FRACTIONS_MANY = {"halves": 2} | {word + "s": value for word, value in _FRACTIONS.items() if word != "half"}
VULGAR = {
    "½": Fraction(1, 2),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅕": Fraction(1, 5),
    "⅖": Fraction(2, 5),
    "⅗": Fraction(3, 5),
    "⅘": Fraction(4, 5),
    "⅙": Fraction(1, 6),
    "⅛": Fraction(1, 8),
    "⅜": Fraction(3, 8),
    "⅝": Fraction(5, 8),
    "⅞": Fraction(7, 8),
}
NUMBER_WORDS = frozenset(
    (
        *ONES,
        *TENS,
        *ORDINALS,
        *ROUND_ORDINALS,
        *_FRACTIONS,
        *_FRACTIONS_MANY,
        "nought",
        "nil",
        "once",
        "twice",
        "thrice",
    )
) | {word for word in SCALES if len(word) > 3}
"""Words that are numbers or parts of them."""
_GROUPED = re.compile(r"[0-9]{1,3}(?:([,.' ])[0-9]{3}(?:\1[0-9]{3})*)(?:[.,][0-9]+)?")
_MOST_DIGITS = 40
"""More are no number that anyone types, and turning digits into a number takes time that grows with its square."""

Token = str | Fraction
"""A word, or a number in digits."""


def literal(text: str, dots_group: bool = False) -> Fraction | None:
    """The number that ``text`` is in digits. ``1.000`` is one, or a thousand where ``dots_group``."""
    if len(text) > _MOST_DIGITS:
        return None
    grouped = _GROUPED.fullmatch(text)
    if grouped:
        mark = grouped[1]
        groups = text.split(mark)
        # A lone ".000" is a decimal part, except where the reader wants the other reading.
        if mark != "." or len(groups) > 2 or (dots_group and text[0] != "0"):
            text = "".join(groups).replace(",", ".")
    elif "," in text:
        text = text.replace(",", ".")
    try:
        return Fraction(text)
    except ValueError:
        return None


def read_number(tokens: Sequence[Token], at: int) -> tuple[Fraction, int] | None:
    """The number that begins at a token, and where it ends: ``2``, ``5``, ``hundred``, ``thousand`` ..."""
    total, limit, start = Fraction(0), 0, at
    while True:
        found = _scaled(tokens, at + (at > start and _word(tokens, at) == "and"))
        if found is None or (at > start and (found[1] >= limit or found[0] >= limit)):
            break
        value, limit, at = found
        total += value
        if limit == 1:
            break
    return (total, at) if at > start else None


def _scaled(tokens: Sequence[Token], at: int) -> tuple[Fraction, int, int] | None:
    """A group with its scale words: the value, the scale, the end."""
    found = _part(tokens, at) or _group(tokens, at)
    if found is None:
        # "a million", "a dozen": the article counts as one, as does nothing at all in "million".
        article = _word(tokens, at) in ("a", "an")
        if not article or _word(tokens, at + 1) not in _SPELT:
            return None
        found = Fraction(1), at + 1
    value, at = found
    if tail := _and_part(tokens, at):
        value, at = value + tail[0], tail[1]
    scale = 1
    # An abbreviation stands behind digits only: 5m, not five m.
    while (word := _word(tokens, at)) in SCALES and (len(word) > 3 or not isinstance(tokens[at - 1], str)):
        scale *= SCALES[word]
        at += 1
    if scale > 1 and (tail := _and_part(tokens, at)):
        value, at = value + tail[0], tail[1]
    return value * scale, scale, at


def _word(tokens: Sequence[Token], at: int) -> str:
    token = tokens[at] if at < len(tokens) else ""
    return token if isinstance(token, str) else ""


def _part(tokens: Sequence[Token], at: int) -> tuple[Fraction, int] | None:
    """A part of one: "half", "a third", "two thirds", "three quarters", "half a" before a scale word."""
    word = _word(tokens, at)
    if word in VULGAR:
        return VULGAR[word], at + 1
    found: tuple[Fraction, int] | None = None
    if word == "half":
        found = Fraction(1, 2), at + 1
    elif word in ("a", "an", "one") and _word(tokens, at + 1) in _FRACTIONS:
        found = Fraction(1, _FRACTIONS[_word(tokens, at + 1)]), at + 2
    elif (count := _group(tokens, at)) and _word(tokens, count[1]) in _FRACTIONS_MANY:
        found = count[0] / _FRACTIONS_MANY[_word(tokens, count[1])], count[1] + 1
    if found is None:
        return None
    value, at = found
    for article in (("of", "a"), ("a",)):
        after = at + len(article)
        if tuple(tokens[at:after]) == article and _word(tokens, after) in _SPELT:
            return value, after
    return value, at


def _and_part(tokens: Sequence[Token], at: int) -> tuple[Fraction, int] | None:
    """What "one and a half", "1½" and "1 1/2" add."""
    token = tokens[at] if at < len(tokens) else ""
    if not isinstance(token, str):
        return (token, at + 1) if 0 < token < 1 else None
    if _word(tokens, at) in VULGAR:
        return VULGAR[_word(tokens, at)], at + 1
    if _word(tokens, at) != "and":
        return None
    found = _part(tokens, at + 1)
    return found if found and found[0] < 1 else None


def _group(tokens: Sequence[Token], at: int) -> tuple[Fraction, int] | None:
    """Digits, or words below a thousand; "twenty-five hundred" is one too."""
    if at < len(tokens) and not isinstance(tokens[at], str):
        return Fraction(tokens[at]), at + 1
    if _word(tokens, at) in ("nought", "nil"):
        return Fraction(0), at + 1
    found = _below_hundred(tokens, at)
    if found is None and _word(tokens, at) in ("a", "one") and _word(tokens, at + 1) == "hundred":
        found = 1, at + 1
    if found is None:
        return None
    value, at = found
    if _word(tokens, at) == "hundred" and value:
        value, at = value * 100, at + 1
        rest = _below_hundred(tokens, at + (_word(tokens, at) == "and"))
        # In "two hundred and five thousand" the five belongs to the group, in "two hundred five hundred" nothing does.
        if rest and _word(tokens, rest[1]) != "hundred" and rest[0]:
            value, at = value + rest[0], rest[1]
    if _word(tokens, at) == "point":
        digits = ""
        while (digit := ONES.get(_word(tokens, at + 1 + len(digits)), 10)) < 10:
            digits += str(digit)
        if digits:
            return Fraction(f"{value}.{digits}"), at + 1 + len(digits)
    return Fraction(value), at


def _below_hundred(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    word = _word(tokens, at)
    if word in ONES:
        return ONES[word], at + 1
    if word not in TENS:
        return None
    unit = ONES.get(_word(tokens, at + 1), 0)
    return (TENS[word] + unit, at + 2) if 0 < unit < 10 else (TENS[word], at + 1)


def read_ordinal(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The ordinal in words below a hundred that begins at a token, and where it ends."""
    word, after = _word(tokens, at), _word(tokens, at + 1)
    if word in TENS and 0 < ORDINALS.get(after, 0) < 10:
        return TENS[word] + ORDINALS[after], at + 2
    if word in ORDINALS or word in ROUND_ORDINALS:
        return ORDINALS.get(word) or ROUND_ORDINALS[word], at + 1
    return None


def year_in_words(words: Sequence[str]) -> int | None:
    """The year that all the words are: "twenty fourteen", "nineteen oh five", "two thousand and fourteen"."""
    if not words or len(words) > 6:
        return None
    if "thousand" in words or "hundred" in words:
        found = read_number(words, 0)
        year = int(found[0]) if found and found[1] == len(words) else 0
        return year if 1000 <= year < 3000 else None
    first = _below_hundred(words, 0)
    if first is None or not 10 <= first[0] <= 20:
        return None
    rest = list(words[first[1] :])
    if len(rest) == 2 and rest[0] in ("oh", "o", "zero") and 0 < ONES.get(rest[1], 0) < 10:
        return first[0] * 100 + ONES[rest[1]]
    second = _below_hundred(rest, 0)
    if second is None or second[1] != len(rest) or second[0] < 10:
        return None
    return first[0] * 100 + second[0]


_WORD = re.compile(r"[^\W\d_]{4,}")
_SPELT_OUT = tuple(word for word in (*ONES, *TENS, *sorted(_SPELT)) if len(word) > 3)


def respelt(text: str) -> str:
    """``text`` with every word that is one slip away from a single number word put right."""
    return _WORD.sub(lambda found: _nearest(found.group()), text)


def _nearest(word: str) -> str:
    low = word.casefold()
    if low in NUMBER_WORDS or len(low) > 12:
        return word
    # Deferred: only a response with a word that is no number needs it.
    from rapidfuzz.distance import OSA

    near = [known for known in _SPELT_OUT if OSA.distance(low, known, score_cutoff=1) < 2]
    return near[0] if len(near) == 1 else word
