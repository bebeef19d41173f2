"""Does somebody ask not to be called again? The most important tables in the product, in the order they are asked.

CERTAIN is looked for first. Then HARMLESS phrases, which hold the words without the wish, are taken out; then ACT and
ASK are looked for in what is left. An objection to direct marketing needs no form of words (UK GDPR Art 21(2)-(3),
PECR reg 21(1)(a)), so the tables hold polite, angry, indirect, reported, dialect and misheard ones alike.
"""

from voice_app.conversation.guards.rules import rules

CERTAIN = rules(
    {
        "for ever": (
            "<not> ~<ring> ~~(ever|ever again|or ever)$", "<not> ever ~<ring>", "<not> ~<ring> (me|us|here) ever",
            "never ever", "for good$",
        ),
        "never again": (
            "(not|never|no|stop) ((i |we )?want )?(you )?(be |dare |even |to |keep |bother |go |come )*(<ring>|<ringing>|<rung>) <some>(again|any more|no more)"
            "(?! (until|till|before|today|tonight|this|on|at|after|now|in the|for|about|when))",
            "(not|never) (<ring>|<ringing>) (here |me |us )?back(?! (until|till|before|today|tonight|this|on|at|after|now|in the))$",
            "(not|need not|better not|rather not) (you )?(<ring>|<ringing>) again$",
        ),
        "said so before": (
            "(told|asked) ~~(stop|not to) ~(<ring>|<ringing>)", "(told|asked) ~~to (take|remove) (me|us|my|our)",
            "(asked|told) ~~to be (removed|taken off)", "(asked|told) ~~to come off",
        ),
        "in the middle of a question": ("(want|take|get) (me|it|my number|us|our number) (removed|removing|taken off|stopped)",),
    }
)  # fmt: skip

