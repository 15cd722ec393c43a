"""The rules of a session, set by the editor: its verdict scale and what is to be reviewed at all."""

from __future__ import annotations

import re
from collections import Counter

from workbench.core.act import Act, Configure
from workbench.core.change import Done, Label
from workbench.core.errors import Refused
from workbench.core.house import SCALE, THRESHOLD, HouseRules, written
from workbench.core.verdict import COLOURS, SENSES, SHAPES, UNREVIEWED, Grade, VerdictScale
from workbench.services.acting import act
from workbench.services.context import Context

_ID = re.compile(r"[a-z][a-z0-9_-]{0,39}")


class Rules:
    """Reads and sets the rules of a session; setting them is a step that can be undone."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def of(self, session: str) -> HouseRules:
        """Return the rules of a session."""
        return self._context.store.rules(session)

    def set(self, session: str, wanted: HouseRules, *, seen: int | None = None) -> Done:
        """Set the rules of a session.

        Refused where a verdict that claims have would be lost, two have one id, or a value makes no sense.
        """
        old = self.of(session)
        _check(wanted)
        self._keep_used(session, wanted.scale)
        acts = changed_rules(old, wanted)
        if not acts:
            raise Refused("No rule was changed.", "Change one, or leave them.")
        return act(self._context, session, Label("Set the rules of the session"), acts, seen)

    def used(self, session: str) -> dict[str, int]:
        """Return how many claims have each verdict."""
        counts = Counter(r.verdict for r in self._context.store.view(session).claims)
        return {verdict: count for verdict, count in counts.items() if verdict != UNREVIEWED}

    def _keep_used(self, session: str, scale: VerdictScale) -> None:
        for verdict, count in self.used(session).items():
            if scale.grade(verdict) is None:
                claims = "1 claim has" if count == 1 else f"{count} claims have"
                raise Refused(
                    f"The verdict “{verdict}” cannot be deleted: {claims} it.", "Give them another one first."
                )


def changed_rules(old: HouseRules, wanted: HouseRules) -> tuple[Act, ...]:
    """Return the acts that make ``wanted`` of ``old``."""
    acts: list[Act] = []
    if wanted.scale != old.scale:
        acts.append(Configure(SCALE, written(wanted.scale)))
    if wanted.threshold != old.threshold:
        acts.append(Configure(THRESHOLD, written(wanted.threshold)))
    return tuple(acts)


def _check(wanted: HouseRules) -> None:
    if not 0 <= wanted.threshold <= 1:
        raise Refused("The threshold runs from 0 to 1.", "Choose a figure between them.")
    grades = wanted.scale.grades
    if not grades:
        raise Refused("A scale needs a verdict.", "Keep one at least.")
    for grade in grades:
        _check_grade(grade)
    for what, found in (("id", [g.id for g in grades]), ("name", [g.label.casefold() for g in grades])):
        twice = [each for each, count in Counter(found).items() if count > 1]
        if twice:
            raise Refused(f"Two verdicts have the {what} “{twice[0]}”.", "Give one of them another.")
    looks = Counter((look.colour, look.shape) for look in map(wanted.scale.look, wanted.scale.ids))
    if max(looks.values()) > 1:
        raise Refused(
            "Two verdicts have the same colour and the same underline.", "Give one of them another."
        )


def _check_grade(grade: Grade) -> None:
    if not _ID.fullmatch(grade.id) or grade.id == UNREVIEWED:
        raise Refused(f"“{grade.id}” is no id of a verdict.", "Use small letters, digits and dashes.")
    if not grade.label.strip():
        raise Refused(f"The verdict “{grade.id}” needs a name.", "Type what it is called.")
    known = ((grade.sense, SENSES), (grade.colour, COLOURS), (grade.shape, SHAPES))
    wrong = [found for found, there in known if found and found not in there]
    if wrong:
        raise Refused(f"The verdict “{grade.label}” cannot be “{wrong[0]}”.", "Choose one that is offered.")
