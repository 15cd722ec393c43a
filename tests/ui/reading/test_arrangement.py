from hypothesis import given
from hypothesis import strategies as st

from workbench.core.session import PaneLayout
from workbench.ui.reading.arrangement import Arrangement
from workbench.ui.reading.fit import HANDLE, fitting, widths

LEAST = {"a1": 400, "a2": 400, "a3": 400, "a4": 400, "a5": 400}


def five() -> Arrangement:
    found = Arrangement()
    found.take(LEAST)
    return found


def test_as_many_are_shown_as_can_be_read() -> None:
    found = five()
    assert found.shown(LEAST.__getitem__, 1300) == ("a1", "a2", "a3")
    assert found.shown(LEAST.__getitem__, 780) == ("a1",)
    assert found.shown(LEAST.__getitem__, 100) == ("a1",)
    assert len(found.shown(LEAST.__getitem__, 5000)) == 5


def test_what_is_used_comes_in_for_what_was_used_longest_ago_and_takes_its_own_place() -> None:
    found = five()
    found.used("a1")
    found.used("a5")
    assert found.shown(LEAST.__getitem__, 820) == ("a1", "a5")
    found.used("a3")
    assert found.shown(LEAST.__getitem__, 820) == ("a3", "a5")


def test_a_hidden_article_stays_away_until_it_is_used() -> None:
    found = five()
    found.hide("a1")
    assert found.shown(LEAST.__getitem__, 820) == ("a2", "a3")
    found.used("a1")
    assert not found.is_hidden("a1")
    assert "a1" in found.shown(LEAST.__getitem__, 820)


def test_a_pane_moves_past_its_neighbour_on_the_screen() -> None:
    found = five()
    assert found.move("a1", 1, ("a1", "a4"))
    assert found.order == ["a2", "a3", "a4", "a1", "a5"]
    assert found.move("a1", -1, ("a4", "a1"))
    assert found.order == ["a2", "a3", "a1", "a4", "a5"]
    assert not found.move("a1", -1, ("a1", "a4"))
    assert not found.move("a5", 1, ("a1", "a4"))


def test_order_and_states_come_back() -> None:
    found = five()
    found.restore((PaneLayout("a3", top=7), PaneLayout("a1", hidden=True), PaneLayout("gone")))
    assert found.order == ["a3", "a1", "a2", "a4", "a5"]
    assert found.left("a3").top == 7
    assert found.shown(LEAST.__getitem__, 820) == ("a3", "a2")


@given(st.lists(st.integers(10, 900), min_size=1, max_size=8), st.integers(0, 3000))
def test_panes_fill_the_room_and_none_is_too_narrow(least: list[int], room: int) -> None:
    narrowest = {str(index): width for index, width in enumerate(least)}
    shown = sorted(fitting(list(narrowest), narrowest.__getitem__, room))
    assert shown
    shares = widths(shown, {"0": 500}, narrowest, room)
    needed = sum(narrowest[a] for a in shown) + HANDLE * (len(shown) - 1)
    if len(shown) > 1 or needed <= room:
        assert needed <= room
        assert all(shares[article] >= narrowest[article] for article in shown)
        assert 0 <= room - HANDLE * (len(shown) - 1) - sum(shares.values()) < len(shown)


def test_all_that_was_hidden_comes_back_beside_the_one_in_use() -> None:
    found = five()
    found.hide("a2")
    found.hide("a4")
    assert found.show_hidden("a3")
    assert not found.is_hidden("a2")
    assert not found.is_hidden("a4")
    assert found.shown(LEAST.__getitem__, 1300) == ("a2", "a3", "a4")
    assert not found.show_hidden("a3")
