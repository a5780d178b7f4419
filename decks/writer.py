"""Editing a deck file: notes replaced, added, removed or named, answers accepted, every other byte left as it was.

What comes out is read again before anybody gets it: where more than the intended note would change, it is refused.
"""

import re
from collections import Counter
from collections.abc import Set
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from decks.card import Card
from decks.cards import cards_of, note_id
from decks.deck import Deck
from decks.files import decode
from decks.note import Note, Question
from decks.problems import DeckError, Problem
from decks.reader import PlacedNote, read_text
from decks.splices import Splice, after_line, behind, line_start, new_lines, spliced
from decks.surgery import NoteText
from decks.text import normalise, shown, unsafe_characters
from decks.yaml_text import Written, entry, flow, written

_ANYWHERE = Path("deck.yaml")
"""An edit does not depend on where the file lies."""
_BY_HAND = "Edit the file by hand."
_EMPTY_NOTES = re.compile(r"^notes:(?P<brackets>[ \t]*\[[ \t]*\])?(?=[ \t]*(?:#.*)?\r?$)", re.MULTILINE)
_EMPTY_LINE = re.compile(r"(?:\r\n|\r(?!\n)|\n)[ \t]*[\r\n]")


class Edit(NamedTuple):
    """What becomes of a deck file."""

    data: bytes
    """All of its content."""
    changed: bool
    """False where it is as it was, for what should be added is there already."""


def add_accept(data: bytes, name: str, variant: str, response: str) -> Edit:
    """Let a response count as an answer to one card of the note of this id.

    DeckError where the note or card is not there, or the file cannot be edited without changing more.
    """
    deck = _DeckText(data)
    placed, form = deck.find(name), _form(response)
    card = _card(placed.note, variant)
    if isinstance(placed.note, Question) and variant == "reverse":
        message = "A question asked by its answer has just one answer: the question."
        raise DeckError("There is no place for another answer", message, "Write a note of its own for this direction.")
    if form in (card.answer, *card.accept):
        return Edit(data, False)
    note = deck.note(placed)
    changed = deck.change(placed, note, note.value | {"accept": _accepting(note.value, placed.note, card, form)})
    if _card(changed, variant).accept != (*card.accept, form):
        raise _refused("The answer would still not be accepted.")
    return deck.edit()


def add_item_form(data: bytes, name: str, item: str, response: str) -> Edit:
    """Let a response count as one item of a set or sequence, the item being known by any of its forms."""
    deck = _DeckText(data)
    placed, form = deck.find(name), _form(response)
    note = deck.note(placed)
    for key in note.value.keys() & {"all", "order"}:
        items = [_listed(one) for one in note.value[key]]
        for position, forms in enumerate(items):
            stripped = [one.strip() for one in forms]
            if item.strip() in stripped:
                if form in stripped:
                    return Edit(data, False)
                wanted = [*items[:position], [*forms, form], *items[position + 1 :]]
                deck.change(placed, note, note.value | {key: wanted})
                return deck.edit()
    raise DeckError("There is no such item", f"“{shown(item)}” is no item of the note {name}.", "Read the deck again.")


def replace_note(data: bytes, name: str, note: Note) -> Edit:
    """Make the note of this id say what the given one says, writing only what differs.

    It keeps its id, which is written down where a new prompt would change the one in force: history hangs on it.
    """
    deck = _DeckText(data)
    placed = deck.find(name)
    if note.id not in ("", name):
        raise DeckError("The id can't be changed", f"The history of the note {name} hangs on it.", "Add a new note.")
    unnamed = note.model_copy(update={"id": ""})
    note = unnamed if not placed.note.id and note_id(unnamed) == name else note.model_copy(update={"id": name})
    if note == placed.note:
        return Edit(data, False)
    old, new = deck.note(placed), written(note)
    if type(note) is type(placed.note):
        fields = {field.alias or key: key for key, field in type(note).model_fields.items()}
        same = {key for key, field in fields.items() if getattr(note, field) == getattr(placed.note, field)}
        kept = {key: value for key, value in old.value.items() if key in same}
        old.become(kept | {key: value for key, value in new.items() if key not in same})
    else:
        old.rewrite(new)
    deck.settle(old.splices, [note if one is placed else one.note for one in deck.notes])
    return deck.edit()


