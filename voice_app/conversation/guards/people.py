"""People who need help more than a sales call: danger, vulnerability, children (law R44, R45)."""

from voice_app.conversation.guards.rules import rules

DANGER = rules(
    {
        "wants to die": (
            "(can not|not want to|can not go) (go on )?(living|be here any more|live like this)",
            "(going|want|about) to (jump|end it)", "go on living",
            "(kill|killing|hang|hanging|hurt|hurting|harm|harming|cut|cutting|drown|shoot) (myself|my self)",
            "(end|ending) (it all|my life|things|everything|it now)",
            "(want|wish|ready|going|better off) ~(die|dead)", "(suicide|suicidal|overdose|overdosed)",
            "no (point|reason) ~(living|life|go on|going on|being here)",
            "not want to (live|be here|be alive|go on living|wake up)",
            "(taken|took|swallowed|take) ~(tablets|pills|overdose|paracetamol)", "(jump|jumping) (off|in front)",
            "self harm", "life is not worth", "goodbye cruel",
        ),
        "needs help now": (
            "(am|is|are) (bleeding|choking|unconscious|not breathing|having a fit|drowning|trapped)",
            "not breathing", "send (help|an? ambulance|somebody quick|the police)",
            "(someone|somebody|a man|they are|he is) (is )?breaking in",
            "(call|get|ring|phone) the police ~(he|she|they|now|quick|help|there)",
            "(call|ring|get|phone|need|send|want) ~(ambulance|paramedics|999|nine nine nine|police now|fire "
            "brigade|the police to)",
            "(ambulance|999|emergency services)(?<!only)",
            "(can not|can hardly|struggling to|trouble) breathe?(ing)?",
            "(chest pains?|pains? in my chest|heart attack|having a stroke|had a stroke just|bleeding badly|"
            "bleeding a lot|choking|unconscious|passed out|collapsed|stopped breathing|having a seizure|having a "
            "fit)",
            "(fallen|fell|fall|slipped) ~~(can not|not) (get|move|stand)", "(can not|not able to) get up",
            "(house|kitchen|flat|place) (is )?on fire", "smell gas",
            "(there is|i have got|there has been) ~(fire|intruder|burglar)",
            "(breaking|broken) into my (house|home|flat) ?(now)?$", "help me( help me| i| |$)",
        ),
        "is being hurt": (
            "(hurting|hitting|beating|attacking|threatening|strangling|stabbing|hit|beat|attacked|beaten) me",
            "(going to|gonna|will|try to|trying to|wants to) (kill|hurt|stab|attack|hit) me(?<!husband)",
            "(let|lets|letting) me (leave|out|go out|go)(?<=.)", "not safe (here|at home|in my|with)",
            "(locked|trapped|held) (me )?(in|here|prisoner|against)", "(he|she|they) ~(knife|gun|weapon)",
            "(scared|frightened|afraid) (of|for) (him|her|my (life|husband|wife|partner|son))",
        ),
    }
)  # fmt: skip

