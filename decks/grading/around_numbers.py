"""What stands around a number: carriers, bounds, a rate, what is counted."""

import re

from decks.grading.number_words import NUMBER_WORDS
from decks.grading.quantity import Quantity, Reading
from decks.grading.units import UNITS

_LEAD = re.compile(
    r"(?:(?:it|that|this|there|they|he|she|the (?:number|total|figure|amount)) "
    r"(?:was|were|is|are|had|has|have|lost|killed|sent|got|paid|cost|costs|spent)"
    r"|i (?:think|believe|guess)|probably|maybe|perhaps|possibly|an? (?:estimated|total of|sum of)|estimated|in total"
    r"|total(?: of)?|about|around|approximately|approx|roughly|circa|some|nearly|almost|close to|only|just|exactly"
    r"|precisely|the|for|in|at|by|with|ca?(?=[. ]{1,2}\d)|~|≈)(?![a-z])[\s,.:]*(?=\S)"
)
_BOUND = re.compile(
    r"(?:(?P<min>at (?:the very )?least|(?:no|not) (?:fewer|less) than|(?:a )?minimum(?: of)?|min|over"
    r"|more than|greater than|larger than|above|exceeding|upwards? of|in excess of|beyond|just over|well over|≥|>=|>)"
    r"|(?P<max>up to|at (?:the very )?most|(?:no|not) (?:more|greater|larger) than|not exceeding|as (?:many|much) as"
    r"|(?:a )?maximum(?: of)?|max|≤|<=)"
    r"|(?P<under>fewer than|less than|smaller than|under|below|just under|well under|<))(?![a-z])[\s.:]*(?=\S)"
)
_BEHIND = re.compile(
    r"(?:^|\s)(?:(?P<min>or (?:more|over|above|greater)|and (?:more|over|above|up)|plus|\+|at least"
    r"|(?:at )?minimum|min)"
    r"|(?P<max>or (?:fewer|less|under|below)|at most|(?:at )?maximum|max|tops)"
    r"|(?P<about>or so|or thereabouts|approximately|in total|altogether|i think|ish))(?=\s|$)"
)
_PER = re.compile(
    r"(?:^|\s)(?:(?:(?:an?|per|each|every)\s|/\s?)(?P<unit>second|minute|hour|day|week|month|quarter|year|annum)"
    r"|(?P<adverb>annually|yearly|monthly|weekly|daily|hourly|quarterly))$"
)
_ADVERBS = {
    "annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour",
    "quarterly": "quarter", "annum": "year",
}  # fmt: skip
_TURNING = frozenset(
    (
        "not", "no", "never", "or", "nor", "but", "maybe", "perhaps", "except", "minus", "less", "fewer", "more",
        "than", "neither", "either", "without", "per", "over", "under", "above", "below", "short", "another", "almost",
        "plus", "percent", "between", "versus", "vs", "cannot", "none", "few", "several", "dozens", "squared",
        "cubed", "tenfold", "am", "pm",
    )
)  # fmt: skip
"""Words behind a number that make another of it."""
_SHORT = frozenset(("of", "in", "at", "on", "to", "by", "as", "is", "us", "uk", "eu", "un", "km", "a", "or", "an"))
"""Short words that may stand behind a number; others may be signs of a unit or an era."""
_MOST_WORDS = 8


def lead_off(plain: str) -> tuple[str, str]:
    """A text without the words before its number, and the bound that they say."""
    bound = ""
    for _ in range(8):
        if not bound and (said := _BOUND.match(plain)) and said.lastgroup:
            bound, plain = said.lastgroup, plain[said.end() :]
        elif found := _LEAD.match(plain):
            plain = plain[found.end() :]
        else:
            break
    return plain, bound


def finished(quantity: Quantity, bound: str, rest: str) -> Reading | None:
    """The reading of a number with a bound before it and ``rest`` behind it, if that makes no other number of it."""
    if said := _BEHIND.search(rest):
        if said.lastgroup != "about":
            if bound and bound != said.lastgroup:
                return None
            bound = said.lastgroup or ""
        rest = (rest[: said.start()] + rest[said.end() :]).strip()
    if per := _PER.search(rest):
        unit = per["unit"] or per["adverb"]
        quantity = quantity._replace(per=_ADVERBS.get(unit, unit))
        rest = rest[: per.start()].strip()
    words = rest.split()
    if len(words) > _MOST_WORDS or any(
        word in _TURNING or word in NUMBER_WORDS or not word[0].isalpha() or (len(word) < 3 and word not in _SHORT)
        for word in words
    ):
        return None
    for word in words:
        # "500 million in US dollars", "two whole hours": the unit counts wherever it stands.
        if len(word) > 2 and word in UNITS and not quantity.unit:
            quantity = quantity._replace(unit=UNITS[word])
    return Reading(quantity, bound, noun=tuple(words))
