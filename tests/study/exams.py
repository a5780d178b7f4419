"""What the tests of exams share: a deck with a question of every form, and a history that refuses to be written."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from progress.exams import Exam
from study.desk import Desk
from tests.study.conftest import SETTINGS, Learner

OPERATIONS = """
id: operations
title: Operations
notes:
  - {id: name, q: What is its code name?, a: Operation Inherent Resolve, accept: [OIR],
     remark: Announced on 15 October 2014., ref: "lead#1"}
  - {id: states, q: Which Arab states struck first?, all: [Bahrain, Jordan, Qatar], ref: "air-war/first-strikes#2"}
  - {id: steps, q: In which order were these freed?, order: [Kobani, Manbij, Raqqa], ref: "air-war/first-strikes#3"}
  - {id: capital, q: What is the capital of Jordan?, a: Amman, wrong: [Beirut, Cairo]}
  - {id: cost, cloze: "It cost about {{$1 billion::how much}} a year.", ref: "lead#1"}
"""
RIGHT = {"name": "OIR", "states": "Jordan, Bahrain, Qatar", "steps": "", "capital": "", "cost": "$1 billion"}
"""By note: what to type; empty where nothing is typed."""
DECK = frozenset({"mine/operations"})


def desk_of(learner: Learner) -> Desk:
    """The learner's desk, in a window of its own."""
    return learner.app().desk


def sat(learner: Learner) -> list[Exam]:
    """Past exams as another window reads them."""
    return desk_of(learner).exams()


def reviews(learner: Learner) -> list[int]:
    """Ratings of all reviews of today."""
    return [one.rating for one in learner.access().rows(SETTINGS.clock.day(learner.clock()), 0).answered]


@contextmanager
def unwritable(learner: Learner) -> Iterator[None]:
    """The history takes no acts, as on a full disk."""
    with closing(sqlite3.connect(learner.folder / "progress.db")) as raw:
        raw.execute("CREATE TRIGGER full BEFORE INSERT ON act BEGIN SELECT RAISE(ABORT, 'disk full'); END")
        raw.commit()
        yield
        raw.execute("DROP TRIGGER full")
        raw.commit()
