"""Judging a typed date: every way to write the right one is correct, a missing part is close, a changed one wrong."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from decks.grading.date_reading import readings
from decks.grading.date_values import Date, Manner, Period, Reading, When
from decks.grading.date_words import MONTH_NAMES, SEASON_MONTHS
from decks.grading.expected import Context
from decks.grading.find_dates import find_dates
from decks.grading.quantities import quantities
from decks.grading.verdict import Grade, Verdict

CORRECT = Grade(Verdict.CORRECT, "That is the date.")
_PART_DAYS = {"early": range(1, 13), "mid": range(8, 24), "late": range(18, 32)}
_PART_MONTHS = {"early": range(1, 6), "mid": range(4, 10), "late": range(8, 13)}
_PART_NAMES = {"part": "part of it", "season": "time of the year"}
_COUNTING = re.compile(
    r"\bhow (?:many|much|far|long|old|tall|large|big|deep|wide|high|fast)\b|\bnumber of\b|\bpercent", re.I
)
_NAMING = re.compile(r"\bwh(?:o|om|ose)\b|\bname\b", re.I)
_ASKS_YEAR = re.compile(r"\b(?:which|what) year\b|^when\b", re.I)
_ASKS_SEASON = re.compile(r"\bwhen\b|\bseason\b|\btime of (?:the )?year\b", re.I)
_BARE_NUMBER = re.compile(r"\s*\d+\s*")
_NUMERIC = re.compile(r"[\d\s./-]+")
_NAMES_TOO = frozenset(("april", "august", "june", "march", "may", "jan", "mar", "dec", "sun", "sat"))
_WORD = re.compile(r"[^\W\d_]+")
_ADDED = frozenset(
    (
        "a", "an", "and", "at", "began", "begun", "by", "came", "date", "day", "during", "ended", "first", "for",
        "formally", "happened", "in", "is", "it", "local", "month", "occurred", "of", "officially", "on", "place",
        "started", "that", "the", "then", "this", "time", "to", "took", "was", "were", "when", "year",
    )
)  # fmt: skip
"""Words that add nothing to a date."""
_TURNING = frozenset(
    (
        "after", "ago", "another", "before", "between", "but", "cannot", "earlier", "either", "except", "following",
        "from", "last", "later", "maybe", "neither", "never", "next", "no", "nor", "not", "or", "other", "perhaps",
        "previous", "prior", "since", "than", "till", "until", "without",
    )
)  # fmt: skip
"""Words that make another date, or none, of the one beside them."""
_LOOSE_BOUNDS = {"from": "after", "until": "before"}


def judge_date(answer: str, response: str, context: Context) -> Grade | None:
    """Judge ``response`` to an answer that is, as a whole, a date; None where it isn't one."""
    expected = _expected(answer, context)
    if not expected:
        return None
    if answer.strip().casefold() == response.strip().casefold():
        return CORRECT
    near = _year_of(expected[0].value)
    given = readings(response, Manner(context.day_order, typed=True, near=near))
    if not given:
        given = _only_mention(response, context, near)
    if not given:
        # What looks like a year may be a count: its number may be written in other ways.
        counts = _BARE_NUMBER.fullmatch(answer) and not context.answer_kind and quantities(response, typed=True)
        return None if counts else _not_read(response)
    grades = [max((_judged(a, r, context) for a in expected), key=_merit) for r in given]
    best = max(grades, key=_merit)
    sure, meant = {reading.value for reading in given if reading.sure}, {reading.value for reading in expected}
    if best.verdict is Verdict.CORRECT and max(len(sure), len(meant)) > 1 and sure != meant:
        return Grade(Verdict.CLOSE, "Two dates can be read in this; one of them is right.")
    return best


def date_of(text: str, day_order: str = "") -> tuple[When, ...]:
    """All that ``text`` as a whole may mean as a date, likeliest first; empty where it is none. Equal dates are equal
    values, however they are written."""
    return tuple(dict.fromkeys(reading.value for reading in readings(text, Manner(day_order))))


def _expected(answer: str, context: Context) -> tuple[Reading, ...]:
    """The readings of an answer, if it is meant as a date."""
    if context.answer_kind in ("number", "text", "exact"):
        return ()
    found = readings(answer)
    if not found and _BARE_NUMBER.fullmatch(answer) and _ASKS_YEAR.search(context.question):
        found = readings(f"AD {answer}")
    if context.answer_kind == "date":
        return found or readings(answer, Manner(typed=True))
    if not found:
        return ()
    asked = context.question
    date = found[0].value
    if _BARE_NUMBER.fullmatch(answer) and (_COUNTING.search(asked) or int(answer) >= 2200):
        return ()
    if isinstance(date, Date) and date.year is None:
        if date.season and not _ASKS_SEASON.search(asked):
            return ()
        if _NAMING.search(asked) and answer.strip().casefold() in _NAMES_TOO:
            return ()
    return found


def _year_of(value: When) -> int | None:
    return value.year if isinstance(value, Date) else value.end.year


def _merit(grade: Grade) -> int:
    return (Verdict.WRONG, Verdict.CLOSE, Verdict.CORRECT).index(grade.verdict)


