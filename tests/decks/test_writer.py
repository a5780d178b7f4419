"""Editing a deck file: the intended bytes change and no others."""

from collections.abc import Callable
from functools import partial

import pytest

from decks.kinds import kind_of
from decks.note import Note
from decks.problems import DeckError
from decks.reader import read_text
from decks.writer import Edit, add_accept, add_item_form, add_note, remove_note, replace_note
from tests.decks.example import PATH

DECK = (
    "\ufeff# A deck 😀 with every way to write # and comments\r\n"
    "id: odd\r\n"
    "title:   'Odd'   # a title\r\n"
    "\r\n"
    "notes:\r\n"
    "  # the first\r\n"
    "  - id: plain\r\n"
    "    q: What is 😀?   # trailing \r\n"
    "    a: Something     # the answer  \r\n"
    "    # about the ref\r\n"
    "    ref: x#1\r\n"
    "\r\n"
    "  - id: folded\n"
    "    q: >-   \n"
    "      folded\n"
    "      question\n"
    "    a: |\n"
    "      literal 😀 \n"
    "        deeper\n"
    "\n"
    "    accept: [a, 'b']  # two\n"
    "    remark: |+\n"
    "      kept\n"
    "\n"
    "\n"
    "  - id: dashes\r\n"
    "    q: x\r\n"
    "    a: y\r\n"
    "    accept:   # below\r\n"
    "    -   p  # one\r\n"
    '    -   "q" # two\r\n'
    "    # after the list\r\n"
    "  # before the next\r\n"
    "  - {id: flow, q: f, a: g , tags: [t]}   # in braces\r\n"
    "  -\r\n"
    "    id: cloze\r\n"
    "    cloze: 'a {{b}} {{c: d}} {{e}}'\r\n"
    "    accept: {b: [bee], E: e}\r\n"
    "  - id: term\r\n"
    "    term: T\r\n"
    "    def: means\r\n"
    "    accept: TT # short\r\n"
    "  - id: names\r\n"
    "    term: N\r\n"
    "    def: name\r\n"
    "    accept:\r\n"
    "      - first   # of two\r\n"
    "      - second\r\n"
    "    tags: [t]\r\n"
    "  - id: pairs\r\n"
    "    pairs:\r\n"
    "      A: one\r\n"
    "      B: two\r\n"
    "    back: Whose is {right}?\r\n"
    "    ask: Which is of {left}?\r\n"
    "    hint: h\r\n"
    "  - id: wide\r\n"
    "    q: wide\r\n"
    "    a: v\r\n"
    "    accept: [\r\n"
    "      one,   # 1\r\n"
    "      two    # 2\r\n"
    "    ]\r\n"
    "  - id: empty\r\n"
    "    q: none yet\r\n"
    "    a: >\r\n"
    "      An answer\r\n"
    "      in two lines\r\n"
    "    accept: []\r\n"
    "    wrong: [no]\r\n"
    "  - id: tail\r\n"
    "    q: set\r\n"
    "    all:\r\n"
    "      - a # aa\r\n"
    "      - [b, bb]\r\n"
    "      - - c\r\n"
    "        - cc\t# no line end"
).encode()

Action = Callable[[bytes], Edit]


def written(**values: object) -> Note:
    """A note of these keys."""
    kind = kind_of(values)
    assert kind is not None
    return kind.model_validate(values)


def _accept(name: str, answer: str, response: str) -> Action:
    """Let a response count for the card of this note with this answer."""

    def edit(data: bytes) -> Edit:
        cards = read_text(data.decode(), PATH, "any").cards
        (card,) = [one for one in cards if one.key.startswith(f"any/{name}#") and one.answer == answer]
        return add_accept(data, name, card.key.partition("#")[2], response)

    return edit


def _item(name: str, item: str, response: str) -> Action:
    return partial(add_item_form, name=name, item=item, response=response)


def _note(name: str, note: Note) -> Action:
    return partial(replace_note, name=name, note=note)


def _add(note: Note, after: str = "") -> Action:
    return partial(add_note, note=note, after=after)


def _remove(name: str) -> Action:
    return partial(remove_note, name=name)


PLAIN = DECK.decode()[DECK.decode().index("  - id: plain") : DECK.decode().index("\r\n  - id: folded")]
FOLDED = DECK.decode()[DECK.decode().index("      folded") : DECK.decode().index("  - id: dashes")]
LITERAL = "literal 😀 \n  deeper"

