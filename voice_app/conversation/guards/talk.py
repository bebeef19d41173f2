"""Ordinary talk: questions, yes and no."""

from voice_app.conversation.guards.rules import rules

QUESTION = rules(
    {
        "asks": (
            "^(and |so |but |okay |right |well |sorry |hello |yes |no |also |oh |hang on |wait |hi |then )*(?!(do|"
            "does|did|can|could|would|will|should|has|have) not (?!you|it|they|we|i))(?!can do$)(what|which|who|"
            "whose|where|when|why|how|is|are|am|was|were|do|does|did|can|could|would|will|shall|should|has|have|"
            "had|may|might) (?!(not )?(i|we) (think|mean|guess|see|suppose))(is|are|am|was|do|does|did|can|could|"
            "would|will|should|has|have|you|i|it|this|that|the|there|he|she|they|we|your|my|much|many|long|far|"
            "often|old|big|about|if|a|an|company|time|sort|kind|area|areas|happens|times|anyone|someone|anybody|"
            "to|any|all|both|in|its|exactly|on|number|day|soon|and|else|percentage|people|not|what|next|free|"
            "these|those|epc|garden|price|house|really|delivery|from|for|included|costs|cost|\\w+ing|\\w+)",
            "(is|are|do|does|did|can|could|would|will|has|have) (you|it|this|that|there|they|your|i|we|the)( "
            "\\w+){1,8}$(?<!you know)(?<=.)(?!.)",
            "^(pardon|eh|what|sorry what|come again|say again|who|why|when|where|how|how much|how long|how come|"
            "what time|which one|really|oh really|wear|price|cost)( love| dear| sorry| now|)$",
            "(what|how|where|who|why|when) (is|are|was|do|does|did|much|many|long|can|would|about|will)",
            "(tell|explain|say) (me|us|it|to me) (about|more|how|what|why|again|the|that)",
            "(any|is there|are there) (hidden|discount|fee|fees|charges|catch|garden|parking|guarantee|cost|small "
            "print|strings)",
            "(wondering|like to know|want to know|need to know) (if|what|how|when|whether|about|why|where|more)",
            "does it ", "(repeat|say) (that|it)( again| please|$)?",
        ),
    }
)  # fmt: skip

AFFIRM = rules(
    {
        "says yes": (
            "^<well>(yes|sure|okay|all right|right|fine|correct|lovely|perfect|brilliant|great|absolutely|"
            "definitely|certainly|indeed|of course|course|go on|go ahead|fire away|carry on|smashing|champion|"
            "speaking|by all means|will do|why not|cool|super|ideal|exactly|spot on|very well|righto|okey dokey|"
            "affirmative|true|naturally|deal|go for it|crack on|suits me|works for me|fine by me|happy to|my "
            "pleasure|yes yes|agreed|please do)",
            "^<well>(i am|i do|i have|we do|we are|we have|i did|i would|we would|i will|it is|they are|she is|he "
            "is|can do|we did|i can|we can|i was|it does|it has|there is|we will|you can|you may|that is it|it "
            "was)( indeed| yes| actually| i do| though| definitely)*$",
            "^<well>(that is|this is|it is|that will be|that would be|that sounds|sounds|that works|that suits|"
            "that|it sounds) (me|right|correct|fine|great|good|lovely|perfect|okay|all right|grand|she|he|her|him|"
            "ideal|brilliant|wonderful|true|well|nice|magic|smashing|works|suits)",
            "^<well>(think so|i think so|i believe so|i reckon so|i reckon|i guess so|i suppose so|i suppose|"
            "suppose so|i hope so|i guess|if you like|if you want|if you must)( yes)?$",
            "(do not|can not) see why not", "no reason why not", "i (do not|would not) mind( at all|$)",
            "sign me up", "let us (do it|go|crack on)",
            "^~(would be|is|are|be|am) (fine|good|great|perfect|lovely|okay|all right|ideal|brilliant|grand)$",
            "(fine|okay|good|great|perfect|lovely|suits|works|ideal|brilliant) (by|with|for)? ?(me|us)$",
            "(i am|i might be|might be|would be|we are|we might be|i would be|be|am) (quite |very |really )?(up "
            "for|interested|keen)",
            "book (it|me|us|that) in", "(have|had) been thinking about", " yes$",
            "^~(go ahead|carry on|fire away)$",
        ),
    }
)  # fmt: skip

DENY = rules(
    {
        "says no": (
            "^<well>(no|not yet|not really|not at all|not quite|not that|not now|not me|never|neither|negative|no "
            "way|certainly not|definitely not|absolutely not|of course not|afraid not|rather not|i would rather "
            "not|not particularly|incorrect|i think not|i am afraid not|by no means|no thanks|never mind no)(?! "
            "(problem|bother|worries|rush|idea))",
            "^<well>(i do not|i have not|i am not|we do not|we have not|we are not|i did not|i can not|we did not|"
            "i would not|it is not|it does not|that is not|there is not|there is no|is not|i will not|we can not|"
            "he is not|she is not)(?! (see why|sure|mind|know|certain|worry|remember|understand|hear|think i|"
            "hesitate|be|believe))",
            "(do not|does not) think so", "(hope|suppose|guess) not", "neither (of them|one|will|works|suits|is)",
            "(can not|could not) (make|do) (it|either|that|those|any)", " no$",
        ),
    }
)  # fmt: skip

# Of a question about us: does it ask for a machine ("are you a robot?"), and not for a person?
MACHINE = rules(
    {
        "asks for a machine": (
            "^(?!(\\w+ )*(human|person|real|man|woman|lady|alive|anybody|anyone|somebody|someone)(?!\\w)) "
            "?~~(<robot>)",
        ),
    }
)  # fmt: skip
