"""The look of the desk: named colours, one type scale, one spacing scale, the two faces."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import lru_cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from workbench.core.places import resource
from workbench.core.point import RelationKind
from workbench.core.verdict import Look
from workbench.ui.turns import Parts, Turns

LIGHT, DARK, SYSTEM = "light", "dark", "system"
ICON = 16

READING_FACES = (
    "Source Serif 4",
    "Source Serif Pro",
    "Charter",
    "Bitstream Charter",
    "Iowan Old Style",
    "Georgia",
    "Noto Serif",
    "DejaVu Serif",
)
UI_FACES = ("Inter", "Segoe UI", "SF Pro Text", "Cantarell", "Noto Sans", "DejaVu Sans")


_READING_FACE, _TEXT_PERCENT, _MOVES = "readingFace", "textPercent", "moves"
"""Properties of the application that fonts and motion ask for."""


@dataclass(frozen=True, slots=True)
class Faces:
    """What the editor chose of the letters: a face to read in (empty: the desk's), all sizes in per cent."""

    reading: str = ""
    percent: int = 100


class Role(StrEnum):
    """What a colour is for; every widget takes its colours from here.

    A ``_WASH`` lies behind words; the role of the same name without it is for lines, glyphs and words.
    """

    DESK = "desk"
    PANEL = "panel"
    PAPER = "paper"
    RAISED = "raised"
    HOVER = "hover"
    LINE = "line"
    LINE_STRONG = "line_strong"
    INK = "ink"
    DIM = "dim"
    FAINT = "faint"
    ACCENT = "accent"
    ACCENT_WASH = "accent_wash"
    ON_ACCENT = "on_accent"
    FOCUS = "focus"
    SELECTION = "selection"
    SELECTION_INK = "selection_ink"
    WARNING = "warning"
    ACCEPTED = "accepted"
    ACCEPTED_WASH = "accepted_wash"
    REJECTED = "rejected"
    REJECTED_WASH = "rejected_wash"
    UNVERIFIABLE = "unverifiable"
    UNVERIFIABLE_WASH = "unverifiable_wash"
    UNREVIEWED = "unreviewed"
    UNREVIEWED_WASH = "unreviewed_wash"
    CONFLICT = "conflict"
    CONFLICT_WASH = "conflict_wash"
    VARIANT = "variant"
    VARIANT_WASH = "variant_wash"
    COMPATIBLE = "compatible"
    COMPATIBLE_WASH = "compatible_wash"
    AGREE = "agree"
    AGREE_WASH = "agree_wash"


_RELATIONS: Mapping[RelationKind, Role] = {
    RelationKind.CONFLICT: Role.CONFLICT,
    RelationKind.VARIANT: Role.VARIANT,
    RelationKind.COMPATIBLE: Role.COMPATIBLE,
    RelationKind.AGREE: Role.AGREE,
}


class Type(IntEnum):
    """The type scale, in tenths of a point."""

    CAPTION = 85
    SMALL = 90
    BODY = 100
    READING = 110
    TITLE = 120
    HEADLINE = 150

    @property
    def points(self) -> float:
        """The size in points."""
        return self.value / 10


class Space(IntEnum):
    """The spacing scale, in logical pixels."""

    HAIR = 2
    TIGHT = 4
    SMALL = 8
    MEDIUM = 12
    LARGE = 16
    WIDE = 24


@dataclass(frozen=True, slots=True)
class Theme:
    """A palette of named roles; ``name`` is light or dark."""

    name: str
    dark: bool
    roles: Mapping[Role, str]

    def hex(self, role: Role) -> str:
        """Return the colour as #RRGGBB."""
        return self.roles[role]

    def colour(self, role: Role, alpha: float = 1.0) -> QColor:
        """Return the colour with an opacity from 0 to 1."""
        colour = QColor(self.roles[role])
        colour.setAlphaF(alpha)
        return colour


def verdict_role(look: Look) -> Role:
    """Return the role of a verdict's lines, glyphs and words."""
    return Role(look.colour)


def relation_role(relation: RelationKind | None) -> Role:
    """Return the role of a relation's lines, glyphs and words; none and unrelated are dimmed words."""
    return _RELATIONS.get(relation, Role.DIM) if relation is not None else Role.DIM


def wash(role: Role) -> Role:
    """Return what lies behind words of ``role``: a verdict's, a relation's or the accent's wash."""
    return Role(f"{role.value}_wash")


def theme(name: str) -> Theme:
    """Read the shipped theme ``name``: light or dark."""
    loaded = json.loads(resource("themes", f"{name}.json").read_text(encoding="utf-8"))
    return Theme(loaded["name"], loaded["dark"], {role: loaded["roles"][role.value] for role in Role})


def moves() -> bool:
    """Tell whether anything may move or flash; the editor can ask for stillness."""
    return _chosen(_MOVES) is not False


def reading_font(percent: int = 100) -> QFont:
    """Return the face that articles are set in, at ``percent`` of its size."""
    own = _chosen(_READING_FACE)
    faces = (str(own), *READING_FACES) if own else READING_FACES
    return _font(faces, Type.READING.points * percent / 100)


def ui_font(size: Type = Type.BODY, *, bold: bool = False) -> QFont:
    """Return the face of everything that is not an article."""
    general = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    return _font((general, *UI_FACES), size.points, bold=bold)


def _font(faces: tuple[str, ...], points: float, *, bold: bool = False) -> QFont:
    percent = _chosen(_TEXT_PERCENT)
    share = percent / 100 if isinstance(percent, int) else 1
    return QFont(_made(faces, points * share, bold))


@lru_cache(maxsize=64)
def _made(faces: tuple[str, ...], points: float, bold: bool) -> QFont:
    """Return a font to take copies of: each painted row asks for one."""
    font = QFont(list(_present(faces)))
    font.setPointSizeF(points)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def scaled(pixels: int) -> int:
    """Return what takes so many pixels at the usual size of text at the size that the editor chose."""
    percent = _chosen(_TEXT_PERCENT)
    return round(pixels * percent / 100) if isinstance(percent, int) else pixels


def _chosen(name: str) -> object:
    """Return what the editor chose for the whole application, None where nothing was."""
    app = QApplication.instance()
    return app.property(name) if app is not None else None


@lru_cache(maxsize=8)
def _present(faces: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of ``faces`` that this machine has, else its own general face; asked once a run."""
    here = set(QFontDatabase.families())
    found = tuple(face for face in faces if face in here)
    return found or (QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family(),)


def palette(look: Theme) -> QPalette:
    """Return the Qt palette of a theme."""
    p = QPalette()
    pairs = {
        QPalette.ColorRole.Window: Role.DESK,
        QPalette.ColorRole.WindowText: Role.INK,
        QPalette.ColorRole.Base: Role.PAPER,
        QPalette.ColorRole.AlternateBase: Role.PANEL,
        QPalette.ColorRole.Text: Role.INK,
        QPalette.ColorRole.PlaceholderText: Role.DIM,
        QPalette.ColorRole.Button: Role.PANEL,
        QPalette.ColorRole.ButtonText: Role.INK,
        QPalette.ColorRole.BrightText: Role.REJECTED,
        QPalette.ColorRole.Highlight: Role.SELECTION,
        QPalette.ColorRole.HighlightedText: Role.SELECTION_INK,
        QPalette.ColorRole.ToolTipBase: Role.RAISED,
        QPalette.ColorRole.ToolTipText: Role.INK,
        QPalette.ColorRole.Link: Role.ACCENT,
        QPalette.ColorRole.LinkVisited: Role.ACCENT,
        QPalette.ColorRole.Accent: Role.ACCENT,
        QPalette.ColorRole.Light: Role.RAISED,
        QPalette.ColorRole.Midlight: Role.HOVER,
        QPalette.ColorRole.Mid: Role.LINE,
        QPalette.ColorRole.Dark: Role.LINE_STRONG,
        QPalette.ColorRole.Shadow: Role.LINE_STRONG,
    }
    for target, role in pairs.items():
        p.setColor(target, look.colour(role))
    for target in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        p.setColor(QPalette.ColorGroup.Disabled, target, look.colour(Role.FAINT))
    return p


def stylesheet(look: Theme) -> str:
    """Return the stylesheet of the desk with the theme's colours filled in.

    One for the whole program, the general part first: each further one styles every widget once more.
    """
    parts = (resource("themes", name).read_text(encoding="utf-8") for name in ("desk.qss", "frame.qss"))
    text = "\n".join(parts)
    text = text.replace("@icon", f"{scaled(ICON)}px").replace("@box", f"{scaled(ICON - 2)}px")
    text = text.replace("@check", resource("themes", f"check-{look.name}.svg").as_posix())
    return re.sub(r"@(\w+)", lambda found: look.hex(Role(found[1])), text)


class Looks(QObject):
    """Holds the chosen theme of the program and follows the system where "system" is chosen.

    Lives in the GUI thread, owned by the application; ``changed`` carries the Theme now in force. With
    ``late`` the stylesheet waits for ``dress``: a window made without it is made in half the time.
    """

    changed = Signal(object)

    def __init__(
        self, app: QApplication, choice: str = SYSTEM, faces: Faces | None = None, *, late: bool = False
    ) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        letters = faces or Faces()
        app.setProperty(_READING_FACE, letters.reading)
        app.setProperty(_TEXT_PERCENT, letters.percent)
        self._theme = theme(self._resolve())
        app.setStyle("Fusion")
        app.setFont(ui_font())
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._is_dressed = False
        self._turns = Turns(self)
        if late:
            app.setStyleSheet("")
            app.setPalette(palette(self._theme))
        else:
            self.dress()

    @property
    def theme(self) -> Theme:
        """The theme now in force."""
        return self._theme

    @property
    def choice(self) -> str:
        """What the editor chose: light, dark or system."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Put on light or dark, or follow the system."""
        self._choice = choice
        self._renew()

    def let_move(self, wanted: bool) -> None:
        """Allow what tells something by moving, or keep everything still."""
        self._app.setProperty(_MOVES, wanted)

    def _resolve(self) -> str:
        if self._choice in (LIGHT, DARK):
            return self._choice
        scheme = self._app.styleHints().colorScheme()
        return DARK if scheme is Qt.ColorScheme.Dark else LIGHT

    def _system_changed(self, _scheme: Qt.ColorScheme) -> None:
        self._renew()

    def _renew(self) -> None:
        name = self._resolve()
        if name == self._theme.name:
            return
        self._theme = theme(name)
        self._turns.begin(self._changing())

    def dress(self) -> None:
        """Put palette and stylesheet on."""
        self._is_dressed = True
        self._app.setPalette(palette(self._theme))
        self._app.setStyleSheet("")
        self._app.setStyleSheet(stylesheet(self._theme))

    def _changing(self) -> Parts:
        """Put on another theme, in turns: the window shows the one before until the next is complete."""
        for window in self._app.topLevelWidgets():
            window.setUpdatesEnabled(False)
        try:
            if self._is_dressed:
                self._app.setPalette(palette(self._theme))
                self._app.setStyleSheet("")  # to put another one in its place costs Qt four times as much
                yield
                self._app.setStyleSheet(stylesheet(self._theme))
                yield
            self.changed.emit(self._theme)
        finally:
            for window in self._app.topLevelWidgets():
                window.setUpdatesEnabled(True)
