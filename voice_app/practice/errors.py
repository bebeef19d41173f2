"""Refusals of the REST interface, with Twilio's codes and the shape of its error replies.

Source: https://www.twilio.com/docs/api/errors.
"""

from xml.sax.saxutils import escape

REFUSALS: dict[int, tuple[int, str]] = {
    20001: (400, "Parameter {0} is not valid."),
    20003: (401, "Authenticate"),
    20404: (404, "The requested resource {0} was not found"),
    20429: (429, "Too Many Requests"),
    20500: (500, "An internal server error has occurred"),
    21201: (400, "No 'To' number is specified"),
    21203: (400, "International calling not enabled"),
    21205: (400, "Url is not a valid URL: {0}"),
    21210: (400, "The source phone number provided, {0}, is not yet verified for your account."),
    21211: (400, "The 'To' number {0} is not a valid phone number."),
    21212: (400, "The 'From' number {0} is not a valid phone number."),
    21213: (400, "The 'From' phone number is required"),
    21214: (400, "The 'To' phone number {0} cannot be reached"),
    21215: (400, "Account not authorized to call {0}. Perhaps you need to enable some international permissions."),
    21216: (400, "Account not allowed to call {0}"),
    21217: (400, "Phone number {0} does not appear to be valid"),
    21218: (400, "ApplicationSid {0} is not valid"),
    21219: (400, "The number {0} is unverified. Trial accounts may only make calls to verified numbers."),
    21220: (400, "Unable to do this: {0}"),
    22005: (429, "Call Queue Full"),
}


class Refused(Exception):
    """The carrier refuses a REST request. `code` is a key of REFUSALS; `about` fills its sentence."""

    def __init__(self, code: int, about: str = "", status: int | None = None) -> None:
        usual, sentence = REFUSALS.get(code, (400, "The request was refused: {0}"))
        self.code, self.status = code, status or usual
        self.sentence = sentence.format(about)
        super().__init__(self.sentence)

    @property
    def more_info(self) -> str:
        return f"https://www.twilio.com/docs/errors/{self.code}"

    def as_json(self) -> dict[str, object]:
        return {"code": self.code, "message": self.sentence, "more_info": self.more_info, "status": self.status}

    def as_xml(self) -> str:
        """What is answered on an address that does not end in .json."""
        fields = (
            ("Code", self.code),
            ("Message", self.sentence),
            ("MoreInfo", self.more_info),
            ("Status", self.status),
        )
        inner = "".join(f"<{name}>{escape(str(value))}</{name}>" for name, value in fields)
        body = f"<TwilioResponse><RestException>{inner}</RestException></TwilioResponse>"
        return f"<?xml version='1.0' encoding='UTF-8'?>\n{body}"
