"""Who published what, when: the masthead, from the lines that frame the story."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from workbench.core.article import LineRole, Masthead
from workbench.core.dates import PartialDate
from workbench.ingest import lexicon
from workbench.ingest.authors import author_in_date_line, author_line
from workbench.ingest.bylines import byline
from workbench.ingest.day_order import day_first
from workbench.ingest.front import headline_text, is_outlet, split_title
from workbench.ingest.nameplates import Page, nameplate
from workbench.ingest.publishers import (
    Dateline,
    copyright_holder,
    dateline,
    host,
    is_dateline,
    publisher,
    source_line,
)
from workbench.ingest.roles import Layout
from workbench.ingest.shape import Shape
from workbench.ingest.written_dates import WrittenDate, date_in_address, written_dates

_T = TypeVar("_T")


def masthead(found: Layout, url: str | None = None) -> Masthead:
    """Return what the lines (and the page's address) tell; what they do not tell stays None."""
    line = _dateline(found)
    address = url or _address(found)
    names, behind = _byline(found)
    title = found.blocks[found.headline].shape if found.headline is not None else None
    dated = _dated(found, line, address)
    return replace(
        dated,
        headline=headline_text(title) if title is not None else None,
        publisher=publisher(
            host(address) if address else None,
            (
                _first(_source(text) for text in _texts(found, "source")),
                nameplate(Page(found.blocks, found.marks, found.headline)),
                behind,
                line.agency if line is not None else None,
                _first(copyright_holder(b.shape.text) for b in found.blocks),
                _site(title.text) if title is not None else None,
            ),
            " ".join(b.shape.text for b in found.blocks),
        ),
        byline=names,
        dateline=line.text if line is not None else None,
    )


def _source(text: str) -> str | None:
    name = text.strip("()")
    return source_line(text) or (name if name in lexicon.press("agency") else None)


def _site(title: str) -> str | None:
    site = split_title(title)[1]
    return site if site is not None and len(site.split()) > 1 and is_outlet(site) else None


def _byline(found: Layout) -> tuple[str | None, str | None]:
    for text in _texts(found, "byline"):
        read = byline(text) or author_line(Shape(text))
        if read is not None:
            return read.names, read.publisher
    dated = _first(author_in_date_line(text) for text in _texts(found, "date"))
    if dated is not None:
        return dated.names, dated.publisher
    alone = next(iter(_texts(found, "byline")), None)
    return alone or found.author, None


def _dateline(found: Layout) -> Dateline | None:
    alone = [text for text in _texts(found, "date") if is_dateline(text)]
    stories = [i for i, m in sorted(found.marks.items()) if m.role is LineRole.BODY][:3]
    starts = [*alone, *(found.blocks[i].shape.text for i in stories)]
    return next((d for text in starts if (d := dateline(text)) is not None), None)


def _address(found: Layout) -> str | None:
    return next((text for text in _texts(found, "source") if "://" in text or "www." in text), None)


def _dated(found: Layout, line: Dateline | None, address: str | None) -> Masthead:
    framing = [text for part in ("date", "byline") for text in _texts(found, part) if not is_dateline(text)]
    order = day_first(framing, "\n".join(block.shape.text for block in found.blocks))
    dates = [d for text in framing for d in written_dates(text, order)]
    first = _first(d for d in dates if not d.is_update)
    changed = _first(d for d in dates if d.is_update)
    updated = changed.date if changed is not None else None
    by_address = date_in_address(address) if address else None
    published, origin = _published(first, line, by_address)
    if published is None and updated is not None:
        published, origin = updated, "last update"
    return Masthead(published=published, published_from=origin, updated=updated)


def _published(
    first: WrittenDate | None, line: Dateline | None, by_address: PartialDate | None
) -> tuple[PartialDate | None, str]:
    told = ((first.date, "date line") if first is not None else None) or (
        (line.date, "dateline") if line is not None and line.date is not None else None
    )
    if told is None:
        return (by_address, "URL") if by_address is not None else (None, "")
    date, origin = told
    if date.year is not None:
        return date, origin
    if by_address is not None and by_address.year is not None:
        completed = date.in_year(by_address.year)
        if completed is not None:
            return completed, f"{origin}, year from the URL"
    return date, origin


def _texts(found: Layout, part: str) -> tuple[str, ...]:
    return tuple(found.blocks[i].shape.text for i, m in sorted(found.marks.items()) if m.part == part)


def _first(items: Iterable[_T | None]) -> _T | None:
    return next((item for item in items if item is not None), None)
