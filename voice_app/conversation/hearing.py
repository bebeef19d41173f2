"""What the person called meant: the guards in the order in which they decide what must happen next."""

from typing import NamedTuple

from voice_app.conversation.guards import callers, people, rights, talk, wishes
from voice_app.conversation.guards.rules import Rules
from voice_app.conversation.opinion import NOTHING, SCORERS, Opinion
from voice_app.conversation.turns import Action, Hearing, Label
from voice_app.conversation.words import one_sentence, plain

ACT_FROM, ASK_FROM = 0.7, 0.25  # scores of an opt-out: from the first we act, from the second we ask once
FIRM = 0.4  # below it, a doubt counts only where no other guard fits
SURE, LIKELY = 0.9, 0.6


class Guard(NamedTuple):
    """A label, the rules that show it, and phrases that hold its words without its meaning."""

    label: Label
    rules: Rules
    harmless: Rules | None = None

    def why(self, text: str) -> str | None:
        return self.rules.match(self.harmless.blank(text) if self.harmless else text)


BEFORE_ASKING = (
    Guard(Label.VULNERABLE, people.VULNERABLE),
    Guard(Label.CHILD, people.CHILD),
    Guard(Label.DATA_ERASURE, rights.DATA_ERASURE, rights.NOT_ERASURE),
)
AFTER_ASKING = (
    Guard(Label.RECORDING_OBJECTION, rights.RECORDING_OBJECTION, rights.NOT_RECORDING_OBJECTION),
    Guard(Label.WRONG_NUMBER, callers.WRONG_NUMBER),
    Guard(Label.HUMAN, callers.HUMAN),
    Guard(Label.ROBOT_QUESTION, callers.ROBOT_QUESTION),
    Guard(Label.DATA_REQUEST, rights.DATA_REQUEST),
    Guard(Label.CALL_LATER, wishes.CALL_LATER, wishes.NOT_CALL_LATER),
    Guard(Label.NOT_INTERESTED, wishes.NOT_INTERESTED, wishes.NOT_DECLINING),
    Guard(Label.VOICEMAIL, callers.VOICEMAIL),
)
TALK = (Guard(Label.QUESTION, talk.QUESTION), Guard(Label.DENY, talk.DENY), Guard(Label.AFFIRM, talk.AFFIRM))
DANGER = Guard(Label.DANGER, people.DANGER)


def hear(words: str) -> Hearing:
    """The one label that decides what the agent must do next, how sure that is, and by which rule.

    Danger comes before all else in what is said; a wish not to be called again comes before the rest. `also` holds
    the other guards that fit, a possible opt-out among them, because their effects add up ("delete my data and never
    ring").
    """
    text = plain(words)
    opinion = _strongest(text)
    found = [(guard.label, why) for guard in (DANGER, *BEFORE_ASKING, *AFTER_ASKING) if (why := guard.why(text))]
    if opinion.score >= (FIRM if found else ASK_FROM):
        found.insert(_place(found, opinion), (Label.OPT_OUT, opinion.why))
    if not found:
        return _ordinary(text)
    (label, why), *others = found
    act = label is not Label.OPT_OUT or opinion.score >= ACT_FROM
    score = opinion.score if label is Label.OPT_OUT else SURE
    also = tuple(other for other, _ in others)
    return Hearing(label, Action.ACT if act else Action.ASK, score, f"{label}: {why}", also)


def _strongest(text: str) -> Opinion:
    """The highest score any scorer gives; a sentence the recogniser broke in two counts as one as well."""
    best = NOTHING
    for scorer in SCORERS:
        for reading in dict.fromkeys((text, one_sentence(text))):
            best = max(best, scorer(reading), key=lambda opinion: opinion.score)
        if best.score >= ACT_FROM:
            break
    return best


def _place(found: list[tuple[Label, str]], opinion: Opinion) -> int:
    """Where an opt-out comes among the guards: a sure one after danger only, a doubt after those that end the call."""
    first = {Label.DANGER} if opinion.score >= ACT_FROM else {Label.DANGER, *(guard.label for guard in BEFORE_ASKING)}
    return sum(label in first for label, _ in found)


def _ordinary(text: str) -> Hearing:
    for guard in TALK:
        if why := guard.why(text):
            return Hearing(guard.label, Action.NONE, LIKELY, f"{guard.label}: {why}")
    return Hearing(Label.OTHER, Action.NONE, 0.0, "no rule fits")
