import pytest

from workbench.ingest.language import language, language_notice
from workbench.ingest.readers import read


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The troops left the capital on Thursday, and it was quiet in the streets.", "en"),
        ("Die Truppen haben am Donnerstag die Hauptstadt verlassen, und es ist ruhig in den Straßen.", "de"),
        ("Les troupes ont quitté la capitale jeudi, et les rues sont calmes dans le nord du pays.", "fr"),
        ("Войска покинули столицу в четверг, и на улицах было тихо, как это было до того.", "ru"),
        (
            "Birlikler perşembe günü başkentten ayrıldı ve sokaklar daha sessiz oldu, ancak bu bir son değil.",
            "tr",
        ),
        ("12 34 56", "und"),
        ("Xyzzy plugh qwerty asdf", "und"),
    ],
)
def test_stop_words_tell_the_language(text: str, code: str) -> None:
    assert language(text) == code


def test_a_foreign_text_is_read_and_the_editor_is_told() -> None:
    text = "Les troupes ont quitté la capitale jeudi, et les rues sont calmes dans le nord du pays."
    article, _ = read("a.txt", text.encode())
    assert article.language == "fr"
    assert article.body
    assert article.notices == ("The text seems to be French; claims are found by the rules for English.",)


def test_english_needs_no_notice() -> None:
    assert language_notice("en") is None
    assert language_notice("und") is not None
