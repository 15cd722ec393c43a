"""Verdicts, notes, marks and dismissals by key."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType

from workbench.core.claim import Kind
from workbench.core.verdict import ACCEPTED, UNREVIEWED, UNVERIFIABLE
from workbench.services.wording import value_words
from workbench.ui.actions import Handler, Say
from workbench.ui.ask import AskDialog
from workbench.ui.keyed import key_of
from workbench.ui.navigation import along
from workbench.ui.page import SessionPage
from workbench.ui.station import Station
from workbench.ui.words import noop, tr

EXAMPLES = MappingProxyType(
    {
        Kind.QUANTITY: noop("at least 225 people"),
        Kind.TIME: noop("Thursday 13 January 2022"),
        Kind.NAME: noop("Kassym-Jomart Tokayev"),
        Kind.QUOTE: noop("we will leave in two days"),
    }
)


class Ruling:
    """Acts on the focused claim. ``say`` tells the editor what stands in the way."""

    def __init__(self, station: Station, page: SessionPage, say: Say) -> None:
        self._desk, self._verbs = station.desk, station.verbs
        self._page, self._say = page, say
        page.inspector.ruled.connect(self._rule)
        page.inspector.noted.connect(self._note)
        page.inspector.kind_asked.connect(self._reshape)
        page.inspector.value_asked.connect(self.value)

    def handlers(self) -> dict[str, Handler]:
        """Return the commands of this room."""
        return {
            "claim.accept": self.accept,
            "claim.reject": self.reject,
            "claim.unverifiable": self.unverifiable,
            "claim.verdict": self.offer,
            "claim.unreview": self.unreview,
            "claim.note": self.note,
            "claim.mark": self.mark,
            "claim.dismiss": self.dismiss,
            "claim.move": self.move,
            "claim.value": self.value,
            "claim.claimant": self.claimant,
            "claim.reread": self.reread,
        }

    def accept(self) -> None:
        """Accept the focused claim."""
        self._ask(ACCEPTED)

    def reject(self) -> None:
        """Reject the focused claim; the inspector asks for the reason."""
        if self._desk.focused:
            self._page.inspector.reject()

    def unverifiable(self) -> None:
        """Find the focused claim unverifiable."""
        self._ask(UNVERIFIABLE)

    def offer(self) -> None:
        """Offer every verdict of the session's scale."""
        if self._desk.focused:
            self._page.inspector.show()
            self._page.inspector.verdict.offer()

    def unreview(self) -> None:
        """Take the verdict back."""
        claim = self._desk.focused
        if claim and self._desk.claims[claim].verdict != UNREVIEWED:
            self._verbs.unreview(self._page.claims.chosen_with(claim))

    def note(self) -> None:
        """Put the keyboard into the note."""
        if self._desk.focused:
            self._page.inspector.begin_note()

    def mark(self) -> None:
        """Make a claim of the selected words."""
        found = self._page.workspace.selection()
        if found is None:
            self._say(tr("Select the words of the claim first, with the mouse or with Shift and the arrows."))
        else:
            self._verbs.mark(*found)

    def move(self) -> None:
        """Give the focused claim the selected words of its article."""
        found, claim = self._page.workspace.selection(), self._desk.focused
        if claim is None:
            return
        if found is None or found[0] != self._desk.claims[claim].claim.article:
            self._say(tr("Select the claim's words in its own article first."))
        else:
            self._verbs.move(claim, found[1])

    def value(self) -> None:
        """Ask what the focused claim says."""
        claim = self._desk.focused
        held = self._desk.claims[claim].claim if claim else None
        if claim is None or held is None:
            return
        if held.kind not in EXAMPLES:
            self._say(
                tr("An event says what its words say. Choose another kind first, or mark the figure in it.")
            )
            return
        prompts = (
            (
                tr("What does the claim say? For instance: {example}.", example=tr(EXAMPLES[held.kind])),
                value_words(held),
            ),
        )
        dialog = AskDialog(tr("Correct the value"), prompts, tr("Correct"), self._page)
        dialog.answered.connect(partial(self._restate, claim))
        dialog.open()

    def claimant(self) -> None:
        """Ask who says so."""
        claim = self._desk.focused
        if claim is None:
            return
        known = self._desk.claims[claim].claim.claimant or ""
        prompts = ((tr("Who says so? Leave it empty where no one is named."), known),)
        dialog = AskDialog(tr("Claimant"), prompts, tr("Correct"), self._page, may_be_empty=True)
        dialog.answered.connect(partial(self._correct_claimant, claim))
        dialog.open()

    def reread(self) -> None:
        """Take back the corrections of the focused claim."""
        if self._desk.focused:
            self._verbs.reread(self._desk.focused)

    def dismiss(self) -> None:
        """Dismiss the focused suggestion and go on to the next, or bring a dismissed one back."""
        claim = self._desk.focused
        if not claim:
            return
        is_back = self._desk.claims[claim].dismissed
        following = along(self._page.claims.model.ids, self._desk.catalogue.places, claim)
        self._verbs.dismiss(claim, dismissed=not is_back)
        if is_back:
            self._say(tr("It is a claim again."))
            return
        if following is not None:
            self._desk.focus(following)
        self._say(tr("Dismissed for good. {undo} brings it back.", undo=key_of(self._page, "edit.undo")))

    def _ask(self, verdict: str) -> None:
        if self._desk.focused:
            self._page.inspector.verdict.ask_sense(verdict)

    def _rule(self, claim: str, verdict: str, rationale: str) -> None:
        self._verbs.rule(self._page.claims.chosen_with(claim), verdict, rationale)

    def _note(self, claim: str, text: str) -> None:
        self._verbs.note(claim, text)

    def _correct_claimant(self, claim: str, answer: object) -> None:
        if isinstance(answer, tuple):
            self._verbs.correct_claimant(claim, str(answer[0]))

    def _restate(self, claim: str, answer: object) -> None:
        if isinstance(answer, tuple):
            self._verbs.restate(claim, str(answer[0]))

    def _reshape(self, claim: str, kind: object) -> None:
        if isinstance(kind, Kind) and kind is not self._desk.claims[claim].claim.kind:
            self._verbs.reshape(claim, kind)
