"""L10: a long sitting, drawn by lot, against a simple model: nothing diverges, and the log accounts for all of it."""

import copy
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.places import folder
from tests.reliability.scenes import opened
from tests.reliability.sizes import sized
from workbench.core.change import Done, Step
from workbench.core.errors import Refused
from workbench.core.session import Reviewed, SessionView
from workbench.services.inputs import Input
from workbench.services.workbench import Workbench

TOLLS = st.sampled_from([9, 12, 15, 40])
DAYS = st.sampled_from(["Monday", "Thursday"])
WORDS = st.sampled_from(["", "why", "*bold* <b>", "a\nb", "😀 “quoted”", "x" * 300])
VERDICTS = st.sampled_from(["accepted", "rejected", "unverifiable", "unreviewed"])
LOT = st.integers(0, 10_000)

Shown = dict[str, object]


@dataclass
class Said:
    """What the model knows of a claim: every ruling, the note, whether it is dismissed."""

    rulings: list[tuple[str, str]] = field(default_factory=list)
    note: str = ""
    dismissed: bool = False

    @property
    def standing(self) -> tuple[str, str]:
        return self.rulings[-1] if self.rulings else ("unreviewed", "")


@dataclass
class Model:
    """One session as it ought to be."""

    name: str
    claims: dict[str, Said] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)
    headlines: dict[str, str | None] = field(default_factory=dict)
    trashed: bool = False


@dataclass
class Taken:
    """A step on the undo stack: what was shown before it and after, and the model before it and after."""

    step: Step
    before: Shown
    after: Shown
    model_before: Model
    model_after: Model


def shown(view: SessionView) -> Shown:
    """Return what a session shows, without histories and times."""
    claims = {
        r.claim.id: (
            r.claim.article,
            r.claim.span,
            r.claim.quote,
            r.claim.kind,
            r.claim.value,
            r.verdict,
            note(r),
            r.dismissed,
        )
        for r in view.claims
    }
    points = {
        frozenset(p.claims): (p.label, p.spread, p.relations, p.decision and p.decision.claim)
        for p in view.points
        if p.claims
    }
    articles = [(a.id, a.masthead, a.lines) for a in view.articles]
    return {"claims": claims, "points": points, "articles": articles}


def note(reviewed: Reviewed) -> str:
    return reviewed.note.text if reviewed.note else ""


