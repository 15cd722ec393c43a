"""A session built by hand: two articles, a conflict, a decision, verdicts, notes, and words that try to break out."""

from datetime import UTC, datetime, timedelta

from workbench.core.article import Article, Line, LineRole, Masthead
from workbench.core.claim import Claim, Kind, Mood, Origin
from workbench.core.dates import PartialDate
from workbench.core.evidence import Attachment, Evidence, Passage, Rank, Source, Stance
from workbench.core.point import Decision, Point, Relation, RelationKind
from workbench.core.session import Reviewed, Session, SessionView
from workbench.core.span import Span
from workbench.core.value import EventValue, NameValue, Quantity, QuoteValue, TimeValue, Value
from workbench.core.verdict import Note, Ruling
from workbench.core.workflow import FlagKind, Proposal, Status

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

FIRST = (
    ("headline", "Troops leave the capital | now"),
    ("body", "At least 164 people have died, the ministry said, and <b>dozens</b> were hurt."),
    ("body", "Anna Lenz *called* the unrest `a coup`. Troops leave on Thursday."),
    ("furniture", "Advertisement"),
)
SECOND = (
    ("headline", "Unrest over"),
    ("body", "At least 225 people were killed, Ana Lenz said."),
    ("body", "1. The mayor may resign - or not."),
    ("body", "At least 225 people were killed, Ana Lenz said."),
)
_ROLES = {
    "headline": (LineRole.NEUTRAL, "headline"),
    "body": (LineRole.BODY, ""),
    "furniture": (LineRole.BOILERPLATE, ""),
}


def article(key: str, name: str, lines: tuple[tuple[str, str], ...], masthead: Masthead) -> Article:
    text = "\n".join(words for _, words in lines)
    found: list[Line] = []
    start = 0
    for number, (kind, words) in enumerate(lines, start=1):
        role, part = _ROLES[kind]
        reason = "advert marker" if kind == "furniture" else "by hand"
        found.append(Line(number, start, start + len(words), role, reason, part))
        start += len(words) + 1
    return Article(key, name, text, "ab" * 32, "utf-8", "en", masthead, tuple(found))


def minutes(count: int) -> datetime:
    return NOON + timedelta(minutes=count)


class Builder:
    """Collects claims of articles, found by their words."""

    def __init__(self, *articles: Article) -> None:
        self.articles = articles
        self.claims: dict[str, Reviewed] = {}

    def claim(self, at: int, words: str, kind: Kind, value: Value | None = None, **more: object) -> str:
        """Add a claim on the first ``words`` of article number ``at``; repetitions become appearances."""
        source = self.articles[at]
        places: list[Span] = []
        start = source.text.find(words)
        while start >= 0:
            places.append(Span(start, start + len(words)))
            start = source.text.find(words, start + 1)
        key = f"c{len(self.claims) + 1}"
        worth = more.pop("worth", 0.9)
        claim = Claim(
            key,
            source.id,
            places[0],
            words,
            kind,
            value,
            appearances=tuple(places),
            check_worthiness=worth,  # type: ignore[arg-type]
            **more,  # type: ignore[arg-type]
        )
        self.claims[key] = Reviewed(claim)
        return key

    def say(self, key: str, **said: object) -> None:
        """Put what the editor said of a claim."""
        old = self.claims[key]
        fields = {name: getattr(old, name) for name in old.__dataclass_fields__}
        self.claims[key] = Reviewed(**{**fields, **said})

    def rule(self, key: str, verdict: str, rationale: str, at: int, reviewer: str = "Jane Doe") -> None:
        """Give a claim a verdict, after the ones that it has."""
        ruling = Ruling(key, verdict, rationale, reviewer, minutes(at))
        self.say(key, history=(*self.claims[key].history, ruling))

    def view(self, *points: Point) -> SessionView:
        """Return the session."""
        session = Session("s1", "Velia, <January>", "Unrest in *Velia*", NOON, NOON)
        return SessionView(session, self.articles, tuple(self.claims.values()), points)


