"""What came of an import, in words."""

from __future__ import annotations

from workbench.core.article import Article
from workbench.core.errors import UnreadableInput
from workbench.services.intake import Admitted
from workbench.ui.saving import Told
from workbench.ui.words import trn


def summary(admitted: Admitted) -> str:
    """Return one sentence: how many came in, how many did not."""
    parts = [trn(len(admitted.articles), "{n} article imported", "{n} articles imported")]
    if admitted.skipped:
        parts.append(trn(len(admitted.skipped), "{n} article here already", "{n} articles here already"))
    if admitted.failures:
        parts.append(trn(len(admitted.failures), "{n} file not read", "{n} files not read"))
    return ", ".join(parts) + "."


def details(admitted: Admitted, told: Told) -> tuple[str, ...]:
    """Return a line for everything that the editor should know of: failures by name and reason first.

    ``told`` enters a failure in the log and returns it with its number.
    """
    failed = [told(UnreadableInput(_line(f.name, f.what, f.todo))) for f in admitted.failures]
    skipped = [_line(f.name, f.what, f.todo) for f in admitted.skipped]
    return (*failed, *skipped, *(line for article in admitted.articles for line in _notices(article)))


def _line(name: str, what: str, todo: str) -> str:
    told = what if name in what else f"{name}: {what}"
    return f"{told} {todo}".strip()


def _notices(article: Article) -> tuple[str, ...]:
    return tuple(f"{article.name}: {notice}" for notice in article.notices)
