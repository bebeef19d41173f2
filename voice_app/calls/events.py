"""What can happen to a call: past-tense facts, free of the carrier's words."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Facts with one meaning each; what was uncertain has been settled before it gets a name here."""

    # dialling
    REFUSED = "refused"  # a rule forbade it at the last moment
    ARMED = "armed"
    PLACED = "placed"
    NOT_PLACED = "not_placed"  # the carrier declined it, for certain
    ANSWER_LOST = "answer_lost"  # the carrier may or may not have taken it
    NOT_FOUND = "not_found"  # looked for often enough: the carrier never had it
    RECALLED = "recalled"  # the number was suppressed in another way than on this call
    RANG = "rang"
    NOT_ANSWERED = "not_answered"
    # the line
    ANSWERED = "answered"
    ANSWERED_TOO_LATE = "answered_too_late"  # suppressed since the dial: not one word of the campaign may be said
    MACHINE_ANSWERED = "machine_answered"
    VOICEMAIL_HEARD = "voicemail_heard"  # the words heard are a greeting
    BROKE = "broke"  # the carrier could not use our last answer
    HUNG_UP = "hung_up"
    HUNG_UP_WHEN_ASKED = "hung_up_when_asked"  # asked whether to opt them out, they hung up: that is a yes
    # turns
    PLAYED = "played"  # an announcement was said to its end and no key was pressed
    OTHER_KEY = "other_key"
    TURN_ENDED = "turn_ended"  # keys, words or silence, not yet understood: becomes one of the others
    REPLIED = "replied"
    FINISHED = "finished"
    OPTED_OUT = "opted_out"
    RECORDING_REFUSED = "recording_refused"
    ASKED_FOR_PERSON = "asked_for_person"
    ASKED_OUT_OF_HOURS = "asked_out_of_hours"  # for a person, while the client is closed
    PERSON_DONE = "person_done"
    PERSON_MISSED = "person_missed"  # nobody at the client's side answered
    STALE = "stale"  # an answer to a turn that is no longer the present one
    # the recorder
    RECORDING_READY = "recording_ready"
    RECORDING_ABSENT = "recording_absent"


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the carrier tells of a finished recording."""

    carrier_id: str
    channels: int
    seconds: int
    encryption: str | None = None  # how the carrier encrypted it, in the carrier's own words


@dataclass(frozen=True, slots=True)
class Event:
    """One happening keeps one key, however often it is delivered; the key is made of signed material only."""

    kind: Kind
    key: str
    keys: str = ""
    words: str = ""
    turn: int | None = None  # the turn it answers, for kinds under "turns"
    carrier_id: str | None = None  # the carrier's name of this call
    number: str | None = None  # E.164, as the carrier knows it: must be the call's own
    recorded: Recorded | None = None


def recording_ready(made: Recorded, call_carrier_id: str) -> Event:
    """A finished recording: one happening, whether the carrier told of it or was asked."""
    key = f"recording {made.carrier_id} completed"
    return Event(Kind.RECORDING_READY, key, carrier_id=call_carrier_id, recorded=made)
