"""Every promise, held against the database, the carrier's own record and the files; never against our print-outs."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from voice_app.demo.evidence import Evidence
from voice_app.demo.proofs.letters import letters
from voice_app.demo.proofs.of_calls import OF_A_CALL
from voice_app.demo.proofs.of_days import OF_DAYS
from voice_app.demo.proofs.of_lists import OF_LISTS, rules_met
from voice_app.demo.proofs.of_recordings import OF_RECORDINGS, encrypted_in_london
from voice_app.demo.proofs.proof import Proof

__all__ = ["PROOFS", "Proof", "letters", "prove", "rules_met"]

PROOFS: tuple[Callable[[Evidence, Session], Proof], ...] = (*OF_A_CALL, *OF_RECORDINGS, *OF_LISTS, *OF_DAYS)


def prove(evidence: Evidence) -> list[Proof]:
    """Every promise, in the order in which the person called, and then the manager, meets them."""
    with evidence.tools.sessions.begin() as session:
        found = [proof(evidence, session) for proof in PROOFS]
    return [*found, encrypted_in_london(evidence)]