def add_note(data: bytes, note: Note, after: str = "") -> Edit:
    """Add a note behind the one of an id, or at the end, written like its neighbour."""
    deck = _DeckText(data)
    if any(one.id == note_id(note) for one in deck.notes):
        raise DeckError("There is such a note", f"The deck has a note {note_id(note)}.", "Give it another id.")
    if not deck.notes:
        deck.settle(_first_note(deck, note), [note])
        return deck.edit()
    position = deck.notes.index(deck.find(after)) if after else len(deck.notes) - 1
    expected = [one.note for one in deck.notes]
    deck.settle(_next_note(deck, position, note), [*expected[: position + 1], note, *expected[position + 1 :]])
    return deck.edit()


def write_ids(data: bytes, besides: Set[int] = frozenset()) -> tuple[Edit, int]:
    """Write down the id in force of every good note that has none, and say how many these are.

    The prompts may then be reworded and the history stays. ``besides`` are the lines of notes to leave alone.
    """
    deck = _DeckText(data)
    splices: list[Splice] = []
    expected: list[Note] = []
    for placed in deck.notes:
        if placed.note.id or placed.line in besides:
            expected.append(placed.note)
            continue
        note = deck.note(placed)
        note.become(note.value | {"id": placed.id})
        splices += note.splices
        expected.append(placed.note.model_copy(update={"id": placed.id}))
    if not splices:
        return Edit(data, False), 0
    deck.settle(splices, expected)
    return deck.edit(), len(splices)


def remove_note(data: bytes, name: str) -> Edit:
    """Take a note out, with the comments in it; those around it stay."""
    deck = _DeckText(data)
    placed = deck.find(name)
    text, end = deck.text, deck.note(placed).end
    if (dash := _dash(text, placed.start)) is not None:
        splice = Splice(line_start(text, dash), after_line(text, end), "")
    elif comma := re.compile(r"[ \t]*,[ \t]*").match(text, end):
        splice = Splice(placed.start, comma.end(), "")
    else:
        before = re.search(r",[ \t]*$", text[: placed.start])
        splice = Splice(before.start() if before else placed.start, end, "")
    deck.settle([splice], [one.note for one in deck.notes if one is not placed])
    return deck.edit()


class _DeckText:
    """A deck file's text, the notes in it, and what is to become of it."""

    def __init__(self, data: bytes) -> None:
        text = decode(data, _ANYWHERE)
        if isinstance(text, Problem):
            raise DeckError("The deck can't be read", f"{text.message}.", text.hint)
        self.text = text.removeprefix("\ufeff")
        self._mark = data[: len(data) - len(self.text.encode())]
        self._read = read_text(self.text, _ANYWHERE, "any")
        self._new = self.text
        self.notes = list(self._read.notes)
        """The good notes."""

    @property
    def is_sound(self) -> bool:
        """It is a deck, and nothing in it is lost by a mistake."""
        return self._read.deck is not None and all(one.severity == "warning" for one in self._read.problems)

    def find(self, name: str) -> PlacedNote:
        """The note of this id, or DeckError."""
        for placed in self.notes:
            if placed.id == name:
                return placed
        message = f"The deck has no note {shown(name)} any more, or there is a mistake in it."
        raise DeckError("The note is gone", message, "See `study check`, and read the deck again.")

    def note(self, placed: PlacedNote) -> NoteText:
        """A note, ready to be changed."""
        try:
            return NoteText(self.text, placed)
        except yaml.YAMLError:
            raise _refused("This way of writing a note is not known here.") from None

    def change(self, placed: PlacedNote, note: NoteText, value: dict[str, Any]) -> Note:
        """Let one note say this, and nothing else change."""
        expected = type(placed.note).model_validate(value)
        note.become(value)
        self.settle(note.splices, [expected if one is placed else one.note for one in self.notes])
        return expected

    def settle(self, splices: list[Splice], expected: list[Note]) -> None:
        """Make the new text. DeckError unless it holds these notes, the same header and no new problem."""
        self._new = spliced(self.text, splices)
        after = read_text(self._new, _ANYWHERE, "any")
        known = Counter(_said(problem) for problem in self._read.problems)
        for problem in after.problems:
            if not known[_said(problem)]:
                raise _refused(f"{problem.message[:1].upper()}{problem.message[1:]}.", problem.hint)
            known[_said(problem)] -= 1
        if _bare(after.deck) != _bare(self._read.deck) or [one.note for one in after.notes] != expected:
            raise _refused("More than this note would change.")

    def edit(self) -> Edit:
        """The content with the change made."""
        return Edit(self._mark + self._new.encode(), True)


