"""A bare Flask view that returns the TwiML of an announcement: what the webhooks are held against."""

from flask import Flask, Response

app = Flask("bare")
TWIML = (
    '<?xml version="1.0" encoding="UTF-8"?><Response><Gather action="https://calls.example.com/twilio/calls/0/turns/2" '
    'actionOnEmptyResult="true" finishOnKey="" input="dtmf" language="en-GB" method="POST" numDigits="1" timeout="1">'
    '<Say language="en-GB" voice="Polly.Amy-Neural">Hello, this is an AI assistant from NextSupport, calling for '
    'Harbour Homes.</Say></Gather><Redirect method="POST">https://calls.example.com/twilio/calls/0/turns/2</Redirect></Response>'
)


@app.post("/twilio/calls/<call_id>/turns/<int:turn>")
def turn_ended(call_id: str, turn: int) -> Response:
    return Response(TWIML, mimetype="text/xml")
