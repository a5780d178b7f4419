"""Which step an undo or a redo takes back: the log of this device read backwards, so that it works after a restart."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import BindParameter, Connection, bindparam, text

from progress.log import RECORDS, ActKind
from progress.terms import Rating

_STEPLESS: BindParameter[Sequence[str]] = bindparam("stepless", [ActKind.UNDO, *RECORDS], expanding=True)
"""Kinds of acts that are no step to take back."""
# Each query walks the index (writer, id) from its end and stops at the first row.
_LAST_REVIEW = text(
    "SELECT id, batch FROM review WHERE writer = :writer "
    "AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.id = review.id) ORDER BY id DESC LIMIT 1"
)
_LAST_ACT = text(
    "SELECT id, batch FROM act WHERE writer = :writer AND kind NOT IN :stepless "
    "AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.id = act.id) ORDER BY id DESC LIMIT 1"
).bindparams(_STEPLESS)
_LAST_STEP = text(
    "SELECT max(id) FROM (SELECT max(id) AS id FROM review WHERE writer = :writer "
    "UNION ALL SELECT max(id) FROM act WHERE writer = :writer AND kind NOT IN :stepless) AS steps"
).bindparams(_STEPLESS)
_LAST_UNDO = text(
    "SELECT batch FROM act WHERE writer = :writer AND kind = 'undo' AND id > :step "
    "AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.id = act.id) "
    "AND NOT EXISTS (SELECT 1 FROM act AS aim WHERE aim.id = act.target AND aim.kind = 'undo') "
    "ORDER BY id DESC LIMIT 1"
)
_REVIEWS = text(
    "SELECT id, card, rating FROM review WHERE (id = :id OR batch = :batch) "
    "AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.id = review.id) ORDER BY id"
)
_BATCH = text("SELECT id, card, kind, target FROM act WHERE batch = :batch ORDER BY id")
_AIMED_AT = text("SELECT 'review', rating FROM review WHERE id = :id UNION ALL SELECT kind, 0 FROM act WHERE id = :id")


class Step(NamedTuple):
    """Rows that are undone together."""

    rows: tuple[tuple[str, str | None], ...]
    """(id, card) of each."""
    said: str
    """What they did, in words."""
    aims: frozenset[str]
    """The rows whose effect changes: the rows themselves, or what they, being undos, were aimed at."""


def last_step(connection: Connection, writer: str) -> Step | None:
    """The last thing this device did that still counts."""
    review = connection.execute(_LAST_REVIEW, {"writer": writer}).one_or_none()
    act = connection.execute(_LAST_ACT, {"writer": writer}).one_or_none()
    if act is not None and (review is None or act.id > review.id):
        rows = connection.execute(_BATCH, {"batch": act.batch}).all()
        return Step(tuple((row.id, row.card) for row in rows), rows[0].kind, frozenset(row.id for row in rows))
    if review is None:
        return None
    rows = connection.execute(_REVIEWS, {"id": review.id, "batch": review.batch}).all()
    said = _rating(rows[0].rating) if len(rows) == 1 else f"{len(rows)} answers"
    return Step(tuple((row.id, row.card) for row in rows), said, frozenset(row.id for row in rows))


def last_undo(connection: Connection, writer: str) -> Step | None:
    """The last undo of this device that still counts, unless something new was done since."""
    step = connection.execute(_LAST_STEP, {"writer": writer}).scalar_one_or_none() or ""
    batch = connection.execute(_LAST_UNDO, {"writer": writer, "step": step}).scalar_one_or_none()
    if batch is None:
        return None
    rows = connection.execute(_BATCH, {"batch": batch}).all()
    kind, rating = connection.execute(_AIMED_AT, {"id": rows[0].target}).one()
    said = str(kind) if kind != "review" else _rating(rating) if len(rows) == 1 else f"{len(rows)} answers"
    return Step(tuple((row.id, row.card) for row in rows), said, _targets([row.target for row in rows]))


def _targets(targets: Sequence[str | None]) -> frozenset[str]:
    return frozenset(target for target in targets if target is not None)


def _rating(value: int) -> str:
    return Rating(value).name.capitalize()
