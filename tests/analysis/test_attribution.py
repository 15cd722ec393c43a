from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.analysis import attribution, names, quotations
from workbench.analysis.mentions import Attribution
from workbench.core.span import Span


def read(*sentences: str) -> tuple[str, tuple[Attribution, ...]]:
    text, spans = "", []
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + " "
    quoted = quotations.find(text, (Span(0, len(text)),))
    return text, attribution.find(text, spans, quoted, names.find(text, spans))


def one(*sentences: str) -> tuple[str, str, str, str | None]:
    text, found = read(*sentences)
    last = found[-1]
    content = " ... ".join(c.of(text) for c in last.content)
    return last.cue.of(text), last.source.of(text) if last.source else "", content, last.claimant


@pytest.mark.parametrize(
    ("sentence", "source", "content", "claimant"),
    [
        (
            "The Russian defense minister, Sergei K. Shoigu, said on Thursday that the withdrawal was over.",
            "The Russian defense minister, Sergei K. Shoigu",
            "that the withdrawal was over",
            "Sergei K. Shoigu",
        ),
        (
            "Some 2,500 forces were guarding the buildings, officials said.",
            "officials",
            "Some 2,500 forces were guarding the buildings",
            "officials",
        ),
        (
            "According to Kazakh President Tokayev, the withdrawal took ten days.",
            "Kazakh President Tokayev",
            "the withdrawal took ten days",
            "Tokayev",
        ),
        (
            "“Tomorrow begins the withdrawal,” Tokayev said during a visit to Almaty.",
            "Tokayev",
            "“Tomorrow begins the withdrawal,”",
            "Tokayev",
        ),
    ],
)
def test_who_says_what(sentence: str, source: str, content: str, claimant: str) -> None:
    _, got_source, got_content, got_claimant = one(sentence)
    assert got_source == source
    assert got_content.rstrip(".,") == content.rstrip(".,")
    assert got_claimant == claimant


def test_a_pronoun_is_the_last_person_named() -> None:
    assert (
        one("Kassym-Jomart Tokayev spoke.", "He said all regions were stable.")[3] == "Kassym-Jomart Tokayev"
    )


def test_a_quotation_is_direct() -> None:
    _, found = read("“All regions are stable now,” said Mary Barra.")
    assert found[0].is_direct


_PARTS = ("he", "said", "that", "“", "”", ",", ".", "Bob", "according", "to", "officials", "told")


@given(st.lists(st.sampled_from(_PARTS), max_size=30))
def test_offsets_are_exact_and_cues_in_order(parts: list[str]) -> None:
    sentence = " ".join(parts)
    text, found = read(sentence)
    for item in found:
        spans = [item.cue, *item.content, *([item.source] if item.source else [])]
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
    for a, b in pairwise(found):
        assert a.cue.end <= b.cue.start
