"""Dates as values, and how a written date is to be read."""

from typing import NamedTuple


class Date(NamedTuple):
    """A date as exactly as it was given."""

    year: int | None = None
    """Negative before Christ. Of a decade its first year, of a century its number."""
    month: int = 0
    day: int = 0
    season: str = ""
    """``spring`` to ``winter``, or a half or quarter of a year: ``1/2``, ``3/4``."""
    part: str = ""
    """``early``, ``mid`` or ``late`` in what is named."""
    span: int = 1
    """10 for a decade, 100 for a century."""


class Period(NamedTuple):
    """From one date to another, both included."""

    start: Date
    end: Date


When = Date | Period


class Reading(NamedTuple):
    """One way to understand a written date."""

    value: When
    bound: str = ""
    """``before``, ``until``, ``from``, ``after``, or empty for the date itself."""
    sure: bool = True
    """Whether it is written as it should be: month spelt right, century clear."""
    weekday_fits: bool = True


class Manner(NamedTuple):
    """How a text is read."""

    day_order: str = ""
    typed: bool = False
    """Whether a learner typed it: then slips and short forms are understood."""
    near: int | None = None
    """The year that is expected; a two-digit year that can be it, is."""
