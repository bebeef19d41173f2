"""What the people of a list agreed to: told once for all rows, or in columns, or both; the row's own word counts.

Nothing is assumed. A consent without one of these facts is no evidence (UK GDPR Art 7(1), 7(2)).
"""

from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from voice_app.campaigns.lists.dates import read_moment
from voice_app.campaigns.lists.faults import FileFaulty
from voice_app.campaigns.lists.fields import Known
from voice_app.campaigns.lists.mapping import Columns
from voice_app.campaigns.lists.sheet import text_of

LONGEST = 64 * 1024


@dataclass(frozen=True, slots=True)
class Evidence:
    """The facts as a person writes them; an empty one is not told."""

    named: str = ""
    topic: str = ""
    wording: str = ""
    version: str = ""
    method: str = ""
    source: str = ""
    scope: str = ""
    basis: str = ""
    collected_by: str = ""
    given_at: str = ""
    expires: str = ""

    def is_told(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))


COLUMN_OF = {
    "named": Known.CONSENT_NAMED, "topic": Known.CONSENT_TOPIC, "wording": Known.CONSENT_WORDING,
    "version": Known.CONSENT_VERSION, "method": Known.CONSENT_METHOD, "source": Known.CONSENT_SOURCE,
    "scope": Known.CONSENT_SCOPE, "basis": Known.CONSENT_BASIS, "collected_by": Known.CONSENT_COLLECTED_BY,
    "given_at": Known.CONSENT_AT, "expires": Known.CONSENT_EXPIRES,
}  # fmt: skip
MAY_BE_ABSENT = frozenset({"basis", "expires"})
WORDS: dict[str, dict[str, str]] = {
    "given": dict.fromkeys(("yes", "y", "true", "1", "x", "on", "agreed", "opted in", "given"), "yes")
    | dict.fromkeys(("no", "n", "false", "0", "off", "refused", "opted out", "none", ""), ""),
    "scope": dict.fromkeys(("automated", "ai", "automated calls", "ai calls", "automated voice"), "automated")
    | dict.fromkeys(("live_only", "live only", "live", "live calls", "phone", "telephone", "calls"), "live_only"),
    "method": dict.fromkeys(("web", "online", "website", "form", "web form"), "web")
    | dict.fromkeys(("paper", "post", "letter", "in writing"), "paper")
    | dict.fromkeys(("verbal", "spoken", "by phone", "phone", "in person"), "verbal"),
    "basis": dict.fromkeys(("", "consent"), "consent")
    | dict.fromkeys(("soft_opt_in", "soft opt-in", "soft opt in"), "soft_opt_in"),
    "collected_by": dict.fromkeys(("own", "client", "the client", "us", "ourselves"), "own")
    | dict.fromkeys(("third_party", "third party", "partner", "bought", "broker"), "third_party"),
}


@lru_cache(maxsize=4096)
def read_word(kind: str, text: str) -> str | None:
    """The word of ours for what a list says; None when it says nothing of the kind."""
    return WORDS[kind].get(" ".join(text.split()).casefold())


def read_evidence(text: str) -> Evidence:
    """The facts in a small YAML file, one `name: value` a line. Raises FileFaulty with every fault at once."""
    if len(text) > LONGEST:
        raise FileFaulty("The file of the consent is too long: it holds one form's facts, a line each.")
    try:
        told = YAML(typ="safe", pure=True).load(text)
    except (YAMLError, ValueError) as wrong:
        line = getattr(getattr(wrong, "problem_mark", None), "line", None)
        raise FileFaulty(
            f"The file of the consent is no YAML{'' if line is None else f', at line {line + 1}'}."
        ) from wrong
    if not isinstance(told, dict):
        raise FileFaulty(f"The file of the consent must have lines such as `scope: automated`. {_known()}")
    faults = [f"The file of the consent has a line {name}, which is none of its facts. {_known()}"
              for name in told if name not in COLUMN_OF]  # fmt: skip
    values = {name: " ".join(_plain(value).split()) for name, value in told.items() if name in COLUMN_OF}
    faults += [f"{name}: {value} in the file of the consent is none of: {_choices(name)}."
               for name, value in values.items() if name in WORDS and read_word(name, value) is None]  # fmt: skip
    wrong_dates = [name for name in ("given_at", "expires") if values.get(name) and read_moment(values[name]) is None]
    faults += [f"{name} in the file of the consent is no date: write it as 2026-11-23 or 23/11/2026."
               for name in wrong_dates]  # fmt: skip
    if faults:
        raise FileFaulty(*faults)
    return Evidence(**values)


def check_complete(columns: Columns, evidence: Evidence) -> None:
    """Raises FileFaulty when rows could have a consent of which a needed fact is told nowhere."""
    there = [each for each in columns.found if each.field in (Known.CONSENT_GIVEN, Known.CONSENT_AT)]
    if not there and not evidence.is_told():
        return
    absent = [
        name
        for name, column in COLUMN_OF.items()
        if name not in MAY_BE_ABSENT and not getattr(evidence, name) and columns.place(column) is None
    ]
    if absent:
        raise FileFaulty(_incomplete([each.column for each in there], absent))


def _incomplete(columns: list[str], absent: list[str]) -> str:
    there = f"These columns tell of consents: {', '.join(columns)}. " if columns else "Consents are told for all rows. "
    told = f"{there}Nothing tells of their {', '.join(absent)}, which must be known too (UK GDPR Art 7(1)). "
    if absent == ["given_at"]:
        return f"{told}Name the column that has the date: --map consent_at=COLUMN."
    return (
        f"{told}Tell them for all rows in a file, a line each such as `scope: automated`: --consent FILE. To import "
        "without these consents: --map consent_given= --map consent_at="
    )


def _plain(value: object) -> str:
    return text_of(value) if isinstance(value, str | int | float | bool | date) else ""


def _known() -> str:
    return f"It knows: {', '.join(COLUMN_OF)}."


def _choices(name: str) -> str:
    return ", ".join(dict.fromkeys(word for word in WORDS[name].values() if word))
