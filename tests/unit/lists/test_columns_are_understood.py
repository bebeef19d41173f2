"""Which column means what is told, named or guessed, and a guess says that it is one."""

import pytest

from scripts import ContactField, FieldType
from voice_app.campaigns.lists import FileFaulty, Told
from voice_app.campaigns.lists.mapping import map_columns

FIELDS = (
    ContactField("first_name", required=True),
    ContactField("street"),
    ContactField("enquiry_date", required=True, type=FieldType.DATE),
)
HEADING = ("First name", "Mobile", "Enquiry date")


def understood(*heading, told=(), fields=FIELDS):
    return {each.field: (each.column, each.how) for each in map_columns(heading, fields, dict(told)).found}


def faults(*heading, told=(), fields=FIELDS):
    with pytest.raises(FileFaulty) as faulty:
        map_columns(heading, fields, dict(told))
    return faulty.value.faults


def test_the_fields_own_names_are_no_guess():
    assert understood("number", "FIRST_NAME", "Enquiry Date") == {
        "number": ("number", Told.NAMED),
        "first_name": ("FIRST_NAME", Told.NAMED),
        "enquiry_date": ("Enquiry Date", Told.NAMED),
    }


def test_usual_names_are_guessed_and_labelled():
    found = understood("Forename", "Tel. No.", "Date of enquiry", "DOB", "Opt-in date")
    assert found["number"] == ("Tel. No.", Told.GUESSED)
    assert found["first_name"] == ("Forename", Told.GUESSED)
    assert found["enquiry_date"] == ("Date of enquiry", Told.GUESSED)
    assert found["date_of_birth"] == ("DOB", Told.GUESSED)
    assert found["consent_at"] == ("Opt-in date", Told.GUESSED)


def test_the_better_of_two_number_columns_is_taken_and_the_other_named():
    found = map_columns(("Home phone", "Mobile", "First name", "Enquiry date"), FIELDS, {}).found[0]
    assert (found.column, found.also) == ("Mobile", ("Home phone",))


def test_what_is_told_wins_and_one_column_may_be_two_fields():
    found = understood(*HEADING, told={"number": "mobile", "consent_at": "Enquiry date"})
    assert found["number"] == ("Mobile", Told.TOLD)
    assert found["consent_at"] == ("Enquiry date", Told.TOLD)
    assert found["enquiry_date"] == ("Enquiry date", Told.NAMED)


def test_an_empty_column_means_that_there_is_none():
    assert "consent_at" not in understood(*HEADING, "Consent date", told={"consent_at": ""})


def test_columns_without_a_meaning_are_left_out_openly():
    assert map_columns((*HEADING, "Salary", ""), FIELDS, {}).left_out == ("Salary", "(column 5, without a name)")


def test_the_number_and_consents_are_never_guessed_from_a_name_that_is_only_like_theirs():
    assert "number" in faults("First name", "Enquiry date", "Numbr")[0]
    assert "consent_at" not in understood(*HEADING, "Consents dated")


def test_a_scripts_own_name_for_a_date_of_birth_is_the_date_of_birth():
    fields = (*FIELDS, ContactField("dob", secret=True))
    found = understood(*HEADING, "Born on", fields=fields)
    assert found["dob"][0] == found["date_of_birth"][0] == "Born on"
    told = understood(*HEADING, "Geburtstag", fields=fields, told={"dob": "Geburtstag"})
    assert told["date_of_birth"] == ("Geburtstag", Told.TOLD)


def test_all_that_is_missing_is_told_at_once_with_the_columns_that_are_there():
    told = faults("Name", "Company")
    assert len(told) == 3
    assert all("Right now it has the columns: Name, Company." in each for each in told)
    assert "telephone numbers" in told[0]
    assert "first_name" in told[1]
    assert "enquiry_date" in told[2]


def test_columns_of_one_name_and_unknown_mappings_are_told_at_once():
    told = faults("Mobile", "mobile ", "First name", told={"shoe_size": "x", "number": "Handy"})
    assert [each.split(":")[0] for each in told] == [
        'Several columns are called "Mobile"',
        "--map shoe_size=x",
        "--map number=Handy",
    ]
