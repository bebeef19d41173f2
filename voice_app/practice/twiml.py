"""Reading a TwiML document: not well-formed is an error (12100), unknown is a warning (12200) and skipped.

Source: https://www.twilio.com/docs/voice/twiml and the error dictionary.
"""

from dataclasses import dataclass
from urllib.parse import urljoin
from xml.etree import ElementTree

from voice_app.practice.twiml_grammar import ATTRIBUTES, CHILDREN, NOT_PLAYED, SPEECH

SPOKEN = frozenset(SPEECH.split())
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class DocumentFaulty(Exception):
    """The document cannot be played; `code` is Twilio's."""

    def __init__(self, code: int, text: str) -> None:
        super().__init__(text)
        self.code = code


@dataclass(frozen=True, slots=True)
class Verb:
    name: str
    attributes: dict[str, str]
    text: str
    children: tuple["Verb", ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """What the callee is played next. Relative addresses are joined to `url`; None for TwiML given inline."""

    url: str | None
    verbs: tuple[Verb, ...]
    warnings: tuple[str, ...] = ()

    def absolute(self, address: str) -> str:
        return urljoin(self.url, address) if self.url else address


def read_document(url: str | None, content_type: str, body: bytes) -> Document:
    """The document in an answer; raises DocumentFaulty (11770, 12100, 12102, 12300)."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind.startswith("audio/"):
        return Document(url, (Verb("Play", {}, url or ""),))
    if kind not in {"text/xml", "application/xml", "text/html", "text/plain"}:
        raise DocumentFaulty(12300, f"The Content-Type is {kind or 'missing'}.")
    if not body.strip():
        raise DocumentFaulty(11770, "The answer is empty.")
    try:
        return parse(url, body)
    except DocumentFaulty as fault:
        if kind != "text/plain" or fault.code != 12100:
            raise
        return Document(url, (Verb("Say", {}, body.decode("utf-8", "replace")),))


def parse(url: str | None, body: bytes) -> Document:
    """The verbs of a document, unknown pieces left out; raises DocumentFaulty (12100, 12102)."""
    try:
        root = ElementTree.fromstring(body)  # noqa: S314 - at most 64 kB from our own application; expat limits expansion
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise DocumentFaulty(12100, f"The document is not well-formed XML: {error}.") from error
    if root.tag != "Response":
        raise DocumentFaulty(12102, f"The document begins with <{root.tag}> and not with <Response>.")
    warnings: list[str] = []
    verb = _verb(root, warnings)
    if (root.text or "").strip():
        warnings.append("There is text between the verbs.")
    return Document(url, verb.children, tuple(warnings))


def _verb(element: ElementTree.Element, warnings: list[str]) -> Verb:
    known = ATTRIBUTES[element.tag].split()
    attributes = {("xml:lang" if name == XML_LANG else name): value for name, value in element.attrib.items()}
    warnings += [f"<{element.tag}> has no attribute {name}." for name in attributes if name not in known]
    return Verb(
        element.tag,
        {name: value for name, value in attributes.items() if name in known},
        _text(element),
        tuple(_children(element, warnings)),
    )


def _children(element: ElementTree.Element, warnings: list[str]) -> list[Verb]:
    allowed = CHILDREN.get(element.tag, "").split()
    children = []
    for child in element:
        if child.tag in allowed:
            children.append(_verb(child, warnings))
        elif child.tag in NOT_PLAYED:
            warnings.append(f"<{child.tag}> is not played by the practice carrier and was skipped.")
        else:
            warnings.append(f"<{child.tag}> is unknown inside <{element.tag}> and was skipped.")
    return children


def _text(element: ElementTree.Element) -> str:
    """The words of an element and of the speech marks inside it, on one line."""
    return " ".join("".join(_walk(element)).split())


def _walk(element: ElementTree.Element) -> list[str]:
    pieces = [element.attrib.get("alias") or element.text or ""]
    for child in element:
        if child.tag in SPOKEN and child.tag in CHILDREN.get(element.tag, "").split():
            pieces += _walk(child)
        pieces.append(child.tail or "")
    return pieces
