"""The way of every word on the screen: Qt's translation, with plural forms and named values."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from workbench.core.change import Label

CONTEXT = "desk"
"""The context of all texts in a translation file."""


def tr(text: str, **values: object) -> str:
    """Return ``text`` in the reader's language, each ``{name}`` in it replaced by its value."""
    found = QCoreApplication.translate(CONTEXT, text)
    return found.format(**values) if values else found


def trn(n: int, one: str, many: str, **values: object) -> str:
    """Return the form of a text that goes with the count ``n``; ``{n}`` in it is the count.

    A language with more forms than two has them in its translation of ``many``.
    """
    found = QCoreApplication.translate(CONTEXT, many, one, n)
    form = one if n == 1 and found == many else found
    return form.format(n=number(n), **values)


def label_words(label: str) -> str:
    """Return what a step is called in the reader's language; a session's own words in it stay."""
    if not isinstance(label, Label):
        return label
    parts = {name: label_words(v) if isinstance(v, str) else v for name, v in label.values.items()}
    return tr(label.text, **parts)


def noop(text: str) -> str:
    """Mark a text that stands where nothing can be translated yet; ``tr`` follows where it is shown."""
    return text


def begun(words: str) -> str:
    """Return words as a line begins with them: the first letter large, the others as they are."""
    return f"{words[:1].upper()}{words[1:]}"


def number(n: int) -> str:
    """Return a count as the reader's language writes it."""
    locale = QLocale()
    return f"{n:,}" if locale.language() == QLocale.Language.C else locale.toString(n)


def install(app: QCoreApplication, folder: Path) -> tuple[QTranslator, ...]:
    """Load the translation for the reader's language from ``folder``, and Qt's own, where there is one."""
    own = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    installed = []
    for name, place in (("qtbase", own), (CONTEXT, str(folder))):
        translator = QTranslator(app)
        if translator.load(QLocale(), name, "_", place):
            app.installTranslator(translator)
            installed.append(translator)
        else:
            translator.deleteLater()
    return tuple(installed)
