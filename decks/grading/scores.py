"""Two numbers that belong together: a score that names its sides, a part of a whole."""

import re
from fractions import Fraction

from decks.grading.number_words import Token, literal, read_number

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
_AMONG = re.compile(r"(?P<part>\S+)(?: out of | in | of every )(?:every )?(?P<whole>\S+)")


def sides(plain: str) -> tuple[Fraction, Fraction] | None:
    """A score that names its sides; what was for stands first."""
    for pattern in _SIDES:
        found = pattern.fullmatch(plain)
        if not found:
            continue
        a, b = literal(found["a"].strip(" ,.")), literal(found["b"].strip(" ,."))
        first_for = re.fullmatch(_FOR, found["x"]) is not None
        if a is None or b is None or first_for == (re.fullmatch(_FOR, found["y"]) is not None):
            return None
        return (a, b) if first_for else (b, a)
    return None


def among(plain: str) -> Fraction | None:
    """One in four, 4 out of 10."""
    found = _AMONG.fullmatch(plain)
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
    return part / whole if 0 < part < whole else None
