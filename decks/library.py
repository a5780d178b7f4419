"""All decks there are, from all places, through the card cache: what the rest of the program asks for cards."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from decks.cache import CacheDamagedError, CacheUnusableError, CardCache
from decks.card import Card
from decks.deck import Collection, Deck
from decks.problems import DeckError, Problem
from decks.search import find_deck, find_decks
from decks.text import shown
from decks.walk import Found, Place, Walk

__all__ = ["Entry", "Library", "Place", "bundled_place"]


_Answer = TypeVar("_Answer")
_MADE_OF_PROMPT = "[0-9a-f]{12}"
"""How the id of a note looks to which its author gave none."""


class Entry(NamedTuple):
    """A card as the scheduler sees it; a tuple, because a hundred thousand of them are made at every start."""

    key: str
    deck: str
    """``collection/deck``."""
    sibling: str
    group: str


class _Shelved(NamedTuple):
    """A deck of the library, and where it was found."""

    deck: Deck
    found: Found

    @property
    def order(self) -> tuple[tuple[str, ...], str, str]:
        """Folders after the files beside them, each by name: a copy of a deck takes the place of the original."""
        name = self.found.path.name
        return tuple(folder.casefold() for folder in self.found.folder), name.casefold(), name


def bundled_place() -> Place:
    """The decks that come with the program."""
    return Place(Path(__file__).with_name("library"), bundled=True)


class Library:
    """The decks of some places as they were when it was opened."""

    def __init__(self, places: Sequence[Place], cache: Path | None, on_read: Callable[[], None] | None) -> None:
        self._path, self._on_read = cache, on_read
        self._shelf: list[_Shelved] = []
        self._lost: dict[int, set[str]] = {}
        self._ranks: dict[tuple[Path, str], int] = {}
        self._entries: list[Entry] | None = None
        self.places = tuple(places)
        """Where it looks, in order."""
        self.decks: tuple[Deck, ...] = ()
        """In order: collections as found, in them folders and files by name."""
        self.collections: tuple[Collection, ...] = ()
        """Those that hold decks, in order."""
        self.problems: tuple[Problem, ...] = ()
        """Of all files, and between them, by file and place."""
        self.clashes: tuple[tuple[Problem, Path], ...] = ()
        """Those of the problems that lie between two files, each with the file that it is not reported for."""
        self.shadowed: tuple[tuple[Path, Path], ...] = ()
        """The decks of which another place has one of the same id that counts: that one's file, and theirs."""
        self._open_cache()

    @classmethod
    def open(cls, places: Sequence[Place], cache: Path | None, on_read: Callable[[], None] | None = None) -> "Library":
        """Read what the cache does not know, calling ``on_read`` before each file that takes time.

        Where two places hold the same deck, the first place's counts; but where that is read-only, the learner's own.
        """
        return cls(places, cache, on_read)

    def entries(self) -> Sequence[Entry]:
        """Every card, in deck order. Nothing is parsed for it."""
        if self._entries is None:
            self._entries = self._ask(lambda: list(self._all_entries()))
        return self._entries

    def card(self, key: str) -> Card | None:
        """The card of a key; None where there is none, or no more since its file was changed."""
        found = [
            (rank, card)
            for path, card in self._ask(lambda: self._cache.cards(key))
            if (rank := self._ranks.get((path, card.collection))) is not None and not self._is_lost(rank, key)
        ]
        return min(found, key=lambda one: one[0])[1] if found else None

    def cards(self, deck: Deck) -> Iterator[Card]:
        """The cards of one deck, in order."""
        rank = self._ranks.get((deck.path.absolute(), deck.collection))
        if rank is not None:
            cards = self._ask(lambda: self._cache.cards_of(deck))
            yield from (card for card in cards if not self._is_lost(rank, card.key))

    def find_deck(self, name: str) -> Deck:
        """The deck meant by an id, ``collection/id``, title, path or unique beginning; else DeckError."""
        return find_deck(name, self.decks, self.collections)

    def find_decks(self, name: str) -> Sequence[Deck]:
        """The decks meant by a collection, a folder or whatever names one deck; else DeckError."""
        return find_decks(name, self.decks, self.collections)

    def deck_of(self, card: Card) -> Deck:
        """The deck that holds a card; DeckError where there is none any more."""
        for deck in self.decks:
            if deck.ref == f"{card.collection}/{card.deck}":
                return deck
        raise DeckError("The deck is gone", f"There is no deck {card.deck} any more.", "Look for its file.")

    def found(self, deck: Deck) -> Found:
        """Where the deck of this id was found; DeckError where there is none any more."""
        for shelved in self._shelf:
            if shelved.deck.ref == deck.ref:
                return shelved.found
        raise DeckError("The deck is gone", f"There is no deck {deck.ref} any more.", "Look for its file.")

    def reread(self, path: Path) -> None:
        """Take notice of a deck file that was changed or added. Where its cards are the same, only it is read."""
        shelved = next((one for one in self._shelf if one.deck.path == path), None)
        if shelved is None or not self._ask(lambda: self._holds_same(shelved)):
            self._ask(self._load)

    def _holds_same(self, shelved: _Shelved) -> bool:
        """Read a file again; whether it still makes the same deck with cards of the same keys, and nothing is wrong."""
        deck, found = shelved.deck, shelved.found
        if any(deck.path in (problem.path, other) for problem, other in self.clashes):
            return False
        before = self._cache.entries(deck)
        stored = self._cache.deck(found.path, found.collection.id)
        again = stored.deck and stored.deck._replace(folder=found.folder, bundled=found.bundled)
        told = {problem for problem in self.problems if problem.path == deck.path}
        return again == deck and told == set(stored.problems) and before == self._cache.entries(deck)

    def close(self) -> None:
        """Let go of the cache file."""
        self._cache.close()

    def _open_cache(self) -> None:
        """Fill the shelf. A damaged cache is thrown away; one that then still does not serve is done without."""
        for path in (self._path, self._path, None):
            try:
                self._cache = CardCache.open(path, self._on_read)
                self._load()
            except CacheDamagedError:
                if path is not None:
                    _delete(path)
            except CacheUnusableError:
                self._path = None
            else:
                return
        raise DeckError("No card cache", "SQLite cannot even keep a database in memory.", "Check your Python.")

    def _ask(self, question: Callable[[], _Answer]) -> _Answer:
        """What the cache says; a cache that fails while it is open is replaced, and asked again."""
        try:
            return question()
        except CacheDamagedError:
            self._cache.close()
            if self._path is not None:
                _delete(self._path)
        except CacheUnusableError:
            self._cache.close()
            self._path = None
        self._open_cache()
        return question()

    def _is_lost(self, rank: int, key: str) -> bool:
        """Whether the card is left out because its note's name was taken."""
        lost = self._lost.get(rank)
        return lost is not None and key.partition("#")[0] in lost

    def _load(self) -> None:
        self._lost.clear()
        self._entries = None
        walk = Walk(self._cache.collection)
        problems: list[Problem] = []
        collections: dict[str, Collection] = {}
        shelf: dict[str, dict[str, _Shelved]] = {}
        clashes: list[tuple[Problem, Path]] = []
        shadowed: list[tuple[Path, Path]] = []
        for place in self.places:
            for found in walk.search(place):
                stored = self._cache.deck(found.path, found.collection.id)
                problems.extend(stored.problems)
                if stored.deck is None:
                    continue
                deck = stored.deck._replace(folder=found.folder, bundled=found.bundled)
                _join(collections, found.collection)
                same = shelf.setdefault(deck.collection, {})
                other = same.setdefault(deck.id, _Shelved(deck, found))
                if other.found is found:
                    continue
                if other.found.place == found.place:
                    clashes.append((_same_deck(deck, other.deck), other.deck.path))
                elif self._gives_way(other.found, found):
                    same[deck.id] = _Shelved(deck, found)
                    shadowed.append((found.path, other.found.path))
                else:
                    shadowed.append((other.found.path, found.path))
        self._shelf = [one for decks in shelf.values() for one in sorted(decks.values(), key=lambda one: one.order)]
        self._ranks = {(one.deck.path.absolute(), one.deck.collection): rank for rank, one in enumerate(self._shelf)}
        clashes.extend(self._same_notes())
        self.decks = tuple(self._less_the_lost())
        self.collections = tuple(collections.values())
        self.clashes = tuple(clashes)
        self.shadowed = tuple(shadowed)
        self.problems = tuple(sorted({*problems, *walk.problems, *(problem for problem, _ in clashes)}))
        if self._cache.grown:
            self._cache.tidy()

    def _gives_way(self, first: Found, second: Found) -> bool:
        """Whether a deck of an earlier place is read-only and the other is the learner's own copy of it."""
        if self.places[first.place].own or not self.places[second.place].own:
            return False
        # Deferred: few decks are in two places.
        from decks.saving import is_read_only

        return first.bundled or is_read_only(first.path)

    def _same_notes(self) -> Iterator[tuple[Problem, Path]]:
        """Notes of one name in two decks of a collection: the second is lost, an earlier place before a later one."""
        named: dict[str, list[tuple[int, int, int]]] = {}
        for one in self._cache.repeated():
            if (rank := self._ranks.get((one.path, one.name.partition("/")[0]))) is not None:
                named.setdefault(one.name, []).append((self._shelf[rank].found.place, rank, one.line))
        for name, notes in named.items():
            (_, kept, kept_line), *others = sorted(notes)
            first = self._shelf[kept].deck.path
            for _, rank, line in others:
                self._lost.setdefault(rank, set()).add(name)
                message = f"this note is also in {shown(first.name)}, line {kept_line}"
                another = "an" if re.fullmatch(_MADE_OF_PROMPT, name.partition("/")[2]) else "another"
                hint = f"Give one of them {another} `id`, or take it out."
                yield Problem(self._shelf[rank].deck.path, line, 0, message, hint), first

    def _less_the_lost(self) -> Iterator[Deck]:
        """The decks, counting only what is left of them."""
        for rank, shelved in enumerate(self._shelf):
            if rank in self._lost:
                rows = self._cache.entries(shelved.deck)
                cards = sum(not self._is_lost(rank, key) for key, _, _ in rows)
                deck = shelved.deck._replace(notes=shelved.deck.notes - len(self._lost[rank]), cards=cards)
                self._shelf[rank] = shelved._replace(deck=deck)
            yield self._shelf[rank].deck

    def _all_entries(self) -> Iterator[Entry]:
        for rank, shelved in enumerate(self._shelf):
            ref = shelved.deck.ref
            rows = self._cache.entries(shelved.deck)
            if rank in self._lost:
                rows = [row for row in rows if not self._is_lost(rank, row[0])]
            yield from [Entry(key, ref, sibling, group) for key, sibling, group in rows]


def _join(collections: dict[str, Collection], found: Collection) -> None:
    """Add a collection; one met before takes from it only what it does not say itself."""
    known = collections.setdefault(found.id, found)
    if known is not found and known.bundled and not found.bundled:
        collections[found.id] = known._replace(bundled=False)


def _same_deck(deck: Deck, other: Deck) -> Problem:
    message = f"the deck id `{deck.id}` is taken by {shown(other.path.name)}"
    return Problem(deck.path, 0, 0, message, "Give one of them another `id:`; until then this one is left out.")


def _delete(path: Path) -> None:
    for name in (path, path.with_name(f"{path.name}-journal"), path.with_name(f"{path.name}-wal")):
        try:
            name.unlink(missing_ok=True)
        except OSError:
            return
