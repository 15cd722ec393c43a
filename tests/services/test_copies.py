from tests.services.stories import MONDAY, TUESDAY, given
from workbench.services.workbench import Workbench


def test_a_story_that_came_in_twice_is_pointed_out(desk: Workbench) -> None:
    session = desk.archive.create("Flood").id
    first = desk.intake.add(session, [given("monday.txt", MONDAY)])
    assert first.done is not None
    assert first.done.warnings == ()
    again = MONDAY.replace("(Agency)", "(Daily)") + "\nThe town hall will open a shelter tonight, it said.\n"
    admitted = desk.intake.add(session, [given("copy.txt", again), given("tuesday.txt", TUESDAY)])
    assert admitted.done is not None
    (told,) = [w for w in admitted.done.warnings if "share" in w]
    assert "%" in told
    assert "passage" in told
    assert "killed in floods" in told
    assert "one witness" in told
