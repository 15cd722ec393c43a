"""What the editor relies on and how the work goes: evidence, status, flags and proposals, by claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session as Transaction

from workbench.core.evidence import Evidence, Source
from workbench.core.house import DEFAULT_RULES, HouseRules, rules_of
from workbench.core.workflow import FlagKind, Proposal, Status
from workbench.storage.ids import claim_id, evidence_id
from workbench.storage.journal import passage_of, source_of
from workbench.storage.latest import latest
from workbench.storage.rows_evidence import EvidenceRow, SourceRow
from workbench.storage.rows_work import AdvanceRow, FlagRow, ProposalRow, SettingRow


@dataclass(frozen=True, slots=True)
class Relied:
    """The standing word on each claim, by number; what was taken back is left out."""

    evidence: Mapping[int, tuple[Evidence, ...]]
    statuses: Mapping[int, Status]
    flags: Mapping[int, frozenset[FlagKind]]
    proposals: Mapping[int, Proposal]
    rules: HouseRules = DEFAULT_RULES

    def touched(self) -> frozenset[int]:
        """Return the claims of which something is said."""
        said = (self.evidence, self.statuses, self.flags, self.proposals)
        return frozenset(number for part in said for number in part)


def relied(tx: Transaction, key: str, claims: frozenset[int] | None) -> Relied:
    """Return what is said of these claims, None: of all of the session."""
    advances = latest(tx, AdvanceRow, key, ("claim",), claims)
    proposals = latest(tx, ProposalRow, key, ("claim",), claims)
    return Relied(
        _evidence(tx, key, claims),
        {r["claim"]: Status(r["status"]) for r in advances if r["status"] != Status.OPEN.value},
        _flags(tx, key, claims),
        {r["claim"]: _proposal(r) for r in proposals if r["text"]},
        house_rules(tx, key),
    )


def sources(tx: Transaction, key: str) -> tuple[Source, ...]:
    """Return the sources of a session that stand, whether or not a claim cites them now."""
    found = [r for r in latest(tx, SourceRow, key, ("source",), None) if r["standing"]]
    return tuple(source_of(r) for r in sorted(found, key=lambda row: row["source"]))


def house_rules(tx: Transaction, key: str) -> HouseRules:
    """Return the rules that the editor set for a session."""
    settings = latest(tx, SettingRow, key, ("name",), None)
    return rules_of({r["name"]: r["value"] for r in settings if r["value"] is not None})


def _evidence(tx: Transaction, key: str, claims: frozenset[int] | None) -> dict[int, tuple[Evidence, ...]]:
    standing = [
        r for r in latest(tx, EvidenceRow, key, ("evidence",), claims, column="claim") if r["standing"]
    ]
    cited = frozenset(r["source"] for r in standing)
    sources = {r["source"]: source_of(r) for r in latest(tx, SourceRow, key, ("source",), cited)}
    found: dict[int, list[Evidence]] = {}
    for r in sorted(standing, key=lambda row: row["evidence"]):
        found.setdefault(r["claim"], []).append(_piece(r, sources[r["source"]]))
    return {number: tuple(pieces) for number, pieces in found.items()}


def _piece(held: RowMapping, source: Source) -> Evidence:
    return Evidence(
        evidence_id(held["evidence"]),
        claim_id(held["claim"]),
        source,
        passage_of(held),
        held["reviewer"],
        held["made_at"],
    )


def _flags(tx: Transaction, key: str, claims: frozenset[int] | None) -> dict[int, frozenset[FlagKind]]:
    found: dict[int, set[FlagKind]] = {}
    for r in latest(tx, FlagRow, key, ("claim", "flag"), claims):
        if r["raised"]:
            found.setdefault(r["claim"], set()).add(FlagKind(r["flag"]))
    return {number: frozenset(flags) for number, flags in found.items()}


def _proposal(held: RowMapping) -> Proposal:
    return Proposal(claim_id(held["claim"]), held["text"], held["reviewer"], held["made_at"])
