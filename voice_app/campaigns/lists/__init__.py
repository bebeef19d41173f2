"""Lists of contacts come in: every row accounted for, nobody callable whom a lasting rule of the gate excludes."""

from voice_app.campaigns.lists.account import Account, Mend
from voice_app.campaigns.lists.contacts import Contacts, Reading, open_contacts
from voice_app.campaigns.lists.crew import CrewLost, open_crew
from voice_app.campaigns.lists.evidence import Evidence, read_evidence
from voice_app.campaigns.lists.faults import FileFaulty, RowFault
from voice_app.campaigns.lists.fix_file import FixFile, encoding_of
from voice_app.campaigns.lists.going import Doing, JudgedList, judge_list
from voice_app.campaigns.lists.mapping import Columns, Found, Told
from voice_app.campaigns.lists.order import Order, make_order
from voice_app.campaigns.lists.prepare import Means
from voice_app.campaigns.lists.stored import lists_of
from voice_app.campaigns.lists.take_in import Overtaken, Receipt, take_in
from voice_app.campaigns.lists.undo import TooLate, Undone, undo

__all__ = [
    "Account",
    "Columns",
    "Contacts",
    "CrewLost",
    "Doing",
    "Evidence",
    "FileFaulty",
    "FixFile",
    "Found",
    "JudgedList",
    "Means",
    "Mend",
    "Order",
    "Overtaken",
    "Reading",
    "Receipt",
    "RowFault",
    "Told",
    "TooLate",
    "Undone",
    "encoding_of",
    "judge_list",
    "lists_of",
    "make_order",
    "open_contacts",
    "open_crew",
    "read_evidence",
    "take_in",
    "undo",
]
