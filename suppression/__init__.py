"""Who may not be called: numbers, the do-not-call list, its journal, and the TPS and CTPS registers."""

from suppression.csv_lines import FaultyRow, Scopes
from suppression.csv_text import ListFaulty
from suppression.journal import Journal, JournalFailed, JournalState
from suppression.keep import Kept, NotKept, Place, keep
from suppression.keys import NumberKeys, Sealer
from suppression.kind import Kind
from suppression.lists import ImportReport, export_list, import_list
from suppression.number import NotANumber, Number
from suppression.opt_out import ALL_CLIENTS, Channel, OptOut, reference_of
from suppression.parse import parse_number
from suppression.registers import (
    STALE_AFTER,
    Finding,
    Layout,
    ListScreened,
    Register,
    RegisterFaulty,
    RegisterFile,
    RegisterNotLoaded,
    RegisterRefused,
    Registers,
    RegisterStatus,
    RegisterUnusable,
    Screening,
    load_practice_registers,
    load_register,
    name_of,
    screen_list,
)
from suppression.replay import Begin, Replayed
from suppression.store import (
    Remembered,
    Suppression,
    history,
    listing,
    lock,
    lock_all,
    standing,
    stops_of,
    suppress,
    suppressed_among,
)

__all__ = [
    "ALL_CLIENTS",
    "Begin",
    "Channel",
    "FaultyRow",
    "Finding",
    "ImportReport",
    "Journal",
    "JournalFailed",
    "JournalState",
    "Kept",
    "Kind",
    "Layout",
    "ListScreened",
    "ListFaulty",
    "NotANumber",
    "NotKept",
    "Number",
    "NumberKeys",
    "OptOut",
    "Place",
    "Register",
    "RegisterFaulty",
    "RegisterFile",
    "RegisterNotLoaded",
    "RegisterRefused",
    "RegisterStatus",
    "RegisterUnusable",
    "Registers",
    "Remembered",
    "Replayed",
    "STALE_AFTER",
    "Scopes",
    "Screening",
    "Sealer",
    "Suppression",
    "export_list",
    "history",
    "import_list",
    "keep",
    "listing",
    "load_practice_registers",
    "load_register",
    "lock",
    "lock_all",
    "name_of",
    "parse_number",
    "reference_of",
    "screen_list",
    "standing",
    "stops_of",
    "suppress",
    "suppressed_among",
]
