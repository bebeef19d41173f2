"""Who is called in the demo, what they do, and what must come of it."""

from dataclasses import dataclass
from pathlib import Path

CALLEES = Path(__file__).parent / "callees.yaml"


@dataclass(frozen=True, slots=True)
class Person:
    """One callee. `stops` says whether the person opts out; `ends` are the states in which the call may rest."""

    number: str
    name: str
    does: str
    ends: tuple[str, ...]
    stops: bool = False


CAST = (
    Person("+447700900001", "Ann", "presses 9 while we say who we are", ("opted_out",), stops=True),
    Person("+447700900002", "Bob", "presses 9 while we say why", ("opted_out",), stops=True),
    Person("+447700900003", "Cas", "presses 9 while we offer it", ("opted_out",), stops=True),
    Person("+447700900004", "Dee", "says: actually just stop ringing me", ("opted_out",), stops=True),
    Person("+447700900005", "Eve", "presses 0, and a person answers", ("handed_over",)),
    Person("+447700900006", "Fay", "asks for a person, and nobody is free", ("ended",)),
    Person("+447700900007", "Gil", "hangs up in the opening", ("dropped",)),
    Person("+447700900008", "Jo", "is a voicemail box", ("voicemail",)),
    Person("+447700900009", "Kim", "is engaged", ("missed",)),
    Person("+447700900010", "Liz", "says nothing at all", ("ended",)),
    Person("+447700900011", "Mo", "answers every question", ("ended",)),
    Person("+447700900012", "Ned", "is not interested", ("ended",)),
    Person("+447700900013", "Ola", "does not want to be recorded", ("dropped", "ended")),
    Person("+447700900014", "Pam", "presses 5, then hangs up in conversation", ("dropped",)),
)
LOST_REPLY = "+447700900012"  # the carrier takes this call, and its answer to us is lost
