"""Mending decks from a sitting: a response that should count, a note opened in an editor."""

import stat
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from decks.grading.verdict import Verdict
from decks.library import Library, Place
from decks.problems import DeckError
from progress.access import Access
from progress.terms import Rating
from progress.today import Catalogue
from study.amending import Spot, editor_command, spot_of
from study.forms import Wish
from study.session import Session
from study.sitting import Phase, Shown
from tests.study.conftest import NOW, SETTINGS, Learner


def shown(session: Session) -> Shown:
    assert session.shown is not None
    return session.shown


def test_a_response_that_should_count_is_written_into_the_deck_and_counts_at_once(learner: Learner) -> None:
    session = learner.session()
    session.begin(NOW)
    session.reveal("the anti-Daesh campaign", NOW)
    assert shown(session).verdict is Verdict.WRONG
    session.accept(NOW)
    assert session.notice is not None
    assert "“the anti-Daesh campaign” counts from now on: added to operations.yaml" in session.notice.text
    assert (shown(session).verdict, shown(session).suggested) == (Verdict.CORRECT, Rating.GOOD)
    text = (learner.folder / "decks" / "war" / "operations.yaml").read_text(encoding="utf-8")
    assert "accept: [OIR, the anti-Daesh campaign]" in text
    session.answer(Rating.GOOD, NOW)
    session.undo(NOW)
    session.reveal("Anti-Daesh campaign", NOW)
    assert shown(session).verdict is Verdict.CORRECT


def test_the_one_stray_item_of_a_list_is_taken_for_the_missing_one(learner: Learner) -> None:
    session = learner.session()
    session.begin(NOW)
    session.bury(NOW)
    session.reveal("Jordan; Qatar; Land of two seas", NOW)
    session.accept(NOW)
    assert shown(session).verdict is Verdict.CORRECT
    text = (learner.folder / "decks" / "war" / "operations.yaml").read_text(encoding="utf-8")
    assert "all: [[Bahrain, Land of two seas], Jordan, Qatar]" in text


def test_which_of_several_items_was_meant_is_not_guessed(learner: Learner) -> None:
    session = learner.session()
    session.begin(NOW)
    session.bury(NOW)
    before = (learner.folder / "decks" / "war" / "operations.yaml").read_bytes()
    session.reveal("Jordan; Land of two seas", NOW)
    session.accept(NOW)
    assert session.notice is not None
    assert session.notice.error
    assert "can't be told" in session.notice.text
    assert (learner.folder / "decks" / "war" / "operations.yaml").read_bytes() == before


def test_a_correct_answer_needs_not_be_added(learner: Learner) -> None:
    session = learner.session()
    session.begin(NOW)
    session.reveal("OIR", NOW)
    session.accept(NOW)
    assert session.notice is not None
    assert "Only a typed answer" in session.notice.text


@pytest.fixture
def bundled(learner: Learner) -> Session:
    """A sitting over a bundled deck of a learner with an empty folder of their own."""
    bundle, own = learner.folder / "bundle", learner.folder / "own"
    (bundle / "rivers").mkdir(parents=True)
    (bundle / "rivers" / "collection.yaml").write_text("id: rivers\ntitle: Rivers\n", encoding="utf-8")
    (bundle / "rivers" / "nile.yaml").write_text(
        "id: nile\ntitle: Nile\nnotes:\n  - {id: one, q: Which river runs through Cairo?, a: The Nile}\n",
        encoding="utf-8",
    )
    places = [Place(own, collection="mine"), Place(bundle, bundled=True)]
    library = Library.open(places, learner.folder / "bundled.db")
    learner.windows.append(Access(learner.folder / "progress.db"))
    session = Session(library, Catalogue(library.entries()), learner.windows[-1], SETTINGS, None)
    session.begin(NOW)
    return session


def test_a_bundled_deck_is_copied_first_and_its_card_keeps_its_history(learner: Learner, bundled: Session) -> None:
    key = shown(bundled).card.key
    bundled.reveal("the mother of Egypt", NOW)
    bundled.accept(NOW)
    assert bundled.notice is not None
    assert "your copy of the deck" in bundled.notice.text
    assert "mother" not in (learner.folder / "bundle" / "rivers" / "nile.yaml").read_text(encoding="utf-8")
    assert "mother" in (learner.folder / "own" / "rivers" / "nile.yaml").read_text(encoding="utf-8")
    assert shown(bundled).card.key == key
    bundled.answer(Rating.GOOD, NOW)
    assert bundled.answered == 1


