"""What people say about the talk itself: repeat that, slower, wait, who are you, goodbye."""

from voice_app.conversation.guards.rules import rules

REPEAT = rules(
    {
        "again": (
            "^<well>(pardon|eh|what|sorry|say again|come again|again|once again|once more|what was that|what did "
            "you say|repeat|hello|what is that|i beg your pardon|beg pardon|excuse me|i missed that|huh|you what|"
            "say what)( love| me| hello| sorry| dear| again| that)*$",
            "(repeat|say) (that|it|the question|yourself)( again)?",
            "(did not|can not|could not|never) (catch|hear|get|quite catch|quite hear|understand|make out) ~(that|"
            "you|it|what|a word)?$",
            "(breaking up|very faint|line is ~(bad|terrible|awful)|crackly|cutting out|speak up|louder|bad line)",
            "what was (that|the question)", "(can|could) you (say|repeat) ~(again|that)", "say that again",
        ),
    }
)  # fmt: skip

SLOWER = rules(
    {
        "slower": (
            "slow(er)?( down)?", "too fast", "not so fast", "speak (more )?(slowly|clearly)",
            "talk(ing)? (too )?(fast|quick|slower)", "going too fast",
        ),
    }
)  # fmt: skip

WAIT = rules(
    {
        "wait": (
            "^<well>(one|a|half a|two|wait a|hang on a|hold on a|stop a|give me a) (second|sec|minute|moment|mo|"
            "tick|ticks|seconds|minutes|min)",
            "^<well>(hold on|hang on|hold the line|wait|bear with me|let me (think|see|get|turn|find|check|look|"
            "grab)|stay there)",
            "(someone|somebody) at the door", "getting my (glasses|diary)", "not hang up",
        ),
    }
)  # fmt: skip

WHO = rules(
    {
        "who and why": (
            "who (is|are) (this|that|it|you|calling|ringing|speaking|phoning|there)",
            "(what|which) (company|firm|organisation|outfit|business)",
            "where are you (calling|ringing|phoning) from", "who (do|did) you (say|work|represent|call)",
            "(what|who) is (this|it) (about|regarding|for|in aid of|concerning)",
            "why (are|have|did) you (calling|ringing|phoning|call|ring|rung|called|phone)",
            "what (do|are|did) you (want|after|calling|ringing|selling|phoning)", "who are you",
            "is this a (scam|sales call|cold call|con|wind up)",
            "(how do i know|are) you ~(legit|genuine|who you say)", "are you (selling|trying to sell)",
            "calling (on behalf|for who)",
        ),
    }
)  # fmt: skip

BYE = rules(
    {
        "goodbye": (
            "^<well>(okay |thanks |thank you |all right |right )*(bye|goodbye|good bye|ta ra|cheerio|tara|see you|"
            "bye bye|bye now|cheers bye|laters|see you later)( now| then| bye| love| thanks)*$",
        ),
    }
)  # fmt: skip
