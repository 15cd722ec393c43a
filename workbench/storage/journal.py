"""How each act of the editor is written as a row and read back: its subject and its state."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import singledispatch
from types import MappingProxyType

from sqlalchemy import RowMapping

from workbench.core import act as acts
from workbench.core.act import Act
from workbench.core.claim import Kind
from workbench.core.evidence import Attachment, Passage, Rank, Source, Stance
from workbench.core.plain import revive
from workbench.core.point import RelationKind
from workbench.core.span import Span
from workbench.core.verdict import UNREVIEWED
from workbench.core.workflow import Status
from workbench.storage import rows_act as rows
from workbench.storage import rows_evidence as evidence_rows
from workbench.storage import rows_work as work_rows
from workbench.storage.columns import from_json, storable, to_json
from workbench.storage.ids import article_id, claim_id, evidence_id, number_of, point_id, source_id
from workbench.storage.mapping import value_of, value_to

Columns = Mapping[str, int | str | bool | None]

_SOURCE_TEXTS = ("title", "publisher", "url", "published", "retrieved", "origin")
_PASSAGE_TEXTS = ("quote", "locator", "confirmed_by", "confirmed_how", "confirmed_on")


@dataclass(frozen=True, slots=True)
class Entry:
    """An act as a row: its table, the columns of its subject and of its state, and the act that unsays it."""

    row: type[rows.ActRow]
    subject: Columns
    state: Columns
    neutral: Act


@singledispatch
def entry(act: Act) -> Entry:
    """Return the row that ``act`` becomes; NotFound where an id has not the form of one."""
    raise TypeError(f"not an act with a row: {type(act).__name__}")


@entry.register
def _(act: acts.Rule) -> Entry:
    state = {"verdict": act.verdict, "rationale": storable(act.rationale)}
    return Entry(rows.RulingRow, _claim(act.claim), state, acts.Rule(act.claim, UNREVIEWED))


@entry.register
def _(act: acts.Annotate) -> Entry:
    return Entry(rows.NoteRow, _claim(act.claim), {"text": storable(act.text)}, acts.Annotate(act.claim, ""))


@entry.register
def _(act: acts.Dismiss) -> Entry:
    state = {"dismissed": act.dismissed}
    return Entry(rows.DismissalRow, _claim(act.claim), state, acts.Dismiss(act.claim, False))


@entry.register
def _(act: acts.Reshape) -> Entry:
    state = {
        "start_at": act.span.start if act.span else None,
        "end_at": act.span.end if act.span else None,
        "kind": act.kind.value if act.kind else None,
        "value": value_to(act.value),
        "claimant": None if act.claimant is None else storable(act.claimant),
    }
    return Entry(rows.ReshapingRow, _claim(act.claim), state, acts.Reshape(act.claim))


@entry.register
def _(act: acts.Join) -> Entry:
    point = number_of(act.point, "p") if act.point else None
    state = {"bound": act.point is not None, "point": point}
    return Entry(rows.MembershipRow, _claim(act.claim), state, acts.Join(act.claim, None))


@entry.register
def _(act: acts.Decide) -> Entry:
    state = {
        "claim": None if act.claim is None else number_of(act.claim, "c"),
        "rationale": storable(act.rationale),
        "standing": act.standing,
    }
    neutral = acts.Decide(act.point, None, standing=False)
    return Entry(rows.DecisionRow, {"point": number_of(act.point, "p")}, state, neutral)


@entry.register
def _(act: acts.Relate) -> Entry:
    a, b = sorted((number_of(act.a, "c"), number_of(act.b, "c")))
    relation = None if act.relation is None else act.relation.value
    state = {"relation": relation, "reason": storable(act.reason)}
    return Entry(rows.RelatingRow, {"a": a, "b": b}, state, acts.Relate(claim_id(a), claim_id(b), None))


@entry.register
def _(act: acts.Rename) -> Entry:
    state = {"label": None if act.label is None else storable(act.label)}
    return Entry(rows.RenamingRow, {"point": number_of(act.point, "p")}, state, acts.Rename(act.point, None))


@entry.register
def _(act: acts.Correct) -> Entry:
    subject: Columns = {"article": number_of(act.article, "a"), "field": act.field}
    state = {"value": None if act.value is None else storable(act.value)}
    return Entry(rows.CorrectionRow, subject, state, acts.Correct(act.article, act.field, None))


@entry.register
def _(act: acts.Reline) -> Entry:
    subject = {"article": number_of(act.article, "a"), "line": act.line}
    return Entry(rows.ReliningRow, subject, {"role": act.role}, acts.Reline(act.article, act.line, None))


@entry.register
def _(act: acts.Remove) -> Entry:
    subject = {"article": number_of(act.article, "a")}
    return Entry(rows.RemovalRow, subject, {"removed": act.removed}, acts.Remove(act.article, False))


@entry.register
def _(act: acts.Record) -> Entry:
    held = act.source
    state: Columns = {
        "standing": act.standing,
        **{name: storable(getattr(held, name)) for name in _SOURCE_TEXTS},
        "rank": held.rank.value,
        "article": None if held.article is None else number_of(held.article, "a"),
        "file": None if held.file is None else to_json(held.file),
    }
    neutral = acts.Record(held, standing=False)
    return Entry(evidence_rows.SourceRow, {"source": number_of(held.id, "r")}, state, neutral)


@entry.register
def _(act: acts.Cite) -> Entry:
    held = act.passage
    state: Columns = {
        **_claim(act.claim),
        "source": number_of(act.source, "r"),
        "standing": act.standing,
        "stance": held.stance.value,
        **{name: storable(getattr(held, name)) for name in _PASSAGE_TEXTS},
        "start_at": held.span.start if held.span else None,
        "end_at": held.span.end if held.span else None,
    }
    subject = {"evidence": number_of(act.evidence, "e")}
    return Entry(evidence_rows.EvidenceRow, subject, state, replace(act, standing=False))


@entry.register
def _(act: acts.Advance) -> Entry:
    neutral = acts.Advance(act.claim, Status.OPEN.value)
    return Entry(work_rows.AdvanceRow, _claim(act.claim), {"status": act.status}, neutral)


@entry.register
def _(act: acts.Flag) -> Entry:
    subject = {**_claim(act.claim), "flag": act.flag}
    neutral = acts.Flag(act.claim, act.flag, raised=False)
    return Entry(work_rows.FlagRow, subject, {"raised": act.raised}, neutral)


@entry.register
def _(act: acts.Propose) -> Entry:
    neutral = acts.Propose(act.claim, "")
    return Entry(work_rows.ProposalRow, _claim(act.claim), {"text": storable(act.text)}, neutral)


@entry.register
def _(act: acts.Configure) -> Entry:
    value = None if act.value is None else storable(act.value)
    return Entry(work_rows.SettingRow, {"name": act.name}, {"value": value}, acts.Configure(act.name, None))


def _claim(short: str) -> Columns:
    return {"claim": number_of(short, "c")}


def act_of(row: type[rows.ActRow], held: RowMapping) -> Act:
    """Return the act that a row of the table ``row`` holds."""
    return _READERS[row](held)


def span_of(held: RowMapping) -> Span | None:
    """Return the span that a reshaping binds."""
    return None if held["start_at"] is None else Span(held["start_at"], held["end_at"])


def _reshape(held: RowMapping) -> Act:
    kind = None if held["kind"] is None else Kind(held["kind"])
    return acts.Reshape(
        claim_id(held["claim"]), span_of(held), kind, value_of(held["value"]), held["claimant"]
    )


def _join(held: RowMapping) -> Act:
    if not held["bound"]:
        return acts.Join(claim_id(held["claim"]), None)
    return acts.Join(claim_id(held["claim"]), "" if held["point"] is None else point_id(held["point"]))


def _decide(held: RowMapping) -> Act:
    claim = None if held["claim"] is None else claim_id(held["claim"])
    return acts.Decide(point_id(held["point"]), claim, held["rationale"], held["standing"])


def _relate(held: RowMapping) -> Act:
    relation = None if held["relation"] is None else RelationKind(held["relation"])
    return acts.Relate(claim_id(held["a"]), claim_id(held["b"]), relation, held["reason"])


def source_of(held: RowMapping) -> Source:
    """Return the source that a row holds."""
    return Source(
        id=source_id(held["source"]),
        **{name: held[name] for name in _SOURCE_TEXTS},
        rank=Rank(held["rank"]),
        article=None if held["article"] is None else article_id(held["article"]),
        file=None if held["file"] is None else revive(Attachment, from_json(held["file"])),
    )


def passage_of(held: RowMapping) -> Passage:
    """Return the passage that a row holds."""
    texts = {name: held[name] for name in _PASSAGE_TEXTS}
    return Passage(stance=Stance(held["stance"]), span=span_of(held), **texts)


def _cite(held: RowMapping) -> Act:
    ids = (evidence_id(held["evidence"]), claim_id(held["claim"]), source_id(held["source"]))
    return acts.Cite(*ids, passage_of(held), held["standing"])


_READERS: Mapping[type[rows.ActRow], Callable[[RowMapping], Act]] = MappingProxyType(
    {
        rows.RulingRow: lambda r: acts.Rule(claim_id(r["claim"]), r["verdict"], r["rationale"]),
        rows.NoteRow: lambda r: acts.Annotate(claim_id(r["claim"]), r["text"]),
        rows.DismissalRow: lambda r: acts.Dismiss(claim_id(r["claim"]), r["dismissed"]),
        rows.ReshapingRow: _reshape,
        rows.MembershipRow: _join,
        rows.DecisionRow: _decide,
        rows.RelatingRow: _relate,
        rows.RenamingRow: lambda r: acts.Rename(point_id(r["point"]), r["label"]),
        rows.CorrectionRow: lambda r: acts.Correct(article_id(r["article"]), r["field"], r["value"]),
        rows.ReliningRow: lambda r: acts.Reline(article_id(r["article"]), r["line"], r["role"]),
        rows.RemovalRow: lambda r: acts.Remove(article_id(r["article"]), r["removed"]),
        evidence_rows.SourceRow: lambda r: acts.Record(source_of(r), r["standing"]),
        evidence_rows.EvidenceRow: _cite,
        work_rows.AdvanceRow: lambda r: acts.Advance(claim_id(r["claim"]), r["status"]),
        work_rows.FlagRow: lambda r: acts.Flag(claim_id(r["claim"]), r["flag"], r["raised"]),
        work_rows.ProposalRow: lambda r: acts.Propose(claim_id(r["claim"]), r["text"]),
        work_rows.SettingRow: lambda r: acts.Configure(r["name"], r["value"]),
    }
)
