"""Refusals that give a reason: no consent, no right, a threat, a dismissal."""

ANGER = {
    "never agreed": (
        "(what|who) (gives|gave) you the right", "(on )?whose authority", "who authorised (you|this)",
        "where do you get off",
        "(?<!do you )(?<!will you )(need|needed|require|must have|supposed to have|have to have|without) "
        "~(consent|permission|authority)( ~(<ring>|<ringing>|contact))?",
        "who (said|told|says) (you|they|it) (could|can|was|is|may|were) ~(<ring>|<ringing>|have|okay|use)",
        "who gave you ~(permission|the right|authority|leave)", "(nobody|no one) gave you",
        "how dare (you|they)", "(do not|never) you dare",
        "<not> ~~(consent|consented|permission|agree to|agreed to|agree|sign up|signed up|opt in|opted in|"
        "authorise|authorised|asked for|ask for|authorisation) ~~(this|these|calls|call|<rung>|ring|phone|"
        "being|be|<ringing>|contact|contacted|it|anything|marketing|you|to that|that|any of)",
        "(never|not) (gave|give|given|had|have) (you |them |anyone |anybody |any )?(my )?(permission|consent|"
        "authority)",
        "(without|no) (my |our )?(consent|permission) ?(to|for)?",
        "^~<not> (consent|consented|sign up|signed up|opted in|agreed)$",
        "you (have|had|got) no (right|permission|consent|business|authority) ~(to )?(<ring>|<ringing>|be "
        "<ringing>|have my number|calling)",
        "signed up so i", "(nobody|no one) (gave|give) you",
    ),
    "should not be rung": (
        "(should|supposed|meant|allowed|ought|legally|entitled) ~(not|never) ~(be )?(<ringing>|<ring>|getting|"
        "to be <ringing>|receiving|to ring|to call|have this number)",
        "<not> (supposed|allowed|meant|entitled|permitted) to (be )?(<ring>|<ringing>)",
        "(nobody|no one|you|i|we) should not be ~(<ringing>|getting|receiving|on)",
        "(nobody|no one) should be <ringing>",
        "(thought|though) ~~(stopped|blocked|opted out|come off|dealt with|off the list|barred|sorted) "
        "~(these|calls|this|you)?",
        "(is|it is|this is|that is|are) ~(illegal|against the law|unlawful|not legal|not allowed|a breach|"
        "breaking the law|in breach|an offence|unsolicited|a nuisance call|a nuisance call|nuisance calls|not "
        "lawful)",
        "(you|you lot|you people|these calls|your calls|this call) (are|is) ~(nuisance|pests?|disgrace|joke|"
        "intrusive)",
        "(against|breach|breaching|breaking|violating|violation) ~(gdpr|law|rules|data protection|pecr|"
        "regulations|my rights|privacy)",
        "(invading|invasion|intruding|intrusion|violating|disrespecting) ~(privacy|home|life|peace)",
        "(unsolicited|nuisance|unwanted|pestering) (call|calls|phone|marketing|contact)",
        "harass(ing|ment|ed)?",
        "(this|it|number|phone|line|house) ~(is )?(not for|only for|is for|are for) ~(marketing|sales|"
        "emergencies|emergency|family|cold|work only|business only|sales calls)",
        "(work|business|private|emergency|personal) (line|number|phone) ~(not|remove|take|stop|so|do not)",
        "(respect|honour) ~(that|my|our|the fact|wishes|privacy|preference|preferences|decision)",
        "asked for no", "no marketing", "(in|my|our) preferences",
        "(must|should|have to|got to|please) respect",
    ),
    "threatens or blocks": (
        "(call|calling|get|getting|ring|ringing|tell|telling|involve|go|going|on|onto|contact|contacting|"
        "speak|speaking|write|writing|report|reporting|complain|complaining|complaint) ~~(police|ico|ofcom|"
        "trading standards|commissioner|watchdog|ombudsman|regulator)",
        "(regret|sorry) ~<ringing>", "(one|once|any) more (call|time|ring)? ?(and|of these and)",
        "(call|ring|phone) (once more|again) and", "not make me (report|complain|block)",
        "(need|have|going|want) to (block|report) (you|this|them|your)",
        "(might|may|could|shall|should) ~block (you|this|them)", "blocked numbers",
        "(have|need|going|want) to change (my|our) number",
        "(put|putting|make|making|lodge|lodging|file|filing|raise|raising|submit) ~(a|an|in|formal|official) "
        "~(complaint|report|objection)(?! about (the|my|a|his|her|our))",
        "take (this|it|the matter) further", "^~object$",
        "(want|like|wish|going|need|have) to (object|complain|report)(?! (about|to|a|the|that|my)) ?",
        "(report|reporting|complain|complaining|complaint|complaints) (about |to |against )?(you|this|your|"
        "this number|these|it|them|being (<rung>|<ringing>))",
        "(will|shall|going to|am|be|be putting in|to) ~(report|reporting|complain|complaining|complaint)$",
        "(ico|trading standards|information commissioner)", "(tell|telling|to|on to|onto|with) ofcom",
        "(hear|hearing|letter|expect) ~from ~(solicitor|solicitors|lawyer|lawyers|mp)",
        "(solicitor|lawyer|legal action|sue|suing|take you to court|see you in court|court|small claims|legal "
        "proceedings|prosecute)( you| your| against|$)",
        "(call|ring|phone|contact|do it|bother) (me|us|here|this number|this house)? ?~(again|once more|one "
        "more time) ~(and|you|i will|i am|we|or|or else|then)",
        "(if|and if|because if|next time|should) (you|anyone|anybody|your lot|i|this number) ~(<ring>|rings|"
        "calls|get|phones|<rung>) ~~(again|another|one more|once more|any more)",
        "(i will|i am|have|i have|we have|will|going to|to|can|am|already|we are|having to|just|gonna|be|i "
        "would|hate to have to|shall) ~(block|blocking|blocked|bar|barring) ~(you|this|the|number|your|it|"
        "that|them|these)",
        "(screening|blocking|call blocker|blocker) ~(calls|you|number|on)",
        "(changed|change|changing) ~number because",
    ),
    "sends us away": (
        "(jog|move|run|trot) (on|along) (\\w+)$", "(stick|shove) (it|your|the|that) ?",
        "kiss my (arse|ass|backside)", "(ef|f|p) off", "wind your neck in",
        "(get|go) (on )?away (to hell|with you$|on$)", "^(get away|away on|away with you|away off with you)$",
        "fuck off", "piss off", "bugger off", "give (it|us) a rest",
        "(goodbye|farewell) (for ever|forever|for good)", "get me away from you", "^leave off( will you)?$",
        "(get|stay|keep) off (it|my|our|this|the) ?(phone|line)?$",
        "(left|leave me|leave us|let me|let us) (alone|be)", "(be|to be|being) left alone",
        "(piss|fuck|bugger|sod|naff|clear|push|buzz|bog|eff|f|shove|sling|bugger|back|hop|hoof|rack|get|jog|"
        "frig|feck|bore|nick) (right )?off(?! (the|my|at|a|work|on|to|for|this|it))",
        "(jog|move|trot|run|toddle|get) (along|on)$", "do one",
        "(get|go) (lost$|stuffed|knotted|bent|to hell|to blazes|screwed|swivel|fucked|boil your head|whistle|"
        "fuck yourself|take a running jump|take a hike|jump in a lake|hang)",
        "(on your bike|sling your hook|hop it|beat it|take a hike|take a running jump|drop dead|up yours|"
        "scram|shoo|begone|get tae|get to fuck|sling it|on yer bike|away ye go|away you go|do me a favour and "
        "(get|go)|hook it|naff off|get out of it|ging|haway|get gone|skedaddle|scarper|vamoose)",
        "go away(?! (for|on|to|at|next|in))",
        "(leave|let|left) (me|us|her|him|my \\w+|our \\w+|them|this house|my mum|people|folk) (the hell "
        ")?(alone|be|in peace|in pieces|out of it|to it|to myself)",
        "(left|leave) (in peace|me be|us be)",
        "(get|want|have|some|bit of|a bit of|little) ~(peace|peace and quiet)( from| man|$)",
        "(be|get) (free|rid|shot|shut) of (you|these|this|your)", "shove (it|your|that|them)",
        "(screw|fuck|sod|stuff|bugger|damn|blast) (you|this|your|the lot|yourself|yourselves)",
        "(pack|knock|cut|jack|chuck) (it|that|this) (in|off|out|up)",
        "(pack|knock|cut) in ~(<ringing>|<calls>)",
        "give (it|us|me|over) (a rest|a break|over|up|peace|some peace)", "allow it ~(<ringing>|stop|calling)",
        "^(?:away and|away on) ", "^(just )?give over$", "(done|finished|through) (here )?(with you )?for good",
        "no means no", "(wasting|waste) (your|my|our) time ~(<ringing>|calling|ringing|with)",
        "(will|would) you lot ever",
        "how many (more )?times (do i|have i|must i|do we|will i|must we|have we|i have|i)",
        "not (you|this|them) (again|lot again)",
        "(get|keep|stay) (off|away from) (my|our|this|me|us) ?(phone|line|house|property|family)?$",
    ),
}  # fmt: skip
