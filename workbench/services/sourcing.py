"""The editor's acts on evidence: sources cited for claims, corrected, taken back; files attached."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from dataclasses import fields, replace
from pathlib import Path

from workbench.core.act import NEW_SOURCE, Act, Cite, Record
from workbench.core.article import Article
from workbench.core.change import Done, Label
from workbench.core.errors import NotFound, Refused
from workbench.core.evidence import Evidence, Passage, Source, Stance, as_known
from workbench.core.session import Reviewed
from workbench.core.span import Span, trimmed, widened
from workbench.core.witnesses import weaknesses
from workbench.services.acting import act, with_warnings
from workbench.services.context import Context
from workbench.services.shaping import one
from workbench.services.steps import repeatable
from workbench.services.wording import brief


class Sourcing:
    """Every act is on disk when its method returns, and comes back as a step that can be undone."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def cite(
        self, session: str, claim: str, source: Source, passage: Passage, *, seen: int | None = None
    ) -> Done:
        """Give a passage of a source as evidence for or against a claim.

        A source without an id that the session knows already (same address, or same title and publisher)
        is that one. Refused where the source has no name, or an address that is not http or https.
        """
        _check(source, passage)
        held = one(self._context, session, claim)
        known = self._known(session, source)
        acts: list[Act] = [Record(source)] if known is None else _corrected(known, _filled(known, source))
        acts.append(Cite("", claim, NEW_SOURCE if known is None else known.id, passage))
        name = source.name if known is None else known.name
        label = _bearing(passage.stance, name, brief(held.claim, 32))
        return self._told(session, claim, act(self._context, session, label, acts, seen))

    def take(
        self,
        session: str,
        claim: str,
        article: str,
        span: Span,
        stance: Stance = Stance.SUPPORTS,
        *,
        seen: int | None = None,
    ) -> Done:
        """Take the whole words under ``span`` of an article as evidence; the link to them stays live."""
        found = self._context.store.articles(session, [article])[0]
        chosen = trimmed(found.text, span) if span.end <= len(found.text) else None
        chosen = widened(found.text, chosen) if chosen is not None else None
        if chosen is None:
            raise Refused("The selection holds no words.", "Select the words that bear on the claim.")
        held = one(self._context, session, claim)
        if held.claim.article == article and held.claim.span.overlap(chosen):
            raise Refused("A claim is no evidence for itself.", "Select words that stand elsewhere.")
        if any(e.source.article == article and e.passage.span == chosen for e in held.evidence):
            raise Refused("These words are given as evidence already.", "Look at the claim's evidence.")
        line = found.line_at(chosen.start).number
        passage = Passage(stance, chosen.of(found.text), f"line {line}", chosen)
        source = as_known(Source(article=article), {article: found})
        return self.cite(session, claim, source, passage, seen=seen)

    def revise(
        self, session: str, evidence: Evidence, source: Source, passage: Passage, *, seen: int | None = None
    ) -> Done:
        """Correct a piece of evidence and its source; all claims that cite the source follow."""
        _check(source, passage)
        acts: list[Act] = _corrected(evidence.source, replace(source, id=evidence.source.id))
        if passage != evidence.passage:
            acts.append(Cite(evidence.id, evidence.claim, evidence.source.id, passage))
        if not acts:
            raise Refused("Nothing was corrected.", "Change a field, or leave it.")
        label = Label("Correct the evidence of {source}", source=source.name)
        return self._told(session, evidence.claim, act(self._context, session, label, acts, seen))

    def withdraw(self, session: str, evidence: Evidence, *, seen: int | None = None) -> Done:
        """Take a piece of evidence back."""
        gone = Cite(evidence.id, evidence.claim, evidence.source.id, evidence.passage, standing=False)
        label = Label("Take back the evidence of {source}", source=evidence.source.name)
        return self._told(session, evidence.claim, act(self._context, session, label, [gone], seen))

    def attach(self, session: str, source: Source, path: Path, *, seen: int | None = None) -> Done:
        """Copy a file into the library's folder and attach it to a source."""
        file = self._context.store.keep_file(path)
        label = Label("Attach {file} to {source}", file=file.name, source=source.name)
        return act(self._context, session, label, [Record(replace(source, file=file))], seen)

    def keep_file(self, source: Source, path: Path) -> Source:
        """Copy a file into the library's folder and return ``source`` with it; nothing is recorded yet."""
        return replace(source, file=self._context.store.keep_file(path))

    def file_problems(self, session: str) -> tuple[str, ...]:
        """Return which attached files are missing or were changed, a sentence each."""
        return tuple(
            problem
            for source in self._context.store.sources(session)
            if source.file is not None and (problem := self._context.store.file_problem(source.file))
        )

    def file_place(self, source: Source) -> Path:
        """Return where a source's file lies; NotFound where it has none, or it is not as it was attached."""
        if source.file is None:
            raise NotFound(f"No file is attached to {source.name}.", "Attach one.")
        problem = self._context.store.file_problem(source.file)
        if problem:
            raise NotFound(problem, "Attach it again.")
        return self._context.store.file_place(source.file)

    def _known(self, session: str, source: Source) -> Source | None:
        every = self._context.store.sources(session)
        if not source.id:
            return next((s for s in every if _is_same(s, source)), None)
        found = next((s for s in every if s.id == source.id), None)
        if found is None:
            raise NotFound(f"There is no source {source.id} in this session.", "The register lists them.")
        return found

    def _told(self, session: str, claim: str, done: Done) -> Done:
        """Return the step so that it can be done again, with what is weak about an accepted claim now."""
        found = replace(done, step=repeatable(done.step) if done.step else None)
        held = self._context.store.reviewed(session, [claim])
        return with_warnings(found, weak_warnings(self._context, session, held))


