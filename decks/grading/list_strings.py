"""Lists written as one string: what their items are, and whether their order counts."""

import re
from collections.abc import Sequence

from decks.grading.countries import COUNTRIES
from decks.grading.expected import Context, Expected
from decks.grading.normal import normal
from decks.grading.quotations import is_quotation

_SET_KINDS = frozenset(("set", "list", "all", "unordered", "items"))
_ORDER_KINDS = frozenset(("sequence", "order", "ordered", "ordered list", "ordered_list", "steps", "ranking"))
_ONE_THING = frozenset(("text", "exact", "date", "number"))
ARROW = r"\s*(?:→|⟶|⇒|➔|➜|-+>|=+>)\s*|\s+>+\s+"
_ARROWS = re.compile(ARROW)
_RELATION = re.compile(r"(?:^|\s)(?:\S*\d\S*|[a-z])\s+>+\s|\s>+\s+(?:\S*\d\S*|[a-z])(?:\s|$)")
"""A sign between figures or variables that compares them, and is no arrow."""
_STRONG = re.compile(r"\s*[;\n]\s*(?:and\s+(?=\S))?", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:^|(?<=[\s,;]))\(?\d{1,2}[.)]\s+(?=\S)")
_COMMA = re.compile(r"\s*,\s+(?:and\s+|&\s*|or\s+|then\s+)?|\s+(?:and|&)\s+", re.IGNORECASE)
_THEN = re.compile(
    r"[,;]\s+(?:and\s+)?(?:next|after\s+that|finally|lastly|second(?:ly)?|third(?:ly)?)[,:]?\s+"
    r"|[,;]?\s+(?:and\s+)?(?:then|followed\s+by)[,:]?\s+",
    re.IGNORECASE,
)
_FIRST = re.compile(r"^\s*(?:first(?:ly)?|1st)[,:]?\s+(?=\S)", re.IGNORECASE)
_LAST = re.compile(
    r"^(?:and\s+)?(?:then|next|finally|lastly|last|second(?:ly)?|third(?:ly)?)[,:]?\s+(?=\S)", re.IGNORECASE
)
_ASKS_ORDER = re.compile(
    r"\b(?:in\s+(?:the\s+)?(?:right\s+|correct\s+|chronological\s+|ascending\s+|descending\s+|this\s+|that\s+)?(?:order|sequence)"
    r"|in\s+order|order\s+of|sequence|chronological(?:ly)?|first\s+to\s+last|from\s+(?:the\s+)?\w+\s+to\s+(?:the\s+)?\w+(?:est|most)?\b"
    r"|earliest\s+(?:first|to)|(?:earliest|oldest|largest|smallest|nearest|highest|lowest|lightest)\s+first|successive(?:ly)?"
    r"|consecutive(?:ly)?|from\s+(?:lowest|highest|smallest|largest|earliest|oldest|nearest|innermost|outermost|top|bottom)"
    r"|order(?:ed)?\s+(?:by|from)|put\s+\w+\s+in|steps\b|stages\b|phases\b)",
    re.IGNORECASE,
)
_NAME_ALL = re.compile(r"\b(?:name|list|give|which)\s+(?:all|both|every|each)\b", re.IGNORECASE)
_ORDER_WORD = re.compile(r"\b(?:order|sequence|chronological(?:ly)?|ranking|steps?|first\s+to\s+last)\b", re.IGNORECASE)
_NO_ORDER = re.compile(r"\bin\s+any\s+order\b|\bin\s+order\s+to\b|\bany\s+order\b", re.IGNORECASE)
_ASKS_SEVERAL = re.compile(
    r"\b(?:two|both|three|four|five|six|seven|eight|pair|couple|names?\s+(?:all|the|any|two|three)|list|which\s+(?:\w+\s+){0,3}?\w+s\b"
    r"|what\s+(?:are|were)|which\s+(?:are|were)|who\s+(?:are|were)|what\s+(?!does|is|was|has)(?:\w+\s+){0,2}?\w+s\b|between\s+wh|enumerate)\b",
    re.IGNORECASE,
)
_SEPARATED = re.compile(r"[,;\n&>→⟶⇒➔➜\d]|\b(?:and|then|followed)\b", re.IGNORECASE)
"""What every list in a string holds."""
_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|has|had|have|did|does|do|that|which|who|because|to|when|while|by|will|would|can|could)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"^\W*(?:\d+\w?\s+)?[^\W\d][^,]*,\s+[^\W\d][^,]*$")
"""A place and where it lies, an address, a name with what stands first behind a comma."""
_FIGURE = re.compile(r"\d")


