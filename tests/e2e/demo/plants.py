"""Faults that are planted in what the demo left: one for each promise. Each returns the evidence to look at."""

import copy
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy import update

import suppression
from tests.make import make_consent
from voice_app.calls import Call, State, Ticket
from voice_app.campaigns import Contact, add_consents, story_of
from voice_app.demo import coffee, first_half, harbour
from voice_app.demo.carrier import Dialled
from voice_app.demo.cast import CAST

ANN, MO = CAST[0].number, CAST[10].number
ABE = coffee.ROWS[0].parsed.e164
STRANGER = suppression.Number("+447700900999")


def call_ends_otherwise(evidence, session):
    call = call_to(evidence, session, MO)
    session.execute(update(Call).where(Call.id == call.id).values(state=State.DROPPED))
    session.expire_all()
    return evidence


def an_announcement_is_left_out(evidence, session):
    return retold(
        evidence, session, MO, lambda h: [each for each in h if "To stop these calls" not in each.get("text", "")]
    )


def somebody_else_is_on_the_list(evidence, session):
    opt_out = suppression.OptOut(STRANGER, suppression.Channel.STAFF, evidence.tools.now())
    suppression.suppress(session, evidence.tools.number_keys, opt_out)
    return evidence


def confirmed_without_an_entry(evidence, session):
    heard = {
        "kind": "heard",
        "at": 99.0,
        "text": "Done. We won't ring this number again.",
        "seconds": 3,
        "cut_at": None,
    }
    return retold(evidence, session, MO, lambda h: [*h, heard])


def a_mailbox_is_talked_to(evidence, session):
    asked = {"kind": "requested", "at": 98.0, "purpose": "action", "status": 200}
    heard = {"kind": "heard", "at": 99.0, "text": "Hi Jo, are you there?", "seconds": 3, "cut_at": None}
    return retold(evidence, session, "+447700900008", lambda h: [*h, asked, heard])


def a_ticket_is_missing(evidence, session):
    session.execute(update(Ticket).where(Ticket.kind == "call_back").values(kind="notify"))
    return evidence


def dialled_twice(evidence, _session):
    first = next(each for each in evidence.carrier.dialled if each.number == MO)
    return dialled(evidence, Dialled(MO, first.at + timedelta(days=1)))


def a_forgery_is_answered(evidence, _session):
    return noted(evidence, forgery=replace(evidence.notes.forgery, answers=(403, 200, 403)))


def a_forgery_changes_something(evidence, _session):
    return noted(evidence, forgery=replace(evidence.notes.forgery, changed=True))


def recorded_before_the_notice(evidence, session):
    early = {"kind": "recording", "at": 0.5, "status": "in-progress", "on_call": 0.0}
    return retold(evidence, session, MO, lambda h: [early, *h])


def an_objection_is_ignored(evidence, session):
    calls = copy.deepcopy(dict(evidence.carrier.calls))
    objected = next(call for _, call in evidence.calls(session) if call.recorder == "forbidden")
    calls[objected.carrier_id]["recordings"].append({"erased": False})
    return replace(evidence, carrier=replace(evidence.carrier, calls=calls))


def erased_too_early(evidence, _session):
    return noted(evidence, outage=replace(evidence.notes.outage, erased=1))


def a_number_is_logged(evidence, _session):
    return beside(evidence, lambda folder: (folder / "web.log").write_text(f'{{"event": "rang {ABE}"}}\n'))


def an_object_lies_open(evidence, _session):
    return beside(evidence, lambda folder: (folder / "s3" / "open.wav").write_bytes(b"RIFF....WAVEfmt "))


def checked_without_a_checklist(evidence, _session):
    return noted(evidence, unready=replace(evidence.notes.unready, code=0))


def an_item_is_not_named(evidence, _session):
    said = evidence.notes.unready
    return noted(evidence, unready=replace(said, text=said.text.replace("dpia", "something")))