class Sitting(RuleBasedStateMachine):
    """An editor at work, with crashes."""

    steps = 0

    def __init__(self) -> None:
        super().__init__()
        self.place = folder()
        self.path = self.place.__enter__() / "library.sqlite"
        self.desk = opened(str(self.path))
        self.session = self.desk.archive.create("Flood").id
        self.model = Model("Flood")
        self.done: list[Taken] = []
        self.undone: list[Taken] = []
        self.taken_in("OSTRAVA - At least 12 people were killed in Ostrava on Monday, officials said.\n")

    def teardown(self) -> None:
        self.check_log()
        self.desk.close()
        self.place.__exit__(None, None, None)

    # what the editor does

    def taken_in(self, text: str) -> None:
        before = self.view()
        admitted = self.desk.intake.add(self.session, [Input(name="story.txt", raw=text.encode())])
        if admitted.done is None:
            assert admitted.skipped
            return
        self.write(before, admitted.done, lambda model: None)

    @precondition(lambda self: len(self.view().articles) < 4)
    @rule(toll=TOLLS, day=DAYS)
    def take_in(self, toll: int, day: str) -> None:
        self.taken_in(f"OSTRAVA - At least {toll} people were killed in Ostrava on {day}, officials said.\n")

    @rule(lot=LOT, verdict=VERDICTS, why=WORDS)
    def judge(self, lot: int, verdict: str, why: str) -> None:
        claim = self.claim(lot)
        if claim is None:
            return
        before = self.view()
        try:
            done = self.desk.review.rule(self.session, claim, verdict, why)
        except Refused:
            assert verdict == "rejected"
            assert not why.strip()
            return
        self.write(
            before, done, lambda m: m.claims.setdefault(claim, Said()).rulings.append((verdict, why.strip()))
        )

    @rule(lot=LOT, text=WORDS)
    def annotate(self, lot: int, text: str) -> None:
        claim = self.claim(lot)
        if claim is None:
            return
        before = self.view()
        done = self.desk.review.note(self.session, claim, text)
        self.write(
            before,
            done,
            lambda m: setattr(m.claims.setdefault(claim, Said()), "note", text if text.strip() else ""),
        )

    @rule(lot=LOT)
    def dismiss(self, lot: int) -> None:
        claim = self.claim(lot)
        if claim is None:
            return
        before = self.view()
        gone = not self.model.claims.setdefault(claim, Said()).dismissed
        done = self.desk.review.dismiss(self.session, claim, gone)
        self.write(before, done, lambda m: setattr(m.claims.setdefault(claim, Said()), "dismissed", gone))

    @rule(one=LOT, other=LOT)
    def link(self, one: int, other: int) -> None:
        a, b = self.claim(one), self.claim(other)
        before = self.view()
        if a is None or b is None:
            return
        try:
            done = self.desk.review.link(self.session, a, b)
        except Refused:
            return
        self.write(before, done, lambda m: None)
        held = {r.claim.id: r for r in self.view().claims}
        assert held[a].point == held[b].point is not None or held[a].dismissed or held[b].dismissed

    @rule(lot=LOT)
    def unlink(self, lot: int) -> None:
        claim = self.claim(lot)
        if claim is None:
            return
        before = self.view()
        try:
            done = self.desk.review.unlink(self.session, claim)
        except Refused:
            return
        self.write(before, done, lambda m: None)
        assert all(claim not in point.claims or len(point.claims) == 1 for point in self.view().points)

    @rule(lot=LOT, title=WORDS)
    def correct(self, lot: int, title: str) -> None:
        articles = self.view().articles
        if not articles:
            return
        article = articles[lot % len(articles)].id
        before = self.view()
        done = self.desk.intake.correct(self.session, article, "headline", title)
        self.write(before, done, lambda m: m.headlines.__setitem__(article, " ".join(title.split()) or None))

    @precondition(lambda self: len(self.view().articles) > 1)
    @rule(lot=LOT)
    def remove(self, lot: int) -> None:
        articles = self.view().articles
        article = articles[lot % len(articles)].id
        before = self.view()
        done = self.desk.intake.remove(self.session, article)
        self.write(before, done, lambda m: m.removed.add(article))

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        taken = self.done.pop()
        self.desk.review.undo(taken.step)
        self.follow(taken.model_after, taken.model_before)
        assert shown(self.view()) == taken.before
        self.undone.append(taken)

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        taken = self.undone.pop()
        self.desk.review.redo(taken.step)
        self.follow(taken.model_before, taken.model_after)
        assert shown(self.view()) == taken.after
        self.done.append(taken)

    @rule()
    def trash_and_restore(self) -> None:
        self.desk.archive.trash(self.session)
        assert [s.session.id for s in self.desk.archive.sessions()] == []
        self.desk.archive.restore(self.session)

    @rule()
    def reopen(self) -> None:
        self.desk.close()
        self.desk = opened(str(self.path))
        self.desk.archive.open(self.session)

    @rule()
    def crash(self) -> None:
        """The desk is gone without a word; another opens, and the undo stack is empty."""
        other = opened(str(self.path))
        other.archive.open(self.session)
        self.desk.close()
        self.desk = other
        self.done.clear()
        self.undone.clear()

    # what must hold

    @invariant()
    def nothing_diverges(self) -> None:
        type(self).steps += 1
        view = self.view()
        held = {r.claim.id: r for r in view.claims}
        for claim, said in self.model.claims.items():
            found = held.get(claim)
            if found is None:  # its article was taken out, or nothing was ever said that would keep it
                continue
            assert [(r.verdict, r.rationale) for r in found.history] == said.rulings
            assert (found.verdict, note(found), found.dismissed) == (
                said.standing[0],
                said.note,
                said.dismissed,
            )
        assert not self.model.removed & {a.id for a in view.articles}
        for article in view.articles:
            if article.id in self.model.headlines:
                assert article.masthead.headline == self.model.headlines[article.id]
        for reviewed in view.claims:
            text = next(a.text for a in view.articles if a.id == reviewed.claim.article)
            assert reviewed.claim.span.of(text) == reviewed.claim.quote
        assert self.desk.archive.check() == ()

    def check_log(self) -> None:
        """Every state is what the rows say that were appended; none was changed or left out."""
        view = self.view()
        with closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)) as connection:
            rows = connection.execute(
                "SELECT claim, verdict, rationale FROM ruling ORDER BY sequence"
            ).fetchall()
        log: dict[str, list[tuple[str, str]]] = {}
        for claim, verdict, rationale in rows:
            log.setdefault(f"c{claim}", []).append((verdict, rationale))
        for claim, said in self.model.claims.items():
            assert log.get(claim, []) == said.rulings
        for reviewed in view.claims:
            assert [(r.verdict, r.rationale) for r in reviewed.history] == log.get(reviewed.claim.id, [])

    # how

    def view(self) -> SessionView:
        return self.desk.archive.view(self.session)

    def claim(self, lot: int) -> str | None:
        claims = [r.claim.id for r in self.view().claims]
        return claims[lot % len(claims)] if claims else None

    def write(self, before: SessionView, done: Done, change) -> None:
        model = copy.deepcopy(self.model)
        change(self.model)
        assert done.step is not None
        after = self.view()
        assert after.session.revision >= done.change.revision > before.session.revision
        self.done.append(Taken(done.step, shown(before), shown(after), model, copy.deepcopy(self.model)))
        self.undone.clear()

    def follow(self, left: Model, wanted: Model) -> None:
        """Take the model back, or forth again: a ruling is never unsaid, the other one is said again.

        So it is where both are in the same words: that somebody said them is on record, and so is the undo.
        """
        for claim in self.model.claims.keys() | wanted.claims.keys():
            mine = self.model.claims.setdefault(claim, Said())
            said, unsaid = wanted.claims.get(claim, Said()), left.claims.get(claim, Said())
            if len(said.rulings) != len(unsaid.rulings):
                mine.rulings.append(said.standing)
            mine.note, mine.dismissed = said.note, said.dismissed
        self.model.removed = set(wanted.removed)
        for article in self.model.headlines.keys() - wanted.headlines.keys():
            del self.model.headlines[article]
        self.model.headlines.update(wanted.headlines)


