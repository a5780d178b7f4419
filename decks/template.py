"""A new deck that teaches the format by doing: every kind of note, ready to be studied, changed or deleted."""

from decks.yaml_text import scalar

_HEAD = """\
# yaml-language-server: $schema=SCHEMA
title: TITLE
# description: A sentence on what the deck is about.
# tags: [of, every, note]
# source: {title: What it is written from, url: "https://example.org", licence: CC BY-SA 4.0}
"""
_EMPTY = """\
notes:
"""
_EXAMPLES = """\

# Every note below works as it stands. Change it into one of yours or delete it; the order is the order of learning.
# `study check` names every mistake, `study check --watch` does so whenever you save.
notes:
  # A question: one fact, a short answer, so that it can be typed and judged.
  # `id` may be left out; but with it you can reword the question later and your history stays.
  - id: ID-nearest
    q: Which planet is nearest to the Sun?
    a: Mercury
    hint: Named after the messenger of the gods.
    remark: The remark is shown after the answer; a reason or a picture helps to remember.

  # `accept` lists other right answers. Case, accents, articles and small slips are forgiven without it.
  - id: ID-star
    q: Which star is nearest to the Sun?
    a: Proxima Centauri
    accept: [Proxima, Alpha Centauri C]
    tags: [stars]

  # A date or a number is recognised: 20/7/1969, or twenty for 20. `tolerance: 5%` would let a number be a little off.
  - id: ID-landing
    q: When did Apollo 11 land on the Moon?
    a: 20 July 1969

  # With `wrong` it is a choice: for what is easily mixed up.
  - id: ID-hottest
    q: Which planet is the hottest?
    a: Venus
    wrong: [Mercury, Mars, Jupiter]

  # With `reverse` it is asked the other way round too: for names, symbols and vocabulary.
  - id: ID-iron
    q: "Chemical symbol: iron"
    a: Fe
    reverse: yes

  # A set: all of a list, in any order. An item that has several names is a list of them.
  - id: ID-giants
    q: Which are the four giant planets?
    all: [Jupiter, Saturn, Uranus, Neptune]

  # A sequence: a list in order. For steps and timelines.
  - id: ID-inner
    q: What are the four inner planets, from the Sun outwards?
    order: [Mercury, Venus, Earth, Mars]

  # A cloze: one card for each deletion, the hint behind two colons. For what a sentence carries best.
  - id: ID-month
    cloze: "The {{Moon}} goes round the Earth in about {{27 days::how long}}."

  # Pairs: one card for each line, and one more with `back`. For what comes in tables.
  - id: ID-moons
    pairs:
      Ganymede: Jupiter
      Titan: Saturn
      Triton: Neptune
    ask: Which planet does the moon {left} go round?
    back: Which is the largest moon of {right}?

  # A term and its definition, asked both ways.
  - id: ID-perihelion
    term: Perihelion
    def: The point of an orbit that is nearest to the Sun.
"""


def new_deck(title: str, deck_id: str, schema: str, examples: bool = True) -> str:
    """The text of a new deck file. The ids of its examples begin with that of the deck, for no two notes of a
    collection may share one; ``schema`` is where the file finds the deck schema."""
    text = _HEAD + (_EXAMPLES if examples else _EMPTY)
    return text.replace("ID-", f"{deck_id}-").replace("SCHEMA", schema).replace("TITLE", scalar(title))
