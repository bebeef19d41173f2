"""Words that carry no meaning in a question, and words that carry the same."""

import re

LEADING = re.compile(
    r"^(?:(?:can|could|would|will) (?:you|i) (?:tell me|ask|ask you|say|explain)|tell me|"
    r"i (?:would like|want|need) to know|"
    r"i was wondering|do you know|and|but|so|well|okay|right|yes|no|oh|sorry|hang on|one question|just wondering)\b ?"
)
_SMALL = """a an the is are am was were be been do does did can could would will shall should i you we they he she it me
    my your our us them this that these those of for to in on at by with and or but so if what which how there
    here have has had got get any some about not no yes then now s t going thing exactly actually roughly
    usually generally really like just as from up out please let something someone somebody anything him her his
    its d"""
SMALL = frozenset(_SMALL.split())
_GROUPS = (
    "price cost costs charge charges fee fees commission percentage percent rate much",
    "expensive dear pricey steep costly",
    "long duration minutes hours quick quickly time lengthy take takes",
    "area patch local region cover district near nearby",
    "worth value valued estimate ballpark figure fetch",
    "email writing post letter send mail",
    "cancel stop leave end quit tied contract committed",
    "safe risk side effects dangerous",
    "delivery deliver delivered arrive parcel order shipped",
    "who company firm",
    "agent estate",
    "free nothing",
)
SAME = {word: group.split()[0] for group in _GROUPS for word in group.split()}
