"""Words of one family: the verb, its noun and its adjective in a free text (inhibits, inhibition, inhibitor)."""

from collections.abc import Iterator
from functools import lru_cache

from decks.grading.spelling import bases
from decks.grading.wordset import wordset

_CHANGES = (
    ("ibly", "ible"), ("ibility", "ible"), ("ably", "able"), ("ability", "able"), ("ically", "ic"), ("ical", "ic"),
    ("uction", "uce"), ("ption", "b"), ("iption", "ibe"), ("eption", "eive"), ("umption", "ume"), ("ersion", "ert"),
    ("ersion", "erse"), ("ission", "it"), ("ession", "ede"), ("olution", "olve"), ("ification", "ify"),
    ("ication", "icate"), ("lication", "ly"), ("ansion", "and"), ("ension", "end"), ("usion", "ude"), ("usion", "use"),
    ("osion", "ode"), ("osion", "ose"), ("ision", "ide"), ("ision", "ise"), ("asion", "ade"), ("ition", ""),
    ("ition", "e"), ("ation", "ate"), ("ator", "ate"), ("lysis", "lyze"), ("thesis", "thesize"), ("alysis", "alyze"),
    ("ness", ""), ("ence", ""), ("ence", "e"), ("ent", ""), ("ency", "ent"), ("ence", "ent"), ("ance", ""),
    ("ance", "e"), ("ant", ""), ("ancy", "ant"), ("ance", "ant"), ("val", "ve"), ("sal", "se"), ("wal", "w"),
    ("yal", "y"), ("ality", "al"), ("icity", "ic"), ("idity", "id"), ("ivity", "ive"), ("osity", "ous"), ("er", ""),
    ("er", "e"), ("or", ""), ("or", "e"), ("able", ""), ("able", "e"), ("ible", ""), ("ure", ""), ("ure", "e"),
)  # fmt: skip
"""Endings of nouns, adjectives and adverbs, and what the word ends in that they are made from."""
_LONG_ENOUGH = 5
"""Letters that must be left: shorter beginnings are shared by chance (corn, corner)."""
_STRANGERS = wordset("""
important importance counter quarter present presence general generation matter present content continent instance
constant instant apartment department confidence confident number member chapter character prosecutor executor
parliament element moment incident accident student former disorder customer
""")
"""Words that only look as if they were made from a shorter one."""


_SALTS = wordset("""
nitrate sulfate sulphate carbonate phosphate acetate citrate chlorate hydrate formate oxalate tartrate lactate
""")
"""What is made by the action of that name, and is not the action."""


def are_related(one: str, other: str) -> bool:
    """Whether two singular words in one spelling are of one family, with the same prefix and the same sense."""
    if len(one) == len(other) and one[-1] == other[-1]:
        # Another letter inside is a slip: resonance, resonence.
        return False
    return one[:4] == other[:4] and not _family(one).isdisjoint(_family(other))


@lru_cache(maxsize=1024)
def _family(word: str) -> frozenset[str]:
    found = set(bases(word))
    for base in tuple(found):
        found.update(_roots(base))
    return frozenset(root for root in found if len(root) > 3)


def _roots(word: str) -> Iterator[str]:
    if word in _STRANGERS:
        return
    for ending, before in _CHANGES:
        root = word.removesuffix(ending)
        if root != word and len(root + before) >= _LONG_ENOUGH and len(root) > 2 and root + before not in _SALTS:
            yield root + before
            if not before and root[-1] == root[-2] and root[-1] not in "ls":
                yield root[:-1]
