"""Notes beside their source: what an answer says must stand there; own words; what is covered; what changed."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from decks.check import check
from decks.coverage import coverage
from decks.fingerprint import NAME, fingerprint, load_fingerprint, written
from decks.grounding import Grounds, ungrounded
from decks.library import Place
from decks.problems import DeckError, Problem
from decks.reader import PlacedNote, read_text
from decks.source import read_source

TEXT = """On 22 September 2014, the United States, Bahrain and Jordan struck near Raqqa with 47 missiles worth $1bn.

The Islamic State of Iraq lost about 2,000–2,500 fighters, said Colonel Mark Esper of the PPU in early 2016.

== 2019 withdrawal ==

In February the Syrian Democratic Forces took a village 35 kilometres from Baghuz, on the
river which flows to the sea there.
"""
SOURCE = read_source(TEXT)
PRINTS = fingerprint(SOURCE)


def notes_of(*notes: str) -> tuple[str, Sequence[PlacedNote]]:
    text = "id: d\ntitle: D\nnotes:\n" + "".join(f"  - {{{note}}}\n" for note in notes)
    read = read_text(text, Path("d.yaml"), "c")
    assert read.problems == ()
    return text, read.notes


def problems(*notes: str, source: bool = True) -> list[Problem]:
    text, placed = notes_of(*notes)
    return list(ungrounded(Path("d.yaml"), text, placed, Grounds(PRINTS, SOURCE if source else None)))


@pytest.mark.parametrize(
    "answer",
    [
        "22 September 2014", "Sept. 22", "September 2014", "2014-09-22", "forty-seven", "$1 billion", "Raqqa",
        "the US", "2,500", "2,000 to 2,500", "Mark Esper", "Esper", "early 2016", "ISI", "American",
        "nothing in particular", "Bahrain and Jordan", "47 missiles",
    ],
)  # fmt: skip
def test_what_stands_in_the_passage_in_whatever_form_is_grounded(answer: str) -> None:
    assert problems(f"q: x, a: '{answer}', ref: ['lead#1', 'lead#2']") == []


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("23 September 2014", "date"), ("22 October 2014", "date"), ("2015", "date"), ("late 2016", "date"),
        ("48", "number"), ("$1 million", "number"), ("3,000", "number"), ("Homs", "name"), ("Mark Milley", "name"),
        ("Syrian Democratic Forces", "name"), ("Iraq", "name"), ("35 kilometres", "number"),
    ],
)  # fmt: skip
def test_what_does_not_stand_there_is_a_problem_at_the_answer(answer: str, kind: str) -> None:
    (problem,) = problems(f"q: x, a: '{answer}', ref: lead#1")
    assert f"lead#1 does not mention the {kind}" in problem.message
    assert (problem.line, problem.column) == (4, 16)
    assert "inferred" in problem.hint


def test_what_follows_from_the_text_is_explained_in_words() -> None:
    assert problems("q: x, a: 99, ref: lead#1, inferred: Counted.") == []


def test_the_year_may_stand_in_the_heading() -> None:
    assert problems("q: x, a: February 2019, ref: '2019-withdrawal#1'") == []
    assert len(problems("q: x, a: February 2018, ref: '2019-withdrawal#1'")) == 1


def test_items_pairs_and_deletions_are_answers_and_another_form_may_stand_there() -> None:
    assert len(problems("q: x, all: [Bahrain, Kuwait], ref: lead#1")) == 1
    assert len(problems("id: p, pairs: {Bahrain: Raqqa, Jordan: Homs}, ask: '{left}?', ref: lead#1")) == 1
    assert len(problems("cloze: 'It was {{Raqqa}} and {{Homs}}.', ref: lead#1")) == 1
    assert problems("q: x, a: Islamic State, accept: [the Islamic State of Iraq], ref: lead#2") == []
    assert problems("q: x, a: the Islamic State of Iraq and Syria, accept: [ISIS], ref: lead#2") != []
    assert problems("q: x, a: Daesh, accept: [the Islamic State of Iraq], ref: lead#2") == []


def test_a_name_and_its_initials_stand_for_each_other() -> None:
    assert problems("q: x, a: SDF, ref: '2019-withdrawal#1'") == []
    assert problems("q: x, a: People's Protection Units, ref: lead#2") == []
    assert len(problems("q: x, a: Free Syrian Army, ref: lead#2")) == 1


def test_a_passage_that_does_not_exist_is_named_with_the_nearest() -> None:
    (problem,) = problems("q: x, a: y, ref: '2019-withdrawl#1'")
    assert "no passage 2019-withdrawl#1" in problem.message
    assert problem.hint == "Did you mean 2019-withdrawal#1?"


def test_eight_words_in_a_row_are_the_sources_not_the_authors() -> None:
    (problem,) = problems(
        'q: Was it a village which flows to the sea there on the river which flows to the sea?, a: "no"'
    )
    assert "words of the source" in problem.message
    assert problems("q: Which river flows to the sea from that village there?, a: no") == []
    named = "q: 'Who are the United States, Bahrain and Jordan struck near Raqqa?', a: no"
    assert problems(named) == []


def test_a_quotation_must_stand_in_the_passage_whatever_its_spaces_and_quotes() -> None:
    assert problems('q: x, a: y, ref: lead#2, quote: "said  Colonel “Mark Esper”"') == []
    (problem,) = problems("q: x, a: y, ref: lead#2, quote: said General Mark Esper")
    assert "does not say" in problem.message


NOTES = (
    "q: When did it begin?, a: 22 September 2014, ref: lead#1",
    "q: How many missiles hit Raqqa?, a: '47', ref: lead#1",
    "q: Who said so?, a: Mark Esper, ref: lead#2",
)


def test_coverage_counts_passages_and_facts_and_names_what_is_missing() -> None:
    found = coverage([(placed.id, placed.note) for placed in notes_of(*NOTES)[1]], PRINTS, SOURCE)
    assert (found.covered.part, found.covered.whole) == (2, 3)
    assert [one.address for one in found.passages if not one.notes] == ["2019-withdrawal#1"]
    first = found.passages[0]
    assert first.missing == {"date": (), "number": ("$1bn",), "name": ("United States", "Bahrain", "Jordan")}
    assert (first.facts["number"].part, first.facts["number"].whole) == (1, 2)
    assert [section.covered.part for section in found.sections().values()] == [2, 0]


def test_without_the_text_the_fingerprint_says_the_same(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(written(PRINTS), encoding="utf-8")
    read = load_fingerprint(tmp_path / NAME)
    assert read == PRINTS
    wrong = ("q: x, a: 23 September 2014, ref: lead#1", "q: y, a: Homs, ref: lead#9", *NOTES)
    text, placed = notes_of(*wrong)
    assert list(ungrounded(Path("d.yaml"), text, placed, Grounds(read))) == problems(*wrong, source=False) != []
    notes = [(one.id, one.note) for one in placed]
    with_text, without = coverage(notes, PRINTS, SOURCE), coverage(notes, read)
    assert [one._replace(missing={}) for one in with_text.passages] == list(without.passages)


def test_no_word_of_the_text_stands_in_its_fingerprint() -> None:
    said = written(PRINTS)
    assert not any(word in said for word in ("Raqqa", "Esper", "missiles", "Baghuz"))


@pytest.mark.parametrize("content", ["", "[]", '{"format": 9}', '{"format": 1, "sections": {}, "passages": {"a": {}}}'])
def test_a_fingerprint_that_can_not_be_read_is_a_problem_of_the_check(tmp_path: Path, content: str) -> None:
    folder = tmp_path / "hist"
    folder.mkdir()
    (folder / "collection.yaml").write_text("id: hist\n", encoding="utf-8")
    (folder / "d.yaml").write_text("id: d\ntitle: D\nnotes: [{q: x, a: y}]\n", encoding="utf-8")
    (folder / NAME).write_text(content, encoding="utf-8")
    with pytest.raises(DeckError):
        load_fingerprint(folder / NAME)
    (problem,) = check([], [Place(tmp_path)]).problems
    assert problem.path.name == NAME
    assert "study fingerprint" in problem.hint


def test_a_check_uses_the_fingerprint_beside_the_collection_and_sees_what_changed(tmp_path: Path) -> None:
    folder = tmp_path / "hist"
    folder.mkdir()
    (folder / "collection.yaml").write_text("id: hist\n", encoding="utf-8")
    (folder / NAME).write_text(written(PRINTS), encoding="utf-8")
    (folder / "d.yaml").write_text(notes_of("q: x, a: Homs, ref: lead#1")[0], encoding="utf-8")
    places = [Place(tmp_path)]
    found = check([], places)
    assert ["does not mention the name Homs" in problem.message for problem in found.problems] == [True]
    assert found.coverage["hist"].covered.part == 1
    changed = read_source(TEXT.replace("Raqqa", "Homs"))
    (problem,) = check([], places, changed).problems
    assert "passage lead#1 has changed" in problem.message
    assert problem.severity == "warning"
