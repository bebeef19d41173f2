"""Refusals that speak of calls: stop ringing, do not ring, no calls, write instead."""

CALLS = {
    "asks to stop ringing": (
        "(like|want|need|expect|require|wish|prefer|appreciate it if|if|would|will|can|could|that) (you|yous|"
        "you lot|you people|them) (to |would |could |can |all |now |ever |please |all )*(stop|stopped)$",
        "if you (could |would |can |all )*(stop|stopped)(?! (talking|there|a|for|by|me))",
        "(treat|consider|take|accept|regard) this (call )?as ~(opt out|objection|notice|request|refusal|"
        "withdrawal|warning)",
        "(formal|official|final|written) (notice|request|warning)",
        "hereby (opt|object|withdraw|revoke|ask|request|decline)",
        "(said|promised|swore|assured|told|told me|agreed|supposed|meant to have) ~~(would stop|had stopped|"
        "stopped <ringing>|been removed|be removed|removed me|taken me off|take me off|taken off|took me off|"
        "be taken off|would not (<ring>|be)|not to (<ring>|call|ring)|you would stop|to be off)",
        "(emailed|written|wrote|phoned|rang|called|asked|begged|sent|filled) ~~to (stop|come off|be taken|be "
        "removed|opt out|remove)",
        "^(let|make) this stop", "(put|putting) (a )?(stop|an end|end) (to|on)",
        "(an|the) end (to|of) (it|this|these|the matter)", "stop (them|these|those)(?! (from|working|there))",
        "discontinue", "stop (call|calls|ring|phone) (me|my|us|this|here)", "(knock|knocking) ~on the head",
        "(sick|sick to death|sick and tired|fed up|tired) of (you|your|being (<rung>|bothered))",
        "(bugging|mithering|pestering|stalking|terrorising|hassling) (me|us|my|him|her|them|people|old)",
        "(asking|ask|tell|telling|told|beg|begging|insist|request|requesting|demand|demanding|urge|warned|"
        "warning) (that )?(you )?(to )?(stop|desist|cease)",
        "enough is enough",
        "(i have|i had|have had|had) (quite |more than |just about )?enough(?! (of (viewings|it all|the|"
        "selling)))",
        "bring (this|these|it|the calls) ~to an end", "(put|get) (a stop|an end) to",
        "(put|bring) ~(calls|this|it|these) ~(stop|end)",
        "(stop|quit|cease|give over|give up|leave off|pack in|knock off|refrain from|desist from|stopping|"
        "stopped|end|lay off|halt|discontinue|pack up|chuck it in) ~(ringing|phoning|telephoning|bothering|"
        "contacting|pestering|harassing|hassling|mithering|texting|hounding|dialling|disturbing|spamming|"
        "badgering|plaguing|annoying|tormenting|troubling|messaging)",
        "(stop|quit|cease|give over|give up|leave off|pack in|refrain from|stopping|stopped|end|lay off|halt|"
        "discontinue) ~(calling|cold calling)(?! (me|her|him|us) (?!again|now|at|and|on|every|all|any|i|or|"
        "you|from|this|then|so|for|about|with|no|it|day|twice|two|three|ok|okay|thanks|will|right|in|because|"
        "up|yes|or|before|man|today|thank|tha|d)\\w)",
        "(stop|halt|end|cease|cancel|quit|finish|kill|ditch|drop|block|reject|refuse) ~(these|the|your|all|"
        "any|all these|those|making|sending|sending me|getting|of) ~<calls>",
        "(stop|end|cancel|no more|cease|quit) (the )?(calls|phone calls|cold calls)",
        "(calls|ringing|calling|this|it) (has got to|have got to|to|must|has to|have to|need to|needs to|got "
        "to|better|should|all to|are to) (stop|end|cease|stopped)",
        "make (the|these|your|it|them|this) ~stop",
        "want (it|this|them|these|that|these calls|the calls|your calls|all this|you) ~(to )?(stop|stopped|"
        "stopping|to end|ended|over)(?! (talking|there|a|for))",
        "(fed up|sick|tired|sick and tired|had enough|enough|done|had it up to here|bored|had it) ~(of|with) "
        "~~(<ringing>|<calls>)",
        "stop it now", "what part of (stop|no)", "(said|say|saying|asked|told|asking) (you )?(to )?stop",
    ),
    "asks not to be rung": (
        "(not|never) (come back|try (again|me|us|this|it|here)|keep (on|trying|at it|doing)|darken|be at "
        "(this|it) again|come (near|here))(?! (to bed|to you|to me on))",
        "(no|not any) (wish|desire|intention|need|wanting) (to|of|for) ~(be )?(<rung>|hear|hearing|receive|"
        "get|being|speak to you)",
        "<not> ~(wish|want|like|care|agree|consent|rights) ~(to be )?(marketed|sold to|cold called|solicited)",
        "(rights|right) ~not to be ~(marketed|<rung>|called)",
        "(not|no) want(ing)? (to be |any )?(<rung>|phoning|ringing up|bothering|disturbing|calling)",
        "(thank|ask|prefer|beg|rather) (you|that you) (to )?(not|do not|did not) ~(<ring>|<ringing>)",
        "(now|today|tomorrow) (or|not|nor) ever", "not (now|today|tomorrow) not ever", "no ~for ever",
        "never darken", "^~<not> ~~(<ring>|<ringing>|<rung>) ~(me|us|here|this|it|again|him|her)$",
        "(no|never) ~(phone|ring|call) (it|him|her|this)$",
        "(do not|never|not to|must not|should not|shall not|not you|you not|can not|can you not|could you not|"
        "would you not|would you mind not|mind not|rather not|rather you did not|rather you do not|need not|"
        "not ever|do not dare|not be|does not|not going to|did not|not want|let not|you are not to|not for "
        "you to|not to be|will not|dare not|no one|nobody|do not none|best not|best if you do not|best you do "
        "not|best if you did not|without you) ~(<ring>|<ringing>|be <rung>|being <rung>|get <rung>|getting "
        "<rung>)( ((to |at |on |round |up |about )?((my|our|this|that|his|her|the|these) (\\w+ ){0,2}(number|"
        "phone|mobile|landline|house|home|door|<mum>|line|address|residents|customers|office|shop|business|"
        "numbers|patients|work|place|household|surgery)|<me>|us|me))|$)",
        "(do not|never|no|not) (<ring>) (me|us|here|this|my|again|any)",
        "not (<ringing>) (me|us|here|this|again|any)", "(do not|never) (\\w+ )?(<ring>)$",
        "<not> ~bother ~(ringing|calling|phoning|to ring|to call|to phone|trying)",
        "(nobody|no one|no body) ~(ring|rings|call|calls|phone|phones|contacts|ringing|calling) (me|us|here|"
        "again)",
        "(hang up|go|leave|away|off) and (do not|never) ~", "you not <ring> (me|us|again|here)",
        "not (to )?(<ring>|be <rung>)( me| us)? (again|any more|going forward|in future|in the future|here|at "
        "all)",
        "stay off (my|this|our) (phone|line)", "keep off (my|this|our) (phone|line)", "please no <ring>",
        "(quit|stop) it with ~<calls>",
        "(ring|call|phone|contact|bother|pester|try|annoy|harass) (somebody|someone|anyone|anybody) else",
        "never again$", "without (you|your) (lot )?<ringing>",
        "not get (<rung>|any <calls>|these <calls>|more <calls>)", "<not> (<ringing>|<ring>) (again|any more)",
        "(wo|do) not (be )?answering?( the phone)? (again|to you)", "this is the last",
        "let (this|that|it) be the (last|end)",
        "the last (call|time) (you|i|from|we|please|ever|that|they|your)", "(make|call) (this|it) the last",
        "last (i|we) (hear|want to hear|am hearing|are hearing)",
    ),
    "wants no calls": (
        "(no|<not> ~want|<not> ~like|stop|without|not interested in) (your |any |more |direct |this |the |all "
        "|further |sending |doing )*(marketing|telemarketing|advertising)",
        "^~no (more )?(phone|phoning|ringing|telephone)(?! (number|signal|line|at|box))",
        "but (no|not) (calls?|phone|phoning|ringing|by phone|the phone)",
        "(emails?|texts?|texting|post|letters?|writing|email is) ~~(no|not|without) ~(calls?|phone|calling|"
        "phoning|ringing|telephone)",
        "(calls?|calling|phone|phoning) ~(no|not|is not|are not)$",
        "in future (email|write|text|post|by email|by post|by letter|in writing)",
        "(email|write|text|letter|post) ~in future ?(not|no)?", "not on this (phone|number|line|mobile)",
        "(get|got|have|take) the (message|hint)",
        "(no|what bit of no|which part of no) (is no|means no|do not you|don not you|do you not)",
        "what bit of (no|stop)", "(no|not) want you (to )?(<ring>|<ringing>)",
        "(number|phone|line) ~(is not|not|never) (to )?(be )?(used|rung|called|dialled|phoned|contacted)",
        "<not> ~~(speak|talk|listen|deal) (to|with) you ~(again|any more|ever)",
        "(no longer|am not|are not|not|never) (want|wanting|wish|wishing|like|care|agree|consent|happy) (to|"
        "for|with|about)? ?~(receive|get|have|getting|receiving|accept|take|you to|you)? ?~(<calls>|<ringing>|"
        "calls|<rung>)",
        "no longer (want|wish|like) (you )?to ~(<ring>|<ringing>)",
        "changed my mind about ~(being )?(<rung>|calls|<ringing>)",
        "not ~(any|no|none of) (more )?(of )?(your|these|them|those) (<calls>)",
        "^(no|not) (<ring>|<ringing>)$",
        "^~no (more )?calls(?! (came|come|got|were|yet|from you|have|through))",
        "(want|need) no(ne)? (of )?(your |these |more )?(<calls>)", "know more calls",
        "no solicit(ing|ation|ors)", "not do this again",
        "no (more|further|cold|sales|marketing|unsolicited|nuisance|future|other|such|unwanted|additional|new|"
        "extra|advertising) (\\w+ ){0,2}(<calls>|phone|cold callers|ring|callers)",
        "^no (<calls>|callers)",
        "no (calls|cold calls|sales calls|marketing calls|phone calls)(?! (came|come|got|were|yet|from you|"
        "have|through))",
        "no more (of|from) (these|this|them|those|you|your)",
        "any more (of (these|this|them|those|your) )?~(calls|phone calls)",
        "(do|does|would|will|did|am|are|could) not ~(want|wish|need|like|consent|agree|expect|accept|care for|"
        "take|appreciate|permit|authorise|authorize|welcome|require|allow|do|deal with|respond to|answer|"
        "receive|interested in|have|like getting|looking for|want any) ~~(calls|phone calls|cold calls|cold "
        "callers|callers|to be (<rung>|contacted|on|in) ?(your|a|any|the|again|again by|by|for|on|at|like|any "
        "more)?|being (<rung>|contacted)|be (<rung>|contacted)|you (to )?(<ring>|<ringing>)|you people|anyone "
        "(<ring>|<ringing>)|telephone sales|your list|any list|marketing|<ringing> (me|us)|phone sales|you "
        "(lot )?<ringing>|contact from|contact with|further contact|hear from|hearing from)",
        "want (no|nothing|zero) ~(calls|contact|more|to do with)", "(do not|no) (\\w+ )?contact$",
        "(cease|stop|break off|end|no further|no more|avoid) (all |any |further )*(contact|communication|"
        "correspondence)",
        "object to ~~(call|calls|marketing|contact|<rung>|this|<ringing>)", "right to object",
        "(nothing|not) ~(more )?to (hear|do) (from|with) you ?(again|any more|ever)?",
        "<not> ~~hear(ing)? (from|off|of) (you|your|this|them|yous|any of you)",
        "(rather|prefer|like|love|prefer it if) ~~(not|no|did not|never|stopped) ~(<rung>|<ring>|<calls>|on "
        "any list|on your list|in your|telephoned)",
        "like to (not|stop) (be|get|getting|being|receiving)",
        "(not|never) (being )?<rung> (every|again|any more|by you|at|all the time)",
        "(used to be|back to) not being",
        "<not> (ask|asked) (for|to be|you to) ~(calls|call|<rung>|<ring>|this|on your|on a)",
        "(cold calls?|cold callers?|cold calling|sales calls?|you|calls) ~(not|un) ?welcome", "not welcome",
        "unwelcome", "no cold (call|calls|calling|callers)",
        "<not> (do|take|answer|accept|like|want|deal with|speak to|buy from|entertain|respond to|welcome|"
        "appreciate|tolerate|allow) ~(cold|sales|marketing|unsolicited|nuisance|phone sales|telesales) "
        "?(calls|callers|calling|people)?",
    ),
    "another way, not by phone": (
        "only (want|accept|take|like|do) (emails?|letters?|texts?|post)",
        "(just|only) (email|write|text)( me| us)? (no|not|never) ",
        "(email|letter|post|text|writing|letters|emails|texts|mail|online|whatsapp) only",
        "only (<ring> )?(me |us )?~(by|via|in|through) ~(email|letter|post|text|writing|mail)",
        "only (email|write|text|post)",
        "(email|write|text|letter|post|emails?) ~(instead|rather) (of|than)? ?~(<ringing>|calling|phoning|"
        "phone)?$",
        "(instead of|rather than) (<ringing>|phone|call|calling)", "not (by|over|on) (the )?(phone|telephone)",
        "(not|no|never) (phone|call|ring)( calls)? (only|just|but)? ?(email|write|text|post|letter)",
        "not (do|like|use|take) (phone calls|the phone|calls|telephone calls|phones)",
        "(no calls|no texts|no emails|no letters)",
        "not (text|email|write|message) (me|us) ?(either|too|as well|again)?",
        "(keep|do) (it|everything|this) (in writing|to email|by email|by post)",
    ),
    "a bare stop": (
        "^(no |yes |right |okay |i said |well |look |so |listen |can you |will you |could you |would you |now "
        "|enough |thanks |hello |sorry |go |and |you |that is enough )*(stop|enough now|cease|desist|halt|"
        "revoke)( now| it now| right now| i said| this| them| this now| okay| enough| thank you| thanks| yes| "
        "no| all of it| immediately| at once| calling| today)*$",
    ),
}  # fmt: skip
