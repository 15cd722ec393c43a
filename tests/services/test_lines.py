import json

import pytest

from workbench.services.lines import BadLine, answer_lines, text_of


def doubled(asked):
    return {"twice": text_of(asked, "text") * 2}


def answers(*lines: bytes) -> list[dict]:
    return [json.loads(line) for line in answer_lines(lines, doubled)]


def test_each_line_is_answered_in_its_place() -> None:
    found = answers(b'{"id": 1, "text": "a"}\n', b"\n", b"{broken\n", b'{"id": "z", "text": "b"}')
    assert [f.get("id") for f in found] == [1, None, "z"]
    assert found[0] == {"id": 1, "twice": "aa"}
    assert "not a line of JSON" in found[1]["error"]
    assert found[2]["twice"] == "bb"


def test_what_is_no_object_or_lacks_its_text_is_said_and_the_rest_goes_on() -> None:
    found = answers(b"[1]", b'{"id": 7}', b'{"id": 8, "text": 3}', b"\xff\xfe", b'{"id": 9, "text": ""}')
    assert found[0] == {"id": None, "error": "not a JSON object"}
    assert found[1]["id"] == 7
    assert "text" in found[1]["error"]
    assert found[2]["id"] == 8
    assert found[3]["id"] is None
    assert found[4] == {"id": 9, "twice": ""}


def test_half_a_surrogate_cannot_break_the_output() -> None:
    found = answers(b'{"id": 1, "text": "\\ud83d"}')
    assert found[0]["twice"] == "\ufffd\ufffd"


def test_an_error_of_the_answer_goes_into_its_place() -> None:
    def fails(asked):
        raise BadLine("no such thing")

    assert [json.loads(x) for x in answer_lines([b'{"id": 1}'], fails)] == [
        {"id": 1, "error": "no such thing"}
    ]


def test_a_fault_costs_its_own_line_alone() -> None:
    def fails(asked):
        return {"half": 1 // int(str(asked["by"]))}

    found = [json.loads(x) for x in answer_lines([b'{"id": 1, "by": 0}', b'{"id": 2, "by": 1}'], fails)]
    assert found[0]["id"] == 1
    assert found[0]["error"].startswith("a fault of the program: ZeroDivisionError")
    assert found[1] == {"id": 2, "half": 1}


@pytest.mark.parametrize("name", [b"NaN", b"-Infinity", b"1e999", b"[1]", b'{"a": 1}'])
def test_an_id_that_json_cannot_hold_is_none(name: bytes) -> None:
    found = answers(b'{"id": ' + name + b', "text": "a"}', b'{"id": 2.5, "text": "b"}')
    assert [line["id"] for line in found] == [None, 2.5]


def test_deep_nesting_is_a_bad_line() -> None:
    assert answers(b"[" * 100_000)[0]["id"] is None
