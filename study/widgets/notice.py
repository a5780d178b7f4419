"""One line about the last step. It stays until the next step, and an error says that it is one."""

from textual.content import Content
from textual.widgets import Static

from study.sitting import Notice
from study.widgets.content import bare


class NoticeLine(Static):
    """Empty and out of the way where there is nothing to say."""

    def show(self, notice: Notice | None) -> None:
        """Say it."""
        self.display = notice is not None
        if notice is not None:
            self.set_class(notice.error, "-error")
            self.update(Content.assemble(("Error: ", "bold"), bare(notice.text)) if notice.error else bare(notice.text))
