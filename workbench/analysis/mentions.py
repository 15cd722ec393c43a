"""What the readers of the text find before there are claims: mentions with their spans.

All spans are in code points of the text that the reader was given.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.core.dates import PartialDate
from workbench.core.span import Span
from workbench.core.value import Quantity, TimeValue


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A number with its hedge and unit.

    ``span`` runs from the hedge to the end of the unit noun phrase ("at least 225 people"), ``number``
    covers the figures alone; ``noun`` is the head of what is counted ("people", "days", "dollars", "").
    ``is_time`` marks durations and rates ("ten days", "a week"), ``is_more`` additions ("thousands more",
    "another hundred").
    """

    span: Span
    number: Span
    value: Quantity
    noun: str
    is_time: bool = False
    is_more: bool = False


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression with its TIMEX3 ``type`` (DATE, TIME, DURATION, SET) and ``timex`` value.

    ``value`` is what the claim and the comparison use. ``is_anchored`` is set for times that hang on an
    event ("three days after the start"), which are resolved only where the event's date is known.
    """

    span: Span
    type: str
    timex: str
    value: TimeValue
    is_anchored: bool = False


@dataclass(frozen=True, slots=True)
class NameMention:
    """One place where a name stands. ``canonical`` is the fullest form of the same name in this article.

    ``entity`` is person, organisation, place or other; ``is_full`` marks the first full mention, whose
    ``span`` takes in the abbreviation that follows it ("Collective Security Treaty Organization (CTO)").
    """

    span: Span
    canonical: str
    entity: str
    is_full: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words: ``span`` with the quotation marks, ``words`` without; scare quotes are short."""

    span: Span
    words: Span
    is_scare: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """Speech or belief that the article hands on: ``cue`` ("said"), ``source``, ``content``.

    ``claimant`` is the source resolved to a name where it is a pronoun or a part of a name, else its
    words; None where the cue has no source ("it is believed"). ``is_speech`` tells words of speech, belief
    and report from those of attitude ("supported", "blocked"), which hand on no claim of anyone.
    """

    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    claimant: str | None = None
    is_direct: bool = False
    is_speech: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything the readers found in one article, in text order, ready for the claims.

    ``sentences`` cover the article's readable lines; ``published`` echoes the date that times used.
    """

    sentences: tuple[Span, ...]
    quantities: tuple[QuantityMention, ...]
    times: tuple[TimeMention, ...]
    names: tuple[NameMention, ...]
    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    published: PartialDate | None = None
