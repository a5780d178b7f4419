"""`study grade` as a shell sees it: one answer by options, or a stream of JSON lines."""

import io
import json
from typing import Any

import pytest

from study.cli import run


def graded(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["grade", *arguments]) == 0
    return capsys.readouterr().out.strip()


def piped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], text: bytes
) -> tuple[int, list[Any], str]:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text), encoding="utf-8"))
    code = run(["grade", "--jsonl"])
    said = capsys.readouterr()
    return code, [json.loads(line) for line in said.out.splitlines()], said.err


def test_the_verdict_and_its_reason_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    said = graded(capsys, "--answer", "Mark Esper", "esper")
    assert said == "close: Right surname; the full name is Mark Esper."


def test_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(graded(capsys, "--json", "--answer", "Kobanî", "--accept", "Ayn al-Arab", "ain al-arab"))
    assert found["verdict"] == "close"


@pytest.mark.parametrize(
    ("arguments", "verdict"),
    [
        (["--answer", "Austria", "--rival", "Australia", "Australia"], "wrong"),
        (["--answer", "6 October 2019", "--day-order", "dmy", "6/10/2019"], "correct"),
        (["--answer", "one", "--answer", "two", "two, one"], "correct"),
        (["--answer", "one", "--answer", "two", "--answer-kind", "sequence", "two, one"], "wrong"),
        (["--answer", "Manbij", "--question", "Which town in Syria?", "Manbij, Syria"], "correct"),
        (["--answer", "Raqqa", "--remark", "It lies on the Euphrates.", "Raqqa on the Euphrates"], "correct"),
        (["--answer", "900", "--tolerance", "5%", "910"], "correct"),
        (["--answer", "Idlib", ""], "wrong"),
        (["--answer", "-5", "--", "-5"], "correct"),
    ],
)
def test_everything_that_bears_on_it_can_be_said(
    arguments: list[str], verdict: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if arguments[0] == "--answer" and arguments[1].startswith("-"):
        arguments = [f"--answer={arguments[1]}", *arguments[2:]]
    assert graded(capsys, *arguments).startswith(verdict)


def test_lines_are_judged_one_by_one(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [
        {"answer": "Bahrain, Jordan, Qatar and Saudi Arabia", "accept": None, "response": "Qatar and Jordan"},
        {"answer": ["Bahrain", ["United Arab Emirates", "UAE"]], "accept": [], "response": "uae, bahrain"},
        {"answer": "Operation Inherent Resolve", "accept": "OIR", "response": "oir", "question": None},
        {"answer": 5, "accept": [], "response": "five"},
    ]
    code, found, err = piped(monkeypatch, capsys, "\n".join(map(json.dumps, lines)).encode() + b"\n\n")
    assert [one["verdict"] for one in found] == ["close", "correct", "correct", "correct"]
    assert all(one["why"] for one in found)
    assert (code, err) == (0, "")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{bad", "this is no JSON."),
        (b"[" * 100_000, "this is no JSON."),
        (b'"text"', "a line is an object"),
        (b'{"response": "x"}', '"answer" is missing.'),
        (b'{"answer": "x"}', '"response" is missing.'),
        (b'{"answer": {}, "response": "x"}', '"answer" is no text.'),
        (b'{"answer": [], "response": "x"}', '"answer" is an empty list.'),
        (b'{"answer": "x", "response": "x", "accept": [{}]}', '"accept" is no text.'),
        (b'{"answer": "x", "response": true}', '"response" is no text.'),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_judged(
    line: bytes, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good = b'{"answer": "x", "response": "x"}'
    code, found, err = piped(monkeypatch, capsys, b"\n".join((good, line, good)))
    assert code == 1
    assert [one.get("verdict") for one in found] == ["correct", None, "correct"]
    assert found[1]["line"] == 2
    assert said in found[1]["error"]
    assert f"line 2: {found[1]['error']}" in err


@pytest.mark.parametrize("response", [b"\xff\xfe", b"\\ud800", b"\\u001b[2J\\u0000", b"x" * 1_000_000])
def test_hostile_bytes_are_judged_like_any_response(
    response: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, found, _ = piped(monkeypatch, capsys, b'{"answer": "Idlib", "response": "' + response + b'"}')
    assert code == 0
    assert found[0]["verdict"] == "wrong"


@pytest.mark.parametrize("arguments", [[], ["--answer", "x"], ["x"]])
def test_a_missing_answer_or_response_is_a_misuse(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["grade", *arguments]) == 2
    assert "--answer" in capsys.readouterr().err
