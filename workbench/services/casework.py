"""The work on claims beside single verdicts: status, flags, corrections, whole points, splitting, merging."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.core import wording
from workbench.core.act import Act, Advance, Flag, Propose
from workbench.core.change import Done, Label
from workbench.core.errors import Refused
from workbench.core.recall import Recalled
from workbench.core.span import Span
from workbench.core.verdict import UNREVIEWED, Differing
from workbench.core.workflow import Deed, FlagKind, Status
from workbench.services import splitting
from workbench.services.acting import act
from workbench.services.context import Context
from workbench.services.review import Review
from workbench.services.shaping import one
from workbench.services.wording import brief, several

OFFERED = 3
"""Earlier verdicts that are offered for one claim."""


class Casework:
    """Every act is on disk when its method returns, and comes back as a step that can be undone."""

    def __init__(self, context: Context, review: Review) -> None:
        self._context, self._review = context, review

    def advance(
        self, session: str, claims: Sequence[str], status: Status, *, seen: int | None = None
    ) -> Done:
        """Say how far the work on claims has come; their verdicts stay as they are."""
        acts = [Advance(claim, status.value) for claim in claims]
        return self._act(
            session,
            claims,
            acts,
            Label("Set {what} to {status}", what=self._words(session, claims), status=Label(status.value)),
            seen,
        )

    def flag(
        self,
        session: str,
        claims: Sequence[str],
        flag: FlagKind,
        raised: bool = True,
        *,
        seen: int | None = None,
    ) -> Done:
        """Raise a flag on claims, which brings them before others, or take it down."""
        what = self._words(session, claims)
        label = (
            Label("Flag {what} ({flag})", what=what, flag=Label(flag.value))
            if raised
            else Label("Take the flag off {what} ({flag})", what=what, flag=Label(flag.value))
        )
        return self._act(session, claims, [Flag(claim, flag.value, raised) for claim in claims], label, seen)

    def propose(self, session: str, claim: str, text: str, *, seen: int | None = None) -> Done:
        """Propose how a claim is to be worded instead; an empty text takes that back."""
        clean = " ".join(text.split())
        held = one(self._context, session, claim)
        if clean == (held.proposal.text if held.proposal else ""):
            raise Refused("The correction is as it was.", "Type another, or leave it.")
        what = brief(held.claim)
        label = (
            Label("Propose a correction of {what}", what=what)
            if clean
            else Label("Take back the correction of {what}", what=what)
        )
        return act(self._context, session, label, [Propose(claim, clean)], seen)

    def rule_point(
        self,
        session: str,
        point: str,
        verdict: str,
        rationale: str = "",
        differing: Differing = Differing.ASK,
        *,
        seen: int | None = None,
    ) -> Done:
        """Give the confirmed members of a point one verdict, in one step.

        Refused where none is confirmed, or where some have another verdict and nobody said what to do.
        """
        found = self._review.point(session, point)
        confirmed = [claim for claim in found.claims if claim in found.confirmed]
        if not confirmed:
            raise Refused(
                f"No claim of “{wording.shortened(found.label, 40)}” is confirmed to belong to it.",
                "Confirm the links first, with Y on each claim.",
            )
        members = self._context.store.reviewed(session, confirmed)
        others = {r.claim.id for r in members if r.verdict not in (UNREVIEWED, verdict)}
        if others and differing is Differing.ASK:
            words = "has" if len(others) == 1 else "have"
            raise Refused(
                f"{len(others)} of {len(confirmed)} {words} another verdict already.",
                "Say whether these keep theirs.",
            )
        ruled = [c for c in confirmed if differing is not Differing.KEEP or c not in others]
        return self._review.rule(session, ruled, verdict, rationale, seen=seen)

    def split(self, session: str, claim: str, span: Span, *, seen: int | None = None) -> Done:
        """Make a claim of its own of the words under ``span``, a part of ``claim``; each has its verdict."""
        return splitting.split(self._context, session, claim, span, seen)

    def merge(self, session: str, claims: Sequence[str], *, seen: int | None = None) -> Done:
        """Make one claim of several of one paragraph: the first, which keeps its verdict and its links."""
        return splitting.merge(self._context, session, claims, seen)

    def recalled(self, session: str, claim: str) -> tuple[Recalled, ...]:
        """Return verdicts of other sessions on claims like this one, the likest first; they bind nothing."""
        quote = one(self._context, session, claim).claim.quote
        return self._context.store.recalled(session, quote, OFFERED)

    def trail(self, session: str, claim: str) -> tuple[Deed, ...]:
        """Return what was done to a claim beside the rulings on it, oldest first."""
        return self._context.store.trail(session, claim)

    def _act(
        self, session: str, claims: Sequence[str], acts: Sequence[Act], label: Label, seen: int | None
    ) -> Done:
        if not claims:
            raise Refused("No claim is chosen.", "Choose a claim first.")
        return act(self._context, session, label, acts, seen)

    def _words(self, session: str, claims: Sequence[str]) -> str:
        return (
            brief(one(self._context, session, claims[0]).claim) if len(claims) == 1 else several(len(claims))
        )
