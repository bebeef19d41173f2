"""Rights a caller may use in any words: erasure, access, an end to the recording (UK GDPR Arts 15, 17; law R29)."""

from voice_app.conversation.guards.rules import rules

DATA_ERASURE = rules(
    {
        "wants data gone": (
            "(delete|deleted|erase|erased|erasing|deleting|wipe|wiped|remove|removed|destroy|destroyed|purge|"
            "scrub|scrubbed|get rid of|shred|clear|forget|expunge|dispose of|bin|anonymise|take down|wiping|"
            "removing|cleared|shredded|purged|rid of|lose|blank|take out) ~~(data|information|info|personal "
            "details|details|record|records|everything|profile|account|anything|all trace|history|files?|name)",
            "(data|information|info|details|records|file|everything|profile|name|account|history) ~~(deleted|"
            "erased|wiped|removed|destroyed|scrubbed|gone|purged|deleting|erasing|wiping|removing|got rid of|"
            "shredded|forgotten|cleared|taken down|off your system|off your computer|off the system)",
            "right to (be forgotten|erasure|be deleted|delete|have my data deleted)",
            "(be forgotten|erasure|article (seventeen|17)|erasure request|deletion request|gdpr (delete|deletion|"
            "erase|removal|removed))",
            "(not|no) ~(want|right|business|permission|reason|need|like|happy|keep|hold|store|allowed|consent) "
            "~~(keeping|keep|holding|hold|having|have|storing|store|retain|retaining|on file|to keep|to hold|"
            "using|process|processing) ~(data|details|information|info|records|name|anything|file|stuff|address)",
            "(stop|cease) (keeping|holding|storing|processing|using) ~(data|details|information|info|records)",
            "forget (everything|all) ~(about|know)", "forget (i|that i|we|about me) ?(exist|existed|ever)?$",
        ),
    }
)  # fmt: skip

NOT_ERASURE = rules(
    {
        "keeps it": (
            "(do not|never|not) (delete|erase|wipe|remove|lose|destroy) ",
            "(keep|update|change|correct) (my|our|the) ",
            "(delete|remove|cancel) ~(second|old|first|other) (appointment|address|bedroom|one|boiler|viewing)",
            "account (number|is|with)",
        ),
    }
)  # fmt: skip

DATA_REQUEST = rules(
    {
        "asks where it came from": (
            "(where|how|who|why) (did|do|have|has|is|on earth|the hell|come|gave|sold|would) ~~(get|got|find|"
            "found|obtain|obtained|come by|come across|buy|bought|given|give|gave|have|sold|sell|pass|passed|"
            "acquire|source|know) ~(number|details|name|data|address|information|info|email|where i live|about me|"
            "my|me from)",
            "how come you ~(got|have|know)",
            "who (gave|sold|passed|told|provided|supplied) ~(number|details|name|data|information|about me)",
            "how (do|did|does) (you|your company|it|they) know ~(name|i|my|where|about|who|we|me|house|that)",
            "(where|who|how) ~(number|details|data|information|name) ~(from|come from|off|came from)",
            "what list (am|are|did|is)", "(source|origin) of ~(data|number|details)",
        ),
        "asks what is held": (
            "(what|which) (details|information|data|info) (do|have|did|are) you",
            "(send|show|give|tell) (me|us) ~(everything|what|all) ~(hold|have|keep|know|got)",
            "how long ~(keep|hold|store) ~(data|details|information|number|it)", "told you about (me|us)",
            "(subject access|sar|dsar|data subject|access request|article (15|fifteen)|freedom of information)",
            "(copy|copies|printout|list) of ~~(data|information|details|everything|records|hold|file|recording|"
            "call)",
            "(what|which|how much|all the|everything) (data|information|details|info|personal data|personal "
            "information|do you|have you|you|records|else do you|is) ~~(hold|have|got|keep|store|know|held|kept|"
            "written down|stored|holding|on file) ~(about|on|of|for)? ?(me|us|file|there|record)",
            "(see|send|get|want|have) ~(everything|what|all|copy|data) ~~(hold|have|got|keep|know) ~(on|about) "
            "(me|us)",
            "(privacy|data protection|data) (policy|notice|officer|statement|controller|people|team|department)",
            "(data protection|gdpr) (officer|policy|people|person|registration|number)",
            "(share|shared|sharing|sell|sold|selling|pass|passed|give|given|passing|giving) ~(my|me|data|details|"
            "information|number|info|it) ~(with|to|on|around|data|information|details)",
            "(what|how) (do|will|are|is|happens|did) ~(you )?(do|doing|use|using|to|happening|store|stored|"
            "happens) ~(with )?(my|the) (data|information|details|info|number|recording|personal)",
            "(is|are|where is|where are) ~(data|information|details) ~(stored|kept|held|safe|secure|going|being)",
            "(who|else) (has|have|can see|gets|sees) (got )?(my|access to my) (data|details|information|number)",
            "(what|do) ~have you (got )?(written )?(down )?(about|on) me", "(are|is) (you|this|it) ~gdpr",
        ),
    }
)  # fmt: skip

RECORDING_OBJECTION = rules(
    {
        "objects to recording": (
            "(object|agree|agreed|agreeing|consent|right|permission) ~to (being |be |have |having |me being )?(me "
            "|this )?<recording>",
            "(not|never) ~(agree|agreed|consent|consented|said) ~(be |being )?<recording>",
            "no right to <recording>",
            "(do not|not|stop|never|no|without|not to|can not|must not|should not|not be|not have|no more|quit|"
            "not want|not happy|rather not|not consent|not agree|not comfortable|not okay|not like|not permit|"
            "turn off|switch off|cut|end|pause|kill|refuse|object|delete|erase|wipe|destroy|bin|get rid of|turn|"
            "switch|stop the|take) ~~(<recording>)(?! (is|lasts))",
            "(<recording>) ~(off|stopped|deleted|erased|turned off|destroyed|wiped|switched off|not)",
            "only if ~not <recording>",
            "(not|unless|if|but not|stop) (if |being |you are |it is |this is |that is )*<recording>",
            "who (said|told|gave) you ~(could|can|may|permission to|to) <recording>", "off the record",
            "(my|our) voice ~(kept|stored|used|recorded|saved|on file|on record|train|cloned)",
            "(keep|keeping|store|storing|save|saving|use|using|train|have|clone|cloning|copy) ~(my|our) voice",
            "(can|could|would|will|may|shall) (you|we|i) ~(without|not|no|un) <recording>", "unrecorded",
            "^no <recording>",
        ),
    }
)  # fmt: skip

NOT_RECORDING_OBJECTION = rules(
    {
        "asks or allows": (
            "(do not|not) (mind|object|care|bothered|worry) ~~(<recording>)",
            "(is|was|are) (this|it|that|you) ~(a |being )?(<recording>|recorded message)",
            "(off|on|for|set a|world|vinyl|track|medical|broken) (the )?record(s)?(?<!off the record)",
            "(can|could|may) (i|we) ~(have|get) ~(copy|recording)", "not (a )?(recording|recorded message)",
            "(no|not) record of", "(?<!not )(fine|okay|happy) ~(recording|recorded)",
            "turn ~(telly|tv|radio|music|volume|it|that) (off|down)",
        ),
    }
)  # fmt: skip
