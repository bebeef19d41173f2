"""Clients from the command line: what is taken, what is refused, and the checklist that opens the gate for them."""

import json

import pytest

NOTES = {
    "dpa": "DPA-2026-014",
    "sub_processors": "2026-1",
    "dpia": "DPIA-2026-003",
    "lawful_basis": "opt-in form 12, checked on 3 November 2026",
    "line": "01632 960000, letter of authority",
}


def add_client(command, settings, client_id, contact="0808 157 0123", name="Harbour Homes"):
    return command("client", "add", client_id, "--name", name, "--contact", contact, settings=settings)


def put_on_file(command, settings, item, value):
    return command("client", "note", "harbour", item, value, "--by", "Maya", settings=settings)


def show(command, settings):
    return json.loads(command("client", "show", "harbour", "--json", settings=settings).stdout)


@pytest.mark.parametrize(
    ("contact", "spoken"),
    [("08081570123", "0808 157 0123"), ("+44 808 157 0123", "0808 157 0123"),
     ("  1 High   Street, Leeds LS1 1AA ", "1 High Street, Leeds LS1 1AA")],
)  # fmt: skip
def test_a_client_is_added_with_a_freephone_number_or_an_address(command, stored, contact, spoken):
    done = add_client(command, stored, "harbour", contact)
    assert (done.exit_code, f"reached at {spoken}." in done.stdout) == (0, True)
    listed = command("client", "list", "--json", settings=stored)
    told = {"id": "harbour", "name": "Harbour Homes", "contact": spoken, "ready": False}
    assert json.loads(listed.stdout) == [told]


@pytest.mark.parametrize(
    ("contact", "reason"),
    [("01632 960000", "A geographic number is not free to ring"), ("07700 900001", "A mobile number is not free"),
     ("0909 879 0000", "is not free to ring"), ("12345", "must be a freephone number"), ("", "must be a freephone")],
)  # fmt: skip
def test_a_contact_that_costs_money_is_refused_with_the_reason(command, stored, contact, reason):
    done = add_client(command, stored, "harbour", contact)
    assert (done.exit_code, reason in done.stderr, done.stdout) == (3, True, "")
    assert "freephone number" in done.stderr
    assert command("client", "list", "--json", settings=stored).stdout.strip() == "[]"


@pytest.mark.parametrize(("client_id", "name"), [("", "A"), ("a b", "A"), ("../x", "A"), ("a" * 65, "A"), ("a", "  ")])
def test_a_client_without_a_proper_name_is_refused(command, stored, client_id, name):
    assert add_client(command, stored, client_id, name=name).exit_code == 3
    assert command("client", "list", "--json", settings=stored).stdout.strip() == "[]"


def test_the_same_client_is_not_added_twice(command, stored):
    add_client(command, stored, "harbour")
    again = add_client(command, stored, "harbour", "1 Other Street")
    assert (again.exit_code, again.stderr.strip()) == (3, "Error: There is a client harbour already.")


def test_an_empty_list_of_clients_says_how_to_add_one(command, stored):
    assert "voice-app client add" in command("client", "list", settings=stored).stdout


def test_a_new_client_lacks_everything_and_is_told_the_command_for_each(command, stored):
    add_client(command, stored, "harbour")
    told = show(command, stored)
    assert (told["ready"], [gap["item"] for gap in told["missing"]]) == (False, list(NOTES))
    done = command("client", "show", "harbour", settings=stored)
    for item in NOTES:
        assert f"voice-app client note harbour {item} " in done.stdout
    assert "Nobody is called for this client until then." in done.stdout


def test_the_commands_that_it_tells_put_the_items_on_file(command, stored):
    add_client(command, stored, "harbour")
    for item, value in NOTES.items():
        assert put_on_file(command, stored, item, value).exit_code == 0
    told = show(command, stored)
    assert (told["ready"], told["missing"]) == (True, [])
    assert told["checklist"]["line"]["value"] == "+441632960000, letter of authority"
    assert {note["by"] for note in told["checklist"].values()} == {"Maya"}
    assert "Calls may be made for this client." in command("client", "show", "harbour", settings=stored).stdout
    assert json.loads(command("client", "list", "--json", settings=stored).stdout)[0]["ready"]


def test_the_newest_note_stands_and_an_empty_one_takes_it_back(command, stored):
    add_client(command, stored, "harbour")
    for value in ("DPA-1", "DPA-2"):
        put_on_file(command, stored, "dpa", value)
    assert show(command, stored)["checklist"]["dpa"]["value"] == "DPA-2"
    done = put_on_file(command, stored, "dpa", "")
    assert (done.exit_code, "dpa is taken back" in done.stdout) == (0, True)
    assert "dpa" not in show(command, stored)["checklist"]


@pytest.mark.parametrize(
    ("item", "value", "reason"),
    [
        ("line", "01632 960000", "with proof"),
        ("line", "07700 900000, letter", "A mobile number may not be presented"),
        ("line", "0843 123 4567, letter", "may not be presented"),
        ("line", "nothing, letter", "calling line"),
        ("sub_processors", "2025-1", "Version 2026-1 of the sub-processor list stands"),
    ],
)
def test_what_cannot_be_right_is_not_put_on_file(command, stored, item, value, reason):
    add_client(command, stored, "harbour")
    done = put_on_file(command, stored, item, value)
    assert (done.exit_code, reason in done.stderr, done.stdout) == (3, True, "")
    assert show(command, stored)["checklist"] == {}


def test_a_client_that_is_not_there_has_no_checklist(command, stored):
    for arguments in (("show", "nobody"), ("note", "nobody", "dpa", "DPA-1")):
        done = command("client", *arguments, settings=stored)
        assert (done.exit_code, "There is no client nobody." in done.stderr) == (3, True)
