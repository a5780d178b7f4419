"""What is needed of a source to check cards against it, without its text.

For each passage digests of its marks (words, dates, numbers: `decks.facts`), of the facts it mentions, and of its runs
of eight words, each sorted, so that nothing of the order of the text is left. A check against the text itself is one
against its fingerprint made on the way, so that both always say the same.
"""

import json
from base64 import b85decode, b85encode
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from decks.facts import Fact, Kind, facts, offered, words_of
from decks.files import load_bytes
from decks.problems import DeckError, Problem
from decks.source import Source

NAME = "source.fingerprint.json"
"""The file beside a collection's decks."""
FORMAT = 1
RUN = 8
"""Words in a row that a note must not share with its source."""
_SIZE = 5
"""Bytes of a digest: among a million comparisons one in a million is a chance match."""
APPARATUS = frozenset(
    {"see-also", "references", "external-links", "notes", "bibliography", "further-reading", "sources", "citations"}
)
"""Sections without content of their own."""

KINDS: tuple[Kind, ...] = ("date", "number", "name")
Digest = bytes
Needs = tuple[frozenset[Digest], ...]
"""Ways in which a text can hold a fact: all digests of one of them."""


class Print(NamedTuple):
    """The fingerprint of one passage."""

    marks: frozenset[Digest]
    """Everything it can prove."""
    facts: Mapping[Kind, frozenset[Needs]]
    """What it mentions, by kind; equal facts once."""
    runs: frozenset[Digest]
    text: Digest
    """Of the whole, to see that it changed."""


class Fingerprint(NamedTuple):
    """The fingerprint of a source."""

    titles: Mapping[str, str]
    """Section paths with their headings, in order."""
    passages: Mapping[str, Print]
    """By address, in order."""

    def content(self) -> Mapping[str, Print]:
        """The passages with something to learn in them."""
        return {
            address: found for address, found in self.passages.items() if address.partition("#")[0] not in APPARATUS
        }


def digest(mark: str) -> Digest:
    """A mark as a fingerprint holds it."""
    return blake2b(mark.encode(), digest_size=_SIZE).digest()


def digests(marks: Iterable[str]) -> frozenset[Digest]:
    """Marks as a fingerprint holds them."""
    return frozenset(map(digest, marks))


def fingerprint(source: Source) -> Fingerprint:
    """The fingerprint of a text."""
    prints = {address: print_of(one.text, _headings(source, one.section)) for address, one in source.passages.items()}
    return Fingerprint(source.titles, prints)


def print_of(text: str, headings: str = "") -> Print:
    """The fingerprint of one passage; what stands in the ``headings`` above it, it says too."""
    found = facts(text)
    kinds = {kind: frozenset(needs_of(fact) for fact in found if fact.kind == kind) for kind in KINDS}
    marks = digests(offered(text) | offered(headings))
    return Print(marks, kinds, digests(runs(text)), digest(" ".join(words_of(text))))


def _headings(source: Source, section: str) -> str:
    """The headings of a section and of those it stands in, a line each."""
    names = section.split("/")
    paths = ("/".join(names[: depth + 1]) for depth in range(len(names)))
    return "\n".join(filter(None, (source.titles.get(path) for path in paths)))


def needs_of(fact: Fact) -> Needs:
    """A fact as a fingerprint holds it."""
    return tuple(map(digests, fact.needs))


def runs(text: str) -> Iterable[str]:
    """Every eight words in a row."""
    words = words_of(text)
    return (" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def holds(prints: Iterable[Print], fact: Fact) -> bool:
    """Whether these passages together hold a fact."""
    marks = frozenset().union(*(found.marks for found in prints))
    return any(need <= marks for need in needs_of(fact))


def written(found: Fingerprint) -> str:
    """A fingerprint as the text of its file."""
    passages = {
        address: {
            "marks": _packed(one.marks),
            **{kind: sorted(" ".join(map(_packed, needs)) for needs in one.facts[kind]) for kind in KINDS},
            "runs": _packed(one.runs),
            "text": _packed([one.text]),
        }
        for address, one in found.passages.items()
    }
    body = {"format": FORMAT, "sections": dict(found.titles), "passages": passages}
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def load_fingerprint(path: Path) -> Fingerprint:
    """Read a fingerprint file; DeckError where it is none."""
    data = load_bytes(path)
    if isinstance(data, Problem):
        raise DeckError(
            "The fingerprint can't be read", f"{path}: {data.message}.", "Make it anew: `study fingerprint`."
        )
    try:
        body: dict[str, Any] = json.loads(data)
        if body["format"] != FORMAT:
            raise ValueError(f"format {body['format']}")
        passages = {address: _print(one) for address, one in body["passages"].items()}
        return Fingerprint(dict(body["sections"]), passages)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        todo = "Make it anew: `study fingerprint FILE`."
        raise DeckError(
            "Not a fingerprint", f"{path} is no fingerprint this version can read ({error}).", todo
        ) from None


def _print(one: Mapping[str, Any]) -> Print:
    kinds = {kind: frozenset(tuple(map(_unpacked, said.split(" "))) for said in one[kind]) for kind in KINDS}
    (text,) = _unpacked(one["text"])
    return Print(_unpacked(one["marks"]), kinds, _unpacked(one["runs"]), text)


def _packed(found: Iterable[Digest]) -> str:
    return b85encode(b"".join(sorted(found))).decode()


def _unpacked(text: str) -> frozenset[Digest]:
    data = b85decode(text)
    if len(data) % _SIZE:
        raise ValueError("a digest is cut off")
    return frozenset(data[at : at + _SIZE] for at in range(0, len(data), _SIZE))
