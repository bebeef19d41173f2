"""Where a call can be. Moving states await an event; resting states never change again."""

from enum import StrEnum


class State(StrEnum):
    """A call's life, from the gate's yes to its rest."""

    RESERVED = "reserved"  # the gate said yes; nothing was dialled
    ARMED = "armed"  # on its way to the carrier: from here on it may ring
    UNKNOWN = "unknown"  # the carrier's answer was lost: it may ring, and is never dialled again
    RINGING = "ringing"  # the carrier has it

    IDENTIFY = "identify"  # saying who calls, for whom, and that it is an AI
    PURPOSE = "purpose"  # saying why, and that the call is recorded
    OFFER = "offer"  # offering 9, 0 and the client's contact
    CONVERSE = "converse"
    HANDING_OVER = "handing_over"  # saying that a person will come
    WITH_PERSON = "with_person"  # ringing, or talking to, the client's person
    STOPPING = "stopping"  # confirming an opt-out that is on disk
    CLOSING = "closing"  # last words; keys are still live

    REFUSED = "refused"  # the gate changed its mind before the dial
    CANCELLED = "cancelled"  # called back in by an opt-out that came another way
    NOT_PLACED = "not_placed"  # the carrier would not take it, or never had it
    MISSED = "missed"  # busy, or nobody there
    VOICEMAIL = "voicemail"  # a machine answered; nothing more was said
    DROPPED = "dropped"  # they hung up on us
    OPTED_OUT = "opted_out"
    HANDED_OVER = "handed_over"
    ENDED = "ended"


BEFORE_ANSWER = (State.RESERVED, State.ARMED, State.UNKNOWN, State.RINGING)
MAY_RING = (State.ARMED, State.UNKNOWN, State.RINGING)
ANNOUNCING = (State.IDENTIFY, State.PURPOSE, State.OFFER)
TALKING = (*ANNOUNCING, State.CONVERSE, State.HANDING_OVER, State.WITH_PERSON, State.CLOSING)
ON_THE_LINE = (*TALKING, State.STOPPING)
NEVER_RANG = (State.REFUSED, State.NOT_PLACED)
RESTING = frozenset(
    {
        State.REFUSED, State.CANCELLED, State.NOT_PLACED, State.MISSED, State.VOICEMAIL,
        State.DROPPED, State.OPTED_OUT, State.HANDED_OVER, State.ENDED,
    }
)  # fmt: skip
ACTIVE = tuple(state for state in State if state not in RESTING)
