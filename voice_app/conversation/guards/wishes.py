"""Not now, and not this: the two ways to decline that say nothing of later calls (law R26)."""

from voice_app.conversation.guards.rules import rules

CALL_LATER = rules(
    {
        "ring another time": (
            "(call|ring|phone|bell|buzz|try|catch|get|speak to|give me a bell|give us a bell|telephone|come back "
            "to) (me|us|him|her|them|again|back|it|here)? ?(back|again|a)? ?~(later|tomorrow|tonight|another time|"
            "another day|in a bit|in a few|in a while|in half|in an hour|in about|in ten|in five|in twenty|in an|"
            "next|this evening|this afternoon|this morning|after|before|on <day>|at (six|seven|five|four|three|"
            "two|one|eight|nine|ten|eleven|twelve|half|lunch|lunchtime|about|around|tea|dinner|home|the weekend|"
            "\\d+)|<day>|when|around|about (half|four|five|six|seven|two|three|one|eight|\\d+)|bark|first thing|"
            "over the weekend|the weekend|once|in the (morning|afternoon|evening|week|new year)|sometime|towards|"
            "some other|a bit later|till|until|any other|evenings)",
            "(call|ring|phone|calling|ringing|phoning) (me |us |you |him |her )?back(?<!never call "
            "back)(?<!called back)",
            "(give|gave|have) (me|us|him|her) (a )?(call|ring|bell|buzz|shout|tinkle|phone|ring back|call back|"
            "half an hour|ten minutes|five minutes|twenty minutes|an hour|a few minutes)",
            "call ?back (on|at|for|tomorrow|later|next|after|in|another|thursday)", "(call|ring|phone|try) again",
            "(another|a better|different) (time|day|week|moment) (would|might|please|is|suits|maybe|perhaps|then)?",
            "(would|could|can|how about|what about|does|is|maybe|perhaps|try|want to try|do you want to try) "
            "(tomorrow|later|tonight|next week|<day>|around|about|after) ~(suit|work|do|be better|better|instead|"
            "okay|four|five|six|noon|all right|possible|\\d+)?(?! (look|view|visit))",
            "(after|before|tomorrow|tonight|<day>|later|next week|then|\\w+ oclock) ~(would be|is|will be|suits|"
            "might be) (better|best|easier|more convenient|good for me to talk)",
            "(later|another time|tomorrow|next week|not now|not today|not at the moment|not right now)( maybe| "
            "perhaps| thanks| then| please| though| i am| we are| love)?$",
        ),
        "limits when": (
            "<not> ~<ring> ~~(before|until|till|til|between|during|after|while|when|whilst|on|at|in|this|today|"
            "now|tonight|tomorrow|mornings|evenings|weekends|so early|so late|later|early) ?",
            "(not|never) ~(on|in|at|before|after|until|till|this|during|today|now|tonight) (a )?(<day>|the|ten|"
            "nine|eight|seven|week|work|office|school|weekend|this|half|noon|\\d+) ~~(try|call|ring|okay|fine|"
            "next|but|any|better|suits|love|please|only|weekdays|phone|is|are)",
            "(no more|not) (calls )?(today|this week|tonight|for now|just now|right now|this minute) ~~(try|call|"
            "ring|next|later|tomorrow|but|again|phone|maybe)",
            "(evenings?|mornings?|afternoons?|weekends?|weekdays?|<day>|any other day|after \\w+|next weeks?) "
            "~(is|are|would be|will be|only) (okay|fine|all right|better|best|good)(?! for (me )?(the|a) (visit|"
            "viewing))",
        ),
        "bad moment": (
            "(bad|not a good|not the best|awkward|wrong|inconvenient|not a great|not great|terrible|rubbish|"
            "really bad|not the right|poor) (time|moment|day|timing|week)",
            "not (very |really |a )?convenient",
            "(i am|we are|i am just|we are just|i am right|i have|just|i am currently|i am about|currently) "
            "~(busy|driving|in a meeting|in the middle|at work|at the (hospital|school|dentist|doctors|shops|gym|"
            "airport|gates|moment|supermarket|station|hairdressers|vets|checkout|pub|match|game)|on a train|on "
            "the (train|bus|other line|loo|toilet|motorway|other phone|landline|road|way)|in the (bath|car|shower|"
            "middle|garden|office|cinema|library|kitchen|shop|supermarket|loo|bathroom)|out (at|with|shopping|"
            "walking)|having (tea|dinner|lunch|my tea|my dinner|our)|eating|cooking|putting|feeding|making|at a "
            "(funeral|wedding|party|meeting)|on (holiday|my way|the bus|shift|nights)|at school gates|going out|"
            "heading out|rushing|running|about to|tied up|hands full|got company|got visitors|mid|teaching|asleep|"
            "in bed|abroad|away|got people)",
            "my hands full",
            "(can not|not able to|can not really|unable to|not really|no time to|can hardly) (talk|speak|chat|"
            "stop)( now| right now| at present| at the moment| just now| long| love| here|$)",
            "(have|got) (not got |no )(time|a minute|a sec)( now| right now| at the moment| today|$)",
            "(she|he|they|my husband|my wife|the wife|\\w+) (is|are|will be) (not in|out|not here|at work|home at|"
            "in at|back at|away|home after|in after|not back|not home|back on|in till|in around) ~~(try|call|ring|"
            "then|after|back|later|tomorrow|six|five|four|till|until|monday|at|\\d+)",
            "(battery|signal) ~(go|going|dying|dead|low|die|flat|lose|bad)", "(lose|losing) you",
            "(i will|i would|let me|can i|could i|shall i|i can|i could) (call|ring|phone|get|give) (you )?(a |"
            "back)( |$|call|ring|bell)",
            "(i have got to|have to|gotta|got to|must|need to) (go|dash|run|stop|shoot|get off|leave|hang up|"
            "rush)(?! (look|and see|over|through|ahead))",
            "let me stop you there because", "will have to stop you",
        ),
    }
)  # fmt: skip

