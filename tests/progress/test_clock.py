"""Study days: roll-over, summer time, travel."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progress.clock import StudyClock, as_date, from_ms, to_ms

BERLIN = ZoneInfo("Europe/Berlin")


def test_a_day_rolls_over_at_four_in_the_morning() -> None:
    clock = StudyClock(BERLIN)
    late = datetime(2026, 11, 24, 3, 59, tzinfo=BERLIN)
    assert clock.day(late) + 1 == clock.day(late + timedelta(minutes=1))
    assert as_date(clock.day(late)).isoformat() == "2026-11-23"


@pytest.mark.parametrize(("year", "month", "day"), [(2026, 3, 29), (2026, 10, 25)])
def test_the_night_the_clocks_change_is_one_study_day_boundary(year: int, month: int, day: int) -> None:
    clock = StudyClock(BERLIN)
    noon_before = datetime(year, month, day, 12, tzinfo=BERLIN) - timedelta(days=1)
    noon = datetime(year, month, day, 12, tzinfo=BERLIN)
    assert clock.day(noon) - clock.day(noon_before) == 1


def test_a_roll_over_hour_that_summer_time_skips_still_begins_the_day_once() -> None:
    clock = StudyClock(BERLIN, rollover=2)
    day = clock.day(datetime(2026, 3, 29, 12, tzinfo=BERLIN))
    begins = clock.begins(day)
    assert clock.day(begins) == day
    assert clock.day(begins - timedelta(minutes=1)) == day - 1


def test_travel_moves_the_study_day_with_the_learner() -> None:
    moment = datetime(2026, 11, 24, 23, 0, tzinfo=UTC)
    assert StudyClock(ZoneInfo("Asia/Tokyo")).day(moment) == StudyClock(UTC).day(moment) + 1


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        StudyClock().day(datetime(2026, 11, 24))


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(["Europe/Berlin", "Pacific/Apia", "America/St_Johns", "Asia/Kathmandu", "America/Sao_Paulo"]),
    st.integers(0, 23),
)
def test_days_only_go_forward_with_time(moment: datetime, zone: str, rollover: int) -> None:
    clock = StudyClock(ZoneInfo(zone), rollover)
    assert 0 <= clock.day(moment + timedelta(hours=25)) - clock.day(moment) <= 3


@given(st.datetimes(datetime(1971, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)))
def test_milliseconds_come_back(moment: datetime) -> None:
    exact = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    assert from_ms(to_ms(exact)) == exact
