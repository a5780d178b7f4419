r"""Cloze texts: ``The capital is {{Paris::city}}.`` One card per deletion, the hint after ``::``.

``\{{`` stands for two plain braces and ``\::`` for two plain colons. A deletion may itself hold braces that pair up.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from decks.text import digest, normalise

_ANKI_NUMBER = re.compile(r"c\d+")


class ClozeError(ValueError):
    """A cloze text that cannot be read: where in the text, what is wrong there, what to write instead."""

    def __init__(self, offset: int, message: str, hint: str) -> None:
        super().__init__(offset, message, hint)
        self.offset = offset
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Deletion:
    """One hidden passage of a cloze text."""

    text: str
    hint: str
    variant: str
    """Digest of the text and of how often it occurred before: other deletions may come and go without touching it."""


@dataclass(frozen=True, slots=True)
class Cloze:
    """A cloze text taken apart."""

    pieces: tuple[str | Deletion, ...]

    @property
    def deletions(self) -> tuple[Deletion, ...]:
        """What is asked, in the order of the text."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Deletion))

    @property
    def plain(self) -> str:
        """The text with every deletion filled in: the prompt that names the note, whatever is hidden in it."""
        return "".join(piece if isinstance(piece, str) else piece.text for piece in self.pieces)

    def prompt(self, asked: Deletion) -> str:
        """The text with the asked deletion hidden behind ``[…]`` or its hint, and others of its text behind ``[…]``."""
        same = normalise(asked.text)
        return "".join(piece if isinstance(piece, str) else _face(piece, asked, same) for piece in self.pieces)


def _face(piece: Deletion, asked: Deletion, same: str) -> str:
    """How a deletion looks while another, or itself, is asked."""
    if piece is asked:
        return f"[{asked.hint or '…'}]"
    return "[…]" if normalise(piece.text) == same else piece.text


# Asked three times for each note in a row: does it make sense, what is it known by, which cards does it make.
@lru_cache(maxsize=16)
def parse_cloze(text: str) -> Cloze:
    """Take a cloze text apart; raises ClozeError at the first thing that cannot be read."""
    pieces: list[str | Deletion] = []
    seen: Counter[str] = Counter()
    start = 0
    while (opening := _unescaped(text, "{{", start)) is not None:
        pieces.append(_unescape(text[start:opening]))
        start = _closing(text, opening)
        pieces.append(_deletion(text, opening, start, seen))
    pieces.append(_unescape(text[start:]))
    cloze = Cloze(tuple(piece for piece in pieces if piece != ""))
    if not cloze.deletions:
        raise ClozeError(0, "a cloze hides nothing", "Put what is to be asked in double braces: {{like this}}.")
    return cloze


def _unescape(text: str) -> str:
    return text.replace("\\{{", "{{").replace("\\::", "::")


def _unescaped(text: str, mark: str, start: int) -> int | None:
    found = text.find(mark, start)
    while found > 0 and text[found - 1] == "\\":
        found = text.find(mark, found + len(mark))
    return None if found < 0 else found


def _closing(text: str, opening: int) -> int:
    """The end of the deletion that opens here: where the braces in it pair up, else at the first ``}}``."""
    following = _unescaped(text, "{{", opening + 2)
    limit = len(text) if following is None else following
    depth = 0
    position = opening + 2
    while position < limit:
        if text[position] == "{":
            depth += 1
        elif text[position] == "}" and depth:
            depth -= 1
        elif text.startswith("}}", position):
            return position + 2
        position += 1
    first = text.find("}}", opening + 2)
    if first < 0 or first >= limit:
        nested = following is not None and first >= 0
        message = "a deletion inside a deletion" if nested else "this deletion is never closed"
        hint = "Close the first before the second opens." if nested else "Close it with }}."
        raise ClozeError(opening, message, f"{hint} Two plain braces are written \\{{{{.")
    while text.startswith("}", first + 2) and first + 2 < limit:
        first += 1
    return first + 2


def _deletion(text: str, start: int, end: int, seen: Counter[str]) -> Deletion:
    inside = text[start + 2 : end - 2]
    colons = _unescaped(inside, "::", 0)
    answer, hint = (inside, "") if colons is None else (inside[:colons], inside[colons + 2 :])
    if _ANKI_NUMBER.fullmatch(answer) and hint:
        raise ClozeError(start, f"deletions are not numbered here ({answer}::)", f"Write {{{{{hint}}}}}.")
    if _unescaped(hint, "::", 0) is not None:
        raise ClozeError(start, "two :: in one deletion", "Write \\:: where the text itself holds two colons.")
    answer, hint = (_unescape(part).strip() for part in (answer, hint))
    if not answer:
        raise ClozeError(start, "an empty deletion", "Write the answer between {{ and }}.")
    same = normalise(answer)
    seen[same] += 1
    return Deletion(answer, hint, digest(f"{same}\n{seen[same]}", 10))
