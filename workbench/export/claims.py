"""How one claim is set on the sheet: as a card with everything, or as a line with the essentials."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.core import wording
from workbench.core.claim import Claim, Kind, Mood, Origin
from workbench.core.dates import PartialDate
from workbench.core.point import Relation
from workbench.core.reveal import badge, of_claim
from workbench.core.session import Reviewed
from workbench.core.value import NameValue
from workbench.core.verdict import UNREVIEWED, Ruling
from workbench.core.workflow import FlagKind, Status
from workbench.export.blocks import counted, heading, nested, page, quotation, terms
from workbench.export.escaping import inline, literal, note, strong
from workbench.export.evidence import proposed, sources_of
from workbench.export.register import Counterpart, Register, dated, moment

_LONGEST = 90


def card(reviewed: Reviewed, register: Register, level: int = 3) -> str:
    """Return a reviewed claim with everything that is known of it."""
    claim = reviewed.claim
    blocks = (
        heading(level, f"{claim.id}: {title(claim)}"),
        quoted(reviewed, register),
        _verdict(reviewed, register),
        terms(_particulars(reviewed, register)),
        note_block(reviewed),
    )
    return page(blocks).rstrip("\n")


def line(reviewed: Reviewed, register: Register) -> str:
    """Return a claim on one line with its essentials."""
    claim = reviewed.claim
    parts = [
        f"**{claim.id}**, {register.lines(claim)}, {claim.kind.value}: “{inline(claim.quote)}”",
        stated(claim) if says_more(claim) else "",
        *_traits(claim),
        relations(reviewed, register),
        f"read instead {proposed(reviewed)}" if reviewed.proposal is not None else "",
        counted(len(reviewed.evidence), "source") if reviewed.evidence else "",
        work(reviewed),
        "has a note" if reviewed.note is not None and reviewed.note.text.strip() else "",
        "corrected by the editor" if reviewed.corrected else "",
        f"**disguised**: {found}" if (found := disguised(claim, register)) else "",
    ]
    return "; ".join(part for part in parts if part)


def quoted(reviewed: Reviewed, register: Register) -> str:
    """Return a claim's words as a block quotation with article, date and line."""
    claim = reviewed.claim
    place_ = f"characters {claim.span.start:,} to {claim.span.end:,}"
    return quotation(literal(claim.quote), f"{source(claim, register)}, {place_}")


def source(claim: Claim, register: Register) -> str:
    """Return where a claim stands: article, date and line."""
    article = register.articles[claim.article]
    by = f", by {inline(article.masthead.byline)}" if article.masthead.byline else ""
    return f"{strong(inline(register.label(article.id)))}{by}, {dated(article)}, {register.lines(claim)}"


def place(claim: Claim, register: Register) -> str:
    """Return where a claim stands in few words: article, line and the claim's id."""
    return f"{inline(register.label(claim.article))}, {register.line(claim)}, {claim.id}"


def stated(claim: Claim) -> str:
    """Return what a claim says, for anywhere on the sheet."""
    return literal(wording.stated(claim))


def disguised(claim: Claim, register: Register) -> str:
    """Return what in a claim's words is not what it shows; "" where all is."""
    text = register.articles[claim.article].text
    return literal(badge(text, of_claim(claim, text)))


def says_more(claim: Claim) -> bool:
    """Tell whether the claim's value says something that its words do not."""
    return _folded(wording.stated(claim)) != _folded(claim.quote)


def capital(text: str) -> str:
    """Return ``text`` with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def title(claim: Claim) -> str:
    """Return what a claim says in at most ninety characters."""
    return literal(shortened(wording.stated(claim)))


def shortened(text: str) -> str:
    """Return ``text`` on one line, cut at a word if it is longer than ninety characters."""
    return wording.shortened(text, _LONGEST)


def claimant(claim: Claim) -> str:
    """Return who asserts the claim, or that no one is named."""
    return inline(claim.claimant) if claim.claimant else "none stated"


def as_of(claim: Claim) -> str:
    """Return the date for which a value is stated: "as of Thu 13 Jan 2022"; "" where none is told."""
    try:
        return f"as of {wording.partial_date(PartialDate.parse(claim.as_of))}" if claim.as_of else ""
    except ValueError:
        return f"as of {literal(claim.as_of or '')}"


def label(verdict: str, register: Register) -> str:
    """Return a verdict's name in the session's scale."""
    grade = register.view.scale.grade(verdict)
    return inline(grade.label) if grade is not None else verdict.capitalize()


def note_block(reviewed: Reviewed) -> str:
    """Return the editor's note with who wrote it; an empty text where there is none."""
    if reviewed.note is None or not reviewed.note.text.strip():
        return ""
    written = f"**Note** by {inline(reviewed.note.reviewer)}, {moment(reviewed.note.at)}:"
    return f"{written}\n\n{note(reviewed.note.text)}"


