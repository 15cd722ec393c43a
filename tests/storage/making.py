"""A small session for the tests of the library: two articles, five claims, three points."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime

from workbench.core.article import Article, Line, LineRole, Masthead, Original
from workbench.core.claim import Claim, Kind
from workbench.core.dates import PartialDate
from workbench.core.point import Point, Relation, RelationKind
from workbench.core.session import Analysis
from workbench.core.span import Span
from workbench.core.value import NameValue, Quantity, TimeValue, Value

NOW = datetime(2022, 1, 20, 9, 30, tzinfo=UTC)
LATER = datetime(2022, 1, 20, 9, 31, tzinfo=UTC)

FIRST = "Unrest ends\nAt least 164 people have died, Tokayev said. 😀\nTroops leave on Thursday.\n"
SECOND = "Pullout complete\nExactly 225 people were killed, said Tokajev.\nFooter: 2,000 guards\n"


def article(name: str, text: str, masthead: Masthead | None = None) -> tuple[Article, Original]:
    raw = text.encode()
    sha256 = hashlib.sha256(raw).hexdigest()
    lines = []
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        part = "headline" if number == 1 else ""
        role = LineRole.NEUTRAL if number == 1 else LineRole.BODY
        lines.append(Line(number, start, start + len(line), role, "prose", part))
        start += len(line) + 1
    read = Article(
        "",
        name,
        text,
        sha256,
        "utf-8",
        "en",
        masthead or Masthead(),
        tuple(lines),
        ("A notice.",),
        retrieved="2022",
    )
    return read, Original(raw, sha256)


def articles() -> list[tuple[Article, Original]]:
    first = Masthead(
        "Unrest ends", "Worthy News", published=PartialDate(2022, 1, 11), published_from="dateline"
    )
    return [article("one.txt", FIRST, first), article("two.txt", SECOND)]


def claim(number: int, in_article: str, words: str, kind: Kind, value: Value) -> Claim:
    start = {"a1": FIRST, "a2": SECOND}[in_article].index(words)
    span = Span(start, start + len(words))
    return Claim(
        f"c{number}",
        in_article,
        span,
        words,
        kind,
        value,
        claimant="Tokayev" if number < 3 else None,
        attribution=Span(0, 6) if number == 1 else None,
        as_of="2022-01-11" if number == 1 else None,
        check_worthiness=0.9,
        reasons=("number", "deaths"),
        appearances=(span,),
    )


def claims() -> tuple[Claim, ...]:
    return (
        claim(
            1, "a1", "At least 164 people have died", Kind.QUANTITY, Quantity(164, None, unit="people dead")
        ),
        claim(2, "a2", "225 people were killed", Kind.QUANTITY, Quantity(225, 225, unit="people dead")),
        claim(3, "a1", "Tokayev", Kind.NAME, NameValue("Tokayev", (), "person")),
        claim(4, "a2", "Tokajev", Kind.NAME, NameValue("Tokajev", (), "person")),
        claim(5, "a1", "Troops leave on Thursday", Kind.TIME, TimeValue(PartialDate(2022, 1, 13))),
    )


def points() -> tuple[Point, ...]:
    clash = Relation("c1", "c2", RelationKind.CONFLICT, "164 is not 225", superseded_by="c2")
    variant = Relation("c3", "c4", RelationKind.VARIANT, "other spelling")
    return (
        Point("g1", "people dead", ("c1", "c2"), (clash,), (164, 225)),
        Point("g2", "Tokayev", ("c3", "c4"), (variant,)),
        Point("g3", "start of withdrawal", ("c5",)),
    )


def analysis(without: Sequence[str] = ()) -> Analysis:
    """What the engine finds, without the claims whose words begin so."""
    kept = tuple(c for c in claims() if not c.quote.startswith(tuple(without) or ("\0",)))
    ids = {c.id for c in kept}
    grouped = []
    for p in points():
        members = tuple(c for c in p.claims if c in ids)
        relations = tuple(r for r in p.relations if r.pair <= ids)
        if members:
            grouped.append(Point(p.id, p.label, members, relations, p.spread if len(members) > 1 else None))
    return Analysis(kept, tuple(grouped))