HARMLESS = rules(
    {
        "a name": (
            "(not|stop|stopped) (call|calling) (me|him|her|us|it|my|the) ((by|mr|mrs|miss|ms|love|lovey|dear|darling|"
            "sir|madam|names|son|hun|honey|pet|a|an|that|it|this|on my first) ?)+",
            "(not|stop|stopped) (call|calling) (it|that|this|him|her|the \\w+) (a|an|the|by)", "(not|stop|stopped) (call|calling) "
            "me by", "would not call (it|that|this|him|her|myself|me|us|the|my)", "call it a day",
        ),
        "wants calls": (
            "(?<!you )(?<!they )(do|does|would|will) not (stop|remove|take|delete|cancel|unsubscribe) (\\w+ )*\\w+", "not ~(hesitate|afraid|shy|mind|minded|forget|"
            "worry|scared|object|bothered|averse|opposed) ~~(<ring>|<ringing>|<rung>|me|that|it)",
            "(no|not a|not any) (problem|objection|bother|issue|trouble) ~(with|to|about) ~~(<ringing>|<rung>|<ring>|calls)",
            "(welcome|free|happy|glad|pleased|fine|okay|good) (to|for|with|for you to|with you) ~(<ring>|<ringing>)",
            "why did you stop <ringing>", "you (stopped|have stopped) <ringing>", "(never|not|nobody|no one) (got|get|had|have|"
            "received|receive|even|ever|bothered to|bother to|even bothered to)? ?(a |any )?(call|rung|called|phoned|ring|rang|call back|"
            "phone call) (back|when|like|about it|me back|last|as|from your office)", "(never|not|nobody|no one) (called|rang|phoned|rung|"
            "contacted) (me|us) ?(last|yesterday|back|when|about|as|like|on)?", "(never|did not) (called|call|ring|rang|phone|phoned) "
            "(back|me back|us back)", "keep (me|us|my|our|it) (on|in|number|details|name)", "(did|has|have) (\\w+ ){1,3}(asked?) you to stop ?(<ringing>)?",
            "(calls|phone|ringing|calling) (are|is|was) (fine|okay|all right|good)", "(not|no) ~(opted|opt|unsubscribed|unsubscribe) out ~(of)? "
            "?~(but|though|yet)", "not (opted|opting|unsubscribed) ?(out)?", "not mean to ~(opt|press|unsubscribe|cancel|hit|push|"
            "click) ~", "(by accident|by mistake|accidentally) ~(pressed|hit|pushed|opted)", "pressed ~(by accident|by mistake|accidentally|in error)",
            "did not (press|opt) ~", "still want ~(<calls>|alerts|updates|call|to hear)", "(opted|signed) in",
            "out of the (emails?|post|letters|texts|newsletter) but", "unsubscribed from the (emails?|newsletter|post|texts)",
            "not bothering (me|us)", "not (disturbing|bothering|troubling|interrupting|annoying) (me|us|anyone|anything)",
            "(i|we) (do|did|gave|give|have given|am happy to|are happy to) ~(consent|permission)$", "(?<!not )(?<!never )(?<!no )(?<!who )(?<!nobody )(?<!one )(gave|given) (you )?(my )?(consent|permission) (online|on|yes|when|to)", "(privacy|data) (policy|notice|officer)", "lose you", "over the phone", "(nobody|no one|anyone|anybody|someone|somebody) ~called \\w+", "(number|person|customer|mobile) you (are|have) \\w+", "not missed? (a|any|your|the|my) (call|chance)", "not (want to )?(miss|lose|mess|waste)( out)?",
        ),
        "another meaning of stop": (
            "(not|never|will not|can not) stop", "(stop|stopped|stopping) (it(?= \\w)|that|there|a|for|over|by|talking|interrupting|"
            "shouting|laughing|barking|working|off|at|gap|me if|reading|mumbling|whispering|rushing|the car|and think|smoking|"
            "raining|leaking|losing|the leak|the boiler|the damp|me there|you there|someone|giving|doing|eating|beating|"
            "jumping|crying|fighting|messing|playing|pulling|now and then|press|there and) ?(<ringing>)?",
            "(bus|full|pit|tram|short|next|first|last|train|quick|coffee|every|non|rest|door|pedal) stops?", "stop (gap|sign|light|lights)",
            "(pull|pulled|pulling) out all the stops", "(has|have|had|it|rain|rains|water|line|phone|snow|work|clock|heating|boiler|engine|bus|train) "
            "~(keeps )?(stopped|stops|stopping)", "stop (you|us|talking|me) (there|a|for|too|going|talking|now because|because)",
            "(does|do|did|when|where) (it|you|they|we|the \\w+|he|she|this) (stop|stopped)(?! (<ringing>|calls))", "stop ~(so fast|too fast|"
            "going|slow|slower|minute|second|sec|moment|tick)", "stop (jack|rex)", "stop ~(i can not hear|say that again)", "let me stop you", "had enough of (viewings|it all|the|selling|estate)", "did not mean to (opt|press|unsubscribe|cancel) ?~", "stop (right there|selling|trying|sorry|you there|one second|one moment|please wait)",
            "(we|i) (stopped|are stopping|are going to stop|am going to stop|am stopping|have stopped) ~(looking|the|searching|here|my|our|house|doing)",
            "able to stop ~time", "stop (doing|selling|offering) (the|that|this|it)",
        ),
        "a time limit": (
            "(not|never|no|stop) ~<ring> ~~((before|until|till|til|between|during|after|while|when|whilst|over|around|past) \\w+|"
            "(at|on|in|this|for) (the |a |my |this |an )?(moment|minute|week|present|weekend|hour|door|<day>|days?|month|few|work|while|now)|"
            "(now|today|tonight|later|so early|so late|this early|this late|on <day>|this week|at work|right now|from work))",
            "(no more|not any more|no) (<calls> )?(today|this week|tonight|now|for now|this month|for today)( \\w+){0,2}", "not (this|on|till|until|before|now|today|tonight) ~~(<ring>|<day>)",
            "not <ring> ~(my|the|on my|on the) (work|home|landline|house|office|mobile|other|old|wifes|husbands|business) ?(number|phone|line|mobile)? ~~(?<!not )(call|ring|use|try|phone|mobile|landline)",
            "never on a <day>", "(stop|leave it|end|finish|cancel) ~(here|there|now|today|it there) ~~(tomorrow|tonight|later|"
            "back|another|half an hour|next|because|the kids|call me|ring me|ring us|carry on)", "cancel ~(and|but) ~(ring|call|phone|rebook|rearrange|try)",
            "end the call for now", "(?<!not )(?<!never )(?<!you )(call|ring|phone|try|catch) (me|us|him|her)? ?(back |again )?(later|tomorrow|next|tonight|on|at|after|when|in)",
            "take me off (speaker|speakerphone|hold|loudspeaker|mute)", "(i|we) (will|can|could|shall) (call|ring|phone) (you )?(back|later|again|tomorrow)",
        ),
        "another list": (
            "(waiting|shopping|price|snag|guest|wish|to do|short|your|the|a|opt in|long|mailing) list (price|for|of|you sent|is|was|good|with|that|at)",
            "(on|for) the list for", "put (me|us|my name|it|our name) (on|down)", "(the|a) list (of|you sent|price|you gave|you emailed)",
            "(am|are) (i|we) ~on (your|the|a) list", "(glad|happy|pleased) (i am|to be|we are) on", "on the list (you|of|that)", "lost the list",
            "how did (i|we) ~on (your|the|this) list", "went off the (list|idea|boil)", "(off|from) the (list|idea|main|asking|price|shelf)( of| road| price)",
            "(delete|remove|take|cancel|change|drop) ~(the|that|this|my|a|one) (second|old|first|other|bedroom|appointment|viewing|address|email|"
            "boiler|radiators?|carpets?|wallpaper|one on|one at|kitchen|bathroom|asbestos|windows?|doors?|trees?|furniture|order|delivery|booking|"
            "last one|garage|shed|filter|visit|valuation|slot|chimney|wall|walls|fence|conservatory|rubbish|waste|mattress|sofa|item|price|photos?)",
            "(delist|de list) the", "remove the old", "remove the \\w+ as well", "(take|knock|get|come|taken) ~(bit|something|some|anything|money|"
            "percent|pounds|grand|thousand|quid|shoes|coat|few|little|ten|five|plan|price) ~off", "(come|get|getting|go) off (the|at|my|a) (plan|bus|train|"
            "motorway|main|junction|slip|roundabout|chair|sofa|other|work)", "take you off (hold|speaker)", "take (this|my|a|that|the|down|his|her) (number|email|name|address|message) ?down", "take down",
            "take me off hold", "you can take off", "change (my|the|our) number", "keep my (number|details|name)", "take (it|them|that) off (the|my) (market|roof|wall|price|bill|total)",
            "(took|take|taken|taking|is|it) ~off the market", "off the market", "off (on|to|for) \\w+", "off (work|sick|school)",
        ),
        "their data, not their number": (
            "(want|like|need) ~(data|details|information|info|records|recording|voice) ~(deleted|erased|gone|removed|wiped|destroyed|cleared|scrubbed|purged)( from your company)?", 
            "(<remove>|wipe|erase|purge|delete|destroy|clear) ~(data|details|information|info|records|recording|recordings|voice|everything) ?((off|from|out of) ~(system|systems|company|database|records|files|computer|computers|books|server|servers))?(?! off)(?! and take)",
            "(data|details|information|info|records|recording) ~(deleted|erased|removed|wiped|scrubbed)", "permission ~~(<recording>)", "(<recording>) ~~(permission|consent)", "consent ~~(<recording>)", "(stop|quit|not|turn off|no|no more) ~(<recording>)(?: (\\w+ ){0,5}(permission|consent))?", "want my details gone",
        ),
        "asking how it would be": (
            "what (happens|will happen|would happen) (if|when) ...", "(can|could|would|will|may) (i|we) ~(be able to )?(stop|opt out|cancel|unsubscribe|leave|come off) ~(later|at any time|any time|whenever|"
            "in the future|afterwards|if|the plan|after|once|halfway|down the line|the subscription|the order|the contract|it|the service)", "is there ~(cancellation|exit|fee|penalty)", "(do|would|will) (i|we) (need|have) to (unsubscribe|cancel|opt)",
            "(if|when|once|after|before) (i|we) (opt out|unsubscribe|cancel|press|say stop|want to stop|opted out)", "why did you stop", "opt in for",
            "(does|do|did) (pressing|press|saying|opting) ~", "how (do|would|can|could) (i|we) (opt out|unsubscribe|cancel|stop) (later|if|in the future|afterwards|once)",
            "how many times are you going to", "will you (call|ring|phone|contact|text|be calling|be ringing) me (again|back|before|after|when|on)",
            "(will|are|would) (you|someone|somebody|they) (be )?(calling|ringing|phoning|going to call|going to ring)", "(who|what number) (do|can|should|would) i (call|ring|phone)",
            "(do|will|would) you (call|ring|phone|contact|text) (people|me|us|customers|everyone|before|first)", "you ~before you come",
        ),
        "swearing at something else": (
            "(fuck|bugger|sod|damn|piss|screw|fuck me|bugger me) (me|it|all|that is|this is|i have|knows)", "get (away|lost) (really|easily|with|round|on|in|going|driving|trying|every|there|if|when)",
            "(got|get|getting) lost (on|in|easily|round|going|trying|every)", "go away (for|on|to|at|next|in|this|every|with|over|from|and think|tomorrow)", "going away",
            "do one (bedroom|bedrooms|for|of|with|in|on|that|thing|more|or)", "jog my", "(living|live|lives|home) alone", "where we are left alone",
            "do not disturb (was|is|on|mode|sign)", "on do not disturb", "(police|court|solicitor|solicitors|lawyer|ofcom|council|survey|surveyors?|homebuyers?) (incident|report|is dealing|came|has|will|said|car|told|sent|are|road|tax)",
            "report (back|came|says|is|was|the leak|on)", "reported the", "report to (work|my|the)", "peace and quiet", "private (parking|road|drive|garden|sale|not|treatment|school|rent|seller|landlord)",
            "blocked (off|drain|gutter|sink|pipe|in|up|nose)", "(block|blocks|blocking) (of|paved|paving|the drive|my drive|the road|the view|capital|out)",
            "quit (smoking|my job|work|the gym|drinking|my)", "fed up of (renting|the|my|living|it|this house|waiting|looking|work)", "(sick|tired) of (renting|the|my|living|waiting|looking|stairs|work|paying)",
            "end of (the|this|next|day|may|year|week|last|my)", "in the end", "the end (house|one|terrace)", "end terrace", "give (it|that) a rest", "enough (room|space|money|time|bedrooms|about|for|parking|light)",
            "not (talking|speaking) to you", "^(sorry |no )?not you", "cancel (that|my|the|our|this|it|tuesdays?|mondays?) ?(viewing|appointment|order|subscription|visit|valuation|one|i meant|booking|slot|delivery)?(?! calls)",
            "(scratch|strike) that", "not believe it", "you must be joking", "you are joking", "no longer (than|live|here|a|in|interested|the|there|with)", "any more (it|was|he|she|bedrooms|questions|information|details|houses|properties|than|to it|viewings)",
            "(leave|left) (me|us) a (message|voicemail|note)", "leave (a|your|for|out|it with|that) (message|work|at|number|bit|name|it)?",
        ),
    }
)  # fmt: skip

