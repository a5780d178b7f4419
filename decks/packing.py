"""Cards, decks and problems as JSON for the card cache, and back. What the cache knows otherwise is left out."""

import json
from pathlib import Path
from typing import Any

from decks.card import Card
from decks.deck import Collection, Deck, Source
from decks.problems import Problem


def pack_card(card: Card) -> str:
    """A card without its key, sibling and group."""
    return _dump(
        [
            card.deck,
            card.kind,
            card.prompt,
            card.answer,
            card.accept,
            card.items,
            card.wrong,
            card.hint,
            card.remark,
            card.ref,
            card.tags,
            card.answer_kind,
            card.tolerance,
        ]
    )


def unpack_card(key: str, sibling: str, group: str, packed: str) -> Card:
    """The card of this key. ValueError where it cannot be made out."""
    deck, kind, prompt, answer, accept, items, wrong, hint, remark, ref, tags, answer_kind, tolerance = json.loads(
        packed
    )
    return Card(
        key,
        deck,
        kind,
        prompt,
        answer,
        sibling,
        tuple(accept),
        tuple(tuple(forms) for forms in items),
        tuple(wrong),
        hint,
        remark,
        tuple(ref),
        group,
        tuple(tags),
        answer_kind,
        tolerance,
    )


def pack_deck(deck: Deck | None) -> str:
    """A deck without what depends on where its file lies."""
    if deck is None:
        return "null"
    return _dump([deck.id, deck.title, deck.description, deck.tags, _source(deck.source), deck.notes, deck.cards])


def unpack_deck(packed: str, path: Path, collection: str) -> Deck | None:
    """The deck at this place; ValueError where it cannot be made out."""
    values = json.loads(packed)
    if values is None:
        return None
    name, title, description, tags, source, notes, cards = values
    return Deck(
        collection, name, title, path, description, tags=tuple(tags), source=Source(*source), notes=notes, cards=cards
    )


def pack_collection(found: Collection) -> str:
    """A collection without its folder."""
    return _dump([found.id, found.title, found.description, found.tags, _source(found.source)])


def unpack_collection(packed: str, folder: Path) -> Collection:
    """The collection in this folder; ValueError where it cannot be made out."""
    name, title, description, tags, source = json.loads(packed)
    return Collection(name, title, folder, description, tuple(tags), Source(*source))


def pack_problems(problems: tuple[Problem, ...]) -> str:
    """Problems of one file, without its path."""
    return _dump([[one.line, one.column, one.message, one.hint, one.severity] for one in problems])


def unpack_problems(packed: str, path: Path) -> tuple[Problem, ...]:
    """The problems of this file; ValueError where they cannot be made out."""
    return tuple(Problem(path, *values) for values in json.loads(packed))


def _source(source: Source) -> list[str]:
    return [source.title, source.url, source.licence]


def _dump(values: Any) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
