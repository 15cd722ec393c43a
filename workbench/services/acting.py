"""How an act of the editor reaches the disk, with what it changes in the analysis, in one call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.core.act import OF_ARTICLES, OF_CLAIMS, Act
from workbench.core.change import Change, Done, Step
from workbench.core.errors import LibraryError, WorkbenchError
from workbench.services.context import Context
from workbench.services.effects import effects
from workbench.services.recompute import read_again, regroup


def act(context: Context, session: str, label: str, acts: Sequence[Act], seen: int | None = None) -> Done:
    """Write ``acts`` as one step and compute again what depends on them.

    ``seen`` is the revision on the editor's screen: LostRace, in the other editor's words, where another
    desk spoke on the same thing since. None says that it does not matter.

    Where computing fails, the acts are taken back and the error goes on: nothing is half done. Where the
    program ends in between, or the disk fails, the acts are saved and the library knows that its findings
    are stale: ``Intake.finish`` goes on.
    """
    before = context.store.view(session) if _is_computed_after(acts) else None
    change, inverse = context.store.apply(session, acts, context.reviewer, context.clock(), seen)
    step = Step(session, label, tuple(acts), inverse)
    try:
        later = _consequences(context, session, acts)
        found = effects(before, context.store.view(session)) if before is not None else ()
    except LibraryError as error:
        return Done(change, step, (unfinished(error),))
    except WorkbenchError:
        context.store.apply(session, inverse, context.reviewer, context.clock())
        raise
    return Done(merged(change, later), step, effects=found)


def unfinished(error: LibraryError) -> str:
    """Return what to tell where an act is saved and what follows from it is not."""
    return f"Saved; what follows from it is computed when the session is next opened. {error.what}"


def with_warnings(done: Done, warnings: Sequence[str]) -> Done:
    """Return ``done`` with these sentences for the editor."""
    return replace(done, warnings=(*done.warnings, *warnings))


def merged(first: Change, later: Change | None) -> Change:
    """Return both changes of one session as one."""
    if later is None:
        return first
    return Change(
        first.session,
        first.claims | later.claims,
        first.points | later.points,
        first.articles | later.articles,
        first.everything or later.everything,
        first.sessions or later.sessions,
        max(first.revision, later.revision),
    )


def _is_computed_after(acts: Sequence[Act]) -> bool:
    return any(isinstance(a, OF_ARTICLES | OF_CLAIMS) for a in acts)


def _consequences(context: Context, session: str, acts: Sequence[Act]) -> Change | None:
    if any(isinstance(a, OF_ARTICLES) for a in acts):
        return read_again(context, session)
    if any(isinstance(a, OF_CLAIMS) for a in acts):
        return regroup(context, session)
    return None
