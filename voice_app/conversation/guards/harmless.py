"""Phrases that hold the words of a refusal without the wish: taken out before refusals are looked for."""

from voice_app.conversation.guards.rules import rules

HARMLESS = rules(
    {
        "a name": (
            "(not|stop|stopped) (call|calling) (me|him|her|us|it|my|the) ((by|mr|mrs|miss|ms|love|lovey|dear|"
            "darling|sir|madam|names|son|hun|honey|pet|a|an|that|it|this|on my first) ?)+",
            "(not|stop|stopped) (call|calling) (it|that|this|him|her|the \\w+) (a|an|the|by)",
            "(not|stop|stopped) (call|calling) me by", "would not call (it|that|this|him|her|myself|me|us|the|my)",
            "call it a day",
        ),
        "wants calls": (
            "(never|did not|have not) ~(got|get|receive|received|had|heard|miss|missed) ~(call|calls|ring|"
            "message)$",
            "it (has |is |have |keeps )?(stopped|stops|stopping)", "(third|next|first|second) block",
            "(drive|road|drain|sink|view) is blocked", "(miss|missed) (your|a|the) call",
            "(i|we) (took|have taken) (my|our) name off", "(another|other) (agents?|companys?|firms?) (is )?list",
            "(is|it is|that is) (it )?(a )?private", "private (or|matter)", "(check|in) my spam", "spam folder",
            "not ~(called|rang|rung|phoned) ~back", "why have not you (called|rung|phoned)",
            "nobody (rang|called|phoned) (me|us) back", "rather not say", "no more (than|questions)",
            "(have|got) my (permission|consent)", "(is|are|was) enough$", "waiting for you to (call|ring|phone)",
            "(the|your) calls have been", "stop (i|wait|sorry|because|me)", "sorry stop",
            "remove (monday|tuesday|wednesday|thursday|friday|saturday|sunday)",
            "instead of (email|post|letter|text)", "quit your job", "not ~(cold|got) call back",
            "(?<!you )(?<!they )(do|does|would|will) not (stop|remove|take|delete|cancel|unsubscribe) (\\w+ )*\\w+",
            "not ~(hesitate|afraid|shy|mind|minded|forget|worry|scared|object|bothered|averse|opposed) ~~(<ring>|"
            "<ringing>|<rung>|me|that|it)",
            "(no|not a|not any) (problem|objection|bother|issue|trouble) ~(with|to|about) ~~(<ringing>|<rung>|"
            "<ring>|calls)",
            "(welcome|free|happy|glad|pleased|fine|okay|good) (to|for|with|for you to|with you) ~(<ring>|"
            "<ringing>)",
            "why did you stop <ringing>", "you (stopped|have stopped) <ringing>",
            "(never|not|nobody|no one) (got|get|had|have|received|receive|even|ever|bothered to|bother to|even "
            "bothered to)? ?(a |any )?(call|rung|called|phoned|ring|rang|call back|phone call) (back|when|like|"
            "about it|me back|last|as|from your office)",
            "(never|not|nobody|no one) (called|rang|phoned|rung|contacted) (me|us) ?(last|yesterday|back|when|"
            "about|as|like|on)?",
            "(never|did not) (called|call|ring|rang|phone|phoned) (back|me back|us back)",
            "keep (me|us|my|our|it) (on|in|number|details|name)",
            "(did|has|have) (\\w+ ){1,3}(asked?) you to stop ?(<ringing>)?",
            "(calls|phone|ringing|calling) (are|is|was) (fine|okay|all right|good)",
            "(not|no) ~(opted|opt|unsubscribed|unsubscribe) out ~(of)? ?~(but|though|yet)",
            "not (opted|opting|unsubscribed) ?(out)?",
            "not mean to ~(opt|press|unsubscribe|cancel|hit|push|click) ~",
            "(by accident|by mistake|accidentally) ~(pressed|hit|pushed|opted)",
            "pressed ~(by accident|by mistake|accidentally|in error)", "did not (press|opt) ~",
            "still want ~(<calls>|alerts|updates|call|to hear)", "(opted|signed) in",
            "out of the (emails?|post|letters|texts|newsletter) but",
            "unsubscribed from the (emails?|newsletter|post|texts)", "not bothering (me|us)",
            "not (disturbing|bothering|troubling|interrupting|annoying) (me|us|anyone|anything)",
            "(i|we) (do|did|gave|give|have given|am happy to|are happy to) ~(consent|permission)$",
            "(?<!not )(?<!never )(?<!no )(?<!who )(?<!nobody )(?<!one )(gave|given) (you )?(my )?(consent|"
            "permission) (online|on|yes|when|to)",
            "(privacy|data) (policy|notice|officer)", "lose you", "over the phone",
            "(nobody|no one|anyone|anybody|someone|somebody) ~called \\w+",
            "(number|person|customer|mobile) you (are|have) \\w+", "not missed? (a|any|your|the|my) (call|chance)",
            "not (want to )?(miss|lose|mess|waste)( out)?",
        ),
        "another meaning of stop": (
            "(?<!or )(not|never|will not|can not) stop",
            "(stop|stopped|stopping) (it(?= \\w)|that|there|a|for|over|by|talking|interrupting|shouting|laughing|"
            "barking|working|off|at|gap|me if|reading|mumbling|whispering|rushing|the car|and think|smoking|"
            "raining|leaking|losing|the leak|the boiler|the damp|me there|you there|someone|giving|doing|eating|"
            "beating|jumping|crying|fighting|messing|playing|pulling|now and then|press|there and) ?(<ringing>)?",
            "(bus|full|pit|tram|short|next|first|last|train|quick|coffee|every|non|rest|door|pedal) stops?",
            "stop (gap|sign|light|lights)", "(pull|pulled|pulling) out all the stops",
            "(has|have|had|rain|rains|water|line|phone|snow|work|clock|heating|boiler|engine|bus|train) ~(keeps "
            ")?(stopped|stops|stopping)",
            "stop (you|us|talking|me) (there|a|for|too|going|talking|now because|because)",
            "(does|do|did|when|where) (it|you|they|we|the \\w+|he|she|this) (stop|stopped)(?! (<ringing>|calls))",
            "stop ~(so fast|too fast|going|slow|slower|minute|second|sec|moment|tick)", "stop (jack|rex)",
            "stop ~(i can not hear|say that again)", "let me stop you",
            "had enough of (viewings|it all|the|selling|estate)",
            "did not mean to (opt|press|unsubscribe|cancel) ?~",
            "stop (right there|selling|trying|sorry|you there|one second|one moment|please wait)",
            "(we|i) (stopped|are stopping|are going to stop|am going to stop|am stopping|have stopped) ~(looking|"
            "the|searching|here|my|our|house|doing)",
            "able to stop ~time", "stop (doing|selling|offering) (the|that|this|it)",
        ),
        "a time limit": (
            "(not|never|no|stop) ~<ring> ~~((before|until|till|til|between|during|after|while|when|whilst|over|"
            "around|past) \\w+|(at|on|in|this|for) (the |a |my |this |an )?(moment|minute|week|present|weekend|"
            "hour|door|<day>|days?|month|few|work|while|now)|(now|today|tonight|later|so early|so late|this early|"
            "this late|on <day>|this week|at work|right now|from work))",
            "(no more|not any more|no) (<calls> )?(today|this week|tonight|now|for now|this month|for today)( "
            "\\w+){0,2}",
            "not (this|on|till|until|before|now|today|tonight) ~~(<ring>|<day>)",
            "not <ring> ~(my|the|on my|on the) (work|home|landline|house|office|mobile|other|old|wifes|husbands|"
            "business) ?(number|phone|line|mobile)? ~~(?<!not )(call|ring|use|try|phone|mobile|landline)",
            "never on a <day>",
            "(stop|leave it|end|finish|cancel) ~(here|there|now|today|it there) ~~(tomorrow|tonight|later|back|"
            "another|half an hour|next|because|the kids|call me|ring me|ring us|carry on)",
            "cancel ~(and|but) ~(ring|call|phone|rebook|rearrange|try)", "end the call for now",
            "(?<!not )(?<!never )(?<!you )(call|ring|phone|try|catch) (me|us|him|her)? ?(back |again )?(later|"
            "tomorrow|next|tonight|on|at|after|when|in)",
            "take me off (speaker|speakerphone|hold|loudspeaker|mute)",
            "(i|we) (will|can|could|shall) (call|ring|phone) (you )?(back|later|again|tomorrow)",
        ),
        "another list": (
            "(waiting|shopping|price|snag|guest|wish|to do|short|your|the|a|opt in|long|mailing) list (price|for|"
            "of|you sent|is|was|good|with|that|at)",
            "(on|for) the list for", "put (me|us|my name|it|our name) (on|down)",
            "(the|a) list (of|you sent|price|you gave|you emailed)", "(am|are) (i|we) ~on (your|the|a) list",
            "(glad|happy|pleased) (i am|to be|we are) on", "on the list (you|of|that)", "lost the list",
            "how did (i|we) ~on (your|the|this) list", "went off the (list|idea|boil)",
            "(off|from) the (list|idea|main|asking|price|shelf)( of| road| price)",
            "(delete|remove|take|cancel|change|drop) ~(the|that|this|my|a|one) (second|old|first|other|bedroom|"
            "appointment|viewing|address|email|boiler|radiators?|carpets?|wallpaper|one on|one at|kitchen|"
            "bathroom|asbestos|windows?|doors?|trees?|furniture|order|delivery|booking|last one|garage|shed|"
            "filter|visit|valuation|slot|chimney|wall|walls|fence|conservatory|rubbish|waste|mattress|sofa|item|"
            "price|photos?)",
            "(delist|de list) the", "remove the old", "remove the \\w+ as well",
            "(take|knock|get|come|taken) ~(bit|something|some|anything|money|percent|pounds|grand|thousand|quid|"
            "shoes|coat|few|little|ten|five|plan|price) ~off",
            "(come|get|getting|go) off (the|at|my|a) (plan|bus|train|motorway|main|junction|slip|roundabout|chair|"
            "sofa|other|work)",
            "take you off (hold|speaker)",
            "take (this|my|a|that|the|down|his|her) (number|email|name|address|message) ?down", "take down",
            "take me off hold", "you can take off", "change (my|the|our) number", "keep my (number|details|name)",
            "take (it|them|that) off (the|my) (market|roof|wall|price|bill|total)",
            "(took|take|taken|taking|is|it) ~off the market", "off the market", "off (on|to|for) \\w+",
            "off (work|sick|school)",
        ),
        "their data, not their number": (
            "(object|agree|agreed|consent|right|permission) ~to (being |be |have |having )?<recording>",
            "(not|never|no) ~~<recording>", "(call|get|ring|phone) the police ~(he|she|they|now|quick|help|there)",
            "(person|number|customer|mobile) you (are|have) ...", "not think (we|i) (will )?bother", "rather not$",
            "can not (take|answer) (your|the) call",
            "(want|like|need) ~(data|details|information|info|records|recording|voice) ~(deleted|erased|gone|"
            "removed|wiped|destroyed|cleared|scrubbed|purged)( from your company)?",
            "(<remove>|wipe|erase|purge|delete|destroy|clear) ~(data|details|information|info|records|recording|"
            "recordings|voice|everything) ?((off|from|out of) ~(system|systems|company|database|records|files|"
            "computer|computers|books|server|servers))?(?! off)(?! and take)",
            "(data|details|information|info|records|recording) ~(deleted|erased|removed|wiped|scrubbed)",
            "permission ~~(<recording>)", "(<recording>) ~~(permission|consent)", "consent ~~(<recording>)",
            "(stop|quit|not|turn off|no|no more) ~(<recording>)(?: (\\w+ ){0,5}(permission|consent))?",
            "want my details gone",
        ),
        "asking how it would be": (
            "what (happens|will happen|would happen) (if|when) ...",
            "(can|could|would|will|may) (i|we) ~(be able to )?(stop|opt out|cancel|unsubscribe|leave|come off) "
            "~(later|at any time|any time|whenever|in the future|afterwards|if|the plan|after|once|halfway|down "
            "the line|the subscription|the order|the contract|it|the service)",
            "is there ~(cancellation|exit|fee|penalty)",
            "(do|would|will) (i|we) (need|have) to (unsubscribe|cancel|opt)",
            "(if|when|once|after|before) (i|we) (opt out|unsubscribe|cancel|press|say stop|want to stop|opted out)",
            "why did you stop", "opt in for", "(does|do|did) (pressing|press|saying|opting) ~",
            "how (do|would|can|could) (i|we) (opt out|unsubscribe|cancel|stop) (later|if|in the future|afterwards|"
            "once)",
            "how many times are you going to",
            "will you (call|ring|phone|contact|text|be calling|be ringing) me (again|back|before|after|when|on)",
            "(will|are|would) (you|someone|somebody|they) (be )?(calling|ringing|phoning|going to call|going to "
            "ring)",
            "(who|what number) (do|can|should|would) i (call|ring|phone)",
            "(do|will|would) you (call|ring|phone|contact|text) (people|me|us|customers|everyone|before|first)",
            "you ~before you come",
        ),
        "swearing at something else": (
            "(fuck|bugger|sod|damn|piss|screw|fuck me|bugger me) (me|it|all|that is|this is|i have|knows)",
            "get (away|lost) (really|easily|with|round|on|in|going|driving|trying|every|there|if|when)",
            "(got|get|getting) lost (on|in|easily|round|going|trying|every)",
            "go away (for|on|to|at|next|in|this|every|with|over|from|and think|tomorrow)", "going away",
            "do one (bedroom|bedrooms|for|of|with|in|on|that|thing|more|or)", "jog my",
            "(living|live|lives|home) alone", "where we are left alone", "do not disturb (was|is|on|mode|sign)",
            "on do not disturb",
            "(police|court|solicitor|solicitors|lawyer|ofcom|council|survey|surveyors?|homebuyers?) (incident|"
            "report|is dealing|came|has|will|said|car|told|sent|are|road|tax)",
            "report (back|came|says|is|was|the leak|on)", "reported the", "report to (work|my|the)",
            "peace and quiet", "private (parking|road|drive|garden|sale|not|treatment|school|rent|seller|landlord)",
            "blocked (off|drain|gutter|sink|pipe|in|up|nose)", "count me out",
            "(block|blocks|blocking) (of|paved|paving|the drive|my drive|the road|the view|capital|out)",
            "quit (smoking|my job|work|the gym|drinking|my)",
            "fed up of (renting|the|my|living|it|this house|waiting|looking|work)",
            "(sick|tired) of (renting|the|my|living|waiting|looking|stairs|work|paying)",
            "end of (the|this|next|day|may|year|week|last|my)", "in the end", "the end (house|one|terrace)",
            "end terrace", "(get lost|give over|leave off|shut up|get away) ((that|it) is|really|never)",
            "cheeky sod", "enough (room|space|money|time|bedrooms|about|for|parking|light)",
            "not (talking|speaking) to you", "^(sorry |no )?not you",
            "cancel (that|my|the|our|this|it|tuesdays?|mondays?) ?(viewing|appointment|order|subscription|visit|"
            "valuation|one|i meant|booking|slot|delivery)?(?! calls)",
            "(scratch|strike) that", "not believe it", "you must be joking", "you are joking",
            "no longer (than|live|here|a|in|interested|the|there|with)",
            "any more (it|was|he|she|bedrooms|questions|information|details|houses|properties|than|to it|viewings)",
            "(leave|left) (me|us) a (message|voicemail|note)",
            "leave (a|your|for|out|it with|that) (message|work|at|number|bit|name|it)?",
        ),
    }
)  # fmt: skip