def weak_warnings(context: Context, session: str, claims: Iterable[Reviewed]) -> tuple[str, ...]:
    """Return what is weak about these claims where they are accepted; silent where nothing is recorded."""
    found: list[str] = []
    for reviewed in claims:
        if reviewed.evidence:
            weak = weaknesses(reviewed, articles_cited(context, session, reviewed))
            words = brief(reviewed.claim)
            found += [f"“{words}” is accepted. {' '.join(weak)}"] if weak else []
    return tuple(found)


def articles_cited(context: Context, session: str, reviewed: Reviewed) -> dict[str, Article]:
    """Return the articles of the session that are cited for a claim; those taken out of it are left out."""
    found: dict[str, Article] = {}
    for article in {e.source.article for e in reviewed.evidence if e.source.article is not None}:
        with contextlib.suppress(NotFound):
            found[article] = context.store.articles(session, [article])[0]
    return found


def _is_same(known: Source, wanted: Source) -> bool:
    if known.article or wanted.article:
        return known.article == wanted.article
    if known.url and wanted.url:
        return known.url == wanted.url
    names = [(s.title.casefold(), s.publisher.casefold(), s.published) for s in (known, wanted)]
    return names[0] == names[1]


def _filled(known: Source, wanted: Source) -> Source:
    """Return ``known`` with what is newly told of it; what is not told stays."""
    told = {f.name: getattr(wanted, f.name) or getattr(known, f.name) for f in fields(Source)}
    return replace(known, **told)


def _corrected(known: Source, wanted: Source) -> list[Act]:
    """Return the act that corrects a known source; none where ``wanted`` says nothing else."""
    full = replace(wanted, id=known.id, article=known.article, file=wanted.file or known.file)
    return [Record(full)] if full != known else []


def _check(source: Source, passage: Passage) -> None:
    if not source.name.strip():
        raise Refused("A source needs a name.", "Type its title, its publisher or its address.")
    if source.url and not re.match(r"https?://[^\s/]+", source.url, re.IGNORECASE):
        raise Refused(
            f"“{source.url}” is not an address of the web.", "Write it as https://…, or leave it empty."
        )
    if passage.stance not in set(Stance):
        raise Refused("A source supports, refutes or gives context.", "Choose one of them.")


def _bearing(stance: Stance, source: str, what: str) -> Label:
    """Return what it is called to let a source bear on a claim so."""
    if stance is Stance.SUPPORTS:
        return Label("{source} supports {what}", source=source, what=what)
    if stance is Stance.REFUTES:
        return Label("{source} refutes {what}", source=source, what=what)
    return Label("{source} gives context to {what}", source=source, what=what)
