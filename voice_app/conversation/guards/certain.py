"""Refusals so plain that no other phrase beside them can make them harmless."""

from voice_app.conversation.guards.rules import rules

CERTAIN = rules(
    {
        "for ever": (
            "<not> ~<ring> ~~(ever|ever again|or ever)$", "<not> ever ~<ring>", "<not> ~<ring> (me|us|here) ever",
            "never ever", "for good$",
        ),
        "never again": (
            "(not|never|no|stop) ((i |we )?want )?(you )?(be |dare |even |to |keep |bother |go |come )*(<ring>|"
            "<ringing>|<rung>) <some>(again|any more|no more)(?! (until|till|before|today|tonight|this|on|at|"
            "after|now|in the|for|about|when))",
            "(not|never) (<ring>|<ringing>) (here |me |us )?back(?! (until|till|before|today|tonight|this|on|at|"
            "after|now|in the))$",
            "(not|need not|better not|rather not) (you )?(<ring>|<ringing>) again$",
        ),
        "said so before": (
            "(told|asked) ~~(stop|not to) ~(<ring>|<ringing>)", "(told|asked) ~~to (take|remove) (me|us|my|our)",
            "(asked|told) ~~to be (removed|taken off)", "(asked|told) ~~to come off",
        ),
        "in the middle of a question": (
            "(want|take|get) (me|it|my number|us|our number) (removed|removing|taken off|stopped)",
        ),
    }
)  # fmt: skip
