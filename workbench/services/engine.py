"""Analysis without a library, as the command line gives it: files, texts, pairs of sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.analysis import pipeline
from workbench.core.article import Article
from workbench.core.dates import PartialDate
from workbench.core.errors import UnreadableInput
from workbench.core.plain import Plain
from workbench.core.session import Analysis
from workbench.services import findings, listing
from workbench.services.batch import Failure
from workbench.services.inprocess import InProcess
from workbench.services.inputs import Input, unique_name
from workbench.services.lines import BadLine, answer_lines, text_of
from workbench.services.reader import Piece, never


@dataclass(frozen=True, slots=True)
class Analysed:
    """The analysis of files, and the files that could not be read."""

    articles: tuple[Article, ...]
    analysis: Analysis
    failures: tuple[Failure, ...]

    @property
    def data(self) -> dict[str, Plain]:
        """The analysis as JSON data."""
        return findings.analysis(self.articles, self.analysis)

    def lines(self) -> Iterator[str]:
        """Yield a line for each article, then one for each point, worst relation first in words."""
        counts = Counter(c.article for c in self.analysis.claims)
        yield from listing.article_lines(self.articles, counts)
        yield from listing.found_lines(self.analysis)


class Engine:
    """The analysis in this process; it keeps nothing."""

    def analyze(self, paths: Sequence[Path]) -> Analysed:
        """Analyze files together; the same files in the same order give the same data."""
        reader = InProcess()
        articles: list[Article] = []
        failures: list[Failure] = []
        for path in paths:
            given = Input(path=path)
            try:
                name = unique_name(given.shown_name, [a.name for a in articles])
                article, _ = reader.read(Piece(name, given.content()), never)
            except UnreadableInput as error:
                failures.append(Failure(str(path), error.what, error.todo))
                continue
            articles.append(article.with_id(f"a{len(articles) + 1}"))
        found = reader.analyze(articles, never)
        return Analysed(pipeline.dated(articles), found, tuple(failures))

    def annotate(self, given: Iterable[bytes]) -> Iterator[str]:
        """Answer each line of JSON with the annotation of its text."""

        def annotation(asked: Mapping[str, Plain]) -> dict[str, Plain]:
            return findings.annotation(pipeline.annotate(text_of(asked, "text"), _date(asked)))

        return answer_lines(given, annotation)

    def compare(self, given: Iterable[bytes]) -> Iterator[str]:
        """Answer each line of JSON with the relation of its two sentences."""

        def relation(asked: Mapping[str, Plain]) -> dict[str, Plain]:
            kind, score, reason = pipeline.compare_sentences(text_of(asked, "a"), text_of(asked, "b"))
            return {"relation": kind.value, "score": round(score, 4), "reason": reason}

        return answer_lines(given, relation)


def _date(asked: Mapping[str, Plain]) -> PartialDate | None:
    found = asked.get("date")
    if found is None or found == "":
        return None
    try:
        return PartialDate.parse(str(found))
    except ValueError as error:
        raise BadLine(f"“date” must be an ISO date, not {found!r}") from error