VULNERABLE = rules(
    {
        "illness of mind or memory": (
            "can not think (straight|clearly)", "is it (morning|night|day|evening) or",
            "(not|never) know where i am", "you are confusing me", "who ~(are you|you were|it was) ~~i forget",
            "(not|never) remember (asking|signing|saying|any|that)",
            "(dementia|alzheimers?|alzheimer|memory loss|memory problems|memory clinic|brain (injury|damage|"
            "tumour))",
            "(?<!will )(can not|do not|never|not) (really )?remember (what|anything|things|if|signing|agreeing|"
            "who|where|my|a thing|much)",
            "(i|she|he) (am |is |keep |always |often |just )*(forget|forgetful|forgetting|forgets) (things|"
            "everything|a lot|you know|stuff)",
            "(so|very|getting|bit) forgetful",
            "memory (is|has|is not) ~(going|gone|bad|terrible|poor|good|shot|what it)",
            "what (day|year|month|time of day) is (it|this)( today| now|$)",
            "(confused|muddled|bewildered|muddle|befuddled)",
            "are you my (son|daughter|husband|wife|brother|sister|mum|dad|nephew|grandson|granddaughter|carer|"
            "doctor|nurse)",
            "is that (you )?(my son|my daughter|our \\w+)$", "(where|who) am i", "do (i|you) know (you|me)$",
            "(who|what) did (you say|i say) (i am|you are)",
            "(learning|mental health|mental) (disability|disabilities|difficulties|difficulty|problems|illness|"
            "issues|needs|breakdown)",
            "(autistic|bipolar|schizophreni\\w+|psychosis|depressed|depression|anxiety|panic attack|ptsd|nervous "
            "breakdown|breakdown|special needs|downs syndrome)",
            "not (very )?(good|well) (in|with) (the|my) head", "(hearing|hear) voices",
        ),
        "care and illness": (
            "(in|out of|into|from) (the )?hospital (having|having treatment|for (treatment|tests)|with)",
            "(come|came|got) out of hospital", "in hospital having", "not (very |at all )?well( at all)?$",
            "suffer (with|from)", "sheltered (housing|accommodation)",
            "(warden|matron|district nurse|mental health team)",
            "my (carer|carers|care worker|support worker|social worker|key worker|care home|appointee|deputy|"
            "guardian|attorney)",
            "(a|the) (carer|support worker|social worker) ~(deals|handles|helps|comes|does|looks)",
            "(chemotherapy|chemo|radiotherapy|dialysis|palliative|hospice|terminal|terminally ill|cancer|"
            "intensive care|end of life|parkinsons|multiple sclerosis|motor neurone|life support)",
            "(i am|i have been|she is|he is|been) (very |really |seriously |so |that |quite |too |rather )*(ill|"
            "unwell|poorly|sick(?! (of|to|and tired))|sectioned|disabled|housebound|bed bound|bedridden|frail)",
            "(just|recently|only) ~(out of|home from|back from) hospital",
            "(had|having) a (stroke|fall|breakdown|operation|miscarriage)",
            "(in|at) (a|the) (care home|nursing home|hospice|psychiatric|mental hospital|womens refuge|refuge|"
            "hostel)",
            "power of attorney", "(i am|i am a bit|very|hard|bit) ~(deaf|blind|hard of hearing|partially sighted)",
            "(can not|do not) (see|hear) (very |so |too )?(well|properly|good)", "hearing (aid|aids|loss|impaired)",
        ),
        "bereavement": (
            "(buried|cremated|lost) (my |our )?(dad|mum|husband|wife|nan|mother|father)",
            "on my own since (he|she|they)",
            "(passed away|passed on|passing|died|dying|funeral directors|deceased|bereaved|bereavement|widowed|"
            "widow|widower|cremat\\w+|lost (my|our|her|his) (wife|husband|mum|dad|mother|father|son|daughter|"
            "partner|brother|sister|baby|child|nan|gran|grandad|little \\w+|best friend|friend|job and))",
            "(death|loss) in the family", "(buried|burying|buried) (my|our|him|her) ?",
            "(is|he is|she is|been) dead",
            "(funeral|wake) ~(today|tomorrow|this week|next week|on|yesterday|arrange|arranging)",
            "no longer with us", "in mourning|grieving",
        ),
        "distress": (
            "(really |badly )?struggling(?! to (hear|understand|find))", "not (been )?sleeping", "so low",
            "(can not|not able to) pay (my|the) (bills|rent|mortgage)", "cut (my|our|me) ~off(?! (list|from your))",
            "(electric|gas|heating) (cut )?off",
            "(can not|do not|not) (know how to )?(cope|go on|carry on|manage|take it|take any|take this|bear it|"
            "face)",
            "(not|struggling to|can not|barely) (coping|managing|cope)",
            "(frightened|scared|terrified|petrified|worried sick|upset|distressed|crying|in tears|panicking|"
            "shaking|desperate)(?<!not)",
            "(evicted|homeless|made homeless|lose my home|repossess\\w*|nowhere to (go|live|stay|sleep))",
            "(no|not any|run out of|not enough) (money|food|heating|electric|electricity) ?(for|left|to|in|at|"
            "on)?( food| eat| the| heating| gas|$)",
            "(food bank|foodbank|bankrupt|bailiffs?|in debt|debts|loan shark|universal credit)",
            "(going|been) through (a )?(a lot|hell|divorce|hard time|bad time|rough|tough|awful)",
            "(lonely|no one to talk to|nobody to talk to|all alone in)",
            "(feel|feeling) (so |very |really )?(low|hopeless|suicidal|helpless|unsafe|down|overwhelmed)",
        ),
        "fear of fraud": (
            "(gave|given|give) ~~(card|bank|pin|sort code|account|password|pass word) ?(number|details|numbers)?",
            "(been|got|was|were|being) (scammed|conned|defrauded|robbed|tricked|hacked|swindled|done|ripped off|"
            "burgled)",
            "(do you (need|want)|here is|shall i (give|read)|want) (my|the) (bank|pin|account|sort code|password)",
            "are you (from )?(the|my) (bank|council|police|tax|doctor|hospital|benefits)",
            "(lost|taken|stole|stolen|took) ~(savings|money|pension)",
            "not (know|remember|understand) what (i|it is i|was it i) (have |had |am |was )?(signed|agreed|"
            "agreeing|bought|signing|done|ordered|said)",
            "(my|the) (pension|savings|benefits) ~(gone|stopped|stolen)",
            "(did|have) i ~(agree|sign|pay|buy|ordered|order|signed|agreed|paid) (to )?(it|something|this|for it|"
            "anything|already|for this|that)?$",
            "not understand (what|any|a word|anything|this|you)", "who (is this again|are you again)",
        ),
    }
)  # fmt: skip