NOT_CALL_LATER = rules(
    {
        "another meaning": (
            "can not (take|answer) (your|the) call ...", "come to the phone ...",
            "(person|number|mobile|customer|subscriber) you (are|have|dialled|called) ...",
            "(after|at) the (tone|beep) ...", "reason for your call ...", "do not disturb",
            "cancel ~(viewing|appointment|visit|order) ...", "how many times ...", "weather ...", "going away",
            "(thursday|friday|monday|tuesday|wednesday|saturday) is (fine|good|okay|all right|great|perfect)$",
            "(never|nobody|no one|not) ~(called|rang|phoned|call|ring|got|get|had|have|received) ~(back|call back)",
            "welcome to (call|ring|phone)",
            "(will|are|would|do|when|can) you (call|ring|phone) (me |us |people )?(again |back )?(after|before|on|"
            "when|how)",
            "(feel free|hesitate|afraid|mind|fine) ~(to )?(call|ring|phone)",
            "will (someone|somebody|anyone|anybody|you|the office|they) (ring|call|phone)", "the thing is",
            "(someone|somebody|anyone|the office|the nurse|a nurse|an adviser|a person|one) ~(call|ring|phone) me",
            "(call|phone|ring) me (love|mrs|mr|angela|by)", "(you can|they) call me",
            "(call|ring|phone) my (daughter|son|wife|husband|mobile)", "viewing (on|at)",
            "cancel ~(viewing|appointment|visit|order)", "(number|who) ~do i (ring|call|phone)",
        ),
    }
)  # fmt: skip

