import json
from pathlib import Path

from tests.services.stories import MONDAY, TUESDAY
from workbench.services.engine import Engine


def test_files_are_analysed_together_and_in_order(tmp_path: Path) -> None:
    paths = []
    for folder, text in (("one", MONDAY), ("two", TUESDAY)):
        (tmp_path / folder).mkdir()
        path = tmp_path / folder / "story.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    found = Engine().analyze([*paths, tmp_path / "gone.txt"])
    assert [f.name for f in found.failures] == [str(tmp_path / "gone.txt")]
    data = json.loads(json.dumps(found.data))
    assert [a["name"] for a in data["articles"]] == ["story.txt", "story (2).txt"]
    articles = {c["id"]: c["article"] for c in data["claims"]}
    shared = [g for g in data["groups"] if len({articles[c] for c in g["claims"]}) == 2]
    dead = next(g for g in shared if g["label"].startswith("people dead"))
    assert dead["spread"] == [12, 15]
    assert {r["relation"] for r in dead["relations"]} <= {"conflict", "compatible", "agree"}
    assert found.data == Engine().analyze(paths).data
    lines = list(found.lines())
    assert lines[0].startswith("a1  story.txt")
    assert any("people dead" in line and "at least 12" in line for line in lines)


def test_an_annotation_reads_one_text() -> None:
    asked = json.dumps({"id": 5, "text": "“We left,” said Anna Dvorak on Friday.", "date": "2024-03-06"})
    (found,) = (json.loads(line) for line in Engine().annotate([asked.encode()]))
    text = "“We left,” said Anna Dvorak on Friday."
    (said,) = found["attributions"]
    assert text[slice(*said["cue"])] == "said"
    assert "Dvorak" in text[slice(*said["source"])]
    assert [text[n["start"] : n["end"]] for n in found["names"]] == ["Anna Dvorak"]
    assert all(text[c["start"] : c["end"]] == c["quote"] for c in found["claims"])


def test_two_sentences_are_related_with_a_reason() -> None:
    asked = [
        json.dumps({"id": 1, "a": "At least 12 people died.", "b": "At least 12 people died."}),
        json.dumps({"id": 2, "a": "The mayor resigned.", "b": "Bananas are yellow."}),
    ]
    same, other = (json.loads(line) for line in Engine().compare([a.encode() for a in asked]))
    assert (same["id"], same["relation"]) == (1, "agree")
    assert (other["id"], other["relation"]) == (2, "unrelated")
    assert all(0 <= found["score"] <= 1 and found["reason"] for found in (same, other))
