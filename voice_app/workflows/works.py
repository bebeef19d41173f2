"""The durable workflows (DBOS): what each step needs is in the files beside; here they get their names.

A workflow that died with its worker goes on where it stopped when a worker with the same executor id starts again;
so every step may run twice and is written to bear it.
"""

from typing import TypedDict

from dbos import DBOS, DBOSConfiguredInstance

from voice_app.workflows import dialling, keeping
from voice_app.workflows.outbox import ENGINE
from voice_app.workflows.tools import Dialler, Keeper


class Retries(TypedDict):
    """How a step is taken again; the words are those of DBOS.step."""

    retries_allowed: bool
    interval_seconds: float
    max_attempts: int
    backoff_rate: float


# A step that fails (the database is away) is taken again, for about a quarter of an hour; then the sweep finds its row.
AGAIN: Retries = {"retries_allowed": True, "interval_seconds": 1.0, "max_attempts": 10, "backoff_rate": 2.0}


@DBOS.dbos_class("Works")
class Works(DBOSConfiguredInstance):
    """All workflows of the product, bound to this worker's dialler and keeper."""

    def __init__(self, dialler: Dialler, keeper: Keeper) -> None:
        self.dialler, self.keeper = dialler, keeper
        super().__init__(ENGINE)

    @DBOS.workflow(name="dial")
    def dial(self, contact_id: str, attempt: int) -> str | None:
        call_id = self.reserve(contact_id, attempt)
        if call_id:
            self.place(call_id)
        return call_id

    @DBOS.step(name="reserve", **AGAIN)
    def reserve(self, contact_id: str, attempt: int) -> str | None:
        return dialling.reserve_call(self.dialler, contact_id, attempt)

    @DBOS.step(name="place", **AGAIN)
    def place(self, call_id: str) -> None:
        dialling.place_call(self.dialler, call_id)

    @DBOS.workflow(name="settle")
    def settle(self, call_id: str, look: int) -> None:
        self.look(call_id, look)

    @DBOS.step(name="look", **AGAIN)
    def look(self, call_id: str, look: int) -> None:
        dialling.settle_call(self.dialler, call_id, look)

    @DBOS.workflow(name="hang_up")
    def hang_up(self, call_id: str, tries: int) -> None:
        self.end(call_id, tries)

    @DBOS.step(name="end", **AGAIN)
    def end(self, call_id: str, tries: int) -> None:
        dialling.hang_up_call(self.dialler, call_id, tries)

    @DBOS.workflow(name="keep")
    def keep(self, recording_id: str, tries: int) -> None:
        for step in keeping.STEPS:
            if not self.keep_step(step, recording_id, tries):
                return

    @DBOS.step(name="keep_step", **AGAIN)
    def keep_step(self, step: str, recording_id: str, tries: int) -> bool:
        return keeping.take_step(self.keeper, step, recording_id, tries)

    @DBOS.workflow(name="discard")
    def discard(self, carrier_id: str, tries: int) -> None:
        self.erase(carrier_id, tries)

    @DBOS.step(name="erase", **AGAIN)
    def erase(self, carrier_id: str, tries: int) -> None:
        keeping.discard(self.keeper, carrier_id, tries)

    @DBOS.workflow(name="purge")
    def purge(self) -> int:
        return self.expire()

    @DBOS.step(name="expire", **AGAIN)
    def expire(self) -> int:
        return keeping.purge(self.keeper)
