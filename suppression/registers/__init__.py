"""The TPS and CTPS registers: loaded whole from their files, kept as keyed fingerprints, asked before every call."""

from suppression.registers.ask import Registers
from suppression.registers.faults import RegisterFaulty, RegisterNotLoaded, RegisterRefused, RegisterUnusable
from suppression.registers.layout import Layout
from suppression.registers.load import load_register
from suppression.registers.practice import load_practice_registers
from suppression.registers.register import STALE_AFTER, Register, name_of
from suppression.registers.rules import RegisterFile
from suppression.registers.screened import ListScreened, screen_list
from suppression.registers.screening import Finding, Screening
from suppression.registers.status import RegisterStatus

__all__ = [
    "STALE_AFTER",
    "Finding",
    "Layout",
    "ListScreened",
    "Register",
    "RegisterFaulty",
    "RegisterFile",
    "RegisterNotLoaded",
    "RegisterRefused",
    "RegisterStatus",
    "RegisterUnusable",
    "Registers",
    "Screening",
    "load_practice_registers",
    "load_register",
    "name_of",
    "screen_list",
]