EDITS: list[tuple[str, Action, str, str]] = [
    (
        "a line below the answer",
        _accept("plain", "Something", "Thing"),
        "the answer  \r\n",
        "the answer  \r\n    accept: [Thing]\r\n",
    ),
    ("a list in brackets", _accept("folded", LITERAL, "it's"), "'b']", "'b', 'it''s']"),
    ("a list of dashes", _accept("dashes", "y", "r"), '"q" # two\r\n', '"q" # two\r\n    -   "r"\r\n'),
    ("a note in braces", _accept("flow", "g", "h"), "a: g ,", "a: g, accept: [h] ,"),
    ("a mapping in braces", _accept("cloze", "b", "B, b"), "[bee]", '[bee, "B, b"]'),
    ("a key otherwise written", _accept("cloze", "e", "ee"), "E: e}", "E: [e, ee]}"),
    ("another deletion", _accept("cloze", "c: d", "x"), "E: e}", 'E: e, "c: d": [x]}'),
    ("a single text", _accept("term", "T", "T #1"), "TT #", '[TT, "T #1"] #'),
    ("the other side of a term", _accept("term", "means", "is"), "TT #", "{T: TT, means: [is]} #"),
    (
        "the other side of a term with a list of dashes",
        _accept("names", "name", "noun"),
        "      - first   # of two\r\n      - second\r\n",
        "      N:\r\n      - first   # of two\r\n      - second\r\n      name: [noun]\r\n",
    ),
    (
        "a pair",
        _accept("pairs", "two", "2"),
        "of {left}?\r\n",
        "of {left}?\r\n    accept:\r\n      two: [2]\r\n",
    ),
    (
        "a pair the other way round",
        _accept("pairs", "A", "- a"),
        "of {left}?\r\n",
        'of {left}?\r\n    accept:\r\n      A: ["- a"]\r\n',
    ),
    ("a list with a line for each", _accept("wide", "v", "three"), "two    # 2", "two,    # 2\r\n      three"),
    ("an empty list", _accept("empty", "An answer in two lines", "yes"), "accept: []", "accept: [yes]"),
    (
        "the last note, whose line has no end",
        _accept("tail", "a\nb\nc", "a\nc\nb"),
        "\t# no line end",
        '\t# no line end\r\n    accept: ["a\\nc\\nb"]',
    ),
    ("an item", _item("tail", "a", "A"), "a # aa", "[a, A] # aa"),
    ("an item with brackets", _item("tail", "bb", "B, b"), "[b, bb]", '[b, bb, "B, b"]'),
    ("an item with dashes", _item("tail", "c", "C"), "no line end", "no line end\r\n        - C"),
    (
        "a text in a block",
        _note("folded", written(q="new\nquestion", a="literal 😁", accept=("a", "c"), remark="kept", hint="h")),
        FOLDED,
        FOLDED.replace("folded", "new\n").replace("😀 \n        deeper", "😁").replace("'b'", "'c'") + "    hint: h\n",
    ),
    (
        "a key less",
        _note("pairs", written(pairs={"A": "one", "B": "two"}, ask="Which is of {left}?", hint="h")),
        "    back: Whose is {right}?\r\n",
        "",
    ),
    (
        "another kind of note",
        _note("flow", written(cloze="a {{b}}", tags=("t",))),
        "{id: flow, q: f, a: g , tags: [t]}",
        '{id: flow, cloze: "a {{b}}", tags: [t]}',
    ),
    (
        "a pair more",
        _note(
            "pairs",
            written(
                pairs={"A": "one", "B": "two", "C: c": "three"},
                ask="Which is of {left}?",
                back="Whose is {right}?",
                hint="h",
            ),
        ),
        "      B: two\r\n",
        '      B: two\r\n      "C: c": three\r\n',
    ),
    (
        "the first note less",
        _remove("plain"),
        PLAIN,
        "",
    ),
    ("a note in braces less", _remove("flow"), "  - {id: flow, q: f, a: g , tags: [t]}   # in braces\r\n", ""),
    (
        "a note less whose dash stands alone",
        _remove("cloze"),
        "  -\r\n    id: cloze\r\n    cloze: 'a {{b}} {{c: d}} {{e}}'\r\n    accept: {b: [bee], E: e}\r\n",
        "",
    ),
    (
        "a note behind the first, with the empty line that stands between notes there",
        _add(written(id="new", term="😀", accept=["x", "y"], ref="r#1", **{"def": "a: b"}), "plain"),
        "    ref: x#1\r\n",
        '    ref: x#1\r\n\r\n  - id: new\r\n    term: 😀\r\n    def: "a: b"\r\n    accept: [x, y]\r\n    ref: r#1\r\n',
    ),
    (
        "a note behind one in braces",
        _add(written(q="new", a="n", reverse="yes"), "flow"),
        "# in braces\r\n",
        "# in braces\r\n  - {q: new, a: n, reverse: yes}\r\n",
    ),
    (
        "a note behind the comments of another",
        _add(written(q="new", a="n"), "dashes"),
        "    # after the list\r\n",
        "    # after the list\r\n  - q: new\r\n    a: n\r\n",
    ),
    (
        "a note at the end",
        _add(written(q="new", all=(("a",), ("b", "c")))),
        "\t# no line end",
        "\t# no line end\r\n  - q: new\r\n    all: [a, [b, c]]",
    ),
]


