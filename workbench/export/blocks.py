"""Building blocks of a Markdown page; what is handed in is Markdown already."""

from __future__ import annotations

from collections.abc import Iterable


def heading(level: int, text: str) -> str:
    """Return a heading of ``level`` 1 to 6."""
    return f"{'#' * level} {text}"


def bullets(items: Iterable[str]) -> str:
    """Return a compact list; an item's further lines are indented below it."""
    return "\n".join(f"- {_indented(item)}".rstrip() for item in items)


def terms(pairs: Iterable[tuple[str, str]]) -> str:
    """Return a compact list of terms with what they are; pairs with nothing to say are left out."""
    return bullets(
        f"**{term}:**{'' if said.startswith(chr(10)) else ' '}{said}" for term, said in pairs if said
    )


def nested(head: str, items: Iterable[str]) -> str:
    """Return the text of a list item with a list below it."""
    return "\n".join((head, *(f"- {_indented(item)}" for item in items)))


def quotation(words: str, source: str) -> str:
    """Return a block quotation with the line that says where it stands."""
    return f"> {words}\n>\n> — {source}"


def page(blocks: Iterable[str]) -> str:
    """Join blocks to a page that ends in one newline; empty blocks are left out."""
    return "\n\n".join(block for block in blocks if block) + "\n"


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: "1 claim", "1,200 claims"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _indented(item: str) -> str:
    return item.replace("\n", "\n    ")
