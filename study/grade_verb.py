"""`study grade`: what grading says of a response, for one answer or for a stream of them."""

import io
import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from decks.grading.expected import Context, Expected

_TEXTS = ("question", "remark", "answer_kind", "day_order", "tolerance")
_ORDERED = ("sequence", "order", "ordered", "steps")


class BadLineError(ValueError):
    """A line that can't be judged; says why in words."""


class Case(NamedTuple):
    """One response and what it is judged by."""

    expected: Expected
    response: str
    context: Context


def run_grade(options: Namespace) -> int:
    """Print a verdict and its reason."""
    if options.jsonl:
        return _run_lines(sys.stdin)
    # Deferred: neither a stream nor a start of the app needs it.
    from study.clean import one_line

    if not options.answer or options.response is None:
        print("study: grade needs --answer and a response.", file=sys.stderr)
        print('  Try `study grade --answer "Mark Esper" esper`, or `study grade --help`.', file=sys.stderr)
        return 2
    names = {
        "answer": options.answer if len(options.answer) > 1 else options.answer[0],
        "accept": options.accept,
        "response": options.response,
        "rivals": options.rival,
        **{name: getattr(options, name) for name in _TEXTS},
    }
    found = _judged(case_of(names))
    print(json.dumps(found, ensure_ascii=False) if options.json else f"{found['verdict']}: {one_line(found['why'])}")
    return 0


def _run_lines(lines: Iterable[str]) -> int:
    """Answer every line; those that can't be judged are named, and make the exit code 1."""
    if isinstance(lines, io.TextIOWrapper):
        lines.reconfigure(errors="replace")
    bad = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found = _judged(case_of(_read(line)))
        except BadLineError as error:
            bad += 1
            found = {"error": str(error), "line": number}
            print(f"study: line {number}: {error}", file=sys.stderr)
        # Plain ASCII, so that no line of the input can break or steer a line of the output.
        print(json.dumps(found), flush=True)
    return 1 if bad else 0


def _judged(case: Case) -> dict[str, Any]:
    # Deferred: the tables of grading are only for this verb and a typed answer.
    from decks.grading.grade import grade

    found = grade(case.expected, case.response, case.context)
    return {"verdict": found.verdict.value, "why": found.why}


def _read(line: str) -> Mapping[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        raise BadLineError("this is no JSON.") from None
    if not isinstance(found, dict):
        raise BadLineError('a line is an object: {"answer": …, "response": …}.')
    return found


def case_of(names: Mapping[str, Any]) -> Case:
    """A case from its fields; raises BadLineError where one is missing or of the wrong kind."""
    for name in ("answer", "response"):
        if names.get(name) is None:
            raise BadLineError(f'"{name}" is missing.')
    kind = _text(names, "answer_kind")
    context = Context(
        question=_text(names, "question"),
        remark=_text(names, "remark"),
        answer_kind=kind,
        tolerance=_text(names, "tolerance"),
        rivals=_list(names, "rivals"),
        day_order=_text(names, "day_order"),
        strict=_list(names, "strict"),
    )
    return Case(_expected(names["answer"], _list(names, "accept"), kind), _text(names, "response"), context)


def _expected(answer: Any, accept: tuple[str, ...], kind: str) -> Expected:
    if not isinstance(answer, list):
        return Expected(_plain(answer, "answer"), accept)
    items = tuple(
        tuple(_plain(form, "answer") for form in item) if isinstance(item, list) else (_plain(item, "answer"),)
        for item in answer
    )
    if not items or not all(items):
        raise BadLineError('"answer" is an empty list.')
    shown = "\n".join(forms[0] for forms in items)
    return Expected(shown, accept, items, kind.casefold() in _ORDERED) if len(items) > 1 else _only(items[0], accept)


def _only(forms: tuple[str, ...], accept: tuple[str, ...]) -> Expected:
    return Expected(forms[0], (*forms[1:], *accept))


def _text(names: Mapping[str, Any], name: str) -> str:
    value = names.get(name)
    return "" if value is None else _plain(value, name)


def _list(names: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = names.get(name)
    if value is None or value == "":
        return ()
    return tuple(_plain(one, name) for one in value) if isinstance(value, list) else (_plain(value, name),)


def _plain(value: Any, name: str) -> str:
    """A text; a bare number is taken as one, since that is what its author meant."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise BadLineError(f'"{name}" is no text.')
    return str(value)
