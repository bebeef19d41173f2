"""Who is on the line and whom they want: wrong number, a person, is this a robot, a voicemail (law R27, R28, R09c)."""

from voice_app.conversation.guards.rules import rules

WRONG_NUMBER = rules(
    {
        "says so": (
            "(want|after|need|meant|mean) (the )?next door",
            "(want|after|looking for|mean|meant) (someone|somebody) else",
            "wrong (number|person|house|address|phone|people|man|woman|one|fella|bloke|place|party|flat|name|guy|"
            "lady|family|patient|customer)",
            "(misdialled|dialled|dialed|rung|called|phoned|got) (the |a )?(wrong|incorrect|different|old)",
            "(dialled|dialed) (it )?(wrong|incorrectly)", "(right number|number right) ~wrong",
        ),
        "not that person": (
            "not (have|got) (a |an |any |anybody called |anyone called )\\w+ here", "not know (a|any|an) \\w+$",
            "(he|she|they) (is|are) not at this (number|address)",
            "(new|different) number ~(just|only|recently) got", "(he|she|they) (is )?(moved|gone) (out|away)",
            "(nobody|no one|no body|there is no|there is not|no|not anyone|not any|never|is not a|not no) ~(here |"
            "of that name|by that name|called|named|cried|known as|with that name|lives here)(?<!never called)",
            "(i am|this is|it is|that is|you are) not (mr|mrs|miss|ms|steve|dave|john|him|her|she|he|them|that "
            "person|the person|who|the right|the one|called|my name|me|speaking to|dr|the owner of this number|"
            "sharon|peter|susan|the man|the woman|the lady)",
            "(that is|it is|this is|thats) not (me|my name|us|my number|our name|her number|his number|mine|their "
            "number|who i am|her phone|his phone)(?! (thing|style))",
            "there is no (mr|mrs|miss|ms|\\w+ here|\\w+ at this|\\w+ \\w+ here|one here)",
            "(do not|never|not) (know|heard of|known) (anyone|anybody|any|a|an|him|her|any one|no|who|mr|mrs|that "
            "person|that name) ?~(called|named|by|of|like|$)",
            "(he|she|they|tenant|tenants|owner|owners|people|person|\\w+) (does not|do not|no longer|has not|have "
            "not|did not|is not) (lived? |living )?(here|at this|at that|on this number)( any more| now| for|$)",
            "(she|he|they|tenants?|owners?|family) (has|have|is|are) (moved|gone|left|long gone)( out| away| "
            "house| on|$)",
            "(he|she|they|\\w+) (moved|left) (out|away|house|years|ages|last|months|home|a while|long|in)(?<!i "
            "moved out)",
            "(somebody|someone|somewhere) else ~(you want|number|house|phone|mistaken|enquiry|confused)?$",
            "(got|have|thinking of|mixed|confused|mistaken|mistaking|muddled) (the wrong|somebody else|someone "
            "else|me mixed|me confused|us mixed|me for|me muddled|me with|us with)",
            "(want|need|after|looking for) (my|the|his|her) (brother|sister|son|daughter|neighbour|dad|mum|"
            "husband|wife|people next door|last|previous|old|other|next door)(?! (job|house))",
            "not (me|us|him|her|the person|the people|the one|who) (you|that|who) (want|are after|asked|are "
            "looking|need|are)",
            "(not|never) (made|make|put|filled|asked|enquired|requested) (an|any|in|for|about)? ?~(enquiry|"
            "inquiry|request) ~(somebody|someone|wrong|else|mistake)",
            "^who is (?!(this|that|it|calling|speaking|ringing|there|on|your|the|phoning|you|going|doing|in|"
            "asking|behind|responsible|paying|my))\\w+( \\w+)?$",
            "(ex|former|late) (husband|wife|partner|tenant|owner|flatmate|landlord|girlfriend|boyfriend|lodger|"
            "colleague)",
            "(only|just) the (babysitter|cleaner|lodger|neighbour|builder|plumber|tenant|painter|decorator|"
            "gardener|house sitter|cat sitter|nanny|carer|receptionist|dog walker|electrician|childminder)",
            "(used to be|was) (his|her|their|the last|the previous|somebody else|someone else|another)( persons)? "
            "?(number|phone)?(?<=.)",
            "(just|only|recently) got this (number|phone|sim)",
            "(new|had this) (number|phone|sim) ~(wrong|not|week|months?|recently|new)",
            "never asked (you )?(about|for) (that|a valuation|anything) ~(wrong|else|someone)",
        ),
        "not a home": (
            "(this is|you have rung|you have reached|you have called|you have got|you are through to|it is|you "
            "have phoned|you have come through to|you rang) (a|the|an) (\\w+ ){0,2}(business|dentists?|surgery|"
            "hospital|ward|school|shop|pub|office|garage|hotel|church|restaurant|takeaway|nursery|factory|police "
            "station|chip shop|salon|hairdressers?|pharmacy|library|warehouse|taxi|taxis|vets?|clinic|care home|"
            "chippy|kebab|barbers|university|college|bakery|charity|fax|payphone|phone box|call centre|doctors|"
            "building site|cab|nursing home|company|cafe|farm shop|launderette|solicitors?)(?! (about|ringing|"
            "calling|is))",
            "not a (house|home|residential|private (house|number))",
        ),
    }
)  # fmt: skip

