"""What the engine says in its own words: fixed, short, the same for every client. Only names are filled in.

No script and no model can change a line of it. Sources: law R26-R29, R44, R45 and the wording agreed for them.
"""

# --- the law decides
OPTED_OUT = "Done. We won't ring this number again. Goodbye."  # said once the refusal is on disk
CONFIRM_OPT_OUT = "Just so I get it right, would you like me to make sure we don't ring you again?"
CARRY_ON = "All right, thank you."
DANGER = (
    "If anyone is in danger, please hang up and ring nine nine nine or one one two now. "
    "To talk to someone, the Samaritans are free on one one six, one two three."
)
VULNERABLE = (
    "Thank you for telling me. I won't take up your time, and I'll ask a person to look after this. Take care. Goodbye."
)
CHILD = "Thanks, I'll let you go. Goodbye."
WRONG_NUMBER = "I'm sorry, I have the wrong number. I'll have that put right. Goodbye."
ERASED = "I'll pass on that you want your details deleted, and we won't ring this number again. Goodbye."
RECORDING_OFF = "Okay, recording is off and I'll delete what we have."
NOT_HUMAN = "No, I'm an AI assistant. Press 0 for a person."
IS_MACHINE = "Yes, I'm an AI assistant. Press 0 for a person."
PERSON = "Of course. One moment, please."
WHERE_FROM = "{client} gave us your number to ring you. They can tell you what they hold: ask them, or see %s."

# --- the end of a call
NOT_INTERESTED = "No problem at all. Thank you for your time. Goodbye."
CALL_LATER = "Of course. We'll try another time. Goodbye."
NO_TIME_LEFT = "I've taken enough of your time, so I'll stop there. Thank you. Goodbye."
NOBODY_HEARD = "I can't hear anyone, so I'll let you go. Goodbye."
NOT_UNDERSTOOD = "I'm sorry, I'm not following, so I won't keep you. Thank you. Goodbye."
THANKS = "Thank you for your time. Goodbye."
GOODBYE = "Goodbye."

# --- in the course of it
NOT_TO_HAND = "I don't have that to hand."
CALL_BACK = "Shall I get someone to ring you?"
WILL_RING = "Someone will ring you about that."
WILL_RING_TOO = "I don't have that to hand either. They'll tell you when they ring."
WILL_FIND_A_TIME = "Someone will ring you to find a time."
ALL_RIGHT = "All right."
NO_PROBLEM = "No problem."
ANOTHER_TIME = "Shall we try another time?"
TAKE_YOUR_TIME = "Of course, take your time."
SLOWER = "Of course, I'll speak more slowly."
CANT_HEAR = "Sorry, I can't hear you."
NOT_CAUGHT = "Sorry, I didn't catch that."
WHO = "This is an AI assistant calling for {client}, %s."
WHY = "I'm calling %s."
THANK_YOU = "Thank you."
IDENTITY_FIRST = "I can only go on once I know I'm speaking to the right person."
WHICH_TIME = "Which would you like?"

# --- how to answer, when the first answer was not understood
YES_OR_NO = "Is that a yes or a no?"
ONE_OF = "Would you say %s?"
NUMBER_BETWEEN = "A number between %d and %d, please."
A_NUMBER = "Just the number, please."
A_DATE = "Which day and month, please?"
A_POSTCODE = "Just the postcode, please, letter by letter."
EITHER_TIME = "%s, or %s?"
