"""What a column of a list can mean, by the names that people give to it."""

from enum import StrEnum


class Known(StrEnum):
    """Columns that every campaign understands, beside the contact fields of its script."""

    NUMBER = "number"
    BORN = "date_of_birth"
    BIRTH_YEAR = "year_of_birth"
    AGE = "age"
    CONSENT_GIVEN = "consent_given"  # yes or no
    CONSENT_AT = "consent_at"
    CONSENT_NAMED = "consent_named"  # whom the wording named
    CONSENT_TOPIC = "consent_topic"
    CONSENT_WORDING = "consent_wording"
    CONSENT_VERSION = "consent_version"  # of the wording
    CONSENT_METHOD = "consent_method"
    CONSENT_SOURCE = "consent_source"
    CONSENT_SCOPE = "consent_scope"
    CONSENT_BASIS = "consent_basis"
    CONSENT_COLLECTED_BY = "consent_collected_by"
    CONSENT_PERSON = "consent_person"
    CONSENT_EXPIRES = "consent_expires"


CONSENT = tuple(each for each in Known if each.startswith("consent_"))

# Best first: a list with several telephone columns gives the first of these.
NAMES: dict[str, tuple[str, ...]] = {
    Known.NUMBER: (
        "number", "phone number", "telephone number", "mobile number", "contact number", "phone", "telephone", "mobile",
        "tel", "tel no", "phone no", "telephone no", "mobile no", "mobile phone", "cell", "msisdn", "e164",
        "home phone", "landline", "daytime phone", "work phone",
    ),
    Known.BORN: ("date of birth", "dob", "birth date", "birthday", "born", "born on"),
    Known.BIRTH_YEAR: ("year of birth", "birth year", "yob", "born in"),
    Known.AGE: ("age", "age in years"),
    Known.CONSENT_GIVEN: ("consent given", "consent", "consented", "opt in", "opted in", "ai call consent"),
    Known.CONSENT_AT: (
        "consent at", "consent date", "consented at", "consented on", "date of consent", "consent timestamp",
        "opt in date", "opted in at", "opt in timestamp",
    ),
    Known.CONSENT_NAMED: ("consent named", "consent client", "consent company", "consent organisation"),
    Known.CONSENT_TOPIC: ("consent topic", "consent purpose"),
    Known.CONSENT_WORDING: ("consent wording", "consent text", "consent statement", "opt in wording"),
    Known.CONSENT_VERSION: ("consent version", "wording version", "consent wording version"),
    Known.CONSENT_METHOD: ("consent method", "opt in method"),
    Known.CONSENT_SOURCE: ("consent source", "consent url", "consent form", "opt in source", "opt in url"),
    Known.CONSENT_SCOPE: ("consent scope", "consent channel"),
    Known.CONSENT_BASIS: ("consent basis",),
    Known.CONSENT_COLLECTED_BY: ("consent collected by", "consent collector"),
    Known.CONSENT_PERSON: ("consent person", "consent name"),
    Known.CONSENT_EXPIRES: ("consent expires", "consent expiry", "consent expires at", "consent until"),
    "first_name": ("first name", "forename", "given name", "firstname", "christian name"),
    "last_name": ("last name", "surname", "family name", "lastname"),
    "postcode": ("postcode", "post code", "postal code"),
    "street": ("street", "street name", "road", "address line 1", "address 1", "address"),
    "email": ("email", "e mail", "email address"),
}  # fmt: skip


def plain(heading: str) -> str:
    """A heading without what people write differently: case, spaces, dots, underscores."""
    return "".join(each for each in heading.casefold() if each.isalnum())


def known_as(field: str) -> Known | None:
    """The known field that a script means by its own name for it, such as dob; None where it means none."""
    return next((known for known in Known if plain(field) in {plain(known), *map(plain, NAMES[known])}), None)
