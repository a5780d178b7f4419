"""The engine agrees with py-fsrs, gives golden intervals, and lets nothing senseless through."""

from datetime import UTC, datetime, timedelta

import fsrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from progress.fsrs import MAXIMUM_STABILITY, engine
from progress.options import DEFAULT_PARAMETERS
from progress.terms import Memory, ProgressError, Rating

ENGINE = engine(DEFAULT_PARAMETERS)
HISTORIES = st.lists(st.tuples(st.sampled_from(Rating), st.integers(0, 400)), min_size=1, max_size=25)


@settings(max_examples=300, deadline=None)
@given(HISTORIES)
def test_whole_day_histories_agree_with_py_fsrs(history: list[tuple[Rating, int]]) -> None:
    oracle = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card, now = fsrs.Card(card_id=1), datetime(2024, 1, 1, tzinfo=UTC)
    memory: Memory | None = None
    for index, (rating, days) in enumerate(history):
        elapsed = days if index else 0
        now += timedelta(days=elapsed)
        card, _ = oracle.review_card(card, fsrs.Rating(int(rating)), now)
        memory = ENGINE.next_states(memory, elapsed, 0.9)[rating].memory
        if card.stability is None or card.difficulty is None or card.stability > MAXIMUM_STABILITY:
            return
        assert memory.stability == pytest.approx(card.stability, rel=1e-4)
        assert memory.difficulty == pytest.approx(card.difficulty, rel=1e-4)


# Computed with py-fsrs 6.3.2: each review on the day the stability names, no steps, no fuzz.
GOLDEN = {
    "3333": [(2.3065, 2.1181), (10.9643, 2.1112), (46.2802, 2.1043), (162.8622, 2.0975)],
    "1333": [(0.2120, 6.4133), (1.8868, 6.4021), (6.2692, 6.3909), (17.3792, 6.3798)],
    "3313": [(2.3065, 2.1181), (10.9643, 2.1112), (1.5383, 7.3922), (4.8763, 7.3801)],
    "4444": [(8.2956, 1.0), (65.6242, 1.0), (396.7750, 1.0), (1874.9170, 1.0)],
    "2321": [(1.2931, 5.1122), (4.5460, 5.1023), (11.7660, 6.7339), (1.4868, 8.9117)],
}


@pytest.mark.parametrize("ratings", GOLDEN)
def test_golden_sequences(ratings: str) -> None:
    memory: Memory | None = None
    found = []
    for rating in ratings:
        days = 0 if memory is None else max(1, round(memory.stability))
        memory = ENGINE.next_states(memory, days, 0.9)[Rating(int(rating))].memory
        found += [memory.stability, memory.difficulty]
    assert found == pytest.approx([value for pair in GOLDEN[ratings] for value in pair], rel=1e-4)


MEMORIES = st.builds(Memory, st.floats(0.001, 36_500), st.floats(1, 10))


@given(st.none() | MEMORIES, st.integers(0, 40_000), st.floats(0.70, 0.99))
def test_states_stay_in_bounds_and_ratings_keep_their_order(memory: Memory | None, days: int, retention: float) -> None:
    found = ENGINE.next_states(memory, days, retention)
    for state in found.values():
        assert 0 < state.memory.stability <= MAXIMUM_STABILITY
        assert 1 <= state.memory.difficulty <= 10
    difficulties = [found[rating].memory.difficulty for rating in Rating]
    assert difficulties == sorted(difficulties, reverse=True)
    passing = [found[rating].interval for rating in Rating][1:]
    assert passing == sorted(passing)


@given(st.floats(0.01, 36_500), st.floats(0, 1000), st.floats(0, 1000))
def test_retrievability_falls_with_time(stability: float, early: float, later: float) -> None:
    first, second = sorted((early, later))
    assert 1 >= ENGINE.retrievability(stability, first) >= ENGINE.retrievability(stability, second) > 0
    assert ENGINE.retrievability(stability, stability) == pytest.approx(0.9)


@given(st.floats(0.1, 30_000), st.floats(1, 10), st.integers(1, 4000))
def test_the_gain_is_what_the_engine_says_of_good(stability: float, difficulty: float, days: int) -> None:
    good = ENGINE.next_states(Memory(stability, difficulty), days, 0.9)[Rating.GOOD].memory.stability
    expected = ENGINE.retrievability(stability, days) * good / stability
    if good < MAXIMUM_STABILITY:
        assert ENGINE.expected_gain(stability, difficulty, days) == pytest.approx(expected, rel=1e-3)


@pytest.mark.parametrize("stability", [float("nan"), float("inf"), 0.0, -1.0])
def test_a_senseless_memory_is_refused(stability: float) -> None:
    with pytest.raises(ValueError, match="memory"):
        ENGINE.next_states(Memory(stability, 5.0), 1, 0.9)


@pytest.mark.parametrize(("days", "retention"), [(-1, 0.9), (1, 0.0), (1, 1.0), (1, float("nan"))])
def test_senseless_questions_are_refused(days: int, retention: float) -> None:
    with pytest.raises(ValueError, match="FSRS"):
        ENGINE.next_states(None, days, retention)


@pytest.mark.parametrize("parameters", [(), (1.0,) * 20, (float("nan"),) * 21])
def test_unusable_parameters_are_named(parameters: tuple[float, ...]) -> None:
    with pytest.raises(ProgressError, match="Unusable"):
        engine(parameters)
