"""Makes the README's picture from a run of the app on the bundled decks: `python -m tests.study.screenshot`."""

import asyncio
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from decks.library import Library, bundled_place
from progress.access import Access
from progress.clock import StudyClock
from progress.today import Catalogue
from study.app import StudyApp
from study.desk import Desk
from study.settings import Settings
from tests.study.screens import GOLDENS, answer, press, running

PICTURE = GOLDENS / "quiz.svg"
NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)


async def picture(folder: Path) -> str:
    """Two cards answered, the third one typed with a slip."""
    library = Library.open([bundled_place()], folder / "cards.db")
    access = Access(folder / "progress.db")
    desk = Desk(library, Catalogue(library.entries()), access, Settings(clock=StudyClock(UTC)), lambda: NOW)
    app = StudyApp(desk, frozenset({"syria-intervention/overview"}))
    app.HELD = 0.0
    async with running(app) as pilot:
        await press(pilot, "enter", "enter", "enter", "enter")
        await answer(pilot, "Operation Inherant Resolve")
        svg = app.export_screenshot(title="study")
    access.close()
    return svg


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        PICTURE.write_text(asyncio.run(picture(Path(name))), encoding="utf-8")
