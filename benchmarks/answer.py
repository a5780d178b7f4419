"""From a rating to the next card, with 1,000, 10,000 and 100,000 cards of 10 reviews each.

Run with `python -m benchmarks.answer [cards ...]`. The histories are made by the scheduler itself for a few hundred
lives, then stamped onto all cards; the answers go through the same session the app uses.
"""

import gc
import random
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

from decks.library import Library, Place
from progress.access import Access
from progress.clock import StudyClock
from progress.log import Moment, Reply, Review
from progress.options import Limits, Options
from progress.rows import memory_values, review_values
from progress.scheduler import elapsed_days, outcomes, settle
from progress.store import Store
from progress.terms import CardMemory, Rating, State
from progress.today import Catalogue
from study.session import Session
from study.settings import Settings

REVIEWS, LIVES, ANSWERS = 10, 300, 1000
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
OPTIONS = Options()
Life = tuple[list[Review], CardMemory]


def write_decks(folder: Path, cards: int) -> None:
    """Decks of at most 10,000 notes each."""
    folder.mkdir(parents=True)
    for start in range(0, cards, 10_000):
        notes = "".join(
            f"  - {{id: n{n}, q: What is {n}?, a: answer {n}}}\n" for n in range(start, min(start + 10_000, cards))
        )
        (folder / f"d{start}.yaml").write_text(f"title: Deck {start}\nnotes:\n{notes}", encoding="utf-8")


def life(seed: int, today: int) -> Life:
    """One card's ten reviews, each when it was due, up to a today that lies anywhere in its last interval."""
    chance = random.Random(seed)
    memory, day, answers = CardMemory("card"), 0, list[tuple[Rating, int]]()
    while memory.state is not State.REVIEW or len(answers) < REVIEWS:
        if len(answers) == REVIEWS:
            memory, day, answers = CardMemory("card"), 0, []
        rating = chance.choices(list(Rating), (1, 1, 7, 1))[0]
        answers.append((rating, day))
        memory = settle(memory, outcomes(memory, day, OPTIONS)[rating], str(len(answers)), 0, day)
        day = memory.due_day or day
    shift = today - answers[-1][1] - chance.randint(1, memory.interval + 1)
    return replay([(rating, day + shift) for rating, day in answers])


def replay(answers: list[tuple[Rating, int]]) -> Life:
    """The rows that these ratings on these days leave, and the memory they end in."""
    memory, rows = CardMemory("card"), list[Review]()
    for number, (rating, day) in enumerate(answers, 1):
        moment = Moment((day * 24 + 12) * 3_600_000 + number * 660_000, day, 0)
        reply = Reply("typed", 4000, "x", "correct", thought=3000)
        outcome, before = outcomes(memory, day, OPTIONS)[rating], memory
        memory = settle(before, outcome, str(number), moment.at, day)
        rows.append(
            Review(
                memory.last, "w", "l", moment, "card", before.last, rating, reply,
                OPTIONS.id, before.state, before.memory, elapsed_days(before, day), outcome.state, outcome.step,
                outcome.memory, outcome.interval, memory.due_day, memory.due_at, outcome.reps, outcome.lapses,
            )
        )  # fmt: skip
    return rows, memory


def fill(path: Path, keys: list[str], today: int) -> None:
    """A history of ten reviews for every card."""
    store = Store(path)
    writer, learner = store.writer, store.learner
    store.close()
    lives = [life(seed, today) for seed in range(LIVES)]
    raw = sqlite3.connect(path)
    raw.execute("INSERT INTO options VALUES (?, ?)", (OPTIONS.id, OPTIONS.body))
    for table, make in (("review", _reviews), ("memory", _memories)):
        rows = make(keys, lives, writer, learner)
        first = next(rows)
        marks = ", ".join(f":{name}" for name in first)
        statement = f"INSERT INTO {table} ({', '.join(first)}) VALUES ({marks})"
        raw.execute(statement, first)
        raw.executemany(statement, rows)
    raw.commit()
    raw.close()


def _reviews(keys: list[str], lives: list[Life], writer: str, learner: str) -> Iterator[dict[str, object]]:
    for number, key in enumerate(keys):
        for place, review in enumerate(lives[number % LIVES][0]):
            own = {"id": row_id(place, number), "after": row_id(place - 1, number) if place else "", "card": key}
            yield {**review_values(review), **own, "writer": writer, "learner": learner}


def _memories(keys: list[str], lives: list[Life], *_: str) -> Iterator[dict[str, object]]:
    for number, key in enumerate(keys):
        memory = lives[number % LIVES][1]
        yield {**memory_values(memory), "card": key, "last": row_id(REVIEWS - 1, number), "decided": ""}


def row_id(place: int, number: int) -> str:
    """Id of a card's review: digits only, so that every id drawn later sorts after it."""
    return f"{place:010d}{number:016d}"


def measure(cards: int) -> tuple[float, ...]:
    """Milliseconds of opening the library, planning the day, counting, and answers (p50, p90, p99); peak MB."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        write_decks(home / "decks", cards)
        places, cache = [Place(home / "decks", collection="mine")], home / "cards.db"
        library = Library.open(places, cache)
        clock = StudyClock(UTC)
        fill(home / "progress.db", [entry.key for entry in library.entries()], clock.day(NOW))
        begun = time.perf_counter()
        library = Library.open(places, cache)
        catalogue = Catalogue(library.entries())
        opened = time.perf_counter() - begun
        access = Access(home / "progress.db")
        access.store()
        settings = Settings(clock=clock, limits=Limits(20, 9999))
        session = Session(library, catalogue, access, settings, None)
        session.begin(NOW)
        begun = time.perf_counter()
        session.begin(NOW)
        planned = time.perf_counter() - begun
        begun = time.perf_counter()
        due = session.counts
        counted = time.perf_counter() - begun
        times = answers(session)
        access.close()
    cuts = statistics.quantiles(times, n=100)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    spent = (opened, planned, counted, cuts[49], cuts[89], cuts[98])
    return cards, due.review, *(seconds * 1000 for seconds in spent), peak


def answers(session: Session) -> list[float]:
    """Seconds of each rating until the next question stands ready."""
    times = []
    gc.freeze()
    for number in range(ANSWERS):
        if session.shown is None:
            break
        moment = NOW + timedelta(seconds=number)
        session.reveal("an answer", moment)
        begun = time.perf_counter()
        session.answer(Rating.GOOD, moment)
        times.append(time.perf_counter() - begun)
    return times


def main(sizes: list[int]) -> None:
    """Measure and print, each size in a process of its own so that peaks are its own."""
    titles = ("cards", "due", "open ms", "plan ms", "count ms", "p50 ms", "p90 ms", "p99 ms", "peak MB")
    print("".join(f"{title:>10}" for title in titles), flush=True)
    for size in sizes:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            cards, due, *rest = pool.submit(measure, size).result()
        print(f"{cards:10,.0f}{due:10,.0f}" + "".join(f"{value:10.2f}" for value in rest), flush=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1_000, 10_000, 100_000])