def test_a_note_is_opened_at_its_line_and_read_again(learner: Learner) -> None:
    session = learner.session()
    session.begin(NOW)
    spot = spot_of(session._library, shown(session).card)
    assert (spot.path.name, spot.line, spot.copied) == ("operations.yaml", 6, False)
    text = spot.path.read_text(encoding="utf-8")
    spot.path.write_text(text.replace("What is its code name?", "What was its code name?"), encoding="utf-8")
    session.reread(spot.path, NOW)
    assert shown(session).card.prompt == "What was its code name?"
    assert session.phase is Phase.QUESTION


def test_a_card_that_an_edit_removed_gives_way_with_what_keeps_its_history(learner: Learner) -> None:
    session = learner.session()
    session.begin(NOW)
    path = spot_of(session._library, shown(session).card).path
    path.write_text(path.read_text(encoding="utf-8").replace("{id: name, ", "{id: title, "), encoding="utf-8")
    session.reread(path, NOW)
    assert session.notice is not None
    assert "`id: name`" in session.notice.text
    assert not shown(session).card.key.startswith("mine/name#")


def test_mistakes_made_in_the_editor_are_said(learner: Learner) -> None:
    session = learner.session()
    session.begin(NOW)
    path = spot_of(session._library, shown(session).card).path
    path.write_text(path.read_text(encoding="utf-8") + "  - {q: No answer}\n", encoding="utf-8")
    session.reread(path, NOW)
    assert session.notice is not None
    assert "1 problem in operations.yaml: run `study check`" in session.notice.text