NOT_INTERESTED = rules(
    {
        "declines the offer": (
            "(decided|deciding) against", "not (something|anything) (i|we) (want|need|would)",
            "sorted it( already| out)?", "(found|got|using|with) (someone|somebody) else", "not be bothered",
            "give (it|that) a miss", "(think|will) (we|i) (will )?(not )?bother", "not think (we|i) will",
            "rather not$", "decided not to",
            "(not|never|no) (really |at all |that |very |overly |remotely |actually |even )*(interested|interest|"
            "for (us|me)|my thing|my cup|our thing|bothered|keen|our cup|right for|in the market|looking to|"
            "buying|selling|fussed|looking any|needed|required|necessary|tempted|sure it is for)",
            "(do|would|does|will|am|are|could) not (really |actually |even )*(want|need|require|be interested|be "
            "wanting|be needing|like|fancy|be needed|use) (a|an|any|the|it|this|that|your|to (sell|move|buy|"
            "change|switch|go|be sold|do|have|talk|hear|waste|bother|know|take|renew|restart)|one|anything|"
            "nothing|what|another|more|none|you|to)(?! (miss|lose|go over|small|get it wrong|small one))",
            "no (thanks|thank you|thank|ta)(?! (not really one))",
            "(i am|we are|you are|i will be|all) (fine|all right|good|okay|sorted|happy|set|covered|content|all "
            "set|sound|grand|comfortable)( as (i|we)| where (i|we)| with (what|my|our|the one|who)| thanks| thank|"
            " love| cheers| here| already| now| at the moment|$)(?<!i am okay)(?<!i am fine thanks)",
            "(already|just|all) (sorted|got one|have one|done|signed|bought|sold|moved|with someone|had one|"
            "changed|switched|got it sorted|fixed|found)",
            "got (one|it) already", "(have|got) (already|just) ~(bought|signed|sold|moved|found|switched|got)",
            "(leave|leaving) (it|that)( there| out| be| then| thanks| thank| for now| at that| though| i think| "
            "cheers|$)(?! (message|week|with))",
            "(took|taken|taking) (it|the house) off( the market)?", "off the market",
            "(can not|could not) (really )?(afford|justify|stretch)",
            "(too|bit|very|so|that is) (expensive|dear|dear for|pricey|much for|steep|costly|rich for)",
            "too (old|late|far|long in the tooth) for (all )?(this|that|it)",
            "(a|it is|that is|still a|firm|hard|big|its a|is a) no(?! (brainer|problem))",
            "^(it is )?no from (me|us)", "staying (put|here|where|as)", "stopping (here|where|put)",
            "not (moving|selling|buying|going anywhere|planning|changing|switching|looking|renewing|restarting|"
            "budging|after)(?! (up|stairs|house))",
            "never (in a million|going to|would i|will i|ever would|ever sell|sell|want|use)",
            "(wasted|wasting|waste of) (a call|your time|time|your breath|a phone call|my time)",
            "(save|waste) your (breath|time|money)",
            "do not (give|do) (out )?(details|surveys?|my details|any of|charity|things over|that sort|that kind|"
            "owt|personal|anything over)",
            "count (me|us) out", "(hanging|putting the phone|hang|putting) (up|down)( now|$)?",
            "(stop|quit) (selling|trying|pushing|there i|right there i)",
            "(had|have) enough of (viewings|it|all|selling|estate|agents|this|sales)",
            "(cancel|cancelled|cancelling|canceled) (it|that|mine|the|ages|this|them|ours)(?! (i meant|viewing|"
            "appointment))",
            "(opted|gone|went|going|chose|chosen|decided|plumped) (for|with|to) (the other|another|someone|"
            "somebody|stay|a different|else|keep|our|my|one of|not)",
            "take (my |our |that as |it as |the )?(answer as )?no( as|$| for)",
            "no (need|interest|point|way|chance|use|desire|intention|plans)(?! (to (worry|shout|rush)))",
            "carry me out",
            "(stopped|stop|stopping|given up|finished|ended|going to stop) (the |our |my )?(looking|house ?hunt|"
            "search|hunting|house hunt|searching)",
            "i (do not|dont) think (so|it is for|we|i will|i want|that is for|that it)",
            "(pass|i will pass|we will pass|i pass|hard pass|think i will pass)( on| thanks|$)",
            "not (today|this time|this year)( thanks| thank you| love| thank|$)",
            "(will|would|shall|could) not be (wanting|needing|interested|buying|selling|going|taking|renewing|"
            "doing)",
            "not for (me|us|him|her|the likes|sale|now thanks)", "(changed|change) (my|our) mind",
            "(with|got|use|using|signed with|have) (an agent|another agent|someone else|another company|somebody "
            "else) (already|now|thanks)",
            "not worth (it|my|the|my while)", "(happy|fine|content|good) (as (i|we|it)|where (i|we))",
        ),
    }
)  # fmt: skip

NOT_DECLINING = rules(
    {
        "another meaning": (
            "not (want|need) (to miss|the small|to lose|to go over)", "no thanks to", "how are you", "not hang up",
            "(i am|we are) (fine|good|all right|okay) thanks how",
            "(might|could|maybe|am|yes i am|would) (be )?interested(?! in no)",
            "do not (mind|worry|forget|you worry)", "no (problem|bother|worries|rush|hurry)",
            "not (interested in|looking) ~(small|big|that one|this one|other) (one|room|plan)", "not sure",
            "(stopped|stop) (smoking|raining)", "any more it was sold", "i am fine thanks how", "not at the moment",
            "cancel (my|the) (viewing|appointment|order)", "a no brainer",
        ),
    }
)  # fmt: skip
