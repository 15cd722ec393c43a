"""Status, flags, corrections, splitting, whole points and the rules of the session, by key."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QMessageBox, QWidget

from workbench.core.change import Change
from workbench.core.house import HouseRules
from workbench.core.point import Point
from workbench.core.recall import Recalled
from workbench.core.verdict import UNREVIEWED, Differing
from workbench.core.workflow import Deed, FlagKind, Status
from workbench.services.workbench import Workbench
from workbench.ui.actions import Handler, Say
from workbench.ui.keyed import key_of
from workbench.ui.page import SessionPage
from workbench.ui.station import Station
from workbench.ui.terms import STATUSES, grade_words
from workbench.ui.words import noop, number, tr, trn

PART = noop("Select a part of the claim’s words first; that part becomes a claim of its own.")
SEVERAL = noop("Choose several claims of a paragraph first: Ctrl or Shift with a click in the list.")


class Casework:
    """Acts on the focused claim, or on all that are chosen with it."""

    def __init__(self, station: Station, page: SessionPage, say: Say, owner: QWidget) -> None:
        self._station, self._desk, self._verbs = station, station.desk, station.verbs
        self._page, self._say, self._owner = page, say, owner
        inspector = page.inspector
        inspector.work.advanced.connect(self._advance)
        inspector.work.flagged.connect(self._flag)
        inspector.work.proposed.connect(self._verbs.propose)
        inspector.earlier.taken.connect(self._take_over)
        station.desk.claim_focused.connect(self._recall)
        station.desk.changed.connect(self._changed)

    def handlers(self) -> dict[str, Handler]:
        """Return the commands of this room."""
        return {
            "work.status": self.status,
            "work.priority": partial(self.toggle, FlagKind.PRIORITY),
            "work.legal": partial(self.toggle, FlagKind.LEGAL),
            "work.correct": self._page.inspector.begin_correction,
            "work.split": self.split,
            "work.merge": self.merge,
            "point.rule_all": self.rule_all,
            "session.rules": self.rules,
        }

    def status(self) -> None:
        """Offer the states of work."""
        if self._desk.focused is not None:
            self._pop_up(self.status_menu(self._desk.focused))

    def status_menu(self, claim: str) -> QMenu:
        """Return a menu of the states of work, that of ``claim`` checked."""
        menu = self._menu()
        for status, words in STATUSES.items():
            action = menu.addAction(tr(words))
            action.setCheckable(True)
            action.setChecked(self._desk.claims[claim].status is status)
            action.triggered.connect(partial(self._advance, status.value))
        return menu

    def toggle(self, flag: FlagKind, _checked: bool = False) -> None:
        """Raise a flag on the focused claim, or take it down."""
        claim = self._desk.focused
        if claim is not None:
            self._flag(flag.value, flag not in self._desk.claims[claim].flags)

    def split(self) -> None:
        """Split the selected words off the focused claim."""
        found, claim = self._page.workspace.selection(), self._desk.focused
        if claim is None:
            return
        if found is None or found[0] != self._desk.claims[claim].claim.article:
            self._say(tr(PART))
        else:
            self._verbs.split_claim(claim, found[1])

    def merge(self) -> None:
        """Make one claim of those that are chosen."""
        claims = self._chosen()
        if len(claims) < 2:
            self._say(tr(SEVERAL))
        else:
            self._verbs.merge_claims(claims)

    def rule_all(self) -> None:
        """Offer the verdicts for all confirmed claims of the point."""
        point = self._desk.point_of(self._desk.focused)
        if point is None:
            self._say(tr("This claim stands alone: there is no point to rule on."))
            return
        if not point.confirmed:
            self._say(
                tr(
                    "No claim of this point is confirmed. {confirm} confirms that the claim belongs to it.",
                    confirm=key_of(self._page, "point.confirm"),
                )
            )
            return
        self._pop_up(self.point_menu(point))

    def point_menu(self, point: Point) -> QMenu:
        """Return a menu of the verdicts for all confirmed claims of a point."""
        menu = self._menu()
        count = len(point.confirmed)
        for grade in self._desk.scale.grades:
            words = trn(
                count,
                "{verdict}: {n} confirmed claim",
                "{verdict}: {n} confirmed claims",
                verdict=grade_words(grade),
            )
            menu.addAction(words.replace("&", "&&")).triggered.connect(
                partial(self._rule_point, point.id, grade.id)
            )
        return menu

    def rules(self) -> None:
        """Show the rules of the session."""
        from workbench.ui.rules.dialog import RulesDialog  # noqa: PLC0415  # lazy: a dialog

        if not self._desk.session_id:
            return
        dialog = RulesDialog(self._desk, self._station.looks, self._owner)
        dialog.chosen.connect(self._set_rules)
        dialog.open()

    def _set_rules(self, wanted: object) -> None:
        if isinstance(wanted, HouseRules):
            self._verbs.set_rules(wanted)

    def _rule_point(self, point: str, verdict: str, _checked: bool = False) -> None:
        held = self._desk.points[point]
        verdicts = [self._desk.claims[claim].verdict for claim in held.confirmed]
        others = sum(found not in (UNREVIEWED, verdict) for found in verdicts)
        rationale = self._page.inspector.verdict.rationale.text.strip()
        if not others:
            self._verbs.rule_point(point, verdict, rationale, Differing.ASK)
            return
        box = QMessageBox(self._owner)
        box.setTextFormat(box.textFormat().PlainText)
        box.setWindowTitle(tr("Rule on the whole point"))
        box.setText(
            trn(
                others,
                "{n} of {all} has another verdict already.",
                "{n} of {all} have another verdict already.",
                all=number(len(verdicts)),
            )
        )
        keep = box.addButton(tr("These keep theirs"), QMessageBox.ButtonRole.AcceptRole)
        over = box.addButton(tr("Rule on all"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(keep)
        keep.clicked.connect(partial(self._verbs.rule_point, point, verdict, rationale, Differing.KEEP))
        over.clicked.connect(partial(self._verbs.rule_point, point, verdict, rationale, Differing.OVERRULE))
        box.open()

    def _advance(self, status: str, _checked: bool = False) -> None:
        if self._desk.focused:
            self._verbs.advance(self._chosen(), Status(status))

    def _flag(self, flag: str, raised: bool) -> None:
        if self._desk.focused:
            self._verbs.flag(self._chosen(), FlagKind(flag), raised)

    def _take_over(self, verdict: str, rationale: str) -> None:
        if self._desk.focused:
            self._verbs.rule([self._desk.focused], verdict, rationale)

    def _recall(self, claim: object) -> None:
        """Look for verdicts of earlier sessions on claims like the focused one."""
        self._page.inspector.show_earlier(())
        self._page.inspector.show_deeds(())
        if isinstance(claim, str):
            call = partial(_recalled, self._desk.session_id, claim)
            self._station.work.submit(call, partial(self._recalled, claim), self._station.tell)
            self._follow(claim)

    def _changed(self, change: Change) -> None:
        claim = self._desk.focused
        if claim is not None and (claim in change.claims or change.everything):
            self._follow(claim)

    def _follow(self, claim: str) -> None:
        """Read what was done to a claim."""
        call = partial(_trail, self._desk.session_id, claim)
        self._station.work.submit(call, partial(self._followed, claim), self._station.tell)

    def _followed(self, claim: str, deeds: tuple[Deed, ...]) -> None:
        if claim == self._desk.focused:
            self._page.inspector.show_deeds(deeds)

    def _recalled(self, claim: str, found: tuple[Recalled, ...]) -> None:
        if claim == self._desk.focused:
            self._page.inspector.show_earlier(found)

    def _chosen(self) -> tuple[str, ...]:
        """Return the focused claim first, then those that are chosen with it."""
        claim = str(self._desk.focused)
        return (claim, *(c for c in self._page.claims.chosen_with(claim) if c != claim))

    def _menu(self) -> QMenu:
        menu = QMenu(self._owner)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _pop_up(self, menu: QMenu) -> None:
        self._page.inspector.show()
        menu.popup(self._page.inspector.mapToGlobal(self._page.inspector.rect().topLeft()))
        menu.setActiveAction(menu.actions()[0])


def _trail(session: str, claim: str, library: Workbench) -> tuple[Deed, ...]:
    return library.casework.trail(session, claim)


def _recalled(session: str, claim: str, library: Workbench) -> tuple[Recalled, ...]:
    return library.casework.recalled(session, claim)
