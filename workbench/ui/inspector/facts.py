"""The head of the inspector: the claim's words, where it stands and what it says."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from workbench.core import wording
from workbench.core.article import Article
from workbench.core.claim import Kind, Mood
from workbench.core.session import Reviewed
from workbench.services.wording import source
from workbench.ui import dates
from workbench.ui.choice import Choice
from workbench.ui.claims.row import disguise_words, quote_words
from workbench.ui.icons import icon
from workbench.ui.keyed import keyed
from workbench.ui.labels import PLAIN, QUIET, label
from workbench.ui.terms import kind_words
from workbench.ui.theme import Looks, Role, Space, reading_font
from workbench.ui.words import noop, tr

MOODS = {
    Mood.STATED: noop("stated as fact"),
    Mood.OPINION: noop("put as an opinion"),
    Mood.QUESTION: noop("put as a question"),
    Mood.PREDICTION: noop("a prediction"),
    Mood.PLAN: noop("a plan or an intention"),
}

SAYS, DISGUISED, AS_OF, CLAIMANT, PUT_AS, CORRECTED = LINES = (
    noop("Says"),
    noop("Disguised"),
    noop("As of"),
    noop("Claimant"),
    noop("Put as"),
    noop("Corrected"),
)


class Facts(QWidget):
    """Shows one claim; ``kind_asked`` carries another kind, ``value_asked`` asks for another value."""

    kind_asked = Signal(object)
    value_asked = Signal()

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._place = label("", QUIET)
        self._quote = label("", PLAIN)
        self._quote.setFont(reading_font())
        self._quote.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._quote.setAccessibleDescription(tr("The claim's words"))
        self._kind = Choice(looks)
        self._kind.setAccessibleName(tr("Kind of the claim"))
        for kind in Kind:
            self._kind.addItem(kind_words(kind), kind.value)
        self._kind.activated.connect(self._kind_chosen)
        self._lines = {name: label("") for name in LINES}
        self._names = {name: label(tr(name), QUIET, wraps=False) for name in self._lines}
        self._edit = QToolButton()
        self._edit.setObjectName("more")
        keyed(self._edit, tr("Correct the value"), "claim.value")
        self._edit.setAccessibleName(tr("Correct the value"))
        self._edit.clicked.connect(self.value_asked)
        self._lay_out()
        looks.changed.connect(self._put_on)
        self._put_on()

    def show_claim(self, item: Reviewed, article: Article, *, reveals: bool = False) -> None:
        """Show what is known of a claim; ``reveals`` shows disguised characters by their numbers."""
        claim = item.claim
        line = article.line_at(claim.span.start).number
        published = article.masthead.published
        date = dates.partial(published) if published else tr("date not known")
        self._place.setText(" · ".join((source(article), tr("line {line}", line=line), date)))
        self._quote.setText(" ".join(quote_words(claim, article, reveals=reveals).split()))
        self._put(DISGUISED, disguise_words(claim, article))
        self._kind.setCurrentIndex(self._kind.findData(claim.kind.value))
        self._put(SAYS, _says(item))
        self._edit.setVisible(bool(self._lines[SAYS].text()))
        self._put(AS_OF, claim.as_of or "")
        self._put(CLAIMANT, claim.claimant or tr("none stated"))
        self._put(PUT_AS, "" if claim.mood is Mood.STATED else tr(MOODS[claim.mood]))
        self._put(CORRECTED, tr("by hand") if item.corrected else "")

    def stops(self) -> tuple[QWidget, ...]:
        """Return what Tab leads through, from the top down."""
        return (self._kind, self._edit)

    def _put(self, name: str, text: str) -> None:
        self._lines[name].setText(text)
        for part in (self._lines[name], self._names[name]):
            part.setVisible(bool(text))

    def _put_on(self) -> None:
        self._edit.setIcon(icon("edit", self._looks.theme, Role.DIM))

    def _kind_chosen(self, index: int) -> None:
        self.kind_asked.emit(Kind(self._kind.itemData(index)))

    def _lay_out(self) -> None:
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        inside.setSpacing(Space.TIGHT)
        inside.addWidget(self._quote)
        inside.addWidget(self._place)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(Space.MEDIUM)
        form.setVerticalSpacing(Space.TIGHT)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        form.addRow(label(tr("Kind"), QUIET, wraps=False), self._kind)
        says = QHBoxLayout()
        says.setSpacing(Space.TIGHT)
        says.addWidget(self._lines[SAYS], 1)
        says.addWidget(self._edit, 0, Qt.AlignmentFlag.AlignTop)
        form.addRow(self._names[SAYS], says)
        for name in LINES[1:]:
            form.addRow(self._names[name], self._lines[name])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(card)
        column.addLayout(form)


def _says(item: Reviewed) -> str:
    """Return what a claim says, nothing where its words say just that."""
    stated = wording.stated(item.claim)
    is_figure = item.claim.kind in (Kind.QUANTITY, Kind.TIME, Kind.NAME)
    return stated if is_figure or stated != " ".join(item.claim.quote.split()) else ""
