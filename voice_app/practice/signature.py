"""X-Twilio-Signature, written from https://www.twilio.com/docs/usage/webhooks/webhooks-security."""

import base64
import hmac
from collections.abc import Iterable


def sign(token: str, url: str, parameters: Iterable[tuple[str, str]] = ()) -> str:
    """HMAC-SHA1 of the URL and the form, in base64.

    The URL is used exactly as configured, without its fragment. Names are sorted by their bytes; the values of a
    repeated name are sorted, each once. Blank values count.
    """
    values: dict[str, set[str]] = {}
    for name, value in parameters:
        values.setdefault(name, set()).add(value)
    text = url + "".join(name + value for name in sorted(values) for value in sorted(values[name]))
    return base64.b64encode(hmac.digest(token.encode(), text.encode(), "sha1")).decode()
