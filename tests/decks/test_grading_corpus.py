"""Grading agrees with a person, on some thousands of answers labelled by hand from the policy alone."""

import json
from collections import Counter
from typing import Any

import pytest

from benchmarks.grading import CORPUS, Labelled, load, ours

FIELDS = {"subject", "clause", "answer", "accept", "response", "verdict"}
OPTIONAL = {"question", "remark", "answer_kind", "rivals", "day_order", "tolerance", "strict"}
AGREE, FALSE_CORRECT, FALSE_WRONG = 0.97, 0.005, 0.01
"""Aims: agreement over all; shares of wrong answers called correct, and of right answers called wrong."""

Judged = list[tuple[Labelled, str]]


@pytest.fixture(scope="module")
def lines() -> list[dict[str, Any]]:
    return [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def judged() -> Judged:
    return [(one, ours(one)) for one in load(CORPUS)]


def misses(judged: Judged, label: str = "", verdict: str = "") -> list[str]:
    """The cases judged otherwise than labelled, one a line, clause by clause."""
    return sorted(
        f"{one.clause}: {one.case.response!r} for {one.case.expected.answer!r} is {one.verdict}, judged {said}"
        f" ({one.case.context.question})"
        for one, said in judged
        if said != one.verdict and label in ("", one.verdict) and verdict in ("", said)
    )


def assert_few(missed: list[str], of: int, share: float) -> None:
    """Few enough were missed; says which."""
    assert len(missed) <= share * of, f"{len(missed)} of {of} missed:\n" + "\n".join(missed)


def test_every_line_has_the_shape_of_a_labelled_answer(lines: list[dict[str, Any]]) -> None:
    for line in lines:
        assert FIELDS <= line.keys() <= FIELDS | OPTIONAL, line
        assert line["verdict"] in ("correct", "close", "wrong"), line
        assert line["answer"], line
        assert all(line["accept"]), line


def test_the_corpus_is_broad(lines: list[dict[str, Any]]) -> None:
    verdicts = Counter(line["verdict"] for line in lines)
    assert len(lines) >= 500
    assert len({line["subject"] for line in lines}) >= 6
    assert all(verdicts[verdict] >= len(lines) * 0.15 for verdict in ("correct", "close", "wrong"))


def test_no_answer_is_labelled_twice(lines: list[dict[str, Any]]) -> None:
    asked = Counter((str(line["answer"]), line["response"], line.get("question")) for line in lines)
    assert [case for case, count in asked.items() if count > 1] == []


def test_verdicts_agree_with_the_labels(judged: Judged) -> None:
    assert_few(misses(judged), len(judged), 1 - AGREE)


def test_hardly_a_wrong_answer_is_called_correct(judged: Judged) -> None:
    wrong = sum(one.verdict == "wrong" for one, _ in judged)
    assert_few(misses(judged, "wrong", "correct"), wrong, FALSE_CORRECT)


def test_hardly_a_right_answer_is_called_wrong(judged: Judged) -> None:
    right = sum(one.verdict == "correct" for one, _ in judged)
    assert_few(misses(judged, "correct", "wrong"), right, FALSE_WRONG)
