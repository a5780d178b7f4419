"""A typed list beside the one that was asked for, item by item: in any order for a set, in order for a sequence."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from decks.grading.carriers import bare
from decks.grading.countries import COUNTRIES
from decks.grading.list_strings import ARROW
from decks.grading.normal import normal
from decks.grading.verdict import Grade, Span, Verdict

Judge = Callable[[Sequence[str], str], Grade]
"""Judges a part of the response against the forms of one item."""

_BREAK = re.compile(
    rf"(?:{ARROW})|[;\n,•|]|\s+/\s+|(?<=[^\W\d])/(?=[^\W\d])|(?<![\s\n;,])\s+(?:and\s+then|and|&|\+|then|plus|followed\s+by|as\s+well\s+as)\s+"
    r"|(?:^|(?<=\s))\(?\d{1,2}[.)]\s+(?=\S)|(?:^|(?<=\n))\s*[-*–]\s+",
    re.IGNORECASE,
)
"""Where an item may end. Some hold a comma or an "and" themselves, so known items are looked for across breaks."""
_MOST_BREAKS = 10
"""Breaks that an item may hold and still be found."""
_MOST_ITEMS = 200
"""Typed items that are looked at."""
_MOST_JUDGED = 30
"""Typed items without an equal that are judged further."""
_JOINING = re.compile(r"^\s*(?:(?:and|&)\s+|\(?\d{1,2}[.)]\s+|[-*•]\s+)(?=\S)", re.IGNORECASE)
"""What can't belong to an item before it."""
_LEADING = re.compile(
    r"^\s*(?:(?:and|&|then|finally|lastly|next|first(?:ly)?|second(?:ly)?|third(?:ly)?|last|also|both)\b[,:]?\s+"
    r"|\(?\d{1,2}[.)]\s+|[-*•]\s+)(?=\S)",
    re.IGNORECASE,
)


def grade_list(items: Sequence[Sequence[str]], in_order: bool, response: str, judge: Judge) -> Grade:
    """Judge ``response`` to a set or sequence. The spans are the items as typed, then those that are missing."""
    expected = [{_plain(form) for form in forms} for forms in items]
    known = {form for forms in expected for form in forms}
    held = {_plain(form) for forms in items for form in forms if _BREAK.search(form)}
    typed: list[str] = []
    places: list[int | None] = []
    slips = 0
    for part in list(_parts(bare(response), known, held))[:_MOST_ITEMS]:
        at = next((at for at, forms in enumerate(expected) if _plain(part) in forms), None)
        if at is not None:
            typed.append(part)
            places.append(at)
        elif len(typed) < _MOST_JUDGED:
            for text, place, slip in _judged(part, items, places, known, judge):
                typed.append(text)
                places.append(place)
                slips += slip
        else:
            typed.append(part)
            places.append(None)
    return _summed(items, in_order, typed, places, slips)


def _judged(
    part: str, items: Sequence[Sequence[str]], taken: Collection[int | None], known: Collection[str], judge: Judge
) -> list[tuple[str, int | None, bool]]:
    """One part that equals no item: the item it means, or several items written without anything between them."""
    best: tuple[int, int | None] = (0, None)
    # "First" may open the list or the item: the First Punic War.
    for said in dict.fromkeys((part, _LEADING.sub("", part, count=1))):
        for at in sorted(range(len(items)), key=lambda at: at in taken):
            rank = judge(items[at], said).verdict.rank
            if rank > best[0]:
                best = rank, at
            if rank == Verdict.CORRECT.rank:
                break
    if best[0] == Verdict.CORRECT.rank or " " not in part:
        return [(part, best[1], best[0] == Verdict.CLOSE.rank)]
    if split := list(_unseparated(part, known)):
        return [
            (text, next((at for at, forms in enumerate(items) if _plain(text) in map(_plain, forms)), None), False)
            for text in split
        ]
    return [(part, best[1], best[0] == Verdict.CLOSE.rank)]


