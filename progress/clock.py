"""Study days: a day of study rolls over at 04:00 of the learner's own clock, not at midnight.

A study day is a number, days since 1970-01-01, computed when something happens and stored with it. Differences of these
numbers are what the schedule counts with, so travel and summer time can neither lose a day nor add one.
"""

from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import NamedTuple

_EPOCH = date(1970, 1, 1).toordinal()


def to_ms(moment: datetime) -> int:
    """UTC milliseconds since 1970 of an aware moment."""
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


def from_ms(ms: int) -> datetime:
    """The moment of these UTC milliseconds, aware, in UTC."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms)


def as_date(day: int) -> date:
    """The calendar date a study day begins on."""
    return date.fromordinal(day + _EPOCH)


class StudyClock(NamedTuple):
    """Turns moments into study days for one learner."""

    zone: tzinfo | None = None
    """The learner's time zone; None follows the machine's, wherever it travels."""
    rollover: int = 4
    """Hour of the local clock at which the study day begins, 0-23."""

    def day(self, now: datetime) -> int:
        """Number of the study day that ``now`` (aware) falls in."""
        return (self._wall(now) - timedelta(hours=self.rollover)).toordinal() - _EPOCH

    def begins(self, day: int) -> datetime:
        """When that study day begins, UTC. Where summer time skips the hour, the first moment after the gap."""
        wall = datetime.combine(as_date(day), datetime.min.time()) + timedelta(hours=self.rollover)
        local = wall.replace(tzinfo=self.zone) if self.zone else wall.astimezone()
        return local.astimezone(UTC)

    def utc_offset(self, now: datetime) -> int:
        """Minutes the learner's clock is ahead of UTC at ``now``."""
        offset = now.astimezone(self.zone).utcoffset()
        return 0 if offset is None else int(offset.total_seconds() // 60)

    def local(self, moment: datetime) -> datetime:
        """The same moment on the learner's clock."""
        return moment.astimezone(self.zone)

    def _wall(self, now: datetime) -> datetime:
        if now.tzinfo is None:
            raise ValueError("a moment without a time zone has no study day")
        return now.astimezone(self.zone).replace(tzinfo=None)
