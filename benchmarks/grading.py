"""How often grading agrees with a person, beside plain equality and a similarity ratio, and what a grade costs.

Run with `python -m benchmarks.grading [--file F]`. The file holds one labelled answer a line, as the test corpus does:
an object with subject, clause, answer, response and verdict, and whatever of question, accept, remark and the like
the judgement needs.
"""

import argparse
import gc
import json
import statistics
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz

from decks.grading.expected import Expected
from decks.grading.grade import grade
from decks.grading.normal import normal
from study.grade_verb import Case, case_of

CORPUS = Path(__file__).parent.parent / "tests" / "decks" / "grading_corpus.jsonl"
VERDICTS = ("correct", "close", "wrong")
RATIO_CORRECT, RATIO_CLOSE = 90, 75
WORST_CLAUSES = 40
"""How many clauses the table of the imperfect ones shows at most."""


class Labelled(NamedTuple):
    """One answer as a learner typed it, and what a person says of it."""

    subject: str
    clause: str
    verdict: str
    case: Case


Judge = Callable[[Labelled], str]


def load(path: Path) -> list[Labelled]:
    """The labelled answers of a file, in its order."""
    lines = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return [Labelled(line["subject"], line["clause"], line["verdict"], case_of(line)) for line in lines]


def ours(one: Labelled) -> str:
    """What the tool says."""
    return grade(*one.case).verdict.value


def equality(one: Labelled) -> str:
    """Correct if the same after normalising, else wrong: what most tools do."""
    response = normal(one.case.response)
    return "correct" if any(normal(form) == response for form in _forms(one.case.expected)) else "wrong"


def similarity(one: Labelled) -> str:
    """By the ratio of equal characters, as the more lenient tools do."""
    response = normal(one.case.response)
    best = max(fuzz.ratio(normal(form), response) for form in _forms(one.case.expected))
    return "correct" if best >= RATIO_CORRECT else "close" if best >= RATIO_CLOSE else "wrong"


def _forms(expected: Expected) -> tuple[str, ...]:
    return (expected.answer, *expected.accept)


def confusion(title: str, cases: list[Labelled], judge: Judge) -> None:
    """Print label by verdict, with the share judged as labelled."""
    counts = Counter((one.verdict, judge(one)) for one in cases)
    right = sum(counts[verdict, verdict] for verdict in VERDICTS)
    print(f"\n{title:24}" + "".join(f"{verdict:>9}" for verdict in VERDICTS) + f"{'agrees':>10}")
    for label in VERDICTS:
        row = [counts[label, verdict] for verdict in VERDICTS]
        share = counts[label, label] / max(1, sum(row))
        print(f"  {'labelled ' + label:22}" + "".join(f"{count:9,}" for count in row) + f"{share:10.1%}")
    print(f"  {'all':22}{len(cases):27,}{right / len(cases):10.1%}")


def clauses(cases: list[Labelled]) -> None:
    """Print the clauses of the policy that are not judged as labelled throughout, the worst first."""
    total = Counter(one.clause for one in cases)
    right = Counter(one.clause for one in cases if ours(one) == one.verdict)
    below = sorted((right[name] / count, name) for name, count in total.items() if right[name] < count)
    print(f"\n{'clauses below 100 %':40}{'cases':>8}{'missed':>8}{'agrees':>9}")
    for share, name in below[:WORST_CLAUSES]:
        print(f"  {name:38}{total[name]:8,}{total[name] - right[name]:8,}{share:9.1%}")
    print(f"  {len(total) - len(below)} of {len(total)} clauses are at 100 %")


def speed(cases: list[Labelled]) -> None:
    """Print what a grade costs once everything is loaded."""
    for one in cases:
        ours(one)
    gc.freeze()
    times = []
    for one in cases:
        begun = time.perf_counter()
        grade(*one.case)
        times.append((time.perf_counter() - begun) * 1_000_000)
    cuts = statistics.quantiles(times, n=100)
    print(f"\na grade takes {cuts[49]:,.0f} µs (p50), {cuts[98]:,.0f} µs (p99), {max(times):,.0f} µs at most")


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description="Grading beside a person's labels, equality and similarity.")
    parser.add_argument("--file", type=Path, default=CORPUS, help="labelled answers, one JSON object a line")
    cases = load(parser.parse_args().file)
    for title, judge in {"this grader": ours, "equality": equality, "similarity": similarity}.items():
        confusion(title, cases, judge)
    clauses(cases)
    speed(cases)


if __name__ == "__main__":
    main()
