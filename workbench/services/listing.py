"""Lists in plain text, as the command line prints them: sessions, claims, the comparison, an analysis."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from workbench.core import wording
from workbench.core.article import Article
from workbench.core.backup import Backup
from workbench.core.session import Analysis, Reviewed, Summary
from workbench.services.answers import moment, worst_relation
from workbench.services.comparison import Table
from workbench.services.wording import as_stated, brief, source

_WIDEST = 26


def session_lines(summaries: Sequence[Summary]) -> Iterator[str]:
    """Yield a line for each session: its id, name, counts and when it last changed."""
    return columns(
        [
            (
                s.session.id,
                s.session.name,
                plural(s.articles, "article"),
                f"{s.reviewed} of {s.to_review} reviewed",
                plural(s.conflicts, "conflict"),
                moment(s.session.changed or s.session.created),
            )
            for s in summaries
        ]
    )


def claim_lines(claims: Sequence[Reviewed], articles: Mapping[str, Article]) -> Iterator[str]:
    """Yield a line for each claim: id, place, kind, verdict, relation, words."""
    return columns(
        [
            (
                r.claim.id,
                place(r, articles),
                r.claim.kind.value,
                r.verdict,
                r.relation.value if r.relation else "-",
                f"“{brief(r.claim, 72)}”",
            )
            for r in claims
        ]
    )


def point_lines(table: Table) -> Iterator[str]:
    """Yield a head, then a line for each point: id, relation, label with spread, a cell for each article."""
    head = ("id", "relation", "point", *(wording.shortened(c.title, _WIDEST) for c in table.columns))
    rows = [head]
    for row in table.rows:
        label = row.point.label
        if row.point.spread is not None and row.point.spread[0] != row.point.spread[1]:
            label += f" ({wording.spread(row.point.spread)})"
        relation = worst_relation(row.point) + (" !" if row.is_open else "")
        if row.point.decision is not None:
            relation += ", decided"
        cells = (wording.shortened(cell.text, _WIDEST) for cell in row.cells)
        rows.append((row.point.id, relation, wording.shortened(label, 40), *cells))
    return columns(rows)


def article_lines(articles: Sequence[Article], claims: Mapping[str, int]) -> Iterator[str]:
    """Yield a line for each article: id, name, publisher, date and how many claims it holds."""
    return columns(
        [
            (
                a.id,
                a.name,
                a.masthead.publisher or "publisher not known",
                str(a.masthead.published) if a.masthead.published else "date not known",
                plural(claims.get(a.id, 0), "claim"),
            )
            for a in articles
        ]
    )


def found_lines(analysis: Analysis) -> Iterator[str]:
    """Yield a line for each point of several claims: relation, label, what is stated."""
    claims = {c.id: c for c in analysis.claims}
    return columns(
        [
            (
                p.id,
                worst_relation(p),
                p.label,
                "; ".join(dict.fromkeys(as_stated(claims[c]) for c in p.claims)),
            )
            for p in analysis.points
            if len(p.claims) > 1
        ]
    )


def backup_lines(found: Sequence[Backup]) -> Iterator[str]:
    """Yield a line for each backup: where it is, its time and size, what it holds, what it lacks."""
    if not found:
        return iter(["There is no backup yet."])
    return columns(
        [(str(b.path), f"{b.at:%Y-%m-%d %H:%M} UTC", size(b.size), holds(b), lacks(b)) for b in found]
    )


def holds(backup: Backup) -> str:
    """Return what a backup holds: "2 sessions, 14 acts"."""
    if backup.sessions is None or backup.acts is None:
        return "cannot be read"
    return f"{plural(backup.sessions, 'session')}, {plural(backup.acts, 'act')}"


def lacks(backup: Backup) -> str:
    """Return what going back to a backup would lose, in words."""
    if backup.sessions is None:
        return ""
    if backup.loss is None:
        return "loses what was done since"
    return f"loses {backup.loss}"


def size(count: int) -> str:
    """Return a number of bytes as people read it: "3.1 MB"."""
    return f"{count / 1e6:.1f} MB" if count >= 1e5 else f"{count / 1e3:.0f} kB"


def place(reviewed: Reviewed, articles: Mapping[str, Article]) -> str:
    """Return where a claim stands: "UPI, line 20"."""
    article = articles[reviewed.claim.article]
    return f"{source(article)}, line {article.line_at(reviewed.claim.span.start).number}"


def columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the rows with their cells below each other, two spaces apart."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def plural(count: int, word: str) -> str:
    """Return "1 claim", "2 claims"."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
