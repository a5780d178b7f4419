"""The quiz: a question, its answer, a rating. Draws the session; decides nothing."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from progress.terms import Form, Rating
from study.clean import one_line
from study.desk import Desk
from study.drafts import Drafts
from study.drill import Drill
from study.forms import LAID_OUT
from study.permitted import permitted
from study.present import FLAG, RATING_TITLES, asked_for, framed, offer_text, progress_text
from study.screens.base import GoHome, SessionDone
from study.screens.card_actions import CardActions
from study.session import Session
from study.sitting import Phase, Shown
from study.widgets.board import BoardPad
from study.widgets.card import CardFace
from study.widgets.content import QUIET, bare, written
from study.widgets.header import DayBar, TopLine, TwoEnds, counts_content
from study.widgets.keys import KeyLine, bindings
from study.widgets.notice import NoticeLine
from study.widgets.ratings import RatingBar
from study.widgets.show_answer import ShowAnswer
from study.widgets.typed import AnswerBox, text_of


class QuizScreen(CardActions):
    """One sitting."""

    WHERE = "quiz"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("quiz"),
        # The card itself scrolls by these keys, so the board must be asked before it.
        Binding("up", "row(-1)", show=False, priority=True),
        Binding("down", "row(1)", show=False, priority=True),
        *(Binding(key, f"scroll_card({key!r})", show=False) for key in ("up", "down", "pageup", "pagedown")),
    ]

    def __init__(self, desk: Desk, session: Session | Drill) -> None:
        super().__init__(desk, session)
        self._drawn: tuple[object, ...] = ()
        """What the last drawing was made for: the card, when it was drawn, the phase."""
        self._drafts = Drafts()
        self._unseen = False
        """Whether an answer was drawn that has not been scrolled to."""

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield TopLine()
        yield DayBar()
        yield TwoEnds(id="counts")
        yield Static(id="asked")
        yield CardFace()
        yield NoticeLine()
        with Vertical(id="dock"):
            yield AnswerBox()
            yield ShowAnswer()
            yield RatingBar()
        yield KeyLine()

    def on_mount(self) -> None:
        """The question stays named while it is scrolled out of sight."""
        self.watch(self.query_one(CardFace), "scroll_y", self._scrolled)

    @property
    def typing(self) -> bool:
        """Whether the answer box has the keys."""
        return isinstance(self.focused, AnswerBox)

    @property
    def answering(self) -> bool:
        """Whether letters are part of an answer: the answer box or an open board has the keys."""
        return self.session.phase is Phase.QUESTION and isinstance(self.focused, AnswerBox | BoardPad)

    @property
    def marked(self) -> Rating:
        """The rating that Enter takes."""
        return (self.session.shown and self.session.shown.suggested) or Rating.GOOD

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The single truth about what may be pressed."""
        match action:
            case "leave":
                return self.answering
            case "undo" if self.typing:
                return True
            case "type" if self.answering:
                return False
            case "overrule_last":
                asked = self.session.phase is Phase.QUESTION and isinstance(self.session, Session)
                return asked and self.session.answered > 0
        return permitted(action, parameters, self.session.phase, self.session.shown)

    def _place(self) -> Widget | None:
        """Where the card on screen is answered; None where it is only recalled."""
        form = self.session.shown.form if self.session.shown else Form.REVEAL
        if form in LAID_OUT:
            return self.query_one(CardFace).pad
        return None if form is Form.REVEAL else self.query_one(AnswerBox)

    def redraw(self) -> None:
        """Show the session as it stands."""
        self._drafts.end_wait()
        if self._drawn:
            self.said = None
        if (shown := self.session.shown) is None:
            self.hold()
            self.post_message(SessionDone(self.session))
            return
        self._draw_top(shown)
        self._draw_card(shown)
        self.tell(self.session.notice)
        self.settle()

    def tick(self) -> None:
        """A new study day, an answer given elsewhere: the counts change, the card stays."""
        self.session.tick(self.desk.clock())
        if self.session.shown:
            self._draw_top(self.session.shown)
            self.tell(self.session.notice)

    def early(self, event: events.Key) -> None:
        """Before the next question was painted: text can only be the beginning of its answer, unless it is the key
        of the rating pressed again and again."""
        text = text_of(event)
        if not self._drafts.awaited or not text or event.key == self.acting:
            return
        self.acting = ""
        self.query_one(AnswerBox).begin(self._drafts.begun(event.time, text))

    def acts_once(self, event: events.Key) -> bool:
        """While an answer is typed a letter is a letter."""
        if self.answering and isinstance(self.focused, BoardPad) and event.key in BoardPad.REPEATING:
            return False
        return not (self.typing and event.is_printable) and super().acts_once(event)

    def action_next(self) -> None:
        """Show the answer; then take the marked rating."""
        if self.session.phase is Phase.ANSWER:
            self._record(self.marked)
        else:
            self.reveal(None)

    def reveal(self, response: str | None) -> None:
        """Show the answer, judge what was typed or picked."""
        self.session.reveal(response, self.desk.clock())
        self.redraw()

    def action_rate(self, rating: int) -> None:
        """Record the rating and move on; on a matching board rate the row under the cursor."""
        shown = self.session.shown
        if shown and shown.partners:
            self.session.rate_row(self.row, Rating(rating))
            self.redraw()
        else:
            self._record(Rating(rating))

    def _record(self, rating: Rating) -> None:
        self.session.answer(rating, self.desk.clock())
        self.redraw()
        if self.session.phase is Phase.QUESTION and self.query_one(AnswerBox).display and not self.session.notice:
            self._drafts.await_text()

    @property
    def _boarded(self) -> bool:
        """Whether several cards are on screen."""
        return self.session.shown is not None and bool(self.session.shown.partners)

    def action_undo(self) -> None:
        """Take back what is typed or picked, else the last thing done."""
        if self.typing and self.query_one(AnswerBox).empty():
            return
        if self.answering and not self.typing and self.query_one(CardFace).pad.back():
            return
        if self.typing and (line := self.session.take_line_back()) is not None:
            self.query_one(AnswerBox).open(line, "; ")
            self.redraw()
            return
        if self.session.shown and self.session.shown.practice:
            return
        self.do(self.session.undo)

    def action_redo(self) -> None:
        """Do it again."""
        if self.typing and self.query_one(AnswerBox).fill():
            return
        self.do(self.session.redo)

    def action_type(self) -> None:
        """Go to the answer box, or to the board."""
        if place := self._place():
            place.focus()

    def action_leave(self) -> None:
        """Out of the answer box or the board, so that letters are keys again."""
        self.query_one(CardFace).focus()

    def action_home(self) -> None:
        """Back to the decks."""
        self.hold()
        self.post_message(GoHome())

    def action_scroll_card(self, key: str) -> None:
        """Scroll a long card, also while an answer is typed."""
        face = self.query_one(CardFace)
        moves = {"up": face.scroll_up, "down": face.scroll_down}
        pages = {"pageup": face.scroll_page_up, "pagedown": face.scroll_page_down}
        (moves | pages)[key](animate=False)

    def on_descendant_focus(self) -> None:
        """The answer box was entered or left, so other keys work."""
        self.name_keys()

    def name_keys(self, typing: bool = False, **titles: str) -> None:
        """Enter does something else in each phase."""
        if self.session.phase is Phase.ANSWER:
            titles["next"] = RATING_TITLES[self.marked] if not self._boarded else "Record all"
        elif self.answering:
            titles["next"] = "Check"
        self.query_one(AnswerBox).explain(self.typing, asked_for(self.session.shown))
        super().name_keys(typing or self.answering, **titles)

    @on(AnswerBox.Sent)
    def _sent(self, event: AnswerBox.Sent) -> None:
        box, shown = self.query_one(AnswerBox), self.session.shown
        if event.opened != box.opened or shown is None:
            return
        listing = shown.form is Form.ITEMS
        (self.session.give if listing else self.session.reveal)(event.text, self.desk.clock())
        if self.session.phase is Phase.QUESTION:
            # The list goes on; or the history failed, and what was typed stays to be sent again.
            taken = listing and not self.session.notice
            box.open("" if taken else event.text, "; " if shown.card.items else " ")
        self.redraw()

    @on(BoardPad.Sent)
    def _picked_on_board(self, event: BoardPad.Sent) -> None:
        if event.response and self._boarded:
            self.session.match(event.response, self.desk.clock())
        else:
            self.session.reveal("\n".join(event.response), self.desk.clock())
        if self.session.phase is Phase.QUESTION:
            pad = self.query_one(CardFace).pad
            pad.show(pad.board)
        self.redraw()

    @on(ShowAnswer.Pressed)
    def _show_answer(self) -> None:
        self.reveal(None)

    @on(RatingBar.Picked)
    async def _picked(self, event: RatingBar.Picked) -> None:
        await self.run_action(f"rate({event.rating})")

    def _draw_top(self, shown: Shown) -> None:
        done, counts = self.session.answered, self.session.counts
        deck, collection = self.desk.place(shown.card)
        where = Content.assemble(bare(deck), ("   " + one_line(collection), f"not bold {QUIET}"))
        self.query_one(TopLine).show(where, progress_text(done, counts))
        self.query_one(DayBar).show(done, counts.total)
        practice = Content("Practice: what you confuse, side by side, then mixed. No schedule changes.")
        kinds = practice if shown.practice else counts_content(counts, shown.memory.state)
        self.query_one("#counts", TwoEnds).show(kinds, FLAG if shown.memory.flagged else "")

    def _draw_card(self, shown: Shown) -> None:
        answered = self.session.phase is Phase.ANSWER
        face, box, ratings = self.query_one(CardFace), self.query_one(AnswerBox), self.query_one(RatingBar)
        drawing = (shown.card.key, shown.at, self.session.phase)
        if drawing != self._drawn:
            self.row = 0
            if not answered:
                face.begin(shown)
        face.show(shown, answered, self.desk.source_title(shown.card))
        box.display = self._place() is box and not answered
        self.query_one(ShowAnswer).display = shown.form is Form.REVEAL and not answered
        ratings.display = answered
        if answered:
            face.pad.point(self.row if shown.partners else None)
            rated = shown.cards[self.row]
            marked = self.marked if not self.row else rated.suggested or Rating.GOOD
            ratings.show({rating: offer_text(rated, rating) for rating in rated.offers}, marked)
        if drawing != self._drawn:
            self._begin_card(shown, answered)
        self._drawn = drawing

    def _begin_card(self, shown: Shown, answered: bool) -> None:
        """A card, or its answer, is drawn for the first time: to its top, and the keys to where they belong."""
        face, box = self.query_one(CardFace), self.query_one(AnswerBox)
        card, _, phase = self._drawn or ("", 0, None)
        if self.session.kept:
            self._drafts.keep(str(card), self.session.kept)
            self.session.kept = ""
        elif phase is Phase.QUESTION and box.value and not (answered and card == shown.card.key):
            self._drafts.keep(str(card), box.value)
        if answered or self._place() is None:
            face.focus()
        elif not box.display:
            face.pad.focus(scroll_visible=False)
        else:
            box.open(self._drafts.take(shown.card.key), "; " if shown.card.items else " ")
            box.focus()
        face.scroll_home(animate=False, immediate=True)
        self._unseen = answered

    def bring_into_sight(self) -> bool:
        """Scroll to an answer that was just drawn."""
        fresh, self._unseen = self._unseen, False
        if fresh:
            self.query_one(CardFace).find_answer()
        return fresh

    def _scrolled(self, top: float) -> None:
        """The question's first line, where the question itself is out of sight."""
        prompts = [one.card.prompt for one in self.session.shown.cards] if self.session.shown and top >= 1 else [""]
        line = framed(prompts)[0].partition("\n")[0]
        self.query_one("#asked", Static).update(written(line))
