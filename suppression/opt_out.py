"""One person's "do not call me": what is known at the moment it is said."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256

from suppression.number import Number

ALL_CLIENTS = "all"
LONGEST_WORDS = 500  # characters; what is beyond them is cut off
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O or U, which are misread or misheard
REFERENCE_GROUPS = (4, 4, 2)


class Channel(StrEnum):
    """How the opt-out reached us (law R03: the channel is part of the evidence)."""

    KEY = "key"
    SPEECH = "speech"
    CALL_BACK_LINE = "call_back_line"
    WEB = "web"
    SMS = "sms"
    EMAIL = "email"
    POST = "post"
    TELEPHONE = "telephone"
    STAFF = "staff"
    CLIENT = "client"  # the client passed on what it was told
    IMPORT = "import"
    VULNERABLE = "vulnerable"  # law R45: no detail is kept, only that it was so
    CHILD = "child"  # law R44
    WRONG_NUMBER = "wrong_number"
    DECEASED = "deceased"


IN_A_CALL = frozenset({Channel.KEY, Channel.SPEECH, Channel.CALL_BACK_LINE})
SENTENCES = {
    Channel.KEY: "The person called pressed 9",
    Channel.SPEECH: "The person called asked us to stop",
    Channel.CALL_BACK_LINE: "The person asked us to stop on the call-back line",
    Channel.WEB: "The person asked us to stop on the web page",
    Channel.SMS: "The person asked us to stop by text message",
    Channel.EMAIL: "The person asked us to stop by e-mail",
    Channel.POST: "The person asked us to stop by post",
    Channel.TELEPHONE: "The person asked us to stop by telephone",
    Channel.STAFF: "Our staff stopped calls to this number",
    Channel.CLIENT: "The client told us to stop",
    Channel.IMPORT: "The number came with a do-not-call list",
    Channel.VULNERABLE: "The person called may be vulnerable",
    Channel.CHILD: "The person called is or may be under 16",
    Channel.WRONG_NUMBER: "The number belongs to somebody else",
    Channel.DECEASED: "The person has died",
}


@dataclass(frozen=True, slots=True)
class OptOut:
    """`at` is aware; `scope` is ALL_CLIENTS or a client's id; `words` are what was said, or a reason, verbatim."""

    number: Number
    channel: Channel
    at: datetime
    scope: str = ALL_CLIENTS
    call_id: str | None = None
    words: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        """Refuses, with ValueError, what would weaken the promise."""
        if self.at.tzinfo is None:
            raise ValueError("The time of an opt-out needs its zone.")
        if not self.scope:
            raise ValueError("An opt-out needs a scope: all, or a client's id.")
        if self.channel in IN_A_CALL and self.scope != ALL_CLIENTS:
            raise ValueError("An opt-out in a call binds the caller, and so all clients (PECR reg 21(1)(a)).")
        object.__setattr__(self, "at", self.at.astimezone(UTC))
        if self.words is not None:
            object.__setattr__(self, "words", _storable(self.words))


def fact_of(opt_out: OptOut, fingerprint: str) -> str:
    """The same for the same opt-out told twice: by a repeated webhook, or by the journal after a crash.

    In a call the channel tells opt-outs apart, elsewhere the moment does. 64 hexadecimal digits.
    """
    occasion = f"call {opt_out.call_id}" if opt_out.call_id else opt_out.at.isoformat()
    return sha256("|".join(("v1", fingerprint, opt_out.scope, opt_out.channel, occasion)).encode()).hexdigest()


def reference_of(opt_out: OptOut, fingerprint: str) -> str:
    """What the person may keep and quote, such as S-7F3K-9QXM-2D.

    It follows from the fact, so it can be given before the database has the entry, and never changes after.
    """
    return reference_to(fact_of(opt_out, fingerprint))


def reference_to(fact: str) -> str:
    """The reference to a fact already stored."""
    bits, groups = int(fact, 16), []
    for length in REFERENCE_GROUPS:
        groups.append("".join(CROCKFORD[bits >> 5 * place & 31] for place in range(length)))
        bits >>= 5 * length
    return "-".join(("S", *groups))


def _storable(words: str) -> str:
    """Speech recognisers and web forms may send halves of characters, which no encoding can keep."""
    return words[:LONGEST_WORDS].encode("utf-8", "replace").decode("utf-8")
