"""Where a copied deck came from: beside ``NAME`` a hidden file ``.NAME.origin`` keeps the original's SHA-256.

By it one learns, after an upgrade, that the original is no longer what the copy was made from.
"""

from pathlib import Path

from decks.files import load_bytes
from decks.problems import Problem
from decks.saving import save
from decks.text import shown


def origin_file(copy: Path) -> Path:
    """The file that keeps what a copy was made from."""
    return copy.with_name(f".{copy.name}.origin")


def remember_origin(copy: Path, original: bytes) -> None:
    """Keep what a copy is made from. DeckError where that fails."""
    path = origin_file(copy)
    known = load_bytes(path)
    save(path, f"{_digest(original)}\n".encode(), None if isinstance(known, Problem) else known)


def changed_since(copy: Path, original: Path) -> Problem | None:
    """The warning, where the original is another one than the copy was made from; None where it is not, or no copy."""
    kept, data = load_bytes(origin_file(copy)), load_bytes(original)
    if isinstance(kept, Problem) or isinstance(data, Problem) or kept.strip() == _digest(data).encode():
        return None
    message = f"the deck that this is a copy of has changed since: {shown(str(original))}"
    hint = (
        f"Compare both. To study the new one delete {shown(copy.name)}; to keep yours delete "
        f"{shown(origin_file(copy).name)} beside it."
    )
    return Problem(copy, 0, 0, message, hint, "warning")


def _digest(data: bytes) -> str:
    # Deferred: as in the cache, a start without news needs no digest.
    import hashlib

    return hashlib.sha256(data).hexdigest()
