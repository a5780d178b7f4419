"""Everything a learner can do by a key: bindings, footer, palette, help screen and README are made from this list."""

from dataclasses import dataclass
from typing import Literal

Where = Literal["everywhere", "home", "quiz", "summary", "exams", "exam", "result", "help"]

PLACES: dict[Where, str] = {
    "everywhere": "Everywhere",
    "home": "Decks",
    "quiz": "Studying",
    "summary": "Summary",
    "exams": "Exams",
    "exam": "Sitting an exam",
    "result": "Result of an exam",
    "help": "This help",
}
"""Where actions belong, in the order of the help screen, with the heading they stand under."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a learner can do."""

    id: str
    """``where.name``, stable: a keymap names actions by it."""
    title: str
    """One or two words, as in the footer."""
    help: str
    """One sentence, as in the help screen."""
    keys: tuple[str, ...]
    """Default keys by Textual's names. Those that are no single character work while typing too."""
    where: Where
    call: str
    """The action it runs, with its arguments."""
    footer: bool = False
    """Whether the key line at the bottom has it."""
    palette: bool = True
    """Whether the command palette offers it."""
    bound: bool = True
    """False where a widget or Textual itself listens to these keys already."""

    @property
    def typing_keys(self) -> tuple[str, ...]:
        """The keys that also work while an answer is being typed."""
        return tuple(key for key in self.keys if len(key) > 1 and key not in _PRINTABLE)


_PRINTABLE = frozenset({"space", "question_mark"})
_NAMES = {
    "question_mark": "?",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "tab": "Tab",
}

