"""Which attached files a library names, for which claims, and how they come into its backups and back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import select
from sqlalchemy.orm import Session as Transaction

from workbench.core.errors import LibraryError
from workbench.core.evidence import Attachment
from workbench.core.plain import revive
from workbench.storage import files
from workbench.storage.columns import from_json
from workbench.storage.ids import article_id, claim_id
from workbench.storage.rows_base import table_of
from workbench.storage.rows_evidence import EvidenceRow, SourceRow
from workbench.storage.rows_finding import ClaimRow
from workbench.storage.rows_session import ArticleRow, SessionRow

BACKUPS = ".backups"
_SHARED = "files"


def folder_for(copy: Path) -> Path:
    """Return where the files of a copy of a library lie; its automatic backups share one folder."""
    shared = copy.parent
    return shared / _SHARED if shared.name.endswith(BACKUPS) else files.folder_of(copy)


def of_library(tx: Transaction) -> tuple[Attachment, ...]:
    """Return all files that were ever attached to a source, in any session, each once."""
    table = table_of(SourceRow)
    held = tx.execute(select(table.c.file).where(table.c.file.is_not(None)).distinct().order_by(table.c.file))
    return tuple(_attachment(str(file)) for (file,) in held)


def of_file(library: Path) -> tuple[Attachment, ...]:
    """Return the same of a library that is not open; none where it is of a time before there were files.

    LibraryError where it cannot be read.
    """
    try:
        with closing(
            sqlite3.connect(f"file:{quote(str(library))}?mode=ro", uri=True, timeout=5.0)
        ) as connection:
            connection.execute("PRAGMA trusted_schema=OFF")
            named = "SELECT 1 FROM sqlite_schema WHERE type='table' AND name='source'"
            if connection.execute(named).fetchone() is None:
                return ()
            query = "SELECT DISTINCT file FROM source WHERE file IS NOT NULL ORDER BY file"
            return tuple(_attachment(str(file)) for (file,) in connection.execute(query))
    except (sqlite3.DatabaseError, UnicodeDecodeError, ValueError, TypeError, KeyError) as error:
        raise LibraryError(
            f"The attached files of {library} cannot be listed.", "Check the library."
        ) from error


def problems(tx: Transaction, folder: Path) -> Iterator[str]:
    """Yield what is wrong with attached files, and which sessions, articles and claims rely on them."""
    wrong = {file: said for file in of_library(tx) if (said := files.problem(folder, file))}
    for file, said in wrong.items():
        uses = "; ".join(_uses(tx, file))
        yield f"{said} {uses}." if uses else said


def bring(wanted: Iterable[Attachment], source: Path, target: Path) -> tuple[Attachment, ...]:
    """Copy to ``target`` what is not whole there and is in ``source``; return what is whole in neither.

    A changed file that is replaced is kept under another name. LibraryError where something cannot be copied.
    """
    missing = []
    for file in wanted:
        if not files.problem(target, file):
            continue
        if files.problem(source, file):
            missing.append(file)
            continue
        _set_aside(files.place_of(target, file))
        files.copy(files.place_of(source, file), files.place_of(target, file), file)
    return tuple(missing)


def drop_unused(folder: Path, copies: Iterable[Path]) -> None:
    """Delete the shared files that none of the backups names; nothing where one of these cannot be read."""
    try:
        used = {files.place_of(folder, file) for copy in copies for file in of_file(copy)}
    except LibraryError:
        return
    for place in folder.iterdir() if folder.is_dir() else ():
        if place not in used and len(place.stem) == files.DIGITS:
            with suppress(OSError):  # it is tried again when the next backup is dropped
                place.unlink()


def _set_aside(place: Path) -> None:
    if place.exists():
        try:
            place.replace(place.with_name(f"{place.name}.changed-{place.stat().st_mtime_ns}"))
        except OSError as error:
            raise LibraryError(f"{place} cannot be moved: {error.strerror}.", "See to its folder.") from error


def _uses(tx: Transaction, file: Attachment) -> Iterator[str]:
    """Yield a phrase for each claim, or else each session, that relies on a file."""
    source, evidence, claim, article, session = map(
        table_of, (SourceRow, EvidenceRow, ClaimRow, ArticleRow, SessionRow)
    )
    held = select(source.c.session_key, source.c.source, source.c.file).where(source.c.file.is_not(None))
    mine = {(row.session_key, row.source) for row in tx.execute(held) if _attachment(str(row.file)) == file}
    for key, number in sorted(mine):
        name = tx.execute(select(session.c.name).where(session.c.key == key)).scalar_one()
        query = (
            select(claim.c.number, article.c.number.label("article"), article.c.name)
            .distinct()
            .where(evidence.c.session_key == key, evidence.c.source == number)
            .where(claim.c.session_key == key, claim.c.number == evidence.c.claim)
            .where(article.c.session_key == key, article.c.number == claim.c.article)
            .order_by(claim.c.number)
        )
        found = [
            f"claim {claim_id(r.number)} of {r.name} ({article_id(r.article)})" for r in tx.execute(query)
        ]
        yield f"Session {name!r}: " + (", ".join(found) or f"the source r{number}, which no claim cites")


def _attachment(text: str) -> Attachment:
    return revive(Attachment, from_json(text))
