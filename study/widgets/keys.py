"""Bindings made from the list of actions, and the line at the bottom that names the keys which work now."""

from collections.abc import Mapping

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.dom import DOMNode
from textual.style import Style
from textual.widget import Widget

from study.actions import Action, Where, actions_in, key_name


def bindings(where: Where) -> list[Binding]:
    """The key bindings of a place."""
    return [
        Binding(",".join(action.keys), action.call, action.title, show=action.footer, tooltip=action.help, id=action.id)
        for action in actions_in(where)
        if action.bound
    ]


def allowed(screen: DOMNode, action: Action) -> bool:
    """Whether the screen lets this action run now."""
    name, _, parameter = action.call.removesuffix(")").partition("(")
    return bool(screen.check_action(name, (int(parameter),) if parameter else ()))


class KeyLine(Widget):
    """The keys that work now, as many as fit; each can be clicked."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[tuple[str, str, str], ...] = ()

    def show(self, where: Where, typing: bool, titles: Mapping[str, str]) -> None:
        """Name the keys of a place; while typing those that are no letters; ``titles`` say what they do just now."""
        entries: list[tuple[str, str, str]] = []
        named: set[str] = set()
        for action in (*actions_in(where), *actions_in("everywhere")):
            keys = [key for key in (action.typing_keys if typing else action.keys) if key not in named]
            title = titles.get(action.id, action.title)
            if action.footer and keys and title not in named and allowed(self.screen, action):
                call = action.call if "." in action.call else f"screen.{action.call}"
                entries.append((_short(keys[0]), title, call))
                named |= {keys[0], title}
        self._entries = tuple(entries)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A single click acts; the second of a double click fell on whatever the key means next."""
        if event.chain != 1:
            event.stop().prevent_default()

    def render(self) -> Content:
        """The line, cut at whole entries; the last one, help, always stays."""
        room, fitting = self.size.width, list(self._entries)
        while len(fitting) > 1 and sum(cell_len(f"{key} {title}") + 2 for key, title, _ in fitting) - 2 > room:
            fitting.pop(-2)
        return Content("  ").join(
            Content.assemble((key, "bold $text-accent"), f" {title}").stylize(Style.from_meta({"@click": call}))
            for key, title, call in fitting
        )


def _short(key: str) -> str:
    """``^Z`` where the line is short of room for Ctrl+Z."""
    return key_name(key).replace("Ctrl+", "^")
