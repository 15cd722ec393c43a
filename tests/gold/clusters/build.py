"""Builds each cluster's gold.json from its articles and labels.txt; run as ``python -m tests.gold.clusters.build``.

A labels.txt has a part for each article (``== name``) and one for the points (``== points``). A part for
an article gives its lines by role, its masthead, and a claim a line: ``id | kind | quote | value | claimant``.
A quote must occur once; ``#2`` after the id takes the second occurrence, a name its first in the body; ``¶``
stands for a line break. Values: ``=164 people dead``, ``>=``, ``<=``, ``~`` (some, about), ``<~`` (nearly),
``9..10 days``, an ISO date, two ISO dates joined by ``..``. A point is ``* label``, then ``relation: ids``
(every pair across articles) or ``relation: ids / ids`` (every pair of the two sides).
"""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROLES = ("neutral", "boilerplate", "body")
DATE = r"\d{4}-\d\d-\d\d"


def lines_of(spans: str) -> list[int]:
    found: list[int] = []
    for span in spans.split():
        first, _, last = span.partition("-")
        found.extend(range(int(first), int(last or first) + 1))
    return found


def value_of(said: str) -> dict[str, Any] | None:
    if not said:
        return None
    if dates := re.fullmatch(rf"({DATE})(?:\.\.({DATE}))?", said):
        return {"from_": dates[1], "to": dates[2]} if dates[2] else {"date": dates[1]}
    sign, low, high, unit = _number_parts(said)
    ends = {
        "=": (low, low),
        "~": (low, low),
        ">=": (low, None),
        ">~": (low, None),
        "<=": (None, low),
        "<~": (None, low),
        "": (low, high),
    }
    approximate = {"approximate": True} if "~" in sign else {}
    return {"low": ends[sign][0], "high": ends[sign][1], **approximate, "unit": unit}


def _number_parts(said: str) -> tuple[str, float, float | None, str]:
    found = re.fullmatch(r"([=<>~]*)([\d.]+?)(?:\.\.([\d.]+))? (.+)", said)
    if found is None:
        raise ValueError(f"no value: {said}")
    number = [float(n) if n and "." in n else int(n) if n else None for n in (found[2], found[3])]
    return found[1], number[0] or 0, number[1], found[4]


class Reader:
    """Reads the labels of one cluster into gold."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.articles: dict[str, dict[str, Any]] = {}
        self.claims: dict[str, dict[str, Any]] = {}
        self.points: list[dict[str, Any]] = []
        self.name, self.text = "", ""

    def read(self) -> dict[str, Any]:
        for line in (self.folder / "labels.txt").read_text(encoding="utf-8").splitlines():
            if line.startswith("== "):
                self._article(line[3:].strip())
            elif line and self.name:
                self._claim(line) if " | " in line else self._masthead(line)
            elif line:
                self._point(line)
        return {
            "event": self.folder.name,
            "offsets": "Unicode code points from the start of the file; end is exclusive; lines from 1",
            "articles": self.articles,
            "claims": list(self.claims.values()),
            "points": self.points,
        }

    def _article(self, name: str) -> None:
        self.name = "" if name == "points" else f"{name}.txt"
        if self.name:
            self.text = (self.folder / self.name).read_text(encoding="utf-8")
            self.articles[self.name] = {}

    def _masthead(self, line: str) -> None:
        key, _, said = line.partition(": ")
        key, said = key.rstrip(":"), said.strip()
        have = self.articles[self.name]
        have[f"{key}_lines" if key in ROLES else key] = lines_of(said) if key in ROLES else said

    def _claim(self, line: str) -> None:
        name, kind, quote, value, claimant = ([p.strip() for p in line.split(" |")] + ["", ""])[:5]
        quote, claimant = quote.replace("¶", "\n"), claimant.replace("¶", " ")
        name, _, nth = name.partition("#")
        start = self._place(name, kind, quote, int(nth or 0))
        if name in self.claims:
            raise ValueError(f"{self.folder.name}: {name} stands twice")
        claim = {"id": name, "article": self.name, "start": start, "end": start + len(quote), "quote": quote}
        claim["kind"] = kind
        if (found := value_of(value)) is not None:
            claim["value"] = found
        if claimant:
            claim["claimant"] = claimant
        self.claims[name] = claim

    def _place(self, name: str, kind: str, quote: str, nth: int) -> int:
        places = [m.start() for m in re.finditer(re.escape(quote), self.text)]
        if kind == "name":
            places = [p for p in places if self._in_body(p)][:1] or places[:1]
        if not places or (len(places) > 1 and not nth):
            raise ValueError(f"{self.folder.name}/{self.name}: {name} stands {len(places)} times: {quote!r}")
        return places[nth - 1 if nth else 0]

    def _in_body(self, place: int) -> bool:
        return self.text.count("\n", 0, place) + 1 in self.articles[self.name]["body_lines"]

    def _point(self, line: str) -> None:
        if line.startswith("* "):
            self.points.append({"label": line[2:], "claims": []})
            return
        relation, _, said = line.partition(": ")
        sides = [side.split() for side in said.split(" / ")]
        pairs = itertools.product(*sides) if len(sides) == 2 else itertools.combinations(sides[0], 2)
        point = self.points[-1]
        for claim in itertools.chain(*sides):
            if claim not in self.claims:
                raise ValueError(f"{self.folder.name}: no claim {claim}")
            if claim not in point["claims"]:
                point["claims"].append(claim)
        across = [[a, b] for a, b in pairs if self.claims[a]["article"] != self.claims[b]["article"]]
        if relation != "single":
            point.setdefault(relation, []).extend(across)


def as_text(folder: Path) -> str:
    return json.dumps(Reader(folder).read(), ensure_ascii=False, indent=1) + "\n"


def folders() -> list[Path]:
    return sorted(path.parent for path in HERE.glob("*/labels.txt"))


def main() -> None:
    for folder in folders():
        (folder / "gold.json").write_text(as_text(folder), encoding="utf-8")
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        print(folder.name, len(gold["claims"]), "claims", len(gold["points"]), "points")


if __name__ == "__main__":
    main()
