"""Callees written in a small YAML: who answers which number, and what they do.

    "+447700900001":            # numbers stand in quotes
      rings: 2                  # rings before the call is answered (3 s each); 2 unless given
      answers:                  # steps; without any the callee answers and stays on the line
        - presses: "9"          # keys; several are pressed 0.3 s apart
          during: 1             # halfway through the nth thing said, counted from 1
        - says: "stop ringing me"
          after: "okay to talk" # as soon as something with these words has been heard to its end
        - says: "yes go on"     # with no time given: at the next silence of 1.2 s (`pause: 2` to think longer)
        - hangs_up: true
          at: 12.5              # seconds after the call was answered
      amd: human                # what machine detection finds: human, machine_start, fax, unknown
      person: answers           # the client's person when the call is put through: answers, busy, no_answer
      talks: 20                 # seconds the two then talk
    "+447700900002": busy       # busy, no_answer, unreachable or silent, in one word
    "+447700900003":
      voicemail: "Hi, you've reached Sam. Leave a message after the tone."
    default: no_answer          # everybody else; without it they answer and stay silent

Steps with `at` or `during` happen by themselves, the others in their order. Unknown keys are refused
with a plain sentence.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from voice_app.practice.callee import Manner, Pickup
from voice_app.practice.scripted import ScriptedCallee, Step
from voice_app.practice.speech import speech_seconds

WORDS = ("busy", "no_answer", "unreachable", "silent")
ENTRY_KEYS = {"rings", "answers", "voicemail", "amd", "person", "talks", *WORDS}
STEP_KEYS = {"presses", "says", "hangs_up", "at", "during", "after", "pause", "confidence"}
VERDICTS = ("human", "machine_start", "fax", "unknown")
KEYS = set("0123456789*#")
LARGEST_FILE = 262_144


class CalleesFaulty(ValueError):
    """The callee file cannot be used; each of its `faults` says where and why."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Part:
    """One entry of the file."""

    manner: Manner = Manner()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Callees:
    """Everybody who can be called."""

    by_number: Mapping[str, Part] = field(default_factory=dict)
    default: Part = Part(Manner(amd="unknown"))

    def part(self, number: str) -> Part:
        return self.by_number.get(number, self.default)

    def callee(self, number: str) -> ScriptedCallee:
        """A fresh callee for one call."""
        part = self.part(number)
        return ScriptedCallee(part.manner, part.steps)


