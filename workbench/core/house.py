"""The rules of a session: its verdict scale, and from which check-worthiness a claim is to be reviewed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from workbench.core.plain import plain, revive
from workbench.core.verdict import DEFAULT_SCALE, VerdictScale

WORTH_REVIEWING = 0.5
"""The check-worthiness from which a suggestion counts as to be reviewed, if the session says nothing else."""

SCALE, THRESHOLD = "scale", "threshold"
NAMES = (SCALE, THRESHOLD)
"""What can be set."""


@dataclass(frozen=True, slots=True)
class HouseRules:
    """What an editor may set for a session; ``threshold`` runs from 0 to 1."""

    scale: VerdictScale = DEFAULT_SCALE
    threshold: float = WORTH_REVIEWING


DEFAULT_RULES = HouseRules()


def rules_of(settings: Mapping[str, str]) -> HouseRules:
    """Return the rules that were set, as ``written`` wrote them; ValueError where one is damaged."""
    return HouseRules(
        revive(VerdictScale, json.loads(settings[SCALE])) if SCALE in settings else DEFAULT_SCALE,
        float(settings[THRESHOLD]) if THRESHOLD in settings else WORTH_REVIEWING,
    )


def written(rule: VerdictScale | float) -> str:
    """Return a rule as it is kept."""
    if isinstance(rule, VerdictScale):
        return json.dumps(plain(rule), ensure_ascii=False, sort_keys=True)
    return repr(float(rule))
