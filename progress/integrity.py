"""Whether a history is sound, at a glance: asked whenever it is opened. `progress.checkup` asks thoroughly."""

from pathlib import Path

from progress.reading import Run
from progress.wording import DamagedError

# Each finds rows that contradict each other, by one way through the tables and indexes; all of them in a few steps,
# however long the history is.
_CONTRADICTIONS = (
    # What was appended last is not found by its device, or by its id.
    (
        "SELECT id FROM (SELECT id, writer FROM review ORDER BY rowid DESC LIMIT 1) AS late WHERE NOT EXISTS "
        "(SELECT 1 FROM review INDEXED BY review_by_writer WHERE writer = late.writer AND id = late.id) "
        "OR NOT EXISTS (SELECT 1 FROM review WHERE id = late.id AND card <> '')"
    ),
    (
        "SELECT id FROM (SELECT id, writer FROM act ORDER BY rowid DESC LIMIT 1) AS late WHERE NOT EXISTS "
        "(SELECT 1 FROM act INDEXED BY act_by_writer WHERE writer = late.writer AND id = late.id) "
        "OR NOT EXISTS (SELECT 1 FROM act WHERE id = late.id AND kind <> '')"
    ),
    # The youngest row, by the index, is not in the table, or left no trace in the memory of its card.
    (
        "SELECT id FROM (SELECT id, card FROM review ORDER BY id DESC LIMIT 1) AS late WHERE NOT EXISTS "
        "(SELECT 1 FROM memory WHERE card = late.card) AND NOT EXISTS (SELECT 1 FROM undone WHERE id = late.id) "
        "AND NOT EXISTS (SELECT 1 FROM act WHERE kind = 'adopt' AND target = late.card)"
    ),
    # A memory follows from a row that is not there.
    (
        "SELECT last FROM (SELECT last FROM memory ORDER BY rowid DESC LIMIT 1) AS late WHERE NOT EXISTS "
        "(SELECT 1 FROM review WHERE id = late.last) AND NOT EXISTS (SELECT 1 FROM act WHERE id = late.last)"
    ),
)


def require_consistent(run: Run, path: Path) -> None:
    """DamagedError where the last rows contradict each other: what copying a history while it is written, or putting
    back only one of its files, makes of it."""
    for statement in _CONTRADICTIONS:
        if any(True for _ in run(statement, {})):
            raise DamagedError(
                "The history contradicts itself",
                f"{path}: what was written last does not fit together. It may have been copied while it was in use.",
                "Run `study doctor`: it says what is wrong and mends it.",
            )
