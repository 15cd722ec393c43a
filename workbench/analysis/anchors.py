"""Which other year a claim tells of: named beside it, or tied in the article to a name that it uses."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from workbench.analysis import clauses
from workbench.analysis.clauses import Clause, Role
from workbench.core.article import Article
from workbench.core.span import Span

_YEAR = re.compile(r"(?<!since )(?<!until )(?<![\w/.-])(1[5-9]\d\d|20\d\d)(?![\w%]|,\d|\.\d)")
_ANY_YEAR = re.compile(r"(?<![\w/.-])(1[5-9]\d\d|20\d\d)(?![\w%]|,\d|\.\d)")
_BOUND = re.compile(
    r"\b(?:by|until|till|through|since|before|after|between|from|to|and)\s(?:the\s)?(?:end\sof\s|start\sof\s)?"
    r"(?:early\s|late\s|mid-)?(?:\d{1,2}\s)?(?:[A-Z][a-z]{2,8}\.?\s)?(?:\d{1,2},\s)?$"
)
_TO_DATE = re.compile(r"\b(?:so far (?:in \d{4}|this year)|this year|year to date)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|would|expect(?:s|ed|ing)?|forecasts?|likely|predict(?:s|ed)?|project(?:s|ed)"
    r"|is seen|to average|due)\b"
)
_LAST_YEAR = re.compile(r"\blast year\b(?!['’]s)", re.IGNORECASE)
_NEXT_YEAR = re.compile(r"\bnext year\b(?!['’]s)", re.IGNORECASE)
_FRAME = re.compile(r"(?:Back\sin|In|During)\s(?:[a-z]+\s){0,2}(?:[A-Z][a-z]+\s)?(1[5-9]\d\d|20\d\d)$")
_FURTHER = re.compile(r"(?:[,;]|\sand)\s[^,;]*?\d(?!\d{3}\b)|\bsince\s")
_SINCE = re.compile(r"\bsince\s(?:[a-z]+\s){1,5}in\s$")
_ASIDE = re.compile(r"(,\s(?:who|which|where|whose)\s[^,;]{1,200}(?=,))")
_LINKED = 6
_PROPER = re.compile(r"\b[A-Z][a-z]{2,}\b")


def _is_bound(words: str, year: int) -> bool:
    """Tell whether a year only bounds a time ("by the end of 2026", "between 2016 and 2020")."""
    return _BOUND.search(words, max(0, year - 40), year) is not None


class Anchors:
    """The years other than its own that an article tells of, and the names it ties to them."""

    def __init__(self, article: Article, sentences: Sequence[Span]) -> None:
        self._text = article.text
        published = article.masthead.published
        self._own = str(published.year) if published is not None and published.year else ""
        self._tied = self._ties(sentences)

    def _ties(self, sentences: Sequence[Span]) -> dict[str, frozenset[str]]:
        """Return the proper words that stand more beside one other year than without a year."""
        beside: dict[str, list[frozenset[str]]] = defaultdict(list)
        for sentence in sentences:
            for words, years in self._dated(sentence.of(self._text)):
                for word in set(_PROPER.findall(words)):
                    beside[word].append(years)
        tied = {}
        for word, found in beside.items():
            dated = [years for years in found if len(years) == 1]
            if dated and len(set(dated)) == 1 and len(found) <= 2 * len(dated):
                tied[word] = dated[0]
        return tied

    def _dated(self, sentence: str) -> list[tuple[str, frozenset[str]]]:
        """Return the parts of a sentence between its relative clauses, each with the other years in it."""
        parts = _ASIDE.split(sentence)
        found = []
        for words in (*parts[1::2], "".join(parts[::2])) if len(parts) > 1 else (sentence,):
            named = _ANY_YEAR.finditer(words)
            told = (m[1] for m in named if not _SINCE.search(words, max(0, m.start() - 40), m.start()))
            found.append((words, frozenset(told) - {self._own}))
        return found

    def years(
        self, clause: Clause | None, parts: Sequence[Clause], around: Span, claim: Span
    ) -> frozenset[str]:
        """Return the years of a ``claim`` whose clause is ``around``; a period so far counts as one."""
        words = around.of(self._text)
        found = self._named(words, claim.end - around.start)
        if not found and clause is not None:
            found = self._framed(clause, parts) or self._shared(clause, parts)
        if _TO_DATE.search(words) and not _AHEAD.search(words):
            found.add(f"{self._own} so far")
        if _LAST_YEAR.search(words) and self._own:
            found.add(str(int(self._own) - 1))
        following = _NEXT_YEAR.search(words)
        if (
            following
            and self._own
            and not _FURTHER.search(words, max(claim.end - around.start, 0), following.start())
        ):
            found.add(str(int(self._own) + 1))
        host = self._host(clause, parts) if clause is not None else None
        if not found and host is not None and self._hangs_on(host, parts):
            before = [c for c in clauses.before(parts, host) if len(c.span) > _LINKED]
            found = set(_ANY_YEAR.findall(before[-1].span.of(self._text))) - {self._own} if before else set()
        if not found:
            ties = [self._tied[w] for w in set(_PROPER.findall(words)) if w in self._tied]
            shared = {y for years in ties for y in years if sum(y in t for t in ties) >= 2}
            found = shared - set(_ANY_YEAR.findall(words))
        return frozenset(found)

    def _named(self, words: str, end: int) -> set[str]:
        """Return the other years in a clause; one behind the claim and a further figure is of that figure."""
        return {
            m[1]
            for m in _YEAR.finditer(words)
            if not _is_bound(words, m.start()) and not _FURTHER.search(words, max(end, 0), m.start())
        } - {self._own}

    def _framed(self, clause: Clause, parts: Sequence[Clause]) -> set[str]:
        """Return the other year of the phrase that opens the sentence, where the clause stands behind it."""
        opening = parts[0] if parts and parts[0].role is Role.PHRASE else None
        found = _FRAME.match(opening.span.of(self._text)) if opening is not None else None
        behind = clauses.before(parts, clause)
        return {found[1]} - {self._own} if found and len(behind) == 1 else set()

    def _shared(self, clause: Clause, parts: Sequence[Clause]) -> set[str]:
        """Return the other year named in the subject that a clause shares ("the strike in 2017 … cost")."""
        if clause.role is not Role.JOINED or clause.subject is not None:
            return set()
        lent = [c.subject for c in clauses.before(parts, clause) if c.subject is not None]
        return set(_ANY_YEAR.findall(lent[-1].of(self._text))) - {self._own} if lent else set()

    def _host(self, clause: Clause, parts: Sequence[Clause]) -> Clause:
        """Return the clause that ``clause`` is joined to without a comma ("when it burned and 61 died")."""
        before = clauses.before(parts, clause)
        if clause.role is not Role.JOINED or not before:
            return clause
        is_close = "," not in self._text[before[-1].span.end : clause.span.start]
        return before[-1] if is_close and before[-1].role is Role.SUBORDINATE else clause

    def _hangs_on(self, clause: Clause, parts: Sequence[Clause]) -> bool:
        if clause.role is Role.RELATIVE:
            return True
        before = self._text[max(0, clause.span.start - 6) : clause.span.start]
        return clause.role is Role.SUBORDINATE and before.strip() == "when" and len(parts) > 1
