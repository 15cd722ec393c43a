"""Whatever the editor does in whatever order, taking it back step by step leads back."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.places import folder
from tests.storage.making import NOW
from workbench.core import act as acts
from workbench.core.claim import Kind
from workbench.core.evidence import Passage, Source
from workbench.core.house import THRESHOLD
from workbench.core.point import RelationKind
from workbench.core.session import Reviewed, SessionView
from workbench.core.span import Span
from workbench.core.workflow import FlagKind, Status
from workbench.storage.engine import open_library

CLAIMS = st.sampled_from(["c1", "c2", "c3", "c4", "c5"])
POINTS = st.sampled_from(["p1", "p2", "p3"])
ARTICLES = st.sampled_from(["a1", "a2"])
SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 10), st.integers(2, 20))
RELATIONS = st.none() | st.sampled_from(list(RelationKind))
PAIRS = st.tuples(CLAIMS, CLAIMS).filter(lambda pair: pair[0] != pair[1])
ONE = st.one_of(
    st.builds(
        acts.Rule, CLAIMS, st.sampled_from(["accepted", "rejected", "unreviewed"]), st.text(max_size=3)
    ),
    st.builds(acts.Annotate, CLAIMS, st.text(max_size=3)),
    st.builds(acts.Dismiss, CLAIMS, st.booleans()),
    st.builds(acts.Reshape, CLAIMS, st.none() | SPANS, st.none() | st.sampled_from(list(Kind))),
    st.builds(acts.Join, CLAIMS, st.none() | POINTS | st.sampled_from(["", acts.NEW_POINT])),
    st.builds(acts.Decide, POINTS, st.none() | CLAIMS, st.text(max_size=3), st.booleans()),
    st.builds(lambda pair, kind: acts.Relate(*pair, kind, "why"), PAIRS, RELATIONS),
    st.builds(acts.Rename, POINTS, st.none() | st.text(max_size=3)),
    st.builds(
        acts.Correct, ARTICLES, st.sampled_from(["headline", "byline"]), st.none() | st.text(max_size=3)
    ),
    st.builds(
        acts.Correct, ARTICLES, st.just("published"), st.sampled_from([None, "", "2022-01-19", "--01-19"])
    ),
    st.builds(acts.Reline, ARTICLES, st.integers(1, 3), st.sampled_from([None, "body", "boilerplate"])),
    st.builds(acts.Remove, ARTICLES, st.booleans()),
    st.builds(
        lambda claim, text: acts.Cite("", claim, "r1", Passage(quote=text)), CLAIMS, st.text(max_size=3)
    ),
    st.builds(lambda title: acts.Record(Source("r1", title)), st.text(max_size=3)),
    st.builds(acts.Advance, CLAIMS, st.sampled_from(list(Status))),
    st.builds(acts.Flag, CLAIMS, st.sampled_from(list(FlagKind)), st.booleans()),
    st.builds(acts.Propose, CLAIMS, st.text(max_size=3)),
    st.builds(acts.Configure, st.just(THRESHOLD), st.sampled_from([None, "0.2", "0.9"])),
)


def shown(view: SessionView) -> object:
    claims = [
        (r.claim, r.verdict, r.note and r.note.text, r.dismissed, r.point, r.relation, _relied(r))
        for r in view.claims
    ]
    points = [(p.id, p.label, p.claims, p.relations, p.confirmed, _decided(p.decision)) for p in view.points]
    return view.articles, claims, points, view.threshold


def _relied(r: Reviewed) -> object:
    evidence = [(e.id, e.source, e.passage) for e in r.evidence]
    return evidence, r.status, r.flags, r.proposal and r.proposal.text


def _decided(decision: object) -> object:
    return None if decision is None else (getattr(decision, "claim", 0), getattr(decision, "rationale", 0))


@pytest.mark.unmeasured
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.lists(ONE, min_size=1, max_size=3), min_size=1, max_size=5))
def test_undo_leads_back_and_redo_forth(made: Path, steps: list[list[acts.Act]]) -> None:
    with folder() as place:
        path = place / made.name
        shutil.copy(made, path)
        store = open_library(str(path))
        session = store.find("Unrest").id
        store.apply(session, [acts.Record(Source(title="a book"))], "me", NOW)
        states, undo, redo = [shown(store.view(session))], [], []
        for step in steps:
            undo.append(store.apply(session, step, "me", NOW)[1])
            states.append(shown(store.view(session)))
        for wanted, inverse in zip(reversed(states[:-1]), reversed(undo), strict=True):
            redo.append(store.apply(session, inverse, "me", NOW)[1])
            assert shown(store.view(session)) == wanted
        for wanted, again in zip(states[1:], reversed(redo), strict=True):
            store.apply(session, again, "me", NOW)
            assert shown(store.view(session)) == wanted
        assert store.check() == ()
        store.close()
