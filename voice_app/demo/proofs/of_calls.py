"""The promises of a single call."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

import suppression
from voice_app.calls import Call, CallEvent, Kind, State, Ticket, announcements, read_script
from voice_app.demo import coffee, first_half
from voice_app.demo.cast import CAST, LOST_REPLY
from voice_app.demo.evidence import Evidence
from voice_app.demo.proofs.letters import letters
from voice_app.demo.proofs.proof import Proof, wrong

IN_CALL = [person.number for person in CAST if person.stops] + [
    row.parsed.e164 for row in coffee.ROWS if row.ends == (State.OPTED_OUT,) and row.parsed
]  # whoever opts out on a call
_CONFIRMS = letters("We won't ring")
BY_TELEPHONE = suppression.parse_number(coffee.STOPPED_ON_SUNDAY).e164


def ended_as_expected(evidence: Evidence, session: Session) -> Proof:
    """Every person of both campaigns."""
    ends = {(first_half.CAMPAIGN, person.number): person.ends for person in CAST}
    ends |= {(coffee.CAMPAIGN, row.parsed.e164): row.ends for row in coffee.ROWS if row.ends and row.parsed}
    states = {(call.campaign_id, number): call.state for number, call in evidence.calls(session)}
    odd = [number[-3:] for (campaign, number), rests in ends.items() if states.get((campaign, number)) not in rests]
    return Proof("Every call ends as it should", not odd, f"{len(ends) - len(odd)} of {len(ends)}{wrong(odd)}")


def opening_first(evidence: Evidence, session: Session) -> Proof:
    """What the carrier played to whoever reached the conversation begins with the three announcements, whole."""
    talked, odd = 0, []
    for number, call in evidence.calls(session):
        played = _events(call.id).where(CallEvent.kind == Kind.PLAYED, CallEvent.became.is_not(None))
        if State.CONVERSE not in [event.became for event in session.scalars(played)]:
            continue
        talked += 1
        purpose = read_script(session, call.script_hash).purpose
        wanted = [letters(each) for each in announcements(call.company, call.client, purpose, call.contact)]
        whole = [letters(h["text"]) for h in _heard(_seen(evidence, call)) if h["cut_at"] is None]
        if [line for line in whole if line in wanted][:3] != wanted:
            odd.append(number[-3:])
    told = f"{talked} conversations, each after three announcements played to their end{wrong(odd)}"
    return Proof("Who, why, AI, recording, 9 and 0 come before all else", not odd and talked > 0, told)


def stop_suppresses(evidence: Evidence, session: Session) -> Proof:
    """Whoever said so is on the list, and nobody else."""
    listed = {entry.number.e164 for entry in suppression.listing(session, evidence.tools.number_keys)}
    wanted = {*IN_CALL, BY_TELEPHONE}
    odd = [number[-3:] for number in sorted(listed ^ wanted)]
    told = f"{len(listed & wanted)} of {len(wanted)} opt-outs are on the list, nobody else{wrong(odd)}"
    return Proof("9 at any moment, or plain words, opts out for ever", not odd, told)


def confirmed_after_disk(evidence: Evidence, session: Session) -> Proof:
    """The confirmation was heard by each who opted out on a call, and only by those whose opt-out is on disk."""
    confirmed = {
        number
        for number, call in evidence.calls(session)
        if any(_CONFIRMS in letters(heard["text"]) for heard in _heard(_seen(evidence, call)))
    }
    unsafe = [n[-3:] for n in confirmed if suppression.standing(session, evidence.print_of(n), None) is None]
    told = f"{len(confirmed)} confirmations, each with its entry{wrong(unsafe)}"
    return Proof("No opt-out is confirmed before it is on disk", not unsafe and confirmed == set(IN_CALL), told)


def voicemail_silent(evidence: Evidence, session: Session) -> Proof:
    """Nothing was asked of us, and nothing said, after the carrier had told us that a machine was there."""
    boxes = [call for _, call in evidence.calls(session) if call.state == State.VOICEMAIL]
    odd = [call.id[:4] for call in boxes if _said_after_the_verdict(_seen(evidence, call))]
    return Proof("A voicemail box gets no message", bool(boxes) and not odd,
                 f"{len(boxes)} boxes, left as soon as the carrier knew{wrong(odd)}")  # fmt: skip


def person_reached(evidence: Evidence, session: Session) -> Proof:
    """Of those who asked for a person."""
    reached = sum(call.state == State.HANDED_OVER for _, call in evidence.calls(session))
    tickets = len(session.scalars(select(Ticket).where(Ticket.kind == "call_back")).all())
    told = f"{reached} put through, {tickets} call-back ticket"
    return Proof("0 leads to a person, or to a call back", (reached, tickets) == (1, 1), told)


def dialled_once(evidence: Evidence, _session: Session) -> Proof:
    """One attempt was allowed to each; one of the carrier's answers was lost."""
    accepted = evidence.carrier.accepted
    odd = [person.number[-3:] for person in CAST if accepted[person.number] != 1]
    told = f"{len(CAST)} people, one call each, also the one of whom the carrier's answer was lost{wrong(odd)}"
    return Proof("A lost answer dials nobody twice", not odd and accepted[LOST_REPLY] == 1, told)


def unsigned_refused(evidence: Evidence, _session: Session) -> Proof:
    """Forged webhooks were sent to a call that is real."""
    forgery = evidence.notes.forgery
    held = len(forgery.answers) > 0 and set(forgery.answers) == {403} and not forgery.changed
    answers = ", ".join(map(str, forgery.answers))
    return Proof("No unsigned webhook acts", held, f"forgeries answered {answers}; nothing changed")


OF_A_CALL = (
    ended_as_expected, opening_first, stop_suppresses, confirmed_after_disk, voicemail_silent, person_reached,
    dialled_once, unsigned_refused,
)  # fmt: skip


def _said_after_the_verdict(call: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """What began after a question that we were asked after we knew. Without a verdict, everything."""
    happened = call.get("happenings", ())
    known = [h["at"] for h in happened if h["kind"] == "called_back" and h["purpose"] == "amd" and h["status"]]
    begin = min(known, default=0.0)
    asked = [h["at"] for h in happened if h["kind"] == "requested" and h["at"] > begin]
    return [h for h in _heard(call) if asked and h["at"] >= min(asked)]


def _seen(evidence: Evidence, call: Call) -> Mapping[str, Any]:
    """The call as the carrier tells it."""
    return evidence.carrier.calls.get(call.carrier_id or "", {})


def _events(call_id: str) -> Select[CallEvent]:
    return select(CallEvent).where(CallEvent.call_id == call_id)


def _heard(call: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    return [h for h in call.get("happenings", ()) if h["kind"] == "heard"]
