"""`study decks`: what there is to study, and how much of its source each collection covers."""

from argparse import Namespace
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from study import verbs

if TYPE_CHECKING:
    from decks.coverage import Coverage
    from decks.deck import Deck
    from decks.library import Library


def decks(options: Namespace) -> int:
    """List collections and their decks with the number of notes and cards."""
    # Deferred: only this verb and `check` read whole decks.
    from decks.sourced import check_sources
    from study.clean import one_line

    library = verbs.open_desk(options, warn=not options.json).library
    covered = check_sources(library, lambda _: True).coverage
    sizes = _sizes(library)
    if options.json:
        verbs.print_data([_as_data(deck, sizes[deck.ref], covered) for deck in library.decks])
        return 0
    for collection in library.collections:
        inside = [deck for deck in library.decks if deck.collection == collection.id]
        notes, cards = (sum(sizes[deck.ref][part] for deck in inside) for part in (0, 1))
        print(f"{one_line(collection.title)}  {verbs.count(notes, 'note')}, {verbs.count(cards, 'card')}")
        if found := covered.get(collection.id):
            print(f"  {coverage_text(found)}")
        for deck in inside:
            notes, cards = sizes[deck.ref]
            print(f"  {deck.ref:44} {notes:5} {cards:5}  {one_line(deck.title)}")
    return 0


def coverage_text(found: "Coverage") -> str:
    """How much of a source has cards, in one line. Rounded down: all but one is not all."""
    # Deferred: it brings the finders along.
    from decks.fingerprint import KINDS

    facts = ", ".join(f"{kind}s {int(found.of(kind).share * 100)}%" for kind in KINDS)
    return f"{found.covered.part} of {found.covered.whole} passages have notes; {facts}"


def _sizes(library: "Library") -> Mapping[str, tuple[int, int]]:
    """Notes and cards of each deck."""
    notes: dict[str, set[str]] = {deck.ref: set() for deck in library.decks}
    cards = dict.fromkeys(notes, 0)
    for entry in library.entries():
        notes[entry.deck].add(entry.key.partition("#")[0])
        cards[entry.deck] += 1
    return {ref: (len(found), cards[ref]) for ref, found in notes.items()}


def _as_data(deck: "Deck", size: tuple[int, int], covered: "Mapping[str, Coverage]") -> Mapping[str, Any]:
    found = covered.get(deck.collection)
    return {
        "deck": deck.ref,
        "title": deck.title,
        "path": str(deck.path),
        "notes": size[0],
        "cards": size[1],
        "collection_coverage": found.covered._asdict() if found else None,
    }
