"""Driving the app as a learner does: press a key, wait until the screen listens again, read what it says."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from math import isinf
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from study.app import StudyApp
from study.screens.base import StudyScreen
from study.widgets.typed import AnswerBox

GOLDENS = Path(__file__).parent / "goldens"


@asynccontextmanager
async def running(app: StudyApp, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
    """The app on a screen of this size, painted."""
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield pilot


async def settle(pilot: Pilot[None]) -> None:
    """Wait until what was pressed has been done and painted."""
    await pilot.pause()
    while isinstance(pilot.app.screen, StudyScreen) and isinf(pilot.app.screen.listens_from):
        await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys as somebody does who looks at the screen after each."""
    for key in keys:
        send(pilot, key)
        await settle(pilot)


def send(pilot: Pilot[None], *keys: str) -> None:
    """Press keys without waiting for anything, as a burst."""
    for key in keys:
        pilot.app.post_message(key_event(key))


def key_event(key: str) -> events.Key:
    """What the terminal sends for a key."""
    return events.Key(key, {"space": " ", "enter": "\r"}.get(key, key if len(key) == 1 else None))


async def hold(pilot: Pilot[None], key: str, times: int, every: float = 0.03) -> None:
    """Hold a key down: it comes again and again, each time after what the last one did was painted."""
    began = events.Idle().time + 1_000
    for number in range(times):
        event = key_event(key)
        event.time = began + number * every
        pilot.app.post_message(event)
        await settle(pilot)


async def answer(pilot: Pilot[None], text: str) -> None:
    """Type an answer and send it."""
    pilot.app.screen.query_one(AnswerBox).value = text
    await press(pilot, "enter")


def text_of(pilot: Pilot[None]) -> str:
    """Everything on screen as plain text."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips) + "\n"


def check_golden(pilot: Pilot[None], name: str) -> None:
    """Compare the screen with the stored one."""
    check_text(text_of(pilot), name)


def check_text(text: str, name: str) -> None:
    """Compare a text with the stored one; STUDY_GOLDENS=write stores it."""
    path = GOLDENS / f"{name}.txt"
    if os.environ.get("STUDY_GOLDENS") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
