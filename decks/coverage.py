"""Which passages of a source have notes, and which of its dates, numbers and names no card mentions."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from decks.facts import Kind, facts, offered
from decks.fingerprint import KINDS, Digest, Fingerprint, Needs, digests, needs_of
from decks.grounding import asked_and_answered
from decks.note import Note
from decks.source import Source


class Share(NamedTuple):
    """So many of so many."""

    part: int
    whole: int

    @property
    def share(self) -> float:
        """1 where there is nothing to cover."""
        return self.part / self.whole if self.whole else 1.0


class PassageCoverage(NamedTuple):
    """One passage and what cards say of it."""

    address: str
    notes: tuple[str, ...]
    """Ids of the notes that refer to it."""
    facts: Mapping[Kind, Share]
    missing: Mapping[Kind, tuple[str, ...]]
    """What no card mentions, as the text writes it; empty where the text is not at hand."""


class Coverage(NamedTuple):
    """A whole source."""

    passages: tuple[PassageCoverage, ...]

    @property
    def covered(self) -> Share:
        """Passages that a note refers to."""
        return Share(sum(bool(one.notes) for one in self.passages), len(self.passages))

    def of(self, kind: Kind) -> Share:
        """Facts of a kind that cards mention, each counted once a passage."""
        found = [one.facts[kind] for one in self.passages]
        return Share(sum(one.part for one in found), sum(one.whole for one in found))

    def sections(self) -> Mapping[str, "Coverage"]:
        """Section by section, in order."""
        parts: dict[str, list[PassageCoverage]] = {}
        for one in self.passages:
            parts.setdefault(one.address.partition("#")[0], []).append(one)
        return {path: Coverage(tuple(found)) for path, found in parts.items()}


def coverage(notes: Iterable[tuple[str, Note]], prints: Fingerprint, text: Source | None = None) -> Coverage:
    """What ``notes``, each with its id, cover. A fact counts as mentioned where a question or an answer of any note
    that refers to the source says it; remarks don't count, since nobody is asked for them."""
    referring: dict[str, list[str]] = {}
    said: set[Digest] = set()
    for name, note in notes:
        for ref in dict.fromkeys(note.ref):
            referring.setdefault(ref, []).append(name)
        if note.ref:
            said.update(digests(mark for one in asked_and_answered(note) for mark in offered(one)))
    return Coverage(
        tuple(
            PassageCoverage(
                address,
                tuple(referring.get(address, ())),
                {kind: _share(found.facts[kind], said) for kind in KINDS},
                _missing(text.passages[address].text, said) if text else {},
            )
            for address, found in prints.content().items()
        )
    )


def _share(found: Collection[Needs], said: set[Digest]) -> Share:
    return Share(sum(any(need <= said for need in needs) for needs in found), len(found))


def _missing(text: str, said: set[Digest]) -> Mapping[Kind, tuple[str, ...]]:
    lost = [fact for fact in facts(text) if not any(need <= said for need in needs_of(fact))]
    return {kind: tuple(dict.fromkeys(fact.text for fact in lost if fact.kind == kind)) for kind in KINDS}
