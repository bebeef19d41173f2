"""Does somebody ask not to be called again? The most important tables in the product, in the order they are asked.

CERTAIN is looked for first. Then HARMLESS phrases, which hold the words without the wish, are taken out; then ACT and
ASK are looked for in what is left. An objection to direct marketing needs no form of words (UK GDPR Art 21(2)-(3),
PECR reg 21(1)(a)), so the tables hold polite, angry, indirect, reported, dialect and misheard ones alike.
"""

from voice_app.conversation.guards.certain import CERTAIN
from voice_app.conversation.guards.doubts import ASK
from voice_app.conversation.guards.harmless import HARMLESS
from voice_app.conversation.guards.refusals_in_anger import ANGER
from voice_app.conversation.guards.refusals_of_calls import CALLS
from voice_app.conversation.guards.refusals_of_lists import LISTS
from voice_app.conversation.guards.rules import rules

ACT = rules({**CALLS, **LISTS, **ANGER})

__all__ = ["ACT", "ASK", "CERTAIN", "HARMLESS"]
