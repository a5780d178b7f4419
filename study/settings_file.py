"""settings.toml, read and checked by hand: loading Pydantic for it would double the time to the first screen."""

import re
import tomllib
from collections.abc import Callable, Sequence
from datetime import tzinfo
from pathlib import Path
from typing import Any

from progress.clock import StudyClock
from progress.options import Limits, Options
from study.forms import Wish
from study.settings import Settings, SettingsError

_STEP = re.compile(r"0*(\d+)\s*(s|m|h|d)")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_LONGEST_STEP, _MOST_DIGITS = 365 * 86_400, 9


def read_settings(
    path: Path, decks: Sequence[str] | None = None, warn: Callable[[str], None] = lambda _: None
) -> Settings:
    """The settings in ``path``. SettingsError names every fault at once.

    ``decks``, where known, are all there are (``collection/deck``): a table may name one by its own id alone, and
    ``warn`` is told of a table that names none, which does no harm.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError("Settings can't be read", f"{path}: {error}.", "Save the file as UTF-8.") from None
    except OSError as error:
        todo = "Check the permissions of the file and of its folder."
        raise SettingsError("Settings can't be read", f"{path}: {error.strerror or error}.", todo) from None
    try:
        return _settings(_Table(tomllib.loads(text), path), _Names(decks, warn))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError("Settings can't be read", f"{path}: {error}.", "Mend that line.") from None


def _settings(table: "_Table", names: "_Names") -> Settings:
    default = Settings()
    rollover = table.take("rollover", _hour, default.clock.rollover)
    settings = Settings(
        clock=StudyClock(table.take("timezone", _zone, None), rollover),
        wish=table.take("answer", _wish, default.wish),
        date_order=table.take("date_order", _date_order, default.date_order),
        theme=table.take("theme", _text, default.theme),
        base=_options(table, default.base),
    )
    new = table.take("new_per_day", _count, default.limits.new)
    reviews = table.take("reviews_per_day", _count, default.limits.reviews)
    limits: list[tuple[str, int | None, int | None]] = []
    decks: dict[str, Options] = {}
    wishes: dict[str, Wish] = {}
    for written, part in table.tables("decks"):
        name = names.meant(written, table.faults)
        if name in decks:
            table.faults.append(f"decks: {name} stands here twice")
        limits.append((name, part.take("new_per_day", _count, None), part.take("reviews_per_day", _count, None)))
        decks[name] = _options(part, settings.base)
        wishes[name] = part.take("answer", _wish, settings.wish)
        part.finish()
    table.finish()
    table.complain()
    return settings._replace(limits=Limits(new, reviews, tuple(limits)), decks=decks, wishes=wishes)


def _options(table: "_Table", base: Options) -> Options:
    values = {
        "desired_retention": table.take("desired_retention", _retention, base.desired_retention),
        "learning_steps": table.take("learning_steps", _steps, base.learning_steps),
        "relearning_steps": table.take("relearning_steps", _steps, base.relearning_steps),
        "minimum_interval": table.take("minimum_interval", _interval, base.minimum_interval),
        "maximum_interval": table.take("maximum_interval", _interval, base.maximum_interval),
        "fuzz": table.take("fuzz", _switch, base.fuzz),
    }
    if values["minimum_interval"] > values["maximum_interval"]:
        table.faults.append(f"{table.name}minimum_interval is larger than maximum_interval")
        return base
    return base._replace(**values)


class _Names:
    """What the names of decks in settings mean."""

    def __init__(self, decks: Sequence[str] | None, warn: Callable[[str], None]) -> None:
        self._decks, self._warn = decks, warn

    def meant(self, name: str, faults: list[str]) -> str:
        """The deck of this name or id; the name itself where there is no one such deck."""
        if self._decks is None or name in self._decks:
            return name
        found = [deck for deck in self._decks if deck.partition("/")[2] == name]
        if len(found) == 1:
            return found[0]
        if found:
            tables = " or ".join(f'[decks."{deck}"]' for deck in found)
            faults.append(f"[decks.{name}] could mean several decks: write {tables}")
        else:
            self._warn(f'[decks."{name}"]: there is no such deck{self._nearest(name, self._decks)}')
        return name

    def _nearest(self, name: str, decks: Sequence[str]) -> str:
        # Deferred: only a mistake needs it.
        from difflib import get_close_matches

        known = {form: deck for deck in decks for form in (deck, deck.partition("/")[2])}
        near = get_close_matches(name, known, 1)
        return f"; did you mean {known[near[0]]}?" if near else "."


class _Table:
    """A TOML table being read: each key is taken once, what is left over is a mistake, and all faults are collected."""

    def __init__(self, values: dict[str, Any], path: Path, name: str = "", faults: list[str] | None = None) -> None:
        self._values, self._path, self.name = dict(values), path, name
        self.faults: list[str] = [] if faults is None else faults
        self._known: set[str] = set()

    def take(self, key: str, convert: Callable[[Any], Any], default: Any) -> Any:
        """The value of ``key``, checked and converted; the default where it is absent or wrong."""
        self._known.add(key)
        if key not in self._values:
            return default
        value = self._values.pop(key)
        try:
            return convert(value)
        except ValueError as error:
            self.faults.append(f"{self.name}{key} = {value!r}: {error}")
            return default

    def tables(self, key: str) -> list[tuple[str, "_Table"]]:
        """The tables below ``key``."""
        self._known.add(key)
        found = self._values.pop(key, {})
        if not isinstance(found, dict) or not all(isinstance(value, dict) for value in found.values()):
            self.faults.append(f'{key}: write [{key}."collection/deck"] above the options of a deck')
            return []
        for name, value in found.items():
            for inner in [inner for inner, one in value.items() if isinstance(one, dict)]:
                del value[inner]
                self.faults.append(f'[{key}.{name}.{inner}]: write [{key}."{name}/{inner}"]')
        return [(name, _Table(value, self._path, f"{name}: ", self.faults)) for name, value in found.items() if value]

    def finish(self) -> None:
        """Whatever was not taken is no setting."""
        for key in self._values:
            # Deferred: only a mistake needs it.
            from difflib import get_close_matches

            near = get_close_matches(key, self._known, 1)
            self.faults.append(f"{self.name}{key}: no such setting" + (f"; did you mean {near[0]}?" if near else ""))

    def complain(self) -> None:
        """Raise SettingsError where anything was wrong."""
        if self.faults:
            faults = "\n".join(f"  {fault}" for fault in self.faults)
            raise SettingsError("Settings can't be used", f"{self._path}:\n{faults}", "Mend these lines.")


def _count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 9999:
        raise ValueError("write a whole number from 0 to 9999")
    return value


def _interval(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 36500:
        raise ValueError("write a whole number of days from 1 to 36500")
    return value


def _hour(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 23:
        raise ValueError("write the hour at which your study day begins, 0 to 23")
    return value


def _retention(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0.70 <= value <= 0.99:
        raise ValueError("write a number from 0.70 to 0.99")
    return float(value)


def _steps(value: Any) -> tuple[int, ...]:
    found = [_STEP.fullmatch(str(step)) for step in value] if isinstance(value, list) else [None]
    if any(match and len(match[1]) > _MOST_DIGITS for match in found):
        raise ValueError("a step is at most 365d long")
    steps = tuple(int(match[1]) * _SECONDS[match[2]] for match in found if match)
    if len(steps) < len(found) or any(step < 1 for step in steps):
        raise ValueError('write a list of times such as ["1m", "10m"] (s, m, h or d)')
    if any(step > _LONGEST_STEP for step in steps):
        raise ValueError("a step is at most 365d long")
    return steps


def _switch(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("write true or false")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("write a text in quotes")
    return value


def _wish(value: Any) -> Wish:
    if value not in tuple(Wish):
        raise ValueError('write "written", "type", "reveal", "choice" or "strength"')
    return Wish(value)


def _date_order(value: Any) -> str:
    if value not in ("dmy", "mdy", "ymd"):
        raise ValueError('write "dmy", "mdy" or "ymd"')
    return str(value)


def _zone(value: Any) -> tzinfo:
    # Deferred: only a learner who sets a zone needs the time zone database.
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(_text(value))
    except (ZoneInfoNotFoundError, OSError, ValueError):
        raise ValueError('write a time zone such as "Europe/Berlin"') from None
