"""Checking notes against the source they name: what an answer says must stand in a passage it refers to."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from decks.cloze import parse_cloze
from decks.facts import Fact, facts, words_of
from decks.fingerprint import RUN, Fingerprint, Print, digest, holds
from decks.note import ClozeNote, Note, Pairs, Question, SetQuestion, Term
from decks.note import Sequence as Ordered
from decks.problems import Problem
from decks.reader import PlacedNote
from decks.source import Source
from decks.text import shown


class Grounds(NamedTuple):
    """What notes are checked against."""

    prints: Fingerprint
    text: Source | None = None
    """Where the text itself is at hand; quotations need it."""


def ungrounded(path: Path, text: str, notes: Iterable[PlacedNote], grounds: Grounds) -> Iterator[Problem]:
    """What is wrong with the notes of one deck file, whose text without a byte order mark is ``text``."""
    for placed in notes:
        at = _Place(path, text, placed)
        known = [ref for ref in placed.note.ref if ref in grounds.prints.passages]
        for ref in placed.note.ref:
            if ref not in grounds.prints.passages:
                yield at.problem(ref, f"the source has no passage {shown(ref)}", _nearest(ref, grounds.prints))
        prints = [grounds.prints.passages[ref] for ref in known]
        if prints and not placed.note.inferred:
            yield from _strays(placed.note, prints, known, at)
        yield from _borrowed(placed.note, grounds.prints, at)
        if grounds.text is not None:
            yield from _misquoted(placed.note, known, grounds.text, at)


def answers_of(note: Note) -> Iterator[tuple[str, Sequence[str]]]:
    """The texts of a note that its source must hold, each with the other forms that may stand there instead."""
    match note:
        case Question():
            yield note.a, note.accept
        case SetQuestion():
            yield from ((forms[0], forms[1:]) for forms in note.all)
        case Ordered():
            yield from ((forms[0], forms[1:]) for forms in note.order)
        case ClozeNote():
            hidden = (deletion.text for deletion in parse_cloze(note.cloze).deletions)
            yield from ((text, note.accept.get(text, ())) for text in hidden)
        case Pairs():
            for both in note.pairs.items():
                yield from ((side, note.accept.get(side, ())) for side in both)
        case Term():
            yield note.term, note.accept.get(note.term, note.accept.get("", ()))
            yield note.definition, ()


def asked_and_answered(note: Note) -> Iterator[str]:
    """Everything a note asks and accepts."""
    yield note.q if isinstance(note, Question | SetQuestion | Ordered) else next(texts_of(note))
    if isinstance(note, Pairs):
        yield note.back
    for answer, forms in answers_of(note):
        yield answer
        yield from forms


def texts_of(note: Note) -> Iterator[str]:
    """Everything a note says in words of its author."""
    match note:
        case Question() | SetQuestion() | Ordered():
            yield note.q
        case ClozeNote():
            yield parse_cloze(note.cloze).plain
        case Pairs():
            yield from (note.ask, note.back)
        case Term():
            yield note.definition
    yield from (note.remark, note.hint)


def _strays(note: Note, prints: Sequence[Print], refs: Sequence[str], at: "_Place") -> Iterator[Problem]:
    for answer, forms in answers_of(note):
        for fact in _said(answer):
            if not holds(prints, fact) and not any(_grounded(form, prints) for form in forms):
                where = refs[0] if len(refs) == 1 else "none of its passages"
                said = f"{where} does not mention" if len(refs) == 1 else f"{where} mentions"
                hint = "Mend the answer or its ref, or say in inferred why it is right."
                yield at.problem(answer, f"{said} the {fact.kind} {shown(fact.text)}", hint)


def _said(answer: str) -> Iterator[Fact]:
    """What an answer states. The capital letter of the word it opens with says nothing where others follow."""
    for fact in facts(answer):
        opens = fact.kind == "name" and fact.start == 0 and " " not in fact.text
        if not (opens and answer[len(fact.text) :].lstrip("’'s ")[:1].islower()):
            yield fact


def _grounded(form: str, prints: Sequence[Print]) -> bool:
    """Whether another form of an answer says something that stands there, and nothing that doesn't."""
    found = list(_said(form))
    return bool(found) and all(holds(prints, fact) for fact in found)


def _borrowed(note: Note, prints: Fingerprint, at: "_Place") -> Iterator[Problem]:
    """Eight words in a row that are the source's, names and numbers aside."""
    every = frozenset().union(*(one.runs for one in prints.passages.values()))
    for text in texts_of(note):
        words = words_of(text)
        named = _named(facts(text))
        for start in range(len(words) - RUN + 1):
            run = words[start : start + RUN]
            if digest(" ".join(run)) in every and sum(word in named for word in run) * 2 < RUN:
                yield at.problem(
                    "", f"these are words of the source: “{shown(' '.join(run))}”", "Say it in your own words."
                )
                break


def _named(found: Sequence[Fact]) -> frozenset[str]:
    return frozenset(word for fact in found for word in words_of(fact.text))


def _misquoted(note: Note, refs: Sequence[str], source: Source, at: "_Place") -> Iterator[Problem]:
    for quote in note.quote:
        wanted = " ".join(words_of(quote))
        if not any(wanted in " ".join(words_of(source.passages[ref].text)) for ref in refs):
            yield at.problem(quote, f"the passage does not say “{shown(quote)}”", "Quote it as it stands there.")


def _nearest(ref: str, prints: Fingerprint) -> str:
    near = get_close_matches(ref, prints.passages, 1)
    return f"Did you mean {near[0]}?" if near else "`study check --source FILE --json` lists the passages."


class _Place:
    """Where in a deck file something about a note is to be reported."""

    def __init__(self, path: Path, text: str, placed: PlacedNote) -> None:
        self._path, self._text, self._placed = path, text, placed

    def problem(self, found: str, message: str, hint: str) -> Problem:
        """A problem at ``found``, or at the note where it does not stand there word for word."""
        start = self._text.find(found, self._placed.start, self._placed.end) if found else -1
        if start < 0:
            return Problem(self._path, self._placed.line, self._placed.column, message, hint)
        line = self._text.count("\n", 0, start) + 1
        return Problem(self._path, line, start - self._text.rfind("\n", 0, start), message, hint)
