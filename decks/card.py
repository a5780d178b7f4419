"""A card: one prompt of a note, ready to be asked. Plain standard library, so that a cached card needs no Pydantic."""

from typing import NamedTuple


class Card(NamedTuple):
    """One prompt with everything a session needs to ask it, judge it and explain it."""

    key: str
    """Identity for ever: ``collection/note#variant``. History hangs on it."""
    deck: str
    """Id of the deck inside its collection."""
    kind: str
    """``question``, ``choice``, ``set``, ``sequence``, ``cloze``, ``pair`` or ``term``."""
    prompt: str
    """What is asked. In a cloze the asked deletion reads ``[…]`` (or ``[hint]``), the others are filled in."""
    answer: str
    """What is shown as the answer. A set or sequence has one item a line."""
    sibling: str
    """Cards with the same sibling key are not shown on one study day."""
    accept: tuple[str, ...] = ()
    """Other answers that count."""
    items: tuple[tuple[str, ...], ...] = ()
    """The items of a set or sequence, each with its equal forms, the shown one first."""
    wrong: tuple[str, ...] = ()
    """The author's distractors."""
    hint: str = ""
    remark: str = ""
    """Shown after the answer."""
    ref: tuple[str, ...] = ()
    """Passages of the source: ``section#paragraph``."""
    group: str = ""
    """Cards of one group give each other away and are spaced apart."""
    tags: tuple[str, ...] = ()
    answer_kind: str = ""
    """``text``, ``exact``, ``date``, ``number`` or empty where grading decides."""
    tolerance: str = ""

    @property
    def collection(self) -> str:
        """Id of the collection the card belongs to."""
        return self.key.partition("/")[0]
