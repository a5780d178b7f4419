"""What a card lays out to choose from or to put in order, and answers given by its letters."""

import re
from collections.abc import Sequence
from hashlib import blake2b
from string import ascii_lowercase

from decks.grading.normal import normal

_SEPARATORS = re.compile(r"[\s,;.>)-]+")


def mixed(texts: Sequence[str], seed: str, never: Sequence[str] = ()) -> tuple[str, ...]:
    """``texts`` in an order that is the same for a seed, and not that of ``never``."""
    found = tuple(sorted(texts, key=lambda text: _lot(text, seed)))
    return (*found[1:], found[0]) if found == tuple(never) else found


def _lot(text: str, seed: str) -> bytes:
    # Personalised: wrong answers are drawn by lot from the same seed, so the same lots would put the right one last.
    return blake2b(f"{seed}\n{text}".encode(), digest_size=8, person=b"order").digest()


def letters(choices: Sequence[str]) -> Sequence[str]:
    """What the choices are named by: letters, or digits where a choice reads like one of those letters.

    Where both do, letters that none of the choices is. None where there are more choices than letters.
    """
    number = len(choices)
    if number > len(ascii_lowercase):
        return ()
    texts = {normal(choice) for choice in choices}
    digits = [str(position) for position in range(1, number + 1)]
    free = [letter for letter in ascii_lowercase if letter not in texts]
    named = next((names for names in (ascii_lowercase[:number], digits) if texts.isdisjoint(names)), free[:number])
    return named if len(named) == number else ()


def spelled_out(choices: Sequence[str], response: str, several: bool) -> str:
    """``response`` with letters replaced by the choices they name, a line each: `b`, or `c a b` where ``several`` are
    asked for.

    A response that holds anything but their letters stays as it is; so does one that names choices in their own words.
    """
    named = dict(zip(letters(choices), choices, strict=False))
    folded = response.strip().casefold()
    if not named or {choice.casefold() for choice in choices}.issuperset(folded.split("\n")):
        return response
    parts = [part for part in _SEPARATORS.split(folded) if part]
    if len(parts) == 1 and several and all(len(name) == 1 for name in named):
        parts = list(parts[0])
    if not parts or any(part not in named for part in parts) or (len(parts) > 1 and not several):
        return response
    return "\n".join(named[part] for part in parts)
