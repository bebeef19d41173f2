"""A script's lines as they will sound, with a readable stand-in for every blank."""

from scripts.model import Script
from scripts.sample import usual
from scripts.sheet import SpokenLine
from scripts.speech import fill, seconds, spoken_words


class Voice:
    """Reads one script's lines: [first name] on paper, a name of usual length for the clock."""

    def __init__(self, script: Script) -> None:
        kinds = {field.name: field.type.value for field in script.contact_fields}
        kinds |= {question.id: question.type.value for question in script.questions}
        kinds |= {"slot_1": "slot", "slot_2": "slot"}
        self._script = script
        self._shown = {name: f"[{name.replace('_', ' ')}]" for name in kinds}
        self._usual = {name: usual(kind) for name, kind in kinds.items()}

    def line(self, text: str, label: str = "") -> SpokenLine:
        heard = fill(text, self._usual, self._script)
        return SpokenLine(fill(text, self._shown, self._script), spoken_words(heard), round(seconds(heard), 1), label)
