"""The gate: may this number be called, for this campaign, at this moment?"""

from voice_app.campaigns.gate.facts import Approval, Attempt, CampaignFacts, Facts, ScriptFacts
from voice_app.campaigns.gate.judge import RULES, judge, next_chance
from voice_app.campaigns.gate.verdict import Rule, Verdict, refusals
from voice_app.campaigns.gate.when import WEEK, said
from voice_app.campaigns.gate.who import CALLABLE

__all__ = [
    "CALLABLE",
    "RULES",
    "WEEK",
    "Approval",
    "Attempt",
    "CampaignFacts",
    "Facts",
    "Rule",
    "ScriptFacts",
    "Verdict",
    "judge",
    "next_chance",
    "refusals",
    "said",
]
