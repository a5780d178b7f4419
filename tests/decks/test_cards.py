"""What cards a note makes, and that their keys last."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.cards import pair_variant
from decks.text import normalise
from tests.decks.example import EXAMPLE, read, read_notes


def _keys(notes: str) -> list[str]:
    result = read_notes(notes)
    assert not result.problems
    return [card.key for card in result.cards]


def test_the_example_deck() -> None:
    result = read(EXAMPLE)
    assert result.problems == ()
    assert result.deck is not None
    assert (result.deck.ref, result.deck.title, result.deck.notes, result.deck.cards) == (
        "mine/air-war",
        "The air war",
        8,
        13,
    )
    assert result.deck.source.url == "https://example.org/article"
    shown = [(card.kind, card.prompt.partition(" ")[0], card.answer.partition("\n")[0]) for card in result.cards]
    assert shown == [
        ("question", "When", "22 September 2014"),
        ("question", "What", "Operation Inherent Resolve"),
        ("cloze", "The", "Timber Sycamore"),
        ("cloze", "The", "$1 billion"),
        ("choice", "Whose", "Australia"),
        ("set", "Which", "Bahrain"),
        ("sequence", "Put", "Kobanî airdrops"),
        ("pair", "Which", "Operation Okra"),
        ("pair", "Whose", "Australia"),
        ("pair", "Which", "Opération Chammal"),
        ("pair", "Whose", "France"),
        ("term", "Airwars", "A group that keeps a database of claims of civilian harm."),
        ("term", "A", "Airwars"),
    ]
    by_kind = {card.kind: card for card in result.cards}
    assert by_kind["cloze"].prompt == "The programme Timber Sycamore cost about [how much] a year."
    assert by_kind["choice"].wrong == ("Canada", "Belgium", "Germany")
    assert by_kind["set"].items[-1] == ("United Arab Emirates", "UAE")
    assert by_kind["pair"].prompt == "Whose was Opération Chammal?"
    assert all(card.tags == ("air-war",) and card.deck == "air-war" for card in result.cards)
    assert len({card.key for card in result.cards}) == 13


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- {id: n, q: x, a: y}", "- {id: n, q: x, a: y, wrong: [z]}"),
        ("- {id: n, q: x, a: y}", "- {id: n, q: x, a: y, reverse: yes}"),
        ("- {q: x, a: y}", "- {q: x, a: y, reverse: yes, wrong: [z], accept: [w], remark: r, tags: [t]}"),
        ("- {q: x, a: y}", "- {q: ' X ', a: other}"),
        ("- {q: x, a: y}", "- {q: x, all: [y, z]}"),
        ("- cloze: a {{b}} c", "- cloze: a {{b}} {{c}}"),
        ("- cloze: a {{b}} c", "- {cloze: 'a {{b::hint}} c', accept: {b: d}}"),
        ("- {id: n, cloze: 'a {{b}} c'}", "- {id: n, cloze: 'new {{words}} before a {{b}}'}"),
        (
            "- {id: n, pairs: {a: b}, ask: 'x {left}'}",
            "- {id: n, pairs: {c: d, A: e}, ask: 'y {left}', back: 'z {right}'}",
        ),
        ("- {term: x, def: y}", "- {term: x, def: z, accept: [w]}"),
    ],
)
def test_adding_to_a_note_keeps_its_keys(before: str, after: str) -> None:
    assert set(_keys(before)) <= set(_keys(after))


def test_the_keys_of_today_are_those_of_tomorrow() -> None:
    """Written out, because the history of every learner hangs on them."""
    assert _keys("- {q: x, a: y, reverse: yes}\n- {id: n, cloze: 'a {{b}}'}\n- {term: t, def: d}") == [
        "mine/2d711642b726#forward",
        "mine/2d711642b726#reverse",
        "mine/n#b1a31359cc",
        "mine/e3b98a4da31a#forward",
        "mine/e3b98a4da31a#reverse",
    ]
    assert _keys("- {id: n, pairs: {Saudi Arabia: b, a/b#c_d%: e}, ask: '{left}'}") == [
        "mine/n#saudi_arabia:forward",
        "mine/n#a%2Fb%23c%5Fd%25:forward",
    ]


def test_a_note_is_known_by_its_prompt_alone() -> None:
    assert _keys("- {q: x, a: y}") == _keys("- {q: X, a: z, tags: [t]}")
    assert _keys("- {q: x, a: y}") != _keys("- {q: z, a: y}")


@pytest.mark.parametrize(
    ("notes", "siblings"),
    [
        ("- {id: n, q: x, a: y}", ["mine/n"]),
        ("- {id: n, q: x, a: y, reverse: yes}", ["mine/n", "mine/n"]),
        ("- {id: n, cloze: '{{a}} {{b}}'}", ["mine/n", "mine/n"]),
        ("- {id: n, term: a, def: b}", ["mine/n", "mine/n"]),
        (
            "- {id: n, pairs: {a: b, c: d}, ask: '{left}', back: '{right}'}",
            ["mine/n/a", "mine/n/a", "mine/n/c", "mine/n/c"],
        ),
    ],
)
def test_siblings(notes: str, siblings: list[str]) -> None:
    assert [card.sibling for card in read_notes(notes).cards] == siblings


def test_fields_go_with_the_answers_they_speak_of() -> None:
    cards = read_notes(
        "- {id: q, q: When?, a: 1945, accept: ['45'], answer_kind: number, tolerance: 1, hint: h, remark: r,"
        " reverse: yes, group: g, ref: [a#1, b#2]}\n"
        "- {id: p, pairs: {France: Paris}, ask: '{left}', back: '{right}',"
        " accept: {Paris: Lutetia, france: La France}}\n"
        "- {id: t, term: OIR, def: An operation, accept: {OIR: Inherent Resolve, An operation: Operation}}\n"
        "- {id: s, term: UAE, def: A country, accept: Emirates}\n"
        "- {id: c, cloze: '{{Rome}} and {{Paris}}', accept: {paris: [Lutetia]}}\n"
    ).cards
    by_key = {card.key.removeprefix("mine/"): card for card in cards}
    forward, reverse = by_key["q#forward"], by_key["q#reverse"]
    assert (forward.accept, forward.answer_kind, forward.tolerance, forward.hint) == (("45",), "number", "1", "h")
    assert (reverse.accept, reverse.answer_kind, reverse.tolerance, reverse.hint) == ((), "", "", "")
    assert (reverse.prompt, reverse.answer, reverse.remark, reverse.group) == ("1945", "When?", "r", "g")
    assert reverse.ref == ("a#1", "b#2")
    assert by_key["p#france:forward"].accept == ("Lutetia",)
    assert by_key["p#france:reverse"].accept == ("La France",)
    assert by_key["t#reverse"].accept == ("Inherent Resolve",)
    assert by_key["t#forward"].accept == ("Operation",)
    assert by_key["s#reverse"].accept == ("Emirates",)
    assert by_key["s#forward"].accept == ()
    assert [card.accept for card in cards if card.kind == "cloze"] == [(), ("Lutetia",)]


def test_one_direction_of_a_pair() -> None:
    assert _keys("- {id: n, pairs: {a: b}, back: '{right}?'}") == ["mine/n#a:reverse"]


def test_text_stays_as_it_was_written() -> None:
    cards = read_notes(
        "- {q: on?, a: no}\n- {q: when?, a: 12:30}\n- {q: date?, a: 2014-09-22}\n- {q: nil?, a: ~}\n- q: |\n    x = 1\n"
        "      y\n  a: 1.10"
    ).cards
    assert [card.answer for card in cards] == ["no", "12:30", "2014-09-22", "~", "1.10"]
    assert cards[-1].prompt == "x = 1\n  y"


@given(st.text(), st.text())
def test_pair_variants_differ_as_the_sides_do(one: str, other: str) -> None:
    same = normalise(one) == normalise(other)
    assert (pair_variant(one) == pair_variant(other)) is same
    assert not set("/#: \n") & set(pair_variant(one))
