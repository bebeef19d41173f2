"""Clients, campaigns, contacts, and the one gate through which every dial passes."""

from voice_app.campaigns.dial import CallOrder, Refused, Reserved, arm, reserve
from voice_app.campaigns.enrol import NotEnrolled, add_campaign, add_client, add_contact
from voice_app.campaigns.gate import Facts, Rule, Verdict, judge, refusals
from voice_app.campaigns.harm import Harm, harm_of, harm_since_it_runs
from voice_app.campaigns.life import Act, MoveRefused, move, note_added, story_of
from voice_app.campaigns.life import State as CampaignState
from voice_app.campaigns.pace import close_attempts, first_opening, is_any_open, is_anybody_left, lock_running, take_due
from voice_app.campaigns.preflight import Obstacle, holds_back, preflight
from voice_app.campaigns.presence import note_present, who_is_present
from voice_app.campaigns.progress import Progress, progress_of
from voice_app.campaigns.recall import is_being_placed, to_recall
from voice_app.campaigns.retries import AGAIN, Ending
from voice_app.campaigns.start import bring_to_run
from voice_app.campaigns.tables import Campaign, Client, Contact, Decision, FirstWords
from voice_app.campaigns.tools import DialTools
from voice_app.campaigns.why import Happening, story

__all__ = [
    "AGAIN",
    "Act",
    "CallOrder",
    "Campaign",
    "CampaignState",
    "Client",
    "Contact",
    "Decision",
    "DialTools",
    "Ending",
    "Facts",
    "FirstWords",
    "Happening",
    "Harm",
    "MoveRefused",
    "NotEnrolled",
    "Obstacle",
    "Progress",
    "Refused",
    "Reserved",
    "Rule",
    "Verdict",
    "add_campaign",
    "add_client",
    "add_contact",
    "arm",
    "bring_to_run",
    "close_attempts",
    "first_opening",
    "harm_of",
    "harm_since_it_runs",
    "holds_back",
    "is_any_open",
    "is_anybody_left",
    "is_being_placed",
    "judge",
    "lock_running",
    "move",
    "note_added",
    "note_present",
    "preflight",
    "progress_of",
    "refusals",
    "reserve",
    "story",
    "story_of",
    "take_due",
    "to_recall",
    "who_is_present",
]
