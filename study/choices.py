"""What a card lays out to choose from or to put in order, and answers given by its letters."""

import re
from collections.abc import Sequence
from hashlib import blake2b
from string import ascii_lowercase

from decks.card import Card
from decks.grading.normal import normal

_SEPARATORS = re.compile(r"[\s,;.>)-]+")


def choices_of(card: Card, seed: str) -> tuple[str, ...]:
    """The answers a choice card offers, or the items of a sequence out of their order; the same for a seed."""
    if card.kind == "choice":
        offered = (card.answer, *card.wrong)
    elif card.kind == "sequence":
        offered = tuple(forms[0] for forms in card.items)
    else:
        return ()
    mixed = tuple(sorted(offered, key=lambda text: blake2b(f"{seed}\n{text}".encode(), digest_size=8).digest()))
    in_order = card.kind == "sequence" and mixed == offered
    return (*mixed[1:], mixed[0]) if in_order else mixed


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


def spelled_out(card: Card, choices: Sequence[str], response: str) -> str:
    """``response`` with letters replaced by the choices they name: `b`, or `c a b` for an order.

    A response that holds anything but their letters stays as it is; so does an item of an order, which names one only.
    """
    named = dict(zip(letters(choices), choices, strict=False))
    folded = response.strip().casefold()
    if not named or (card.kind == "sequence" and folded in (choice.casefold() for choice in choices)):
        return response
    parts = [part for part in _SEPARATORS.split(folded) if part]
    if len(parts) == 1 and card.kind == "sequence" and all(len(name) == 1 for name in named):
        parts = list(parts[0])
    if not parts or any(part not in named for part in parts) or (card.kind == "choice" and len(parts) > 1):
        return response
    return "; ".join(named[part] for part in parts)