ACTIONS: tuple[Action, ...] = (
    Action("everywhere.help", "Keys", "Show all keys.", ("question_mark", "f1"), "everywhere", "app.help", footer=True),
    Action(
        "everywhere.palette", "Commands", "Find a command or a deck by name.", ("ctrl+p",), "everywhere",
        "app.command_palette", palette=False, bound=False,
    ),
    Action("everywhere.theme", "Light or dark", "Switch between a light and a dark theme.", ("ctrl+t",), "everywhere",
           "app.switch_theme"),
    Action("everywhere.quit", "Quit", "Leave; every answer is saved already.", ("ctrl+q",), "everywhere", "app.quit",
           bound=False),

    Action("home.study", "Study", "Study the deck, folder or collection under the cursor.", ("enter", "space"), "home",
           "study", footer=True),
    Action("home.all", "Study all", "Study everything that is due, all decks mixed.", ("a",), "home", "study_all",
           footer=True),
    Action("home.drill", "Contrast", "Drill the cards you take for each other; the schedule is left alone.", ("c",),
           "home", "drill", footer=True),
    Action("home.exams", "Exam", "Sit an exam over the row under the cursor, or look at past ones.", ("x",), "home",
           "exams", footer=True),
    Action("home.fold", "Fold", "Fold the folder or collection under the cursor.", ("left",), "home", "fold",
           palette=False),
    Action("home.unfold", "Unfold", "Unfold it.", ("right",), "home", "unfold", palette=False),
    Action("home.quit", "Quit", "Leave the app.", ("q",), "home", "app.quit", footer=True, palette=False),

    Action("quiz.next", "Show answer", "Show the answer; then take the rating that is marked.", ("enter", "space"),
           "quiz", "next", footer=True),
    Action("quiz.again", "Again", "Again: not remembered.", ("1", "a"), "quiz", "rate(1)", palette=False),
    Action("quiz.hard", "Hard", "Hard: remembered with effort.", ("2", "h"), "quiz", "rate(2)", palette=False),
    Action("quiz.good", "Good", "Good: remembered.", ("3", "g"), "quiz", "rate(3)", palette=False),
    Action("quiz.easy", "Easy", "Easy: remembered at once.", ("4", "e"), "quiz", "rate(4)", palette=False),
    Action("quiz.hint", "Hint", "Show the hint, where the card has one.", ("i", "ctrl+g"), "quiz", "hint", footer=True),
    Action("quiz.overrule", "Overrule", "Overrule the verdict: right counts as wrong, anything else as right.",
           ("o", "ctrl+r"), "quiz", "overrule", footer=True),
    Action("quiz.overrule_last", "Overrule last", "At a question: overrule the verdict of the answer before.",
           ("o", "ctrl+r"), "quiz", "overrule_last"),
    Action("quiz.accept", "Counts", "That should count: add what was typed to the accepted answers in the deck's file.",
           ("c",), "quiz", "accept", footer=True),
    Action("quiz.edit", "Edit", "Open the note in your editor (VISUAL or EDITOR).", ("f2",), "quiz", "edit"),
    Action("quiz.leave", "Leave box", "Leave the answer box or the board, so that letters are keys again.",
           ("escape",), "quiz", "leave", footer=True, palette=False),
    Action("quiz.type", "Answer", "Go to the answer box or the board.", ("t",), "quiz", "type"),
    Action("quiz.home", "Decks", "Stop here and go back to the decks; nothing is lost.", ("q", "escape"), "quiz",
           "home", footer=True),
    Action("quiz.undo", "Undo", "Take back what is typed; else the last answer or action, also after a restart.",
           ("u", "ctrl+z"), "quiz", "undo", footer=True),
    Action("quiz.redo", "Redo", "Do again what was undone.", ("r", "ctrl+y"), "quiz", "redo"),
    Action("quiz.suspend", "Suspend", "Take the card out of study.", ("s", "ctrl+s"), "quiz", "suspend", footer=True),
    Action("quiz.bury", "Bury", "Put the card off until tomorrow.", ("b", "ctrl+o"), "quiz", "bury", footer=True),
    Action("quiz.flag", "Flag", "Mark the card, or take its mark away.", ("f", "ctrl+f"), "quiz", "flag", footer=True),
    Action("quiz.scroll", "Scroll", "Scroll a long card.", ("up", "down", "pageup", "pagedown"), "quiz", "scroll",
           palette=False, bound=False),

    Action("summary.next", "Go on", "Go on where cards have come due, else back to the decks.", ("enter", "space"),
           "summary", "next", footer=True),
    Action("summary.undo", "Undo", "Take back the last answer or action and return to its card.", ("u", "ctrl+z"),
           "summary", "undo", footer=True),
    Action("summary.redo", "Redo", "Do again what was undone.", ("r", "ctrl+y"), "summary", "redo"),
    Action("summary.drill", "Contrast", "Drill the cards you take for each other; the schedule is left alone.", ("c",),
           "summary", "drill", footer=True),
    Action("summary.home", "Decks", "Back to the decks.", ("q", "escape"), "summary", "home", footer=True),

    Action("exams.start", "Start", "Start the exam.", ("enter", "space"), "exams", "start", footer=True),
    Action("exams.open", "Open", "On a past exam: open its result.", ("enter",), "exams", "open", footer=True,
           palette=False, bound=False),
    Action("exams.fewer", "Fewer", "Fewer questions.", ("left",), "exams", "fewer"),
    Action("exams.more", "More", "More questions.", ("right",), "exams", "more"),
    Action("exams.time", "Time", "Allow another time.", ("m",), "exams", "time"),
    Action("exams.other", "Past exams", "Go to the past exams, or back to the next one.", ("tab",), "exams", "other",
           footer=True, palette=False),
    Action("exams.home", "Decks", "Back to the decks.", ("q", "escape"), "exams", "home", footer=True),

    Action("exam.next", "Next", "Give the answer, empty where you don't know it, and go on; there is no way back.",
           ("enter",), "exam", "next", footer=True),
    Action("exam.leave", "Leave box", "Leave the answer box or the board; after a question whether to hand in, go on.",
           ("escape",), "exam", "leave", footer=True, palette=False),
    Action("exam.type", "Answer", "Go to the answer box or the board.", ("t",), "exam", "type", footer=True),
    Action("exam.hand_in", "Hand in", "End the exam here; asks once more.", ("q", "escape", "ctrl+s"), "exam",
           "hand_in", footer=True),
    Action("exam.scroll", "Scroll", "Scroll a long question.", ("up", "down", "pageup", "pagedown"), "exam", "scroll",
           palette=False, bound=False),

    Action("result.home", "Decks", "Back to where you came from.", ("enter", "q", "escape"), "result", "home",
           footer=True),
    Action("result.count", "Count as reviews",
           "Record the answers as reviews, which changes the schedule; asks once more.", ("c",), "result", "count",
           footer=True),
    Action("result.scroll", "Scroll", "Scroll the result.", ("up", "down", "pageup", "pagedown"), "result", "scroll",
           palette=False, bound=False),

    Action("help.close", "Close", "Close this help.", ("escape", "q", "question_mark", "f1", "enter"), "help",
           "dismiss", palette=False),
)  # fmt: skip


def actions_in(*where: Where) -> tuple[Action, ...]:
    """The actions of these places, in the order of the list."""
    return tuple(action for action in ACTIONS if action.where in where)


def key_name(key: str) -> str:
    """A key as a learner reads it: ``ctrl+z`` is Ctrl+Z."""
    *modifiers, last = key.split("+")
    name = _NAMES.get(last) or (last.upper() if modifiers or (len(last) > 1 and last[0] == "f") else last)
    return "+".join([*(part.capitalize() for part in modifiers), name])


def key_table() -> str:
    """All keys as the README has them, in Markdown."""
    lines = ["| where | keys | what |", "|---|---|---|"]
    for where, heading in PLACES.items():
        for action in actions_in(where):
            keys = " ".join(f"`{key_name(key)}`" for key in action.keys)
            lines.append(f"| {heading} | {keys} | {action.help} |")
    return "\n".join(lines)
