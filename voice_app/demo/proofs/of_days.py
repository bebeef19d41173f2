"""The promises of a campaign as days go by: hours, pause, caps, opt-outs, old registers, its end."""

import json
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

import suppression
from voice_app.calls import Call
from voice_app.campaigns import CampaignState, Contact, Decision, Rule, nations_of, opening_of, story_of
from voice_app.demo import coffee, first_half, harbour
from voice_app.demo.evidence import DIALLER, Evidence, Silence
from voice_app.demo.proofs.proof import Proof, wrong
from voice_app.moments import in_london

_WITHIN = timedelta(seconds=1)


def gate_said_yes(evidence: Evidence, session: Session) -> Proof:
    """Every call rests on a decision that allowed it, and every decision has all rules in it."""
    decisions = session.scalars(select(Decision)).all()
    partial = [row.id for row in decisions if {each["rule"] for each in json.loads(row.verdicts)} != set(Rule)]
    allowed = {row.call_id for row in decisions if row.allowed}
    rung = {call.id: number for number, call in evidence.calls(session) if call.armed_at}
    odd = [number[-3:] for call_id, number in rung.items() if call_id not in allowed]
    numbers = {number for number, _ in evidence.carrier.dialled} - set(rung.values())
    held = bool(rung) and not (odd or partial or numbers)
    refused = sum(not row.allowed for row in decisions)
    told = f"{len(rung)} calls, each after a yes to all {len(Rule)} rules; {refused} refusals on file"
    return Proof("Nobody is rung without the gate's yes", held, told + wrong([*odd, *map(str, partial), *numbers]))


def sunday_is_silent(evidence: Evidence, _session: Session) -> Proof:
    """On the Sunday of the story, and of every dial by the carrier's clock: within the hours of the number's nation."""
    sunday, outside = evidence.notes.sunday, []
    for number, at in evidence.carrier.dialled:
        opening = opening_of(in_london(at).date(), nations_of(suppression.Number(number)))
        if opening is None or not opening[0] <= at < opening[1]:
            outside.append(number[-3:])
    held = _is_silent(sunday) and "Monday" in sunday.told and not outside
    dials = len(evidence.carrier.dialled)
    told = f"{sunday.waiting} waited: {sunday.told}; all {dials} dials were within hours"
    return Proof("Nobody is rung on a Sunday, or at night", held, told + wrong(outside))


def pause_holds(evidence: Evidence, session: Session) -> Proof:
    """Nobody was dialled from a second after the word on, though the pace allowed it and people waited."""
    pause, story = evidence.notes.pause, story_of(session, coffee.CAMPAIGN)
    paused = next((event.at for event in story if event.kind == "pause" and event.who != DIALLER), None)
    resumed = next((event.at for event in story if event.kind == "resume" and paused and event.at > paused), None)
    if paused is None or resumed is None:
        return Proof("A pause takes effect within a second", False, "it was never paused and resumed")
    armed = session.scalars(select(Call).where(Call.armed_at > paused + _WITHIN, Call.armed_at < resumed)).all()
    before = session.scalars(select(Call).where(Call.campaign_id == coffee.CAMPAIGN, Call.armed_at <= paused)).all()
    held = _is_silent(pause) and not armed and bool(before)
    told = f"paused after {len(before)} dials with {pause.waiting} people waiting: none dialled until it was resumed"
    return Proof("A pause takes effect within a second", held, told)


def once_a_day(evidence: Evidence, session: Session) -> Proof:
    """Nobody's telephone was rung twice on one day, whichever client asked; and the gate said why not."""
    days = [(number, in_london(at).date()) for number, at in evidence.carrier.dialled]
    twice = sorted({number[-3:] for number, day in days if days.count((number, day)) > 1})
    refused = _refused(evidence, session, harbour.RUNG_TODAY)
    held = not twice and Rule.WITHIN_CAPS in refused
    told = f"a second client's attempt on the same day was refused{wrong(twice)}"
    return Proof("Nobody is rung twice a day, whoever asks", held, told)


