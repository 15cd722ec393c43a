from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from workbench.core.segments import lanes, segments
from workbench.core.span import Span, trimmed

SPANS = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.tuples(st.integers(0, 40), st.integers(0, 12))), max_size=12
).map(lambda items: [(key, Span(at, at + length)) for key, (at, length) in items])


@given(SPANS)
def test_segments_say_of_each_code_point_what_covers_it(spans: list[tuple[str, Span]]) -> None:
    found = segments(spans)
    for offset in range(60):
        covering = {k for k, s in spans if s.start <= offset < s.end}
        here = [seg for seg in found if seg.start <= offset < seg.end]
        assert len(here) <= 1
        assert (set(here[0].keys) if here else set()) == covering
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(SPANS)
def test_no_two_overlapping_spans_share_a_lane(spans: list[tuple[str, Span]]) -> None:
    lane = lanes(spans)
    for k, s in spans:
        for other, t in spans:
            if k != other and s.overlap(t):
                assert lane[k] != lane[other]


def test_the_shorter_span_lies_nearest_to_its_words() -> None:
    assert lanes([("event", Span(0, 50)), ("figure", Span(10, 14))]) == {"figure": 0, "event": 1}


def test_a_selection_is_trimmed() -> None:
    text = " , 164 people dead,  "
    span = trimmed(text, Span(0, len(text)))
    assert span is not None
    assert span.of(text) == "164 people dead"
    assert trimmed(text, Span(0, 3)) is None
