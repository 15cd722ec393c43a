"""Claims made and corrected by hand: marked from a selection, moved, or given another value."""

from __future__ import annotations

import re
from dataclasses import replace

from workbench.core.act import Mark, Reshape
from workbench.core.article import Article
from workbench.core.change import Done, Label
from workbench.core.claim import Claim, Kind, Origin
from workbench.core.dates import Window, windows
from workbench.core.errors import NotFound, Refused
from workbench.core.session import Reviewed
from workbench.core.span import Span, trimmed
from workbench.core.value import Value
from workbench.services.acting import act
from workbench.services.context import Context
from workbench.services.restating import restated
from workbench.services.steps import repeatable
from workbench.services.wording import brief

_FULL_STOP = re.compile(r"(?<=\w{4})[.!?…]+$")
"""What ends a sentence, not an abbreviation: "held." but neither "Jan." nor "U.S."."""


def mark(context: Context, session: str, article: str, span: Span, kind: Kind | None) -> Done:
    """Make a claim of the words under ``span``; Refused where it is empty or is a claim already."""
    view = context.store.view(session)
    found, window = article_in(view.articles, article)
    chosen = _trimmed(found, span)
    for reviewed in view.claims:
        held = reviewed.claim
        if held.article == article and held.span == chosen and not reviewed.dismissed:
            raise Refused(f"“{brief(held)}” is claim {held.id} already.", "Go to it, or choose other words.")
    made = made_by_hand(context, found, chosen, window, kind)
    done = act(context, session, Label("Make a claim of {what}", what=brief(made)), [Mark(made)])
    return replace(done, step=repeatable(done.step) if done.step else None)


def made_by_hand(
    context: Context, article: Article, chosen: Span, window: Window | None, kind: Kind | None
) -> Claim:
    """Return a claim of these words as an editor makes it, without an id: its kind and value are read."""
    read = context.analyst.describe(article, chosen, window, kind)
    return replace(
        read,
        id="",
        article=article.id,
        span=chosen,
        quote=chosen.of(article.text),
        appearances=read.appearances or (chosen,),
        origin=Origin.MANUAL,
    )


def move(context: Context, session: str, claim: str, span: Span, seen: int | None = None) -> Done:
    """Give a claim another span and read its value again; Refused where nothing is left of it."""
    view = context.store.view(session)
    held = one(context, session, claim)
    old = held.claim
    found, window = article_in(view.articles, old.article)
    chosen = _trimmed(found, span)
    read = context.analyst.describe(found, chosen, window, old.kind)
    value = read.value if type(read.value) is type(old.value) or old.value is None else old.value
    label = Label("Move {what} to {other}", what=brief(old), other=brief(read))
    return act(context, session, label, [replace(shape_of(held), span=chosen, value=value)], seen)


def reshape(context: Context, session: str, wanted: Reshape, seen: int | None = None) -> Done:
    """Correct a claim; what of the kind, value and claimant ``wanted`` is not None binds."""
    held = one(context, session, wanted.claim)
    kind, value, claimant = wanted.kind, wanted.value, wanted.claimant
    if kind is None and value is None and claimant is None:
        raise Refused("Nothing was corrected.", "Change the kind, the value or the claimant.")
    shape = shape_of(held)
    if kind is not None:
        is_another = kind is not held.claim.kind and value is None
        read = _value_as(context, session, held.claim, kind) if is_another else None
        shape = replace(shape, kind=kind, value=read or shape.value)
    if value is not None:
        shape = replace(shape, value=value)
    if claimant is not None:
        shape = replace(shape, claimant=claimant.strip())
    return act(context, session, Label("Correct {what}", what=brief(held.claim)), [shape], seen)


def restate(context: Context, session: str, claim: str, words: str, seen: int | None = None) -> Done:
    """Let a claim say what ``words`` say; Refused where no value of its kind can be read in them."""
    held = one(context, session, claim)
    found, window = article_in(context.store.view(session).articles, held.claim.article)
    value = restated(context, held.claim, words, found, window)
    label = Label(
        "Correct {what} to {other}",
        what=brief(held.claim),
        other=brief(replace(held.claim, quote=" ".join(words.split()))),
    )
    return act(context, session, label, [replace(shape_of(held), value=value)], seen)


def reread(context: Context, session: str, claim: str, seen: int | None = None) -> Done:
    """Take back all corrections of a claim."""
    old = one(context, session, claim)
    if not old.corrected:
        raise Refused(f"“{brief(old.claim)}” was not corrected.", "Nothing has to be taken back.")
    return act(
        context,
        session,
        Label("Return {what} to what was read", what=brief(old.claim)),
        [Reshape(claim)],
        seen,
    )


def one(context: Context, session: str, claim: str) -> Reviewed:
    """Return a claim of the session; NotFound."""
    found = context.store.reviewed(session, [claim])
    if not found:
        raise NotFound(f"There is no claim {claim} in this session.", "The list of claims shows their ids.")
    return found[0]


def shape_of(held: Reviewed) -> Reshape:
    """Return what the editor has said of a claim's shape so far: an act is the whole of it."""
    claim = held.claim
    if not held.corrected:
        return Reshape(claim.id)
    return Reshape(claim.id, claim.span, claim.kind, claim.value, claim.claimant or "")


def _value_as(context: Context, session: str, old: Claim, kind: Kind) -> Value | None:
    found, window = article_in(context.store.view(session).articles, old.article)
    return context.analyst.describe(found, old.span, window, kind).value


def article_in(articles: tuple[Article, ...], article: str) -> tuple[Article, Window | None]:
    """Return an article with the dates that resolve its days; NotFound."""
    for each, window in zip(articles, windows(a.masthead.published for a in articles), strict=True):
        if each.id == article:
            return each, window
    raise NotFound(f"There is no article {article} in this session.", "Choose one of the session's articles.")


def _trimmed(article: Article, span: Span) -> Span:
    if span.end > len(article.text):
        raise Refused(
            "The selection reaches beyond the article's text.", "Select words of the article again."
        )
    chosen = trimmed(article.text, span)
    if chosen is None:
        raise Refused("The selection holds no words.", "Select the words that make the claim.")
    stop = _FULL_STOP.search(chosen.of(article.text))
    return chosen if stop is None else Span(chosen.start, chosen.start + stop.start())