def work(reviewed: Reviewed) -> str:
    """Return how far the work on a claim has come, and its flags; "" where nothing was said of it."""
    flags = [f"flag: {flag.value}" for flag in FlagKind if flag in reviewed.flags]
    status = [] if reviewed.status is Status.OPEN else [reviewed.status.value]
    return ", ".join((*status, *flags))


def _verdict(reviewed: Reviewed, register: Register) -> str:
    ruling = reviewed.ruling
    if ruling is None:
        return "**Unreviewed.**"
    return _ruled(ruling, register)


def _ruled(ruling: Ruling, register: Register) -> str:
    given = f"{strong(label(ruling.verdict, register))} by {inline(ruling.reviewer)}, {moment(ruling.at)}"
    return f"{given}: {inline(ruling.rationale.strip())}" if ruling.rationale.strip() else f"{given}."


def _particulars(reviewed: Reviewed, register: Register) -> Iterator[tuple[str, str]]:
    claim = reviewed.claim
    point = next((p for p in register.view.points if p.id == reviewed.point), None)
    yield "Says", f"{stated(claim)} ({_kind(claim)})" if says_more(claim) else ""
    yield "Kind", "" if says_more(claim) else _kind(claim)
    yield "Disguised", disguised(claim, register)
    yield "Does not fit", "; ".join(inline(why) for why in claim.misfits)
    yield "Claimant", claimant(claim)
    yield "Question of fact", capital(literal(point.label)) if point is not None else ""
    yield "Elsewhere", _elsewhere(register.counterparts(claim.id), register)
    yield "Sources", sources_of(reviewed, register)
    yield "Proposed correction", proposed(reviewed)
    yield "Work", work(reviewed)
    yield "Earlier verdicts", _history(reviewed, register)
    yield "Origin", _origin(reviewed)


def _kind(claim: Claim) -> str:
    value = claim.value
    entity = f" ({inline(value.entity)})" if isinstance(value, NameValue) and value.entity != "other" else ""
    return ", ".join(part for part in (f"{claim.kind.value}{entity}", *_mood(claim), as_of(claim)) if part)


def _mood(claim: Claim) -> Iterator[str]:
    if claim.mood is not Mood.STATED:
        yield f"put as {'an' if claim.mood is Mood.OPINION else 'a'} {claim.mood.value}"


def _elsewhere(counterparts: tuple[Counterpart, ...], register: Register) -> str:
    if not counterparts:
        return "nothing on this in the other articles"
    return nested("", (_counterpart(c, register) for c in counterparts))


def _counterpart(counterpart: Counterpart, register: Register) -> str:
    relation, claim = counterpart.relation, counterpart.reviewed.claim
    why = f": {inline(relation.reason)}" if relation.reason else ""
    if relation.found is not None:
        found = ", ".join(part for part in (relation.found.kind.value, inline(relation.found.reason)) if part)
        why += f" (the editor’s word; found: {found})"
    said = f"“{inline(claim.quote)}” ({place(claim, register)})"
    return f"**{relation.kind.value}** with {said}{why}{superseded(relation)}"


def superseded(relation: Relation) -> str:
    """Return the label of a conflict that a later report explains."""
    return f"; *superseded by the later report, {relation.superseded_by}*" if relation.superseded_by else ""


def _history(reviewed: Reviewed, register: Register) -> str:
    earlier = reviewed.history[:-1] if reviewed.ruling is not None else reviewed.history
    if not earlier:
        return ""
    return nested("", (_withdrawn(r) if r.verdict == UNREVIEWED else _ruled(r, register) for r in earlier))


def _withdrawn(ruling: Ruling) -> str:
    return f"verdict withdrawn by {inline(ruling.reviewer)}, {moment(ruling.at)}."


def _origin(reviewed: Reviewed) -> str:
    parts = []
    if reviewed.claim.origin is Origin.MANUAL:
        parts.append("marked by the editor")
    if reviewed.corrected:
        parts.append("corrected by the editor")
    return ", ".join(parts)


def _traits(claim: Claim) -> Iterator[str]:
    if claim.kind is not Kind.NAME:
        yield f"claimant: {claimant(claim)}"
    yield as_of(claim)
    yield from (f"does not fit: {inline(why)}" for why in claim.misfits)
    yield from _mood(claim)
    if claim.origin is Origin.MANUAL:
        yield "marked by the editor"


def relations(reviewed: Reviewed, register: Register) -> str:
    """Return how a claim stands to others, in short: "conflict with c9; agree with c2, c4"."""
    found: dict[str, list[str]] = {}
    for counterpart in register.counterparts(reviewed.claim.id):
        found.setdefault(counterpart.relation.kind.value, []).append(counterpart.reviewed.claim.id)
    return "; ".join(f"{kind} with {', '.join(ids)}" for kind, ids in found.items())


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()
