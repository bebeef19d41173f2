"""Which elements TwiML has, with their attributes and children; anything else is warning 12200 and is skipped.

Source: https://www.twilio.com/docs/voice/twiml, one page for each verb. `name` on Recording and Recording inside Stop
are documented, although Twilio's own library does not offer them.
"""

SPEECH = "break emphasis lang p phoneme prosody s say-as sub w"
RECORDING = (
    "recordingStatusCallback recordingStatusCallbackMethod recordingStatusCallbackEvent trim recordingConfigurationId"
)

ATTRIBUTES: dict[str, str] = {
    "Response": "",
    "Say": "voice language loop",
    "Play": "loop digits",
    "Pause": "length",
    "Gather": "input action method timeout speechTimeout maxSpeechTime profanityFilter finishOnKey numDigits hints "
    "language partialResultCallback partialResultCallbackMethod bargeIn debug actionOnEmptyResult speechModel enhanced",
    "Redirect": "method",
    "Hangup": "",
    "Reject": "reason",
    "Dial": "action method timeout hangupOnStar timeLimit callerId record recordingTrack answerOnBridge ringTone "
    f"sequential referUrl referMethod events passports {RECORDING}",
    "Number": "url method sendDigits statusCallback statusCallbackEvent statusCallbackMethod byoc machineDetection "
    "machineDetectionTimeout machineDetectionSpeechThreshold machineDetectionSpeechEndThreshold "
    "machineDetectionSilenceTimeout amdStatusCallback amdStatusCallbackMethod",
    "Start": "action method",
    "Stop": "",
    "Recording": f"name track channels {RECORDING}",
    "Record": f"action method timeout finishOnKey maxLength playBeep transcribe transcribeCallback {RECORDING}",
    "break": "strength time",
    "emphasis": "level",
    "lang": "xml:lang",
    "p": "",
    "phoneme": "alphabet ph",
    "prosody": "pitch rate volume",
    "s": "",
    "say-as": "interpret-as format",
    "sub": "alias",
    "w": "role",
}

CHILDREN: dict[str, str] = {
    "Response": "Say Play Pause Gather Redirect Hangup Reject Dial Start Stop Record",
    "Say": SPEECH,
    "Gather": "Say Play Pause",
    "Dial": "Number",
    "Start": "Recording",
    "Stop": "Recording",
    **dict.fromkeys(("lang", "prosody"), SPEECH),
    **dict.fromkeys(("emphasis", "s"), "break emphasis lang phoneme prosody say-as sub w"),
    "p": "break emphasis lang phoneme prosody s say-as sub w",
    "w": "break emphasis phoneme prosody say-as sub",
}

OTHER_VERBS = (
    "Connect Enqueue Leave Pay Prompt Queue Refer Sms Echo Client Conference Sim Sip WhatsApp Application "
    "Stream Siprec Transcription Task Parameter"
)
NOT_PLAYED = frozenset(OTHER_VERBS.split())
"""Verbs Twilio has and this carrier does not: skipped with a warning that says so."""