def _not_read(response: str) -> Grade:
    mentions = {found.value for found in islice(find_dates(response), 2)}
    if len(mentions) > 1:
        return Grade(Verdict.WRONG, "One date is asked for, not several.")
    return Grade(Verdict.WRONG, "That is not the date." if mentions else "The answer is a date.")


def _only_mention(response: str, context: Context, near: int | None) -> tuple[Reading, ...]:
    """The readings of the one date in a response whose other words add nothing, or nothing but what was asked."""
    found = list(islice(find_dates(response), 2))
    if len(found) != 1:
        return ()
    around = f"{response[: found[0].start]} {response[found[0].end :]}".casefold()
    if any(char.isdigit() for char in around):
        return ()
    known = set(_WORD.findall(f"{context.question} {context.remark}".casefold())) | _ADDED
    words = _WORD.findall(around)
    if any(word in _TURNING or word not in known for word in words):
        return ()
    return readings(found[0].text, Manner(context.day_order, typed=True, near=near))


def _judged(answer: Reading, given: Reading, context: Context) -> Grade:
    grade = _compared(answer, given, context)
    if grade.verdict is Verdict.CLOSE and not given.sure and given.value == Date(_year_of(given.value)):
        return Grade(Verdict.WRONG, "A number alone is not that date.")
    if grade.verdict is not Verdict.CORRECT:
        return grade
    if not given.weekday_fits:
        return Grade(Verdict.CLOSE, "The date is right, but it was another day of the week.")
    if not given.sure:
        return Grade(Verdict.CLOSE, "Right, but not quite as it is written.")
    return grade


def _compared(answer: Reading, given: Reading, context: Context) -> Grade:
    if isinstance(answer.value, Period):
        if isinstance(given.value, Period):
            return _both_ends(answer.value, given.value, context)
        return _one_end(answer.value, given.value, given.bound, context)
    if isinstance(given.value, Period):
        return Grade(Verdict.WRONG, "One date is asked for, not a span of time.")
    grade = _same_date(answer.value, given.value, context)
    if grade.verdict is Verdict.WRONG:
        return grade
    bound = _bounds_agree(answer.bound, given.bound)
    return grade if _merit(bound) >= _merit(grade) else bound


def _bounds_agree(answer: str, given: str) -> Grade:
    """Before, until, from, after: what answers "until when" needs no "until"."""
    if answer == given or (not given and answer in _LOOSE_BOUNDS) or (not answer and given == "from"):
        return CORRECT
    if not given:
        return Grade(Verdict.CLOSE, f"The answer says “{answer}”.")
    if not answer:
        verdict = Verdict.CLOSE if given == "until" else Verdict.WRONG
        return Grade(verdict, f"The answer is the date itself, not “{given}”.")
    if _LOOSE_BOUNDS.get(answer, answer) == _LOOSE_BOUNDS.get(given, given):
        return Grade(Verdict.CLOSE, f"The answer says “{answer}”, not “{given}”.")
    return Grade(Verdict.WRONG, f"The other way round: the answer says “{answer}”.")


def _both_ends(answer: Period, given: Period, context: Context) -> Grade:
    start, end = (_same_date(a, g, context) for a, g in zip(answer, given, strict=True))
    if Verdict.WRONG in (start.verdict, end.verdict):
        which = "start" if start.verdict is Verdict.WRONG else "end"
        return Grade(Verdict.WRONG, f"Another {which}: it was {said(getattr(answer, which))}.")
    return min(start, end, key=_merit)


def _one_end(answer: Period, given: Date, bound: str, context: Context) -> Grade:
    start, end = (_same_date(date, given, context).verdict for date in answer)
    if bound in ("before", "after") or (bound == "from" and start is not Verdict.CORRECT):
        return Grade(Verdict.WRONG, "That is another span of time.")
    if bound == "until" and end is not Verdict.CORRECT:
        return Grade(Verdict.WRONG, "That is another span of time.")
    if Verdict.CORRECT in (start, end):
        missing = "end" if start is Verdict.CORRECT else "start"
        return Grade(Verdict.CLOSE, f"Right as far as it goes; the {missing} is missing.")
    if start is end is Verdict.CLOSE:
        return Grade(Verdict.CLOSE, "Right as far as it goes; the answer is a span of time.")
    return Grade(Verdict.WRONG, f"Not that date: it was {said(answer.start)} to {said(answer.end)}.")


def _same_date(answer: Date, given: Date, context: Context) -> Grade:
    """Compare part by part: a changed part is wrong, then what is missing and what was added decide."""
    if changed := _changed(answer, given, context.tolerance):
        return Grade(Verdict.WRONG, changed)
    parts = ("year", "month", "day", "season", "part")
    missing = [name for name in parts if getattr(answer, name) and not getattr(given, name)]
    extra = [name for name in parts if getattr(given, name) and not getattr(answer, name)]
    if not _touch(answer, given):
        return Grade(Verdict.WRONG, f"The answer is {said(answer)}.")
    if misfit := _misfit(answer, given):
        return Grade(Verdict.WRONG, misfit)
    if answer.span != given.span:
        close = answer.span > given.span
        return Grade(Verdict.CLOSE if close else Verdict.WRONG, f"The answer is {said(answer)}.")
    if set(extra) - {"part", "season"} and set(missing) - {"part", "season"} and not _is_told(given, extra, context):
        return Grade(Verdict.WRONG, f"Not the same parts of a date: the answer is {said(answer)}.")
    if missing:
        return _incomplete(answer, given, missing)
    if extra and not _is_told(given, extra, context):
        return Grade(Verdict.CLOSE, f"Right as far as the answer goes: {said(answer)}.")
    return CORRECT