@pytest.mark.parametrize(
    ("environment", "command"),
    [
        ({"EDITOR": "nano -w"}, ["nano", "-w", "+7", "deck.yaml"]),
        ({"VISUAL": "code --wait", "EDITOR": "nano"}, ["code", "--wait", "--goto", "deck.yaml:7"]),
        ({"EDITOR": "/usr/bin/hx"}, ["/usr/bin/hx", "deck.yaml:7"]),
        ({"EDITOR": "unheard-of"}, ["unheard-of", "deck.yaml"]),
        ({}, ["vi", "+7", "deck.yaml"]),
    ],
)
def test_the_editor_is_the_learners_own(environment: dict[str, str], command: list[str]) -> None:
    assert editor_command(Spot(Path("deck.yaml"), 7, False), environment) == command


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are of another kind there")
def test_an_edited_deck_keeps_its_permissions(learner: Learner) -> None:
    session = learner.session()
    session.begin(NOW)
    path = learner.folder / "decks" / "war" / "operations.yaml"
    path.chmod(0o640)
    session.reveal("nonsense", NOW)
    session.accept(NOW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


ORDER = "  - {id: steps, q: In which order?, order: [Kobani, Manbij, Raqqa]}\n"
PAIRS = """\
  - id: operations
    pairs: {France: Chammal, Canada: Impact, Belgium: Desert Falcon, Germany: Counter Daesh}
    ask: "Which operation was {left}'s?"
"""


def on_a_deck_of(learner: Learner, notes: str, wish: Wish = Wish.WRITTEN) -> tuple[Session, Path]:
    """A sitting over these notes, begun, and the file they stand in."""
    learner.write({"own.yaml": f"id: own\ntitle: Own\nnotes:\n{notes}"})
    session = learner.session("own", SETTINGS._replace(wish=wish))
    session.begin(NOW)
    return session, learner.folder / "decks" / "own.yaml"


def edit(session: Session, path: Path, old: str, new: str) -> None:
    """Change the deck in an editor, a second after its card was shown."""
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    session.reread(path, NOW + timedelta(seconds=1))


def test_a_board_gives_way_where_an_edit_took_one_of_its_pairs(learner: Learner) -> None:
    session, path = on_a_deck_of(learner, PAIRS, Wish.CHOICE)
    session.match([one.card.answer for one in shown(session).cards], NOW)
    edit(session, path, ", Germany: Counter Daesh", "")
    assert (session.phase, len(shown(session).cards)) == (Phase.QUESTION, 3)
    session.match([one.card.answer for one in shown(session).cards], NOW)
    session.answer(Rating.GOOD, NOW)
    assert session.answered == 3


@pytest.mark.parametrize("shown_already", [False, True])
def test_what_lies_on_a_board_after_an_edit_is_what_the_deck_says(learner: Learner, shown_already: bool) -> None:
    session, path = on_a_deck_of(learner, ORDER)
    before = shown(session).at
    if shown_already:
        session.reveal("Kobani\nManbij\nRaqqa", NOW)
    edit(session, path, "Manbij, Raqqa", "Manbij, Baghuz")
    assert session.phase is Phase.QUESTION
    assert set(shown(session).choices) == {"Kobani", "Manbij", "Baghuz"}
    assert shown(session).at != before


def test_a_typed_answer_stays_where_an_edit_left_its_question(learner: Learner) -> None:
    session, path = on_a_deck_of(learner, "  - {id: nile, q: Which river?, a: The Nile}\n")
    before = shown(session).at
    edit(session, path, "Which river?", "Which river runs through Cairo?")
    assert (session.phase, shown(session).at) == (Phase.QUESTION, before)
    session.reveal("Niger", NOW)
    edit(session, path, "The Nile", "Nile")
    assert (session.phase, shown(session).response, shown(session).card.answer) == (Phase.ANSWER, "Niger", "Nile")


def test_what_was_changed_meanwhile_is_noticed_when_an_answer_is_added(learner: Learner) -> None:
    session, path = on_a_deck_of(learner, "  - {id: nile, q: Which river?, a: The Nile}\n")
    path.write_text(path.read_text(encoding="utf-8") + "  - {id: two, q: Which other?, a: Niger}\n", encoding="utf-8")
    session.reveal("the river", NOW)
    session.accept(NOW)
    assert session.counts.new == 2
    session.answer(Rating.GOOD, NOW)
    assert shown(session).card.key == "mine/two#forward"


@pytest.mark.parametrize("editor", [" ", "'never closed"])
def test_an_editor_that_makes_no_command_is_said(editor: str) -> None:
    with pytest.raises(DeckError) as told:
        editor_command(Spot(Path("deck.yaml"), 7, False), {"EDITOR": editor})
    assert "VISUAL or EDITOR" in str(told.value)


def test_undo_takes_an_accepted_answer_out_of_the_deck_before_it_takes_back_an_answer(learner: Learner) -> None:
    session = learner.session()
    session.begin(NOW)
    path = learner.folder / "decks" / "war" / "operations.yaml"
    before = path.read_bytes()
    session.reveal("the anti-Daesh campaign", NOW)
    session.accept(NOW)
    assert path.read_bytes() != before
    session.undo(NOW)
    assert path.read_bytes() == before
    assert (session.phase, shown(session).verdict) == (Phase.ANSWER, Verdict.WRONG)
    session.answer(Rating.AGAIN, NOW)
    session.undo(NOW)
    assert session.answered == 0


def test_an_accepted_answer_stays_where_the_file_was_changed_since(learner: Learner) -> None:
    session = learner.session()
    session.begin(NOW)
    path = learner.folder / "decks" / "war" / "operations.yaml"
    session.reveal("the anti-Daesh campaign", NOW)
    session.accept(NOW)
    path.write_text(path.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    session.undo(NOW)
    assert session.notice is not None
    assert "changed since" in session.notice.text
    assert "anti-Daesh" in path.read_text(encoding="utf-8")


def test_a_slip_in_the_editor_throws_neither_card_nor_answer_away(learner: Learner) -> None:
    session = learner.session()
    session.begin(NOW)
    session.reveal("OIR", NOW)
    path = spot_of(session._library, shown(session).card).path
    good = path.read_text(encoding="utf-8")
    path.write_text(good.replace("hint: Three", "hnt: Three"), encoding="utf-8")
    session.reread(path, NOW)
    assert session.notice is not None
    assert session.notice.text.startswith("Line 6 of operations.yaml: unknown key `hnt`")
    assert (session.phase, shown(session).response) == (Phase.ANSWER, "OIR")
    path.write_text(good, encoding="utf-8")
    session.reread(path, NOW)
    session.answer(Rating.GOOD, NOW)
    assert session.answered == 1
