"""A learner's desk in a folder of the test's own: real decks, a real history, a clock that stands still."""

import asyncio
import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from decks.library import Library, Place
from progress.access import Access
from progress.clock import StudyClock
from progress.today import Catalogue
from study.app import StudyApp
from study.desk import Desk
from study.session import Session
from study.settings import Settings

NOW = datetime(2026, 9, 1, 10, tzinfo=UTC)
SETTINGS = Settings(clock=StudyClock(UTC))

OPERATIONS = """
id: operations
title: Operations
source: {title: Some article}
notes:
  - {id: name, q: What is its code name?, a: Operation Inherent Resolve, accept: [OIR], hint: Three *words*,
     remark: Announced on 15 October 2014., ref: "lead#1"}
  - {id: states, q: Which Arab states struck first?, all: [Bahrain, Jordan, Qatar]}
  - {id: cost, cloze: "It cost about {{$1 billion::how much}} a year."}
"""
RIVERS = """
id: rivers
title: Rivers
notes:
  - {id: nile, q: Which river runs through Cairo?, a: The Nile}
"""
DECKS = {"war/operations.yaml": OPERATIONS, "rivers.yaml": RIVERS}


def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run an async test to its end."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    names = inspect.signature(pyfuncitem.obj).parameters
    asyncio.run(pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in names}))
    return True


@dataclass
class Clock:
    """Stands still until it is moved."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        """Let time pass."""
        self.now += timedelta(**by)


@dataclass
class Learner:
    """Somebody with decks and a history, who opens windows on them."""

    folder: Path
    clock: Clock = field(default_factory=Clock)
    windows: list[Access] = field(default_factory=list)
    library: Library = field(init=False)

    def write(self, decks: Mapping[str, str]) -> None:
        """Put deck files into the folder and read them."""
        for name, text in decks.items():
            path = self.folder / "decks" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        (self.folder / "decks").mkdir(exist_ok=True)
        self.library = Library.open([Place(self.folder / "decks", collection="mine")], self.folder / "cards.db")

    def access(self) -> Access:
        """The history, in a window of its own."""
        self.windows.append(Access(self.folder / "progress.db"))
        return self.windows[-1]

    def app(self, settings: Settings = SETTINGS, start: frozenset[str] | None = None) -> StudyApp:
        """The app, not yet running."""
        desk = Desk(self.library, Catalogue(self.library.entries()), self.access(), settings, self.clock)
        return StudyApp(desk, start)

    def quiz(self, deck: str = "operations", settings: Settings = SETTINGS) -> StudyApp:
        """The app, about to open on a sitting over one deck."""
        return self.app(settings, frozenset({f"mine/{deck}"}))

    def session(self, deck: str = "operations", settings: Settings = SETTINGS) -> Session:
        """A sitting over one deck, not yet begun."""
        catalogue = Catalogue(self.library.entries())
        return Session(self.library, catalogue, self.access(), settings, frozenset({f"mine/{deck}"}))


@pytest.fixture(autouse=True)
def quick_hands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests press the same key again faster than anybody; none of them means to hold it down."""
    monkeypatch.setattr(StudyApp, "HELD", 0.0)


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    """With two decks, one of them in a folder, and an empty history."""
    somebody = Learner(tmp_path)
    somebody.write(DECKS)
    yield somebody
    for window in somebody.windows:
        window.close()