SEQUENCES = (
    "unlink c1, link c2 c5, undo",
    "unlink c1, dismiss c4, undo",
    "dismiss c6, dismiss c9, link c8 c4, dismiss c1, link c2 c6, undo",
    "unlink c4, link c2 c1, link c2 c6, link c4 c1, undo",
    "unlink c8, unlink c4, link c5 c3, unlink c2, dismiss c2, dismiss c6, undo",
    "link c3 c8, dismiss c3, link c8 c5, link c2 c1, undo, undo, redo",
)


@pytest.mark.parametrize("sequence", SEQUENCES)
def test_l10_undoing_a_link_gives_back_the_grouping_that_was(desk: Workbench, sequence: str) -> None:
    session = desk.archive.create("Flood").id
    for toll, day in ((12, "Monday"), (15, "Thursday"), (12, "Thursday"))[: 3 if "c8" in sequence else 2]:
        story = f"OSTRAVA - At least {toll} people were killed in Ostrava on {day}, officials said.\n"
        desk.intake.add(session, [Input(name="story.txt", raw=story.encode())])
    done: list[tuple[Step, Shown, Shown]] = []
    undone: list[tuple[Step, Shown, Shown]] = []
    for verb, *claims in (each.split() for each in sequence.split(", ")):
        before = shown(desk.archive.view(session))
        if verb == "undo":
            step, wanted, after = done.pop()
            desk.review.undo(step)
            assert shown(desk.archive.view(session)) == wanted
            undone.append((step, wanted, after))
        elif verb == "redo":
            step, _before, wanted = undone.pop()
            desk.review.redo(step)
            assert shown(desk.archive.view(session)) == wanted
        else:
            written = getattr(desk.review, verb)(session, *claims, *([True] if verb == "dismiss" else []))
            assert written.step is not None
            done.append((written.step, before, shown(desk.archive.view(session))))


@sized("examples", 6, 240)
def test_l10_a_long_sitting_never_diverges_from_the_model(figure, examples: int) -> None:
    Sitting.steps = 0
    profile = settings(
        max_examples=examples,
        stateful_step_count=50,
        derandomize=True,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    run_state_machine_as_test(Sitting, settings=profile)
    figure("steps of a sitting drawn by lot, against a model", Sitting.steps)
    figure("of them that diverged, or that the log does not account for", 0)
