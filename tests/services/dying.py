"""A workbench that is killed in the midst of an act: python -m tests.services.dying LIBRARY SESSION ACT WHERE."""

import os
import signal
import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType

from tests.services.stories import UNDATED
from workbench.core.claim import Claim
from workbench.core.span import Span
from workbench.services.inprocess import InProcess
from workbench.services.inputs import Input
from workbench.services.workbench import Workbench, open_workbench


def toll(desk: Workbench, session: str) -> Claim:
    return next(r.claim for r in desk.archive.view(session).claims if "12 people" in r.claim.quote)


def dismiss(desk: Workbench, session: str) -> None:
    desk.review.dismiss(session, toll(desk, session).id)


def mark(desk: Workbench, session: str) -> None:
    article = desk.archive.view(session).articles[0]
    start = article.text.index("2,500 people")
    desk.review.mark(session, article.id, Span(start, start + len("2,500 people")))


def move(desk: Workbench, session: str) -> None:
    held = toll(desk, session)
    start = desk.archive.view(session).articles[0].text.index("12 people were killed")
    desk.review.move(session, held.id, Span(start, start + len("12 people")))


def link(desk: Workbench, session: str) -> None:
    claims = [r for r in desk.archive.view(session).claims if not r.dismissed]
    first = claims[0]
    other = next(r for r in claims if r.claim.article != first.claim.article and r.point != first.point)
    desk.review.link(session, first.claim.id, other.claim.id)


def correct(desk: Workbench, session: str) -> None:
    desk.intake.correct(session, "a2", "published", "2024-03-12")


def reline(desk: Workbench, session: str) -> None:
    desk.intake.reline(session, "a1", 5, "boilerplate")


def remove(desk: Workbench, session: str) -> None:
    desk.intake.remove(session, "a2")


def add(desk: Workbench, session: str) -> None:
    desk.intake.add(session, [Input(name="later.txt", raw=UNDATED.encode(), published="2024-03-07")])


def link_and_correct(desk: Workbench, session: str) -> None:
    """In a session that the editor shaped, claims are read first and compared then: two writes."""
    Dying.armed, armed = "", Dying.armed
    link(desk, session)
    Dying.armed = armed
    correct(desk, session)


ACTS: Mapping[str, Callable[[Workbench, str], None]] = MappingProxyType(
    {
        "dismiss": dismiss,
        "mark": mark,
        "move": move,
        "link": link,
        "correct": correct,
        "reline": reline,
        "remove": remove,
        "import": add,
        "link and correct": link_and_correct,
    }
)


class Dying(InProcess):
    """An engine that takes the program down with it."""

    armed = ""

    def analyze(self, articles, cancelled):
        die_if(self.armed == "analyze")
        return super().analyze(articles, cancelled)

    def compare(self, articles, claims, links):
        die_if(self.armed == "compare")
        return super().compare(articles, claims, links)


def die_if(is_time: bool) -> None:
    if is_time:
        os.kill(os.getpid(), signal.SIGKILL)


def main(library: str, session: str, act: str, where: str) -> None:
    engine = Dying()
    desk = open_workbench(library, reviewer="A. Editor", reader=engine)
    Dying.armed = where
    if where == "refresh":
        type(desk.context.store).refresh = lambda *_: die_if(True)  # type: ignore[method-assign, assignment]
    ACTS[act](desk, session)


if __name__ == "__main__":
    main(*sys.argv[1:])
