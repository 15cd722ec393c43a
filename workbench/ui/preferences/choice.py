"""What a person chose of the desk, as one value."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.ui.settings import Settings


@dataclass(frozen=True, slots=True)
class Choice:
    """The preferences; ``reviewer``, ``reading_face`` and ``library`` are empty for what the platform has."""

    reviewer: str
    theme: str
    reading_face: str
    text_percent: int
    moves: bool
    moves_on: bool
    library: str
    announcements: str

    @classmethod
    def of(cls, settings: Settings) -> Choice:
        """Return what the settings say."""
        return cls(
            settings.reviewer,
            settings.theme,
            settings.reading_face,
            settings.text_percent,
            settings.moves,
            settings.moves_on,
            settings.library,
            settings.announcements,
        )

    def keep(self, settings: Settings) -> None:
        """Write it into the settings, and these to the disk."""
        settings.reviewer = self.reviewer
        settings.theme = self.theme
        settings.reading_face = self.reading_face
        settings.text_percent = self.text_percent
        settings.moves = self.moves
        settings.moves_on = self.moves_on
        settings.library = self.library
        settings.announcements = self.announcements
        settings.write()

    def needs_another_desk(self, before: Choice) -> bool:
        """Tell whether it shows only on a desk that is laid out anew."""
        mine = (self.reviewer, self.reading_face, self.text_percent)
        return mine != (before.reviewer, before.reading_face, before.text_percent)
