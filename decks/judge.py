"""From an entry under ``notes`` to a note: its kind, whether it is valid and makes sense, and where not."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from yaml.events import ScalarEvent

from decks.document import Item
from decks.events import Fault, Trace, Unreadable
from decks.kinds import kind_of, no_kind
from decks.mistakes import split_lines
from decks.note import Note
from decks.sense import Nonsense, nonsense
from decks.wording import complaints

_Model = TypeVar("_Model", bound=BaseModel)


def judge_item(item: Item, text: str) -> tuple[Note | None, list[Fault]]:
    """The note, or what is wrong with it; faults count their lines from the file's first."""
    value = item.value
    if isinstance(value, Unreadable):
        return None, []
    if not isinstance(value, dict):
        hint = "Write `- q: …` and, below it, `a: …`."
        what = "an empty note" if value in ("", []) else "a note is made of keys"
        return None, [Fault(item.line, item.column, what, hint)]
    kind = kind_of(value)
    if kind is None:
        return None, list(_placed(item, text, [no_kind(value)]))
    try:
        note = kind.model_validate(value)
    except ValidationError as error:
        return None, list(_placed(item, text, complaints(kind, error, item.trace(text))))
    if item.sound and (found := list(nonsense(note))):
        return None, list(_placed(item, text, found))
    return note, []


def judge_header(model: type[_Model], values: dict[str, Any], trace: Trace, text: str) -> tuple[_Model, list[Fault]]:
    """The model of those values that fit, and what is wrong with the others."""
    try:
        return model.model_validate(values), []
    except ValidationError as error:
        found = list(complaints(model, error, trace))
        broken = {one["loc"][0] for one in error.errors(include_url=False) if one["loc"]}
    rest = {key: value for key, value in values.items() if key not in broken}
    lines = split_lines(text)
    return model.model_validate(rest), [_place(one, trace, lines) for one in found]


def cut_short(item: Item, text: str, offset: int) -> Fault | None:
    """The warning, where the ``#`` at this place in the file cuts off the end of a text that was not quoted."""
    for trace in item.trace(text).walk():
        event = trace.event
        if isinstance(event, ScalarEvent) and not event.style and event.value:
            mark: Any = event.end_mark
            if item.start + mark.index - item.column == offset:
                hint = "Put the text in quotes, or write a comment as `# comment`."
                message = "the text ends here: # begins a comment"
                return Fault(mark.line + item.line, mark.column + 1, message, hint, warning=True)
    return None


def _placed(item: Item, text: str, found: Iterable[Nonsense]) -> Iterator[Fault]:
    trace, lines = item.trace(text), split_lines(item.source(text))
    for one in found:
        fault = _place(one, trace, lines)
        yield Fault(fault.line + item.line, fault.column, fault.message, fault.hint)


def _place(one: Nonsense, trace: Trace, lines: list[str]) -> Fault:
    found = trace.find(one.where)
    event = found.key if one.at_key and found.key is not None else found.event
    if event is None:
        return Fault(-1, -1, one.message, one.hint)
    mark = event.start_mark
    column = mark.column + _inside(event, one.offset, lines)
    return Fault(mark.line + found.shift, column, one.message, one.hint)


def _inside(event: Any, offset: int, lines: list[str]) -> int:
    """How many columns into a scalar an offset in its text is, where the text stands in the file as it is."""
    value = getattr(event, "value", "")
    if not offset or event.start_mark.line != event.end_mark.line:
        return 0
    written = lines[event.start_mark.line][event.start_mark.column : event.end_mark.column]
    begin = written.find(value)
    return 0 if begin < 0 else begin + offset
