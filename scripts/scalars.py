"""What an unquoted word of YAML 1.2 means.

Only true, false, numbers, dates and nothing are special; `no` and `9:00` are text.
"""

import re
from datetime import date

from scripts.nodes import Value

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_WHOLE = re.compile(r"[-+]?[0-9]{1,40}")
_FRACTION = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]{1,40}(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,3})?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def meaning(raw: str) -> Value:
    """The value of an unquoted word. A date that is on no calendar stays text."""
    if raw in _NOTHING:
        return None
    if raw in _TRUTH:
        return _TRUTH[raw]
    if _WHOLE.fullmatch(raw):
        return int(raw)
    if _FRACTION.fullmatch(raw):
        return float(raw)
    return _date(raw) if _DATE.fullmatch(raw) else raw


def _date(raw: str) -> date | str:
    try:
        return date.fromisoformat(raw)
    except ValueError:
        return raw
