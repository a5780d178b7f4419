"""Exams line by line, and what the command line says of exams."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from study.cli import run
from study.exam_plain import run_exam
from tests.study.conftest import Learner
from tests.study.exams import DECK, OPERATIONS, desk_of, reviews, sat, unwritable
from tests.study.screens import check_text
from tests.study.test_app_hostile import STEERING, WRITTEN, harmless

BIRDS = """
title: Birds
notes:
  - {id: one, q: Which bird hovers?, a: Hummingbird}
  - {id: two, q: Which bird swims?, a: Penguin}
"""


@pytest.fixture
def somebody(learner: Learner) -> Learner:
    """With a deck of every form besides the others."""
    learner.write({"war/operations.yaml": OPERATIONS})
    return learner


def talk(learner: Learner, *lines: str, minutes: int | None = None, code: int = 0) -> str:
    """Say these lines, then end the input; what was answered."""
    desk, output = desk_of(learner), io.StringIO()
    sitting, said = desk.exam(DECK, None, minutes), io.StringIO("".join(f"{line}\n" for line in lines))
    assert run_exam(sitting, desk.library.card, said, output, learner.clock) == code
    return output.getvalue()


class Hands(io.StringIO):
    """Types lines, and does something behind the program's back before some of them."""

    def __init__(self, *lines: str | Callable[[], object]) -> None:
        super().__init__()
        self._lines = iter(lines)

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
        for line in self._lines:
            if isinstance(line, str):
                return f"{line}\n"
            line()
        return ""


def test_a_whole_exam_reads_well(somebody: Learner) -> None:
    text = talk(somebody, "$1 billion", "Desert Storm", "cab", "Jordan, Bahrain, Qatar", "", "n", minutes=10)
    check_text(text, "exam-plain")
    assert reviews(somebody) == []


@pytest.mark.parametrize(("said", "number"), [("y", 5), ("YES", 5), ("", 0), ("n", 0), ("count", 0)])
def test_the_answers_count_only_where_the_learner_says_so(somebody: Learner, said: str, number: int) -> None:
    text = talk(somebody, *[""] * 5, said)
    assert len(reviews(somebody)) == number
    assert ("Recorded as 5 reviews of today." in text) == (number == 5)


def test_handing_in_asks_first(somebody: Learner) -> None:
    text = talk(somebody, "", "?q", "n", "?q", "y", "n")
    assert "Hand in? 4 questions are not answered. y/N: " in text
    assert text.count("[2 of 5]") == 2
    (found,) = sat(somebody)
    assert (found.answered, found.ended is not None) == (1, True)


def test_where_the_input_ends_the_exam_is_not_finished(somebody: Learner) -> None:
    assert "not finished, 2 of 5 answered" in talk(somebody, "", "")
    assert sat(somebody)[0].ended is None


def test_an_answer_after_the_time_does_not_count(somebody: Learner) -> None:
    desk, output = desk_of(somebody), io.StringIO()
    hands = Hands("", lambda: somebody.clock.move(minutes=2), "", "n")
    assert run_exam(desk.exam(DECK, None, 1), desk.library.card, hands, output, somebody.clock) == 0
    assert "Time is up: the exam is handed in." in output.getvalue()
    assert sat(somebody)[0].answered == 1


def test_an_answer_that_cannot_be_kept_is_asked_for_again(somebody: Learner) -> None:
    desk, output = desk_of(somebody), io.StringIO()
    desk.access.store()
    full = unwritable(somebody)
    hands = Hands("", full.__enter__, "$5", lambda: full.__exit__(None, None, None), "?q", "y", "n")
    assert run_exam(desk.exam(DECK, None, None), desk.library.card, hands, output, somebody.clock) == 0
    assert "You had typed: $5\nError: " in output.getvalue()
    assert output.getvalue().count("[2 of 5]") == 2
    assert sat(somebody)[0].answered == 1


def test_an_exam_that_cannot_begin_shows_in_the_exit_code(somebody: Learner) -> None:
    desk_of(somebody).access.store()
    with unwritable(somebody):
        assert "Error: " in talk(somebody, code=1)


@pytest.mark.parametrize("text", [*WRITTEN.values(), *STEERING.values()], ids=[*WRITTEN, *STEERING])
def test_nothing_steers_the_terminal(somebody: Learner, text: str) -> None:
    assert harmless(talk(somebody, *[text.replace("\ud800", "")] * 5, "n"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--exam", "--confused"], "--exam and --confused are two things: choose one."),
        (["birds", "--count", "3"], "--count belongs to an exam: add --exam."),
        (["birds", "--minutes", "3"], "--minutes belongs to an exam: add --exam."),
        (["birds", "--exam", "--count", "0"], "--count takes a whole number from 1 up, not 0."),
        (["birds", "--exam", "--minutes", "-5"], "--minutes takes a whole number from 1 up, not -5."),
    ],
)
def test_words_that_do_not_go_together_are_a_misuse(
    own_home: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert run(["quiz", *arguments]) == 2
    assert capsys.readouterr().err == f"study: {said}\n"


def birds(home: Path, text: str = BIRDS) -> None:
    """Write a deck."""
    (home / "decks").mkdir(parents=True)
    (home / "decks" / "birds.yaml").write_text(text, encoding="utf-8")


def test_a_deck_without_cards_is_said(own_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    birds(own_home, "title: Birds\nnotes: []\n")
    assert run(["quiz", "birds", "--exam", "--plain"]) == 1
    assert "Birds has no cards, or all are suspended." in capsys.readouterr().err


def test_exams_are_listed_for_people_and_as_data(
    own_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    birds(own_home)
    assert run(["exams"]) == 0
    assert capsys.readouterr() == ("", "No exams yet: `study quiz DECK --exam` sits one.\n")
    assert not (own_home / "progress.db").exists()
    monkeypatch.setattr("sys.stdin", io.StringIO("hummingbird\nhummingbird\nn\n"))
    assert run(["quiz", "birds", "--exam", "--minutes", "5", "--plain"]) == 0
    capsys.readouterr()
    assert run(["exams"]) == 0
    assert "  Birds  1 of 2: 50% (9–91%)\n" in capsys.readouterr().out
    assert run(["exams", "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["title"], found["minutes"], found["answered"], found["counted"]) == ("Birds", 5, 2, False)
    assert (found["score"]["points"], found["score"]["share"]) == (1.0, 0.5)
    assert [section["title"] for section in found["sections"]] == ["Birds"]
    assert sorted(question["verdict"] for question in found["questions"]) == ["correct", "wrong"]
    assert found["ended"] >= found["at"]


def test_an_exam_needs_a_terminal_or_line_mode(own_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    birds(own_home)
    assert run(["quiz", "birds", "--exam"]) == 1
    assert "--plain" in capsys.readouterr().err
