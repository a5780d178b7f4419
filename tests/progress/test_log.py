"""Ids of the log sort by writing order, whatever the clock does."""

from hypothesis import given
from hypothesis import strategies as st

from progress.log import next_id


@given(st.lists(st.integers(0, 2**47), min_size=2, max_size=50))
def test_ids_are_unique_and_only_grow(clock: list[int]) -> None:
    ids: list[str] = []
    for now in clock:
        ids.append(next_id(now, ids[-1] if ids else ""))
    assert ids == sorted(set(ids))
    assert all(len(one) == 26 for one in ids)


@given(st.integers(0, 2**47), st.integers(1, 10**9))
def test_ids_sort_by_time(now: int, later: int) -> None:
    assert next_id(now, "") < next_id(now + later, "")