def load_callees(path: Path) -> Callees:
    """The callees in a file; raises CalleesFaulty with every fault at once."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise CalleesFaulty((f"{path.name} is larger than 256 KiB.",))
        return read_callees(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise CalleesFaulty((f"{path.name} cannot be read: {error}.",)) from error


def read_callees(text: str) -> Callees:
    """The callees in YAML text; raises CalleesFaulty with every fault at once."""
    try:
        entries = YAML(typ="safe", pure=True).load(text) or {}
    except YAMLError as error:
        raise CalleesFaulty((f"The callee file is not YAML: {' '.join(str(error).split())}.",)) from error
    if not isinstance(entries, Mapping):
        raise CalleesFaulty(("The callee file must map numbers to callees.",))
    faults: list[str] = []
    parts = {number: _part(str(number), entry, faults) for number, entry in entries.items()}
    faults += [_misnamed(number) for number in parts if not _is_number(number) and number != "default"]
    if faults:
        raise CalleesFaulty(tuple(faults))
    default = parts.pop("default", Part(Manner(amd="unknown")))
    return Callees(parts, default)


def _is_number(value: object) -> bool:
    return isinstance(value, str) and value.startswith("+") and value[1:].isascii() and value[1:].isdigit()


def _misnamed(number: object) -> str:
    if isinstance(number, int):
        return f'{number}: put the number in quotes and begin it with +, as in "+447700900001".'
    return f'{number}: neither a number such as "+447700900001" nor the word default.'


def _part(name: str, entry: object, faults: list[str]) -> Part:
    if isinstance(entry, str) and entry in WORDS:
        entry = {entry: True}
    if not isinstance(entry, Mapping):
        faults.append(f"{name}: must be one of {', '.join(WORDS)}, or a mapping with keys such as answers.")
        return Part()
    faults += [
        f"{name}: there is no key {key!r}. Known are {', '.join(sorted(ENTRY_KEYS))}."
        for key in entry
        if key not in ENTRY_KEYS
    ]
    endings = [key for key in (*WORDS, "answers", "voicemail") if entry.get(key)]
    if len(endings) > 1:
        faults.append(f"{name}: {' and '.join(endings)} exclude each other.")
    steps = entry.get("answers") or []
    if not isinstance(steps, list):
        faults.append(f"{name}: answers must be a list of steps.")
        steps = []
    own = tuple(_step(f"{name}, step {place}", step, faults) for place, step in enumerate(steps, start=1))
    manner = _manner(name, entry, faults)
    return Part(manner, (Step(says=manner.greeting, at=0.5), *own) if manner.greeting else own)


def _manner(name: str, entry: Mapping[str, object], faults: list[str]) -> Manner:
    pickup = next((Pickup(word) for word in ("busy", "no_answer", "unreachable") if entry.get(word)), Pickup.ANSWERS)
    manner = Manner(pickup=pickup, amd=_amd(entry), rings=int(_number(name, entry, "rings", 2, faults)))
    if entry.get("amd", "human") not in VERDICTS:
        faults.append(f"{name}: amd must be one of {', '.join(VERDICTS)}.")
    greeting, person = entry.get("voicemail"), entry.get("person")
    if greeting is not None and not (isinstance(greeting, str) and speech_seconds(greeting)):
        faults.append(f"{name}: voicemail must be the words of the greeting.")
    elif isinstance(greeting, str):
        manner = replace(manner, greeting=greeting, rings=int(_number(name, entry, "rings", 5, faults)))
    if person is not None and person not in set(Pickup):
        faults.append(f"{name}: person must be one of {', '.join(Pickup)}.")
        person = None
    talks = _number(name, entry, "talks", 15, faults)
    return replace(manner, talks=talks, person=Pickup(str(person)) if person else None)


def _amd(entry: Mapping[str, object]) -> str:
    usual = "machine_start" if entry.get("voicemail") else "unknown" if entry.get("silent") else "human"
    return str(entry.get("amd", usual))


def _step(name: str, step: object, faults: list[str]) -> Step:
    if not isinstance(step, Mapping):
        faults.append(f'{name}: must be a mapping, such as presses: "9".')
        return Step()
    faults += [
        f"{name}: there is no key {key!r}. Known are {', '.join(sorted(STEP_KEYS))}."
        for key in step
        if key not in STEP_KEYS
    ]
    if len([key for key in ("presses", "says", "hangs_up") if step.get(key)]) != 1:
        faults.append(f"{name}: must have exactly one of presses, says and hangs_up.")
    if len([key for key in ("at", "during", "after") if key in step]) > 1:
        faults.append(f"{name}: at, during and after exclude each other.")
    presses = step.get("presses", "")
    if not isinstance(presses, str) or not set(presses) <= KEYS:
        faults.append(f'{name}: presses must be keys in quotes, such as "9".')
    if not isinstance(step.get("says", ""), str) or not isinstance(step.get("after", ""), str):
        faults.append(f"{name}: says and after must be words.")
    return Step(
        presses=str(presses),
        says=str(step.get("says", "")),
        hangs_up=bool(step.get("hangs_up")),
        at=_number(name, step, "at", 0, faults) if "at" in step else None,
        during=max(1, int(_number(name, step, "during", 1, faults))) if "during" in step else None,
        after=str(step["after"]) if "after" in step else None,
        pause=_number(name, step, "pause", 1.2, faults),
        confidence=_number(name, step, "confidence", 0.92, faults),
    )


def _number(name: str, entry: Mapping[str, object], key: str, usual: float, faults: list[str]) -> float:
    value = entry.get(key, usual)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 86_400:
        faults.append(f"{name}: {key} must be a number, 0 or more.")
        return usual
    return float(value)
