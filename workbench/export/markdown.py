"""The fact sheet of a session: one Markdown page that an editor can hand on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from workbench.core.session import SessionView
from workbench.core.sheet import EVERYTHING, Section
from workbench.core.verdict import ACCEPTED, REJECTED, UNREVIEWED, UNVERIFIABLE, Grade
from workbench.export import disputes, evidence, lists
from workbench.export.blocks import bullets, counted, heading, page
from workbench.export.claims import card, label
from workbench.export.escaping import inline, literal
from workbench.export.register import Counts, Register, moment

_ORDER = (REJECTED, UNVERIFIABLE, ACCEPTED)


def fact_sheet(view: SessionView, *, version: str, without: frozenset[Section] = EVERYTHING) -> str:
    """Return the fact sheet of ``view``; the same view and version give the same text, without a clock.

    Every claim that is not dismissed stands on it, and the figures of the summary are those of the lists.
    Sections that are left out are named at its head.
    """
    register = Register(view)
    counts = register.counts()
    body = (block for section, part in _body(register, counts) if section not in without for block in part())
    return page(
        (
            heading(1, f"Fact sheet: {literal(view.session.name)}"),
            literal(view.session.event) if view.session.event != view.session.name else "",
            *_summary(register, counts),
            f"Left out of this sheet: {', '.join(s for s in Section if s in without)}." if without else "",
            *body,
            *(() if Section.METHOD in without else (heading(2, "Method"), *_method(view, version))),
        )
    )


def _body(register: Register, counts: Counts) -> Iterator[tuple[Section, Callable[[], Iterable[str]]]]:
    """Yield each section between the summary and the method, to be written only where it is wanted."""
    decided, open_ = disputes.decisions, disputes.open_conflicts
    none_open = "No two claims that stand contradict each other."
    left = counts.by_verdict.get(UNREVIEWED, 0)
    yield Section.DECISIONS, lambda: _section("Decisions", counts.decisions, decided(register))
    yield (
        Section.CONFLICTS,
        lambda: _section("Open conflicts", counts.open_conflicts, open_(register), none_open),
    )
    yield Section.VERDICTS, lambda: _verdicts(register, counts)
    yield (
        Section.UNREVIEWED,
        lambda: _section("Unreviewed", left, lists.unreviewed(register), "Nothing is left."),
    )
    yield Section.VARIANTS, lambda: _appendix("Name and quotation variants", lists.variants(register))
    yield Section.ONLY_HERE, lambda: _appendix("Only in one article", lists.only_here(register))
    yield Section.CORRECTIONS, lambda: _corrections(register)
    yield Section.REGISTER, lambda: _register(register)
    yield (
        Section.ARTICLES,
        lambda: _section("Sources", len(register.view.articles), lists.sources(register)),
    )


def _corrections(register: Register) -> Iterator[str]:
    yield from _appendix("Proposed corrections", evidence.proposals(register))
    yield from _appendix("Corrections", lists.corrections(register))


def _summary(register: Register, counts: Counts) -> Iterator[str]:
    verdicts = [f"{counts.by_verdict.get(v, 0):,} {label(v, register).lower()}" for v in _scale(register)]
    left = counts.to_review - counts.reviewed_of_these
    yield heading(2, "Summary")
    items = [
        f"**{counts.found:,}** claims found in {counted(len(register.view.articles), 'article')}, "
        f"**{counts.to_review:,}** of them to review",
        f"**{counts.reviewed:,}** reviewed: {', '.join(verdicts)}",
        f"**{counts.by_verdict.get(UNREVIEWED, 0):,}** unreviewed, {left:,} of them to review",
        f"**{counts.open_conflicts:,}** open {'conflict' if counts.open_conflicts == 1 else 'conflicts'}, "
        f"{counted(counts.decisions, 'decision')}",
    ]
    if counts.dismissed:
        items.append(f"{counted(counts.dismissed, 'suggestion')} dismissed as no claim, not listed here")
    yield bullets(items)
    yield _state(register)


def _state(register: Register) -> str:
    """Return who reviewed, and when the last verdict or decision was given."""
    acts = [(ruling.at, ruling.reviewer) for r in register.standing for ruling in r.history]
    acts += [(p.decision.at, p.decision.reviewer) for p in register.view.points if p.decision is not None]
    if not acts:
        return "No verdict has been given yet."
    people = dict.fromkeys(reviewer for _, reviewer in sorted(acts))
    return f"Reviewed by {', '.join(inline(p) for p in people)}; last verdict {moment(max(acts)[0])}."


def _scale(register: Register) -> tuple[str, ...]:
    """Return the verdicts in the order of the sheet: what is not printed comes first."""
    own = [g.id for g in register.view.scale.grades if g.id not in _ORDER]
    used = [r.verdict for r in register.standing if r.verdict != UNREVIEWED]
    return tuple(
        dict.fromkeys((REJECTED, UNVERIFIABLE, *own, *(v for v in used if v not in _ORDER), ACCEPTED))
    )


def _verdicts(register: Register, counts: Counts) -> Iterator[str]:
    for verdict in _scale(register):
        cards = (card(r, register) for r in register.standing if r.verdict == verdict)
        yield from _section(label(verdict, register), counts.by_verdict.get(verdict, 0), cards)


def _section(name: str, count: int, blocks: Iterable[str], empty: str = "None.") -> Iterator[str]:
    yield heading(2, f"{name} ({count:,})")
    if count:
        yield from blocks
    else:
        yield empty


def _register(register: Register) -> Iterator[str]:
    cited = len({e.source.id for r in register.standing for e in r.evidence})
    if cited:
        yield from _section("Register of sources", cited, evidence.source_register(register))


def _appendix(name: str, block: str) -> Iterator[str]:
    if block:
        yield heading(2, name)
        yield block


def _rules(view: SessionView) -> str:
    """Return the scale of the verdicts, and from where on a claim is to be reviewed."""
    verdicts = "; ".join(_grade(grade) for grade in view.scale.grades)
    least = f"{view.threshold:.0%}"
    work = f"To review are claims worth checking to at least {least}, and those made by hand."
    return f"Verdicts: {verdicts}. {work}"


def _grade(grade: Grade) -> str:
    comes_to = f" (comes to {grade.comes_to})" if grade.comes_to != grade.id else ""
    asked = (("a reason", grade.needs_rationale), ("a source", grade.needs_source))
    needs = " and ".join(what for what, is_needed in asked if is_needed)
    number = f" = {grade.value:g}" if grade.value is not None else ""
    return f"{inline(grade.label.lower())}{number}{comes_to}{f', with {needs}' if needs else ''}"


def _method(view: SessionView, version: str) -> Iterator[str]:
    yield (
        "The articles were imported as plain text; their bytes are kept, and the SHA-256 above is theirs. "
        "Line numbers count the lines of the imported text from 1; page furniture (navigation, adverts, "
        "other headlines) is marked and not read for claims. Claims, points and relations were proposed by "
        "rules, without a network or a model; every verdict, note and decision is the reviewer’s."
    )
    yield bullets(
        (
            "**agree**: the same stated value, or the same within the rounding of its hedge",
            "**compatible**: stated otherwise, but both can be true (“at least 164” and “at least 225”)",
            "**conflict**: cannot both be true; *superseded* where a later as-of date explains it",
            "**variant**: another spelling of a name, another form of a quotation",
        )
    )
    yield (
        "Hedged figures are compared as intervals: “nearly” reaches 5% down, “about” and “some” 5% both "
        "ways, “at least” and “more than” have no upper limit, “dozens” begin at 24, “thousands” at 2,000."
    )
    yield _rules(view)
    yield f"Made with Fact-Checking Workbench {literal(version)}."
