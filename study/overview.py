"""What the home screen shows: the decks as a tree with today's counts, what was done today, and what is next. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from decks.deck import Deck
from decks.library import Library
from progress.access import Access
from progress.confusions import to_drill
from progress.terms import Answered, Counts, Rating
from progress.today import Catalogue
from study.day import next_due, today_of
from study.settings import Settings

RowKind = Literal["all", "collection", "folder", "deck"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the tree."""

    key: str
    """Unique among the rows, the same from one overview to the next."""
    kind: RowKind
    title: str
    depth: int
    decks: frozenset[str]
    """The decks (``collection/deck``) that studying this row covers."""
    counts: Counts
    """What is left of them today."""


@dataclass(frozen=True, slots=True)
class Done:
    """What was done on this study day."""

    answers: int
    right: int
    """Answers that were not Again."""
    duration: int
    """Milliseconds."""

    @property
    def accuracy(self) -> float | None:
        """Share of right answers; None before the first."""
        return self.right / self.answers if self.answers else None


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything on the home screen."""

    rows: tuple[Row, ...]
    """The whole tree, parents before their children; empty where there is no deck."""
    total: Counts
    done: Done
    next_due_in: int | None
    """Study days until the next review; worked out only where nothing is left today."""
    problems: int
    """Problems found in deck files."""
    confused: int
    """Pairs of cards that are taken for each other often enough to drill them."""


def overview(library: Library, catalogue: Catalogue, access: Access, settings: Settings, now: datetime) -> Overview:
    """The home screen as of ``now``. ProgressError where the history can't be read."""
    day = settings.clock.day(now)
    today = today_of(catalogue, access, settings, day)
    total = today.plan().counts
    rows = tuple(replace(row, counts=today.plan(row.decks).counts) for row in _tree(library))
    later = [] if total.total else next_due(access, catalogue.by_key.__contains__, day)
    ahead = later[0] - day if later else None
    confused = len(to_drill(access.confusions(), catalogue.by_key))
    return Overview(rows, total, _done(today.answered), ahead, len(library.problems), confused)


def _tree(library: Library) -> Iterator[Row]:
    """Rows without counts, parents first; one for everything on top where there is more than one deck."""
    decks = library.decks
    if len(decks) > 1:
        yield _row("", "all", "All decks", 0, decks)
    for collection in library.collections:
        inside = [deck for deck in decks if deck.collection == collection.id]
        if inside:
            yield _row(collection.id, "collection", collection.title, 0, inside)
            yield from _folder(collection.id, (), inside)


def _folder(collection: str, path: tuple[str, ...], decks: Sequence[Deck]) -> Iterator[Row]:
    """Folders and decks in the order of the decks; a folder stands where its first deck does."""
    depth, seen = len(path), set[str]()
    for deck in decks:
        if len(deck.folder) == depth:
            yield _row(deck.ref, "deck", deck.title, depth + 1, (deck,))
        elif (name := deck.folder[depth]) not in seen:
            seen.add(name)
            below = (*path, name)
            inside = [other for other in decks if other.folder[: depth + 1] == below]
            yield _row("/".join((collection, *below, "")), "folder", name, depth + 1, inside)
            yield from _folder(collection, below, inside)


def _row(key: str, kind: RowKind, title: str, depth: int, decks: Sequence[Deck]) -> Row:
    return Row(key, kind, title, depth, frozenset(deck.ref for deck in decks), Counts())


def _done(answered: Sequence[Answered]) -> Done:
    right = sum(one.rating != Rating.AGAIN for one in answered)
    return Done(len(answered), right, sum(one.duration for one in answered))
