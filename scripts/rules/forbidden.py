"""Words that are not a script's to say, as patterns: case does not matter, apostrophes are straight.

They catch what a campaign manager may write in good faith. The wall behind them is that the opening, the opt-out and
the answer to "are you a robot?" are spoken by the engine whatever a script says.
"""

import re

_AI = (
    r"(?:an?\s)?(?:ai|a\.i\.|artificial\sintelligence|robot|bot|machine|computer|chatbot|recording|automated|automatic)"
)
_HUMAN = r"""(?:(?:a|an|the|your)\s)?(?:(?:real|actual|live|genuine|true|proper)\s)*
             (?:person|human(?:\sbeing)?|man|woman|lady|girl|bloke|guy)"""
_RECORDED = r"(?:recorded|monitored|being\srecorded)"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


DENIES_AI = _compiled(
    rf"""\b(?:i'?m|i\sam|this\sis|it'?s|it\sis|we'?re|we\sare|you'?re|you\sare)\s(?:\w+\s)?(?:not|no|never)\s(?:\w+\s)?{_AI}\b
       | \bisn'?t\s(?:\w+\s)?{_AI}\b
       | \b(?:no|not\san?)\s(?:ai|robots?|bots?|machines?)\b"""
)
CLAIMS_PERSON = _compiled(
    rf"""\b(?:i'?m|i\sam|this\sis)\s(?:\w+\s)?{_HUMAN}\b
       | \b(?:you'?re|you\sare)\s(?:\w+\s)?(?:speaking|talking)\s(?:to|with)\s{_HUMAN}\b
       | \bas\sa\s(?:human|person|woman|man)\b"""
)
SPEAKS_OF_KEYS = _compiled(
    r"""\bpress(?:ing)?\b.{0,20}\b(?:[0-9]|zero|one|two|three|four|five|six|seven|eight|nine|key|star|hash|button)\b
      | \bkeypad\b"""
)
SPEAKS_OF_STOPPING = _compiled(
    r"""\bopt(?:ing|ed|s)?[\s-]?outs?\b | \bunsubscrib\w* | \bdo[\s-]not[\s-]call\b | \bsay\sstop\b
      | \b(?:stop|end|avoid|block)\s(?:\w+\s){0,2}(?:calls|calling|ringing|phoning)\b
      | \b(?:take|remove|delete|get)\b.{0,20}\b(?:off|from)\s(?:our|the|this|any)\s(?:\w+\s)?(?:list|database)\b"""
)
SPEAKS_OF_RECORDING = _compiled(
    rf"""\b(?:call|line|conversation)s?\s(?:is|are|may\sbe|might\sbe|will\sbe|can\sbe|isn'?t|won'?t\sbe)\s(?:\w+\s){{0,2}}{_RECORDED}\b
       | \b(?:not|never|isn'?t|aren'?t|no|without|stop)\s(?:\w+\s){{0,2}}record(?:ed|ings?)\b
       | \b(?:we|i)\s(?:don'?t\s|do\snot\s|never\s|will\s|won'?t\s)?record\b"""
)

ENGINES_SUBJECT = _compiled(
    r"""\b(?: ai | a\.i\. | artificial\s(?:intelligence|voice) | (?:ro)?bots?
            | automated\s(?:call\w*|voice|agent|assistant|system) | disclosures?
            | opt(?:ing)?[\s-]?out\w* | unsubscrib\w* | stop\w*\s(?:the\s|these\s)?calls | recorded | recordings?
            | press(?:ing)?\s(?:[0-9]|nine|zero)
            | (?:a|any|the)\skeys? | key\s[0-9] | suppression | do[\s-]not[\s-]call )\b"""
)
POSES_AS_PERSON = _compiled(
    rf"\b(?:you\sare|you're|act\slike|pretend\sto\sbe|pose\sas|claim\sto\sbe|say\s(?:that\s)?you(?:\sare|'re))\s(?:\w+\s)?{_HUMAN}\b"
)

ANSWERED_BY_ENGINE = _compiled(
    r"""\b(?: stop\s(?:calling|ringing|phoning|contacting|recording)
            | (?:don'?t|do\snot|never)\s(?:call|ring|phone|contact)\sme | (?:take|get)\sme\soff | remove\sme
            | opt(?:\sme)?\sout | unsubscribe | no\smore\scalls
            | are\syou\s(?:an?\s)?(?:\w+\s)?(?:robot|real(?!\sestate)|human|ai|machine|computer)
            | am\si\s(?:speaking|talking)\sto\s(?:an?\s)(?:\w+\s)?(?:robot|person|human|machine|computer|ai)
            | (?:are\syou|is\sthis|is\sit)\s(?:being\s)?record(?:ed|ing) )\b"""
)
SELLS = _compiled(
    r"""\bhalf[\s-]price\b | \bdiscount\w* | \b(?:percent|per\scent|%|pounds)\soff\b | %\soff\b | \bmoney\soff\b
      | \b(?:special|exclusive|introductory|limited|great|best|new|latest|our|this|these|an|any)\soffers?\b
      | \bon\soffer\b
      | \b(?:great|special|best|good|new)\sdeals?\b | \bvouchers?\b | \bpromotion\w* | \bpromo\b | \bbargains?\b
      | \bcheaper\b | \bcashback\b | \bbuy\sone\b | \bfree\s(?:gift|trial)\b | \bupgrade\s(?:to|your\splan)\b
      | \bsave\s(?:money|up\sto|£) | \bon\ssale\b | \bsale\s(?:price|ends|now)\b"""
)
