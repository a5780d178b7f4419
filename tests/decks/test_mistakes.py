"""The usual mistakes in a note: where they are reported, and in which words."""

import pytest

from tests.decks.example import read_notes, said

COLON = "quote this: it holds a colon. Put the whole text in quotes."

NOT_YAML = [
    ("- q: foo: bar\n  a: b", "3:6 " + COLON),
    ("- q: x\n  a: {foo} bar", "4:6 quote this: braces stand for a mapping, and text follows it"),
    ("- q: x\n  a: [x] y", "4:6 quote this: brackets stand for a list, and text follows it"),
    ("- q: x\n  a: @x", "4:6 quote this: a text cannot begin with @"),
    ("- q: x\n  a: `x`", "4:6 quote this: a text cannot begin with a backtick"),
    ("- q: x\n  a: %x", "4:6 quote this: a text cannot begin with %"),
    ("- q: x\n  a: *x y", "4:6 quote this: a * at the beginning"),
    ("- q: x\n  a: & y", "4:6 quote this: an & at the beginning"),
    ("- q: x\n  a: - y", "4:6 quote this: a dash at the beginning"),
    ("- q: x\n  a: > 5", "4:6 quote this: a > at the beginning"),
    ("- q: x\n  a: ? y", "4:6 quote this: a ? at the beginning"),
    ("- q: x\n  all:\n    - @foo\n    - b", "5:7 quote this: a text cannot begin with @"),
    ("- cloze: {{x}} y", "3:10 quote this: braces stand for a mapping"),
    ("- cloze: {{x::}} y", '3:10 quote this: braces stand for a mapping. Put the whole text in quotes: "{{x::}} y"'),
    (
        "- cloze: {{x::y}}, z",
        '3:10 quote this: braces stand for a mapping. Put the whole text in quotes: "{{x::y}}, z"',
    ),
    ("- cloze: {{x::}}", '3:10 quote this: braces stand for a mapping. Put the whole text in quotes: "{{x::}}"'),
    ("- id: p\n  ask: '{left}'\n  pairs:\n    the Pentagon: a: b", "6:19 " + COLON),
    ("- q: x\n\ta: y", "4:1 a tab in the indentation"),
    ("-\tq: x\n  a: y", "3:2 a tab in the indentation"),
    ("- q: x\n  a: |\n\tfoo", "5:1 a tab in the indentation"),
    ('- q: "x\n  a: y', "3:6 this quotation mark is never closed"),
    ("- q: 'it's'\n  a: y", "3:10 text after the closing quotation mark"),
    ('- q: "x" y\n  a: y', "3:9 text after the closing quotation mark"),
    ("- q: x\n  a: 'y\n  hint: it's", "4:6 this quotation mark is closed too late"),
    ('- q: x\n  a: "\\d"', "4:7 in double quotes \\d has no meaning"),
    ('- q: x\n  a: "\\ud800"', "4:9 this escape names no character"),
    ("- q: x\n   a: y", "4:4 this key does not line up with the one above"),
    ("- q: x\n  a: y\n z: y", "5:2 this line does not line up with those above"),
    ("- q: x\n  a y", "4:3 no colon after the key"),
    ("- q x\n  a: y", "3:3 no colon after the key"),
    ("- q:x\n  a: b", "3:5 no space after the colon"),
    ("- q: x\n  a: {foo", "4:6 this { is never closed"),
    ("- q: x\n  all: [a, b", "4:8 this [ is never closed"),
    ("- q: x\n  a: [", "4:6 this [ is not closed as it should be"),
    ("- q: x\n  pairs: {a: b: c}", "4:15 this cannot stand inside brackets or braces"),
]

