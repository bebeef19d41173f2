"""Clients, campaigns, contacts, and the one gate through which every dial passes."""

from voice_app.campaigns.checklist import MEANINGS, Item, Missing, Onboarding
from voice_app.campaigns.consent import Agreed, Basis, Collected, Method, Scope, flaw
from voice_app.campaigns.consent_wording import form_of
from voice_app.campaigns.consents import add_consents, consented_among, consents_of, ledger_of, withdraw
from voice_app.campaigns.decision import as_told
from voice_app.campaigns.dial import CallOrder, Refused, Reserved, arm, reserve
from voice_app.campaigns.enrol import NotEnrolled, add_campaign, add_client, add_contact
from voice_app.campaigns.facts import Whom
from voice_app.campaigns.gate import Facts, Rule, Verdict, judge, next_chance, refusals
from voice_app.campaigns.harm import Harm, harm_of, harm_since_it_runs
from voice_app.campaigns.hours import Nation, NeverOpen, bank_holiday, nations_of, next_opening, opening_of, read_times
from voice_app.campaigns.life import Act, MoveRefused, move, note_added, story_of
from voice_app.campaigns.life import State as CampaignState
from voice_app.campaigns.new_consent import ConsentFaulty, NewConsent
from voice_app.campaigns.onboarding import missing, note, onboarding_of
from voice_app.campaigns.operator import SOFT_OPT_IN_AND_THE_LAW, Choice, choose, chosen, is_on
from voice_app.campaigns.pace import close_attempts, first_opening, is_any_open, is_anybody_left, lock_running, take_due
from voice_app.campaigns.past import Answer, ask_now, ask_then, campaigns_of, known_as
from voice_app.campaigns.preflight import Obstacle, holds_back, preflight
from voice_app.campaigns.presence import note_present, who_is_present
from voice_app.campaigns.progress import Progress, progress_of
from voice_app.campaigns.purpose import FORBIDDEN, Purpose
from voice_app.campaigns.recall import is_being_placed, to_recall
from voice_app.campaigns.retries import AGAIN, Ending, close_attempt, ending_of
from voice_app.campaigns.start import bring_to_run
from voice_app.campaigns.sub_processors import list_at
from voice_app.campaigns.tables import Campaign, Client, Consent, ConsentWithdrawal, Contact, Decision, FirstWords
from voice_app.campaigns.tools import DialTools
from voice_app.campaigns.why import Happening, story

__all__ = [
    "AGAIN",
    "FORBIDDEN",
    "MEANINGS",
    "SOFT_OPT_IN_AND_THE_LAW",
    "Act",
    "Agreed",
    "Answer",
    "Basis",
    "CallOrder",
    "Campaign",
    "CampaignState",
    "Choice",
    "Client",
    "Collected",
    "Consent",
    "ConsentFaulty",
    "ConsentWithdrawal",
    "Contact",
    "Decision",
    "DialTools",
    "Ending",
    "Facts",
    "FirstWords",
    "Happening",
    "Harm",
    "Item",
    "Method",
    "Missing",
    "MoveRefused",
    "Nation",
    "NeverOpen",
    "NewConsent",
    "NotEnrolled",
    "Obstacle",
    "Onboarding",
    "Progress",
    "Purpose",
    "Refused",
    "Reserved",
    "Rule",
    "Scope",
    "Verdict",
    "Whom",
    "add_campaign",
    "add_client",
    "add_consents",
    "add_contact",
    "arm",
    "as_told",
    "ask_now",
    "ask_then",
    "bank_holiday",
    "bring_to_run",
    "campaigns_of",
    "choose",
    "chosen",
    "close_attempt",
    "close_attempts",
    "consented_among",
    "consents_of",
    "ending_of",
    "first_opening",
    "form_of",
    "flaw",
    "harm_of",
    "harm_since_it_runs",
    "holds_back",
    "is_any_open",
    "is_anybody_left",
    "is_being_placed",
    "is_on",
    "judge",
    "known_as",
    "ledger_of",
    "list_at",
    "lock_running",
    "missing",
    "move",
    "nations_of",
    "next_chance",
    "next_opening",
    "note",
    "note_added",
    "note_present",
    "onboarding_of",
    "opening_of",
    "preflight",
    "progress_of",
    "read_times",
    "refusals",
    "reserve",
    "story",
    "story_of",
    "take_due",
    "to_recall",
    "who_is_present",
    "withdraw",
]