ACT = rules(
    {
        "asks to stop ringing": (
            "^(let|make) this stop", "(put|putting) (a )?(stop|an end|end) (to|on)", "(an|the) end (to|of) (it|this|these|the matter)", "stop (them|these|those)(?! (from|working|there))", "discontinue", "stop (call|calls|ring|phone) (me|my|us|this|here)", "(knock|knocking) ~on the head", "(sick|sick to death|sick and tired|fed up|tired) of (you|your|being (<rung>|bothered))",
            "(bugging|mithering|pestering|stalking|terrorising|hassling) (me|us|my|him|her|them|people|old)", "(asking|ask|tell|telling|told|beg|begging|insist|request|requesting|demand|demanding|urge|warned|warning) (that )?(you )?(to )?(stop|desist|cease)", "enough is enough", "(i have|i had|have had|had) (quite |more than |just about )?enough(?! (of (viewings|it all|the|selling)))", "bring (this|these|it|the calls) ~to an end", "(put|get) (a stop|an end) to", "(put|bring) ~(calls|this|it|these) ~(stop|end)",
            "(stop|quit|cease|give over|give up|leave off|pack in|knock off|refrain from|desist from|stopping|stopped|end|lay off|halt|discontinue|pack up|chuck it in) "
            "~(ringing|phoning|telephoning|bothering|contacting|pestering|harassing|hassling|mithering|texting|hounding|dialling|disturbing|spamming|badgering|plaguing|annoying|tormenting|troubling|messaging)",
            "(stop|quit|cease|give over|give up|leave off|pack in|refrain from|stopping|stopped|end|lay off|halt|discontinue) ~(calling|cold calling)(?! (me|her|him|us) (?!again|now|at|and|on|every|all|any|i|or|you|from|this|then|so|for|about|with|no|it|day|twice|two|three|ok|okay|thanks|will|right|in|because|up|yes|or|before|man|today|thank|tha|d)\\w)",
            "(stop|halt|end|cease|cancel|quit|finish|kill|ditch|drop|block|reject|refuse) ~(these|the|your|all|any|all these|those|making|sending|sending me|getting|of) ~<calls>",
            "(stop|end|cancel|no more|cease|quit) (the )?(calls|phone calls|cold calls)", "(calls|ringing|calling|this|it) (has got to|have got to|to|must|has to|have to|need to|needs to|got to|better|should|all to|are to) (stop|end|cease|stopped)", "make (the|these|your|it|them|this) ~stop",
            "want (it|this|them|these|that|these calls|the calls|your calls|all this|you) ~(to )?(stop|stopped|stopping|to end|ended|over)(?! (talking|there|a|for))", "(fed up|sick|tired|sick and tired|had enough|enough|done|had it up to here|bored|had it) ~(of|with) ~~(<ringing>|<calls>)",
            "stop it now", "what part of (stop|no)", "(said|say|saying|asked|told|asking) (you )?(to )?stop",
        ),
        "asks not to be rung": (
            "(do not|never|not to|must not|should not|shall not|not you|you not|can not|can you not|could you not|would you not|would you mind not|mind not|rather not|rather you did not|rather you do not|need not|not ever|do not dare|not be|does not|not going to|did not|not want|let not|you are not to|not for you to|not to be|will not|dare not|no one|nobody|do not none|best not|best if you do not|best you do not|best if you did not|without you) "
            "~(<ring>|<ringing>|be <rung>|being <rung>|get <rung>|getting <rung>)( ((to |at |on |round |up |about )?((my|our|this|that|his|her|the|these) (\\w+ ){0,2}(number|phone|mobile|landline|house|home|door|<mum>|line|address|residents|customers|office|shop|business|numbers|patients|work|place|household|surgery)|<me>|us|me))|$)",
            "(do not|never|no|not) (<ring>) (me|us|here|this|my|again|any)", "not (<ringing>) (me|us|here|this|again|any)", "(do not|never) (\\w+ )?(<ring>)$",
            "<not> ~bother ~(ringing|calling|phoning|to ring|to call|to phone|trying)", "(nobody|no one|no body) ~(ring|rings|call|calls|phone|phones|contacts|ringing|calling) (me|us|here|again)", "(hang up|go|leave|away|off) and (do not|never) ~", "you not <ring> (me|us|again|here)",
            "not (to )?(<ring>|be <rung>)( me| us)? (again|any more|going forward|in future|in the future|here|at all)", "stay off (my|this|our) (phone|line)", "keep off (my|this|our) (phone|line)", "please no <ring>",
            "(quit|stop) it with ~<calls>", "(ring|call|phone|contact|bother|pester|try|annoy|harass) (somebody|someone|anyone|anybody) else", "never again$", "without (you|your) (lot )?<ringing>", "not get (<rung>|any <calls>|these <calls>|more <calls>)", "<not> (<ringing>|<ring>) (again|any more)", "(wo|do) not (be )?answering?( the phone)? (again|to you)", "this is the last", "let (this|that|it) be the (last|end)", "the last (call|time) (you|i|from|we|please|ever|that|they|your)", "(make|call) (this|it) the last", "last (i|we) (hear|want to hear|am hearing|are hearing)",
        ),
        "wants no calls": (
            "(no|not) want you (to )?(<ring>|<ringing>)", "(number|phone|line) ~(is not|not|never) (to )?(be )?(used|rung|called|dialled|phoned|contacted)", "<not> ~~(speak|talk|listen|deal) (to|with) you ~(again|any more|ever)", "(no longer|am not|are not|not|never) (want|wanting|wish|wishing|like|care|agree|consent|happy) (to|for|with|about)? ?~(receive|get|have|getting|receiving|accept|take|you to|you)? ?~(<calls>|<ringing>|calls|<rung>)",
            "no longer (want|wish|like) (you )?to ~(<ring>|<ringing>)", "changed my mind about ~(being )?(<rung>|calls|<ringing>)", "not ~(any|no|none of) (more )?(of )?(your|these|them|those) (<calls>)", "^(no|not) (<ring>|<ringing>)$", "^~no (more )?calls", "(want|need) no(ne)? (of )?(your |these |more )?(<calls>)", "know more calls", "no solicit(ing|ation|ors)", "not do this again", "no (more|further|cold|sales|marketing|unsolicited|nuisance|future|other|such|unwanted|additional|new|extra|advertising) (\\w+ ){0,2}(<calls>|phone|cold callers|ring|callers)", "^no (<calls>|callers)", "no (calls|cold calls|sales calls|marketing calls|phone calls) (please|thanks|thank|at|here|no|to|on|from|on this|and)?",
            "no more (of|from) (these|this|them|those|you|your)", "any more (of (these|this|them|those|your) )?~(calls|phone calls)", "(do|does|would|will|did|am|are|could) not ~(want|wish|need|like|consent|agree|expect|accept|care for|take|appreciate|permit|authorise|authorize|welcome|require|allow|do|deal with|respond to|answer|receive|interested in|have|like getting|looking for|want any) "
            "~~(calls|phone calls|cold calls|cold callers|callers|to be (<rung>|contacted|on|in) ?(your|a|any|the|again|again by|by|for|on|at|like|any more)?|being (<rung>|contacted)|be (<rung>|contacted)|you (to )?(<ring>|<ringing>)|you people|anyone (<ring>|<ringing>)|telephone sales|your list|any list|marketing|<ringing> (me|us)|phone sales|you (lot )?<ringing>|contact from|contact with|further contact|hear from|hearing from)",
            "want (no|nothing|zero) ~(calls|contact|more|to do with)", "(do not|no) (\\w+ )?contact$", "(cease|stop|break off|end|no further|no more|avoid) (all |any |further )*(contact|communication|correspondence)", "object to ~~(call|calls|marketing|contact|<rung>|this|<ringing>)", "right to object", "(nothing|not) ~(more )?to (hear|do) (from|with) you ?(again|any more|ever)?",
            "<not> ~~hear(ing)? (from|off|of) (you|your|this|them|yous|any of you)", "(rather|prefer|like|love|prefer it if) ~~(not|no|did not|never|stopped) ~(<rung>|<ring>|<calls>|on any list|on your list|in your|telephoned)", "like to (not|stop) (be|get|getting|being|receiving)", "(not|never) (being )?<rung> (every|again|any more|by you|at|all the time)", "(used to be|back to) not being",
            "<not> (ask|asked) (for|to be|you to) ~(calls|call|<rung>|<ring>|this|on your|on a)", "(cold calls?|cold callers?|cold calling|sales calls?|you|calls) ~(not|un) ?welcome", "not welcome", "unwelcome", "no cold (call|calls|calling|callers)", "<not> (do|take|answer|accept|like|want|deal with|speak to|buy from|entertain|respond to|welcome|appreciate|tolerate|allow) ~(cold|sales|marketing|unsolicited|nuisance|phone sales|telesales) ?(calls|callers|calling|people)?",
        ),
        "wants off the list": (
            "(exclude|withdraw|suppress|delist|exempt|omit|deregister|excluded|excluding|disconnect|unlist|ban|bar) (me|us|my|our|this|from|that|the number|him|her)", "^~delete (me|us|him|her)", "be (removed|taken off|excluded|unsubscribed|deleted|opted out)$", "remove (that|the) number", "way (off|out of|to get off|to stop|of stopping|to opt out|to cancel|to unsubscribe)", "^(the )?list off$", "cancel (my|the|these|all|any|your) ~calls", "(tear|rip|throw|chuck|shred|bin|burn) ~~(on|about) (me|us)", "(blocked|blocking|block) list", "(number|button|way|what|how) ~to (opt out|unsubscribe|be removed|get removed|get off|come off)", "(which|what) (button|key|number) ~~(off|stop|opt out|removed|unsubscribe)",
            "<remove> ~(me|us|my|our|him|her|them|it|this|that|the|his|their|mum|mother|dad|name|number|details|mine|ours|house|off) ~~<off> (the|your|this|that|any|all|every|these|my|our|whatever|those|of) ~<list>", "(off|from) (your|any|every|all your|this|these) (\\w+ )?<list>", "<remove> ~<off> (your|the|this) (\\w+ )?<list>", "off (your|this|the|that|any|whatever) (\\w+ ){0,2}(list|lists|system|database|books|thing|dialler|register|it is|this is)",
            "(take|get|taking|getting|have|taken|took|want|whip|strike|cross) (me|us|him|her|them|mum|my (\\w+ )?(name|number|numbers|details|mobile|phone|mum|dad|mother|nan|husband|wife)|our (\\w+ )?(name|number|numbers|details|phone)|this (number|phone|line)|the (number|name|phone|house)|both \\w+ (numbers|phones)|mrs \\w+|mr \\w+) (off|out|down off)( (of )?(it|this|that|your|the|here|there|now|today|whatever|thing|please|immediately|for|straight|and|right|at|as|before|or|then|will|permanently|completely|entirely|altogether))?(?! (speaker|hold|work|school))",
            "(want|need|like|wanting|asking|love) ~(off|out|taking off|removing|removed|to come off|taken off|to be off|to be taken|to be removed|coming off|to get off|out of it|out of this|deleted|to be deleted|deleting|crossed off|struck off)", "how ~(get|come|take|be|got|getting) ~off", "how ~(stop|cancel|end|unsubscribe|opt out|prevent|block|avoid|get rid of) ~(these|the|your|you|from|of|getting|all|this|calls|now|it)?", "(get|got|getting) off (this|your|the|that|it)",
            "(who|where|what) ~~(being taken off|be taken off|get taken off|stop you|get off|get removed|be removed|being removed|come off|stop the calls|stop these)", "(about|to) be(ing)? (removed|taken off|taken out|struck off|crossed off)", "remove (me|us|my|our|this|him|her|them|mum|mr|mrs|the (number|phone|line|name|house)|number|it from|both)(?! (data|information|personal|details from the|record|viewing|appointment|bedroom|order))", "^(so |and |okay |yes |no |right |can you |could you |i said |want |)?(remove|removed|removal)$",
            "(delete|erase|lose|bin|forget|suppress|scrap|destroy|rip up|tear up|block|blacklist|ban|bar|scrub|drop|wipe|chuck|throw|dump|ditch|shred|burn|discard|unlist|deregister|ditch|trash|chuck away|throw away|get rid of|rid of|put a block on|stop using|not use|never use|do away with|scratch out|cross out|strike out|strike off|cross off|take out|take away|take down and delete) ~(my|this|our|the|me|her|his|their|that|mums|both) ~(number|numbers|phone number|name|card|mobile|phone|landline)(?! (two|and|is|ends|one) )", "(my|this|our|the) (number|name|phone number|details) ~(removed|taken off|deleted|taking off|off your|struck|blocked|suppressed|removing|off the|gone|blacklisted|taken out|out of your)",
            "(details|name|number) ~in the bin", "(tear|rip|chuck|throw|bin|burn) ~~(card|number|name|details|file|paper)", "(put|add|stick|get|place|pop) ~(on|in|to) ~(do not call|no call|do not contact|dnc|suppression|no contact|not to call|stop|black|opt out|never call) ?(list|register|lists)?", "do not (call|contact) (list|register|me)", "suppression list", "(tps|ctps|telephone preference|preference service|corporate tps|ex directory|mps)", "not ~(be )?(on|in) (your|any|a|this|that|the) (list|system|database|lists|books|database)", "(never|not) (have )?(been )?on (your|the|a|any) ~list",
            "take off (the |your |this )?(list|me|my)", "off list", "list take off", "(come|go|dropped) off ~(list|system)", "(untick|un tick|uncheck|unregister|deregister|de register|unlist|un list|unenrol|unsign) ~(me|it|us|that|my|box)?", "(undo|reverse|take back) (it|that|this|my|the)", "(did not mean|never meant|not meant) to sign up", "(strike|cross|scratch|scrub|rub|wipe) (me|us|my|our|this|that|her|him) ~(off|out)", "lose (my|this|our|the) (number|name|details)", "out of your (system|books|hair|lists|list|records)", "cease and desist", "take me away from ~(list|system)",
        ),
        "opts out": (
            "(down|registered|marked|recorded|count me|mark me) as (opted out|do not call|unsubscribed)", "^(and subscribe|unsub scribe|unsub|up doubt|opt hour|opt our)$",
            "^(no |yes |okay |i said |so |i want to |want to |can i |i would like to |like to |right |i |to |let me |how do i |how can i |)?(opt out|unsubscribe|opting out|opt me out|opt us out|unsubscribed)( opt out)*( now| today| then| of this| of these| i said| all of it| of it| of all of this| from this| from these| me| us|)?( thanks| thank you)?$", "opt (me|us|my|this|her|him|our) ~out", "(want|like|going|need|wish|let|asking|trying|how|way|choose|prefer|trying|said|am|decided) ~(to )?(opt out|opting out|unsubscribe)", "(opt out|unsubscribe|opting out) (of|from|me|us|now|today|i|from all|this|my|immediately)", "(i|we) (opt out|have opted out|opted out|already opted out|unsubscribed|already unsubscribed|am opting out|did opt out|thought i had opted out)", "(did|have|had) (i|we) not (already )?opt(ed)? out", "already (opted out|pressed (nine|9)|unsubscribed|pressed it|told you|said no|asked|opted)", "(pressed|press|pressing) (nine|9) (last|already|before|and|to|twice|but|last time|every|three|several)", "(let|make) me (press|push) (nine|9)", "(nine|9) (did not|does not|is not|will not|button) ~(work|working)?", "(withdraw|withdrawing|revoke|revoking|take back|retract|rescind|cancel|withdrawn|removing|withdrew|pull) ~(consent|permission|agreement|authorisation|authority|opt in)",
        ),
        "never agreed": (
            "(need|needed|require|must have|supposed to have|have to have|without) ~(consent|permission|authority)( ~(<ring>|<ringing>|contact))?", "who (said|told|says) (you|they|it) (could|can|was|is|may|were) ~(<ring>|<ringing>|have|okay|use)", "who gave you ~(permission|the right|authority|leave)", "(nobody|no one) gave you", "how dare (you|they)", "(do not|never) you dare",
            "<not> ~~(consent|consented|permission|agree to|agreed to|agree|sign up|signed up|opt in|opted in|authorise|authorised|asked for|ask for|authorisation) ~~(this|these|calls|call|<rung>|ring|phone|being|be|<ringing>|contact|contacted|it|anything|marketing|you|to that|that|any of)", "(never|not) (gave|give|given|had|have) (you |them |anyone |anybody |any )?(my )?(permission|consent|authority)", "(without|no) (my |our )?(consent|permission) ?(to|for)?", "^~<not> (consent|consented|sign up|signed up|opted in|agreed)$", "you (have|had|got) no (right|permission|consent|business|authority) ~(to )?(<ring>|<ringing>|be <ringing>|have my number|calling)", "signed up so i", "(nobody|no one) (gave|give) you",
        ),
        "should not be rung": (
            "(should|supposed|meant|allowed|ought|legally|entitled) ~(not|never) ~(be )?(<ringing>|<ring>|getting|to be <ringing>|receiving|to ring|to call|have this number)", "<not> (supposed|allowed|meant|entitled|permitted) to (be )?(<ring>|<ringing>)", "(nobody|no one|you|i|we) should not be ~(<ringing>|getting|receiving|on)", "(nobody|no one) should be <ringing>", "(thought|though) ~~(stopped|blocked|opted out|come off|dealt with|off the list|barred|sorted) ~(these|calls|this|you)?", "(is|it is|this is|that is|are) ~(illegal|against the law|unlawful|not legal|not allowed|a breach|breaking the law|in breach|an offence|unsolicited|a nuisance call|nuisance|nuisance calls|not lawful)", "(against|breach|breaching|breaking|violating|violation) ~(gdpr|law|rules|data protection|pecr|regulations|my rights|privacy)", "(invading|invasion|intruding|intrusion|violating|disrespecting) ~(privacy|home|life|peace)", "(unsolicited|nuisance|unwanted|pestering) (call|calls|phone|marketing|contact)", "harass(ing|ment|ed)?", "(this|it|number|phone|line|house) ~(is )?(not for|only for|is for|are for) ~(marketing|sales|emergencies|emergency|family|cold|work only|business only|sales calls)", "(work|business|private|emergency|personal) (line|number|phone) ~(not|remove|take|stop|so|do not)", "(respect|honour) ~(that|my|our|the fact|wishes|privacy|preference|preferences|decision)", "asked for no", "no marketing", "(in|my|our) preferences", "(must|should|have to|got to|please) respect",
        ),
        "threatens or blocks": (
            "(put|putting|make|making|lodge|lodging|file|filing|raise|raising|submit) ~(a|an|in|formal|official) ~(complaint|report|objection)", "take (this|it|the matter) further", "^~object$", "(want|like|wish|going|need|have) to (object|complain|report)",
            "(report|reporting|complain|complaining|complaint|complaints) ~~(you|this|your|number|ico|ofcom|it|company|commissioner|trading standards|police|watchdog|about)", "(ico|ofcom|trading standards|information commissioner|commissioner|police|watchdog|ombudsman)(?! ~(came|report))", "(hear|hearing|letter|expect) ~from ~(solicitor|solicitors|lawyer|lawyers|mp)", "(solicitor|lawyer|legal action|sue|suing|take you to court|see you in court|court|small claims|legal proceedings|prosecute)( you| your| against|$)", "(call|ring|phone|contact|do it|bother) (me|us|here|this number|this house)? ?~(again|once more|one more time) ~(and|you|i will|i am|we|or|or else|then)", "(if|and if|because if|next time|should) (you|anyone|anybody|your lot|i|this number) ~(<ring>|rings|calls|get|phones|<rung>) ~~(again|another|one more|once more|any more)", "(i will|i am|have|i have|we have|will|going to|to|can|am|already|we are|having to|just|gonna|be|i would|hate to have to|shall) ~(block|blocking|blocked|bar|barring) ~(you|this|the|number|your|it|that|them|these)", "(screening|blocking|call blocker|blocker) ~(calls|you|number|on)", "(changed|change|changing) ~number because",
        ),
        "sends us away": (
            "^leave off( will you)?", "(get|stay|keep) off (it|my|our|this|the) ?(phone|line)?$",
            "(left|leave me|leave us|let me|let us) (alone|be)", "(be|to be|being) left alone",
            "(piss|fuck|bugger|sod|naff|clear|push|buzz|bog|eff|f|shove|sling|bugger|back|hop|hoof|rack|get|jog|frig|feck|bore|nick) (right )?off(?! (the|my|at|a|work|on|to|for|this|it))", "(jog|move|trot|run|toddle|get) (along|on)$", "do one", "(get|go) (stuffed|knotted|lost|bent|to hell|to blazes|screwed|swivel|fucked|boil your head|whistle|fuck yourself|take a running jump|take a hike|jump in a lake|hang)", "(on your bike|sling your hook|hop it|beat it|take a hike|take a running jump|drop dead|up yours|scram|shoo|begone|get tae|get to fuck|sling it|on yer bike|away ye go|away you go|do me a favour and (get|go)|hook it|naff off|get out of it|ging|haway|get gone|skedaddle|scarper|vamoose)", "go away(?! (for|on|to|at|next|in))", "(leave|let|left) (me|us|her|him|my \\w+|our \\w+|them|this house|my mum|people|folk) (the hell )?(alone|be|in peace|in pieces|out of it|to it|to myself)", "(left|leave) (in peace|me be|us be)", "(get|want|have|some|bit of|a bit of|little) ~(peace|peace and quiet)( from| man|$)", "(be|get) (free|rid|shot|shut) of (you|these|this|your)", "shove (it|your|that|them)", "(screw|fuck|sod|stuff|bugger|damn|blast) (you|this|your|the lot|yourself|yourselves)", "(pack|knock|cut|jack|chuck) (it|that|this) (in|off|out|up)", "(pack|knock|cut) in ~(<ringing>|<calls>)", "give (it|us|me|over) (a rest|a break|over|up|peace|some peace)", "allow it ~(<ringing>|stop|calling)", "^(?:away and|away on) ", "^(just )?give over$", "(done|finished|through) (here )?(with you )?for good", "no means no", "(wasting|waste) (your|my|our) time ~(<ringing>|calling|ringing|with)", "(will|would) you lot ever", "how many (more )?times (do i|have i|must i|do we|will i|must we|have we|i have|i)", "not (you|this|them) (again|lot again)", "(get|keep|stay) (off|away from) (my|our|this|me|us) ?(phone|line|house|property|family)?$",
        ),
        "another way, not by phone": (
            "only (want|accept|take|like|do) (emails?|letters?|texts?|post)",  "(just|only) (email|write|text)( me| us)? (no|not|never) ",
            "(email|letter|post|text|writing|letters|emails|texts|mail|online|whatsapp) only", "only (<ring> )?(me |us )?~(by|via|in|through) ~(email|letter|post|text|writing|mail)", "only (email|write|text|post)", "(email|write|text|letter|post|emails?) ~(instead|rather) (of|than)? ?~(<ringing>|calling|phoning|phone)?$", "(instead of|rather than) (<ringing>|phone|call|calling)", "not (by|over|on) (the )?(phone|telephone)", "(not|no|never) (phone|call|ring)( calls)? (only|just|but)? ?(email|write|text|post|letter)", "not (do|like|use|take) (phone calls|the phone|calls|telephone calls|phones)", "(no calls|no texts|no emails|no letters)", "not (text|email|write|message) (me|us) ?(either|too|as well|again)?", "(keep|do|put) (it|everything|this) (in writing|to email|by email|by post)",
        ),
        "a bare stop": (
            "^(no |yes |right |okay |i said |well |look |so |listen |can you |will you |could you |would you |now |enough |thanks |hello |sorry |go |and |you |that is enough )*(stop|enough now|cease|desist|halt|revoke)( now| it now| right now| i said| this| them| this now| okay| enough| thank you| thanks| yes| no| all of it| immediately| at once| calling| today)*$",
        ),
    }
)  # fmt: skip

