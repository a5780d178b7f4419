"""The tables of the history. `review` and `act` are the log and only grow; `memory` and `undone` are folded from it.

Table models do not validate, so every bound is a CHECK that the database itself keeps.
"""

from sqlalchemy import DOUBLE_PRECISION, BigInteger, CheckConstraint, Column, ForeignKey, Index, Integer, Text, text
from sqlmodel import Field, SQLModel

_REVIEW_CHECKS = (
    CheckConstraint("rating BETWEEN 1 AND 4", name="review_rating"),
    CheckConstraint("suggested BETWEEN 1 AND 4", name="review_suggested"),
    CheckConstraint("duration BETWEEN 0 AND 60000", name="review_duration"),
    CheckConstraint("state_before BETWEEN 0 AND 3 AND state BETWEEN 1 AND 3", name="review_state"),
    CheckConstraint("stability > 0 AND difficulty BETWEEN 1 AND 10", name="review_memory"),
    CheckConstraint("elapsed >= 0 AND interval >= 0 AND reps >= 1 AND lapses >= 0 AND step >= 0", name="review_counts"),
    CheckConstraint("(due_day IS NULL) <> (due_at IS NULL)", name="review_due"),
    CheckConstraint("thought BETWEEN 0 AND 60000", name="review_thought"),
)
_MEMORY_CHECKS = (
    CheckConstraint("state BETWEEN 0 AND 3", name="memory_state"),
    CheckConstraint("state = 0 OR (stability > 0 AND difficulty BETWEEN 1 AND 10)", name="memory_memory"),
    CheckConstraint("(due_day IS NULL) = (state <> 2) AND (due_at IS NULL) = (state IN (0, 2))", name="memory_due"),
    CheckConstraint("suspended IN (0, 1) AND flagged IN (0, 1)", name="memory_marks"),
)
_DUE_DAY = text("suspended = 0 AND due_day IS NOT NULL")
_DUE_AT = text("suspended = 0 AND due_at IS NOT NULL")
_NEW = text("state = 0 AND suspended = 0")
_BATCH = text("batch IS NOT NULL")
_CONFUSED = text("confused IS NOT NULL")
_CARDLESS = text("card IS NULL")
_ADOPTS = text("kind = 'adopt'")


class MetaRow(SQLModel, table=True):
    """What the database says of itself: its schema version, this device, its learner."""

    __tablename__ = "meta"
    name: str = Field(sa_column=Column(Text, primary_key=True))
    value: str = Field(sa_column=Column(Text, nullable=False))


class DeviceRow(SQLModel, table=True):
    """A device that writes to the log."""

    __tablename__ = "device"
    id: str = Field(sa_column=Column(Text, primary_key=True))
    name: str = Field(sa_column=Column(Text, nullable=False))


class LearnerRow(SQLModel, table=True):
    """A person whose history this is."""

    __tablename__ = "learner"
    id: str = Field(sa_column=Column(Text, primary_key=True))
    name: str = Field(sa_column=Column(Text, nullable=False))


class OptionsRow(SQLModel, table=True):
    """Options that answers were decided by, named by their digest."""

    __tablename__ = "options"
    id: str = Field(sa_column=Column(Text, primary_key=True))
    body: str = Field(sa_column=Column(Text, nullable=False))


class ReviewRow(SQLModel, table=True):
    """One answer: see progress.log.Review."""

    __tablename__ = "review"
    __table_args__ = (
        *_REVIEW_CHECKS,
        Index("review_by_card", "card"),
        Index("review_by_day", "day"),
        Index("review_by_writer", "writer", "id"),
        Index("review_by_batch", "batch", sqlite_where=_BATCH, postgresql_where=_BATCH),
        Index("review_confused", "confused", sqlite_where=_CONFUSED, postgresql_where=_CONFUSED),
    )
    id: str = Field(sa_column=Column(Text, primary_key=True))
    writer: str = Field(sa_column=Column(Text, ForeignKey("device.id"), nullable=False))
    learner: str = Field(sa_column=Column(Text, ForeignKey("learner.id"), nullable=False))
    at: int = Field(sa_column=Column(BigInteger, nullable=False))
    day: int = Field(sa_column=Column(Integer, nullable=False))
    utc_offset: int = Field(sa_column=Column(Integer, nullable=False))
    card: str = Field(sa_column=Column(Text, nullable=False))
    after: str = Field(sa_column=Column(Text, nullable=False))
    rating: int = Field(sa_column=Column(Integer, nullable=False))
    suggested: int | None = Field(sa_column=Column(Integer))
    duration: int = Field(sa_column=Column(Integer, nullable=False))
    form: str = Field(sa_column=Column(Text, nullable=False))
    response: str | None = Field(sa_column=Column(Text))
    verdict: str | None = Field(sa_column=Column(Text))
    hinted: int = Field(sa_column=Column(Integer, nullable=False))
    options: str = Field(sa_column=Column(Text, ForeignKey("options.id"), nullable=False))
    state_before: int = Field(sa_column=Column(Integer, nullable=False))
    stability_before: float | None = Field(sa_column=Column(DOUBLE_PRECISION))
    difficulty_before: float | None = Field(sa_column=Column(DOUBLE_PRECISION))
    elapsed: int = Field(sa_column=Column(Integer, nullable=False))
    state: int = Field(sa_column=Column(Integer, nullable=False))
    step: int = Field(sa_column=Column(Integer, nullable=False))
    stability: float = Field(sa_column=Column(DOUBLE_PRECISION, nullable=False))
    difficulty: float = Field(sa_column=Column(DOUBLE_PRECISION, nullable=False))
    interval: int = Field(sa_column=Column(Integer, nullable=False))
    due_day: int | None = Field(sa_column=Column(Integer))
    due_at: int | None = Field(sa_column=Column(BigInteger))
    reps: int = Field(sa_column=Column(Integer, nullable=False))
    lapses: int = Field(sa_column=Column(Integer, nullable=False))
    batch: str | None = Field(sa_column=Column(Text))
    thought: int | None = Field(sa_column=Column(Integer))
    overruled: str | None = Field(sa_column=Column(Text))
    confused: str | None = Field(sa_column=Column(Text))


