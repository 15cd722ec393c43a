"""What each verb of the command line does with a library: words in, lines of text or JSON out."""

from __future__ import annotations

import json
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from workbench.core.errors import NotFound, Refused, UnreadableInput, WorkbenchError
from workbench.core.plain import Plain
from workbench.core.session import SessionView
from workbench.services import answers, listing, safekeeping
from workbench.services.answers import moment
from workbench.services.batch import Failure, Ground, Progress
from workbench.services.comparison import comparison
from workbench.services.inputs import Input
from workbench.services.intake import article_named, checked_date
from workbench.services.place import Place, utc_now
from workbench.services.workbench import Workbench, open_workbench

_LOG = logging.getLogger("workbench")


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import has to tell: lines for the reader, warnings, and what did not come in."""

    lines: tuple[str, ...]
    warnings: tuple[str, ...]
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which claims a list shows; None shows all."""

    article: str | None = None
    verdict: str | None = None
    relation: str | None = None


@contextmanager
def opened(place: Place) -> Iterator[Workbench]:
    """Open the library for one verb; the whole verb happens at one time."""
    now = utc_now()
    library = open_workbench(place.library, clock=lambda: now, reviewer=place.reviewer)
    try:
        yield library
    finally:
        library.close()
    try:
        safekeeping.keep(place.address, now)
    except WorkbenchError as error:  # what the verb did is on disk all the same
        _LOG.warning("workbench: warning: there is no new backup: %s", error)


def import_articles(
    place: Place, session: str, names: Sequence[str], published: str | None, progress: Progress
) -> Imported:
    """Add files to a session, made when absent."""
    date = checked_date(published) if published is not None else None
    web = tuple(_from_the_web(name) for name in names if _is_address(name))
    inputs = [Input(path=Path(name), published=date) for name in names if not _is_address(name)]
    with opened(place) as library:
        batch = library.intake.read(_ground(library, session), inputs, progress)
        if batch.read and not batch.ground.session:  # made when absent, but not for nothing
            batch = batch.into(_made(library, session))
        admitted = library.intake.admit(batch)
        view = library.archive.view(admitted.session) if admitted.articles else None
    came = {a.id for a in admitted.articles}
    counts = Counter(r.claim.article for r in view.claims) if view else Counter[str]()
    lines = listing.article_lines([a for a in view.articles if a.id in came] if view else [], counts)
    warnings = admitted.done.warnings if admitted.done is not None else ()
    said = tuple(f"{s.what} {s.todo}" for s in admitted.skipped)
    return Imported(tuple(lines), (*said, *warnings), (*admitted.failures, *web))


def sessions(place: Place, as_json: bool) -> Iterator[str]:
    """Return the session list."""
    with opened(place) as library:
        found = library.archive.sessions()
    if as_json:
        return iter([_json([answers.session(s) for s in found])])
    return listing.session_lines(found)


def claims(place: Place, session: str, wanted: Wanted, as_json: bool) -> Iterator[str]:
    """Return the claims of a session that are wanted, dismissed ones left out."""
    with opened(place) as library:
        view = library.archive.view(_settled(library, session))
    if wanted.verdict is not None and wanted.verdict not in view.scale.ids:
        raise Refused(
            f"There is no verdict “{wanted.verdict}”.", f"Take one of: {', '.join(view.scale.ids)}."
        )
    article = article_named(view.articles, wanted.article).id if wanted.article is not None else None
    articles = {a.id: a for a in view.articles}
    found = [
        r
        for r in view.claims
        if not r.dismissed
        and wanted.verdict in (None, r.verdict)
        and wanted.relation in (None, r.relation.value if r.relation else None)
        and article in (None, r.claim.article)
    ]
    if as_json:
        return iter([_json([answers.claim(r, articles) for r in found])])
    return listing.claim_lines(found, articles)


def points(place: Place, session: str, as_json: bool) -> Iterator[str]:
    """Return the comparison of a session."""
    with opened(place) as library:
        view: SessionView = library.archive.view(_settled(library, session))
    table = comparison(view)
    if as_json:
        article_of = {r.claim.id: r.claim.article for r in view.claims}
        return iter([_json([answers.point(row.point, article_of) for row in table.rows])])
    return listing.point_lines(table)


