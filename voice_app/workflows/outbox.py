"""Work asked for in the caller's own transaction: it exists if, and only if, that transaction commits."""

from dataclasses import dataclass
from datetime import date

from dbos import DBOSClient, EnqueueOptions
from sqlalchemy.orm import Session

DIALS, CARE, KEEPING = "dials", "care", "recordings"
QUEUES = (DIALS, CARE, KEEPING)
ENGINE = "works"  # the name under which the worker's workflows are registered
SETTLE_AFTER_S = (30.0, 120.0, 600.0)
LAST_LOOK = 40  # a call ends after four hours at the latest; by then it has been looked at often enough
KEEP_AGAIN_S = (1.0, 2.0, 4.0, 8.0, 30.0, 120.0, 600.0)


@dataclass(frozen=True, slots=True)
class Outbox:
    """Enqueues durable workflows; implements the calls room's `Work`.

    `settle_after` are the seconds between looks at a call whose end was not told; the last one repeats.
    """

    client: DBOSClient
    settle_after: tuple[float, ...] = SETTLE_AFTER_S

    def dial(self, session: Session, contact_id: str, attempt: int) -> None:
        """Call this contact, through the gate, when the calls-per-second allow it."""
        self._put(session, DIALS, "dial", f"dial-{contact_id}-{attempt}", 0, contact_id, attempt)

    def reconcile(self, session: Session, call_id: str, look: int = 0) -> None:
        """Look at the call at the carrier later, and make the end of it known here."""
        delay = self.settle_after[min(look, len(self.settle_after) - 1)]
        self._put(session, CARE, "settle", f"settle-{call_id}-{look}", delay, call_id, look)

    def hang_up(self, session: Session, call_id: str, tries: int = 0) -> None:
        """End the call at the carrier."""
        self._put(session, CARE, "hang_up", f"hang-up-{call_id}-{tries}", min(tries, 5), call_id, tries)

    def store_recording(self, session: Session, recording_id: str, tries: int = 0) -> None:
        """Fetch, encrypt, upload, verify, and only then erase at the carrier."""
        delay = 0 if tries == 0 else KEEP_AGAIN_S[min(tries, len(KEEP_AGAIN_S)) - 1]
        self._put(session, KEEPING, "keep", f"keep-{recording_id}-{tries}", delay, recording_id, tries)

    def discard_recording(self, session: Session, carrier_id: str, tries: int = 0) -> None:
        """Erase at the carrier what the person did not let us keep."""
        delay = 0 if tries == 0 else KEEP_AGAIN_S[min(tries, len(KEEP_AGAIN_S)) - 1]
        self._put(session, KEEPING, "discard", f"discard-{carrier_id}-{tries}", delay, carrier_id, tries)

    def purge(self, session: Session, day: date) -> None:
        """Delete what is due on this day; asked for again on the same day, it is done once."""
        self._put(session, KEEPING, "purge", f"purge-{day.isoformat()}", 0)

    def sweep_call(self, session: Session, call_id: str, when: str) -> None:
        """One more look at a call that seems forgotten; once for each `when`."""
        self._put(session, CARE, "settle", f"settle-{call_id}-swept-{when}", 0, call_id, LAST_LOOK)

    def sweep_recording(self, session: Session, recording_id: str, when: str) -> None:
        """Take up a recording that seems forgotten; once for each `when`."""
        self._put(session, KEEPING, "keep", f"keep-{recording_id}-swept-{when}", 0, recording_id, len(KEEP_AGAIN_S))

    def _put(self, session: Session, queue: str, workflow: str, name: str, delay: float, *arguments: object) -> None:
        options = EnqueueOptions(
            workflow_name=workflow,
            queue_name=queue,
            workflow_id=name,
            class_name="Works",
            instance_name=ENGINE,
        )
        if delay:
            options["delay_seconds"] = float(delay)
        self.client.enqueue_in_transaction(session, options, *arguments)