def _changed(answer: Date, given: Date, tolerance: str) -> str:
    """Which part is another one, in words."""
    if answer.span == given.span and answer.year and given.year and answer.year != given.year:
        near = tolerance.isdecimal() and abs(answer.year - given.year) <= int(tolerance)
        if not (near and answer._replace(year=0) == given._replace(year=0) == Date(0)):
            return f"Another year: it was {said(Date(answer.year, span=answer.span))}."
    if answer.month and given.month and answer.month != given.month:
        return f"Another month: it was {MONTH_NAMES[answer.month - 1]}."
    if answer.day and given.day and answer.day != given.day:
        return f"Another day: it was the {ordinal(answer.day)}."
    if answer.season and given.season and answer.season != given.season:
        return f"Another part of the year: it was {said(answer)}."
    if answer.part and given.part and answer.part != given.part:
        return f"Another time: it was {said(answer)}."
    return ""


def _misfit(answer: Date, given: Date) -> str:
    """How a part that only one of the two has contradicts the other, in words."""
    wider, finer = (answer, given) if answer.span > given.span else (given, answer)
    if wider.span != finer.span and not _within(finer, wider):
        return f"Not then: it was {said(answer)}."
    for one, other in ((answer, given), (given, answer)):
        if one.season and other.month and other.month not in SEASON_MONTHS[one.season]:
            return f"Another time of the year: it was {said(answer)}."
        if one.part and not other.part:
            at, fits = (other.day, _PART_DAYS) if one.month else (other.month, _PART_MONTHS)
            if at and one.span == 1 and at not in fits.get(one.part, ()):
                return f"Another part of it: it was {said(answer)}."
    return ""


def _touch(answer: Date, given: Date) -> bool:
    """Whether both say something of the same part, a month something of the season."""
    if (answer.year and given.year) or (answer.month and given.month) or (answer.season and given.season):
        return True
    return bool((answer.season and given.month) or (answer.month and given.season)) or not any(answer[:4] + given[:4])


def _within(date: Date, span: Date) -> bool:
    """Whether a date lies in a decade or century."""
    if not date.year or not span.year:
        return False
    if span.span == 10:
        return date.span == 1 and span.year <= date.year < span.year + 10
    century = -(-abs(date.year + (1 if date.span == 10 else 0)) // 100)
    return (century if date.year > 0 else -century) == span.year


def _incomplete(answer: Date, given: Date, missing: Sequence[str]) -> Grade:
    has = [
        _PART_NAMES.get(name, name)
        for name in ("day", "month", "season", "part", "year")
        if getattr(given, name) and getattr(answer, name)
    ]
    if "season" in missing and given.month:
        return Grade(Verdict.CLOSE, f"Right as far as the answer goes: {said(answer)}.")
    left = [_PART_NAMES.get(name, name) for name in missing if name != "part" or missing == ["part"]]
    why = f"the {_listed(left)} {'is' if len(left) == 1 else 'are'} missing."
    if answer.day and not (given.month and (given.year or given.day or not answer.year)):
        return Grade(Verdict.WRONG, f"Too little: {why}")
    return Grade(Verdict.CLOSE, f"Right {_listed(has)}; {why}")


def _listed(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _is_told(given: Date, extra: Sequence[str], context: Context) -> bool:
    """Whether the question or the remark holds what the response says beyond the answer."""
    for found in find_dates(f"{context.question}\n{context.remark}"):
        dates = (found.value,) if isinstance(found.value, Date) else found.value
        for told in dates:
            if all(getattr(told, name) == getattr(given, name) for name in extra) and not _changed(told, given, ""):
                return True
    return False


def said(date: Date) -> str:
    """A date in words: 22 September 2014, early October 2019, spring 2014, the 1990s, 44 BC."""
    if date.span == 100:
        return f"the {ordinal(abs(date.year or 0))} century{' BC' if (date.year or 0) < 0 else ''}"
    words = [date.part] if date.part else []
    if date.day:
        words.append(str(date.day))
    if date.month:
        words.append(MONTH_NAMES[date.month - 1])
    if date.season:
        words.append(_season_said(date.season))
    if date.year:
        era = " BC" if date.year < 0 else ""
        words.append(f"{'the ' if date.span == 10 else ''}{abs(date.year)}{'s' if date.span == 10 else ''}{era}")
    return " ".join(words)


def _season_said(season: str) -> str:
    if "/" not in season:
        return season
    number, of = season.split("/")
    return f"the {ordinal(int(number))} {'half' if of == '2' else 'quarter'} of"


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    ending = "th" if 10 < number % 100 < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