HUMAN = rules(
    {
        "asks for a person": (
            "(can|could|will|would|please)? ?(you )?(connect|transfer|put through|patch) (me|us)( through| to|$)",
            "(a )?(word|chat) with (someone|somebody|a person|a human|the manager)",
            "^(a |an )?(proper|real|actual|live|decent) (person|human|one)",
            "get (me |us )?(a |an )?(human|person|adviser|manager)",
            "(speak|talk|put me|put us|put|transfer|connect|get|pass|patch|chat|hand) ~(to|me|us|on to|over|"
            "through|with|on|a|for) ~(a |the |an |your |some )?(real |actual |live |proper |human |different |"
            "senior |other )*(<person>|estate agent|expert|client|surgery|ccompany)(?! (called|about being "
            "removed|on the other))",
            "(speak|talk|chat) (to|with) (someone|somebody|a person|a human|an? \\w+ person|the estate agent|the "
            "office|the branch|the surgery|the shop|the company|harbour|your|a real|them|the team|anyone|anybody|"
            "one of)",
            "(want|need|prefer|rather|like|get me|give me|give us|fetch|find me|bring me|can i have|can i get|"
            "could i get|could i have|let me have|i will have|where is) ~(a |an |the |your |to a |some )?(real|"
            "actual|live|proper|human|living|flesh|genuine|breathing)? ?(person|human|human being|adviser|advisor|"
            "operator|agent|representative|rep|manager|supervisor|bloke|boss|somebody real|someone real|being|"
            "member of staff|real one)(?! (called|who lives|to sell|to come|for it))",
            "^(human|person|agent|operator|representative|adviser|advisor|manager|supervisor|rep|real person|a "
            "person|a human|an agent|customer service|customer services|live agent|speak to agent|reception|sales|"
            "zero|press zero|0|nought|a real person|real human|human being|speak to human|a human being|staff)( "
            "thanks| now| yes|)$",
            "(is|are) there (a|an|any|some|somebody|someone|anyone|anybody) ?~(human|person|people|real|else|"
            "adviser|in charge|available|i can|to talk|at the|in the|around|who) ~~(speak|talk|help|there|with|to|"
            "else|free|available|branch|office)(?! (actually|really))",
            "(can|could|may|will|would) (someone|somebody|a person|a human|a real person|one of your|anyone|"
            "anybody|the office|an adviser|the nurse|a nurse|the doctor|a doctor|the manager|a manager) ~(call|"
            "ring|phone|speak|talk|contact|help|come|get)",
            "(not|rather not|do not|hate|refuse to|will not|not going to) (want to |wish to |like to |like |do "
            ")?(talk|talking|speak|speaking|deal|dealing|chat) (to|with) ~(machines?|robots?|computers?|bots?|ai|"
            "recordings?|it|things)",
            "(someone|somebody|anyone) (real|human|else|in charge|senior|higher up|proper|actually)",
            "put (your|the) (boss|manager|supervisor|colleague|human) on",
            "(get|fetch) (your|the|a|me your) (boss|manager|supervisor)",
            "(i will|i would|let me) (talk|speak|chat) (only )?to (a |an )?(human|person|someone|somebody)",
            "(no|not) (robots?|machines?|bots?|computers?)$",
            "(where|who) is (a|the|your) (human|real person|manager|boss)",
        ),
    }
)  # fmt: skip

