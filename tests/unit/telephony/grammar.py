"""What Twilio takes of TwiML, as far as we use it, written down from its pages once more for the tests.

Source: https://www.twilio.com/docs/voice/twiml, one page for each verb.
"""

import re
import xml.etree.ElementTree as ET

MOST_BYTES, MOST_SAID, MOST_HINTS = 64 * 1024, 3000, 5000  # errors 11750 and 13521; Gather's page
VOICES = {f"Polly.{name}-Neural" for name in ("Amy", "Emma", "Brian", "Arthur")}
ADDRESS, SECONDS = r"https://[^\s<>\"]{1,300}", r"[1-9]\d{0,4}"
ATTRIBUTES = {
    "Response": {},
    "Say": {"voice": "|".join(map(re.escape, VOICES)), "language": "en-GB"},
    "prosody": {"rate": "80%"},
    "Gather": {
        "input": "dtmf|dtmf speech", "action": ADDRESS, "method": "POST", "timeout": SECONDS, "numDigits": "1",
        "finishOnKey": "", "actionOnEmptyResult": "true", "language": "en-GB", "speechTimeout": "auto",
        "profanityFilter": "false", "hints": rf"(?s:.{{0,{MOST_HINTS}}})",
    },
    "Redirect": {"method": "POST"},
    "Dial": {"action": ADDRESS, "method": "POST", "timeout": SECONDS, "callerId": r"\+[1-9]\d{6,14}"},
    "Number": {},
    "Start": {},
    "Stop": {},
    "Recording": {
        "name": r"\w+", "channels": "dual", "trim": "do-not-trim", "recordingStatusCallback": ADDRESS,
        "recordingStatusCallbackMethod": "POST", "recordingStatusCallbackEvent": "completed absent",
    },
    "Hangup": {},
}  # fmt: skip
NEEDS = {
    "Say": {"voice", "language"},
    "Gather": {"input", "action", "actionOnEmptyResult", "numDigits"},
    "Dial": {"action", "callerId"},
    "Recording": {"name"},
}
CHILDREN = {
    "Response": {"Say", "Gather", "Redirect", "Dial", "Start", "Stop", "Hangup"},
    "Gather": {"Say"},
    "Say": {"prosody"},
    "Dial": {"Number"},
    "Start": {"Recording"},
    "Stop": {"Recording"},
}
TEXTS = {"Say": r"(?s:.*)", "prosody": r"(?s:.*)", "Redirect": ADDRESS, "Number": r"\+[1-9]\d{6,14}"}
ENDS = ("Hangup", "Redirect", "Dial")  # what stands behind one of these is never reached


def faults(document):
    """Everything that Twilio would refuse, warn of or never reach; an unreadable document raises ParseError."""
    found = [] if len(document.encode()) <= MOST_BYTES else ["over 64 kB"]
    root = ET.fromstring(document)
    for element in root.iter():
        found += _of_element(element)
    return found + _of_order([*root]) + _of_listening([*root])


def _of_element(element):
    tag = element.tag
    if tag not in ATTRIBUTES:
        return [f"unknown verb {tag}"]
    allowed = ATTRIBUTES[tag]
    found = [f"{tag} lacks {name}" for name in NEEDS.get(tag, set()) - set(element.attrib)]
    found += [f"{tag} has no {name}" for name in set(element.attrib) - set(allowed)]
    found += [
        f"{tag} {name} is {value!r}"
        for name, value in element.attrib.items()
        if not re.fullmatch(allowed.get(name, "(?s:.*)"), value)
    ]
    found += [f"{child.tag} inside {tag}" for child in element if child.tag not in CHILDREN.get(tag, set())]
    if not re.fullmatch(TEXTS.get(tag, r"\s*"), element.text or "") or len(element.text or "") > MOST_SAID:
        found.append(f"the text of {tag}")
    return found


def _of_order(verbs):
    tags = [verb.tag for verb in verbs]
    found = [f"{tag} is not the last verb" for tag in tags[:-1] if tag in ENDS]
    return found if tags and tags[-1] in ENDS else [*found, "no end: the call would be cut off"]


def _of_listening(verbs):
    found = []
    for gather, behind in zip(verbs, [*verbs[1:], None], strict=True):
        if gather.tag == "Gather" and (behind is None or behind.tag not in ("Redirect", "Hangup")):
            found.append("nothing behind a Gather")
        if gather.tag == "Gather" and behind is not None and behind.tag == "Redirect":
            found += [] if behind.text == gather.get("action") else ["the Redirect leads elsewhere than the Gather"]
    return found


def said_outside_a_gather(document):
    """The words during which a key would be lost."""
    return ["".join(say.itertext()) for say in ET.fromstring(document).findall("Say")]


def said(document):
    """All words of the document."""
    return " ".join("".join(say.itertext()) for say in ET.fromstring(document).iter("Say"))