CHILD = rules(
    {
        "says an age": (
            "(i am|am|i am only|i am just|i am nearly|aged|i have just turned|i turned) (<age>)( years old| years|"
            " year old| and a half| and i| and my| and a| but i| i can| i live| next| tomorrow| in|$)(?! (minutes|"
            "mins|hours|months|oclock|foot|feet|miles|bedrooms|out of))",
            "(<age>) (years? old|and (a half|three quarters))(?<!ago)", "(under|not) (sixteen|eighteen|18|16)",
            "not old enough", "(only|too) (little|young|a kid|a child|small)",
            "i am (a |just a |only a )?(kid|child|little|minor|schoolboy|schoolgirl|little girl|little boy)",
            "in (year|class|primary|reception) (one|two|three|four|five|six|seven|eight|nine|ten|eleven|[1-9]|"
            "1[01]|school|class)?(?<=.)",
        ),
        "speaks of the grown-ups": (
            "<relative> (says|said) ", "(brother|sister|mum|dad|cousin)s? (is )?phone(?! number)",
            "my <relative> does (that|it|all that)",
            "(do you want|shall i get|i will get|let me get|want me to get|can you talk to|talk to|speak to|i "
            "will go get|ill fetch|fetch|should i get|you want|i will find|get) (to speak to |to talk to )?my "
            "<relative>",
            "(<relative>) (is|are) (at|in|out|not|upstairs|downstairs|asleep|sleeping|busy|cooking|working|on|"
            "having|putting|gone|shopping|feeding|next|driving|with|mowing|hoovering|outside|doing)(?! (hospital|"
            "a home|home with dementia|care))",
            "(mummy|daddy|nanny|granny|mummys|daddys|mum|dad) (said|says|told|tells) ",
            "(my|me) <relative> (said|says|told me|does not let|do not let|is out|is at|are out|are at|is in the|"
            "is on the|is upstairs|is asleep|is not (in|here|home|back|up)|went|gone|has gone|has popped|popped|"
            "nipped|has nipped)(?! (hospital|care))",
            "(muuum|mummy|daddy|mumma|mama|dada)",
            "(it is|this is|on) (my )?(mum|mums|dad|dads|mummy|mummys|daddys|mother|brothers|sisters)( is)? "
            "(phone|mobile|tablet|ipad)",
            "(grown up|grown ups|grownup|grownups|adult) ?(here|in|at home)?",
            "(my|our) <relative> is (out|not in|busy)", "^<relative> there is",
            "(no|any|is not an?|are no|not any) (grown ups?|adults?|grownups?) ?", "looking after me",
            "babysitt(ing|er) me", "(babysitting|babysitter)(?<!the babysitter)",
            "(big|little|older|baby) (sister|brother)( is|s| said|$)",
            "not allowed (to )?(to talk|on|to answer|talk|answer|to speak|to use|to pick|phone|near|to say|to "
            "tell|to go)",
            "not (supposed|meant) to (answer|talk|pick|speak|use|be on)", "talk to strangers", "stranger danger",
            "(home|here|in) (by|on my) (myself|own) ~(mum|dad|school)",
        ),
        "speaks of school or play": (
            "(roblox|minecraft|fortnite|peppa|bluey|cbeebies|pokemon|lego|homework|my teacher|my school|school "
            "tomorrow|xbox|paw patrol|tiktok|my toys|my dolly|pocket money|playtime|half term)",
            "i am (at|in|off|home from|back from|going to) school",
            "i (go|went|have got|have) (to )?(big |primary |secondary |nursery |high )*(school|nursery)",
            "(playing|play) (a )?(game|games|on my|with my|outside|with the)(?<!his)",
            "(tummy|poorly tummy|potty|wee wee|teddy)",
        ),
    }
)  # fmt: skip