def _refused(message: str, todo: str = "") -> DeckError:
    return DeckError("The deck can't be changed like that", message, todo or _BY_HAND)


def _said(problem: Problem) -> tuple[str, str]:
    """A problem without its place, for lines move."""
    return problem.severity, re.sub(r"line \d+", "line", problem.message)


def _bare(deck: Deck | None) -> Deck | None:
    return deck and deck._replace(notes=0, cards=0)


def _form(response: str) -> str:
    """A response as a deck file may hold it, or DeckError."""
    form = response.strip()
    if not form:
        raise DeckError("There is nothing to add", "The answer is empty.")
    for found in unsafe_characters(form):
        raise DeckError("This answer can't be written into a deck", f"It holds {found.message}.", found.hint)
    return form


def _card(note: Note, variant: str) -> Card:
    for card in cards_of(note, "any", "any", ()):
        if card.key.partition("#")[2] == variant:
            return card
    raise DeckError("The card is gone", "Its note was changed and no longer makes this card.", "Read the deck again.")


def _listed(value: Any) -> list[Any]:
    return [value] if isinstance(value, str) else list(value)


def _accepting(value: dict[str, Any], note: Note, card: Card, form: str) -> Written:
    """What ``accept`` is to say. In notes of several answers it says for which, known by the answer itself."""
    accept = value.get("accept", [])
    if card.kind in ("question", "choice", "set", "sequence"):
        return [*_listed(accept), form]
    term = getattr(note, "term", "")
    if not isinstance(accept, dict):
        if normalise(card.answer) == normalise(term):
            return [*_listed(accept), form]
        accept = {term: _listed(accept)} if accept else {}
    same = [key for key in accept if normalise(key or term) == normalise(card.answer)]
    key = same[-1] if same else card.answer
    return {**accept, key: [*_listed(accept.get(key, [])), form]}


def _next_note(deck: _DeckText, position: int, note: Note) -> list[Splice]:
    """A note written behind another as that one is written."""
    text, placed = deck.text, deck.notes[position]
    model = deck.note(placed)
    dash = _dash(text, placed.start)
    if dash is None:
        new = flow(written(note), model.style)
        return behind(text, placed.start, model.end, new, position == len(deck.notes) - 1)
    indent, column = dash - line_start(text, dash), placed.column - 1
    bullet = f"{' ' * indent}-".ljust(column)
    if model.flow:
        lines = [f"{bullet}{flow(written(note), model.style)}"]
    else:
        lines = [line for one in written(note).items() for line in entry(*one, column, model.style)]
        lines[0] = bullet + lines[0][column:]
    if _is_spaced(deck, max(position, 1)):
        lines.insert(0, "")
    at = model.end
    # Comments that stand as deep as its keys belong to the note before.
    while comment := re.compile(rf" {{{max(column, 1)},}}#[^\r\n]*").match(text, after_line(text, at)):
        at = comment.end()
    return [new_lines(text, at, lines)]


def _is_spaced(deck: _DeckText, position: int) -> bool:
    """Whether an empty line stands before the note at this position."""
    if position >= len(deck.notes):
        return False
    end = deck.note(deck.notes[position - 1]).end
    return _EMPTY_LINE.search(deck.text, end, deck.notes[position].start) is not None


def _first_note(deck: _DeckText, note: Note) -> list[Splice]:
    found = _EMPTY_NOTES.search(deck.text)
    if found is None or not deck.is_sound:
        raise _refused("There is no note in it that could be read.", "See `study check`.")
    lines = [line for one in written(note).items() for line in entry(*one, 4)]
    below = new_lines(deck.text, found.end(), [f"  - {lines[0][4:]}", *lines[1:]])
    return [Splice(*found.span("brackets"), ""), below] if found["brackets"] else [below]


def _dash(text: str, start: int) -> int | None:
    """Where the dash of a note stands; None where the note is in a list in brackets."""
    line = line_start(text, start)
    if found := re.fullmatch(r"( *)-[ \t]+", text[line:start]):
        return line + len(found[1])
    if text[line:start].strip(" \t"):
        return None
    while line:
        end, line = line - 1, line_start(text, line - 1)
        content = text[line:end].rstrip("\r")
        if found := re.fullmatch(r"( *)-[ \t]*(?:#.*)?", content):
            return line + len(found[1])
        if content.strip() and not content.lstrip().startswith("#"):
            return None
    return None