@pytest.mark.parametrize(("edit", "old", "new"), [pytest.param(*case[1:], id=case[0]) for case in EDITS])
def test_exactly_the_intended_bytes_change(edit: Action, old: str, new: str) -> None:
    result = edit(DECK)
    assert DECK.count(old.encode()) == 1
    assert result.data.decode() == DECK.decode().replace(old, new)
    assert result.changed


def test_the_deck_has_nothing_wrong() -> None:
    result = read_text(DECK.decode(), PATH, "any")
    assert (len(result.notes), result.problems) == (11, ())


def test_one_edit_after_another() -> None:
    data = DECK
    for response in ("one", "two", "three"):
        data = _accept("plain", "Something", response)(data).data
    assert data.decode() == DECK.decode().replace(
        "the answer  \r\n", "the answer  \r\n    accept: [one, two, three]\r\n"
    )


@pytest.mark.parametrize(
    ("name", "answer", "response"),
    [("dashes", "y", " q "), ("dashes", "y", "y"), ("term", "T", "TT"), ("cloze", "e", "e"), ("cloze", "b", "bee")],
)
def test_what_is_there_already_is_not_added(name: str, answer: str, response: str) -> None:
    assert _accept(name, answer, response)(DECK) == Edit(DECK, False)


def test_an_item_is_not_given_a_form_twice() -> None:
    assert add_item_form(DECK, "tail", "b", "bb") == Edit(DECK, False)


def test_a_note_that_says_the_same_is_not_written() -> None:
    (note,) = [one.note for one in read_text(DECK.decode(), PATH, "any").notes if one.id == "folded"]
    assert replace_note(DECK, "folded", note) == Edit(DECK, False)


@pytest.mark.parametrize(
    ("response", "written"),
    [
        ("plain words", "plain words"),
        ("no", "no"),
        ("12:30", "12:30"),
        ("https://example.org", "https://example.org"),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("#b", '"#b"'),
        ("a, b", '"a, b"'),
        ("[x]", '"[x]"'),
        ("{x}", '"{x}"'),
        ("*x", '"*x"'),
        ("&x y", '"&x y"'),
        ("!x y", '"!x y"'),
        ("@x", '"@x"'),
        ("%x", '"%x"'),
        ("- x", '"- x"'),
        ("? x", '"? x"'),
        ("| x", '"| x"'),
        ('"x', "'\"x'"),
        ("it's", "it's"),
        ('\'tis "so"', "'''tis \"so\"'"),
        ("C:\\x", "C:\\x"),
        ("\\: x", "'\\: x'"),
        ("a\nb", '"a\\nb"'),
        ("a\tb: c", '"a\\tb: c"'),
        ("😀 ö", "😀 ö"),
        ("x:", '"x:"'),
        ("…\u200b", "…\u200b"),
    ],
)
def test_quoted_only_where_it_would_not_be_read_back(response: str, written: str) -> None:
    data = add_accept(DECK, "plain", "forward", response).data
    assert data.decode() == DECK.decode().replace("the answer  \r\n", f"the answer  \r\n    accept: [{written}]\r\n")


@pytest.mark.parametrize("response", ["a\x1bb", "\x07", "a\u202eb", "a\x85b", "a\u2028b", "\ud800", "a\rb", " ", ""])
def test_what_no_deck_may_hold_is_refused(response: str) -> None:
    with pytest.raises(DeckError):
        add_accept(DECK, "plain", "forward", response)


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (partial(add_accept, name="gone", variant="forward", response="x"), "The note is gone"),
        (partial(add_accept, name="plain", variant="reverse", response="x"), "The card is gone"),
        (partial(add_accept, name="empty", variant="forward", response="no"), "both right and wrong"),
        (partial(add_item_form, name="tail", item="a", response="bb"), "stands in `all` twice"),
        (partial(add_item_form, name="tail", item="z", response="x"), "There is no such item"),
        (partial(add_item_form, name="plain", item="Something", response="x"), "There is no such item"),
        (partial(replace_note, name="plain", note=written(id="other", q="x", a="y")), "The id can't be changed"),
        (partial(replace_note, name="dashes", note=written(q="x", a="y", accept=("p",))), "A comment is in the way"),
        (partial(add_note, note=written(id="flow", q="x", a="y")), "There is such a note"),
        (partial(add_note, note=written(pairs={"a": "b"}, ask="{left}?")), "needs an `id`"),
        (partial(add_note, note=written(q="x", a="y"), after="gone"), "The note is gone"),
        (partial(remove_note, name="gone"), "The note is gone"),
    ],
)
def test_an_edit_that_cannot_be_made_is_refused(edit: Action, words: str) -> None:
    with pytest.raises(DeckError) as caught:
        edit(DECK)
    assert words in str(caught.value)