ASK = rules(
    {
        "speaks of stopping": ("(stop|stopped|stopping|enough|cease|quit|pack it in|give over|knock it off|cut it out|leave off|no more|never again|have had it|done with|finished with|over and done)", "^(cancel|end|quit|finish|delete|remove|block|off|out)( it| this| that| now| me)?$"),
        "speaks of ringing, and says no": ("<not> ~~(<ring>|<ringing>|<rung>|calls)", "(<ring>|<ringing>|<rung>|calls) ~~(<not>|stop|enough|no more|no)", "(no|without) ~(<ringing>|<calls>|calls)"),
        "rung too often": ("(keep|keeps|keep on|kept|always|constantly|every day|every week|every night|all the time|third time|second time|fourth time|tenth time|twice|three times|four times|five times|again and again|day and night|morning noon and night|non stop|nonstop|forever|how often|so many|that many|how many) ~~(<ringing>|<rung>|<ring>|calls)", "(<ringing>|<rung>|<ring>|calls) ~~(every day|every week|all the time|twice|three times|again and again|day and night|non stop|constantly|all day|every night|times (today|this week|a day|a week)|lately)", "you (lot|people|again|guys)", "(another|more) (one )?(of )?(these|your|cold|sales|bloody)? ?(calls|call)", "(not again|here we go again|oh no)$", "woke"),
        "speaks of a list": ("<not> ~~(list|lists|database|register|system|records|books)", "(off|remove|delete|cross|strike|take|taken) ~~(list|lists|database|register|system|name|number|details|books|dialler|records)", "(off|out) (of )?(it|this|that)", "(take|get) (me|us) (off|out)", "remove", "(opt|opted|opting|opts) ~out", "unsubscribe\\w*", "(black ?list|barred|ban)", "(dispose|rid|clear|forget|lose|bin|delete|destroy|scrap|shred) ~(me|us|number|details|name|my)", "(my|this|our) (number|name|details) ~(off|out|gone|deleted|removed)"),
        "speaks of permission": ("(consent|permission|authoris\\w+|private|privacy|unsolicited|gdpr|illegal|unlawful|objection|object|rights)", "never (asked|agreed|signed|gave|wanted|requested|applied)", "(who|how) (said|told|gave|let) you", "cold (call|calls|calling|callers?)", "sales (call|calls|people)", "telesales|telemarketing|spam|spammer|spammers|scammers?|nuisance|pest|pests"),
        "is angry": (
            "further$", "^leave ","(fuck|piss|bugger|sod|wanker|wankers|tosser|tossers|arsehole|arseholes|bastard|bastards|idiot|idiots|moron|morons|prick|pricks|dickhead|shut up|shut it|sick of|fed up|tired of|annoying|annoyed|irritating|pathetic|disgusting|disgrace|disgraceful|shameful|ridiculous|parasites?|leeches|scum|bollocks|crap|shite|shit|twat|twats|muppet|numpty|eejit|gobshite|bellend|knob|vultures)", "(how|you) dare", "(away|lost|off) with you", "(push|buzz|clear|bog|jog) (it|on|off)", "peace", "alone$", "(threaten|solicitor|lawyer|court|sue|complain\\w*|complaint|report)"),
        "wishes to end it for good": ("(last|final) (time|call|warning|chance)", "for good", "(in future|from now on|going forward|any further|ever again)", "(hear|hearing) (from|off) (you|your)", "(wasting|waste) (your|my|our) (time|breath)", "(prefer|rather|best) ~(not|if you did not|if you do not)", "(email|letter|post|writing|text) (instead|only|me instead|us instead)", "not (now )?or ever", "do not (want|need) (any|none) of (it|this|that|your)", "want (nothing|no part)", "(please )?no thank you stop"),
    }
)  # fmt: skip
