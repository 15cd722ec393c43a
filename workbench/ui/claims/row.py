"""One row of the claim list, ready to be painted and to be read aloud."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.core import wording
from workbench.core.article import Article
from workbench.core.claim import Kind, Origin
from workbench.core.point import RelationKind
from workbench.core.session import Reviewed
from workbench.core.verdict import UNREVIEWED, VerdictScale
from workbench.services.wording import as_stated, source
from workbench.ui.reading.mastheads import short_name

KIND_WORDS = {
    Kind.QUANTITY: "quantity",
    Kind.TIME: "time",
    Kind.NAME: "name",
    Kind.QUOTE: "quotation",
    Kind.EVENT: "event",
}


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """What a row shows: ``value`` is empty where it would only repeat the quote."""

    id: str
    quote: str
    place: str
    value: str
    kind: Kind
    verdict: str
    relation: RelationKind | None
    has_note: bool
    is_manual: bool
    is_dismissed: bool
    is_decided: bool
    spoken: str


def claim_row(item: Reviewed, article: Article, scale: VerdictScale, is_decided: bool) -> ClaimRow:
    """Make the row of a claim."""
    claim = item.claim
    quote = wording.shortened(claim.quote, 160)
    line = article.line_at(claim.span.start).number
    place = f"line {line}, {short_name(article)}"
    stated = as_stated(claim)
    value = "" if stated.strip("“”…") in quote else stated
    parts = [quote, f"{source(article)}, line {line}", value, KIND_WORDS[claim.kind]]
    if item.relation is not None and item.relation is not RelationKind.UNRELATED:
        parts.append(item.relation.value)
    parts.append(verdict_words(item.verdict, scale))
    if item.dismissed:
        parts.append("dismissed")
    if item.note and item.note.text:
        parts.append("has a note")
    return ClaimRow(
        claim.id,
        quote,
        place,
        value,
        claim.kind,
        item.verdict,
        item.relation,
        bool(item.note and item.note.text),
        claim.origin is Origin.MANUAL,
        item.dismissed,
        is_decided,
        ", ".join(part for part in parts if part),
    )


def verdict_words(verdict: str, scale: VerdictScale) -> str:
    """Return a verdict as the desk says it."""
    grade = scale.grade(verdict)
    return grade.label.lower() if grade else (UNREVIEWED if verdict == UNREVIEWED else verdict)
