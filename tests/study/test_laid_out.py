"""Lists and boards as they are laid out and filled: what lies open, what is ticked off, what a picked option means."""

import pytest

from decks.grading.verdict import Verdict
from progress.terms import Form
from study.forms import Wish
from study.present import task
from study.session import Session
from study.settings import Settings
from study.sitting import Phase, Shown
from tests.study.conftest import NOW, SETTINGS, Learner


def sit(learner: Learner, notes: str, wish: Wish = Wish.WRITTEN) -> Session:
    """A sitting over a deck of these notes, begun."""
    learner.write({"own.yaml": f"id: own\ntitle: Own\nnotes:\n{notes}"})
    settings: Settings = SETTINGS._replace(wish=wish)
    session = learner.session("own", settings)
    session.begin(NOW)
    return session


def shown(session: Session) -> Shown:
    assert session.shown is not None
    return session.shown


@pytest.mark.parametrize("rights", [("n", "m", "f"), ("neuter", "masculine", "feminine")])
def test_no_two_pairs_on_a_board_belong_to_the_same_answer(learner: Learner, rights: tuple[str, str, str]) -> None:
    neuter, masculine, feminine = rights
    pairs = f"{{Haus: {neuter}, Hund: {masculine}, Katze: {feminine}, Maus: {feminine}, Baum: {masculine}}}"
    session = sit(learner, f"  - {{id: g, pairs: {pairs}, ask: 'Gender of {{left}}?'}}\n", Wish.CHOICE)
    assert shown(session).form is Form.MATCH
    assert sorted(one.card.answer for one in shown(session).cards) == sorted(shown(session).choices) == sorted(rights)


STATES = "  - {id: states, q: Which states?, all: [Bahrain, Jordan, [United Arab Emirates, UAE]]}\n"


@pytest.mark.parametrize("line", ["I don't know", "?", "..."])
def test_what_is_no_answer_is_not_ticked_off(learner: Learner, line: str) -> None:
    session = sit(learner, STATES)
    session.give(line, NOW)
    assert [tick.kind for tick in shown(session).ticks if tick.kind != "missing"] == ["extra"]
    assert task(shown(session)).startswith("3 more")


def test_an_item_given_twice_counts_once(learner: Learner) -> None:
    session = sit(learner, STATES)
    for line in ("UAE", "United Arab Emirates", "uae"):
        session.give(line, NOW)
    assert task(shown(session)).startswith("2 more")
    session.give("Jordan", NOW)
    assert session.phase is Phase.QUESTION


def test_a_list_ends_when_nothing_is_missing_whatever_does_not_belong(learner: Learner) -> None:
    session = sit(learner, STATES)
    for line in ("UAE", "Kuwait", "Jordan", "Bahrain"):
        session.give(line, NOW)
    assert (session.phase, shown(session).verdict) == (Phase.ANSWER, Verdict.WRONG)


def test_of_two_items_the_order_in_which_they_lie_tells_nothing(learner: Learner) -> None:
    notes = [f"  - {{id: n{number}, q: Order {number}?, order: [first, second]}}\n" for number in range(12)]
    session = sit(learner, "".join(notes))
    lying = set()
    while session.shown:
        lying.add(shown(session).choices)
        session.bury(NOW)
    assert len(lying) == 2


def test_a_picked_option_is_itself_even_where_it_reads_like_letters(learner: Learner) -> None:
    session = sit(learner, "  - {id: o, q: Which order?, order: [A B, D C, B A, C D]}\n")
    session.reveal("A B\nD C\nB A\nC D", NOW)
    assert (shown(session).response, shown(session).verdict) == ("A B\nD C\nB A\nC D", Verdict.CORRECT)
