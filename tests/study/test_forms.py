"""In which form a card is asked, and which rating its answer suggests."""

import pytest

from decks.card import Card
from decks.grading.verdict import Verdict
from progress.terms import CardMemory, Form, Memory, Rating, State
from study.forms import Wish, form_of
from study.suggest import offered, suggestion

NEW = CardMemory("c/n#forward")
KNOWN = CardMemory("c/n#forward", state=State.REVIEW, memory=Memory(9.0, 5.0), due_day=1)
QUESTION = Card("c/n#forward", "d", "question", "q", "a few words", "c/n")
LONG = QUESTION._replace(answer="so many words that nobody would ever type them all into a small box")
CHOICE = QUESTION._replace(kind="choice", wrong=("x", "y"))
SET = QUESTION._replace(kind="set", items=(("a",), ("b",)))
SEQUENCE = QUESTION._replace(kind="sequence", items=(("a",), ("b",)))
PAIR = QUESTION._replace(kind="pair")


@pytest.mark.parametrize(
    ("card", "memory", "wish", "form"),
    [
        (QUESTION, NEW, Wish.WRITTEN, Form.TYPED),
        (LONG, NEW, Wish.WRITTEN, Form.REVEAL),
        (LONG, NEW, Wish.TYPED, Form.TYPED),
        (CHOICE, NEW, Wish.WRITTEN, Form.CHOICE),
        (CHOICE, KNOWN, Wish.TYPED, Form.TYPED),
        (SET, NEW, Wish.WRITTEN, Form.ITEMS),
        (SET, NEW, Wish.CHOICE, Form.SELECT),
        (SEQUENCE, NEW, Wish.WRITTEN, Form.ORDER),
        (PAIR, NEW, Wish.WRITTEN, Form.TYPED),
        (PAIR, NEW, Wish.CHOICE, Form.MATCH),
        (QUESTION, NEW, Wish.STRENGTH, Form.CHOICE),
        (QUESTION, KNOWN, Wish.STRENGTH, Form.TYPED),
        (SET, KNOWN, Wish.STRENGTH, Form.ITEMS),
        (SEQUENCE, NEW, Wish.REVEAL, Form.REVEAL),
    ],
)
def test_the_form_follows_the_note_the_wish_and_the_strength(
    card: Card, memory: CardMemory, wish: Wish, form: Form
) -> None:
    assert form_of(card, memory, wish) is form


TYPICAL = {str(Form.TYPED): 5_000, str(Form.CHOICE): 2_000}


@pytest.mark.parametrize(
    ("verdict", "form", "thought", "hinted", "rating", "words"),
    [
        (Verdict.CORRECT, Form.TYPED, 5_000, False, Rating.GOOD, ""),
        (Verdict.CORRECT, Form.TYPED, 9_500, False, Rating.GOOD, ""),
        (Verdict.CORRECT, Form.TYPED, 14_000, False, Rating.HARD, "slow: 14 s, usually 5 s"),
        (Verdict.CORRECT, Form.TYPED, 5_000, True, Rating.HARD, "hint"),
        (Verdict.CORRECT, Form.TYPED, 2_000, False, Rating.GOOD, "Easy"),
        (Verdict.CORRECT, Form.CHOICE, 500, False, Rating.GOOD, ""),
        (Verdict.CORRECT, Form.CHOICE, 7_000, False, Rating.HARD, "slow"),
        (Verdict.CORRECT, Form.ORDER, 60_000, False, Rating.GOOD, ""),
        (Verdict.CLOSE, Form.TYPED, 1_000, False, Rating.HARD, "it count"),
        (Verdict.WRONG, Form.TYPED, 1_000, True, Rating.AGAIN, ""),
    ],
)
def test_the_suggested_rating_follows_verdict_hint_and_the_learners_own_pace(
    verdict: Verdict, form: Form, thought: int, hinted: bool, rating: Rating, words: str
) -> None:
    found = suggestion(verdict, form, thought, hinted, TYPICAL)
    assert found.rating is rating
    assert words in found.why
    assert bool(found.why) is bool(words)


def test_easy_is_not_on_offer_where_the_answer_could_be_recognised() -> None:
    assert Rating.EASY in offered(Form.TYPED)
    assert all(Rating.EASY not in offered(form) for form in (Form.CHOICE, Form.SELECT, Form.MATCH))
