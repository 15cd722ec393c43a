"""Which lines of an article fold away: the runs of page furniture."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.core.article import Article, Line, LineRole
from workbench.ui.words import trn


@dataclass(frozen=True, slots=True)
class Fold:
    """A run of lines that folds: line numbers of its first and last line, and how many hold words."""

    first: int
    last: int
    count: int

    def label(self, *, unfolded: bool) -> str:
        """Say what the fold holds, or that it can be closed."""
        if unfolded:
            return trn(self.count, "Fold {n} line of page furniture", "Fold {n} lines of page furniture")
        return trn(self.count, "{n} line of page furniture", "{n} lines of page furniture")


def folds(article: Article) -> tuple[Fold, ...]:
    """Return the runs of page furniture; empty lines inside a run fold with it."""
    found: list[Fold] = []
    run: list[Line] = []
    for line in article.lines:
        blank = not line.span.of(article.text).strip()
        if line.role is LineRole.BOILERPLATE and not blank:
            run.append(line)
        elif not blank and run:
            found.append(_fold(run))
            run = []
    if run:
        found.append(_fold(run))
    return tuple(found)


def _fold(run: list[Line]) -> Fold:
    return Fold(run[0].number, run[-1].number, len(run))
