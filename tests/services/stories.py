"""Short articles of our own for the tests of the services: one flood, told three times."""

from workbench.services.inputs import Input

MONDAY = """Floods kill 12 in Ostrava

OSTRAVA, March 4, 2024 (Agency) - At least 12 people were killed in floods in Ostrava on Monday, officials said.

Some 2,500 people were evacuated from their homes. Mayor Jan Novak said the dam had held.
"""

TUESDAY = """Ostrava flood toll rises

OSTRAVA, March 5, 2024 (Wire) - The floods in Ostrava killed 15 people, the regional government said on Tuesday.

About 3,000 people were evacuated from their homes. Rain is expected to end on Thursday.
"""

UNDATED = """After the flood

Exactly 9 people were killed in the floods in Ostrava, a local paper wrote. Rain will end on Friday, it said.
"""


def given(name: str, text: str) -> Input:
    return Input(name=name, raw=text.encode())


def both() -> list[Input]:
    return [given("monday.txt", MONDAY), given("tuesday.txt", TUESDAY)]
