"""The dates, numbers and names of a text, as marks that can be compared wherever and however they are written.

A text *offers* marks: those of what it says exactly, and of everything that follows from it (who says 22 September 2014
says September 2014). A fact *needs* marks; a text that offers them holds the fact.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from decks.grading.countries import country_at
from decks.grading.date_values import Date, Period
from decks.grading.find_dates import find_dates
from decks.grading.find_names import find_names
from decks.grading.find_numbers import find_numbers
from decks.grading.normal import normal
from decks.grading.quantity import Quantity
from decks.grading.vocabulary import FUNCTION

Kind = Literal["date", "number", "name"]


_INITIALS = 3
"""Words of a name from which on its initials stand for it."""


class Fact(NamedTuple):
    """A date, number or name that a text mentions."""

    kind: Kind
    text: str
    start: int
    mark: str
    """Equal for equal facts."""
    needs: tuple[frozenset[str], ...]
    """Ways in which a text can hold it: all marks of one of them."""


def facts(text: str) -> list[Fact]:
    """What ``text`` mentions, in order."""
    mentions = list(find_dates(text))
    dates = [_date(found.value, found.text, found.start) for found in mentions]
    numbers = [_number(found.value, found.text, found.start) for found in find_numbers(text)]
    # "Sept. 22" is no name.
    within = {at for found in mentions for at in range(found.start, found.end)}
    names = [_name(found.text, found.start) for found in find_names(text) if found.start not in within]
    return sorted((fact for fact in (*dates, *numbers, *names) if fact), key=lambda fact: fact.start)


def offered(text: str) -> frozenset[str]:
    """Every mark that ``text`` can prove."""
    marks: set[str] = set()
    for found in find_dates(text):
        marks.update(_date_marks(found.value))
    for number in find_numbers(text):
        marks.update(_number_marks(number.value))
    marks.update(_word_marks(text))
    for name in find_names(text):
        words = [word for word in words_of(name.text) if word not in FUNCTION]
        if len(words) >= _INITIALS:
            marks.add("w:" + "".join(word[0] for word in words))
    return frozenset(marks)


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return normal(text.replace("'s", " ").replace("’s", " ").replace("/", " ")).split()


def _date(value: Date | Period, text: str, start: int) -> Fact:
    if isinstance(value, Period):
        ends = frozenset((_written(value.start), _written(value.end)))
        whole = f"d:{_plain(value.start)}..{_plain(value.end)}"
        return Fact("date", text, start, whole, (frozenset((whole,)), ends))
    whole = _written(value)
    ways = [frozenset((whole,))]
    if value.year and value.month:
        # The year of a date that is written without one may stand in another sentence.
        ways.append(frozenset((_yearless(value), f"d:{value.year}")))
    return Fact("date", text, start, whole, tuple(ways))


def _date_marks(value: Date | Period) -> Iterator[str]:
    if isinstance(value, Period):
        yield f"d:{_plain(value.start)}..{_plain(value.end)}"
        yield from _date_marks(value.start)
        yield from _date_marks(value.end)
        return
    yield _written(value)
    bare = value._replace(part="", season="")
    yield _written(bare)
    if value.month:
        yield f"d:-{value.month}"
        if not value.year:
            yield _yearless(value)
            yield _yearless(value._replace(day=0))
    if value.day:
        yield _written(bare._replace(day=0))
        yield _written(bare._replace(year=None))
    if value.year:
        yield f"d:{value.year}"


def _yearless(value: Date) -> str:
    """That a text names this day or month without its year."""
    return f"d:?-{value.month}-{value.day}"


def _written(value: Date) -> str:
    return f"d:{_plain(value)}"


def _plain(value: Date) -> str:
    if value.year is None and not value.day and not value.season:
        return f"-{value.month}"
    date = "-".join(str(part or "") for part in (value.year, value.month, value.day)).rstrip("-")
    return "".join(
        (
            date,
            value.season and f"/{value.season}",
            value.part and f"/{value.part}",
            f"x{value.span}" * (value.span > 1),
        )
    )


def _number(value: Quantity, text: str, start: int) -> Fact:
    if value.low != value.high:
        whole = f"n:{value.low}..{value.high}|{value.unit}"
        ends = frozenset((f"n:{value.low}", f"n:{value.high}"))
        return Fact("number", text, start, whole, (frozenset((whole,)), ends))
    mark = f"n:{value.low}" if not value.unit else f"n:{value.low}|{value.unit}"
    return Fact("number", text, start, mark, (frozenset((mark,)),))


def _number_marks(value: Quantity) -> Iterator[str]:
    if value.low != value.high:
        yield f"n:{value.low}..{value.high}|{value.unit}"
    for number in (value.low, value.high):
        yield f"n:{number}"
        if value.unit:
            yield f"n:{number}|{value.unit}"


def _name(text: str, start: int) -> Fact | None:
    words = [word for word in words_of(text) if word not in FUNCTION]
    if not words:
        return None
    by_country = frozenset(_with_countries(words))
    ways = dict.fromkeys((by_country, frozenset(f"w:{word}" for word in words)))
    if len(words) >= _INITIALS:
        ways[frozenset(("w:" + "".join(word[0] for word in words),))] = None
    return Fact("name", text, start, "m:" + " ".join(sorted(by_country)), tuple(ways))


def _word_marks(text: str) -> Iterator[str]:
    words = words_of(text)
    yield from (f"w:{word}" for word in words)
    yield from _with_countries(words)


def _with_countries(words: list[str]) -> Iterator[str]:
    """A mark for each word, and one instead for each country however it is named, its adjective too."""
    at = 0
    while at < len(words):
        found = country_at(words, at)
        yield f"c:{found[0]}" if found else f"w:{words[at]}"
        at += found[1] if found else 1
