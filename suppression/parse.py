"""Text in any usual UK form becomes a Number, or a plain reason why it is none.

A number that is well formed but in no known range is accepted (its kind is unknown): ranges are opened before
libraries hear of them, and a person must be able to opt out from any line.
"""

import re
import unicodedata

import phonenumbers
from phonenumbers import ValidationResult

from suppression.drama import is_drama
from suppression.number import NotANumber, Number

LONGEST = 64  # characters of text; nobody writes a number longer
UNUSED = frozenset("046")  # no UK number begins 00, 04 or 06 once written as 0…
SEPARATORS = frozenset(".,()/")
SHORT_UK = (7, 9)  # 0800 1111, 0845 46 47 and some old 9-digit numbers

LIKE_ASCII = {"\N{FULLWIDTH PLUS SIGN}": "+", "\N{MINUS SIGN}": "-"}
USUAL = re.compile(r"(?:\+44|0)([1-35789][0-9]{9})")  # nearly all of a long list, at a tenth of the time
EXCEL_TEXT = re.compile(r'^=\s*"(.*)"$')
EXCEL_FLOAT = re.compile(r"^(\+?[0-9]{9,15})\.0+$")
EXCEL_SHORTENED = re.compile(r"^[0-9]([.,][0-9]+)?E\+?[0-9]+$", re.IGNORECASE)
TEL = re.compile(r"^tel:\s*(?:\+44\.)?", re.IGNORECASE)
CONTEXT = re.compile(r";phone-context=\+44$", re.IGNORECASE)
EXTENSION = re.compile(r"[0-9)]\s*(?:;ext=|ext|x|#)\.?\s*[0-9]+$", re.IGNORECASE)


def parse_number(text: str) -> Number:
    """The number that `text` means to a reader in the UK; raises NotANumber."""
    if len(text) > LONGEST:
        raise NotANumber("This is too long to be a telephone number.")
    if usual := USUAL.fullmatch(text):
        return Number(f"+44{usual[1]}")
    return _number(_digits(_unwrap(_plain(text))))


def _plain(text: str) -> str:
    """ASCII digits, one kind of space and dash, and nothing invisible."""
    return "".join(map(_plain_character, text)).strip()


def _plain_character(character: str) -> str:
    if character.isascii() and character.isprintable():
        return character
    if (digit := unicodedata.decimal(character, None)) is not None:
        return str(digit)
    category = unicodedata.category(character)
    if category == "Cf":  # zero-width and direction marks, as copied from web pages
        return ""
    if category in {"Zs", "Cc"}:
        return " "
    return "-" if category == "Pd" else LIKE_ASCII.get(character, character)


def _unwrap(text: str) -> str:
    """Without what Excel, RFC 3966 and careful exporters put round a number."""
    text = text.removeprefix("'").strip()
    if excel := EXCEL_TEXT.match(text):
        text = excel[1].strip()
    text = text.strip('"').strip()
    if EXCEL_SHORTENED.match(text):
        raise NotANumber("Excel has shortened this number: format the column as Text, enter it again and save.")
    if excel := EXCEL_FLOAT.match(text):
        text = excel[1]
    if TEL.match(text):
        text = CONTEXT.sub("", TEL.sub("", text))
    return text


def _digits(text: str) -> str:
    """Digits alone, after a + where the number is in international form."""
    if not any(character.isdigit() for character in text):
        raise NotANumber("There is no number here." if not text else "There are no digits in this.")
    if EXTENSION.search(text):
        raise NotANumber("This has an extension; only a whole line can be called or kept from calls.")
    if any(character.isalpha() for character in text):
        raise NotANumber("This has letters in it; write the number in digits.")
    bare = "".join(character for character in text if character not in SEPARATORS and character not in " -")
    if not re.fullmatch(r"\+?[0-9]+", bare):
        raise NotANumber("This has signs in it that no telephone number has.")
    return bare


def _number(digits: str) -> Number:
    if digits.startswith("+"):
        return _international(digits[1:])
    if digits.startswith("00"):
        return _international(digits[2:])
    if digits.startswith("0"):
        return _uk(digits[1:])
    if digits.startswith("44") and len(digits) >= len("44") + 9:
        return _international(digits)
    return _without_zero(digits)


def _international(digits: str) -> Number:
    if digits.startswith("44"):
        return _uk(digits[2:].removeprefix("0"))  # +44 (0)7700…
    try:
        parsed = phonenumbers.parse(f"+{digits}")
    except phonenumbers.NumberParseException as unknown:
        raise NotANumber("This begins with no country code that is in use.") from unknown
    _check_length(phonenumbers.is_possible_number_with_reason(parsed), "in its country")
    return Number(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))


def _uk(national: str) -> Number:
    """`national` is without its 0. Lengths are exact: some networks connect a number with digits too many."""
    if len(national) > 10:
        raise NotANumber("This has too many digits for a UK number.")
    if len(national) < 10 and not (len(national) in SHORT_UK and _is_in_use(national)):
        raise NotANumber("This has too few digits for a UK number.")
    if national[0] in UNUSED:
        raise NotANumber(f"No UK number begins with 0{national[0]}.")
    return Number(f"+44{national}")


def _without_zero(digits: str) -> Number:
    """Excel drops the leading 0 of a number. Only one that is then a number in use is taken for such."""
    if len(digits) == 10 and (digits.startswith("7") or is_drama(f"+44{digits}") or _is_in_use(digits)):
        return _uk(digits)
    if len(digits) == 9 and _is_in_use(digits):
        return _uk(digits)
    too = "few" if len(digits) < 9 else "many" if len(digits) > 10 else ""
    if too:
        raise NotANumber(f"This has too {too} digits for a UK number.")
    raise NotANumber("This is no UK number: begin with 0, or with + and the country code.")


def _is_in_use(national: str) -> bool:
    return phonenumbers.is_valid_number(phonenumbers.PhoneNumber(country_code=44, national_number=int(national)))


def _check_length(result: int, where: str) -> None:
    if result == ValidationResult.TOO_LONG:
        raise NotANumber(f"This has too many digits for a number {where}.")
    if result != ValidationResult.IS_POSSIBLE:
        raise NotANumber(f"This has too few digits for a number {where}.")
