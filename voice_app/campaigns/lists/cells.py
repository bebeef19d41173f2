"""The text of one cell: without what spreadsheets and careful exporters put round it, and harmless when written."""

import re

DANGEROUS = ("=", "+", "-", "@")  # OWASP, "CSV Injection": a cell that begins so is run as a formula
EXCEL_TEXT = re.compile(r'=\s*"(.*)"', re.DOTALL)
UNREADABLE = "\N{REPLACEMENT CHARACTER}"


def clean(cell: str) -> str:
    """On one line, without control characters, without the guards `="…"` and `'` of text in spreadsheets."""
    text = cell.strip()
    if text and text[0] in "='":
        text = _unwrap(text)
    if text.isprintable():
        return text
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def _unwrap(text: str) -> str:
    if text.startswith("'") and text[1:].lstrip().startswith(DANGEROUS):
        text = text[1:].lstrip()
    excel = EXCEL_TEXT.fullmatch(text)
    return excel[1].replace('""', '"').strip() if excel else text


def harmless(cell: str) -> str:
    """The cell as a spreadsheet may show it: never run as a formula, and +44… kept as text with all its digits.

    `clean` gives back what it was.
    """
    return f"'{cell}" if cell.lstrip().startswith(DANGEROUS) else cell
