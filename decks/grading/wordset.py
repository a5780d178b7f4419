"""Sets of words as they are written down in tables."""


def wordset(words: str) -> frozenset[str]:
    """The words of a text, whatever white space stands between them."""
    return frozenset(words.split())
