"""Word lists the guards share. Plain words only: contractions spelled out, fillers gone (see words.py)."""

WORDS = {
    # to ring somebody, in every usual form
    "ring": (
        "ring|call|phone|telephone|dial|contact|bother|disturb|pester|harass|hassle|mither|text|message|email|hound|"
        "plague|badger|annoy|nag|bell|buzz|spam|trouble|cold call|get in touch|be in touch|approach|solicit|target|"
        "interrupt|wake|reach out|use this number|use my number|speak to me|chase|try me|try us"
    ),
    "ringing": (
        "ringing|calling|phoning|telephoning|dialling|dialing|contacting|bothering|disturbing|pestering|harassing|"
        "hassling|mithering|texting|messaging|emailing|hounding|plaguing|badgering|annoying|nagging|belling|buzzing|"
        "spamming|troubling|cold calling|getting in touch|approaching|soliciting|targeting|tormenting|hounding|"
        "chasing|interrupting|waking"
    ),
    "rung": (
        "rung|rang|called|phoned|telephoned|dialled|dialed|contacted|bothered|disturbed|pestered|harassed|hassled|"
        "mithered|texted|messaged|emailed|hounded|plagued|badgered|annoyed|spammed|cold called|approached|woken"
    ),
    "calls": "calls|phone calls|cold calls|sales calls|marketing calls|contact|messages|texts|phonings|ringing|calling",
    "me": "me|us|him|her|them|here|there|again|back|any more|no more|ever|this number|this house|this phone|this line",
    "mine": "my|our|me|the|this|that|his|her|their|your|all my|all our|any of my",
    "mum": (
        "mum|mother|mums|dad|father|nan|nans|gran|grans|grandma|grandad|husband|wife|husbands|wifes|partner|son|daughter|"
        "brother|sister|parents|family|aunt|uncle|neighbour|mrs|mr|miss|mothers|fathers|granny|missus|auntie"
    ),
    "not": "not|never|no longer|nobody|no one|none|neither",
    "list": (
        "list|lists|system|systems|books|database|databases|records|register|registers|dialler|dialer|file|files|"
        "mailing list|call list|computer|contacts|phone book|directory|sheet|records|crm|campaign|whatever|thing|rota|"
        "register"
    ),
    "off": "off|from|out of|out",
    "remove": (
        "take|taking|get|getting|cross|crossing|strike|scrub|scratch|delete|remove|removing|removed|taken|knock|wipe|"
        "pull|drop|purge|clear|rub|come|have|erase|struck|crossed|wiped|deleted|want|coming|bump|whip|strip|move"
    ),
    "relative": "mum|mummy|mother|dad|daddy|father|mummys|daddys|parents|nan|nanny|nana|grandma|granny|grandad",
    "age": "three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|[3-9]|1[0-5]",
    "day": (
        "mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|weekdays?|weekends?|tomorrow|tonight|"
        "evenings?|mornings?|afternoons?|lunch|lunchtime|dinner|dinnertime|tea|teatime|bedtime|nights?|christmas|"
        "easter|new year|january|february|march|april|may|june|july|august|september|october|november|december"
    ),
    "later": (
        "later|tomorrow|tonight|another time|another day|some other time|in a bit|in a minute|in a while|in a moment|"
        "in an hour|in half an hour|next week|next month|next year|this evening|this afternoon|after|before|at|on|when|"
        "in|till|until|around|about|again next|another week|sometime|first thing|once|in the"
    ),
    "person": (
        "person|human|human being|people|someone|somebody|adviser|advisor|agent|operator|representative|rep|manager|"
        "boss|supervisor|receptionist|staff|team|bloke|woman|man|lady|colleague|nurse|doctor|sales|office|branch|"
        "customer service|customer services|department|anyone|anybody|one of your people"
    ),
    "robot": (
        "robot|bot|machine|computer|ai|artificial intelligence|chatbot|chat bot|chat gpt|chatgpt|siri|alexa|recording|"
        "recorded message|automated|computerised|computer generated|program|programme|software|android|recorded|"
        "virtual|digital|automatic|voice bot|automation|tape|a i|synthetic|simulated|cyborg|algorithm"
    ),
    "human": "human|real|person|alive|human being|real person|actual person|live person|real human|living",
    "details": (
        "data|details|information|info|records|record|file|everything|anything|name|personal data|personal details|"
        "personal information|profile|history|account|all of it|stuff"
    ),
    # what people say before they answer
    "well": "(?:(?:well|oh|and|so|i am afraid|sorry|actually|right|hello|hi|oh go on|thanks|but|hang on) )*",
    # up to three words that set no time
    "some": (
        r"(?:(?!on |at |in |before|until|till|to(day|morrow|night)|this |"
        r"(mon|tues|wednes|thurs|fri|satur|sun)day|about )\w+ ){0,3}"
    ),
    "recording": "recording|record|recorded|tape|taping|taped|recordings|recorder|recorded line",
}
