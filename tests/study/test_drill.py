"""What there is to drill, wherever it is told: only pairs of which both cards are still there."""

from datetime import timedelta

from progress.terms import Rating
from progress.today import Catalogue
from study.desk import Desk
from tests.study.conftest import NOW, SETTINGS, Learner

DECK = """
id: own
title: Own
notes:
  - {id: okra, q: Whose operation was Okra?, a: Australia}
  - {id: shader, q: Whose operation was Shader?, a: United Kingdom}
"""


def desk_of(learner: Learner) -> Desk:
    return Desk(learner.library, Catalogue(learner.library.entries()), learner.access(), SETTINGS, learner.clock)


def test_a_pair_of_which_a_card_is_gone_is_nowhere_offered(learner: Learner) -> None:
    learner.write({"own.yaml": DECK})
    session = learner.session("own")
    session.begin(NOW)
    for minutes in (0, 2):
        later = NOW + timedelta(minutes=minutes)
        session.reveal("united kingdom", later)
        session.answer(Rating.AGAIN, later)
        while session.shown and not session.shown.card.key.startswith("mine/okra#"):
            session.bury(later)
    desk = desk_of(learner)
    assert (desk.overview().confused, session.summary(NOW).confused) == (1, 1)
    assert len(desk.drill().pairs) == 1
    learner.write({"own.yaml": DECK.replace("id: shader", "id: other")})
    desk = desk_of(learner)
    assert desk.overview().confused == 0
    session = desk.session(None)
    session.begin(NOW)
    assert session.summary(NOW).confused == 0
    assert desk.drill().pairs == ()