def opt_out_binds_all(evidence: Evidence, session: Session) -> Proof:
    """No dial after the moment of any opt-out; both who opted out between list and dial were refused by the gate."""
    stopped = {entry.number.e164: entry.suppression.at
               for entry in suppression.listing(session, evidence.tools.number_keys)}  # fmt: skip
    late = [number[-3:] for number, at in evidence.carrier.dialled if number in stopped and at > stopped[number]]
    late += [number[-3:] for number, call in evidence.calls(session)
             if number in stopped and call.armed_at and call.armed_at > stopped[number]]  # fmt: skip
    other = _refused(evidence, session, harbour.OPTS_OUT_MEANWHILE)
    mark = evidence.print_of(suppression.parse_number(coffee.STOPPED_ON_SUNDAY).e164)
    phoned = _rules(session, coffee.CAMPAIGN, mark)
    held = bool(stopped) and not late and Rule.NOT_SUPPRESSED in other and Rule.NOT_SUPPRESSED in phoned
    told = f"{len(stopped)} opt-outs, none rung afterwards, for any client{wrong(late)}"
    return Proof("An opt-out binds every campaign and client", held, told)


def stale_register_shuts(evidence: Evidence, session: Session) -> Proof:
    """Refused for the age of the register, silent meanwhile, and dialled once a new one was there."""
    stale, person = evidence.notes.stale, evidence.print_of(harbour.RUNG_TODAY.number.e164)
    rows = session.scalars(select(Decision).where(Decision.fingerprint == person).order_by(Decision.at)).all()
    shut = [row for row in rows if not row.allowed and Rule.SCREENED in _of(row)]
    opened = [row for row in rows if row.allowed and shut and row.at > shut[-1].at]
    rung = [at for number, at in evidence.carrier.dialled
            if number == harbour.RUNG_TODAY.number.e164 and at >= stale.begins]  # fmt: skip
    held = _is_silent(stale) and bool(shut and opened) and len(rung) == 1 and bool(stale.told)
    told = f"{len(shut)} refused while it was old; dialled when a new one was loaded"
    return Proof("A register of 28 days shuts the gate", held, told)


def ends_by_itself(evidence: Evidence, session: Session) -> Proof:
    """By the dialler's own word, with nobody left."""
    odd = []
    for campaign_id in (coffee.CAMPAIGN, first_half.CAMPAIGN):
        last = story_of(session, campaign_id)[-1]
        not_done = select(Contact.id).where(Contact.campaign_id == campaign_id, Contact.state != "done")
        left = session.scalars(not_done).all()
        if (last.became, last.who) != (CampaignState.FINISHED, DIALLER) or left:
            odd.append(campaign_id)
    return Proof("A campaign ends by itself, with nobody left", not odd, f"both campaigns are finished{wrong(odd)}")


OF_DAYS = (
    gate_said_yes, sunday_is_silent, pause_holds, once_a_day, opt_out_binds_all, stale_register_shuts, ends_by_itself,
)  # fmt: skip


def _is_silent(silence: Silence) -> bool:
    """Nothing was dialled, though somebody waited and a worker was there."""
    return silence.before == silence.after and bool(silence.workers) and silence.waiting > 0


def _refused(evidence: Evidence, session: Session, person: harbour.Shared) -> set[Rule]:
    """What the gate said to the first client about somebody on both lists."""
    return _rules(session, first_half.CAMPAIGN, evidence.print_of(person.number.e164))


def _rules(session: Session, campaign_id: str, fingerprint: str) -> set[Rule]:
    mine = (Decision.campaign_id == campaign_id, Decision.fingerprint == fingerprint, Decision.allowed.is_(False))
    return {rule for row in session.scalars(select(Decision).where(*mine)) for rule in _of(row)}


def _of(row: Decision) -> set[Rule]:
    """The rules that refused."""
    return {Rule(each["rule"]) for each in json.loads(row.verdicts) if not each["passed"]}
