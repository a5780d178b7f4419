"""Decks and collections as the rest of the program sees them. Plain standard library: the cache needs no Pydantic."""

from pathlib import Path
from typing import NamedTuple


class Source(NamedTuple):
    """What a deck was written from."""

    title: str = ""
    url: str = ""
    licence: str = ""


class Deck(NamedTuple):
    """One deck file, without its cards."""

    collection: str
    """Id of the collection it belongs to."""
    id: str
    """Unique in the collection; the learner's settings hang on it."""
    title: str
    path: Path
    description: str = ""
    folder: tuple[str, ...] = ()
    """Names of the folders between the collection and the file."""
    tags: tuple[str, ...] = ()
    """Tags of all its cards."""
    source: Source = Source()
    bundled: bool = False
    """Part of the program: read-only."""
    notes: int = 0
    """How many good notes it holds."""
    cards: int = 0
    """How many cards they make."""

    @property
    def ref(self) -> str:
        """``collection/deck``: names the deck among all."""
        return f"{self.collection}/{self.id}"


class Collection(NamedTuple):
    """A folder of decks with an id."""

    id: str
    """First part of every card key in it."""
    title: str
    path: Path
    """The folder."""
    description: str = ""
    tags: tuple[str, ...] = ()
    source: Source = Source()
    bundled: bool = False
    """Part of the program: read-only. Not so where the learner's folder adds to it."""
