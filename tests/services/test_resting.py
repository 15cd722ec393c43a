"""What the sentences of an editor's draft rest on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.core.session import SessionView
from workbench.core.verdict import ACCEPTED, REJECTED, UNVERIFIABLE
from workbench.services.inprocess import InProcess
from workbench.services.inputs import Input
from workbench.services.resting import Ground, resting
from workbench.services.workbench import Workbench, open_workbench

ONE = """Storm floods the valley

VALE, Jan. 19 (River Daily) – At least 225 people died in the floods, the ministry said.

About 2,500 people were injured. The new dam cost 3 million dollars.
"""
TWO = """Many die in the floods

VALE, Jan. 12 (Echo) – Exactly 150 people died in the floods, police said.
"""
DRAFT = "At least 225 people died in the floods. About 2,500 people were injured. Here 77 sheep were counted."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[Workbench, str]]:
    opened = open_workbench(str(tmp_path / "l.db"), reviewer="A. Editor", reader=InProcess())
    session = opened.archive.create("Floods").id
    opened.intake.add(session, [Input("one.txt", raw=ONE.encode()), Input("two.txt", raw=TWO.encode())])
    yield opened, session
    opened.close()


def ruled(desk: tuple[Workbench, str], verdicts: dict[str, str]) -> SessionView:
    opened, session = desk
    for words, verdict in verdicts.items():
        claims = opened.archive.view(session).claims
        found = [r.claim.id for r in claims if words in r.claim.quote and r.claim.kind == "quantity"]
        opened.review.rule(session, found, verdict, "why")
    return opened.archive.view(session)


def grounds(view: SessionView, text: str) -> list[Ground]:
    return [each.ground for each in resting(InProcess(), view, text)]


def test_a_sentence_rests_on_the_verdict_of_the_claims_that_say_the_same(desk: tuple[Workbench, str]) -> None:
    assert grounds(ruled(desk, {}), DRAFT) == [Ground.UNREVIEWED, Ground.UNREVIEWED, Ground.NONE]
    view = ruled(desk, {"225": ACCEPTED, "2,500": UNVERIFIABLE})
    assert grounds(view, DRAFT) == [Ground.ACCEPTED, Ground.UNVERIFIABLE, Ground.NONE]
    assert grounds(ruled(desk, {"225": REJECTED}), DRAFT)[0] is Ground.REJECTED


def test_a_sentence_against_an_accepted_claim_says_so_and_names_it(desk: tuple[Workbench, str]) -> None:
    view = ruled(desk, {"225": ACCEPTED})
    (found,) = resting(InProcess(), view, "Exactly 150 people died in the floods.")
    assert found.ground is Ground.AGAINST
    quotes = {r.claim.id: r.claim.quote for r in view.claims}
    assert any("225" in quotes[claim] for claim in found.claims)


def test_spans_are_of_the_draft_as_typed_and_what_states_nothing_is_left_out(
    desk: tuple[Workbench, str],
) -> None:
    view = ruled(desk, {})
    text = "😀 What now?\n\nAt least 225 people died in the floods."
    found = resting(InProcess(), view, text)
    assert [r.span.of(text) for r in found][-1] == "At least 225 people died in the floods."
    assert resting(InProcess(), view, "") == ()
    assert resting(InProcess(), view, "Hello.") == ()
