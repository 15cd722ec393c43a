"""Every word on the screen goes through Qt's translation: shown in a language that brackets what is translated."""

from __future__ import annotations

import ast
import functools
import getpass
import html
import importlib.util
import re
import string
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QAbstractListModel, QLocale, Qt, QTranslator
from PySide6.QtGui import QAction, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from tests.ui.keys import arrive
from workbench.core.dates import PartialDate
from workbench.core.wording import spread, stated
from workbench.services.timeline import interval_words, timeline
from workbench.services.wording import as_stated
from workbench.ui import dates, words
from workbench.ui.station import Means
from workbench.ui.window import MainWindow

ROOT = Path(__file__).resolve().parents[2]
UI = ROOT / "workbench" / "ui"
OPEN, CLOSE = "⟦", "⟧"
MARKERS = ("tr", "trn", "noop")
LETTERS = re.compile(r"[^\W\d_]{2,}")


def _strings() -> ModuleType:
    spec = importlib.util.spec_from_file_location("desk_strings", ROOT / "packaging" / "strings.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


STRINGS = _strings()


def compiled(folder: Path, language: str, said: object) -> None:
    """Make a translation of all texts as a translator does: by the .ts file and Qt's own compiler."""
    source = folder / f"desk_{language}.ts"
    source.write_text(STRINGS.written(STRINGS.texts(), language, said), encoding="utf-8")
    release = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([release, "-silent", source, "-qm", source.with_suffix(".qm")], check=True)


def bracketed(text: object) -> tuple[str, ...]:
    source, singular = text.source, text.singular  # type: ignore[attr-defined]
    return tuple(f"{OPEN}{form}{CLOSE}" for form in ((singular, source) if singular else (source,)))


class QtsOwn(QTranslator):
    """Brackets what Qt itself says, as its own translations would change it."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str = "", n: int = -1) -> str:
        return source if context == words.CONTEXT else f"{OPEN}{source}{CLOSE}"


@pytest.fixture(scope="session")
def bracketing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("translations")
    compiled(folder, "en", bracketed)
    return folder


@pytest.fixture
def another_language(qapp: QApplication, bracketing: Path) -> Iterator[None]:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    own = QtsOwn(qapp)
    qapp.installTranslator(own)  # asked last
    installed = words.install(qapp, bracketing)
    assert installed
    yield
    for translator in (own, *installed):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(QLocale.c())


@pytest.fixture
def foreign(another_language: None, means: Means, qtbot: object) -> Iterator[MainWindow]:
    """The main window as somebody sees it whose language is not English."""
    window = MainWindow(means)
    window.resize(1400, 900)
    window.show()
    window.begin()
    arrive(window)
    yield window
    window.close()


@functools.cache
def english_in(shown: str, content: str) -> str:
    """Return what of a text is neither translated nor of the session's own words."""
    rest = html.unescape(re.sub(r"<[^<>]+>", " ", shown))
    while re.search(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}", rest):
        rest = re.sub(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}", "\0", rest)
    parts = re.split(r"[\0\n,;:·…–“”\"()/=×|]+|  +|\\.( |$)", rest)
    left = [part.strip(" \t.'’•+-!?&") for part in parts if part]
    return next((p for p in left if LETTERS.search(p) and not _is_content(p, content)), "")


def _is_content(part: str, content: str) -> bool:
    words_ = r"\s+".join(map(re.escape, part.casefold().split()))
    return re.search(rf"(?<!\w){words_}(?!\w)", content) is not None


def content_of(window: MainWindow, library: Path) -> str:
    """All words that are the session's own: texts, names, what claims state, why they are related."""
    desk = window.station.desk
    assert desk.session
    parts = [
        desk.session.name,
        desk.session.event,
        "A. Editor",
        "Markdown",
        str(library),
        "https",
        "Aa",
        getpass.getuser(),
        *QFontDatabase.families(),
    ]
    for article in desk.articles.values():
        head = article.masthead
        parts += [article.text, article.name, str(head.publisher), str(head.headline), str(head.byline)]
        parts += [str(head.published_from), dates.partial(head.published) if head.published else ""]
    for item in desk.claims.values():
        parts += [
            stated(item.claim),
            as_stated(item.claim),
            ", ".join(item.claim.reasons),
            str(item.claim.claimant),
        ]
    for point in desk.points.values():
        parts += [
            point.label,
            spread(point.spread) if point.spread else "",
            *(r.reason for r in point.relations),
        ]
    return "\n".join(" ".join(part.split()) for part in parts).casefold()


def shown_by(widget: QWidget) -> Iterator[str]:
    """Every text by which a widget speaks to the eye, the mouse and a screen reader."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.statusTip())
    if widget.isWindow():
        yield widget.windowTitle()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QGroupBox | QMenu):
        yield widget.title()
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(n) for n in range(widget.count()))
    if isinstance(widget, QTabBar):
        yield from (f(n) for n in range(widget.count()) for f in (widget.tabText, widget.tabToolTip))
    if isinstance(widget, QMessageBox):
        yield from (widget.text(), widget.informativeText())
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from shown_in(widget)


def shown_in(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    columns = 1 if isinstance(model, QAbstractListModel) else min(model.columnCount(), 8)
    for section in range(columns):
        yield from (
            str(model.headerData(section, Qt.Orientation.Horizontal, role) or "") for role in roles[:2]
        )
    for row in range(min(model.rowCount(), 60)):
        for column in range(columns):
            yield from (str(model.index(row, column).data(role) or "") for role in roles)


def untranslated(root: QWidget, content: str) -> list[str]:
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        for text in shown_by(widget):
            rest = english_in(text, content)
            if rest:
                found.append(
                    f"{type(root).__name__}/{type(widget).__name__} {widget.objectName()}: {rest!r} of {text!r}"
                )
    for action in root.findChildren(QAction):
        for text in (action.text(), action.toolTip(), action.statusTip()):
            rest = english_in(text, content)
            if rest:
                found.append(f"{type(root).__name__}, action {action.objectName()}: {rest!r} of {text!r}")
    return found


def test_the_desk_shows_no_word_of_its_own_in_english(foreign: MainWindow, library: Path) -> None:
    desk, content = foreign.station.desk, content_of(foreign, library)
    found: list[str] = []
    kinds = {item.claim.kind: key for key, item in desk.claims.items()}
    conflict = next(key for key in desk.claims if desk.in_open_conflict(key))
    for claim in (*kinds.values(), conflict):
        desk.focus(claim)
        QApplication.processEvents()
        found += untranslated(foreign, content)
        card = foreign.page.bridge.card(claim)
        assert card is not None
        found += [str(row) for row in card.rows if english_in(" · ".join(row), content)]
        told = foreign.announcing.words()
        found += [told] if english_in(told, content) else []
    foreign._actions["view.draft"].trigger()
    foreign.page.drafting.pane.text.setPlainText(
        "At least 164 people were killed. Nothing else is known of it."
    )
    for act in ("claim.accept", "work.priority", "view.only_conflicts", "view.reveal"):
        foreign._actions[act].trigger()
        QApplication.processEvents()
        found += untranslated(foreign, content + _said(foreign))
    assert not found, "\n".join(dict.fromkeys(found))


def _said(window: MainWindow) -> str:
    """What the services say of the effects of acts: English, as the exports are."""
    told = [e.words for e in window.rooms.comparing._effects]
    return "\n".join(["", *(" ".join(words_.split()) for words_ in told)]).casefold()


def test_no_dialog_shows_a_word_in_english(foreign: MainWindow, library: Path) -> None:
    desk, content = foreign.station.desk, content_of(foreign, library)
    conflict = next(key for key in desk.claims if desk.in_open_conflict(key))
    point = desk.point_of(conflict)
    drawn = timeline(point, desk.claims, desk.articles) if point is not None else None
    assert drawn is not None
    content += "\n" + "\n".join(interval_words(moment, drawn.is_days) for moment in drawn.moments)
    QGuiApplication.clipboard().setText("An article\n\nIn the town 20 people were counted.")
    found, met = [], set()
    for name, action in foreign._actions.items():
        if name in ("app.quit", "session.close", "session.list") or not action.isEnabled():
            continue
        if conflict in desk.claims and desk.focused != conflict:
            desk.focus(conflict)
        action.trigger()
        QApplication.processEvents()
        for top in QApplication.topLevelWidgets():
            if isinstance(top, QDialog | QMenu) and top.isVisible():
                met.add(type(top).__name__)
                found += [] if isinstance(top, QFileDialog) else untranslated(top, content + _said(foreign))
                top.close()
    assert len(met) >= 8, met
    assert not found, "\n".join(dict.fromkeys(found))


def test_the_list_of_sessions_is_translated(foreign: MainWindow, library: Path) -> None:
    content = content_of(foreign, library)
    foreign._actions["session.list"].trigger()
    QApplication.processEvents()
    assert not untranslated(foreign, content)


@pytest.fixture(scope="session")
def in_russian(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def said(text: object) -> tuple[str, ...]:
        return ("одно {n}", "два {n}", "много {n}") if text.singular else ("слово",)  # type: ignore[attr-defined]

    folder = tmp_path_factory.mktemp("russian")
    compiled(folder, "ru", said)
    return folder / "desk_ru.qm"


@pytest.mark.parametrize(("n", "form"), [(1, "одно"), (2, "два"), (5, "много"), (21, "одно"), (22, "два")])
def test_a_language_has_as_many_plural_forms_as_it_needs(
    n: int, form: str, qapp: QApplication, in_russian: Path
) -> None:
    translator = QTranslator()
    assert translator.load(str(in_russian))
    qapp.installTranslator(translator)
    counted = next(text for text in STRINGS.texts() if text.singular == "{n} claim")
    assert words.trn(n, counted.singular, counted.source) == f"{form} {n}"
    qapp.removeTranslator(translator)


def test_english_has_its_two_forms_without_a_translation(qapp: QApplication) -> None:
    assert [words.trn(n, "{n} claim", "{n} claims") for n in (0, 1, 2, 60_000)] == [
        "0 claims", "1 claim", "2 claims", "60,000 claims",
    ]  # fmt: skip
    assert words.tr("claim {place} of {all}", place=2, all="{all}") == "claim 2 of {all}"


def calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKERS:
            yield node


def test_each_text_is_whole_and_names_the_values_it_is_given() -> None:
    """A text put together before it is translated is in no translation; a value that it does not name is lost."""
    faults = []
    for path in sorted(UI.rglob("*.py")):
        for call in calls(path):
            place = f"{path.relative_to(UI)}:{call.lineno}"
            given = {k.arg for k in call.keywords}
            marker = call.func.id  # type: ignore[attr-defined]
            for text in call.args[1:3] if marker == "trn" else call.args[:1]:
                if isinstance(text, ast.JoinedStr | ast.BinOp) or (
                    marker != "tr" and not isinstance(text, ast.Constant) and path.name != "words.py"
                ):
                    faults.append(f"{place}: {ast.unparse(text)} is not one whole text")
                elif isinstance(text, ast.Constant):
                    named = {field for _, field, _, _ in string.Formatter().parse(text.value) if field}
                    asked = named - {"n"} if marker == "trn" else named
                    if (given and asked - given) or (given - asked and text is call.args[-1]):
                        faults.append(f"{place}: {text.value!r} names {asked}, is given {given}")
    assert not faults, "\n".join(faults)


NOT_SHOWN = {"setObjectName", "setStyleSheet", "setDefaultStyleSheet", "split", "compile", "sub", "Formatter"}
STYLE = re.compile(r"[{};]|^<p style|^[a-z-]+: ")


def not_shown(tree: ast.AST) -> set[int]:
    """The literals that no person sees: documentation, styles, names of things, lists that are split."""
    found: set[int] = set()
    for node in ast.walk(tree):
        inside: list[ast.AST] = []
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            inside = [node.value]
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            inside = list(node.args) if name in (*MARKERS, *NOT_SHOWN, "Row") else []
        if isinstance(node, ast.JoinedStr) and STYLE.search("".join(ast.unparse(node)[2:-1].split("{"))):
            inside = [v for v in node.values if isinstance(v, ast.Constant) and STYLE.search(v.value)]
        found.update(id(each) for top in inside for each in ast.walk(top))
    return found


MEASURED = "The president said on Thursday that at least 164 people had died in the unrest. "


def test_no_sentence_is_written_past_the_translation() -> None:
    faults = []
    for path in sorted(UI.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        hidden = not_shown(tree)
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in hidden:
                continue
            text = node.value
            if re.search(r"[^\W\d_]{2,}\W+[^\W\d_]", text) and " " in text and text != MEASURED:
                faults.append(f"{path.relative_to(UI)}:{node.lineno}: {text!r}")
    listed = (
        "actions.py",
        "theme.py",
        "commands/table_",
    )  # names of commands and of typefaces, the action table
    faults = [fault for fault in faults if not fault.startswith(listed)]
    assert not faults, "\n".join(faults)


def test_dates_are_as_the_locale_writes_them() -> None:
    at = datetime(2022, 1, 9, 14, 2, 11, tzinfo=UTC).astimezone()
    when = PartialDate(2022, 1, 9)
    told = {}
    for name in ("C", "en_US", "de_DE", "ja_JP"):
        QLocale.setDefault(QLocale(name) if name != "C" else QLocale.c())
        told[name] = (dates.day(at), dates.partial(when), dates.day(at, weekday=True))
    QLocale.setDefault(QLocale.c())
    assert told == {
        "C": ("9 Jan 2022", "9 January 2022", "Sun, 9 Jan 2022"),
        "en_US": ("Jan 9, 2022", "January 9, 2022", "Sun, Jan 9, 2022"),
        "de_DE": ("9. Jan. 2022", "9. Januar 2022", "So., 9. Jan. 2022"),
        "ja_JP": ("2022年1月9日", "2022年1月9日", "2022年1月9日日"),
    }
    assert dates.clock(at) == f"{at:%H:%M:%S}"
    assert dates.moment(at) == f"9 Jan 2022, {at:%H:%M}"
    assert dates.partial(PartialDate(None, 1, 11)) == "11 January, year unknown"
    assert dates.partial(PartialDate(2022, 1, None)) == "January 2022"