def session() -> SessionView:
    """Return a session with something in every section of the sheet."""
    radio = Masthead(
        "Troops leave the capital | now",
        "Northern Radio",
        "Jo Blake",
        None,
        PartialDate(2022, 1, 13),
        "date line",
    )
    wire = Masthead("Unrest over", "Northern Radio", None, "TARN (NR)", PartialDate(None, 1, 19), "dateline")
    b = Builder(article("a1", "one.txt", FIRST, radio), article("a2", "two.txt", SECOND, wire))
    died = b.claim(
        0, "At least 164 people have died", Kind.QUANTITY, Quantity(164, None, unit="people dead", hedge="at least"),
        claimant="the ministry", as_of="2022-01-13",
    )  # fmt: skip
    hurt = b.claim(
        0, "<b>dozens</b> were hurt", Kind.QUANTITY, Quantity(24, None, approximate=True, unit="people hurt")
    )
    coup = b.claim(0, "*called* the unrest `a coup`", Kind.QUOTE, QuoteValue("a coup"), claimant="Anna Lenz")
    when = b.claim(
        0, "Troops leave on Thursday", Kind.TIME,
        TimeValue(PartialDate(2022, 1, 13), weekday="Thursday", said="Thursday"), mood=Mood.PLAN,
    )  # fmt: skip
    anna = b.claim(0, "Anna Lenz", Kind.NAME, NameValue("Anna Lenz", ("Anna Lenz", "Lenz"), "person"))
    killed = b.claim(
        1, "At least 225 people were killed", Kind.QUANTITY,
        Quantity(225, None, unit="people dead", hedge="at least"), claimant="Ana Lenz", as_of="2022-01-19",
    )  # fmt: skip
    ana = b.claim(1, "Ana Lenz", Kind.NAME, NameValue("Ana Lenz", ("Ana Lenz",), "person"))
    mayor = b.claim(
        1, "1. The mayor may resign - or not", Kind.EVENT, EventValue(), mood=Mood.PREDICTION, worth=0.2
    )
    mine = b.claim(1, "Unrest over", Kind.EVENT, EventValue(), origin=Origin.MANUAL)
    gone = b.claim(1, "over", Kind.EVENT)
    b.rule(died, "accepted", "two agencies", 1)
    b.rule(died, "unreviewed", "", 2, "Joe Roe")
    b.rule(died, "rejected", "the later count | *225* <b>", 3, "Joe Roe")
    b.rule(coup, "unverifiable", "", 4)
    b.rule(mine, "accepted", "seen on the square", 5)
    b.say(died, note=Note(died, "# Ask\n\nthe **ministry** <script>\n\n- one\n- two", "Jane Doe", minutes(6)))
    b.say(hurt, note=Note(hurt, "Which hospital?", "Jane Doe", minutes(7)))
    b.say(when, corrected=True)
    b.say(gone, dismissed=True)
    b.say(anna, relation=RelationKind.VARIANT, point="g2")
    b.say(ana, relation=RelationKind.VARIANT, point="g2")
    listed = Source(
        "r1", "List of the dead | <b>", "The ministry", "https://example.org/a_b*c*", "2022-01-18", "2026-11-22",
        Rank.PRIMARY, file=Attachment("list.pdf", "cd" * 32, 1234),
    )  # fmt: skip
    here = Source("r2", article="a2", rank=Rank.SECONDARY)
    span = Span(12, 44)
    checked = Passage(Stance.REFUTES, "225 names", "page 2", None, "Jane Doe", "by phone", "2026-11-22")
    quoted = Passage(Stance.REFUTES, "At least 225 people were killed,", "line 2", span)
    wrong = Passage(Stance.SUPPORTS, "At least 226 people", "line 2", span)
    b.say(
        died,
        evidence=(
            Evidence("e1", died, listed, checked, "Jane Doe", minutes(9)),
            Evidence("e2", died, here, quoted, "Jane Doe", minutes(9)),
        ),
        proposal=Proposal(died, "at least 225 people", "Jane Doe", minutes(9)),
        flags=frozenset({FlagKind.LEGAL}),
        status=Status.DONE,
    )
    b.say(hurt, evidence=(Evidence("e3", hurt, here, wrong, "Jane Doe", minutes(9)),), status=Status.CHECKING)
    b.say(mine, evidence=(Evidence("e4", mine, here, Passage(), "Jane Doe", minutes(9)),))
    for key in (died, killed):
        b.say(key, relation=RelationKind.CONFLICT, point="g1")
    dead = Point(
        "g1", "people dead", (died, killed),
        (Relation(died, killed, RelationKind.CONFLICT, "164 and 225 cannot both be true", superseded_by=killed),),
        (164, 225), decision=Decision("g1", killed, "the later count", "Jane Doe", minutes(8)),
    )  # fmt: skip
    names = Point(
        "g2", "Anna Lenz", (anna, ana), (Relation(anna, ana, RelationKind.VARIANT, "one letter apart"),)
    )
    end = Point(
        "g3", "end of the unrest", (when, mine), (Relation(when, mine, RelationKind.CONFLICT, "not both"),)
    )
    b.say(when, relation=RelationKind.CONFLICT, point="g3")
    b.say(mine, relation=RelationKind.CONFLICT, point="g3")
    assert mayor
    return b.view(dead, names, end)
