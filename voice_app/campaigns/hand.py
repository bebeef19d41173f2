"""A contact waits, is in hand while an attempt is under way, or is done with; and how a refusal of the gate ends that.

A refusal that time lifts puts the contact back, due when it has passed, and uses up no attempt. One that no time lifts
ends it, with the rule's name. What is wrong on our side (a stale register, a checklist, the line) ends nobody: the
contact waits, and its whole campaign holds for a moment, so that it does not ask the gate about everybody in vain.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from voice_app.campaigns.gate import Rule, Verdict
from voice_app.campaigns.tables import Campaign, Contact

WAITING, IN_HAND, DONE = "waiting", "in_hand", "done"
HOLD = timedelta(minutes=1)
# Rules about us, our client or the campaign. Every other one is about the person or the number.
OURS = frozenset(
    {
        Rule.CLIENT_READY, Rule.PURPOSE_ALLOWED, Rule.CAMPAIGN_RUNNING, Rule.SCRIPT_APPROVED, Rule.MODE,
        Rule.JOURNAL_EMPTY, Rule.SCREENED, Rule.LINE_VALID, Rule.AGENT_FREE, Rule.RATE_LOW,
    }
)  # fmt: skip


def take_in_hand(contact: Contact, now: datetime) -> int:
    """An attempt begins; its number."""
    contact.state, contact.due_at = IN_HAND, now
    contact.tries += 1
    return contact.tries


def has_turn(contact: Contact, attempt: int) -> bool:
    """Whether this attempt is the one in hand, or may be taken in hand now. A late one, given up for lost, is not."""
    if contact.state == IN_HAND:
        return contact.tries == attempt
    return contact.state == WAITING and contact.tries + 1 == attempt


def put_back(contact: Contact, campaign: Campaign, refused: Collection[Verdict], now: datetime) -> None:
    """The gate said no, for these reasons: the contact waits again, or is done with."""
    of_person = [verdict for verdict in refused if verdict.rule not in OURS]
    lasting = [verdict for verdict in of_person if verdict.until is None]
    if lasting:
        contact.state, contact.last = DONE, lasting[0].rule
        return
    contact.state = WAITING
    contact.last = (of_person or [*refused])[0].rule
    contact.due_at = max([now, *(_again(verdict, now) for verdict in of_person)])
    if any(verdict.rule in OURS - {Rule.CAMPAIGN_RUNNING} for verdict in refused):
        campaign.next_dial_at = now + HOLD


def _again(verdict: Verdict, now: datetime) -> datetime:
    """When the rule says; where it can only say "any time", in a moment."""
    return max(verdict.until or now, now + HOLD)
