"""One claim made several, several made one; nothing is lost: what goes is dismissed and can come back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workbench.core.act import Act, Dismiss, Mark, Reshape
from workbench.core.article import Article
from workbench.core.change import Done, Label
from workbench.core.dates import Window
from workbench.core.errors import Refused
from workbench.core.session import Reviewed, SessionView
from workbench.core.span import Span, trimmed, widened
from workbench.core.verdict import UNREVIEWED
from workbench.services.acting import act, with_warnings
from workbench.services.context import Context
from workbench.services.shaping import article_in, made_by_hand, shape_of
from workbench.services.steps import repeatable
from workbench.services.wording import brief

_JOINTS = re.compile(r"(?:and|or|but|while|as well as)\b", re.IGNORECASE)
_LAST_JOINT = re.compile(r"\b(?:and|or|but|while|as well as)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Ground:
    """The article in which claims are split or merged, and the dates that resolve its days."""

    context: Context
    view: SessionView
    article: Article
    window: Window | None

    def shaped(self, held: Reviewed, span: Span) -> Reshape:
        """Return the act that gives a claim another span, its value read again."""
        read = self.context.analyst.describe(self.article, span, self.window, held.claim.kind)
        kept = held.claim.value if type(read.value) is not type(held.claim.value) else read.value
        return replace(shape_of(held), span=span, value=read.value or kept)

    def standing_at(self, span: Span) -> bool:
        """Tell whether these words are a claim already."""
        claims = (r for r in self.view.claims if not r.dismissed)
        return any(r.claim.article == self.article.id and r.claim.span == span for r in claims)


def split(context: Context, session: str, claim: str, span: Span, seen: int | None) -> Done:
    """Make claims of the words under ``span`` and of what lies around them inside ``claim``."""
    view = context.store.view(session)
    held = _held(view, claim)
    ground = _ground(context, view, held.claim.article)
    whole, text = held.claim.span, ground.article.text
    chosen = trimmed(text, Span(max(span.start, whole.start), max(min(span.end, whole.end), whole.start)))
    chosen = widened(text, chosen) if chosen is not None else None
    if chosen is None or not whole.holds(chosen) or chosen == whole:
        raise Refused(
            f"Select a part of “{brief(held.claim)}” to split it off.", "The claim itself keeps the rest."
        )
    around = (Span(whole.start, chosen.start), Span(chosen.end, whole.end))
    rest = [part for each in around if (part := _part(text, each)) is not None]
    if not rest:
        raise Refused("Nothing would be left of the claim.", "Select less of it.")
    kept = max(rest, key=len)
    parts = [part for part in (chosen, *rest) if part != kept]
    acts: list[Act] = [ground.shaped(held, kept)]
    acts += (
        Mark(made_by_hand(context, ground.article, part, ground.window, None))
        for part in parts
        if not ground.standing_at(part)
    )
    return _done(act(context, session, Label("Split {what}", what=brief(held.claim)), acts, seen))


def merge(context: Context, session: str, claims: Sequence[str], seen: int | None) -> Done:
    """Let the first claim take in the others of its paragraph."""
    view = context.store.view(session)
    found = [_held(view, claim) for claim in dict.fromkeys(claims)]
    if len(found) < 2:
        raise Refused("It takes two claims to make one.", "Choose several in the list.")
    first, *others = found
    ground = _ground(context, view, first.claim.article)
    _require_neighbours(found, ground.article)
    spans = [r.claim.span for r in found]
    whole = Span(min(s.start for s in spans), max(s.end for s in spans))
    acts: list[Act] = [ground.shaped(first, whole)]
    acts += (Dismiss(r.claim.id) for r in others)
    done = _done(act(context, session, Label("Make one claim of {n}", n=len(found)), acts, seen))
    return with_warnings(done, _lost_words(first, others))


def _lost_words(first: Reviewed, others: Iterable[Reviewed]) -> tuple[str, ...]:
    told = [
        f"“{brief(r.claim)}” was {r.verdict}" for r in others if r.verdict not in (UNREVIEWED, first.verdict)
    ]
    if not told:
        return ()
    return (f"{', '.join(told)}; that stays in its history. The claim they are now is {first.verdict}.",)


def _require_neighbours(found: Sequence[Reviewed], article: Article) -> None:
    lines = {article.line_at(r.claim.span.start).number for r in found}
    if len({r.claim.article for r in found}) > 1 or len(lines) > 1:
        raise Refused(
            "Only claims of one paragraph can be made one.",
            "Link claims of different places instead, so that they are one point.",
        )


def _part(text: str, span: Span) -> Span | None:
    """Return what is left beside the words that were split off, None where it makes no claim."""
    part = trimmed(text, span)
    while part is not None:
        words = part.of(text)
        head, tail = _JOINTS.match(words), _LAST_JOINT.search(words)
        start = part.start + (head.end() if head else 0)
        end = part.end - (len(words) - tail.start() if tail else 0)
        if (start, end) == (part.start, part.end):
            return part if len(words.split()) > 1 or any(c.isdigit() for c in words) else None
        part = trimmed(text, Span(start, end)) if start < end else None
    return None


def _done(done: Done) -> Done:
    return replace(done, step=repeatable(done.step) if done.step else None)


def _ground(context: Context, view: SessionView, article: str) -> _Ground:
    return _Ground(context, view, *article_in(view.articles, article))


def _held(view: SessionView, claim: str) -> Reviewed:
    for found in view.claims:
        if found.claim.id == claim:
            return found
    raise Refused(f"There is no claim {claim} in this session.", "The list of claims shows their ids.")
