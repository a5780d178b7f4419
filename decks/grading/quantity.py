"""Numbers with what they measure, as values."""

from fractions import Fraction
from typing import NamedTuple


class Quantity(NamedTuple):
    """A number, or two: the ends of a range, the sides of a score."""

    low: Fraction
    high: Fraction
    """The same as ``low`` where it is one number."""
    unit: str = ""
    per: str = ""
    """``year`` in "$1 billion a year"; of an interval ``interval``."""
    ordinal: bool = False
    is_pair: bool = False
    """Whether these are two numbers, which may be equal: 1–1."""


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
