"""What is done to a library while faults happen: every operation of the services, each on a prepared library.

A scene gets its library ready, arms the fault, acts, and returns what the desk then shows.
"""

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

from tests.clock import Clock
from tests.services.stories import UNDATED, both, given
from workbench.core.change import Step
from workbench.core.claim import Kind
from workbench.core.errors import WorkbenchError
from workbench.core.plain import plain
from workbench.core.point import RelationKind
from workbench.core.session import Layout
from workbench.core.span import Span
from workbench.services import safekeeping
from workbench.services.inprocess import InProcess
from workbench.services.inputs import Input
from workbench.services.workbench import Workbench, open_workbench

START = datetime(2024, 3, 6, 9, 0, tzinfo=UTC)
PASSING = frozenset({"at", "created", "opened", "changed", "revision", "trashed"})


@dataclass(frozen=True, slots=True)
class Fault:
    """How a scene says from when on the fault may happen, and that it must not any more."""

    arm: Callable[[], None]
    disarm: Callable[[], None]
    count: Callable[[], int]


def opened(library: str) -> Workbench:
    return open_workbench(library, clock=Clock(START), reviewer="A. Editor", reader=InProcess())


def warm_up() -> None:
    """Load what a scene would load, so that forks start quickly."""
    reader = InProcess()
    for piece in both():
        piece.content()
    reader.analyze((), lambda: False)
    from alembic import command  # noqa: F401

    from workbench.storage import backup, migrate  # noqa: F401


def prepared(library: str) -> None:
    """Make a library with a session of two articles, one claim ruled and noted, one point decided."""
    desk = opened(library)
    session = desk.archive.create("Flood", "a flood").id
    desk.intake.add(session, both())
    first = pair(desk)[1]
    desk.review.rule(session, first, "accepted", "seen")
    desk.review.note(session, first, "ask the mayor")
    desk.close()


def shown(desk: Workbench) -> list[object]:
    """Return all that a library shows, without times and revisions."""
    sessions = [*desk.archive.sessions(), *desk.archive.sessions(trashed=True)]
    return [
        [
            lasting(plain(desk.archive.view(s.session.id))),
            plain(desk.archive.layout(s.session.id)),
            bool(s.session.trashed),
        ]
        for s in sessions
    ]


def lasting(value: object) -> object:
    if isinstance(value, dict):
        return {key: lasting(v) for key, v in value.items() if key not in PASSING}
    return [lasting(v) for v in value] if isinstance(value, list) else value


def digest(desk: Workbench) -> str:
    return hashlib.sha256(json.dumps(shown(desk), sort_keys=True).encode()).hexdigest()


def state(library: str, _: Fault) -> dict[str, object]:
    """Open a library as the program does; say what it shows and what its check finds."""
    desk = opened(library)
    try:
        return {"shown": digest(desk), "problems": list(desk.archive.check())}
    finally:
        desk.close()


def pair(desk: Workbench) -> tuple[str, str, str]:
    """Return a point and two claims of it."""
    point = next(p for p in desk.archive.points("s1") if len(p.claims) > 1)
    return point.id, point.claims[0], point.claims[1]


def loose(desk: Workbench) -> tuple[str, str]:
    """Return two claims of different articles and points."""
    claims = [r for r in desk.archive.view("s1").claims if not r.dismissed]
    first = claims[0]
    return first.claim.id, next(
        r.claim.id for r in claims if r.claim.article != first.claim.article and r.point != first.point
    )


def words(desk: Workbench, quote: str) -> Span:
    start = desk.archive.view("s1").articles[0].text.index(quote)
    return Span(start, start + len(quote))


Act = Callable[[Workbench], object]


def _undone(desk: Workbench) -> Step:
    step = desk.review.rule("s1", pair(desk)[2], "rejected", "no").step
    assert step
    return step


