"""Words that may be a refusal of later calls: worth one question, not enough to act."""

from voice_app.conversation.guards.rules import rules

ASK = rules(
    {
        "speaks of stopping": (
            "(stop|stopped|stopping|enough|cease|quit|pack it in|give over|knock it off|cut it out|leave off|no "
            "more|never again|have had it|done with|finished with|over and done)",
            "^(cancel|end|quit|finish|delete|remove|block|off|out)( it| this| that| now| me)?$",
        ),
        "speaks of ringing, and says no": (
            "<not> ~~(<ring>|<ringing>|<rung>|calls)",
            "(<ring>|<ringing>|<rung>|calls) ~~(<not>|stop|enough|no more|no)",
            "(no|without) ~(<ringing>|<calls>|calls)",
        ),
        "rung too often": (
            "(these|your|such|those) calls(?! (are|is)? ?(recorded|fine|okay|free))",
            "(twice|three times|four times|five times|six times|\\w+ times) (today|this|in|a)",
            "(every|each) (single )?(day|week|month|night|morning|evening|hour)", "(too many|too often)",
            "you (only |just )?(rang|called|phoned) ~(yesterday|today|earlier|this morning|last|already|before|"
            "the other)",
            "driving me ~(mad|wall|bend|insane|crazy|nuts|potty|bonkers)", "(doing|does) my (head|nut) in",
            "intrusive|intrusion|intruding", "(screen|blocker|block|barred|blocked|blocking)",
            "still (<ringing>|<ring>)", "only answer", "fill of", "through with",
            "not ~(talk|speak|deal|buy) ~(salesmen|salespeople|sales people|telesales|strangers|callers|over the "
            "phone)",
            "nothing better to do", "no shame", "(stop|stopped) ~all day",
            "(keep|keeps|keep on|kept|always|constantly|every day|every week|every night|all the time|third time|"
            "second time|fourth time|tenth time|twice|three times|four times|five times|again and again|day and "
            "night|morning noon and night|non stop|nonstop|forever|how often|so many|that many|how many) "
            "~~(<ringing>|<rung>|<ring>|calls)",
            "(<ringing>|<rung>|<ring>|calls) ~~(every day|every week|all the time|twice|three times|again and "
            "again|day and night|non stop|constantly|all day|every night|times (today|this week|a day|a week)|"
            "lately)",
            "you (lot|people|again|guys)",
            "(another|more) (one )?(of )?(these|your|cold|sales|bloody)? ?(calls|call)",
            "(not again|here we go again|oh no)$", "woke",
        ),
        "speaks of a list": (
            "<not> ~~(list|lists|database|register|system|records|books)",
            "(off|remove|delete|cross|strike|take|taken) ~~(list|lists|database|register|system|name|number|"
            "details|books|dialler|records)",
            "(off|out) (of )?(it|this|that)", "(take|get) (me|us) (off|out)", "remove",
            "(opt|opted|opting|opts) ~out", "unsubscribe\\w*", "(black ?list|barred|ban)",
            "(dispose|rid|clear|forget|lose|bin|delete|destroy|scrap|shred) ~(me|us|number|details|name|my)",
            "(my|this|our) (number|name|details) ~(off|out|gone|deleted|removed)",
        ),
        "speaks of permission": (
            "(consent|permission|authoris\\w+|private|privacy|unsolicited|gdpr|illegal|unlawful|objection|object|"
            "rights)",
            "never (asked|agreed|signed|gave|wanted|requested|applied)", "(who|how) (said|told|gave|let) you",
            "cold (call|calls|calling|callers?)", "sales (call|calls|people)",
            "telesales|telemarketing|spam|spammer|spammers|scammers?|nuisance|pest|pests",
        ),
        "is angry": (
            "further$", "^leave ",
            "(fuck|piss|bugger|sod|wanker|wankers|tosser|tossers|arsehole|arseholes|bastard|bastards|idiot|idiots|"
            "moron|morons|prick|pricks|dickhead|shut up|shut it|sick of|fed up|tired of|annoying|annoyed|"
            "irritating|pathetic|disgusting|disgrace|disgraceful|shameful|ridiculous|parasites?|leeches|scum|"
            "bollocks|crap|shite|shit|twat|twats|muppet|numpty|eejit|gobshite|bellend|knob|vultures)",
            "(how|you) dare", "(away|lost|off) with you", "(push|buzz|clear|bog|jog) (it|on|off)", "peace",
            "alone$", "(threaten|solicitor|lawyer|court|sue|complain\\w*|complaint|report)",
        ),
        "wishes to end it for good": (
            "(for ever|forever|farewell|part ways)", "(not|never) ~exist", "exist$",
            "(get|take) (me|it|that|this) (off|out|gone|away)",
            "^(off|out|i am out|chuck it|pack it in|give it up|no more|go|away)( now| you| will you)?$",
            "(time|times) (i|we) (have )?said no", "said no",
            "for the (second|third|fourth|last|final|umpteenth) time",
            "(no|not) (on|to|with) (this|the|my) (phone|number|line)", "marketing|marketed",
            "not (ask|come|try|bother|keep|happy) ~(again|back|on|trying|with you|with it|about (this|it|being))",
            "(new|change|changing|changed) ~number because", "do not want to know you", "^withdraw", "register$",
            "(my|the) rights", "the law|against this|a law", "the hint|the message",
            "(last|final) (time|call|warning|chance)", "for good",
            "(in future|from now on|going forward|any further|ever again)", "(hear|hearing) (from|off) (you|your)",
            "(wasting|waste) (your|my|our) (time|breath)",
            "(prefer|rather|best) ~(not|if you did not|if you do not)",
            "(email|letter|post|writing|text) (instead|only|me instead|us instead)", "not (now )?or ever",
            "do not (want|need) (any|none) of (it|this|that|your)", "want (nothing|no part)",
            "(please )?no thank you stop",
        ),
    }
)  # fmt: skip
