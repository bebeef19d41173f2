"""Clients, campaigns, contacts, and the one gate through which every dial passes."""

from voice_app.campaigns.dial import CallOrder, Refused, Reserved, arm, reserve
from voice_app.campaigns.enrol import NotEnrolled, add_campaign, add_client, add_contact
from voice_app.campaigns.gate import Facts, Rule, Verdict, judge, refusals
from voice_app.campaigns.life import Act, MoveRefused, move, note_added, story_of
from voice_app.campaigns.life import State as CampaignState
from voice_app.campaigns.recall import is_being_placed, to_recall
from voice_app.campaigns.start import start
from voice_app.campaigns.tables import Campaign, Client, Contact, Decision
from voice_app.campaigns.tools import DialTools
from voice_app.campaigns.why import Happening, story

__all__ = [
    "Act",
    "CallOrder",
    "Campaign",
    "CampaignState",
    "Client",
    "Contact",
    "Decision",
    "DialTools",
    "Facts",
    "Happening",
    "MoveRefused",
    "NotEnrolled",
    "Refused",
    "Reserved",
    "Rule",
    "Verdict",
    "add_campaign",
    "add_client",
    "add_contact",
    "arm",
    "is_being_placed",
    "judge",
    "move",
    "note_added",
    "refusals",
    "reserve",
    "start",
    "story",
    "story_of",
    "to_recall",
]
