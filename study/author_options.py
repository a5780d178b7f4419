"""What the verbs for authors take on the command line. Light: every command loads it."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from typing import Any

Later = Callable[[str, str], Callable[[Namespace], int]]
_DECK = "id, title or path of a deck"


def add_verbs(verb: Any, later: Later) -> Sequence[ArgumentParser]:
    """Let ``new``, ``add`` and ``edit`` be known; ``later`` makes a verb of a module that is loaded when called."""
    new = verb.add_parser("new", help="start a deck, with an example of every kind of note")
    new.add_argument("name", metavar="NAME", help="of the file in your deck folder; folder/name makes the folder too")
    new.add_argument("--title", metavar="T", help="as shown; without, made of the name")
    new.add_argument("--empty", action="store_true", help="without the examples")
    new.set_defaults(run=later("study.author_verbs", "new"))

    add = verb.add_parser(
        "add",
        help="add a note to a deck",
        usage="study add DECK QUESTION ANSWER [options]\n"
        "       study add DECK --cloze TEXT [options]\n"
        "       study add DECK --set QUESTION ITEM ITEM… [options]\n"
        "       study add DECK --order QUESTION ITEM ITEM… [options]\n"
        "       study add DECK --term TERM DEFINITION [options]",
        epilog="What begins with a dash goes behind `--`.",
    )
    add.add_argument("deck", metavar="DECK", help=_DECK)
    add.add_argument("words", nargs="*", metavar="QUESTION ANSWER", help="a question and its answer")
    add.add_argument("--cloze", metavar="TEXT", help='a text with deletions: "The {{Moon}} has {{no::how much}} air."')
    add.add_argument("--set", metavar="TEXT", nargs="+", help="a question and its answers, in any order")
    add.add_argument("--order", metavar="TEXT", nargs="+", help="a question and its answers, in order")
    add.add_argument("--term", metavar="TEXT", nargs=2, help="a term and its definition")
    add.add_argument("--accept", metavar="X", action="append", help="another right answer")
    add.add_argument("--wrong", metavar="X", action="append", help="a wrong answer to choose from")
    add.add_argument("--tag", metavar="T", action="append", help="a word to find it by")
    add.add_argument("--ref", metavar="R", action="append", help="where the source says so: section#paragraph")
    add.add_argument("--remark", metavar="R", help="shown after answering")
    add.add_argument("--hint", metavar="H", help="shown on request before answering")
    add.add_argument("--id", metavar="ID", help="name of the note, never to be changed")
    add.add_argument("--reverse", action="store_true", help="also ask for the question by its answer")
    add.set_defaults(run=later("study.author_verbs", "add"))

    edit = verb.add_parser("edit", help="open a deck in your editor (VISUAL or EDITOR), then check it")
    edit.add_argument("deck", metavar="DECK", help=_DECK)
    edit.add_argument("note", nargs="?", metavar="NOTE-ID", help="the note to go to")
    edit.set_defaults(run=later("study.edit_verb", "edit"))
    return new, add, edit


def take_words(options: Namespace, spare: Sequence[str]) -> Sequence[str]:
    """Words that stand behind options are words all the same; what is left of ``spare`` belongs nowhere."""
    words: list[str] | None = getattr(options, "words", None)
    if words is None:
        return spare
    dashes = list(spare).index("--") if "--" in spare else len(spare)
    if unknown := [word for word in spare[:dashes] if word.startswith("-")]:
        return unknown
    words += [*spare[:dashes], *spare[dashes + 1 :]]
    return ()
