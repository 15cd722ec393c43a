"""Articles and marks made by hand for the tests of the reading room."""

from workbench.core.article import Article, Line, LineRole, Masthead
from workbench.core.claim import Kind
from workbench.core.point import RelationKind
from workbench.core.span import Span
from workbench.core.verdict import UNREVIEWED
from workbench.ui.reading.marks import Mark

FURNITURE = "# "


def article(text: str, article_id: str = "a1", **masthead: str) -> Article:
    """Make an article; the first line is its headline, lines that begin with "# " are page furniture."""
    lines, at = [], 0
    for number, words in enumerate(text.split("\n"), 1):
        role, part = LineRole.BODY, ""
        if words.startswith(FURNITURE):
            role = LineRole.BOILERPLATE
        elif number == 1:
            role, part = LineRole.NEUTRAL, "headline"
        elif not words.strip():
            role = LineRole.NEUTRAL
        lines.append(Line(number, at, at + len(words), role, "", part))
        at += len(words) + 1
    head = Masthead(headline=text.split("\n", 1)[0], **masthead)  # type: ignore[arg-type]
    return Article(article_id, f"{article_id}.txt", text, "", "utf-8", "en", head, tuple(lines))


def mark(
    found: Article,
    words: str,
    claim_id: str = "c1",
    *,
    kind: Kind = Kind.QUANTITY,
    verdict: str = UNREVIEWED,
    relation: RelationKind | None = None,
    dismissed: bool = False,
) -> Mark:
    """Make the mark of the first place where ``words`` stand."""
    at = found.text.index(words)
    span = Span(at, at + len(words))
    return Mark(claim_id, found.id, (span,), kind, verdict, relation, dismissed=dismissed, label=words)


def story(paragraphs: int = 3) -> str:
    """Make a text long enough to scroll."""
    filler = "Officials said that the withdrawal began on Thursday and would take no more than ten days."
    return "Troops leave\n\n" + "\n\n".join(f"Paragraph {n}. {filler} " * 2 for n in range(1, paragraphs + 1))
