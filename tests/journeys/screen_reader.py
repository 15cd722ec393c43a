"""What a screen reader meets on the accessibility bus: run by the system's Python, which has its bindings.

/usr/bin/python3 screen_reader.py tree       every control of the program on the bus, a line of JSON each
/usr/bin/python3 screen_reader.py listen     every announcement as it comes, a line of JSON each
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402


def told(**words: object) -> None:
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


def walk(found: Atspi.Accessible) -> None:
    states = found.get_state_set()
    told(
        role=found.get_role_name(),
        name=found.get_name() or "",
        description=found.get_description() or "",
        focusable=states.contains(Atspi.StateType.FOCUSABLE),
        focused=states.contains(Atspi.StateType.FOCUSED),
        showing=states.contains(Atspi.StateType.SHOWING),
    )
    if found.get_role() in (Atspi.Role.TABLE, Atspi.Role.LIST, Atspi.Role.TREE_TABLE):
        return  # thousands of cells; a screen reader asks for those in sight
    for number in range(found.get_child_count()):
        child = found.get_child_at_index(number)
        if child is not None:
            walk(child)


def tree() -> None:
    desktop = Atspi.get_desktop(0)
    for number in range(desktop.get_child_count()):
        walk(desktop.get_child_at_index(number))


def heard(event: Atspi.Event) -> None:
    told(said=event.any_data)


def listen() -> None:
    listener = Atspi.EventListener.new(heard)
    listener.register("object:announcement")
    told(listening=True)
    Atspi.event_main()


if __name__ == "__main__":
    {"tree": tree, "listen": listen}[sys.argv[1]]()
