"""Keeps every test away from the machine it runs on: its own home, a fixed zone and language, no animation."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ["TEXTUAL_ANIMATIONS"] = "none"


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home of the test's own, on a machine in UTC."""
    home = tmp_path / "study-home"
    monkeypatch.setenv("STUDY_HOME", str(home))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.delenv("STUDY_DECKS", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    time.tzset()
    yield home
    monkeypatch.undo()
    time.tzset()
