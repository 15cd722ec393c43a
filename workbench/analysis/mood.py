"""How a sentence or clause is put: stated as fact, opinion, question, prediction, plan."""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.core.claim import Mood

_LONGEST = 2000
_QUESTION = re.compile(
    r"\?[\"'”’)\]]*\s*$|^(?:who|what|when|where|why|how|is|are|was|were|do|does|did|can|could|will|would)\b[^.]*\?",
)
_EXPECT = re.compile(
    r"\b(?:expect(?:s|ed|ing)?|likely|unlikely|forecasts?|forecasting|predict(?:s|ed|ion|ions|ing)?|project(?:s|ed|ions?)\s+(?:to|that)"
    r"|anticipat(?:e|es|ed|ing)|might|could|may\s+(?!\d)(?=[a-z])|would\s+(?:probably|likely|have)|poised\s+to|on\s+track\s+to"
    r"|estimat(?:es?|ed)\s+to|risks?\s+\w+ing|bound\s+to)\b",
)
_OUTCOME = re.compile(
    r"\b(?:will|would|won['’]t|['’]ll|shall)\s+(?:not\s+|also\s+|soon\s+|likely\s+|probably\s+|never\s+|only\s+)*"
    r"(?:be\s+(?:hit|worse|better|felt|affected|needed|able|the|a|more|less|no)|rise|fall|grow|shrink|cost|lose|win|hurt|harm|cause"
    r"|increase|decrease|decline|drop|reach|remain|continue|happen|come\s+true|suffer|raise|slow|worsen|improve|mean|lead|result)\b",
)
_INTEND = re.compile(
    r"\b(?:will|shall|won['’]t|would\s+(?!be\s+(?:nice|good|great|wrong))|plan(?:s|ned|ning)?\s+(?:to|on|for)|intend(?:s|ed|ing)?\s+to"
    r"|aim(?:s|ed|ing)?\s+to|vow(?:s|ed|ing)?\s+(?:to|that)|pledg(?:e|es|ed|ing)\s+(?:to|that)|promis(?:e|es|ed|ing)\s+(?:to|that|reforms?)"
    r"|agreed\s+to|decided\s+to|going\s+to|about\s+to|set\s+(?:to|for)|due\s+(?:to|on|in|back)|scheduled|slated|prepar(?:es|ed|ing)\s+to"
    r"|threaten(?:s|ed|ing)?\s+to|hop(?:es|ed|ing)\s+to|(?:is|are|was|were)\s+to\s+[a-z]+|should\s+be\s+\w+ed\s+(?:by|in|on|within)|tomorrow)\b"
    r"|['’]ll\b",
)
_OPINION = re.compile(
    r"\b(?:i|we)\s+(?:think|believe|feel|guess|suppose|hope|wish|love|hate|like)\b|\bin\s+(?:my|our|his|her|their)\s+(?:opinion|view)\b"
    r"|\b(?:should|ought\s+to|must|need\s+to|needs\s+to|deserves?|unfortunately|sadly|thankfully|hopefully|frankly|arguably"
    r"|clearly|obviously|undoubtedly|outrageous|shameful|disgraceful|wonderful|terrible|horrible|awful|fantastic|brilliant|stupid"
    r"|ridiculous|beautiful|amazing|incredible|terrific|unacceptable|disgusting|ugly|stunning|foolish|reckless|perhaps|maybe)\b"
    r"|\b(?:is|are|was|were|seems?|looks?)\s+(?:very|so|too|quite|really|extremely|simply|the\s+(?:best|worst))\b",
)
_HEADLINE_PLAN = re.compile(r"^(?:[^\s.]+\s+){1,6}to\s+[a-z]+\b[^.]*$")
_FINITE = re.compile(r"(?<!-)\b(?:is|are|was|were|has|have|had|will|would|said|says|\w{2,}ed)\b")


def find(clause: str) -> Mood:
    """Return the mood of ``clause``; a clause that fits none of the others is stated."""
    return _find(clause.strip()[:_LONGEST])


@lru_cache(maxsize=4_000)
def _find(clause: str) -> Mood:
    low = clause.lower()
    if "?" in clause and _QUESTION.search(low):
        return Mood.QUESTION
    if _OUTCOME.search(low) or _EXPECT.search(clause):
        return Mood.PREDICTION
    if _INTEND.search(low):
        return Mood.PLAN
    if _OPINION.search(low):
        return Mood.OPINION
    if "to" in clause and _HEADLINE_PLAN.match(clause) and not _FINITE.search(clause):
        return Mood.PLAN
    return Mood.STATED
