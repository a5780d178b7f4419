"""Launch to first screen and to first question, in a real pseudo-terminal, beside an empty Textual app.

Run with `python -m benchmarks.startup [runs]`. Runs alternate, so that a machine that drifts drifts for all of them.
"""

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("zebrafinch")
Empty().run()
"""
DECK = "id: birds\ntitle: wagtails\nnotes:\n" + "".join(f"  - {{q: zebrafinch {n}?, a: yes {n}}}\n" for n in range(100))


def until(command: list[str], marker: bytes, home: Path) -> float:
    """Seconds from starting ``command`` in an 80x24 terminal until it has drawn ``marker``."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    environment = {**os.environ, "STUDY_HOME": str(home), "TERM": "xterm-256color"}
    begun = time.perf_counter()
    with subprocess.Popen(
        command, stdin=follower, stdout=follower, stderr=follower, cwd=ROOT, env=environment, start_new_session=True
    ) as process:
        seen = b""
        while marker not in seen:
            if not select.select([leader], [], [], 20)[0]:
                raise SystemExit(f"{command}: never drew {marker!r}; the last of it: {seen[-300:]!r}")
            seen = seen[-4096:] + os.read(leader, 65_536)
        taken = time.perf_counter() - begun
        process.send_signal(signal.SIGKILL)
    os.close(leader)
    os.close(follower)
    return taken


def whole(command: list[str], home: Path) -> float:
    """Seconds of a command that ends by itself."""
    begun = time.perf_counter()
    subprocess.run(
        command, cwd=ROOT, env={**os.environ, "STUDY_HOME": str(home)}, stdout=subprocess.DEVNULL, check=True
    )
    return time.perf_counter() - begun


def table(title: str, rows: dict[str, list[float]]) -> None:
    """Print medians, and their ratio to the first row, pair by pair."""
    base = next(iter(rows.values()))
    print(f"\n{title:42}{'median ms':>10}{'min':>8}{'max':>8}{'ratio':>8}")
    for name, times in rows.items():
        ratio = statistics.median(mine / theirs for mine, theirs in zip(times, base, strict=True))
        low, high = min(times) * 1000, max(times) * 1000
        print(f"  {name:40}{statistics.median(times) * 1000:10.0f}{low:8.0f}{high:8.0f}{ratio:8.2f}")


def main(runs: int) -> None:
    """Measure and print."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    python = [sys.executable]
    study = [*python, "-m", "study"]
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        (home / "decks").mkdir()
        (home / "decks" / "birds.yaml").write_text(DECK, encoding="utf-8")
        screens = {
            "empty Textual app": ([*python, "-c", EMPTY], b"zebrafinch"),
            "first screen": (study, b"wagtails"),
            "first question": ([*study, "quiz", "birds"], b"zebrafinch"),
        }
        commands = {"python -c pass": [*python, "-c", "pass"], "study due": [*study, "due"]}
        times: dict[str, list[float]] = {title: [] for title in (*screens, *commands)}
        for run in range(runs + 1):
            for title, (command, marker) in screens.items():
                times[title].append(until(command, marker, home))
            for title, command in commands.items():
                times[title].append(whole(command, home))
            if run == 0:
                # The first run compiles modules and fills the card cache: once in the life of an installation.
                times = {title: [] for title in times}
    table("in a terminal, until drawn", {title: times[title] for title in screens})
    table("to its end", {title: times[title] for title in commands})


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
