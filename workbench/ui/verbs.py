"""What the editor does at the desk: each verb is written by the library, then undo, views and mark follow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from workbench.core.act import Annotate, Correct, Decide, Dismiss, Propose, Rule
from workbench.core.change import Done, Step
from workbench.core.claim import Kind
from workbench.core.clash import TEXTS, Choice, Overtaken, subject
from workbench.core.errors import LostRace, NotFound, Refused, WorkbenchError
from workbench.core.evidence import Evidence, Passage, Source, Stance
from workbench.core.house import HouseRules
from workbench.core.point import RelationKind
from workbench.core.span import Span
from workbench.core.verdict import UNREVIEWED, Differing
from workbench.core.workflow import FlagKind, Status
from workbench.services.workbench import Workbench
from workbench.ui.clash import Clash, draft_key
from workbench.ui.drafts import Drafts, correction_key, rationale_key
from workbench.ui.following import Following
from workbench.ui.saving import Saving
from workbench.ui.state import Desk
from workbench.ui.undo import History
from workbench.ui.words import label_words
from workbench.ui.work import Work, report_bug

Write = Callable[[Workbench], Done]
After = Callable[[Done], None]


class Verbs(QObject):
    """Performs what widgets ask for. ``warned`` carries sentences for the editor, ``refused`` a refusal.

    ``kept`` names a draft that is on disk now ("c12" a note, "c12/rationale" a rationale); ``ruled`` the
    claims that got a verdict; ``overtaken`` a Clash with another desk;
    ``done`` says in words what was written where the desk shows it elsewhere.
    """

    warned = Signal(str)
    refused = Signal(str)
    overtaken = Signal(object)
    kept = Signal(str)
    ruled = Signal(tuple)
    done = Signal(str)
    recomputed = Signal(tuple)

    def __init__(
        self, work: Work[Workbench], desk: Desk, following: Following, saving: Saving, drafts: Drafts
    ) -> None:
        super().__init__()
        self._drafts = drafts
        self._work, self._desk, self._following, self._saving = work, desk, following, saving
        self.history = History(self._walk, saving.told, self)
        self.history.moved.connect(self._moved)
        self.history.answered.connect(self._saving.succeed)
        self.history.refused.connect(self.refused)
        desk.view_loaded.connect(self.history.clear)

    def rule(self, claims: Sequence[str], verdict: str, rationale: str = "") -> None:
        """Give claims a verdict."""
        session, ids = self._desk.session_id, tuple(claims)
        seen = self._drafts.begun(rationale_key(ids[0])) if len(ids) == 1 else self._desk.seen
        self._write(
            lambda w: w.review.rule(session, ids, verdict, rationale, seen=seen),
            partial(self._after_ruling, ids),
            tuple(Rule(claim, verdict, rationale.strip()) for claim in ids),
        )

    def unreview(self, claims: Sequence[str]) -> None:
        """Take the verdict of claims back."""
        self.rule(claims, UNREVIEWED)

    def note(self, claim: str, text: str) -> None:
        """Write the note of a claim; an empty text takes it back."""
        session, seen = self._desk.session_id, self._drafts.begun(claim)
        self._write(
            lambda w: w.review.note(session, claim, text, seen=seen),
            partial(self._after_note, claim),
            (Annotate(claim, text if text.strip() else ""),),
        )

    def dismiss(self, claim: str, *, dismissed: bool = True) -> None:
        """Say that a suggestion is not a claim, or take that back."""
        session, seen = self._desk.session_id, self._desk.seen
        self._write(lambda w: w.review.dismiss(session, [claim], dismissed, seen=seen))

    def mark(self, article: str, span: Span) -> None:
        """Make a claim of selected words and focus it."""
        session = self._desk.session_id
        self._write(lambda w: w.review.mark(session, article, span), self._after_mark)

    def move(self, claim: str, span: Span) -> None:
        """Give a claim other bounds."""
        session, seen = self._desk.session_id, self._desk.seen
        self._write(lambda w: w.review.move(session, claim, span, seen=seen))

    def reshape(self, claim: str, kind: Kind) -> None:
        """Correct the kind of a claim."""
        session, seen = self._desk.session_id, self._desk.seen
        self._write(lambda w: w.review.reshape(session, claim, kind=kind, seen=seen))

    def restate(self, claim: str, words: str) -> None:
        """Correct what a claim says, in words as an article has them."""
        session, seen = self._desk.session_id, self._desk.seen
        self._write(lambda w: w.review.restate(session, claim, words, seen=seen))

    def correct_claimant(self, claim: str, claimant: str) -> None:
        """Correct who says a claim; empty says that no one is named."""
        session, seen = self._desk.session_id, self._desk.seen
        self._write(lambda w: w.review.reshape(session, claim, claimant=claimant, seen=seen))

    def reread(self, claim: str) -> None:
        """Take back every correction of a claim."""
        session, seen = self._desk.session_id, self._desk.seen
        self._write(lambda w: w.review.reread(session, claim, seen=seen))

    def link(self, a: str, b: str) -> None:
        """Say that two claims are about the same fact."""
        session, seen = self._desk.session_id, self._desk.seen
        self._write(lambda w: w.review.link(session, a, b, seen=seen))

    def link_all(self, claims: Sequence[str]) -> None:
        """Say that several claims are about the same fact."""
        session, seen, ids = self._desk.session_id, self._desk.seen, tuple(claims)
        self._write(lambda w: w.review.link_all(session, ids, seen=seen))

    def unlink(self, claims: str | Sequence[str]) -> None:
        """Say that claims are not about the facts of their points."""
        session, seen = self._desk.session_id, self._desk.seen
        self._write(lambda w: w.review.unlink(session, claims, seen=seen))

    def confirm(self, claims: str | Sequence[str]) -> None:
        """Confirm that claims belong to their points."""
        session, seen = self._desk.session_id, self._desk.seen
        self._write(lambda w: w.review.confirm(session, claims, seen=seen))

    def split(self, claims: Sequence[str]) -> None:
        """Make a point of its own of claims of one point."""
        session, seen, ids = self._desk.session_id, self._desk.seen, tuple(claims)
        self._write(lambda w: w.review.split(session, ids, seen=seen))

    def merge(self, points: Sequence[str]) -> None:
        """Bring the claims of several points into the first."""
        session, seen, ids = self._desk.session_id, self._desk.seen, tuple(points)
        self._write(lambda w: w.review.merge(session, ids, seen=seen))

    def put(self, claims: Sequence[str], point: str) -> None:
        """Say that claims are about the fact of a point."""
        session, seen, ids = self._desk.session_id, self._desk.seen, tuple(claims)
        self._write(lambda w: w.review.put(session, ids, point, seen=seen))

    def relate(self, a: str, b: str, kind: RelationKind | None, reason: str = "") -> None:
        """Override what holds between two claims."""
        session, seen = self._desk.session_id, self._desk.seen
        self._write(lambda w: w.review.relate(session, a, b, kind, reason, seen=seen))

    def rename_point(self, point: str, label: str | None) -> None:
        """Name a point; None returns to the machine's name."""
        session, seen = self._desk.session_id, self._desk.seen
        self._write(lambda w: w.review.rename_point(session, point, label, seen=seen))

    def decide(self, point: str, claim: str | None, rationale: str) -> None:
        """Decide which claim of a point is printed."""
        session, seen = self._desk.session_id, self._desk.seen
        self._write(
            lambda w: w.review.decide(session, point, claim, rationale, seen=seen),
            mine=(Decide(point, claim, rationale.strip()),),
        )

    def withdraw(self, point: str) -> None:
        """Take the decision on a point back."""
        session, seen = self._desk.session_id, self._desk.seen
        self._write(lambda w: w.review.withdraw_decision(session, point, seen=seen))

    def take_words(self, claim: str, article: str, span: Span, stance: Stance) -> None:
        """Take words of an article as evidence on a claim."""
        session, seen = self._desk.session_id, self._desk.seen
        self._write(lambda w: w.sourcing.take(session, claim, article, span, stance, seen=seen), self._told)

    def cite(self, claim: str, source: Source, passage: Passage, file: Path | None) -> None:
        """Give a source as evidence on a claim, with a file to be attached to it, or none."""
        session, seen = self._desk.session_id, self._desk.seen
        self._write(
            lambda w: w.sourcing.cite(session, claim, _with_file(w, source, file), passage, seen=seen)
        )

    def revise(self, piece: Evidence, source: Source, passage: Passage, file: Path | None = None) -> None:
        """Correct a piece of evidence and its source."""
        session, seen = self._desk.session_id, self._desk.seen
        self._write(
            lambda w: w.sourcing.revise(session, piece, _with_file(w, source, file), passage, seen=seen)
        )

    def withdraw_evidence(self, piece: Evidence) -> None:
        """Take a piece of evidence back."""
        session, seen = self._desk.session_id, self._desk.seen
        self._write(lambda w: w.sourcing.withdraw(session, piece, seen=seen))

    def advance(self, claims: Sequence[str], status: Status) -> None:
        """Say how far the work on claims has come."""
        session, seen, ids = self._desk.session_id, self._desk.seen, tuple(claims)
        self._write(lambda w: w.casework.advance(session, ids, status, seen=seen), self._told)

    def flag(self, claims: Sequence[str], flag: FlagKind, raised: bool) -> None:
        """Raise a flag on claims, or take it down."""
        session, seen, ids = self._desk.session_id, self._desk.seen, tuple(claims)
        self._write(lambda w: w.casework.flag(session, ids, flag, raised, seen=seen), self._told)

    def propose(self, claim: str, text: str) -> None:
        """Propose how a claim should read; an empty text takes that back."""
        session, seen = self._desk.session_id, self._drafts.begun(correction_key(claim))
        self._write(
            lambda w: w.casework.propose(session, claim, text, seen=seen),
            partial(self._after_proposal, claim),
            (Propose(claim, " ".join(text.split())),),
        )

    def split_claim(self, claim: str, span: Span) -> None:
        """Split words off a claim."""
        session, seen = self._desk.session_id, self._desk.seen
        self._write(lambda w: w.casework.split(session, claim, span, seen=seen), self._told)

    def merge_claims(self, claims: Sequence[str]) -> None:
        """Make one claim of several."""
        session, seen, ids = self._desk.session_id, self._desk.seen, tuple(claims)
        self._write(lambda w: w.casework.merge(session, ids, seen=seen), self._told)

    def rule_point(self, point: str, verdict: str, rationale: str, differing: Differing) -> None:
        """Give the confirmed claims of a point one verdict."""
        session, seen = self._desk.session_id, self._desk.seen
        self._write(
            lambda w: w.casework.rule_point(session, point, verdict, rationale, differing, seen=seen),
            self._told,
        )

    def set_rules(self, wanted: HouseRules) -> None:
        """Set the rules of the session."""
        session, seen = self._desk.session_id, self._desk.seen
        self._write(lambda w: w.rules.set(session, wanted, seen=seen), self._told)

    def correct(self, article: str, field: str, value: str | None) -> None:
        """Correct a field of an article's masthead; what depends on it is computed again."""
        session, seen = self._desk.session_id, self._desk.seen
        self._write(
            lambda w: w.intake.correct(session, article, field, value, seen=seen),
            mine=(Correct(article, field, value),),
        )

    def settle(self, clash: Clash, choice: Choice) -> None:
        """Let one of two desks' words stand, or both; claims left out with it are ruled on then."""
        found, mine, seen = clash.overtaken, clash.mine, max(self._desk.seen, clash.overtaken.revision)
        self._write(
            lambda w: w.review.settle(clash.session, (found.act, mine), choice, seen=seen),
            partial(self._after_settling, clash),
            (mine,),
        )

    def reline(self, article: str, line: int, role: str | None) -> None:
        """Correct the role of a line; what depends on it is computed again."""
        session, seen = self._desk.session_id, self._desk.seen
        self._write(lambda w: w.intake.reline(session, article, line, role, seen=seen))

    def remove(self, article: str) -> None:
        """Take an article out of the session."""
        session, seen = self._desk.session_id, self._desk.seen
        self._write(lambda w: w.intake.remove(session, article, seen=seen))

    def take(self, done: Done) -> None:
        """Take in what was written elsewhere on this desk, such as an import."""
        if done.change.session == self._desk.session_id:
            self.history.push(done.step)
        self._following.take(done.change)
        for sentence in done.warnings:
            self.warned.emit(sentence)
        if done.effects:
            self.recomputed.emit(done.effects)

    def _write(self, call: Write, after: After | None = None, mine: tuple[TEXTS, ...] = ()) -> None:
        if not self._desk.session_id:
            return
        self._saving.begin()
        self.history.hold()
        self._work.submit(call, partial(self._written, after), partial(self._not_written, call, after, mine))

    def _written(self, after: After | None, done: Done) -> None:
        self.take(done)
        self.history.release()  # first: a step that waited for this one is under way before this one ends
        self._saving.succeed()
        if after is not None:
            after(done)

    def _not_written(
        self, call: Write, after: After | None, mine: tuple[TEXTS, ...], error: Exception
    ) -> None:
        self.history.release()
        clash = self._clash(mine, error)
        if clash is not None:
            self._saving.refuse()
            self._following.poll()
            self.overtaken.emit(clash)
        elif isinstance(error, Refused | NotFound | LostRace):
            self._saving.refuse()
            self.refused.emit(self._saving.told(error))
            self._following.poll()
        else:
            self._saving.fail(error, partial(self._write, call, after, mine))
            if not isinstance(error, WorkbenchError):
                report_bug(error)

    def _clash(self, mine: tuple[TEXTS, ...], error: Exception) -> Clash | None:
        """Return what is to be laid side by side, None where the other desk did something of another kind."""
        if not isinstance(error, Overtaken) or not isinstance(error.act, TEXTS):
            return None
        about = subject(error.act)
        said = next((act for act in mine if subject(act) == about), None)
        if said is None or said == error.act:
            return None
        others = tuple(act.claim for act in mine if isinstance(act, Rule) and act is not said)
        return Clash(self._desk.session_id, said, error, others)

    def _after_settling(self, clash: Clash, done: Done) -> None:
        key = draft_key(clash.mine)
        if key:
            self.kept.emit(key)
            self._following.take(done.change)  # the fields show again what stands, now without the draft
        if clash.others and isinstance(clash.mine, Rule):
            self.rule(clash.others, clash.mine.verdict, clash.mine.rationale)

    def _after_ruling(self, claims: tuple[str, ...], _: Done) -> None:
        for claim in claims:
            self.kept.emit(f"{claim}/rationale")
        self.ruled.emit(claims)

    def _told(self, done: Done) -> None:
        if done.step is not None:
            self.done.emit(label_words(done.step.label))

    def _after_proposal(self, claim: str, _: Done) -> None:
        self.kept.emit(f"{claim}/correction")

    def _after_note(self, claim: str, _: Done) -> None:
        self.kept.emit(claim)

    def _after_mark(self, done: Done) -> None:
        acts = done.step.undo if done.step is not None else ()
        made = next((act.claim for act in acts if isinstance(act, Dismiss)), None)
        if made in self._desk.claims:
            self._desk.focus(made)
        elif made is not None:
            self._awaited = made
            self._desk.changed.connect(self._focus_awaited)

    def _focus_awaited(self, _: object) -> None:
        if self._awaited in self._desk.claims:
            self._desk.changed.disconnect(self._focus_awaited)
            self._desk.focus(self._awaited)

    def _walk(self, step: Step, way: str, done: After, failed: Callable[[Exception], None]) -> None:
        self._saving.begin()
        self._work.submit(partial(_walk, step, way), done, partial(self._walk_failed, failed))

    def _walk_failed(self, failed: Callable[[Exception], None], error: Exception) -> None:
        self._saving.refuse()
        failed(error)

    def _moved(self, done: Done) -> None:
        self._following.take(done.change)
        if done.effects:
            self.recomputed.emit(done.effects)
        if len(done.change.claims) == 1:
            self._desk.focus(next(iter(done.change.claims)))


def _with_file(library: Workbench, source: Source, file: Path | None) -> Source:
    return source if file is None else library.sourcing.keep_file(source, file)


def _walk(step: Step, way: str, library: Workbench) -> Done:
    return library.review.undo(step) if way == "undo" else library.review.redo(step)
