"""The life of a call, as one table. Pure: no clock, no database, no network.

There are no guards. Whatever is uncertain (was that a refusal? is the client's office open? was the number
suppressed since?) is settled before it gets here and has a name of its own, so every row is unconditional. A pair
that is not in the table is a late or repeated happening: written down, and not applied.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from voice_app.calls.events import Kind
from voice_app.calls.events import Kind as K
from voice_app.calls.states import ANNOUNCING, MAY_RING, NEVER_RANG, RESTING, TALKING, State
from voice_app.calls.states import State as S


class Line(StrEnum):
    """What is said on the way into the new state; `speaking` has the words."""

    NOTHING = "nothing"
    IDENTIFY = "identify"
    PURPOSE = "purpose"
    OFFER = "offer"
    OPENING = "opening"  # the script's own first line
    ANSWER = "answer"  # what the conversation decided
    HAND_OVER = "hand_over"
    CONNECT = "connect"
    PERSON_CLOSED = "person_closed"
    NOBODY_FREE = "nobody_free"
    OPT_OUT_DONE = "opt_out_done"
    APOLOGY = "apology"
    INFORMATION = "information"  # to a person whom we may not talk to any more


class Deed(StrEnum):
    """What is done in the same transaction as the move."""

    SUPPRESS = "suppress"
    RECORD = "record"  # start the recorder
    STOP_RECORDER = "stop_recorder"
    FORGET_RECORDING = "forget_recording"  # delete what was recorded so far
    STORE_RECORDING = "store_recording"
    TICKET = "ticket"  # a person must ring back
    HANG_UP = "hang_up"  # at the carrier, outside any answer of ours
    RECONCILE = "reconcile"  # find out whether the carrier has the call


class Row(NamedTuple):
    """When a call is here and this happens, it becomes that; say this and do these."""

    when: State
    happens: Kind
    becomes: State
    say: Line = Line.NOTHING
    do: tuple[Deed, ...] = ()


def each(states: Iterable[State], happens: Kind, becomes: State, say: Line, *do: Deed) -> tuple[Row, ...]:
    """The same row for several states."""
    return tuple(Row(state, happens, becomes, say, do) for state in states)


def staying(states: Iterable[State], happens: Kind, *do: Deed) -> tuple[Row, ...]:
    """Something is done and the state stays."""
    return tuple(Row(state, happens, state, Line.NOTHING, do) for state in states)


RANG = tuple(state for state in State if state not in {S.RESERVED, *NEVER_RANG})  # a person may have been reached

NO_RECORDING = (Deed.STOP_RECORDER, Deed.FORGET_RECORDING)

# fmt: off
TABLE = (
    # when             happens                becomes          say                  do
    # --- dialling: reserve, arm, place
    Row(S.RESERVED,     K.REFUSED,             S.REFUSED),
    Row(S.RESERVED,     K.RECALLED,            S.CANCELLED),
    Row(S.RESERVED,     K.ARMED,               S.ARMED),
    Row(S.ARMED,        K.PLACED,              S.RINGING),
    Row(S.ARMED,        K.NOT_PLACED,          S.NOT_PLACED),
    Row(S.ARMED,        K.ANSWER_LOST,         S.UNKNOWN,       Line.NOTHING,        (Deed.RECONCILE,)),
    Row(S.UNKNOWN,      K.PLACED,              S.RINGING),
    Row(S.UNKNOWN,      K.NOT_FOUND,           S.NOT_PLACED),
    *each(MAY_RING,     K.RANG,                S.RINGING,       Line.NOTHING),
    *each(MAY_RING,     K.NOT_ANSWERED,        S.MISSED,        Line.NOTHING),
    *each(MAY_RING,     K.HUNG_UP,             S.DROPPED,       Line.NOTHING),
    *each(MAY_RING,     K.RECALLED,            S.CANCELLED,     Line.NOTHING,        Deed.HANG_UP),
    *each(MAY_RING,     K.MACHINE_ANSWERED,    S.VOICEMAIL,     Line.NOTHING,        Deed.HANG_UP),
    *each(MAY_RING,     K.ANSWERED_TOO_LATE,   S.CANCELLED,     Line.INFORMATION),
    *each(TALKING,      K.RECALLED,            S.CANCELLED,     Line.NOTHING,        Deed.HANG_UP),
    Row(S.CANCELLED,    K.ANSWERED,            S.CANCELLED,     Line.INFORMATION),
    Row(S.CANCELLED,    K.ANSWERED_TOO_LATE,   S.CANCELLED,     Line.INFORMATION),
    Row(S.CANCELLED,    K.PLACED,              S.CANCELLED,     Line.NOTHING,        (Deed.HANG_UP,)),

    # --- the legal opening: each announcement proves, by its own webhook, that it was said to its end
    *each(MAY_RING,     K.ANSWERED,            S.IDENTIFY,      Line.IDENTIFY),
    Row(S.IDENTIFY,     K.OTHER_KEY,           S.IDENTIFY,      Line.IDENTIFY),
    Row(S.IDENTIFY,     K.PLAYED,              S.PURPOSE,       Line.PURPOSE),
    Row(S.PURPOSE,      K.OTHER_KEY,           S.PURPOSE,       Line.PURPOSE),
    Row(S.PURPOSE,      K.PLAYED,              S.OFFER,         Line.OFFER,          (Deed.RECORD,)),
    Row(S.OFFER,        K.OTHER_KEY,           S.OFFER,         Line.OFFER),
    Row(S.OFFER,        K.PLAYED,              S.CONVERSE,      Line.OPENING),
    *each(ANNOUNCING,   K.MACHINE_ANSWERED,    S.VOICEMAIL,     Line.NOTHING,        Deed.HANG_UP),

    # --- the conversation
    Row(S.CONVERSE,     K.REPLIED,             S.CONVERSE,      Line.ANSWER),
    Row(S.CONVERSE,     K.FINISHED,            S.CLOSING,       Line.ANSWER),
    Row(S.CONVERSE,     K.VOICEMAIL_HEARD,     S.VOICEMAIL),
    Row(S.CONVERSE,     K.RECORDING_REFUSED,   S.CONVERSE,      Line.ANSWER,         NO_RECORDING),
    Row(S.CONVERSE,     K.HUNG_UP_WHEN_ASKED,  S.OPTED_OUT,     Line.NOTHING,        (Deed.SUPPRESS,)),

    # --- 0, or asking for a person
    *each((*ANNOUNCING, S.CONVERSE, S.CLOSING), K.ASKED_FOR_PERSON, S.HANDING_OVER, Line.HAND_OVER),
    *each((*ANNOUNCING, S.CONVERSE, S.CLOSING), K.ASKED_OUT_OF_HOURS, S.CLOSING, Line.PERSON_CLOSED, Deed.TICKET),
    *each((S.HANDING_OVER,), K.OTHER_KEY,      S.HANDING_OVER,  Line.HAND_OVER),
    *each((S.HANDING_OVER,), K.ASKED_FOR_PERSON, S.WITH_PERSON, Line.CONNECT,        Deed.STOP_RECORDER),
    Row(S.HANDING_OVER, K.PLAYED,              S.WITH_PERSON,   Line.CONNECT,        (Deed.STOP_RECORDER,)),
    Row(S.WITH_PERSON,  K.PERSON_DONE,         S.HANDED_OVER),
    Row(S.WITH_PERSON,  K.PERSON_MISSED,       S.CLOSING,       Line.NOBODY_FREE,    (Deed.TICKET,)),
    Row(S.HANDED_OVER,  K.PERSON_MISSED,       S.HANDED_OVER,   Line.NOTHING,        (Deed.TICKET,)),

    # --- the end
    Row(S.CLOSING,      K.PLAYED,              S.ENDED),
    Row(S.CLOSING,      K.OTHER_KEY,           S.ENDED),
    Row(S.CLOSING,      K.HUNG_UP,             S.ENDED),
    Row(S.STOPPING,     K.HUNG_UP,             S.OPTED_OUT),
    Row(S.STOPPING,     K.PLAYED,              S.OPTED_OUT),
    Row(S.WITH_PERSON,  K.HUNG_UP,             S.HANDED_OVER),
    *each((*ANNOUNCING, S.CONVERSE, S.HANDING_OVER), K.HUNG_UP, S.DROPPED, Line.NOTHING),
    *each(TALKING,      K.BROKE,               S.CLOSING,       Line.APOLOGY),

    # --- "9", or the same in words: kept in every state, also when the hang-up overtakes it
    *each((*MAY_RING, *TALKING, S.STOPPING), K.OPTED_OUT, S.STOPPING, Line.OPT_OUT_DONE, Deed.SUPPRESS),
    *staying(sorted({*RESTING, S.RESERVED}),   K.OPTED_OUT,     Deed.SUPPRESS),

    # --- the recorder's word may come at any time after it was started
    *staying((s for s in RANG if s not in MAY_RING), K.RECORDING_READY, Deed.STORE_RECORDING),
)
# fmt: on

_ROWS = {(row.when, row.happens): row for row in TABLE}
assert len(_ROWS) == len(TABLE), "two rows answer the same question"  # noqa: S101  # a wrong table must not start


def step(state: State, kind: Kind) -> Row | None:
    """The row for this state and event, or None when the event does not apply here."""
    return _ROWS.get((state, kind))
