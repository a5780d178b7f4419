"""The ratings on offer with the intervals they lead to."""

from collections.abc import Mapping
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from progress.terms import Rating
from study.present import RATING_TITLES


class RatingButton(Widget):
    """One rating: its key, its name, what it leads to."""

    def __init__(self, rating: Rating) -> None:
        super().__init__(classes=f"rating {RATING_TITLES[rating].lower()}")
        self._rating = rating
        self._text = ""

    def show(self, text: str, marked: bool) -> None:
        """Show what it leads to; the marked one is what Enter takes."""
        self._text = text
        self.set_class(marked, "-marked")
        self.refresh()

    def render(self) -> Content:
        """The title in the longest form that fits, and under it what it leads to."""
        title = f"{self._rating} {RATING_TITLES[self._rating]}"
        forms = (f"▸ {title} ◂", f"▸{title}◂", f"▸{title}") if self.has_class("-marked") else (title,)
        fitting = next((form for form in forms if cell_len(form) <= self.size.width), forms[-1])
        return Content.assemble((fitting, "bold"), "\n", self._text)

    def on_click(self, event: events.Click) -> None:
        """A single click rates; the second of a double click fell on whatever came next, so it doesn't count."""
        if event.chain == 1:
            self.post_message(RatingBar.Picked(self._rating))


class RatingBar(Horizontal):
    """Shown once the answer is."""

    @dataclass
    class Picked(Message):
        """A rating was clicked."""

        rating: Rating

    def compose(self) -> ComposeResult:
        """One button each, side by side."""
        yield from (RatingButton(rating) for rating in Rating)

    def show(self, offers: Mapping[Rating, str], marked: Rating) -> None:
        """The ratings on offer, with what each leads to."""
        for button, rating in zip(self.query(RatingButton), Rating, strict=True):
            button.display = rating in offers
            button.show(offers.get(rating, ""), rating is marked)
