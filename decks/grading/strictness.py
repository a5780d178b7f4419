"""Where a deck wants capitals or accents right: whether a response has them as the answer does."""

import unicodedata
from collections.abc import Sequence


def written_alike(forms: Sequence[str], response: str, strict: Sequence[str]) -> bool:
    """Whether no form is in ``response`` in all but its capitals or accents, as far as ``strict`` names them."""
    loose = [form for form in forms if _letters(form, ()) in _letters(response, ())]
    return not loose or any(_letters(form, strict) in _letters(response, strict) for form in loose)


def _letters(text: str, strict: Sequence[str]) -> str:
    shown = text if "case" in strict else text.casefold()
    if "diacritics" not in strict:
        shown = "".join(char for char in unicodedata.normalize("NFKD", shown) if not unicodedata.combining(char))
    return "".join(char for char in unicodedata.normalize("NFC", shown) if char.isalnum())