REFUSED = [
    ("- cloze: {{x}}", "3:10 this is read as a mapping, for it begins with {"),
    ("- q: x\n  a: &foo bar", "4:6 `&foo` is read as an anchor, and lost"),
    ("- q: x\n  a: !foo bar", "4:6 `!foo` is read as a tag, and lost"),
    ("- q: x\n  a: !!int 5", "4:6 `!!int` is read as a tag, and lost"),
    ("- q: x\n  a: *foo", "4:6 `*foo` refers to an anchor"),
    ("- q: x\n  q: y\n  a: z", "4:3 the key `q` stands here twice"),
    ('- q: x\n  a: "\\e[2J"', "4:6 the control character U+001B is not allowed"),
    ("- q: x\n  a: y\x1b[2J", "4:7 the control character U+001B is not allowed"),
    ("- q: x\n  a: y\x9b2J", "4:7 the control character U+009B is not allowed"),
    ("- What is x?", "3:3 a note is made of keys"),
    ("-", "3:2 an empty note"),
    ("- [q, a]", "3:3 a note is made of keys"),
]

UNFIT = [
    ("- q: x", "3:3 `a` is missing. Add `a:`. The answer."),
    ("- a: x", "3:3 `q` is missing"),
    ("- term: x", "3:3 `def` is missing"),
    ("- tags: [x]", "3:3 nothing here says what kind of note this is"),
    ("- q: x\n  anser: y", "4:3 unknown key `anser`. Did you mean `a`?"),
    ("- q: x\n  a: y\n  remarks: z", "5:3 unknown key `remarks`. Did you mean `remark`?"),
    ("- q: x\n  a: y\n  explanation: z", "5:3 unknown key `explanation`. Did you mean `remark`?"),
    ("- q: x\n  a: y\n  zzzz: z", "5:3 unknown key `zzzz`. The keys here are id, tags"),
    ("- q: x\n  a: y\n  all: [b, c]", "5:3 `all` does not go with `q` and `a`"),
    ("- q: x\n  a: [1, 2]", "4:6 a list stands where one text belongs. Several answers go under `all`."),
    ("- q: x\n  a: {foo}", "4:6 quote this: it begins with {"),
    ("- q: x\n  all: [one]", "4:8 `all` has fewer than 2 items. With one answer, use `a`."),
    ("- q: x\n  all: one", "4:8 `all` should be a list"),
    ("- q: x\n  all:\n    - When in Rome: do\n    - b", "5:7 " + COLON),
    ("- q: x\n  all: [a, [b, '']]", "4:16 an empty text"),
    ("- q: x\n  all: [a, []]", "4:12 an empty list"),
    ("- q: ''\n  a: y", "3:6 `q` is empty"),
    ("- q: x\n  a: #5", "4:5 `a` is empty. Write a text; one that begins with # goes in quotes."),
    ("- q: x\n  a: y\n  answer_kind: dat", "5:16 “dat” is no kind of answer. Did you mean date?"),
    ("- q: x\n  a: y\n  tolerance: ca. 5", "5:14 “ca. 5” is no tolerance"),
    ("- q: x\n  a: y\n  reverse: ja", "5:12 `reverse` should be yes or no"),
    ("- q: x\n  a: y\n  id: a/b#c", "5:7 “a/b#c” cannot be an id"),
    ("- q: x\n  a: y\n  ref: {a: b}", "5:8 `ref` should be a list"),
    ("- cloze: '{{a}}'\n  accept: [b]", "4:11 `accept` does not say for which deletion"),
    ("- id: p\n  pairs: [a, b]\n  ask: '{left}'", "4:10 `pairs` should be a mapping"),
]