class ActRow(SQLModel, table=True):
    """One thing done that is no review: see progress.log.Act."""

    __tablename__ = "act"
    __table_args__ = (
        Index("act_by_card", "card"),
        Index("act_by_batch", "batch"),
        Index("act_by_writer", "writer", "id"),
        Index("act_cardless", "kind", "id", sqlite_where=_CARDLESS, postgresql_where=_CARDLESS),
        Index("act_adopts", "target", sqlite_where=_ADOPTS, postgresql_where=_ADOPTS),
    )
    id: str = Field(sa_column=Column(Text, primary_key=True))
    batch: str = Field(sa_column=Column(Text, nullable=False))
    writer: str = Field(sa_column=Column(Text, ForeignKey("device.id"), nullable=False))
    learner: str = Field(sa_column=Column(Text, ForeignKey("learner.id"), nullable=False))
    at: int = Field(sa_column=Column(BigInteger, nullable=False))
    day: int = Field(sa_column=Column(Integer, nullable=False))
    utc_offset: int = Field(sa_column=Column(Integer, nullable=False))
    kind: str = Field(sa_column=Column(Text, nullable=False))
    card: str | None = Field(sa_column=Column(Text))
    after: str = Field(sa_column=Column(Text, nullable=False))
    target: str | None = Field(sa_column=Column(Text))
    payload: str = Field(sa_column=Column(Text, nullable=False))


class MemoryRow(SQLModel, table=True):
    """The folded memory of one card: see progress.terms.CardMemory."""

    __tablename__ = "memory"
    __table_args__ = (
        *_MEMORY_CHECKS,
        Index("memory_due_day", "due_day", sqlite_where=_DUE_DAY, postgresql_where=_DUE_DAY),
        Index("memory_due_at", "due_at", sqlite_where=_DUE_AT, postgresql_where=_DUE_AT),
        Index("memory_new", "card", sqlite_where=_NEW, postgresql_where=_NEW),
    )
    card: str = Field(sa_column=Column(Text, primary_key=True))
    last: str = Field(sa_column=Column(Text, nullable=False))
    state: int = Field(sa_column=Column(Integer, nullable=False))
    step: int = Field(sa_column=Column(Integer, nullable=False))
    stability: float | None = Field(sa_column=Column(DOUBLE_PRECISION))
    difficulty: float | None = Field(sa_column=Column(DOUBLE_PRECISION))
    due_day: int | None = Field(sa_column=Column(Integer))
    due_at: int | None = Field(sa_column=Column(BigInteger))
    seen_day: int | None = Field(sa_column=Column(Integer))
    seen_at: int | None = Field(sa_column=Column(BigInteger))
    interval: int = Field(sa_column=Column(Integer, nullable=False))
    reps: int = Field(sa_column=Column(Integer, nullable=False))
    lapses: int = Field(sa_column=Column(Integer, nullable=False))
    suspended: int = Field(sa_column=Column(Integer, nullable=False))
    buried_day: int | None = Field(sa_column=Column(Integer))
    flagged: int = Field(sa_column=Column(Integer, nullable=False))
    decided: str = Field(sa_column=Column(Text, nullable=False))


class UndoneRow(SQLModel, table=True):
    """A row of the log that does not count at present."""

    __tablename__ = "undone"
    __table_args__ = (Index("undone_by_card", "card"),)
    id: str = Field(sa_column=Column(Text, primary_key=True))
    card: str | None = Field(sa_column=Column(Text))


class PurgedRow(SQLModel, table=True):
    """A row that was deleted for good: no merge brings it back."""

    __tablename__ = "purged"
    id: str = Field(sa_column=Column(Text, primary_key=True))
