"""Steps, intervals, bounds and fuzz of one card."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progress.options import Options
from progress.scheduler import fuzz_range, outcomes, settle
from progress.terms import CardMemory, Memory, Rating, State

DAY = 20_000
NEW = CardMemory("c/n#forward")
PLAIN = Options(fuzz=False)
STEPS = st.lists(st.integers(1, 86_400) | st.integers(1, 400 * 86_400), max_size=4).map(lambda steps: tuple(steps))
OPTIONS = st.builds(
    Options,
    desired_retention=st.floats(0.70, 0.99),
    learning_steps=STEPS,
    relearning_steps=STEPS,
    minimum_interval=st.integers(1, 30),
    maximum_interval=st.integers(30, 36_500),
    fuzz=st.booleans(),
    model=st.just(PLAIN.model),
    parameters=st.just(PLAIN.parameters),
)


@st.composite
def cards(draw: st.DrawFn) -> CardMemory:
    state = draw(st.sampled_from(State))
    if state is State.NEW:
        return NEW
    memory = Memory(draw(st.floats(0.01, 36_500)), draw(st.floats(1, 10)))
    seen = DAY - draw(st.integers(-5, 3000))
    return CardMemory(
        "c/n#forward",
        draw(st.text("0123456789ABCDEF", min_size=26, max_size=26)),
        state,
        draw(st.integers(0, 5)),
        memory,
        seen_day=seen,
        interval=draw(st.integers(0, 3000)),
        reps=3,
    )


def delays(card: CardMemory, options: Options = PLAIN) -> list[int]:
    """Seconds on the four buttons, days counted as such."""
    return [found.delay or found.interval * 86_400 for found in outcomes(card, DAY, options).values()]


def test_a_new_card_goes_through_one_and_ten_minutes() -> None:
    assert delays(NEW) == [60, 330, 600, 8 * 86_400]
    second = settle(NEW, outcomes(NEW, DAY, PLAIN)[Rating.GOOD], "row", 0, DAY)
    assert (second.state, second.step) == (State.LEARNING, 1)
    assert delays(second)[:3] == [60, 600, 2 * 86_400]


def test_a_forgotten_card_is_asked_again_after_ten_minutes_and_counts_a_lapse() -> None:
    known = NEW._replace(last="row", state=State.REVIEW, memory=Memory(20.0, 5.0), seen_day=DAY - 20, interval=20)
    lapsed = outcomes(known, DAY, PLAIN)[Rating.AGAIN]
    assert (lapsed.state, lapsed.delay, lapsed.lapses) == (State.RELEARNING, 600, 1)


def test_only_a_review_card_can_lapse() -> None:
    for state in (State.LEARNING, State.RELEARNING):
        card = NEW._replace(last="row", state=state, memory=Memory(1.0, 5.0), seen_day=DAY, lapses=2)
        assert outcomes(card, DAY, PLAIN)[Rating.AGAIN].lapses == 2


@given(st.text("0123456789ABCDEF", min_size=26, max_size=26), st.integers(3, 300))
def test_fuzz_never_makes_an_interval_shrink_that_grew(decided: str, interval: int) -> None:
    memory = Memory(float(interval), 5.0)
    card = NEW._replace(
        last="row", decided=decided, state=State.REVIEW, memory=memory, seen_day=DAY - interval, interval=interval
    )
    found = outcomes(card, DAY, Options())
    assert interval < found[Rating.HARD].interval < found[Rating.GOOD].interval < found[Rating.EASY].interval


def test_a_flag_does_not_change_what_the_buttons_say() -> None:
    card = NEW._replace(last="row", decided="row", state=State.REVIEW, memory=Memory(60.0, 5.0), seen_day=DAY - 60)
    assert outcomes(card._replace(last="flag"), DAY, Options()) == outcomes(card, DAY, Options())


def test_without_steps_every_rating_gives_days() -> None:
    bare = PLAIN._replace(learning_steps=(), relearning_steps=())
    assert all(found.state is State.REVIEW and found.interval >= 1 for found in outcomes(NEW, DAY, bare).values())


@given(cards(), OPTIONS)
def test_a_better_rating_never_comes_back_sooner(card: CardMemory, options: Options) -> None:
    found = delays(card, options)
    assert found == sorted(found)


@given(cards(), OPTIONS)
def test_intervals_keep_their_bounds(card: CardMemory, options: Options) -> None:
    for found in outcomes(card, DAY, options).values():
        assert (found.interval == 0) == (found.state is not State.REVIEW)
        if found.interval:
            assert options.minimum_interval <= found.interval <= options.maximum_interval


@given(cards(), OPTIONS, st.sampled_from(Rating), st.integers(0, 10**13))
def test_the_button_shows_what_is_kept(card: CardMemory, options: Options, rating: Rating, at: int) -> None:
    shown = outcomes(card, DAY, options)[rating]
    kept = settle(card, outcomes(card, DAY, options)[rating], "row", at, DAY)
    if shown.state is State.REVIEW:
        assert kept.due_day == DAY + shown.interval
        assert kept.due_at is None
    else:
        assert kept.due_at == at + shown.delay * 1000
        assert kept.due_day is None


@given(st.floats(2.5, 36_500))
def test_fuzz_stays_within_its_range_and_uses_all_of_it(interval: float) -> None:
    low, high = fuzz_range(interval)
    assert low <= round(interval) <= high
    assert low >= 1


def test_fuzz_spreads_cards_learned_together() -> None:
    def due(key: str) -> int:
        card = CardMemory(key, "row", State.REVIEW, 0, Memory(60.0, 5.0), seen_day=DAY - 60, interval=60)
        return outcomes(card, DAY, Options())[Rating.GOOD].interval

    found = {due(f"c/n{index}#forward") for index in range(200)}
    low, high = min(found), max(found)
    assert len(found) > 10
    assert high - low <= 2 * (fuzz_range(high)[1] - high) + 2


@pytest.mark.parametrize("days", [0, -3])
def test_a_clock_that_stepped_back_counts_as_the_same_day(days: int) -> None:
    card = CardMemory("c/n#f", "row", State.REVIEW, 0, Memory(10.0, 5.0), seen_day=DAY, interval=10)
    assert outcomes(card, DAY + days, PLAIN) == outcomes(card, DAY, PLAIN)


def test_options_come_back_from_their_body_with_the_same_id() -> None:
    options = Options()._replace(learning_steps=(30,), desired_retention=0.85)
    again = Options.from_body(options.body)
    assert (again, again.id) == (options, options.id)
    assert again.id != Options().id