def list_of(expected: Expected, context: Context) -> tuple[Sequence[Sequence[str]], bool] | None:
    """The items of the answer, each with its forms, and whether their order counts; None where it is one thing."""
    if expected.items:
        return expected.items, expected.in_order
    kind = context.answer_kind.strip().casefold()
    if kind in _ONE_THING:
        return None
    declared = kind in _SET_KINDS or kind in _ORDER_KINDS
    found = _split(expected.answer, context.question, declared)
    if found is None or len(found[0]) < 2:
        return None
    items, shown = found
    asked = bool(_ASKS_ORDER.search(context.question)) and not _NO_ORDER.search(context.question)
    # "Name all from fluorine to iodine" says which, not how.
    asked = asked and (not _NAME_ALL.search(context.question) or bool(_ORDER_WORD.search(context.question)))
    return [_forms(item) for item in items], kind in _ORDER_KINDS or (kind not in _SET_KINDS and (shown or asked))


def _forms(item: str) -> Sequence[str]:
    """An item as written, and without what stands in brackets behind it."""
    outside, bracket, inside = item.partition(" (")
    inside = inside.rstrip(") ")
    return (
        (item, outside, inside)
        if bracket and re.fullmatch(r"[A-Z][A-Za-z.]*", inside)
        else (item, outside)
        if bracket
        else (item,)
    )


def _split(answer: str, question: str, declared: bool) -> tuple[Sequence[str], bool] | None:
    """The items in a string and whether it shows their order."""
    text = answer.strip().rstrip(".")
    if len(text) > 2_000 or not _SEPARATED.search(text) or normal(text) in COUNTRIES or is_quotation(answer):
        return None
    if not declared and (_RELATION.search(text) or _is_figure(text)):
        return None
    for pattern, shown in ((_ARROWS, True), (_NUMBERED, True), (_STRONG, False)):
        parts = _cleaned(pattern.split(text))
        if len(parts) > 1:
            fits = declared or all(len(part.split()) <= 12 for part in parts)
            return (parts, shown) if fits else None
    first = bool(_FIRST.match(text))
    parts = _cleaned(_THEN.split(text))
    if len(parts) > 1 and (first or declared or all(len(part.split()) <= 4 for part in parts)):
        parts = [piece for part in parts for piece in _cleaned(_COMMA.split(part))] if declared or first else parts
        return [_LAST.sub("", _FIRST.sub("", part)) for part in parts], True
    return _by_commas(text, question, declared)


def _is_figure(text: str) -> bool:
    """Whether the text as a whole is one date or one number: September 22, 2014."""
    if not _FIGURE.search(text):
        return False
    # Deferred: few answers with a comma or an "and" hold digits.
    from decks.grading.date_reading import readings
    from decks.grading.quantities import quantities

    return bool(readings(text) or quantities(text))


def _by_commas(text: str, question: str, declared: bool) -> tuple[Sequence[str], bool] | None:
    parts = _cleaned(_COMMA.split(text))
    parts = list(_rejoined(parts))
    if declared:
        return parts, False
    if (
        len(parts) < 2
        or any(_CLAUSE.search(part) for part in parts)
        or re.match(r"(?:between|both|from)\b", text, re.IGNORECASE)
    ):
        return None
    if len(parts) == 2:
        if (
            "," in text
            and (_PLACE.match(text) and not re.search(r"\s(?:and|&)\s", text))
            and not _ASKS_SEVERAL.search(question)
        ):
            return None
        return (parts, False) if all(len(part.split()) <= 4 for part in parts) else None
    return (parts, False) if all(len(part.split()) <= 5 for part in parts) else None


def _cleaned(parts: Sequence[str | None]) -> list[str]:
    return [part.strip(" ,;.") for part in parts if part and part.strip(" ,;.")]


def _rejoined(parts: Sequence[str]) -> Sequence[str]:
    """Countries with an "and" in their names made whole again."""
    whole: list[str] = []
    at = 0
    while at < len(parts):
        both = f"{parts[at]} and {parts[at + 1]}" if at + 1 < len(parts) else ""
        if both and normal(both) in COUNTRIES:
            whole.append(both)
            at += 2
        else:
            whole.append(parts[at])
            at += 1
    return whole
