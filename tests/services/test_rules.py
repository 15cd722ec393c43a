"""The rules of a session: its own verdicts obeyed everywhere, none in use deleted, the threshold."""

from dataclasses import replace

import pytest

from tests.services.stories import both
from tests.services.test_review import toll
from workbench.core.errors import Refused
from workbench.core.evidence import Passage, Source, Stance
from workbench.core.house import HouseRules
from workbench.core.point import RelationKind
from workbench.core.verdict import DEFAULT_SCALE, Grade, VerdictScale
from workbench.services.workbench import Workbench

MOSTLY = Grade("mostly", "Mostly true", sense="accepted", colour="agree", shape="wave", value=4)
MISLEADING = Grade("misleading", "Misleading", needs_rationale=True, sense="rejected", shape="thick", value=2)
OWN = VerdictScale((*DEFAULT_SCALE.grades, MOSTLY, MISLEADING))


@pytest.fixture
def flood(desk: Workbench) -> str:
    session = desk.archive.create("Flood").id
    desk.intake.add(session, both())
    return session


def test_verdicts_of_the_sessions_own_are_given_and_printed(desk: Workbench, flood: str) -> None:
    claim, other = toll(desk, flood)
    with pytest.raises(Refused, match="no verdict"):
        desk.review.rule(flood, claim, "mostly")
    done = desk.rules.set(flood, HouseRules(OWN))
    assert done.change.everything
    assert desk.archive.view(flood).scale == OWN
    told = desk.review.rule(flood, claim, "mostly")
    assert told.step is not None
    assert told.step.label.startswith("Mostly true:")
    with pytest.raises(Refused, match="needs a reason"):
        desk.review.rule(flood, other, "misleading")
    desk.review.relate(flood, claim, other, RelationKind.CONFLICT)
    before = desk.archive.sessions()[0].conflicts
    desk.review.rule(flood, other, "misleading", "it counts the missing")
    sheet = desk.archive.sheet(flood)
    assert "## Mostly true (1)" in sheet
    assert "## Misleading (1)" in sheet
    assert desk.archive.sessions()[0].conflicts == before - 1, "what is misleading is rejected"


def test_what_comes_to_accepted_clashes_as_accepted_does(desk: Workbench, flood: str) -> None:
    desk.rules.set(flood, HouseRules(OWN))
    claim, other = toll(desk, flood)
    desk.review.relate(flood, claim, other, RelationKind.CONFLICT)
    desk.review.rule(flood, claim, "mostly")
    assert "both are accepted" in desk.review.rule(flood, other, "accepted").warnings[0]


def test_a_verdict_in_use_cannot_be_deleted(desk: Workbench, flood: str) -> None:
    claim, _ = toll(desk, flood)
    desk.rules.set(flood, HouseRules(OWN))
    desk.review.rule(flood, claim, "mostly")
    assert desk.rules.used(flood) == {"mostly": 1}
    with pytest.raises(Refused, match="“mostly” cannot be deleted: 1 claim has it"):
        desk.rules.set(flood, HouseRules())
    desk.review.rule(flood, claim, "accepted")
    done = desk.rules.set(flood, HouseRules())
    assert desk.rules.of(flood) == HouseRules()
    assert done.step is not None
    desk.review.undo(done.step)
    assert desk.rules.of(flood).scale == OWN


@pytest.mark.parametrize(
    ("grades", "said"),
    [
        ((), "needs a verdict"),
        ((*DEFAULT_SCALE.grades, replace(MOSTLY, id="accepted")), "have the id “accepted”"),
        ((*DEFAULT_SCALE.grades, replace(MOSTLY, label="ACCEPTED")), "have the name “accepted”"),
        ((replace(MOSTLY, id="Mostly true"),), "no id"),
        ((replace(MOSTLY, id="unreviewed"),), "no id"),
        ((replace(MOSTLY, label=" "),), "needs a name"),
        ((replace(MOSTLY, colour="#ff0000"),), "cannot be “#ff0000”"),
        ((replace(MOSTLY, shape="dotted"),), "cannot be “dotted”"),
        ((replace(MOSTLY, sense="maybe"),), "cannot be “maybe”"),
        ((*DEFAULT_SCALE.grades, replace(MOSTLY, colour="accepted", shape="solid")), "same colour"),
    ],
)
def test_a_scale_that_makes_no_sense_is_refused(
    desk: Workbench, flood: str, grades: tuple[Grade, ...], said: str
) -> None:
    with pytest.raises(Refused, match=said):
        desk.rules.set(flood, HouseRules(VerdictScale(grades)))


def test_an_acceptance_may_need_a_source_and_says_what_is_missing(desk: Workbench, flood: str) -> None:
    claim, other = toll(desk, flood)
    grades = tuple(replace(g, needs_source=g.id == "accepted") for g in DEFAULT_SCALE.grades)
    desk.rules.set(flood, HouseRules(VerdictScale(grades)))
    desk.sourcing.cite(flood, claim, Source(title="x"), Passage(Stance.REFUTES))
    with pytest.raises(
        Refused, match=r"“Accepted” needs a source that supports the claim; “.*” and 1 more has none"
    ):
        desk.review.rule(flood, [claim, other], "accepted")
    desk.sourcing.cite(flood, claim, Source(title="x"), Passage(Stance.SUPPORTS))
    desk.review.rule(flood, claim, "accepted")
    assert desk.archive.reviewed(flood, [claim])[0].verdict == "accepted"
    desk.review.rule(flood, other, "unverifiable")


def test_the_threshold_decides_what_is_to_review_and_loses_nothing(desk: Workbench, flood: str) -> None:
    def to_review() -> int:
        return sum(r.to_review for r in desk.archive.view(flood).claims)

    before, every = to_review(), len(desk.archive.view(flood).claims)
    desk.rules.set(flood, HouseRules(threshold=0.0))
    assert to_review() > before
    assert desk.archive.sessions()[0].to_review == to_review()
    desk.rules.set(flood, HouseRules(threshold=1.0))
    assert to_review() < before
    assert len(desk.archive.view(flood).claims) == every
    for wrong in (-0.1, 1.1):
        with pytest.raises(Refused, match="from 0 to 1"):
            desk.rules.set(flood, HouseRules(threshold=wrong))
    with pytest.raises(Refused, match="No rule"):
        desk.rules.set(flood, HouseRules(threshold=1.0))


def test_another_session_begins_with_the_rules_of_the_last_and_keeps_its_own(
    desk: Workbench, flood: str
) -> None:
    desk.rules.set(flood, HouseRules(OWN, 0.25))
    desk.archive.open(flood)
    other = desk.archive.create("Other").id
    assert desk.rules.of(other) == HouseRules(OWN, 0.25)
    desk.rules.set(other, HouseRules())
    assert desk.rules.of(flood) == HouseRules(OWN, 0.25)
    assert desk.rules.of(desk.archive.duplicate(flood, "Copy").id) == HouseRules(OWN, 0.25)