def rule(place: Place, session: str, claim: str, verdict: str, rationale: str) -> Imported:
    """Give a claim a verdict; return what is on disk then."""
    with opened(place) as library:
        held = _held(library, session)
        done = library.review.rule(held, claim, verdict, rationale)
        last = library.archive.reviewed(held, [claim])[0].history[-1]
    return Imported((f"{claim} {last.verdict} {moment(last.at)}",), done.warnings, ())


def decide(place: Place, session: str, point: str, claim: str | None, rationale: str) -> str:
    """Decide which claim of a point is printed; None without a rationale takes the decision back."""
    with opened(place) as library:
        held = _held(library, session)
        if claim is None and not rationale.strip():
            library.review.withdraw_decision(held, point)
            return f"{point} withdrawn {moment(library.context.clock())}"
        library.review.decide(held, point, claim, rationale)
        decision = library.review.point(held, point).decision
    if decision is None:
        raise WorkbenchError(
            f"The decision on {point} did not last.", "Somebody withdrew it: look at the point."
        )
    return f"{point} {decision.claim or 'none'} {moment(decision.at)}"


def note(place: Place, session: str, claim: str, text: str) -> str:
    """Write the note of a claim; an empty text takes it back."""
    with opened(place) as library:
        held = _held(library, session)
        library.review.note(held, claim, text)
        return f"{claim} {'noted' if text.strip() else 'note-removed'} {moment(library.context.clock())}"


def export(place: Place, session: str, form: str, path: Path | None) -> str:
    """Return a session in an export format, or write it to ``path``."""
    with opened(place) as library:
        return library.archive.export(_settled(library, session), form, path)


def check(place: Place) -> tuple[str, ...]:
    """Return what is wrong with the library."""
    with opened(place) as library:
        return library.archive.check()


def backup(place: Place, path: Path | None) -> str:
    """Write a copy of the library; return where."""
    with opened(place) as library:
        return str(library.archive.backup(path))


def restore(place: Place, path: Path) -> tuple[str, ...]:
    """Put a backup in the place of the library; return where both are."""
    kept = safekeeping.put_back(place.address, path, utc_now())
    lines = (f"{place.address} is now what {path} was.",)
    return lines if kept is None else (*lines, f"The library that was there is {kept}.")


def undo_restore(place: Place) -> tuple[str, ...]:
    """Put the library back that the last restore set aside; return where both are."""
    was, kept = safekeeping.undo_put_back(place.address, utc_now())
    return (f"{place.address} is again what {was} kept.", f"The library that was there is {kept}.")


def backups(place: Place) -> Iterator[str]:
    """Return the backups of the library, the newest first, a line each."""
    return listing.backup_lines(safekeeping.backups(place.address))


def _ground(library: Workbench, session: str) -> Ground:
    try:
        return library.intake.ground(_held(library, session))
    except NotFound:
        return Ground("", ())


def _held(library: Workbench, session: str) -> str:
    """Return the id of a session that is not in the trash."""
    found = library.archive.find(session)
    if found.trashed is not None:
        raise NotFound(f"The session “{found.name}” is in the trash.", "Restore it at the desk first.")
    return found.id


def _settled(library: Workbench, session: str) -> str:
    """As ``_held``, and compute first what a program that crashed left undone."""
    held = _held(library, session)
    library.intake.finish(held)
    return held


def _json(data: list[answers.Object]) -> str:
    rows: list[Plain] = list(data)
    return json.dumps(rows, ensure_ascii=False, allow_nan=False, indent=1)


def _made(library: Workbench, name: str) -> str:
    """Make a session and return its id; that of another program that made it meanwhile will do."""
    try:
        return library.archive.create(name).id
    except Refused:
        there = [s.session.id for s in library.archive.sessions() if s.session.name == name]
        if not there:
            raise
        return there[0]


def _is_address(name: str) -> bool:
    return re.match(r"[a-z][a-z0-9+.-]+://", name, re.IGNORECASE) is not None


def _from_the_web(name: str) -> Failure:
    error = UnreadableInput(
        f"{name} is an address; importing from the web comes later.",
        "Save the article as a text file and import that.",
    )
    return Failure(name, error.what, error.todo)
