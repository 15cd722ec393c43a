from hypothesis import given
from hypothesis import strategies as st

from tests.ui.reading.build import article, mark
from workbench.core.claim import Kind
from workbench.core.point import RelationKind
from workbench.core.span import Span
from workbench.core.verdict import ACCEPTED, DEFAULT_SCALE, REJECTED
from workbench.ui.reading.highlights import Highlights
from workbench.ui.reading.marks import Highlighting, Mark
from workbench.ui.reading.styles import Shape, style_of
from workbench.ui.theme import Role

TEXT = article("Head\n\nThe unrest left at least 164 people dead, officials in Almaty said.")
EVENT = mark(TEXT, "The unrest left at least 164 people dead", "c1", kind=Kind.EVENT)
FIGURE = mark(TEXT, "at least 164 people dead", "c2", relation=RelationKind.CONFLICT)
CITY = mark(TEXT, "Almaty", "c3", kind=Kind.NAME)


def held(*marks: Mark) -> Highlights:
    found = Highlights()
    found.replace(marks)
    return found


def test_the_innermost_claim_comes_last() -> None:
    found = held(EVENT, FIGURE, CITY)
    assert found.at(TEXT.text.index("164")) == ("c1", "c2")
    assert found.at(TEXT.text.index("unrest")) == ("c1",)
    assert found.at(TEXT.text.index("officials")) == ()
    assert found.ids == ("c1", "c2", "c3")


def test_nested_claims_lie_in_lanes_of_their_own() -> None:
    found = held(EVENT, FIGURE, CITY)
    lanes = {item.claim_id: item.lane for item in found.placed(0, len(TEXT.text))}
    assert lanes == {"c2": 0, "c1": 1, "c3": 0}


def test_a_name_without_finding_is_quiet_and_leaves_the_wash_of_what_it_lies_in() -> None:
    assert style_of(CITY).shape is Shape.HAIR
    assert style_of(CITY).glyphs == ()
    variant = mark(TEXT, "Almaty", "c3", kind=Kind.NAME, relation=RelationKind.VARIANT)
    assert style_of(variant).wash is Role.VARIANT_WASH
    around = mark(TEXT, "officials in Almaty said", "c4", relation=RelationKind.CONFLICT)
    coat = held(around, CITY).coats()[CITY.spans[0]]
    assert coat.wash is Role.CONFLICT_WASH


def test_every_verdict_has_a_shape_and_a_conflict_has_brackets() -> None:
    shapes = {style_of(mark(TEXT, "164 people", verdict=v)).shape for v in DEFAULT_SCALE.ids}
    assert len(shapes) == len(DEFAULT_SCALE.ids)
    assert style_of(FIGURE).brackets is Role.CONFLICT
    assert style_of(mark(TEXT, "164 people", verdict=ACCEPTED)).brackets is None
    both = style_of(mark(TEXT, "164 people", verdict=REJECTED, relation=RelationKind.CONFLICT))
    assert [name for name, _ in both.glyphs] == ["conflict", "rejected"]


def test_what_is_shown_can_be_chosen() -> None:
    done = mark(TEXT, "said", "c5", verdict=ACCEPTED)
    found = held(EVENT, FIGURE, CITY, done, mark(TEXT, "Head", "c6", dismissed=True))
    assert found.ids == ("c1", "c2", "c3", "c5")
    found.show(Highlighting.CONFLICTS)
    assert found.ids == ("c2",)
    found.show(Highlighting.UNREVIEWED)
    assert found.ids == ("c1", "c2")
    found.show(Highlighting.NONE)
    assert found.ids == ()
    assert found.at(TEXT.text.index("164")) == ()


def test_a_ruling_recolours_only_the_segments_of_its_claim() -> None:
    found = held(EVENT, FIGURE, CITY)
    before = found.coats()
    ruled = mark(TEXT, "at least 164 people dead", "c2", verdict=ACCEPTED)
    assert found.stays(ruled)
    found.update(ruled)
    after = found.coats()
    assert {span for span in after if after[span] != before[span]} == set(found.coats_of("c2"))
    assert not found.stays(mark(TEXT, "at least 164", "c2"))


MARKS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=25).map(
    lambda spans: [
        Mark(f"c{i}", "a1", (Span(at, at + length),), Kind.QUANTITY) for i, (at, length) in enumerate(spans)
    ]
)


@given(MARKS, st.integers(0, 100), st.integers(0, 100))
def test_what_meets_a_stretch_is_found_and_no_lane_is_shared(marks: list[Mark], a: int, b: int) -> None:
    start, end = min(a, b), max(a, b) + 1
    found = held(*marks)
    expected = {m.claim_id for m in marks if m.spans[0].start < end and m.spans[0].end > start}
    assert {item.claim_id for item in found.placed(start, end)} == expected
    everywhere = list(found.placed(0, 200))
    for one in everywhere:
        for other in everywhere:
            if one is not other and one.span.overlap(other.span):
                assert one.lane != other.lane


def test_a_name_with_a_finding_is_washed_where_it_first_stands_and_underlined_everywhere() -> None:
    spans = (Span(6, 9), Span(20, 23))
    variant = Mark("c1", "a1", spans, Kind.NAME, relation=RelationKind.VARIANT)
    found = held(variant)
    assert {span: coat.wash for span, coat in found.coats().items()} == {
        spans[0]: Role.VARIANT_WASH,
        spans[1]: None,
    }
    assert len(list(found.placed(0, 40))) == 2
