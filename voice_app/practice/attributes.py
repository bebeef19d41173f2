"""Reading attributes of TwiML verbs. A value that cannot be used is warning 12200, and the usual value stands."""

from voice_app.practice.call import Call
from voice_app.practice.forms import Target, is_url
from voice_app.practice.twiml import Document, Verb


def seconds_of(call: Call, verb: Verb, name: str, usual: float, least: float = 0) -> float:
    value = verb.attributes.get(name)
    if value is None:
        return usual
    try:
        number = float(value)
    except ValueError:
        number = -1
    if not least <= number <= 86_400:
        call.warn(12200, f'<{verb.name}> has {name}="{value}"; {usual:g} is used.')
        return usual
    return number


def truth_of(verb: Verb, name: str, usual: bool) -> bool:
    return verb.attributes.get(name, str(usual)).lower() == "true"


def method_of(verb: Verb, name: str = "method") -> str:
    return "GET" if verb.attributes.get(name, "POST").upper() == "GET" else "POST"


def action_of(document: Document, verb: Verb) -> Target | None:
    """Where the verb's result is sent, if it says so."""
    address = verb.attributes.get("action")
    return Target(document.absolute(address), method_of(verb)) if address else None


def action_or_itself(call: Call, document: Document, verb: Verb) -> Target | None:
    """The action, else the document that is running (it then asks itself again), else None with a warning."""
    target = action_of(document, verb)
    if target is None and document.url is not None:
        return Target(document.url, method_of(verb))
    if target is None or not is_url(target.url):
        call.warn(15004, f"<{verb.name}> needs an absolute action here.")
        return None
    return target
