"""The log as lines of JSON, for export, import and the files that devices share. One row a line.

The first line of a file names its format; the others carry a ``type``: ``review`` and ``act`` are rows of the log,
``options``, ``device`` and ``learner`` are what those refer to and stand before them. Fields are the columns of
`progress.tables`. Lines come from other devices, editors and half-finished downloads, so each is validated on its own
and a bad one costs nothing but itself.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from progress.fsrs import engine
from progress.log import DATED, ActKind
from progress.options import Options
from progress.terms import ProgressError

FORMAT = 1
"""Version of the lines; a file of a newer one is refused."""

Id = Annotated[str, Field(pattern="^[0-7][0-9A-HJKMNP-TV-Z]{25}$")]
Name = Annotated[str, Field(pattern="^[0-9A-Za-z-]{1,64}$")]
Key = Annotated[str, Field(min_length=1, max_length=2000)]
Millis = Annotated[int, Field(ge=0, le=60_000)]
Count = Annotated[int, Field(ge=0, le=10_000_000)]
Day = Annotated[int, Field(ge=-1_000_000, le=10_000_000)]
At = Annotated[int, Field(ge=-(2**53), le=2**53)]
Rated = Annotated[int, Field(ge=1, le=4)]
Stability = Annotated[float, Field(gt=0, le=1e6)]
Difficulty = Annotated[float, Field(ge=1, le=10)]


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)


class HistoryLine(_Line):
    """The first line of a file."""

    type: Literal["history"]
    format: Annotated[int, Field(ge=1)]


class NamedLine(_Line):
    """A device that writes, or a learner."""

    type: Literal["device", "learner"]
    id: Name
    name: Annotated[str, Field(max_length=200)]


class OptionsLine(_Line):
    """Options that answers were decided by: ``id`` is the digest of ``body``."""

    type: Literal["options"]
    id: Name
    body: str


class _Stamped(_Line):
    id: Id
    writer: Name
    learner: Name
    at: At
    day: Day
    utc_offset: Annotated[int, Field(ge=-1440, le=1440)]
    after: Annotated[str, Field(max_length=26)]


class ReviewLine(_Stamped):
    """One answer."""

    type: Literal["review"]
    card: Key
    rating: Rated
    suggested: Rated | None
    duration: Millis
    form: Annotated[str, Field(max_length=40)]
    response: str | None
    verdict: str | None
    hinted: Annotated[int, Field(ge=0, le=1)]
    options: Name
    state_before: Annotated[int, Field(ge=0, le=3)]
    stability_before: Stability | None
    difficulty_before: Difficulty | None
    elapsed: Count
    state: Annotated[int, Field(ge=1, le=3)]
    step: Count
    stability: Stability
    difficulty: Difficulty
    interval: Count
    due_day: Day | None
    due_at: At | None
    reps: Annotated[int, Field(ge=1, le=10_000_000)]
    lapses: Count
    batch: Id | None
    thought: Millis | None
    overruled: str | None
    confused: Key | None


class ActLine(_Stamped):
    """One thing done that is no review; ``payload`` is an object."""

    type: Literal["act"]
    batch: Id
    kind: Annotated[str, Field(pattern="^[a-z][a-z-]{0,39}$")]
    card: Key | None
    target: Key | None
    payload: dict[str, Any]


_LINE: TypeAdapter[_Line] = TypeAdapter(
    Annotated[HistoryLine | NamedLine | OptionsLine | ReviewLine | ActLine, Field(discriminator="type")]
)


class Line(NamedTuple):
    """One thing another history tells: its kind and its columns as the tables have them."""

    kind: str
    values: dict[str, Any]


class BadLine(NamedTuple):
    """A line that tells nothing."""

    number: int
    why: str


def read_file(path: Path) -> Iterator[Line | BadLine]:
    """What a file holds. A last line that is still being written is left for the next time. ProgressError where the
    file can't be read, or is of a newer format."""
    try:
        with path.open("rb") as file:
            for number, text in enumerate(file, 1):
                if not text.endswith(b"\n") and not _is_whole(text):
                    return
                if found := read_line(text, number, path):
                    yield found
    except OSError as error:
        raise ProgressError("A file can't be read", f"{path}: {error.strerror}.", "Check its permissions.") from None


def read_line(text: bytes, number: int, path: Path) -> Line | BadLine | None:
    """What one line holds; None for an empty one and for the first."""
    if not text.strip():
        return None
    try:
        values = dict(_LINE.validate_json(text).__dict__)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"] if isinstance(part, str))
        return BadLine(number, f"{where}: {first['msg']}" if where else str(first["msg"]))
    kind = values.pop("type")
    if kind == "history":
        if values["format"] > FORMAT:
            raise ProgressError(
                "The file is from a newer version",
                f"{path} has format {values['format']}; this program knows {FORMAT}.",
                "Update the program; nothing was changed.",
            )
        return None
    if why := _senseless(kind, values):
        return BadLine(number, why)
    if kind == "act":
        values["payload"] = json.dumps(values["payload"], ensure_ascii=False, sort_keys=True)
    return Line(kind, values)


def write_lines(lines: Iterable[Line]) -> Iterator[str]:
    """Each as a line of JSON with its line end."""
    for kind, values in lines:
        told = {**values, "payload": json.loads(values["payload"])} if kind == "act" else values
        yield json.dumps({"type": kind, **told}, ensure_ascii=False, separators=(",", ":")) + "\n"


def heading() -> str:
    """The first line of a file."""
    return json.dumps({"type": "history", "format": FORMAT}) + "\n"


def _is_whole(text: bytes) -> bool:
    """Whether the end of a file without a line end is all of a line."""
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False


def _senseless(kind: str, values: Mapping[str, Any]) -> str:
    """Why these values, each right by itself, can't be of a history; empty where they can."""
    if kind == "review":
        if (values["due_day"] is None) == (values["due_at"] is None):
            return "one of due_day and due_at must be null"
        if (values["stability_before"] is None) != (values["difficulty_before"] is None):
            return "stability_before and difficulty_before go together"
    elif kind == "act":
        payload = values["payload"]
        if values["kind"] in DATED and not (isinstance(payload.get("day"), int) and abs(payload["day"]) <= 10_000_000):
            return "payload: the day is missing"
        if values["kind"] == ActKind.PARAMETERS:
            return _unusable(payload.get("parameters"))
    elif kind == "options":
        return _unknown_options(values["id"], values["body"])
    return ""


def _unknown_options(name: str, body: str) -> str:
    if blake2b(body.encode(), digest_size=10).hexdigest() != name:
        return "id: is not the digest of the body"
    try:
        options = Options.from_body(body)
        sound = 0.70 <= options.desired_retention <= 0.99 and 1 <= options.maximum_interval <= 36_500
    except (ValueError, TypeError, KeyError, AttributeError):
        sound = False
    return _unusable(options.parameters) if sound else "body: no options"


def _unusable(parameters: object) -> str:
    try:
        engine(tuple(float(value) for value in parameters))  # type: ignore[attr-defined]
    except (ValueError, TypeError):
        return "parameters: no list of numbers"
    except ProgressError as error:
        return f"parameters: {error.message}"
    return ""
