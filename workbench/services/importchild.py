"""The import process: reads hostile bytes and analyses them, under limits, with nothing of value in reach."""

from __future__ import annotations

import os
import sys
from typing import BinaryIO

from workbench.core.article import Article
from workbench.core.claim import Claim, Kind
from workbench.core.dates import Window
from workbench.core.errors import WorkbenchError
from workbench.core.links import Links
from workbench.core.plain import Plain, plain, revive
from workbench.core.query import Query
from workbench.core.span import Span
from workbench.core.wire import Body
from workbench.services.frames import BrokenFrame, decoded, encoded, read_frame, write_frame
from workbench.services.limits import allow_seconds, confine
from workbench.services.reader import Allowance, Piece, Reader, never

Request = dict[str, Plain]


def main() -> None:
    """Answer requests on standard input until it is closed."""
    asked, answers = sys.stdin.buffer, _private(sys.stdout.fileno())
    confine()
    # Lazy: the limits must hold before the first line of a parser is loaded.
    from workbench.services.inprocess import InProcess  # noqa: PLC0415  # lazy: under limits

    serve(InProcess(), asked, answers)


def _private(descriptor: int) -> BinaryIO:
    """Return the pipe behind ``descriptor`` for us alone: what a parser prints goes nowhere."""
    pipe = os.fdopen(os.dup(descriptor), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
    return pipe


def serve(engine: Reader, asked: BinaryIO, answers: BinaryIO) -> None:
    """Answer each request: one message of JSON, then one of raw bytes."""
    while (head := read_frame(asked)) is not None:
        raw = read_frame(asked)
        request = decoded(head)
        if raw is None or not isinstance(request, dict):
            raise BrokenFrame("a request broke off")
        write_frame(answers, encoded(answer(engine, request, raw)))


def answer(engine: Reader, request: Request, raw: bytes) -> Plain:
    """Return the answer to one request, or the reason why there is none."""
    try:
        allow_seconds(_number(request["seconds"]))
        return {"answer": _VERBS[str(request["verb"])](engine, request, raw)}
    except WorkbenchError as error:
        return {"refused": error.what, "todo": error.todo}
    except MemoryError:
        return {"failed": "it needs more memory than the import process may use"}
    except RecursionError:
        return {"failed": "it is nested too deeply"}
    except Exception as error:
        return {"failed": f"{type(error).__name__}: {error}"}


def _read(engine: Reader, request: Request, raw: bytes) -> Plain:
    url, retrieved = request["url"], request["retrieved"]
    piece = Piece(
        str(request["name"]),
        raw,
        str(url) if url is not None else None,
        str(retrieved) if retrieved is not None else None,
    )
    article, _ = engine.read(piece, never)
    return plain(article)


def _analyze(engine: Reader, request: Request, _: bytes) -> Plain:
    return plain(engine.analyze(revive(tuple[Article, ...], request["articles"]), never))


def _compare(engine: Reader, request: Request, _: bytes) -> Plain:
    articles = revive(tuple[Article, ...], request["articles"])
    claims = revive(tuple[Claim, ...], request["claims"])
    return plain(engine.compare(articles, claims, revive(Links, request["links"])))


def _explain(engine: Reader, request: Request, _: bytes) -> Plain:
    articles = revive(tuple[Article, ...], request["articles"])
    claims = revive(tuple[Claim, ...], request["claims"])
    return plain(engine.explain(articles, claims, str(request["a"]), str(request["b"])))


def _overlaps(engine: Reader, request: Request, _: bytes) -> Plain:
    return plain(engine.overlaps(revive(tuple[Body, ...], request["bodies"])))


def _search(engine: Reader, request: Request, _: bytes) -> Plain:
    texts = revive(tuple[str, ...], request["texts"])
    return plain(engine.search(revive(Query, request["query"]), texts, never))


def _describe(engine: Reader, request: Request, _: bytes) -> Plain:
    window, kind = request["window"], request["kind"]
    return plain(
        engine.describe(
            revive(Article, request["article"]),
            revive(Span, request["span"]),
            revive(Window, window) if window is not None else None,
            Kind(str(kind)) if kind is not None else None,
        )
    )


def _preview(engine: Reader, request: Request, _: bytes) -> Plain:
    return engine.preview(str(request["markdown"]), Allowance())


def _number(value: Plain) -> float:
    if not isinstance(value, int | float):
        raise BrokenFrame("no number of seconds")
    return value


_VERBS = {
    "read": _read,
    "analyze": _analyze,
    "compare": _compare,
    "describe": _describe,
    "explain": _explain,
    "overlaps": _overlaps,
    "search": _search,
    "preview": _preview,
}


if __name__ == "__main__":
    main()
