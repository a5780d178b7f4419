"""What a card says on screen once it is answered."""

import pytest

from study.forms import Wish
from tests.study.conftest import SETTINGS, Learner
from tests.study.screens import answer, press, running, text_of


def asked(learner: Learner, note: str) -> None:
    learner.write({"own.yaml": f"id: own\ntitle: Own\nnotes:\n  - {note}\n"})


async def test_a_question_put_to_the_learner_ends_with_its_own_mark(learner: Learner) -> None:
    async with running(learner.quiz()) as pilot:
        await answer(pilot, "Operation Inherent Resolv")
        said = " ".join(text_of(pilot).split())
        assert "Hard is marked: does it count?" in said
        assert "?." not in said


async def test_a_list_given_line_by_line_is_shown_in_one(learner: Learner) -> None:
    asked(learner, "{id: states, q: Which states?, all: [Bahrain, Jordan]}")
    async with running(learner.quiz("own")) as pilot:
        for line in ("Jordan", "Bahrain"):
            await answer(pilot, line)
        assert "You typed  Jordan; Bahrain" in text_of(pilot)


@pytest.mark.parametrize(("key", "left"), [(None, "Chad"), ("down", "Mali")])
async def test_the_pair_that_a_key_rates_is_marked_by_more_than_a_colour(
    learner: Learner, key: str | None, left: str
) -> None:
    pairs = "{Chad: N'Djamena, Mali: Bamako}"
    asked(learner, f"{{id: p, pairs: {pairs}, ask: 'Capital of {{left}}?', back: 'Whose is {{right}}?'}}")
    async with running(learner.quiz("own", SETTINGS._replace(wish=Wish.CHOICE))) as pilot:
        await press(pilot, "enter", *filter(None, [key]))
        (line,) = [line for line in text_of(pilot).splitlines() if "›" in line]
        assert left in line
