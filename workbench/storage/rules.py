"""What an act must satisfy before it is written: that its subject exists and its content makes sense."""

from __future__ import annotations

from functools import singledispatch

from workbench.core import act as acts
from workbench.core import house
from workbench.core.act import Act
from workbench.core.article import Article, LineRole
from workbench.core.errors import Refused
from workbench.core.span import Span
from workbench.core.workflow import FlagKind, Status
from workbench.storage.corrected import DATES, TEXTS, date_of
from workbench.storage.subjects import Subjects


@singledispatch
def require(act: Act, there: Subjects) -> None:  # noqa: ARG001  (each kind of act has its own)
    """Raise NotFound or Refused unless ``act`` can be written into the session ``there``."""
    raise TypeError(f"not an act: {type(act).__name__}")


@require.register
def _(act: acts.Rule | acts.Annotate | acts.Dismiss, there: Subjects) -> None:
    there.claim(act.claim)


@require.register
def _(act: acts.Mark, there: Subjects) -> None:
    article = there.article(act.claim.article)
    _require_words(act.claim.span, article)
    if act.claim.span.of(article.text) != act.claim.quote:
        raise Refused("The words of the claim are not those of the article at that place.", "Mark it again.")


@require.register
def _(act: acts.Reshape, there: Subjects) -> None:
    article = there.article_of_claim(act.claim)
    if act.span is not None:
        _require_words(act.span, article)


@require.register
def _(act: acts.Join, there: Subjects) -> None:
    there.claim(act.claim)
    if act.point and act.point != acts.NEW_POINT:
        there.point(act.point)


@require.register
def _(act: acts.Decide, there: Subjects) -> None:
    there.point(act.point)
    if act.claim is not None:
        there.claim(act.claim)


@require.register
def _(act: acts.Relate, there: Subjects) -> None:
    if there.claim(act.a) == there.claim(act.b):
        raise Refused("A claim has no relation to itself.", "Choose two claims.")


@require.register
def _(act: acts.Rename, there: Subjects) -> None:
    there.point(act.point)


@require.register
def _(act: acts.Correct, there: Subjects) -> None:
    there.article(act.article)
    if act.field not in TEXTS + DATES:
        raise Refused(
            f"An article has no field {act.field!r}.", f"Its fields are {', '.join(TEXTS + DATES)}."
        )
    if act.field in DATES and act.value is not None:
        try:
            date_of(act.value)
        except ValueError as error:
            raise Refused(f"{act.value!r} is no date.", "Write it as 2022-01-19 or --01-19.") from error


@require.register
def _(act: acts.Reline, there: Subjects) -> None:
    article = there.article(act.article)
    if not 1 <= act.line <= len(article.lines):
        raise Refused(f"{article.name} has no line {act.line}.", f"It has {len(article.lines)} lines.")
    if act.role is not None and act.role not in [role.value for role in LineRole]:
        raise Refused(f"{act.role!r} is no role of a line.", "A line is body, neutral or boilerplate.")


@require.register
def _(act: acts.Remove, there: Subjects) -> None:
    there.article(act.article)


@require.register
def _(act: acts.Record, there: Subjects) -> None:
    if act.source.id:
        there.source(act.source.id)
    if act.source.article is not None:
        there.article(act.source.article)


@require.register
def _(act: acts.Cite, there: Subjects) -> None:
    claim = there.claim(act.claim)
    if act.source != acts.NEW_SOURCE:
        there.source(act.source)
    if act.evidence and there.evidence(act.evidence)["claim"] != claim:
        raise Refused(f"{act.evidence} bears on another claim.", "Give the same evidence anew.")


@require.register
def _(act: acts.Advance | acts.Propose, there: Subjects) -> None:
    there.claim(act.claim)
    if isinstance(act, acts.Advance) and act.status not in set(Status):
        raise Refused(f"There is no status “{act.status}”.", f"Take one of: {', '.join(Status)}.")


@require.register
def _(act: acts.Flag, there: Subjects) -> None:
    there.claim(act.claim)
    if act.flag not in set(FlagKind):
        raise Refused(f"There is no flag “{act.flag}”.", f"Take one of: {', '.join(FlagKind)}.")


@require.register
def _(act: acts.Configure, there: Subjects) -> None:  # noqa: ARG001  (it is about the session itself)
    if act.name not in house.NAMES:
        raise Refused(f"There is no rule “{act.name}”.", f"Set one of: {', '.join(house.NAMES)}.")
    try:
        house.rules_of({} if act.value is None else {act.name: act.value})
    except ValueError as error:
        raise Refused(f"The rule “{act.name}” cannot be read: {error}.", "Set it again.") from error


def _require_words(span: Span, article: Article) -> None:
    if span.end > len(article.text) or not span.of(article.text).strip():
        raise Refused(
            f"There are no words at {span.start} to {span.end} of {article.name}.", "Select some words."
        )
