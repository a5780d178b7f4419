"""Text as identity and as a risk: what counts as the same wording, and which characters a deck may not hold."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from decks.problems import Severity

_REFUSED_IN_FILE = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_LONGEST_SHOWN = 300
_WARNED = "\u202a-\u202e"
_REFUSED = f"\r{_REFUSED_IN_FILE}"
_UNSAFE = re.compile(f"[{_REFUSED}{_WARNED}]")
_UNSAFE_IN_FILE = re.compile(f"[{_REFUSED_IN_FILE}{_WARNED}]")


class Unsafe(NamedTuple):
    """A character that could move the cursor, hide text or turn it around on the learner's screen."""

    offset: int
    character: str
    severity: Severity
    message: str
    hint: str


def normalise(text: str) -> str:
    """The form in which two wordings are compared for identity: NFC, case folded, runs of whitespace as one space."""
    if text.isascii():
        return " ".join(text.lower().split())
    folded = unicodedata.normalize("NFC", text).casefold()
    return unicodedata.normalize("NFC", " ".join(folded.split()))


def digest(text: str, length: int) -> str:
    """A short hexadecimal name for a text. Takes any string, so that a broken one fails in checking and not here."""
    # Deferred: cached cards need no digest.
    import hashlib

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def slug(text: str) -> str:
    """An id made of a file or folder name: lower case, accents dropped, everything else a hyphen."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9._-]+", "-", plain).strip("-._")
    return made or f"x{digest(text, 10)}"


def unsafe_characters(text: str, *, in_file: bool = False) -> Iterator[Unsafe]:
    """Every character that is refused or warned of; in a file as stored, carriage returns belong to line ends."""
    for found in (_UNSAFE_IN_FILE if in_file else _UNSAFE).finditer(text):
        yield _judge(found.start(), found.group())


def has_unsafe(text: str, *, in_file: bool = False) -> bool:
    """Whether ``unsafe_characters`` would find any: one scan, for the usual case of none."""
    return (_UNSAFE_IN_FILE if in_file else _UNSAFE).search(text) is not None


def without_unsafe(text: str) -> str:
    """The file's text with every refused character replaced one for one, so that places in it stay true."""
    return re.sub(f"[{_REFUSED_IN_FILE}]", "\ufffd", text)


def shown(text: str) -> str:
    """A piece of a deck as it may stand in a message: on one line, nothing that a terminal would obey, not endless."""
    safe = _UNSAFE.sub("\ufffd", text.replace("\n", " ").replace("\t", " "))
    return safe if len(safe) <= _LONGEST_SHOWN else f"{safe[: _LONGEST_SHOWN - 1]}…"


def _judge(offset: int, character: str) -> Unsafe:
    code = f"U+{ord(character):04X}"
    if "\u202a" <= character <= "\u202e":
        message = f"the invisible character {code} turns the direction of the text around it"
        return Unsafe(offset, character, "warning", message, "Use the isolates U+2066 to U+2069 instead.")
    if character in "\u2028\u2029":
        message, hint = f"the invisible line separator {code}", "Write a plain line break instead."
    elif character == "\ufeff":
        message, hint = f"a byte order mark ({code}) inside the text", "Delete it."
    elif "\ud800" <= character <= "\udfff":
        message, hint = f"{code} is half a character", "Write the whole character."
    else:
        message, hint = f"the control character {code} is not allowed", "Delete it, or spell out what it stands for."
    return Unsafe(offset, character, "error", message, hint)
