"""What a script may not name: the legal opening and the outcomes that the law decides belong to the engine."""

_OPENING = "The legal opening is fixed: who calls, the purpose, the recording notice and how to stop are always spoken."
_STOPPING = "How to stop the calls is fixed: key 9 works from first to last, plain words once the opening is over."
_RECORDING = "The recording notice and the recorder are fixed: a script cannot change or stop them."
_HONESTY = "The agent always says that it is an AI, first thing and whenever it is asked."
_PEOPLE = "How children, distress and danger are met is fixed, with words written for it."
_GATE = "Who may be called, and when, is decided by consent and the do-not-call lists, not by a script."

_TRIED = {  # the keys that somebody may try, by the reason why they are none
    _OPENING: """announcement announcements preamble legal legal_opening intro introduction greeting identify company
        caller contact skip_opening skip_preamble""",
    _STOPPING: """opt_out opt_outs optout unsubscribe stop stop_words key keys press dtmf suppress suppression
        do_not_call""",
    _RECORDING: "record recorder recording recordings recording_notice",
    _HONESTY: "ai ai_disclosure ai_notice disclosure disclosures human is_human robot robot_answer",
    _PEOPLE: "child children vulnerable distress danger emergency guard guards safety",
    _GATE: "consent tps ctps gate screening calling_hours caller_id",
}
KEYS = {key: why for why, keys in _TRIED.items() for key in keys.split()}

_ENDINGS = """opt_out opted_out human person vulnerable child danger data_erasure data_request recording_objection
    wrong_number robot_question call_later voicemail no_answer busy failed hung_up silence unclear finished"""
OUTCOMES = frozenset(_ENDINGS.split())  # how a call can end without the script having a say
FREE_OUTCOMES = frozenset({"not_interested"})  # the engine has words for it; a script may put its own

_MEANINGFUL = """and or not answered otherwise yes no true false score slot_1 slot_2 client agent identity opening
    confirm_opt_out"""
NAMES = frozenset(_MEANINGFUL.split())  # they mean something in conditions, in {fields} or in the conversation
SPEAKABLE = frozenset({"client", "agent"})  # {client} and {agent} are known in every script
SLOTS = frozenset({"slot_1", "slot_2"})


def reason(key: str) -> str | None:
    """Why the engine keeps this key to itself; nothing where it does not."""
    return KEYS.get(key.lower().replace("-", "_").replace(" ", "_"))
