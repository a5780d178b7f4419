"""What a learner may do with the card on screen. Pure: the keys, the footer and the palette all ask here."""

from decks.grading.verdict import Verdict
from progress.terms import Form
from study.forms import LAID_OUT
from study.sitting import Phase, Shown


def permitted(action: str, parameters: tuple[object, ...], phase: Phase, shown: Shown | None) -> bool:
    """Whether ``action`` makes sense while ``shown`` is on screen in ``phase``; true of actions on no card."""
    if shown is None:
        return action not in ("next", "rate", "hint", "type", "row", *_ON_A_CARD, *_ON_AN_ANSWER)
    if shown.practice and action in ("undo", "redo", "accept", *_ON_A_CARD):
        return False
    asked = phase is Phase.QUESTION
    match action:
        case "rate":
            return not asked and parameters[0] in shown.offers
        case "row":
            return not asked and bool(shown.partners)
        case "overrule":
            return not asked and any(one.grade for one in shown.cards)
        case "accept":
            wrong = shown.grade is not None and shown.grade.verdict is not Verdict.CORRECT
            return not asked and wrong and shown.form not in LAID_OUT
        case "hint":
            return asked and bool(shown.card.hint) and not shown.hinted
        case "type":
            return asked and shown.form is not Form.REVEAL
    return True


_ON_A_CARD = ("suspend", "bury", "flag", "edit")
_ON_AN_ANSWER = ("overrule", "accept")
