"""Text for widgets. What a deck or a learner wrote reaches a widget through these functions only, never as markup."""

from collections.abc import Iterable

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from decks.grading.verdict import Span
from study.clean import clean
from study.present import marked, pieces, ticked

QUIET = "$foreground 60%"
"""Style of labels and other words that may stay in the background."""
_STYLES = {"plain": "", "code": "bold $text-accent", "emphasis": "italic"}
_DIFF_STYLES = {"same": "", "extra": "strike $text-error", "missing": "underline $text-success"}


def written(text: str) -> Content:
    """What an author wrote: harmless, line breaks kept, `code` and *emphasis* as styles."""
    return Content.assemble(*((piece.text, _STYLES[piece.kind]) for piece in pieces(clean(text))))


def bare(text: str) -> Content:
    """What somebody typed or a message says: harmless, and nothing is markup."""
    return Content(clean(text))


def labelled(label: str, text: Content) -> Content:
    """A quiet label before a text."""
    return Content.assemble((f"{label}  ", QUIET), text)


def compared(spans: Iterable[Span]) -> Content:
    """A response beside the answer, marked by signs and by style."""
    return Content(" ").join(Content.styled(marked(span), _DIFF_STYLES[span.kind]) for span in spans)


def judged(items: Iterable[Span]) -> Content:
    """A list as it was typed, each item marked by a sign and by style."""
    styles = {"same": "$text-success", "extra": "$text-error"}
    return Content("; ").join(Content.styled(ticked(item), styles[item.kind]) for item in items)


def fit(text: str, width: int) -> str:
    """``text`` in exactly ``width`` cells, cut with an ellipsis where it is longer."""
    if cell_len(text) <= width:
        return text + " " * (width - cell_len(text))
    return set_cell_size(text, max(0, width - 1)) + "…" * (width > 0)
