"""One list of actions: no key means two things, all that is listed is bound, and the README tells the same."""

import re
from pathlib import Path

import pytest
from textual.widgets import Input

from study.actions import ACTIONS, PLACES, Where, actions_in, key_name, key_table
from study.screens.base import StudyScreen
from study.screens.home import HomeScreen
from study.screens.quiz import QuizScreen
from study.screens.summary import SummaryScreen

README = Path(__file__).parents[2] / "README.md"


def test_ids_are_unique_and_begin_with_their_place() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)
    assert all(action.id.startswith(f"{action.where}.") for action in ACTIONS)


@pytest.mark.parametrize("where", ["home", "quiz", "summary"])
def test_no_key_means_two_things_in_one_place(where: Where) -> None:
    keys = [key for action in actions_in(where, "everywhere") for key in action.keys]
    twice = {key for key in keys if keys.count(key) > 1}
    # Escape leaves the answer box, and the sitting where the box is left already.
    assert twice <= {"escape", "o", "ctrl+r"}


def test_keys_for_typing_are_none_that_the_box_itself_needs() -> None:
    own = {key for binding in Input.BINDINGS for key in getattr(binding, "key", "").split(",")}
    ours = {key for action in actions_in("quiz", "everywhere") for key in action.typing_keys}
    assert ours & own <= {"enter"}


@pytest.mark.parametrize("place", [HomeScreen, QuizScreen, SummaryScreen])
def test_every_action_listed_is_one_the_screen_has(place: type[StudyScreen]) -> None:
    for action in actions_in(place.WHERE):
        if action.bound and "." not in action.call:
            assert hasattr(place, f"action_{action.call.partition('(')[0]}"), action.id


@pytest.mark.parametrize(
    ("key", "name"),
    [("ctrl+z", "Ctrl+Z"), ("question_mark", "?"), ("f1", "F1"), ("f", "f"), ("space", "Space"), ("left", "←")],
)
def test_keys_are_named_as_learners_read_them(key: str, name: str) -> None:
    assert key_name(key) == name


def test_everything_a_learner_must_do_while_typing_has_a_key_for_it() -> None:
    for name in ("undo", "redo", "suspend", "bury", "flag", "hint"):
        (action,) = [action for action in ACTIONS if action.id == f"quiz.{name}"]
        assert action.typing_keys


def test_every_place_has_a_heading() -> None:
    assert {action.where for action in ACTIONS} == set(PLACES)


def test_the_readme_lists_the_same_keys() -> None:
    found = re.search(r"<!-- keys -->\n(.*?)\n?<!-- /keys -->", README.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    assert found[1] == key_table()
