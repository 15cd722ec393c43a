"""The editor's acts on claims and points: rulings, notes, corrections, links, decisions, undo and redo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.core import wording
from workbench.core.act import Act, Annotate, Decide, Dismiss, Relate, Rename, Reshape, Rule
from workbench.core.article import Article
from workbench.core.change import Done, Label, Step
from workbench.core.claim import Claim, Kind
from workbench.core.clash import Choice
from workbench.core.errors import NotFound, Refused
from workbench.core.evidence import Stance
from workbench.core.likeness import Likeness
from workbench.core.point import Point, RelationKind
from workbench.core.session import Reviewed
from workbench.core.span import Span
from workbench.core.value import Value
from workbench.core.verdict import ACCEPTED, REJECTED, UNREVIEWED, UNVERIFIABLE, Grade, VerdictScale
from workbench.services import clashes, linking, shaping, steps
from workbench.services.acting import act, with_warnings
from workbench.services.conflicts import accepted_clashes, clash_warnings
from workbench.services.context import Context
from workbench.services.sourcing import weak_warnings
from workbench.services.wording import brief, several


class Review:
    """Every act is on disk when its method returns, and comes back as a step that can be undone.

    ``seen`` is the revision of the session on the editor's screen: where another desk spoke on the same
    thing since, nothing is written and LostRace says what that desk said. None writes in any case.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def rule(
        self,
        session: str,
        claims: str | Sequence[str],
        verdict: str,
        rationale: str = "",
        *,
        seen: int | None = None,
    ) -> Done:
        """Give ``claims`` a verdict in one step.

        Refused where the verdict is unknown, or lacks its reason or a source, naming what is missing; warns
        where accepted claims contradict each other, or rest on little.
        """
        scale = self._context.store.rules(session).scale
        _check_verdict(scale, verdict, rationale)
        ids, words = self._chosen(session, claims)
        self._check_sources(session, scale.grade(verdict), ids)
        acts = [Rule(claim, verdict, rationale.strip()) for claim in ids]
        done = act(self._context, session, _ruled(scale, verdict, words), acts, seen)
        if scale.sense(verdict) != ACCEPTED:
            return done
        near, points = self._context.store.around(session, ids)
        known = {r.claim.id: r for r in near}
        weak = weak_warnings(self._context, session, [known[claim] for claim in ids])
        return with_warnings(done, (*self._clashes(session, ids, points, known), *weak))

    def note(self, session: str, claim: str, text: str, *, seen: int | None = None) -> Done:
        """Write the note of a claim; an empty text takes it back."""
        words = brief(self._claim(session, claim))
        label = (
            Label("Note on {what}", what=words)
            if text.strip()
            else Label("Take back the note on {what}", what=words)
        )
        return act(self._context, session, label, [Annotate(claim, text if text.strip() else "")], seen)

    def dismiss(
        self, session: str, claims: str | Sequence[str], dismissed: bool = True, *, seen: int | None = None
    ) -> Done:
        """Say that these are not claims, for good; or take that back."""
        ids, words = self._chosen(session, claims)
        label = Label("Dismiss {what}", what=words) if dismissed else Label("Bring back {what}", what=words)
        return act(self._context, session, label, [Dismiss(c, dismissed) for c in ids], seen)

    def mark(self, session: str, article: str, span: Span, kind: Kind | None = None) -> Done:
        """Make a claim of the selected words, trimmed; its kind, value and claimant are read from them."""
        return shaping.mark(self._context, session, article, span, kind)

    def move(self, session: str, claim: str, span: Span, *, seen: int | None = None) -> Done:
        """Give a claim another span; its verdict, note and links stay, its value is read again."""
        return shaping.move(self._context, session, claim, span, seen)

    def reshape(
        self,
        session: str,
        claim: str,
        *,
        kind: Kind | None = None,
        value: Value | None = None,
        claimant: str | None = None,
        seen: int | None = None,
    ) -> Done:
        """Correct a claim's kind, value or claimant; a claimant "" says that no one is named."""
        wanted = Reshape(claim, kind=kind, value=value, claimant=claimant)
        return shaping.reshape(self._context, session, wanted, seen)

    def restate(self, session: str, claim: str, words: str, *, seen: int | None = None) -> Done:
        """Correct what a claim says, in words as an article has them ("at least 225 people")."""
        return shaping.restate(self._context, session, claim, words, seen)

    def reread(self, session: str, claim: str, *, seen: int | None = None) -> Done:
        """Take back every correction of a claim: it is again as it was read."""
        return shaping.reread(self._context, session, claim, seen)

    def link(self, session: str, a: str, b: str, *, seen: int | None = None) -> Done:
        """Say that ``b`` is about the same fact as ``a``."""
        return linking.link(self._context, session, a, b, seen)

    def link_all(self, session: str, claims: Sequence[str], *, seen: int | None = None) -> Done:
        """Say that all these claims are about the same fact."""
        return linking.link_all(self._context, session, claims, seen)

    def unlink(self, session: str, claims: str | Sequence[str], *, seen: int | None = None) -> Done:
        """Say that claims are not about the facts of their points."""
        ids = (claims,) if isinstance(claims, str) else tuple(dict.fromkeys(claims))
        return linking.unlink(self._context, session, ids, seen)

    def confirm(self, session: str, claims: str | Sequence[str], *, seen: int | None = None) -> Done:
        """Confirm that these claims belong to their points."""
        ids, _ = self._chosen(session, claims)
        return linking.confirm(self._context, session, ids, seen)

    def likeness(self, articles: Sequence[Article], claims: Sequence[Claim], a: str, b: str) -> Likeness:
        """Say why two of these claims, by id, match as they do; in any thread, the library is not used."""
        return self._context.reader.explain(articles, claims, a, b)

    def split(self, session: str, claims: Sequence[str], *, seen: int | None = None) -> Done:
        """Make a point of its own of some claims of one point."""
        return linking.split(self._context, session, claims, seen)

    def merge(self, session: str, points: Sequence[str], *, seen: int | None = None) -> Done:
        """Bring the claims of several points into the first of them."""
        return linking.merge(self._context, session, points, seen)

    def put(self, session: str, claims: Sequence[str], point: str, *, seen: int | None = None) -> Done:
        """Say that these claims are about the fact of a point."""
        return linking.move(self._context, session, claims, point, seen)

    def rename_point(self, session: str, point: str, label: str | None, *, seen: int | None = None) -> Done:
        """Name a point; None returns to the suggested label."""
        old = self.point(session, point).label
        if label is not None and not label.strip():
            raise Refused("A point needs a name.", "Type what is compared, for instance “people dead”.")
        new = label.strip() if label is not None else None
        text = (
            Label("Rename “{point}” to “{name}”", point=old, name=new)
            if new is not None
            else Label("Return “{point}” to its suggested name", point=old)
        )
        return act(self._context, session, text, [Rename(point, new)], seen)

    def relate(
        self,
        session: str,
        a: str,
        b: str,
        relation: RelationKind | None,
        reason: str = "",
        *,
        seen: int | None = None,
    ) -> Done:
        """Override how two claims stand to each other; None returns to what the machine found."""
        if a == b:
            raise Refused("A claim has no relation to itself.", "Choose two claims.")
        first, second = (brief(self._claim(session, c), 24) for c in (a, b))
        label = (
            Label(
                "Call {first} and {second} {relation}",
                first=first,
                second=second,
                relation=Label(relation.value),
            )
            if relation
            else Label("Call {first} and {second} as found", first=first, second=second)
        )
        return act(self._context, session, label, [Relate(a, b, relation, reason.strip())], seen)

    def decide(
        self,
        session: str,
        point: str,
        claim: str | None,
        rationale: str = "",
        *,
        seen: int | None = None,
    ) -> Done:
        """Decide which claim of a point is printed, None: none of them, which needs a reason."""
        found = self.point(session, point)
        if claim is not None and claim not in found.claims:
            raise Refused(
                f"Claim {claim} does not belong to the point “{found.label}”.",
                f"Choose one of {', '.join(found.claims)}, or link it first.",
            )
        if claim is None and not rationale.strip():
            raise Refused("Printing none of the claims needs a reason.", "Say why none of them is printed.")
        named = wording.shortened(found.label, 32)
        label = (
            Label("Decide “{point}”: print {what}", point=named, what=brief(self._claim(session, claim)))
            if claim is not None
            else Label("Decide “{point}”: print none of the claims", point=named)
        )
        return act(self._context, session, label, [Decide(point, claim, rationale.strip())], seen)

    def withdraw_decision(self, session: str, point: str, *, seen: int | None = None) -> Done:
        """Open a point again."""
        found = self.point(session, point)
        if found.decision is None:
            raise Refused(f"There is no decision on “{found.label}”.", "Nothing has to be withdrawn.")
        label = Label("Withdraw the decision on “{point}”", point=wording.shortened(found.label, 32))
        return act(self._context, session, label, [Decide(point, None, "", standing=False)], seen)

    def settle(
        self, session: str, clash: tuple[Act, Act], choice: Choice, *, seen: int | None = None
    ) -> Done:
        """Let another desk's word or one's own stand, or both; ``clash`` is theirs and mine."""
        return clashes.settle(self._context, session, clash, choice, seen)

    def undo(self, step: Step) -> Done:
        """Take a step back; LostRace where somebody changed the same thing since."""
        return steps.undo(self._context, step)

    def redo(self, step: Step) -> Done:
        """Do a step again; LostRace where somebody changed the same thing since."""
        return steps.redo(self._context, step)

    def point(self, session: str, point: str) -> Point:
        """Return a point of the session; NotFound."""
        found = self._context.store.points(session, [point])
        if not found:
            raise NotFound(
                f"There is no point {point} in this session.", "The list of points shows their ids."
            )
        return found[0]

    def _claim(self, session: str, claim: str) -> Claim:
        return shaping.one(self._context, session, claim).claim

    def _chosen(self, session: str, claims: str | Sequence[str]) -> tuple[tuple[str, ...], str]:
        """Return the ids, each once, and how they are called in a label."""
        ids = (claims,) if isinstance(claims, str) else tuple(dict.fromkeys(claims))
        if not ids:
            raise Refused("No claim is chosen.", "Choose a claim first.")
        return ids, brief(self._claim(session, ids[0])) if len(ids) == 1 else several(len(ids))

    def _check_sources(self, session: str, grade: Grade | None, claims: Sequence[str]) -> None:
        """Refuse a verdict that needs a source where a claim has none that bears it out."""
        if grade is None or not grade.needs_source:
            return
        wanted = Stance.REFUTES if grade.comes_to == REJECTED else Stance.SUPPORTS
        bare = [
            r.claim
            for r in self._context.store.reviewed(session, claims)
            if all(e.passage.stance is not wanted for e in r.evidence)
        ]
        if bare:
            others = f" and {len(bare) - 1} more" if len(bare) > 1 else ""
            raise Refused(
                f"“{grade.label}” needs a source that {wanted.value} the claim; "
                f"“{brief(bare[0])}”{others} has none.",
                "Take words of another article as evidence, or add a source.",
            )

    def _clashes(
        self, session: str, claims: Sequence[str], points: Sequence[Point], known: Mapping[str, Reviewed]
    ) -> tuple[str, ...]:
        """Look at the points of these claims alone: a key press costs the same in a session of any size."""
        store, chosen = self._context.store, set(claims)
        clashes = [c for c in accepted_clashes(points, known) if c[1].pair & chosen]
        if not clashes:
            return ()
        wanted = {known[key].claim.article for _, relation in clashes for key in relation.pair}
        articles = {a.id: a for a in store.articles(session, sorted(wanted))}
        return clash_warnings(clashes, known, articles)


def _ruled(scale: VerdictScale, verdict: str, what: str) -> Label:
    """Return what it is called to give ``what`` this verdict."""
    known = {
        UNREVIEWED: Label("Take back the verdict on {what}", what=what),
        ACCEPTED: Label("Accept {what}", what=what),
        REJECTED: Label("Reject {what}", what=what),
        UNVERIFIABLE: Label("Find unverifiable: {what}", what=what),
    }
    grade = scale.grade(verdict)
    return known.get(verdict) or Label(
        "{verdict}: {what}", verdict=grade.label if grade else verdict, what=what
    )


def _check_verdict(scale: VerdictScale, verdict: str, rationale: str) -> None:
    if verdict not in scale.ids:
        raise Refused(f"There is no verdict “{verdict}”.", f"Take one of: {', '.join(scale.ids)}.")
    grade = scale.grade(verdict)
    if grade is not None and grade.needs_rationale and not rationale.strip():
        raise Refused(f"The verdict “{verdict}” needs a reason.", "Say why, in the rationale.")
