"""A role given to a block of lines, and why."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.core.article import LineRole
from workbench.ingest.shape import Block


@dataclass(frozen=True, slots=True)
class Mark:
    """A role with its reason in words; ``part`` says what a neutral block is."""

    role: LineRole
    reason: str
    part: str = ""


LABEL = "label above the headline"
"""The reason for short lines above the headline, among which the publisher's name may be."""

Marks = dict[int, Mark]
"""What is known so far: marks by the index of their block."""


def body(reason: str) -> Mark:
    """Return the mark of a block of the story."""
    return Mark(LineRole.BODY, reason)


def neutral(part: str, reason: str) -> Mark:
    """Return the mark of a block that frames the story."""
    return Mark(LineRole.NEUTRAL, reason, part)


def furniture(reason: str) -> Mark:
    """Return the mark of a block of page furniture."""
    return Mark(LineRole.BOILERPLATE, reason)


def prose_before(blocks: tuple[Block, ...], marks: Marks) -> list[float]:
    """Return, for each block, the share of the unmarked prose that lies before it, by characters."""
    sizes = [
        len(b.shape.text) if b.shape.is_prose and i not in marks and not b.shape.is_cut_off else 0
        for i, b in enumerate(blocks)
    ]
    total = sum(sizes)
    shares: list[float] = []
    so_far = 0
    for size in sizes:
        shares.append(so_far / total if total else 0.0)
        so_far += size
    return shares
