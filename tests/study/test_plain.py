"""Line by line: the same session, without a screen."""

import io

import pytest

from progress.clock import to_ms
from study.plain import run_plain
from tests.study.conftest import SETTINGS, Learner
from tests.study.screens import check_text


def talk(learner: Learner, *lines: str, deck: str = "operations") -> str:
    """Say these lines, then end the input; what was answered."""
    output = io.StringIO()
    assert (
        run_plain(learner.session(deck), io.StringIO("".join(f"{line}\n" for line in lines)), output, learner.clock)
        == 0
    )
    return output.getvalue()


def ratings(learner: Learner) -> list[int]:
    day = SETTINGS.clock.day(learner.clock())
    rows = learner.access().rows(day, to_ms(SETTINGS.clock.begins(day + 1)))
    return [answered.rating for answered in rows.answered]


def test_a_whole_sitting_reads_well(learner: Learner) -> None:
    lines = ("?h", "Operation Inherit Resolve", "", "", "3", "$1 billion", "4")
    check_text(talk(learner, *lines), "plain")


@pytest.mark.parametrize(
    ("key", "rating"), [("1", 1), ("a", 1), ("2", 2), ("h", 2), ("g", 3), ("4", 4), ("E", 4), ("", 3)]
)
def test_each_way_to_rate(learner: Learner, key: str, rating: int) -> None:
    talk(learner, "", key)
    assert ratings(learner) == [rating]


def test_enter_takes_the_rating_that_the_verdict_suggests(learner: Learner) -> None:
    talk(learner, "no idea", "")
    assert ratings(learner) == [1]


def test_letters_are_an_answer_at_the_question_and_commands_at_the_rating(learner: Learner) -> None:
    said = talk(learner, "q", "q")
    assert "✗ Wrong." in said
    assert ratings(learner) == []


def test_suspend_bury_undo_redo_and_help_work_at_the_question_with_a_question_mark(learner: Learner) -> None:
    said = talk(learner, "?s", "?u", "?r", "?b", "?", "?x", "?q")
    for part in (
        "Suspended: ",
        "Undone: ",
        "Redone: ",
        "Buried until tomorrow: ",
        "Type the answer",
        "Not a command here: ?x",
    ):
        assert part in said


def test_the_end_of_the_input_ends_it_with_what_was_done_and_what_is_left(learner: Learner) -> None:
    said = talk(learner, "", "3")
    assert "1 answer, 100% right" in said
    assert "3 cards left today." in said


class Interrupted(io.StringIO):
    """A keyboard on which Ctrl+C is pressed."""

    def isatty(self) -> bool:
        return True

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
        raise KeyboardInterrupt


def test_ctrl_c_ends_it_quietly(learner: Learner) -> None:
    output = io.StringIO()
    assert run_plain(learner.session(), Interrupted(), output, learner.clock) == 0
    assert "left today" in output.getvalue()


def test_a_history_that_cannot_be_read_is_said(learner: Learner) -> None:
    (learner.folder / "progress.db").write_bytes(b"this is no database" * 100)
    output = io.StringIO()
    assert run_plain(learner.session(), io.StringIO(), output, learner.clock) == 1
    assert output.getvalue().startswith("Error: ")


def test_nothing_to_study_says_so(learner: Learner) -> None:
    talk(learner, "", "4", deck="rivers")
    assert "Nothing to study right now." in talk(learner, deck="rivers")
