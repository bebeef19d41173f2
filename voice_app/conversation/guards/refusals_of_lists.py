"""Refusals that speak of lists, numbers and opting out."""

LISTS = {
    "wants off the list": (
        "(wrong number|not me|not here|wrong house|wrong person) ~~(take|delete|remove|get rid of|cross|"
        "strike|drop|scrub) ~(it|this|that|me|us|number)",
        "(take|knock|cut|cross|strike|count|get|whip|tick|tap|leave) (me|us|him|her|them|mine|ours|my name|"
        "our name|my number|that number|this number|mums number|dads number|mum is number|\\w+ is number|the "
        "number) ?(off|out)(?! (speaker|hold|work|school|mute|load))",
        "take (me|my|it) (number|name) off",
        "(that|if) (i am|i can be|we are|i be|my number is) (removed|taken off|deleted|opted out)",
        "get me (gone|out of (this|it|here)|off)",
        "(on|checked|check|consult|consulted|seen) the (register|tps|preference)", "registered not to",
        "remove it$",
        "(exclude|withdraw|suppress|delist|exempt|omit|deregister|excluded|excluding|disconnect|unlist|ban|"
        "bar) (me|us|my|our|this|from|that|the number|him|her)",
        "^~delete (me|us|him|her)", "be (removed|taken off|excluded|unsubscribed|deleted|opted out)$",
        "remove (that|the) number",
        "way (off|out of|to get off|to stop|of stopping|to opt out|to cancel|to unsubscribe)",
        "^(the )?list off$", "cancel (my|the|these|all|any|your) ~calls",
        "(tear|rip|throw|chuck|shred|bin|burn) ~~(on|about) (me|us)", "(blocked|blocking|block) list",
        "(number|button|way|what|how) ~to (opt out|unsubscribe|be removed|get removed|get off|come off)",
        "(which|what) (button|key|number) ~~(off|stop|opt out|removed|unsubscribe)",
        "<remove> ~(me|us|my|our|him|her|them|it|this|that|the|his|their|mum|mother|dad|name|number|details|"
        "mine|ours|house|off) ~~<off> (the|your|this|that|any|all|every|these|my|our|whatever|those|of) "
        "~<list>",
        "(off|from) (your|any|every|all your|this|these) (\\w+ )?<list>",
        "<remove> ~<off> (your|the|this) (\\w+ )?<list>",
        "off (your|this|the|that|any|whatever) (\\w+ ){0,2}(list|lists|system|database|books|thing|dialler|"
        "register|it is|this is)",
        "(take|get|taking|getting|have|taken|took|want|whip|strike|cross) (me|us|him|her|them|mum|my (\\w+ "
        ")?(name|number|numbers|details|mobile|phone|mum|dad|mother|nan|husband|wife)|our (\\w+ )?(name|"
        "number|numbers|details|phone)|this (number|phone|line)|the (number|name|phone|house)|both \\w+ "
        "(numbers|phones)|mrs \\w+|mr \\w+) (off|out|down off)( (of )?(it|this|that|your|the|here|there|now|"
        "today|whatever|thing|please|immediately|for|straight|and|right|at|as|before|or|then|will|permanently|"
        "completely|entirely|altogether))?(?! (speaker|hold|work|school))",
        "(want|need|like|wanting|asking|love) ~(off|out|taking off|removing|removed|to come off|taken off|to "
        "be off|to be taken|to be removed|coming off|to get off|out of it|out of this|deleted|to be deleted|"
        "deleting|crossed off|struck off)",
        "how ~(get|come|take|be|got|getting) ~off",
        "how ~(stop|cancel|end|unsubscribe|opt out|prevent|block|avoid|get rid of) ~(these|the|your|you|from|"
        "of|getting|all|this|calls|now|it)?",
        "(get|got|getting) off (this|your|the|that|it)",
        "(who|where|what) ~~(being taken off|be taken off|get taken off|stop you|get off|get removed|be "
        "removed|being removed|come off|stop the calls|stop these)",
        "(about|to) be(ing)? (removed|taken off|taken out|struck off|crossed off)",
        "remove (me|us|my|our|this|him|her|them|mum|mr|mrs|the (number|phone|line|name|house)|number|it from|"
        "both)(?! (data|information|personal|details from the|record|viewing|appointment|bedroom|order))",
        "^(so |and |okay |yes |no |right |can you |could you |i said |want |)?(remove|removed|removal)$",
        "(delete|erase|lose|bin|forget|suppress|scrap|destroy|rip up|tear up|block|blacklist|ban|bar|scrub|"
        "drop|wipe|chuck|throw|dump|ditch|shred|burn|discard|unlist|deregister|ditch|trash|chuck away|throw "
        "away|get rid of|rid of|put a block on|stop using|not use|never use|do away with|scratch out|cross "
        "out|strike out|strike off|cross off|take out|take away|take down and delete) ~(my|this|our|the|me|"
        "her|his|their|that|mums|both) ~(number|numbers|phone number|name|card|mobile|phone|landline)(?! (two|"
        "and|is|ends|one) )",
        "(my|this|our|the) (number|name|phone number|details) ~(removed|taken off|deleted|taking off|off your|"
        "struck|blocked|suppressed|removing|off the|gone|blacklisted|taken out|out of your)",
        "(details|name|number) ~in the bin",
        "(tear|rip|chuck|throw|bin|burn) ~~(card|number|name|details|file|paper)",
        "(put|add|stick|get|place|pop) ~(on|in|to) ~(do not call|no call|do not contact|dnc|suppression|no "
        "contact|not to call|stop|black|opt out|never call) ?(list|register|lists)?",
        "do not (call|contact) (list|register|me)", "suppression list",
        "(tps|ctps|telephone preference|preference service|corporate tps|ex directory|mps)",
        "not ~(be )?(on|in) (your|any|a|this|that|the) (list|system|database|lists|books|database)",
        "(never|not) (have )?(been )?on (your|the|a|any) ~list", "take off (the |your |this )?(list|me|my)",
        "off list", "list take off", "(come|go|dropped) off ~(list|system)",
        "(untick|un tick|uncheck|unregister|deregister|de register|unlist|un list|unenrol|unsign) ~(me|it|us|"
        "that|my|box)?",
        "(undo|reverse|take back) (it|that|this|my|the)", "(did not mean|never meant|not meant) to sign up",
        "(strike|cross|scratch|scrub|rub|wipe) (me|us|my|our|this|that|her|him) ~(off|out)",
        "lose (my|this|our|the) (number|name|details)", "out of your (system|books|hair|lists|list|records)",
        "cease and desist", "take me away from ~(list|system)",
    ),
    "opts out": (
        "(down|registered|marked|recorded|count me|mark me) as (opted out|do not call|unsubscribed)",
        "^(and subscribe|unsub scribe|unsub|up doubt|opt hour|opt our)$",
        "^(no |yes |okay |i said |so |i want to |want to |can i |i would like to |like to |right |i |to |let "
        "me |how do i |how can i |)?(opt out|unsubscribe|opting out|opt me out|opt us out|unsubscribed)( opt "
        "out)*( now| today| then| of this| of these| i said| all of it| of it| of all of this| from this| "
        "from these| me| us|)?( thanks| thank you)?$",
        "opt (me|us|my|this|her|him|our) ~out",
        "(want|like|going|need|wish|let|asking|trying|how|way|choose|prefer|trying|said|am|decided) ~(to "
        ")?(opt out|opting out|unsubscribe)",
        "(opt out|unsubscribe|opting out) (of|from|me|us|now|today|i|from all|this|my|immediately)",
        "(i|we) (opt out|have opted out|opted out|already opted out|unsubscribed|already unsubscribed|am "
        "opting out|did opt out|thought i had opted out)",
        "(did|have|had) (i|we) not (already )?opt(ed)? out",
        "already (opted out|pressed (nine|9)|unsubscribed|pressed it|told you|said no|asked|opted)",
        "(pressed|press|pressing) (nine|9) (last|already|before|and|to|twice|but|last time|every|three|"
        "several)",
        "(let|make) me (press|push) (nine|9)",
        "(nine|9) (did not|does not|is not|will not|button) ~(work|working)?",
        "(withdraw|withdrawing|revoke|revoking|take back|retract|rescind|cancel|withdrawn|removing|withdrew|"
        "pull) ~(consent|permission|agreement|authorisation|authority|opt in)",
    ),
}  # fmt: skip
