"""What happens to an error nobody foresaw: kept in a file for a report, said in three lines."""

import os
import sys
import traceback
from datetime import UTC, datetime

from study.places import find_places, make_private

EXIT_CODE = 70
"""EX_SOFTWARE of sysexits.h."""


def report(error: Exception) -> int:
    """Save the traceback for its owner only and say where; the exit code."""
    told = "".join(traceback.format_exception(error))
    path = find_places().cache / f"crash-{datetime.now(UTC):%Y%m%d-%H%M%S}.txt"
    try:
        make_private(path.parent)
        with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600), "w", encoding="utf-8", errors="replace") as file:
            file.write(told)
        where = f"What happened is written down in {path}; please report it."
    except OSError:
        where = f"It could not be written down:\n{told}"
    print(
        "study: an error in the program itself. Every answer you gave is saved.",
        f"  {where}",
        sep="\n",
        file=sys.stderr,
    )
    return EXIT_CODE
