"""Learn the lexicons of the reader of speech from PolNeAr's training part; the data stay outside the project.

    PYTHONPATH=. python tests/benchmarks/learn_attribution.py ../shared/bench/polnear_train.jsonl

Writes cue_words, context_words, cue_weights and extent_weights under resources/lexicons. The features are
named in workbench/analysis/attribution_cues.py and attribution_extent.py.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.learning import Choice, fit_choice, fit_yes_no, heaviest, weight_rows, write
from workbench.analysis import attribution_cues, attribution_extent, quotations, sentences
from workbench.analysis.attribution_content import content_of
from workbench.analysis.attribution_source import source_of
from workbench.analysis.attribution_words import Quoted, Sentence, read
from workbench.analysis.lexicons import words
from workbench.core.span import Span

SOURCE = "Learned from PolNeAr's training part by tests/benchmarks/learn_attribution.py."
CUE_FEATURES, EXTENT_FEATURES = 800, 400
TOWARDS_FINDING = 0.6
"""Added to the base: a cue too many costs less than one missed, for its content would go unattributed."""
Document = dict[str, object]
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NAMES = ("trump", "clinton", "donald", "hillary", "obama", "mr", "republican")


def sentences_of(document: Document) -> Iterator[Sentence]:
    """Yield the sentences of an annotated text."""
    text = str(document["text"])
    lines = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
    quoted = Quoted(quotations.find(text, lines))
    for span in sentences.split(text, lines):
        yield read(text, span, quoted)


def contents(document: Document) -> dict[tuple[int, int], list[list[int]]]:
    """Return for the span of each annotated cue the spans of what it hands on."""
    return {(s, e): a["Content"] for a in document["attributions"] for s, e in a["Cue"]}  # type: ignore[attr-defined]


def learn_words(documents: list[Document]) -> None:
    """Write the words that are cues often enough, and the common words that features name."""
    total: Counter[str] = Counter()
    cued: Counter[str] = Counter()
    for document in documents:
        text = str(document["text"])
        starts = sorted(contents(document))
        inside = {i for s, e in starts for i in range(s, e)}
        for match in _WORD.finditer(text):
            word = match.group().lower().replace("’", "'")
            total[word] += 1
            cued[word] += match.start() in inside
    idle = (words("helpers") | words("extent_stops") | words("linking") | words("calendar_lower")) - {"like"}
    chosen = [
        w
        for w in cued
        if cued[w] >= 4 and cued[w] >= 0.12 * total[w] and len(w) > 2
        and w not in idle and not (w.endswith("ly") and w not in ("reply", "reportedly", "allegedly"))
    ]  # fmt: skip
    write("cue_words", f"Words that hand on speech or belief. {SOURCE}", sorted([*chosen, ":"]))
    common = [w for w, _ in total.most_common(170) if not w.startswith(_NAMES)]
    write("context_words", f"Common words that the features of cues name. {SOURCE}", sorted(common))


def learn_cues(documents: list[Document]) -> None:
    """Write the weights that tell cues from other uses of their words."""
    data: list[tuple[bool, list[str]]] = []
    for document in documents:
        inside = {i for s, e in contents(document) for i in range(s, e)}
        for sentence in sentences_of(document):
            for index in attribution_cues.candidates(sentence):
                is_cue = sentence.words[index].span.start in inside
                data.append((is_cue, list(attribution_cues.features(sentence, index))))
    seen = Counter(f for _, features in data for f in features)
    kept = heaviest(fit_yes_no(data, 12, 3.0), seen, CUE_FEATURES)
    weight = fit_yes_no([(y, [f for f in features if f in kept]) for y, features in data], 1, 3.0)
    weight["base"] += TOWARDS_FINDING
    write(
        "cue_weights",
        f"The features of cues that tell most, with their weights. {SOURCE}",
        weight_rows(weight),
    )


def learn_extents(documents: list[Document]) -> None:
    """Write the weights that tell where content behind a cue ends."""
    data = [choice for document in documents for choice in extents(document)]
    seen = Counter(f for _, candidates in data for features in candidates for f in features)
    kept = heaviest(fit_choice(data, 8, 1.0), seen, EXTENT_FEATURES)
    data = [(y, [[f for f in features if f in kept] for features in candidates]) for y, candidates in data]
    weight = fit_choice(data, 1, 1.0)
    write(
        "extent_weights",
        f"The features of content's end that tell most, with their weights. {SOURCE}",
        weight_rows(weight),
    )


def extents(document: Document) -> Iterator[Choice]:
    """Yield for each annotated cue with content behind it where that ends, among where it could."""
    gold = contents(document)
    for sentence in sentences_of(document):
        for (start, end), spans in gold.items():
            if not sentence.span.start <= start < sentence.span.end:
                continue
            inside = (
                i
                for i in attribution_cues.candidates(sentence)
                if start <= sentence.words[i].span.start < end
            )
            index = next(inside, None)
            behind = [e for s, e in spans if end <= s < sentence.span.end]
            if index is not None and behind:
                yield from extent(sentence, index, max(behind))


def extent(sentence: Sentence, index: int, gold_end: int) -> Iterator[Choice]:
    """Yield the choice of an end for the content of one cue, if it has one."""
    word = sentence.words[index]
    cue = attribution_cues.Cue(index, word.span, word.lower, 1.0)
    parts = content_of(sentence, cue, source_of(sentence, cue), (0, len(sentence)), whole=True)
    if len(parts) != 1 or parts[0][0] <= index:
        return
    start, limit = parts[0]
    right = next((i for i in range(start, limit) if sentence.words[i].span.start >= gold_end - 1), limit)
    options = list(attribution_extent.candidates(sentence, start, limit))
    if right in options and len(options) > 1:
        yield (
            options.index(right),
            [list(attribution_extent.features(sentence, index, start, o, limit)) for o in options],
        )


def main() -> None:
    """Learn from the file named on the command line."""
    documents = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    learn_words(documents)
    learn_cues(documents)
    learn_extents(documents)


if __name__ == "__main__":
    main()
