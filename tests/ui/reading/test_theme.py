import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from workbench.core.point import RelationKind
from workbench.core.verdict import DEFAULT_SCALE
from workbench.ui import icons
from workbench.ui.theme import (
    DARK,
    LIGHT,
    SYSTEM,
    Looks,
    Role,
    Theme,
    relation_role,
    stylesheet,
    theme,
    verdict_role,
    wash,
)

WASHES = [role for role in Role if role.value.endswith("_wash")]
GROUNDS = [Role.DESK, Role.PANEL, Role.PAPER, Role.RAISED, Role.HOVER]
WORDS = [Role(role.value.removesuffix("_wash")) for role in WASHES]


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(params=[LIGHT, DARK])
def look(request: pytest.FixtureRequest) -> Theme:
    return theme(request.param)


@pytest.mark.parametrize("ground", [*WASHES, *GROUNDS])
@pytest.mark.parametrize("ink", [Role.INK, Role.DIM])
def test_words_can_be_read_on_every_highlight_and_ground(look: Theme, ground: Role, ink: Role) -> None:
    assert contrast(look.hex(ink), look.hex(ground)) >= 4.5


@pytest.mark.parametrize("role", WORDS)
def test_coloured_words_can_be_read_on_their_own_wash_and_on_every_ground(look: Theme, role: Role) -> None:
    assert min(contrast(look.hex(role), look.hex(ground)) for ground in [*GROUNDS, wash(role)]) >= 4.5


def test_the_remaining_pairs_can_be_read(look: Theme) -> None:
    assert contrast(look.hex(Role.ON_ACCENT), look.hex(Role.ACCENT)) >= 4.5
    assert contrast(look.hex(Role.SELECTION_INK), look.hex(Role.SELECTION)) >= 4.5
    assert contrast(look.hex(Role.FOCUS), look.hex(Role.PAPER)) >= 3
    assert contrast(look.hex(Role.FAINT), look.hex(Role.PAPER)) >= 3


def test_every_verdict_and_relation_has_a_colour_of_its_own() -> None:
    verdicts = [verdict_role(DEFAULT_SCALE.look(v)) for v in DEFAULT_SCALE.ids]
    relations = [relation_role(r) for r in RelationKind]
    assert len(set(verdicts)) == len(verdicts)
    assert len({*verdicts, *relations}) == len(verdicts) + len(relations)


def test_the_stylesheet_leaves_no_name_unfilled(look: Theme) -> None:
    assert "@" not in stylesheet(look)


def test_choosing_a_theme_puts_it_on_the_program(qtbot: QtBot, qapp: QApplication) -> None:
    before = (qapp.palette(), qapp.styleSheet(), qapp.font())
    looks = Looks(qapp, LIGHT)
    try:
        label = QLabel("words")
        qtbot.addWidget(label)
        with qtbot.waitSignal(looks.changed) as caught:
            looks.choose(DARK)
        assert caught.args is not None
        assert caught.args[0].dark
        label.show()
        assert label.palette().color(QPalette.ColorRole.WindowText) == looks.theme.colour(Role.INK)
        looks.choose(SYSTEM)
        assert looks.choice == SYSTEM
    finally:
        looks.deleteLater()
        qapp.setPalette(before[0])
        qapp.setStyleSheet(before[1])
        qapp.setFont(before[2])


@pytest.mark.parametrize("name", icons.names())
def test_an_icon_is_drawn_in_the_colour_of_the_theme(qapp: QApplication, look: Theme, name: str) -> None:
    image = icons.pixmap(name, look, Role.ACCENT, 32).toImage()
    inked = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    ]
    assert inked
    assert all(colour == look.colour(Role.ACCENT) for colour in inked)
