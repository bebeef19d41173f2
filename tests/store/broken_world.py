"""One person on one campaign in a real database, and for each rule of the gate a way to break it there."""

import json
from datetime import timedelta

from sqlalchemy import delete

import suppression
from tests.make import NUMBER, PaperRegisters, give_consent, make_campaign, make_contact, make_dial_tools
from voice_app.calls import FIELDS, Call, CallEvent, State
from voice_app.calls import NUMBER as NUMBER_COLUMN
from voice_app.campaigns import Act, Basis, Campaign, Choice, Contact, Item, Rule, choose, move, note, withdraw
from voice_app.campaigns.harm import Harm
from voice_app.campaigns.tables import CampaignEvent
from voice_app.settings import Mode

PHONE = suppression.parse_number(NUMBER)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


class Everybody:
    """A register that lists whoever is asked about."""

    def __contains__(self, _number):
        return True


class KnownHarm:
    """Figures of silent and abandoned calls, as they are set."""

    harm = Harm(100, 0, 0)

    def of(self, _session, _campaign_id, _now):
        return self.harm


class World:
    """All is well, until something is broken. `now` moves to Sunday with the rule about hours."""

    def __init__(self, sessions, keys, folder, now):
        self.sessions, self.now, self.registers, self.harm = sessions, now, PaperRegisters(), KnownHarm()
        self.more = {"registers": self.registers, "harm": self.harm, "agents": 50}
        self.mode, self._keys, self._folder = Mode.PRACTICE, keys, folder
        with sessions.begin() as session:
            make_campaign(session, now - 30 * DAY)
            contact = make_contact(session, self.tools, now - 30 * DAY)
            contact.due_at = now - 2 * DAY
            self.contact_id, self.fingerprint = contact.id, contact.fingerprint

    @property
    def tools(self):
        return make_dial_tools(self._keys, self._folder, mode=self.mode, **self.more)

    def break_rules(self, rules):
        """Break these rules, and no other."""
        with self.sessions.begin() as session:
            for rule in rules:
                BREAK[rule](self, session)

    def contact(self, session):
        return session.get_one(Contact, self.contact_id)


def _lose_the_contract(world, session):
    note(session, "client-spring", Item.DPA, "", "Maya", world.now - 3 * DAY)


def _sell_claims(_world, session):
    session.get_one(Campaign, "spring").purpose_class = "claims"


def _pause(world, session):
    move(session, "spring", Act.PAUSE, "Maya", "", world.now - 3 * DAY)


def _unapprove(_world, session):
    session.execute(delete(CampaignEvent).where(CampaignEvent.became == "approved"))


def _make_it_premium(world, session):
    keys = world.tools.calls.number_keys
    world.contact(session).sealed_number = keys.seal(suppression.Number("+449098790000"), NUMBER_COLUMN)


def _go_live(world, _session):
    world.mode = Mode.LIVE


def _suppress(world, session):
    told = suppression.OptOut(PHONE, suppression.Channel.WEB, world.now - 3 * DAY)
    suppression.suppress(session, world.tools.calls.number_keys, told)


def _leave_an_opt_out_waiting(world, _session):
    other = suppression.parse_number("+447700900002")
    world.tools.journal.append(suppression.OptOut(other, suppression.Channel.KEY, world.now - 3 * DAY))


def _be_a_child(world, session):
    fields = json.dumps({"first_name": "Sam", "date_of_birth": "2015-05-05"}).encode()
    world.contact(session).sealed_fields = world.tools.calls.sealer.seal(fields, FIELDS)


def _take_consent_back(world, session):
    withdraw(session, world.fingerprint, "client-spring", "web", "", "Maya", world.now - 2 * DAY)


def _list(register):
    """A full consent would override the listing, so there is a soft opt-in in its place."""

    def put_on_the_register(world, session):
        setattr(world.registers, register, Everybody())
        withdraw(session, world.fingerprint, "client-spring", "web", "", "Maya", world.now - 6 * DAY)
        choose(session, Choice.ALLOW_SOFT_OPT_IN_CALLS, "on", "Olu", "our customers", world.now - 5 * DAY)
        sold = world.now - 5 * DAY
        give_consent(session, world.tools, world.now - 4 * DAY, basis=Basis.SOFT_OPT_IN, given_at=sold)

    return put_on_the_register


def _let_registers_grow_old(world, _session):
    world.registers.age_days = 28


def _be_it_sunday(world, _session):
    world.now -= DAY


def _show_another_line(world, _session):
    world.more["line"] = "+442079460000"


def _occupy_the_agent(world, session):
    world.more["agents"] = 1
    _add_call(world, session, State.RINGING, 3 * HOUR, fingerprint="cd" * 32)


def _fail_often(world, _session):
    world.harm.harm = Harm(100, 2, 1)


def _ring_this_morning(world, session):
    _add_call(world, session, State.MISSED, 3 * HOUR)


def _be_silent(world, session):
    _add_call(world, session, State.DROPPED, 60 * HOUR, hung_up="ringing")


def _be_on_a_call(world, session):
    _add_call(world, session, State.RESERVED, None)


def _add_call(world, session, state, ago, *, hung_up=None, fingerprint=None):
    """A call of another client's campaign, placed so long ago; None: not dialled yet."""
    contact, campaign = world.contact(session), session.get_one(Campaign, "spring")
    at = world.now - (ago or HOUR)
    call = Call(
        id=f"{state}", campaign_id="autumn", contact_id=f"other {state}", attempt=1, client_id="other",
        fingerprint=fingerprint or contact.fingerprint, sealed_number=contact.sealed_number,
        sealed_fields=contact.sealed_fields, script_hash=campaign.script_hash, company="NextSupport", client="Elm",
        contact="0808 157 0123", state=state, created_at=at, armed_at=at if ago else None,
        ended_at=at if state in (State.MISSED, State.DROPPED) else None,
    )  # fmt: skip
    session.add(call)
    session.flush()
    if hung_up:
        session.add(CallEvent(call_id=call.id, key="status completed", kind="hung_up", was=hung_up, became=state,
                              line="nothing", turn=0, why="", sealed_reply=b"", at=at))  # fmt: skip


BREAK = {
    Rule.CLIENT_READY: _lose_the_contract,
    Rule.PURPOSE_ALLOWED: _sell_claims,
    Rule.CAMPAIGN_RUNNING: _pause,
    Rule.SCRIPT_APPROVED: _unapprove,
    Rule.NUMBER_CALLABLE: _make_it_premium,
    Rule.MODE: _go_live,
    Rule.NOT_SUPPRESSED: _suppress,
    Rule.JOURNAL_EMPTY: _leave_an_opt_out_waiting,
    Rule.NOT_A_MINOR: _be_a_child,
    Rule.CONSENTED: _take_consent_back,
    Rule.NOT_ON_TPS: _list("tps"),
    Rule.NOT_ON_CTPS: _list("ctps"),
    Rule.SCREENED: _let_registers_grow_old,
    Rule.IN_HOURS: _be_it_sunday,
    Rule.WITHIN_CAPS: _ring_this_morning,
    Rule.NOT_LOCKED: _be_silent,
    Rule.LINE_VALID: _show_another_line,
    Rule.AGENT_FREE: _occupy_the_agent,
    Rule.RATE_LOW: _fail_often,
    Rule.ONE_CALL: _be_on_a_call,
}
