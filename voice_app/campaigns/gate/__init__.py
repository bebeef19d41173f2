"""The gate: may this number be called, for this campaign, at this moment?"""

from voice_app.campaigns.gate.judge import CALLABLE, Facts, judge
from voice_app.campaigns.gate.verdict import Rule, Verdict, refusals

__all__ = ["CALLABLE", "Facts", "Rule", "Verdict", "judge", "refusals"]
