"""What an exam covers: the cards of some decks, each with the section it counts for."""

from collections.abc import Collection, Sequence

from decks.card import Card
from decks.deck import Deck
from decks.library import Library
from decks.problems import DeckError
from progress.access import Access
from study.exam import Paper, paper

USUAL = 40
"""Questions of an exam where no number is asked for."""


def drawn(
    library: Library, access: Access, decks: Collection[str] | None, number: int, seed: str, minutes: int | None = None
) -> Paper:
    """``number`` questions over these decks (all where None), studied or not, none of them suspended. DeckError where
    there is nothing to ask."""
    title, cards = title_of(library, decks), _in_sections(library, _among(library, decks))
    while True:
        found = paper(title, cards, number, seed, minutes)
        # Looked up for the few that were drawn, not for every card there is.
        away = {card.key for card, _ in found.questions if access.memory(card.key).suspended}
        if not away:
            break
        cards = [one for one in cards if one[0].key not in away]
    if not found.questions:
        raise DeckError("Nothing to ask", f"{title} has no cards, or all are suspended.", "Choose another deck.")
    return found


def title_of(library: Library, decks: Collection[str] | None) -> str:
    """What these decks are called together: a deck, a collection, a folder, or all there are."""
    found = _among(library, decks)
    if len(found) == 1:
        return found[0].title
    collections = {deck.collection for deck in found}
    if len(collections) == 1:
        (one,) = collections
        if len(found) < sum(deck.collection == one for deck in library.decks) and found[0].folder:
            return _common(found)
        return next((collection.title for collection in library.collections if collection.id == one), one)
    return "All decks"


def _common(decks: Sequence[Deck]) -> str:
    """The folder that all of these lie in."""
    shared = [names[0] for names in zip(*(deck.folder for deck in decks), strict=False) if len(set(names)) == 1]
    return shared[-1] if shared else "Several decks"


def _among(library: Library, decks: Collection[str] | None) -> Sequence[Deck]:
    return [deck for deck in library.decks if decks is None or deck.ref in decks]


def _in_sections(library: Library, decks: Sequence[Deck]) -> list[tuple[Card, str]]:
    """All cards, by deck; those of a single deck by the section of its source."""
    if len(decks) != 1:
        return [(card, deck.title) for deck in decks for card in library.cards(deck)]
    (deck,) = decks
    cards = list(library.cards(deck))
    paths = {card.key: card.ref[0].partition("#")[0] if card.ref else "" for card in cards}
    names = _names(set(paths.values()))
    return [(card, names[paths[card.key]] or deck.title) for card in cards]


def _names(paths: Collection[str]) -> dict[str, str]:
    """Readable names of sections: the last part of a path, all of it where that alone could be several."""
    last = {path: _readable(path.rpartition("/")[2]) for path in paths}
    alike = list(last.values())
    return {
        path: name if alike.count(name) == 1 else ", ".join(map(_readable, path.split("/")))
        for path, name in last.items()
    }


def _readable(part: str) -> str:
    words = part.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]
