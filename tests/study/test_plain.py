"""Line by line: the same session, without a screen."""

import io

import pytest

from progress.clock import to_ms
from study.plain import run_plain
from tests.study.conftest import SETTINGS, Learner
from tests.study.screens import check_text


def talk(learner: Learner, *lines: str, deck: str = "operations", code: int = 0) -> str:
    """Say these lines, then end the input; what was answered."""
    output = io.StringIO()
    assert (
        run_plain(learner.session(deck), io.StringIO("".join(f"{line}\n" for line in lines)), output, learner.clock)
        == code
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
    ("key", "rating"),
    [
        ("1", 1),
        ("a", 1),
        ("2", 2),
        ("h", 2),
        ("g", 3),
        ("4", 4),
        ("E", 4),
        ("", 1),
        ("good", 3),
        ("Again", 1),
        ("?easy", 4),
    ],
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
    said = talk(learner, "?s", "?u", "?r", "?b", "?", "?q")
    for part in (
        "Suspended: ",
        "Undone: ",
        "Redone: ",
        "Buried until tomorrow: ",
        "Type the answer",
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


@pytest.mark.parametrize("typed", ["?!", "?x", "?e", "??", "?undo"])
def test_what_the_help_does_not_list_is_an_answer(learner: Learner, typed: str) -> None:
    said = talk(learner, typed)
    assert "✗ Wrong." in said
    assert "The answer:" in said


def test_commands_go_by_their_names_at_the_rating(learner: Learner) -> None:
    said = talk(learner, "", "flag", "suspend", "", "undo", "quit")
    for part in ("Flagged.", "Suspended: ", "Undone: "):
        assert part in said
    assert "Not a command here: nonsense" in talk(learner, "", "nonsense")


def test_the_last_answer_can_be_undone(learner: Learner) -> None:
    said = talk(learner, "no idea", "easy", "u", "the nile", "4", "", deck="rivers")
    assert said.count("Enter ends, u undoes the last answer: ") == 2
    assert "Undone: " in said
    assert said.count("Which river runs through Cairo?") >= 2
    assert ratings(learner) == [4]


def test_the_last_answer_can_be_undone_when_it_is_started_again(learner: Learner) -> None:
    talk(learner, "", "4", "", deck="rivers")
    said = talk(learner, "x", "undo", "the nile", "3", deck="rivers")
    assert "Nothing to study right now." in said
    assert "Not a command here: x" in said
    assert ratings(learner) == [3]


def test_at_the_end_there_may_be_nothing_to_undo(learner: Learner) -> None:
    assert "Nothing to undo." in talk(learner, "u", "q", deck="none")


def test_an_answer_that_could_not_be_written_shows_in_the_exit_code(learner: Learner) -> None:
    session, output = learner.session(), io.StringIO()
    lines = iter(("", "3", "q"))

    class Keyboard(io.StringIO):
        def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
            line = next(lines)
            if line == "3":
                (learner.folder / "progress.db").mkdir()
            return f"{line}\n"

    assert run_plain(session, Keyboard(), output, learner.clock) == 1
    assert "Error: " in output.getvalue()


def test_an_error_that_was_got_over_leaves_no_trace_in_the_exit_code(learner: Learner) -> None:
    session, output = learner.session(), io.StringIO()
    lines = iter(("", "3", "4", "?q"))

    class Keyboard(io.StringIO):
        def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
            line = next(lines)
            if line == "3":
                (learner.folder / "progress.db").mkdir()
            elif line == "4":
                (learner.folder / "progress.db").rmdir()
            return f"{line}\n"

    assert run_plain(session, Keyboard(), output, learner.clock) == 0
    assert "Error: " in output.getvalue()
    assert ratings(learner) == [4]


def test_an_answer_that_cant_be_judged_just_now_is_said_and_asked_again(learner: Learner) -> None:
    history, elsewhere = learner.folder / "progress.db", learner.folder / "elsewhere.db"

    class Lines(io.StringIO):
        """A learner whose history is gone while the first answer is given."""

        def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
            line = super().readline(size)
            if line == "OIR\n" and history.exists():
                history.rename(elsewhere)
            elif line == "oir\n":
                elsewhere.rename(history)
            return line

    output = io.StringIO()
    session = learner.session()
    learner.windows[-1].store()
    run_plain(session, Lines("OIR\noir\n\n"), output, learner.clock)
    assert "Error: The history was moved or deleted" in output.getvalue()
    assert "✓ Correct" in output.getvalue()
    assert ratings(learner) == [3]


def test_what_should_count_is_added_to_the_deck(learner: Learner) -> None:
    said = talk(learner, "the anti-Daesh campaign", "c", "")
    assert "counts from now on" in said
    assert ratings(learner) == [3]