NONSENSE = [
    ("- q: x\n  a: y\n  wrong: [z, Y]", "5:14 “Y” is both right and wrong"),
    ("- q: x\n  a: y\n  accept: w\n  wrong: [z, w]", "6:14 “w” is both right and wrong"),
    ("- q: x\n  a: y\n  wrong: [z, z]", "5:14 “z” stands in `wrong` twice"),
    ("- q: x\n  all: [a, b, A]", "4:15 “A” stands in `all` twice"),
    ("- q: x\n  order: [a, [b, a]]", "4:14 “a” stands in `order` twice"),
    ("- q: x\n  order: [a, b]\n  reverse: yes", "5:12 this note cannot be reversed"),
    ('- cloze: "foo {{a::b::c}}"', "3:15 two :: in one deletion"),
    ("- cloze: foo {{a}} {{}}", "3:20 an empty deletion"),
    ("- cloze: foo {{a", "3:14 this deletion is never closed"),
    ("- cloze: '{{a}}'\n  accept: {b: c}", "4:15 “b” is no deletion of this text. Write one of these: “a”."),
    ("- term: x\n  def: y\n  accept: {z: c}", "5:15 “z” is neither the term nor its definition"),
    ("- pairs: {a: b}\n  ask: '{left}'", "3:3 a note with `pairs` needs an `id`"),
    ("- id: p\n  pairs: {a: b}", "3:3 a note with `pairs` needs `ask` or `back`"),
    ("- id: p\n  pairs: {a: b}\n  ask: who {lft}", "5:8 `ask` does not say what it asks about. Put {left} into it"),
    ("- id: p\n  pairs: {a: b}\n  back: '{right}, {left}'", "5:9 `back` gives its answer away"),
    ("- id: p\n  pairs: {a: b, A: c}\n  ask: '{left}'", "4:20 “A” and “a” are the same left side"),
    ("- id: p\n  pairs: {a: b, c: B}\n  back: '{right}'", "4:20 “B” belongs to both “a” and “c”"),
    ("- id: p\n  pairs: {a: b}\n  ask: '{left}'\n  accept: {c: d}", "6:15 “c” is no side of a pair"),
]


@pytest.mark.parametrize(("note", "expected"), [*NOT_YAML, *REFUSED, *UNFIT, *NONSENSE])
def test_one_mistake_is_one_problem_and_loses_one_note(note: str, expected: str) -> None:
    result = read_notes(f"{note}\n- q: the next\n  a: is fine\n")
    (found,) = said(result)
    assert found.startswith(expected)
    assert [card.prompt for card in result.cards] == ["the next"]


def test_several_mistakes_in_one_note() -> None:
    found = said(read_notes("- q: ''\n  answer_kind: x\n  remrk: &b y\n  a: z"))
    assert [one.partition(" ")[0] for one in found] == ["3:6", "4:16", "5:3", "5:10"]


@pytest.mark.parametrize("indent", ["", " ", "   ", "\t"])
def test_a_dash_out_of_line_loses_its_note_alone(indent: str) -> None:
    result = read_notes(f"  - q: a\n    a: b\n{indent}- q: c\n{indent}  a: d\n  - q: e\n    a: f\n")
    assert [card.prompt for card in result.cards] == ["a", "e"]
    assert [(one.line, one.severity) for one in result.problems] == [(5, "error")]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("- q: x\n  a: Air Force #1", "4:16 the text ends here: # begins a comment"),
        ("- q: x\n  a: y\u202ez", "4:7 the invisible character U+202E"),
        ('- q: x\n  a: "\\u202e"', "4:6 the invisible character U+202E"),
    ],
)
def test_warnings_lose_nothing(note: str, expected: str) -> None:
    result = read_notes(note)
    (found,) = said(result)
    assert found.startswith(expected)
    assert [one.severity for one in result.problems] == ["warning"]
    assert len(result.cards) == 1


@pytest.mark.parametrize(
    "note",
    [
        "- q: x #1 y # but this\n  a: y   # a comment",
        "- q: 'x #1'\n  a: \"y #2\"",
        "- q: |\n    x #1\n  a: y",
        "- q: x\n  a: y\n  #commented: out",
    ],
)
def test_comments_and_number_signs_that_are_meant(note: str) -> None:
    problems = read_notes(note).problems
    assert len(problems) == note.count("x #1 y")


def test_ids_and_prompts_are_unique_in_a_deck() -> None:
    result = read_notes("- {id: a, q: x, a: y}\n- {id: a, q: z, a: y}\n- {q: u, a: y}\n- {q: U, all: [y, z]}\n")
    assert said(result) == [
        "4:3 the id `a` is taken by the note in line 3. Choose another.",
        "6:3 the note in line 5 asks the same. Give this one an `id`, or take it out.",
    ]
    assert [card.prompt for card in result.cards] == ["x", "u"]
