"""The counts that an editor sees are those that a recount of the bare rows gives."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.storage.making import LATER, NOW
from workbench.core.act import Configure, Dismiss, Rule
from workbench.core.house import THRESHOLD, written
from workbench.storage.store import Store

RECOUNT = """
WITH verdicts AS (
  SELECT claim, verdict FROM ruling r WHERE sequence = (SELECT max(sequence) FROM ruling WHERE claim = r.claim)
), out AS (
  SELECT claim, dismissed FROM dismissal d
  WHERE sequence = (SELECT max(sequence) FROM dismissal WHERE claim = d.claim)
), clashing AS (
  SELECT a AS number FROM relation WHERE kind IN ('conflict', 'variant')
  UNION SELECT b FROM relation WHERE kind IN ('conflict', 'variant')
), work AS (
  SELECT c.number FROM claim c LEFT JOIN out o ON o.claim = c.number
  WHERE c.found AND NOT coalesce(o.dismissed, 0) AND CASE
    WHEN c.origin = 'manual' THEN 1
    WHEN c.kind = 'name' THEN c.number IN (SELECT number FROM clashing)
    ELSE c.check_worthiness >= ? END
)
SELECT count(*), sum(coalesce(v.verdict, 'unreviewed') <> 'unreviewed')
FROM work w LEFT JOIN verdicts v ON v.claim = w.number
"""


def recounted(path: Path, threshold: float) -> tuple[int, int]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        to_review, reviewed = connection.execute(RECOUNT, (threshold,)).fetchone()
    return to_review, reviewed


def test_progress_is_what_a_recount_of_the_rows_gives(store: Store, session: str, path: Path) -> None:
    steps = [
        [Rule("c1", "accepted")],
        [Rule("c2", "rejected", "no"), Rule("c3", "accepted")],
        [Rule("c1", "unreviewed")],
        [Dismiss("c5")],
        [Rule("c4", "unverifiable")],
        [Configure(THRESHOLD, written(0.95))],
        [Configure(THRESHOLD, None), Dismiss("c5", dismissed=False)],
    ]
    threshold = 0.5
    for acts in steps:
        store.apply(session, acts, "me", NOW)
        for each in acts:
            if isinstance(each, Configure):
                threshold = 0.5 if each.value is None else float(each.value)
        store.touch(session, LATER)  # what is kept for the list of sessions is counted again then
        (summary,) = store.sessions()
        assert (summary.to_review, summary.reviewed) == recounted(path, threshold)
