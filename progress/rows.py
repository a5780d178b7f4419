"""Log values and memories to and from rows of their tables: the one place that knows both."""

from collections.abc import Mapping
from typing import Any

from progress.log import Act, Moment, Reply, Review
from progress.terms import CardMemory, Memory, Rating, State


def review_values(review: Review) -> dict[str, Any]:
    """The columns of a review."""
    before = review.memory_before
    return {
        **_common(review),
        "card": review.card,
        "rating": review.rating,
        **review.reply._asdict(),
        "hinted": int(review.reply.hinted),
        "options": review.options,
        "state_before": review.state_before,
        "stability_before": before.stability if before else None,
        "difficulty_before": before.difficulty if before else None,
        "elapsed": review.elapsed,
        "state": int(review.state),
        "step": review.step,
        "stability": review.memory.stability,
        "difficulty": review.memory.difficulty,
        "interval": review.interval,
        "due_day": review.due_day,
        "due_at": review.due_at,
        "reps": review.reps,
        "lapses": review.lapses,
        "batch": review.batch,
    }


def review_from(row: Mapping[Any, Any]) -> Review:
    """A row of the review table as a value."""
    before = None
    if row["stability_before"] is not None:
        before = Memory(row["stability_before"], row["difficulty_before"])
    plain = (
        *("rating", "options", "state_before", "elapsed"),
        *("step", "interval", "due_day", "due_at", "reps", "lapses", "batch"),
    )
    reply = Reply(**{name: row[name] for name in Reply._fields})
    suggested = None if reply.suggested is None else Rating(reply.suggested)
    return Review(
        **_stamp(row),
        **{name: row[name] for name in plain},
        card=row["card"],
        reply=reply._replace(hinted=bool(reply.hinted), suggested=suggested),
        memory_before=before,
        state=State(row["state"]),
        memory=Memory(row["stability"], row["difficulty"]),
    )


def act_values(act: Act) -> dict[str, Any]:
    """The columns of an act."""
    own = {name: getattr(act, name) for name in ("batch", "kind", "card", "target", "payload")}
    return {**_common(act), **own}


def act_from(row: Mapping[Any, Any]) -> Act:
    """A row of the act table as a value."""
    own = {name: row[name] for name in ("batch", "kind", "card", "target", "payload")}
    return Act(**_stamp(row), **own)


def memory_values(memory: CardMemory) -> dict[str, Any]:
    """The columns of a card's memory."""
    names = (
        *("card", "last", "decided", "step", "due_day", "due_at"),
        *("seen_day", "seen_at", "interval", "reps", "lapses", "buried_day"),
    )
    return {
        **{name: getattr(memory, name) for name in names},
        "state": int(memory.state),
        "stability": memory.memory.stability if memory.memory else None,
        "difficulty": memory.memory.difficulty if memory.memory else None,
        "suspended": int(memory.suspended),
        "flagged": int(memory.flagged),
    }


def _common(row: Review | Act) -> dict[str, Any]:
    moment = row.moment
    return {
        "id": row.id,
        "writer": row.writer,
        "learner": row.learner,
        "at": moment.at,
        "day": moment.day,
        "utc_offset": moment.utc_offset,
        "after": row.after,
    }


def _stamp(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {
        "id": row["id"],
        "writer": row["writer"],
        "learner": row["learner"],
        "moment": Moment(row["at"], row["day"], row["utc_offset"]),
        "after": row["after"],
    }
