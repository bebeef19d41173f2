"""What kind of line a number is, by Ofcom's numbering plan as libphonenumber has it.

libphonenumber takes some drama numbers for unallocated ones (07700 900xxx, 01632 960xxx); here they are what they
play. Ofcom allots blocks, never single numbers, so a block is asked for once and remembered.
"""

from enum import StrEnum
from functools import lru_cache

import phonenumbers
from phonenumbers import PhoneNumberType

from suppression.drama import is_drama

UK = 44
UK_DIGITS = 10  # of a national number without its 0, but for some old short ones
CROWN_REGIONS = frozenset({"GG", "JE", "IM"})  # +44 too, but not the United Kingdom
CROWN_AREAS = ("1481", "1534", "1624")


class Kind(StrEnum):
    """The kinds the dial gate tells apart."""

    MOBILE = "mobile"
    GEOGRAPHIC = "geographic"
    UK_WIDE = "uk_wide"  # 03
    CORPORATE = "corporate"  # 055
    VOIP = "voip"  # 056
    FREEPHONE = "freephone"
    SHARED_COST = "shared_cost"  # 084 and 087: a service charge
    PREMIUM = "premium"
    PERSONAL = "personal"  # 070
    PAGER = "pager"
    CROWN_DEPENDENCY = "crown_dependency"  # Guernsey, Jersey, Isle of Man
    FOREIGN = "foreign"
    UNKNOWN = "unknown"  # well formed, but in no range that is in use


KINDS = {
    PhoneNumberType.MOBILE: Kind.MOBILE,
    PhoneNumberType.FIXED_LINE: Kind.GEOGRAPHIC,
    PhoneNumberType.FIXED_LINE_OR_MOBILE: Kind.GEOGRAPHIC,
    PhoneNumberType.UAN: Kind.UK_WIDE,
    PhoneNumberType.VOIP: Kind.VOIP,
    PhoneNumberType.TOLL_FREE: Kind.FREEPHONE,
    PhoneNumberType.SHARED_COST: Kind.SHARED_COST,
    PhoneNumberType.PREMIUM_RATE: Kind.PREMIUM,
    PhoneNumberType.PERSONAL_NUMBER: Kind.PERSONAL,
    PhoneNumberType.PAGER: Kind.PAGER,
}
DRAMA_KINDS = {"+447": Kind.MOBILE, "+448": Kind.FREEPHONE, "+449": Kind.PREMIUM, "+443": Kind.UK_WIDE}


def kind_of(e164: str) -> Kind:
    """The kind of line behind a number in E.164 form."""
    if not e164.startswith("+44"):
        return Kind.FOREIGN
    if is_drama(e164):
        return DRAMA_KINDS.get(e164[:4], Kind.GEOGRAPHIC)
    national = e164[3:]
    if len(national) != UK_DIGITS:
        return _ask(national)
    block = national[:6] if national.startswith("7") else national[:7]
    return _kind_of_block(block)


@lru_cache(maxsize=1 << 17)
def _kind_of_block(block: str) -> Kind:
    return _ask(block.ljust(UK_DIGITS, "0"))


def _ask(national: str) -> Kind:
    number = phonenumbers.PhoneNumber(country_code=UK, national_number=int(national))
    if national.startswith(CROWN_AREAS) or phonenumbers.region_code_for_number(number) in CROWN_REGIONS:
        return Kind.CROWN_DEPENDENCY
    kind = KINDS.get(phonenumbers.number_type(number), Kind.UNKNOWN)
    if kind is Kind.PREMIUM and national.startswith("8"):
        return Kind.SHARED_COST
    if kind is Kind.UK_WIDE and national.startswith("5"):
        return Kind.CORPORATE
    return kind