ACTS: Mapping[str, tuple[Callable[[Workbench], object], Callable[[Workbench, object], object]]] = (
    MappingProxyType(
        {
            "create": (lambda d: None, lambda d, _: d.archive.create("Other")),
            "rename": (lambda d: None, lambda d, _: d.archive.rename("s1", "Deluge", "rain")),
            "duplicate": (lambda d: None, lambda d, _: d.archive.duplicate("s1", "Copy")),
            "trash": (lambda d: None, lambda d, _: d.archive.trash("s1")),
            "restore": (lambda d: d.archive.trash("s1"), lambda d, _: d.archive.restore("s1")),
            "open": (lambda d: None, lambda d, _: d.archive.open("s1")),
            "layout": (lambda d: None, lambda d, _: d.archive.keep_layout("s1", Layout(claim="c2"))),
            "announce": (lambda d: None, lambda d, _: d.archive.announce("s1", "one", "A")),
            "leave": (
                lambda d: d.archive.announce("s1", "one", "A"),
                lambda d, _: d.archive.leave("s1", "one"),
            ),
            "import": (
                lambda d: d.intake.read(d.intake.ground("s1"), [given("later.txt", UNDATED)]),
                lambda d, batch: d.intake.admit(batch),
            ),
            "paste": (
                lambda d: d.intake.read(d.intake.ground("s1"), [d.intake.pasted(UNDATED)]),
                lambda d, batch: d.intake.admit(batch),
            ),
            "rule": (pair, lambda d, p: d.review.rule("s1", p[2], "rejected", "the agency said so")),
            "note": (pair, lambda d, p: d.review.note("s1", p[2], "ask *them*")),
            "dismiss": (pair, lambda d, p: d.review.dismiss("s1", p[2])),
            "mark": (
                lambda d: None,
                lambda d, _: d.review.mark("s1", "a1", words(d, "from their homes"), Kind.EVENT),
            ),
            "move": (pair, lambda d, p: d.review.move("s1", p[1], words(d, "12 people"))),
            "reshape": (pair, lambda d, p: d.review.reshape("s1", p[1], kind=Kind.EVENT)),
            "restate": (pair, lambda d, p: d.review.restate("s1", p[1], "at least 14 people")),
            "reread": (
                lambda d: d.review.reshape("s1", pair(d)[1], claimant="nobody") and pair(d),
                lambda d, p: d.review.reread("s1", p[1]),
            ),
            "link": (loose, lambda d, p: d.review.link("s1", *p)),
            "unlink": (pair, lambda d, p: d.review.unlink("s1", p[1])),
            "confirm": (pair, lambda d, p: d.review.confirm("s1", p[1])),
            "rename point": (pair, lambda d, p: d.review.rename_point("s1", p[0], "the dead")),
            "relate": (pair, lambda d, p: d.review.relate("s1", p[1], p[2], RelationKind.AGREE, "same")),
            "decide": (pair, lambda d, p: d.review.decide("s1", p[0], p[2], "the later count")),
            "withdraw": (
                lambda d: d.review.decide("s1", pair(d)[0], pair(d)[2], "late") and pair(d),
                lambda d, p: d.review.withdraw_decision("s1", p[0]),
            ),
            "undo": (_undone, lambda d, step: d.review.undo(step)),
            "redo": (
                lambda d: d.review.undo(_undone(d)) and _redoable(d),
                lambda d, step: d.review.redo(step),
            ),
            "correct": (lambda d: None, lambda d, _: d.intake.correct("s1", "a2", "published", "2024-03-12")),
            "reline": (lambda d: None, lambda d, _: d.intake.reline("s1", "a1", 5, "boilerplate")),
            "remove": (lambda d: None, lambda d, _: d.intake.remove("s1", "a2")),
            "export": (
                lambda d: None,
                lambda d, _: d.archive.export("s1", path=beside(d, "sheet.md")) and None,
            ),
            "backup": (lambda d: None, lambda d, _: d.archive.backup(beside(d, "copy.sqlite")) and None),
            "keep": (lambda d: None, lambda d, _: safekeeping.keep(d.library, START) and None),
            "check": (lambda d: None, lambda d, _: d.archive.check()),
        }
    )
)
"""Every operation of the services: what it needs, and itself."""