def _unseparated(part: str, known: Collection[str]) -> Iterator[str]:
    """Items with only spaces between them; nothing where not every word belongs to one."""
    words = part.split()[:60]
    found: list[str] = []
    at = 0
    while at < len(words):
        for size in range(min(6, len(words) - at), 0, -1):
            text = " ".join(words[at : at + size])
            if _plain(text) in known and not (size > 1 and _plain(words[at]) in known and words[at] in ("a", "A")):
                found.append(text)
                at += size
                break
        else:
            if words[at].casefold() not in ("the", "and", "then", "a", "an"):
                return
            at += 1
    if len(found) > 1:
        yield from found


def _summed(
    items: Sequence[Sequence[str]], in_order: bool, typed: Sequence[str], places: Sequence[int | None], slips: int
) -> Grade:
    right = _in_order(places) if in_order else {index for index, place in enumerate(places) if place is not None}
    missing = [forms[0] for at, forms in enumerate(items) if at not in places]
    spans = tuple(Span("same" if index in right else "extra", part) for index, part in enumerate(typed))
    nothing_wrong = len(right) == len(typed) and bool(typed)
    if not missing and nothing_wrong and not slips:
        return Grade(Verdict.CORRECT, "All in the right order." if in_order else "All of them.")
    why = _said(in_order, len(items), len(missing), len(typed) - len(right), slips if nothing_wrong else 0)
    verdict = Verdict.CLOSE if nothing_wrong else Verdict.WRONG
    return Grade(verdict, why, (*spans, *(Span("missing", form) for form in missing)))


def _said(in_order: bool, count: int, missing: int, extra: int, slips: int) -> str:
    if in_order and not missing and extra:
        return "Not the order of the answer."
    if slips and not missing:
        return "All of them, but not all are written out or spelt as in the answer."
    belongs = f", {extra} that {'does' if extra == 1 else 'do'} not belong" if extra and not in_order else ""
    return f"{count - missing} of {count} found{belongs}."


def _parts(response: str, known: Collection[str], held: Collection[str]) -> Iterator[str]:
    """The items as they were typed: at each place the longest that is known, else up to the next break. ``held`` are
    the known items that hold a break themselves."""
    breaks = [(0, 0), *(found.span() for found in _BREAK.finditer(response)), (len(response), len(response))]
    first = 0
    while first < len(breaks) - 1:
        start = breaks[first][1]
        for last in range(min(len(breaks) - 1, first + _MOST_BREAKS), first, -1):
            among = known if last == first + 1 else held
            if (found := _known(response[start : breaks[last][0]], among)) is not None:
                yield found
                break
        else:
            last = first + 1
            rest = _JOINING.sub("", response[start : breaks[last][0]], count=1).strip()
            if any(char.isalnum() for char in rest) or (
                rest and _plain(rest) not in ("and", ".", "-") and len(rest) > 1
            ):
                yield rest
        first = last


def _known(written: str, known: Collection[str]) -> str | None:
    """These words, if they are an item; the last of a list may have an "and" before it."""
    for text in (written.strip(), _LEADING.sub("", written, count=1).strip()):
        if text and _plain(text) in known:
            return text
    return None


def _in_order(places: Sequence[int | None]) -> set[int]:
    """Indexes of the longest row of typed items that follow the order of the answer."""
    best: list[list[int]] = []
    for index, place in enumerate(places):
        if place is None:
            best.append([])
            continue
        before = [row for row in best if row and (places[row[-1]] or 0) < place]
        best.append([*_longest(before), index])
    return set(_longest(best))


def _longest(rows: Sequence[list[int]]) -> list[int]:
    return max(rows, key=len) if rows else []


def _plain(text: str) -> str:
    """``text`` as it is compared; a country by its usual name."""
    plain = normal(text)
    return COUNTRIES.get(plain, plain)