def a_row_is_lost(evidence, _session):
    def add_a_row(folder):
        with (folder / "coffee.csv").open("a", encoding="utf-8") as out:
            out.write("Zed,07700 900150,,,,,,,,,\r\n")

    return beside(evidence, add_a_row)


def a_contact_is_lost(evidence, session):
    session.delete(contact(evidence, session, coffee.CAMPAIGN, ABE))
    session.flush()
    return evidence


def somebody_left_out_is_rung(evidence, _session):
    left_out = next(row for row in coffee.ROWS if row.name == "Sid")
    return dialled(evidence, replace_number(evidence.carrier.dialled[-1], left_out.parsed.e164))


def the_gate_would_let_somebody_through(evidence, session):
    left_out, tools = next(row for row in coffee.ROWS if row.name == "Sid"), evidence.tools
    consent = make_consent(left_out.number, coffee.CLIENT, coffee.CLIENT_NAME, tools.now())
    add_consents(session, tools.calls, [consent], tools.now(), "Maya", None)
    return evidence


def rung_without_a_decision(evidence, _session):
    return dialled(evidence, replace_number(evidence.carrier.dialled[-1], STRANGER.e164))


def rung_on_the_sunday(evidence, _session):
    return dialled(evidence, Dialled(ABE, evidence.notes.sunday.begins))


def the_carrier_was_asked_on_the_sunday(evidence, _session):
    return noted(evidence, sunday=replace(evidence.notes.sunday, after=evidence.notes.sunday.before + 1))


def no_worker_was_there_on_the_sunday(evidence, _session):
    return noted(evidence, sunday=replace(evidence.notes.sunday, workers=()))


def rung_while_paused(evidence, session):
    paused = next(event.at for event in story_of(session, coffee.CAMPAIGN) if event.kind == "pause")
    call = call_to(evidence, session, ABE)
    session.execute(update(Call).where(Call.id == call.id).values(armed_at=paused + timedelta(seconds=1.1)))
    session.expire_all()
    return evidence


def rung_twice_on_a_day(evidence, _session):
    first = next(each for each in evidence.carrier.dialled if each.number == ABE)
    return dialled(evidence, Dialled(ABE, first.at + timedelta(hours=5)))


def rung_after_an_opt_out(evidence, _session):
    return dialled(evidence, Dialled(ANN, evidence.tools.now()))


def rung_with_an_old_register(evidence, _session):
    return dialled(evidence, Dialled(harbour.RUNG_TODAY.number.e164, evidence.notes.stale.begins))


def somebody_still_waits(evidence, session):
    contact(evidence, session, first_half.CAMPAIGN, MO).state = "waiting"
    session.flush()
    return evidence


def call_to(evidence, session, number) -> Call:
    return next(call for called, call in evidence.calls(session) if called == number)


def contact(evidence, session, campaign_id, number) -> Contact:
    mine = {"campaign_id": campaign_id, "fingerprint": evidence.print_of(number)}
    return session.query(Contact).filter_by(**mine).one()


def retold(evidence, session, number, change):
    """The carrier tells the call to `number` otherwise."""
    calls = dict(evidence.carrier.calls)
    name = call_to(evidence, session, number).carrier_id
    calls[name] = calls[name] | {"happenings": change(calls[name]["happenings"])}
    return replace(evidence, carrier=replace(evidence.carrier, calls=calls))


def dialled(evidence, more):
    """The carrier has one call more."""
    return replace(evidence, carrier=replace(evidence.carrier, dialled=(*evidence.carrier.dialled, more)))


def replace_number(one, number):
    return Dialled(number, one.at)


def noted(evidence, **changes):
    return replace(evidence, notes=replace(evidence.notes, **changes))


def beside(evidence, change):
    """In a copy of the demo's folder."""
    folder = Path(f"{evidence.folder}-{change.__name__}-{id(change)}")
    shutil.copytree(evidence.folder, folder)
    change(folder)
    return replace(evidence, folder=folder)
