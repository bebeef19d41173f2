import pytest

from voice_app.settings import Mode, SettingsFaulty, read_settings

GOOD = {
    "PUBLIC_BASE_URL": "https://calls.example.com/",
    "TWILIO_ACCOUNT_SID": "AC" + "0" * 32,
    "TWILIO_AUTH_TOKEN": "a" * 32,
    "TWILIO_API_BASE_URL": "http://127.0.0.1:5055",
    "TWILIO_FROM_NUMBER": "+441632960000",
    "COMPANY_NAME": "NextSupport",
    "COMPANY_CONTACT": "0808 157 0100",
    "RECORDINGS_BUCKET": "recordings-london",
}
REQUIRED = sorted(set(GOOD) - {"TWILIO_API_BASE_URL"})


def faults_of(**changes):
    with pytest.raises(SettingsFaulty) as caught:
        read_settings(GOOD | changes)
    return "\n".join(caught.value.faults)


def test_good_settings_are_read_and_the_base_url_loses_its_slash():
    settings = read_settings(GOOD)
    assert (settings.mode, settings.public_base_url) == (Mode.PRACTICE, "https://calls.example.com")


def test_every_missing_setting_is_named_at_once():
    with pytest.raises(SettingsFaulty) as caught:
        read_settings({})
    told = "\n".join(caught.value.faults)
    assert [name for name in REQUIRED if f"{name} is not set." not in told] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PUBLIC_BASE_URL", "http://calls.example.com"),
        ("PUBLIC_BASE_URL", "https://user:pw@calls.example.com"),
        ("PUBLIC_BASE_URL", "calls"),
        ("TWILIO_ACCOUNT_SID", "AC12"),
        ("TWILIO_AUTH_TOKEN", "short"),
        ("TWILIO_FROM_NUMBER", "01632 960000"),
        ("DATABASE_URL", "mysql://x"),
        ("RECORDINGS_BUCKET", "Not A Bucket"),
        ("MODE", "test"),
        ("CALLS_PER_SECOND", "0"),
        ("AWS_REGION", "eu-west-1"),
        ("AWS_DEFAULT_REGION", "us-east-1"),
        ("TWILIO_REGION", "ie1"),
        ("TWILIO_API_BASE_URL", "https://api.twilio.com"),
    ],
)
def test_a_wrong_setting_is_named(name, value):
    assert name in faults_of(**{name: value})


def test_live_mode_refuses_a_stand_in_for_the_carrier():
    assert "MODE is live" in faults_of(MODE="live")


def test_secrets_do_not_show():
    text = repr(read_settings(GOOD | {"DATABASE_URL": "postgresql://u:hunter2@h/d"}))
    assert "hunter2" not in text
    assert GOOD["TWILIO_AUTH_TOKEN"] not in text
