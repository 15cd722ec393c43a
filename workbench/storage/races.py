"""What an editor is told who lost a race: who was first, and what that editor said of the same thing."""

from __future__ import annotations

from functools import singledispatch

from workbench.core import act as acts
from workbench.core.act import Act
from workbench.core.clash import Overtaken
from workbench.storage.ledger import Said


def lost(last: Said) -> Overtaken:
    """Return the error that names ``last``, the word of another desk that the editor has not seen."""
    what = f"{last.reviewer} was here before you, at {last.at:%H:%M:%S} UTC: {said_of(last.act)}."
    return Overtaken(what, last.act, (last.reviewer, last.at), last.revision)


@singledispatch
def said_of(act: Act) -> str:
    """Return an act in words, without who did it."""
    raise TypeError(f"not an act with a row: {type(act).__name__}")


@said_of.register
def _(act: acts.Rule) -> str:
    return f"{act.claim} is {act.verdict}{_why(act.rationale)}"


@said_of.register
def _(act: acts.Annotate) -> str:
    return f"the note of {act.claim} is “{act.text}”"


@said_of.register
def _(act: acts.Dismiss) -> str:
    return f"{act.claim} is {'dismissed' if act.dismissed else 'a claim after all'}"


@said_of.register
def _(act: acts.Reshape) -> str:
    return f"{act.claim} was corrected otherwise"


@said_of.register
def _(act: acts.Join) -> str:
    if act.point is None:
        return f"the link of {act.claim} is left to the suggestion"
    return f"{act.claim} belongs to {act.point or 'no point'}"


@said_of.register
def _(act: acts.Decide) -> str:
    if not act.standing:
        return f"the decision on {act.point} was withdrawn"
    return f"the decision on {act.point} is {act.claim or 'none of them'}{_why(act.rationale)}"


@said_of.register
def _(act: acts.Relate) -> str:
    kind = act.relation.value if act.relation else "as found"
    return f"{act.a} and {act.b} are {kind}{_why(act.reason)}"


@said_of.register
def _(act: acts.Rename) -> str:
    return f"{act.point} is called “{act.label}”" if act.label else f"{act.point} has its suggested name"


@said_of.register
def _(act: acts.Correct) -> str:
    value = "as read" if act.value is None else f"“{act.value}”" if act.value else "unknown"
    return f"the {act.field} of {act.article} is {value}"


@said_of.register
def _(act: acts.Reline) -> str:
    return f"line {act.line} of {act.article} is {act.role or 'as read'}"


@said_of.register
def _(act: acts.Remove) -> str:
    return f"{act.article} was {'removed' if act.removed else 'brought back'}"


@said_of.register
def _(act: acts.Record) -> str:
    return f"the source {act.source.id} is “{act.source.name}”" + ("" if act.standing else ", taken out")


@said_of.register
def _(act: acts.Cite) -> str:
    stands = f"{act.passage.stance.value} {act.claim}" if act.standing else "was taken back"
    return f"the evidence {act.evidence} {stands}"


@said_of.register
def _(act: acts.Advance) -> str:
    return f"the work on {act.claim} is {act.status}"


@said_of.register
def _(act: acts.Flag) -> str:
    return f"the flag {act.flag} of {act.claim} is {'raised' if act.raised else 'down'}"


@said_of.register
def _(act: acts.Propose) -> str:
    return f"{act.claim} is to read “{act.text}”" if act.text else f"nothing is proposed for {act.claim}"


@said_of.register
def _(act: acts.Configure) -> str:
    return f"the rule {act.name} was set" if act.value is not None else f"the rule {act.name} is as it came"


def _why(reason: str) -> str:
    return f", “{reason}”" if reason else ""