ROBOT_QUESTION = rules(
    {
        "asks whether this is a machine": (
            "(one of|like) (them|those|these) (bots|robots|machines|ai|computers)",
            "(have|got) (i |you )?(got )?a real (person|human|one)", "real (person|human) here",
            "(are|is|am|was|were|be) (you|this|that|it|i|i am|we|he|she|there|these) ~~(<robot>)(?! (for|of the|"
            "shop|fee|running|in the))",
            "(are|is|am|was) (you|this|that|it|there) ~~(<human>|anybody there|anyone there|anybody actually|a "
            "man|a woman|a lady)(?! (estate|issue|problem|cheap|deal|offer|company|business|bargain|fee|one|bills|"
            "discount))",
            "^(you )?(a |an )?(real )?(robot|bot|machine|computer|ai|chatbot)( yes| are you| then|)$",
            "(you|this|that|it|voice|she|he) (sound|sounds|seem|seems|do not sound|does not sound|are not|is not|"
            "must be|are|do not seem|feels|is) ~(like )?(a |an )?(<robot>|human|real person|real|robotic|fake|not "
            "real|artificial|a real)(?! (good|nice|cheap|estate|bargain|shame|pain|problem|issue))",
            "(am|are) (i|we) (speaking|talking|chatting) (to|with) (a |an |some |some sort of )?(real |actual |"
            "live )?(<robot>|person|human|man|woman|anyone|somebody|someone real)",
            "(talking|speaking|chatting) to (a |an )?(real |actual )?(<robot>|human|person)",
            "(did|do) you (say|mean|just say) ~(you are|you were|it is|ai|robot|machine)",
            "(prove|admit|swear|promise|tell me) (that )?(you are|you is|it is|if you are) ~(not )?(a )?(real|"
            "robot|human|bot|machine|computer|person|ai)",
            "not (a )?(real|human) (person|being|voice|human)? ?(then|are you|is it)?$",
            "(have|got) ~(feelings|a heartbeat|a pulse|a body|a soul|a name or)",
            "(real|fake|human|robot|artificial) (voice|person) ?(or|$)",
            "(one of those|one of these) ~(ai|robot|robots|bots|automated|chat|chatbots|computer|recorded|machine)",
            "(two plus two|capital of|captcha|turing)", "(is|are) (anybody|anyone|somebody|someone) ~(there|real)",
            "is there ~(anybody|anyone|somebody|someone|human|person) ~(actually |really )?there",
            "are you (alive|real|human|sentient|conscious|actually real|for real|automated|artificial)(?! (estate|"
            "about|serious))",
            "(robot|human|person|machine|computer|real) or (a |an )?(robot|human|person|machine|computer|"
            "recording|real|ai|bot|automated)",
            "(is|are) (this|you|that) (the )?(siri|alexa|chat gpt|chatgpt|chat|google|ai)",
        ),
    }
)  # fmt: skip

VOICEMAIL = rules(
    {
        "a greeting or a machine": (
            "can not (take|answer) (your|the) call", "can not come to the phone",
            "forwarded to (voicemail|voice mail|an automated)", "^you have reached", "hold the line$",
            "^welcome to", "not available (right now|at the moment|to take)",
            "(leave|record|speak) (a |your |us a |me a |us your |me your )?(short |brief )?(message|name|"
            "details)s? (and|after|at|or|with|then|on|i will|we will|when|following|your)",
            "(after|at|following) the (tone|beep|bleep|signal)",
            "(messaging|voicemail|voice mail|answerphone|answering|message) (service|box|machine|system|for|of)",
            "(have|has) reached (the )?(voicemail|mailbox|\\w+ family|\\w+ and|the voice|answerphone|answering|a "
            "number|\\w+ mobile|the \\w+ (family|household|residence)|\\w+ \\w+ (i am|we are|sorry))",
            "(you have|you are) reached (the )?\\w+ (family|household)",
            "(person|number|mobile|customer|subscriber|party|caller) (you|that you) (are|have|were|is|dialled|"
            "called) ~(calling|dialled|called|trying|reach|ringing)",
            "(switched off|not been recognised|not available|unavailable|unable to take|not in service|"
            "temporarily unavailable|can not take|can not come to the phone|can not get to the phone|not able to "
            "take|not here to take|is full|busy on another call|not at home) ~(your call|your|call|right now|to "
            "take|please|try|the phone|at the moment|check|this time|later|leave)",
            "(offices?|lines|we|branch|shop) (are|is) (now |currently )?(closed|shut)", "opening hours are",
            "(your call|call) is (important|being|in a queue|held)",
            "(hold|wait) (the line )?while (we|i|you|your|the)",
            "(number|caller|position) (\\w+ )?in (the|a) queue",
            "(press|dial|select|enter|push) (one|two|three|four|five|six|hash|star|pound|[1-8])(?! (bedroom|bed|"
            "and i))",
            "(for|to) ~~press (one|two|three|four|five|six|[1-8]|hash|star)", "^(beep|bleep|tone)$",
            "reason for your call", "(say|state) your name and",
            "(call protect|call screening|call guardian|call guard|call blocker|call assist|google assistant|"
            "screening service|this call is being screened|voice mail)",
            "thank you for (calling|ringing|phoning) \\w+",
            "thanks for (calling|ringing) (the|\\w+ and|\\w+ \\w+ (we|our|all))",
            "(get|ring|call|bell|phone) back to you as soon",
            "(i will|we will) (call|ring|bell|phone|get) (you )?back( to you)?( as soon| when i| when we| asap|"
            "$)(?<=.)(?<!i will call you back)(?<!i will ring you back)(?<!i will phone you back)(?<!we will call "
            "you back)",
            "we are (all )?(out|not in|away) ~~(message|beep|tone|leave)",
            "(please )?try (again|your call|later|calling) (later|again)$",
            "leave (a|us a|me a|your) (message|name|massage)(?! (if i|for me|on the|with my))",
            "all (our|of our) (agents|operators|lines|advisers|staff) are",
            "welcome to (the |\\w+ )?(voicemail|messaging|o2|ee|vodafone|three|virgin|bt|sky|tesco|giffgaff|\\w+ "
            "and \\w+|\\w+ mobile)",
            "(mailbox|mail box) (is|of|belongs|for|full)",
        ),
    }
)  # fmt: skip
