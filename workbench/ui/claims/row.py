"""One row of the claim list, ready to be painted and to be read aloud."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.core import wording
from workbench.core.article import Article
from workbench.core.claim import Claim, Kind, Origin
from workbench.core.point import RelationKind
from workbench.core.reveal import badge, of_claim, revealed
from workbench.core.session import Reviewed
from workbench.core.verdict import Look, VerdictScale
from workbench.core.workflow import FlagKind, Status
from workbench.services.wording import as_stated, source
from workbench.ui.reading.mastheads import short_name
from workbench.ui.terms import flag_within, kind_words, relation_words, status_within, verdict_words
from workbench.ui.words import tr, trn


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """What a row shows: ``value`` is empty where it would only repeat the quote."""

    id: str
    quote: str
    place: str
    value: str
    kind: Kind
    verdict: str
    look: Look
    flags: frozenset[FlagKind]
    status: Status
    relation: RelationKind | None
    has_note: bool
    is_manual: bool
    is_dismissed: bool
    is_decided: bool
    disguise: str
    spoken: str


def quote_words(claim: Claim, article: Article, *, reveals: bool) -> str:
    """Return a claim's words as they stand, or with every disguised character shown by its number."""
    return revealed(article.text, claim.span) if reveals else claim.quote


def disguise_words(claim: Claim, article: Article) -> str:
    """Return what is disguised in a claim's words, in words; empty where nothing is."""
    return badge(article.text, of_claim(claim, article.text))


def claim_row(
    item: Reviewed, article: Article, scale: VerdictScale, is_decided: bool, *, reveals: bool = False
) -> ClaimRow:
    """Make the row of a claim."""
    claim = item.claim
    quote = wording.shortened(quote_words(claim, article, reveals=reveals), 160)
    disguise = disguise_words(claim, article)
    line = article.line_at(claim.span.start).number
    cited = len({e.source.id for e in item.evidence})
    sources = trn(cited, "{n} source", "{n} sources") if cited else ""
    place = " · ".join(
        p for p in (tr("line {line}, {article}", line=line, article=short_name(article)), sources) if p
    )
    stated = as_stated(claim)
    value = "" if stated.strip("“”…") in quote else stated
    parts = [
        quote,
        tr("{article}, line {line}", article=source(article), line=line),
        value,
        kind_words(claim.kind),
    ]
    if item.relation is not None and item.relation is not RelationKind.UNRELATED:
        parts.append(relation_words(item.relation))
    parts.append(verdict_words(item.verdict, scale))
    if item.dismissed:
        parts.append(tr("dismissed"))
    parts += [] if item.status is Status.OPEN else [status_within(item.status)]
    parts += [tr("flag: {flag}", flag=flag_within(flag)) for flag in FlagKind if flag in item.flags]
    if cited:
        parts.append(sources)
    if item.note and item.note.text:
        parts.append(tr("has a note"))
    if disguise:
        parts.append(disguise)
    return ClaimRow(
        claim.id,
        quote,
        place,
        value,
        claim.kind,
        item.verdict,
        item.look,
        item.flags,
        item.status,
        item.relation,
        bool(item.note and item.note.text),
        claim.origin is Origin.MANUAL,
        item.dismissed,
        is_decided,
        disguise,
        ", ".join(part for part in parts if part),
    )
