"""After an opt-out that came in another way than on the call: calls that wait, ring or talk are called back in."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from voice_app.calls import ACTIVE, Call, State


def to_recall(session: Session, fingerprint: str) -> tuple[str, ...]:
    """The calls to this number that are not at rest."""
    return tuple(session.scalars(select(Call.id).where(Call.fingerprint == fingerprint, Call.state.in_(ACTIVE))))


def is_being_placed(session: Session, call_id: str) -> bool:
    """Whether the carrier has been asked and has not answered yet: the one moment an opt-out must wait out."""
    return session.scalar(select(Call.state).where(Call.id == call_id)) == State.ARMED
