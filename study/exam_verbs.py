"""`study quiz --exam` and `study exams`. Every import that costs is made by the verb that needs it."""

import sys
from argparse import Namespace
from typing import TYPE_CHECKING, Any

from study import verbs
from study.places import find_places, require_writable

if TYPE_CHECKING:
    from progress.exams import Exam, Score


def quiz(options: Namespace) -> int:
    """Sit an exam where one is asked for, else study."""
    if wrong := _misuse(options):
        verbs.say(wrong)
        return 2
    if not options.exam:
        return verbs.quiz(options)
    if not options.plain:
        return verbs.full_screen(options, options.deck or "")
    if sys.__stdin__ is None:
        verbs.say("there is no input to read answers from.", "Start it with an open stdin.")
        return 1
    from study.exam_plain import run_exam

    require_writable(find_places())
    desk = verbs.open_desk(options)
    sitting = desk.exam(verbs.decks_named(desk.library, options.deck), options.count, options.minutes)
    code = run_exam(sitting, desk.library.card, sys.stdin, sys.stdout, verbs.now)
    verbs.leave(desk)
    return code


def exams(options: Namespace) -> int:
    """List the exams that were sat, the latest first."""
    from progress.clock import from_ms
    from study.clean import one_line
    from study.exam_text import exam_text

    desk = verbs.open_desk(options, warn=not options.json)
    found = desk.exams()
    if options.json:
        verbs.print_data([_as_json(exam) for exam in found])
        return 0
    for exam in found:
        when = desk.settings.clock.local(from_ms(exam.at))
        print(f"{when:%Y-%m-%d %H:%M}  {one_line(exam.title)}  {exam_text(exam)}")
    if not found:
        print("No exams yet: `study quiz DECK --exam` sits one.", file=sys.stderr)
    return 0


def _misuse(options: Namespace) -> str:
    """What is wrong with these words together; empty where nothing is."""
    if not options.exam:
        given = [name for name in ("count", "minutes") if getattr(options, name) is not None]
        return f"--{given[0]} belongs to an exam: add --exam." if given else ""
    if options.confused:
        return "--exam and --confused are two things: choose one."
    for name in ("count", "minutes"):
        number = getattr(options, name)
        if number is not None and number < 1:
            return f"--{name} takes a whole number from 1 up, not {number}."
    return ""


def _as_json(exam: "Exam") -> dict[str, Any]:
    from progress.clock import from_ms

    return {
        "id": exam.id,
        "title": exam.title,
        "at": from_ms(exam.at).isoformat(),
        "day": exam.day,
        "minutes": exam.minutes,
        "ended": None if exam.ended is None else from_ms(exam.ended).isoformat(),
        "counted": exam.counted,
        "answered": exam.answered,
        "score": _score_as_json(exam.score),
        "sections": [{"title": name, **_score_as_json(score)} for name, score in exam.sections],
        "questions": [{**one._asdict(), "points": one.points} for one in exam.questions],
    }


def _score_as_json(score: "Score") -> dict[str, Any]:
    return {**score._asdict(), "share": score.share}
