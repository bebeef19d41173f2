import pytest
from twilio.request_validator import RequestValidator

from voice_app.practice.signature import sign

CALL = [
    ("CallSid", "CA1234567890ABCDE"),
    ("Caller", "+14158675309"),
    ("Digits", "1234"),
    ("From", "+14158675309"),
    ("To", "+18005551212"),
]
VECTORS = [
    ("https://mycompany.com/myapp.php?foo=1&bar=2", CALL, "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
    ("https://mycompany.com:443/myapp.php?foo=1&bar=2", CALL, "kvajT1Ptam85bY51eRf/AJRuM3w="),
    ("http://mycompany.com:80/myapp.php?foo=1&bar=2", CALL, "0ZXoZLH/DfblKGATFgpif+LLRf4="),
    ("http://mycompany.com:1234/myapp.php?foo=1&bar=2", CALL, "Zmvh+3yNM1Phv2jhDCwEM3q5ebU="),
    (
        "https://mycompany.com/myapp.php?foo=1&bar=2",
        [("Sid", "CA123"), ("SidAccount", "AC123"), ("Digits", "5678"), ("Digits", "1234"), ("Digits", "1234")],
        "IK+Dwps556ElfBT0I3Rgjkr1wJU=",
    ),
    ("wss://example.com/relay", [], "mbNFdPBlYbXhXfiw/E6CoJbYji0="),
]


@pytest.mark.parametrize(("url", "form", "expected"), VECTORS)
def test_twilios_published_vectors_are_reproduced(url, form, expected):
    assert sign("12345", url, form) == expected


def test_blank_and_accented_values_satisfy_twilios_own_validator():
    form = {"ToCity": "", "SpeechResult": "café, naïve – £5 & more", "Space": " x "}
    signature = sign("token", "https://example.com/a?b=c%20d", form.items())
    assert RequestValidator("token").validate("https://example.com/a?b=c%20d", form, signature)


def test_another_token_gives_another_signature():
    assert sign("12345", *VECTORS[0][:2]) != sign("12346", *VECTORS[0][:2])
