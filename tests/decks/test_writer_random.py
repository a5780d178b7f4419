"""Any deck and any response: the answer counts afterwards, and every other note and byte is as it was."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decks.cards import cards_of
from decks.problems import DeckError
from decks.reader import ReadResult, read_text
from decks.text import has_unsafe
from decks.writer import add_accept, add_note, remove_note, replace_note
from tests.decks.example import PATH

WORDS = [
    "a",
    "b: c",
    "#d",
    "it's",
    '"e"',
    "f, g",
    "[h]",
    "{i}",
    "- j",
    "😀",
    "k #l",
    "yes",
    "Ω",
    "\\",
    "m  n",
    "!o",
    "%",
]
TEXTS = st.one_of(
    st.sampled_from(WORDS),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join),
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=1, max_size=12),
)
COMMENTS = st.sampled_from(["", "", " # c", "   # 'x': [y", "  ", "\t# t"])
BETWEEN = st.sampled_from(["", "", "\n", "# between\n", "\n  # above 😀\n", "\n\n"])


def _quoted(text: str) -> str:
    return "'" + re.sub(r"\s+", " ", text).replace("'", "''") + "'"


@st.composite
def styled(draw: st.DrawFn, indent: str) -> str:
    """The value of a key: on its line or below it."""
    text = re.sub(r"\s+", " ", draw(TEXTS)).strip() or "x"
    way = draw(st.sampled_from(["single", "double", "literal", "folded", "plain"]))
    if way == "double":
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"' + draw(COMMENTS)
    if way in ("literal", "folded"):
        sign = draw(st.sampled_from("|>")) + draw(st.sampled_from(["", "-", "+"]))
        return f"{sign}\n{indent}  {text}" + draw(st.sampled_from(["", "\n", f"\n{indent}  more"]))
    return ("word" if way == "plain" else _quoted(text)) + draw(COMMENTS)


@st.composite
def accepted(draw: st.DrawFn, indent: str) -> str:
    """Nothing, or a list in one of the ways to write it."""
    forms = [_quoted(f"form {number} {text}") for number, text in enumerate(draw(st.lists(TEXTS, max_size=3)))]
    way = draw(st.sampled_from(["none", "flow", "block", "lines", "one"]))
    if way == "none" or not forms:
        return ""
    if way == "one":
        return f"{indent}accept: {forms[0]}{draw(COMMENTS)}\n"
    if way == "block":
        deeper = indent + draw(st.sampled_from(["", "  ", "    "]))
        return f"{indent}accept:\n" + "".join(f"{deeper}- {form}{draw(COMMENTS)}\n" for form in forms)
    if way == "lines":
        inner = ",\n".join(f"{indent}  {form}" for form in forms)
        return f"{indent}accept: [\n{inner}{draw(st.sampled_from([',', '', ' # c']))}\n{indent}]\n"
    return f"{indent}accept: [{', '.join(forms)}]{draw(COMMENTS)}\n"


@st.composite
def notes(draw: st.DrawFn, number: int, margin: str) -> str:
    """A note of some kind in some style."""
    gap = draw(st.sampled_from([" ", "   "]))
    indent = margin + " " + gap
    kind = draw(st.sampled_from(["question", "braces", "cloze", "term", "pairs", "set"]))
    tail = draw(st.sampled_from(["", f"{indent}tags: [t]{draw(COMMENTS)}\n", f"{indent}# inside\n{indent}hint: h\n"]))
    start = f"{margin}-{gap}id: n{number}{draw(COMMENTS)}\n"
    if kind == "braces":
        forms = draw(st.sampled_from(["", ", accept: [x, 'y']", ",accept: x"]))
        return f"{margin}-{gap}{{id: n{number}, q: {_quoted(draw(TEXTS) + '?')}, a: answer{forms}}}{draw(COMMENTS)}\n"
    if kind == "question":
        body = f"{indent}q: {_quoted(draw(TEXTS))}\n{indent}a: {draw(styled(indent))}\n"
        return start + body + draw(accepted(indent)) + tail
    if kind == "set":
        items = f"{indent}all: [s{number}, [t, tt]]{draw(COMMENTS)}\n"
        return start + f"{indent}q: q{number}\n{items}" + draw(accepted(indent)) + tail
    if kind == "cloze":
        forms = draw(st.sampled_from(["", f"{indent}accept: {{b: [x]}}\n", f"{indent}accept:\n{indent}  B: x # c\n"]))
        return start + f"{indent}cloze: 'n{number} {{{{b}}}} {{{{c: d::hint}}}}'{draw(COMMENTS)}\n{forms}{tail}"
    if kind == "term":
        return start + f"{indent}term: T{number}\n{indent}def: d{number}\n" + draw(accepted(indent)) + tail
    return (
        start + f"{indent}pairs: {{A: one, 'B, b': two}}\n{indent}ask: '{{left}}?'\n{indent}back: '{{right}}?'\n{tail}"
    )


@st.composite
def decks(draw: st.DrawFn) -> str:
    """A deck of up to five notes."""
    margin = draw(st.sampled_from(["", "  "]))
    count = draw(st.integers(1, 5))
    body = "".join(draw(BETWEEN) + draw(notes(number, margin)) for number in range(count))
    text = f"# top\nid: d\n{draw(BETWEEN)}notes:{draw(COMMENTS)}\n{body}"
    if draw(st.booleans()):
        text = text.rstrip("\n")
    lines = text.split("\n")
    ends = draw(st.lists(st.sampled_from(["\n", "\r\n"]), min_size=len(lines), max_size=len(lines)))
    if draw(st.booleans()):
        ends = [ends[0]] * len(lines)
    mark = draw(st.sampled_from(["", "\ufeff"]))
    return mark + "".join(f"{line}{end}" for line, end in zip(lines, [*ends[:-1], ""], strict=True))


def _read(text: str) -> ReadResult:
    return read_text(text, PATH, "any")


def _is_inserted(before: bytes, after: bytes) -> bool:
    """Whether all bytes are still there, in their order."""
    rest = iter(after)
    return all(byte in rest for byte in before)


@settings(max_examples=300, deadline=None)
@given(decks(), TEXTS, st.integers(0))
def test_a_response_counts_and_nothing_else_changes(text: str, response: str, number: int) -> None:
    before = _read(text)
    cards = before.cards
    if not cards:
        return
    card = cards[number % len(cards)]
    name, _, variant = card.key.removeprefix("any/").partition("#")
    if not response.strip() or has_unsafe(response):
        with pytest.raises(DeckError):
            add_accept(text.encode(), name, variant, response)
        return
    try:
        result = add_accept(text.encode(), name, variant, response)
    except DeckError as error:
        # The one way to be refused: the names of a term become a mapping, and there is a comment among them.
        if "A comment is in the way" not in str(error) or card.kind != "term":
            raise
        return
    after = _read(result.data.decode())
    form = response.strip()
    (now,) = [one for one in after.cards if one.key == card.key]
    known = form in (card.answer, *card.accept)
    assert now == (card if known else card._replace(accept=(*card.accept, form)))
    assert result.changed != known
    assert [one.key for one in after.cards] == [one.key for one in cards]
    assert {one.id: one.note for one in before.notes if one.id != name} == {
        one.id: one.note for one in after.notes if one.id != name
    }
    (placed,) = [one for one in before.notes if one.id == name]
    plain = text.removeprefix("\ufeff")
    start, end = plain[: placed.start].encode(), plain[placed.end :].encode()
    assert result.data.removeprefix("\ufeff".encode()).startswith(start)
    assert result.data.endswith(end)
    assert result.data.startswith("\ufeff".encode()) == text.startswith("\ufeff")
    assert add_accept(result.data, name, variant, response).changed is False


@settings(max_examples=150, deadline=None)
@given(decks(), TEXTS, TEXTS)
def test_a_note_added_and_taken_out_again_leaves_the_deck_as_it_was(text: str, question: str, answer: str) -> None:
    before = _read(text)
    if not before.notes or before.problems:
        return
    (note,) = _read("notes:\n- id: new\n  q: x\n  a: y\n").notes
    wanted = note.note.model_copy(update={"q": question.strip() or "q", "a": answer.strip() or "a"})
    if has_unsafe(question + answer):
        with pytest.raises(DeckError):
            add_note(text.encode(), wanted)
        return
    added = add_note(text.encode(), wanted).data
    after = _read(added.decode())
    assert [one.note for one in after.notes] == [*(one.note for one in before.notes), wanted]
    assert _is_inserted(text.encode(), added)
    again = remove_note(added, "new").data
    assert [one.note for one in _read(again.decode()).notes] == [one.note for one in before.notes]


@settings(max_examples=150, deadline=None)
@given(decks(), TEXTS)
def test_a_changed_remark_changes_nothing_else(text: str, remark: str) -> None:
    before = _read(text)
    if not remark.strip() or has_unsafe(remark):
        return
    for place in before.notes[:2]:
        data = replace_note(text.encode(), place.id, place.note.model_copy(update={"remark": remark.strip()})).data
        after = {one.id: one.note for one in _read(data.decode()).notes}
        assert after == {
            one.id: one.note.model_copy(update={"remark": remark.strip()}) if one is place else one.note
            for one in before.notes
        }
        assert _is_inserted(text.encode(), data)
        keys = [card.key for one in after.values() for card in cards_of(one, "any", "d", ())]
        assert keys == [card.key for card in before.cards]
