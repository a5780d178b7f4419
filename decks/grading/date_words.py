"""The words of dates: months, weekdays, seasons, eras, and the orders in which the parts of a date may stand."""

from collections.abc import Sequence

from decks.grading.number_words import ONES, ORDINALS, TENS, read_number, read_ordinal, year_in_words

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_LOWER = tuple(name.lower() for name in MONTH_NAMES)
MONTHS = (
    {name: number for number, name in enumerate(_LOWER, start=1)}
    | {name[:3]: number for number, name in enumerate(_LOWER, start=1)}
    | {"sept": 9}
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS = (
    {name: number for number, name in enumerate(_DAYS, start=1)}
    | {name[:3]: number for number, name in enumerate(_DAYS, start=1)}
    | {"tues": 2, "weds": 3, "thur": 4, "thurs": 4}
)
SEASONS = {name: name for name in ("spring", "summer", "autumn", "winter")} | {"fall": "autumn"}
SEASONS |= {f"q{number}": f"{number}/4" for number in range(1, 5)} | {"h1": "1/2", "h2": "2/2"}
HALVES = {"half": 2, "quarter": 4}
PARTS = {
    "early": "early",
    "beginning": "early",
    "start": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "late",
}
ERAS = {"bc": "bc", "bce": "bc", "ad": "ad", "ce": "ad"}
SEASON_MONTHS = {
    "spring": (3, 4, 5, 6),
    "summer": (6, 7, 8, 9),
    "autumn": (9, 10, 11, 12),
    "winter": (12, 1, 2, 3),
    "1/2": (1, 2, 3, 4, 5, 6),
    "2/2": (7, 8, 9, 10, 11, 12),
    "1/4": (1, 2, 3),
    "2/4": (4, 5, 6),
    "3/4": (7, 8, 9),
    "4/4": (10, 11, 12),
}
"""Months that may belong to a season; on the border between two, either."""
_MONTH_LENGTHS = (31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Longest length by number of the month, first that of a month that isn't known."""


def _shapes() -> dict[str, tuple[str, ...]]:
    """Which roles the tokens of a date may play, by their kinds; ``?`` before them: only where a learner typed it,
    ``~``: so, and unsure, ``!``: so, as a date of its own, ``+``: only as an end of a period."""
    shapes = {
        "m": ("m",), "y": ("y",), "q": ("?Y",), "n": ("!Y", "+d"), "o": ("+d",), "s": ("s",), "sy": ("sy",),
        "ys": ("ys",), "sq": ("sY",), "sn": ("?sY",), "my": ("my",), "ym": ("ym",), "mq": ("mY",), "D": ("D",),
        "oc": ("Cc",), "nc": ("?Cc",), "ny": ("+dy",), "oy": ("+dy",), "ymn": ("ymd",), "ymo": ("ymd",),
        "ynm": ("ydm",), "yom": ("ydm",), "mn": ("md", "~mY"), "mo": ("md",), "nm": ("dm",), "om": ("dm",),
    }  # fmt: skip
    for day in "no":
        for year in "yqn":
            role = "y" if year == "y" else "Y"
            shapes[f"{day}m{year}"] = (f"dm{role}",)
            shapes[f"m{day}{year}"] = (f"md{role}",)
    return shapes


SHAPES = _shapes()


def days_in(year: int | None, month: int) -> int:
    """Days of a month; the most it can have where the year isn't known, none where the month doesn't exist."""
    if not 0 <= month <= 12:
        return 0
    if month == 2 and year is not None and (year % 4 or (year % 100 == 0 and year % 400)):
        return 28
    return _MONTH_LENGTHS[month]


def weekday_of(year: int, month: int, day: int) -> int:
    """Monday is 1, Sunday 7 (Sakamoto's method)."""
    year -= month < 3
    return (
        year + year // 4 - year // 100 + year // 400 + (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)[month - 1] + day - 1
    ) % 7 + 1


def numbered(words: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Words of numbers as a day, a year, or one behind the other, each with its kind; empty where they are neither."""
    for cut in range(len(words), 0, -1):
        first, rest = _one(words[:cut]), words[cut:]
        if first and not rest:
            return (first,)
        second = _one(rest) if first else None
        if first and second and {first[0], second[0]} & {"y", "D"}:
            return first, second
    return ()


DECADES = {word[:-1] + "ies": value for word, value in TENS.items()}


def _one(words: Sequence[str]) -> tuple[str, int] | None:
    if words and words[-1] in DECADES:
        century = ONES.get(words[0], 0) if len(words) == 2 else 0
        return ("D", century * 100 + DECADES[words[-1]]) if len(words) == 1 or century > 9 else None
    ordinal = read_ordinal(words, 0)
    if ordinal and ordinal[1] == len(words):
        return "o", ordinal[0]
    if (year := year_in_words(words)) is not None:
        return "y", year
    number = read_number(words, 0)
    if number and number[1] == len(words) and number[0].denominator == 1 and 1 <= number[0] < 100:
        return "n", int(number[0])
    return None


def misspelt_month(word: str) -> int:
    """The only month that a word is one slip away from, or two in a long name; 0 where it is none."""
    if len(word) < 4 or word in ORDINALS:
        return 0
    # Deferred: only a response with a word that is no part of a date needs it.
    from rapidfuzz.distance import OSA

    near = [
        number
        for number, name in enumerate(_LOWER, start=1)
        if OSA.distance(word, name, score_cutoff=2) <= _slips(name)
    ]
    return near[0] if len(near) == 1 else 0


def _slips(name: str) -> int:
    return 2 if len(name) > 6 else 1 if len(name) > 3 else 0
