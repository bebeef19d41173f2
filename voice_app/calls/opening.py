"""The legal opening: three announcements in fixed words, whose only blanks are names, purpose and contact.

Order and content: AI first (UK GDPR Art 5(1)(a)), company and client (PECR reg 24(2)(a)), purpose, recording notice
(SI 2018/356 reg 4(1)(c)) before the recorder starts, opt-out, a person, and an address or freephone number spoken
unasked, as regulation 24(1)(a) demands of automated calls. No script and no model can change a word of it.
"""

import re

MAX_SPOKEN_WORDS = 65
_NUMBER = re.compile(r"[\d ]{7,}")


def announcements(company: str, client: str, purpose: str, contact: str) -> tuple[str, str, str]:
    """What is said in IDENTIFY, PURPOSE and OFFER. `purpose` reads "to ..." or "about ..."."""
    return (
        f"Hello, this is an AI assistant from {company}, calling for {client}.",
        f"I'm calling {purpose.rstrip('. ')}. This call is recorded.",
        f"To stop these calls, press 9 or say stop. For a person, press 0. {client} is {reach(contact)}. Okay to talk?",
    )


def reach(contact: str) -> str:
    """How the client can be reached: "on freephone 0808 157 0123", or "at 1 High Street, Leeds"."""
    return f"on freephone {contact}" if _NUMBER.fullmatch(contact) else f"at {contact}"