def _redoable(desk: Workbench) -> Step:
    from workbench.core.act import Rule

    claim = pair(desk)[2]
    return Step("s1", "Reject", (Rule(claim, "rejected", "no"),), (Rule(claim, "unreviewed"),))


def beside(desk: Workbench, name: str) -> Path:
    return Path(desk.library).with_name(name)


def act(library: str, name: str, fault: Fault) -> dict[str, object]:
    """Do one act under the fault; then, without it, show what the desk shows, try again, ask for news, show that."""
    desk = opened(library)
    prepare, perform = ACTS[name]
    ground = prepare(desk)
    error = ""
    fault.arm()
    try:
        perform(desk, ground)
    except WorkbenchError as caught:
        error = str(caught)
    finally:
        changes = fault.count()
        fault.disarm()
    after = digest(desk)
    again = ""
    if error:
        try:
            perform(desk, ground)
        except WorkbenchError as caught:
            again = str(caught)
    desk.archive.changes_since("s1", 0)  # as a desk asks once a second
    stale = "findings older than what was saved" if again and desk.context.store.is_stale("s1") else ""
    found = {"error": error, "changes": changes, "shown": after, "again": again, "stale": stale}
    found["last"] = digest(desk)
    desk.close()
    return found


def rule_on(library: str, told: str, first: int, most: int, fault: Fault) -> int:
    """Rule again and again on claims in turn, tell each ruling once it is on disk."""
    desk = opened(library)
    claims = [r.claim.id for r in desk.archive.view("s1").claims if not r.dismissed]
    handle = os.open(told, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    fault.arm()
    for number in range(first, first + most):
        desk.review.rule("s1", claims[number % len(claims)], "accepted", f"ruling {number}")
        os.write(handle, b"%d\n" % number)
    os.close(handle)
    desk.close()
    return most


def taken_in(library: str, told: str, fault: Fault) -> None:
    """Import articles one by one, and tell each once it is in."""
    desk = opened(library)
    handle = os.open(told, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    fault.arm()
    for number in range(1, 4):
        text = UNDATED.replace("9 people", f"{number + 20} people")
        desk.intake.add("s1", [Input(name=f"later{number}.txt", raw=text.encode())])
        os.write(handle, b"%d\n" % number)
    os.close(handle)
    desk.close()


def migrated(library: str, told: str, fault: Fault) -> None:
    """Open a library of an older version, and tell when it is open."""
    handle = os.open(told, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    fault.arm()
    desk = opened(library)
    os.write(handle, b"1\n")
    os.close(handle)
    desk.close()


def backed_up(library: str, told: str, fault: Fault) -> None:
    """Copy a library while it is open, by hand and of itself."""
    desk = opened(library)
    handle = os.open(told, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    fault.arm()
    desk.archive.backup(beside(desk, "copy.sqlite"))
    os.write(handle, b"1\n")
    safekeeping.keep(library, START)
    os.write(handle, b"2\n")
    os.close(handle)
    desk.close()


def exported(library: str, told: str, fault: Fault) -> None:
    """Write the sheet over an older one, then over itself after a ruling."""
    desk = opened(library)
    handle = os.open(told, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    place = beside(desk, "sheet.md")
    fault.arm()
    desk.archive.export("s1", path=place)
    os.write(handle, b"1\n")
    os.close(handle)
    desk.close()


def put_back(library: str, told: str, fault: Fault) -> None:
    """Put the copy beside a library in its place."""
    handle = os.open(told, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    fault.arm()
    safekeeping.put_back(library, Path(library).with_name("copy.sqlite"), START)
    os.write(handle, b"1\n")
    os.close(handle)


def put_back_undone(library: str, told: str, fault: Fault) -> None:
    """Undo what ``put_back`` did."""
    handle = os.open(told, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    fault.arm()
    safekeeping.undo_put_back(library, START + timedelta(hours=1))
    os.write(handle, b"1\n")
    os.close(handle)


def made(library: str, told: str, fault: Fault) -> None:
    """Make a library and a session in it."""
    handle = os.open(told, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    fault.arm()
    desk = opened(library)
    desk.archive.create("First")
    os.write(handle, b"1\n")
    os.close(handle)
    desk.close()
