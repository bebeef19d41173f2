"""What is said when the database fails in the middle of a call: fixed words, and an opt-out that still counts.

The opt-out goes to the journal and is on disk before it is confirmed. If even that fails, nobody is told that they
were removed: they are told that we could not note it, and how to reach the company.
"""

import suppression
from suppression import Channel, JournalFailed, NotANumber, OptOut, parse_number
from voice_app.calls import OPT_OUT_DONE, Event, refuses
from voice_app.logs import logger
from voice_app.telephony.addresses import Addresses
from voice_app.telephony.markup import document, element
from voice_app.telephony.tools import TelephonyTools, tools
from voice_app.telephony.twiml import HANG_UP, spoken

TURN = 0  # no turn of a conversation has this number
GOODBYE = "Goodbye."


def answer(call_id: str, event: Event, means: TelephonyTools) -> str:
    """The document for a turn that the database could not take."""
    if not refuses(event):
        return apology(Addresses(means.public_base_url, call_id))
    try:
        means.journal.append(_opt_out(call_id, event, means))
    except (JournalFailed, NotANumber) as failure:
        logger().critical("opt-out could not be noted", call=call_id, error=type(failure).__name__)
        return _say(_not_noted(means))
    logger().warning("opt-out noted in the journal", call=call_id)
    return _say(OPT_OUT_DONE)


def apology(at: Addresses) -> str:
    """Who it was and how to stop the calls, with the keys live until the last syllable."""
    means = tools()
    words = (
        f"Sorry, something went wrong at our end. This was a call from {means.company}. "
        f"To stop these calls, press 9. You can reach us on {means.company_contact}. Goodbye."
    )
    gather = element(
        "Gather",
        spoken(words),
        action=at.fallback_key(),
        actionOnEmptyResult="true",
        finishOnKey="",
        input="dtmf",
        method="POST",
        numDigits="1",
        timeout="3",
    )
    return document(gather, HANG_UP)


def goodbye() -> str:
    """The end of a call that could not go on."""
    return _say(GOODBYE)


def _opt_out(call_id: str, event: Event, means: TelephonyTools) -> OptOut:
    return suppression.OptOut(
        number=parse_number(event.number or ""),
        channel=Channel.KEY if event.keys else Channel.SPEECH,
        words=event.words or "key 9",
        call_id=call_id,
        at=means.now(),
    )


def _not_noted(means: TelephonyTools) -> str:
    return (
        "Sorry, something is wrong at our end and I could not note that. "
        f"Please tell us on {means.company_contact}, and we will not ring this number again. Goodbye."
    )


def _say(words: str) -> str:
    return document(spoken(words), HANG_UP)
