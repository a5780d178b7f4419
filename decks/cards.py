"""From a note to its cards, and what a card is known by for ever.

A card key is ``collection/note#variant``. The variant of a question, set or sequence is ``forward``; ``reverse`` is the
question asked by its answer. A term's ``forward`` asks for the definition by the term, its ``reverse`` for the term by
the definition. A deletion has its digest. A pair has its left side, written so that it fits a key, and the direction:
``australia:forward`` asks for the right side.
"""

import re
from collections.abc import Iterator, Mapping

from decks.card import Card
from decks.cloze import parse_cloze
from decks.note import ClozeNote, Note, Pairs, Question, Sequence, SetQuestion, Term
from decks.text import digest, normalise

_LONGEST_SIDE = 60


def prompt_of(note: Note) -> str:
    """What names a note without an id. A cloze counts with its deletions filled in: more may be hidden later."""
    if isinstance(note, ClozeNote):
        return parse_cloze(note.cloze).plain
    if isinstance(note, Term):
        return note.term
    if isinstance(note, Pairs):
        return note.ask or note.back
    return note.q


def note_id(note: Note) -> str:
    """The id in force: the author's, else a digest of the normalised prompt alone."""
    return note.id or digest(normalise(prompt_of(note)), 12)


def pair_variant(left: str) -> str:
    """A left side as part of a card key: normalised, spaces as ``_``, all but letters, digits, ``-`` and ``.`` escaped.

    No two left sides that differ when normalised share a variant: a long one is cut and told apart by its digest.
    """
    same = normalise(left)
    escaped = re.sub(
        r"[^\w.\- ]|_",
        lambda found: "".join(f"%{byte:02X}" for byte in found.group().encode("utf-8", "surrogatepass")),
        same,
    )
    name = escaped.replace(" ", "_")
    return name if len(name) <= _LONGEST_SIDE else f"{name[:40]}~{digest(same, 10)}"


def cards_of(note: Note, collection_id: str, deck_id: str, deck_tags: tuple[str, ...]) -> tuple[Card, ...]:
    """The cards of a note that makes sense, in the order they are written."""
    tags = deck_tags + tuple(tag for tag in note.tags if tag not in deck_tags) if note.tags else deck_tags
    return tuple(_Maker(note, f"{collection_id}/{note_id(note)}", deck_id, tags).cards())


class _Maker:
    """What the cards of one note have in common."""

    def __init__(self, note: Note, key: str, deck: str, tags: tuple[str, ...]) -> None:
        self._note, self._key, self._deck, self._tags = note, key, deck, tags

    def cards(self) -> Iterator[Card]:
        """Every card of the note."""
        note = self._note
        if isinstance(note, Question):
            yield from self._question(note)
        elif isinstance(note, SetQuestion):
            yield self._list("set", note.q, note.all, note.accept)
        elif isinstance(note, Sequence):
            yield self._list("sequence", note.q, note.order, note.accept)
        elif isinstance(note, ClozeNote):
            yield from self._cloze(note)
        elif isinstance(note, Pairs):
            yield from self._pairs(note)
        else:
            yield from self._term(note)

    def _card(
        self,
        kind: str,
        variant: str,
        prompt: str,
        answer: str,
        accept: tuple[str, ...] = (),
        *,
        items: tuple[tuple[str, ...], ...] = (),
        wrong: tuple[str, ...] = (),
        sibling: str = "",
        graded: bool = True,
        hinted: bool = True,
    ) -> Card:
        """A card; ``graded`` where the author's answer kind and tolerance speak of this answer."""
        note = self._note
        return Card(
            f"{self._key}#{variant}",
            self._deck,
            kind,
            prompt,
            answer,
            sibling or self._key,
            accept,
            items,
            wrong,
            note.hint if hinted else "",
            note.remark,
            note.ref,
            note.group,
            self._tags,
            note.answer_kind if graded else "",
            note.tolerance if graded else "",
        )

    def _question(self, note: Question) -> Iterator[Card]:
        kind = "choice" if note.wrong else "question"
        yield self._card(kind, "forward", note.q, note.a, note.accept, wrong=note.wrong)
        if note.reverse:
            yield self._card("question", "reverse", note.a, note.q, graded=False, hinted=False)

    def _list(self, kind: str, prompt: str, items: tuple[tuple[str, ...], ...], accept: tuple[str, ...]) -> Card:
        answer = "\n".join(forms[0] for forms in items)
        return self._card(kind, "forward", prompt, answer, accept, items=items)

    def _cloze(self, note: ClozeNote) -> Iterator[Card]:
        cloze = parse_cloze(note.cloze)
        accept = {normalise(text): forms for text, forms in note.accept.items()}
        for deletion in cloze.deletions:
            forms = accept.get(normalise(deletion.text), ())
            yield self._card("cloze", deletion.variant, cloze.prompt(deletion), deletion.text, forms)

    def _pairs(self, note: Pairs) -> Iterator[Card]:
        accept = {normalise(text): forms for text, forms in note.accept.items()}
        for left, right in note.pairs.items():
            variant = pair_variant(left)
            sibling = f"{self._key}/{variant}"
            if note.ask:
                prompt = note.ask.replace("{left}", left)
                forms = accept.get(normalise(right), ())
                yield self._card("pair", f"{variant}:forward", prompt, right, forms, sibling=sibling)
            if note.back:
                prompt = note.back.replace("{right}", right)
                forms = accept.get(normalise(left), ())
                yield self._card("pair", f"{variant}:reverse", prompt, left, forms, sibling=sibling, graded=False)

    def _term(self, note: Term) -> Iterator[Card]:
        accept = _accepted(note)
        meant, named = accept.get(normalise(note.definition), ()), accept.get(normalise(note.term), ())
        yield self._card("term", "forward", note.term, note.definition, meant, graded=False)
        yield self._card("term", "reverse", note.definition, note.term, named)


def _accepted(note: Term) -> Mapping[str, tuple[str, ...]]:
    return {normalise(side or note.term): forms for side, forms in note.accept.items()}
