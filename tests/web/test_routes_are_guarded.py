"""No route without a guard, and no webhook that acts without Twilio's signature."""

import pytest

OPEN_BY_INTENT = {"health"}


def test_every_blueprint_has_a_guard(app):
    guarded = {name for name in app.before_request_funcs if name}
    assert guarded == set(app.blueprints)


def test_every_route_belongs_to_a_guarded_blueprint(app):
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()} - {"static"}
    assert {endpoint.split(".")[0] for endpoint in endpoints} == set(app.blueprints)


def test_every_route_outside_the_health_checks_refuses_an_unsigned_request(app):
    client = app.test_client()
    for rule in app.url_map.iter_rules():
        if rule.endpoint.split(".")[0] in OPEN_BY_INTENT | {"static"}:
            continue
        path = rule.rule.replace("<call_id>", "c1").replace("<int:turn>", "1")
        assert client.post(path, data={"CallSid": "CA" + "0" * 32}).status_code == 403, path


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health_checks_tell_nothing_about_anybody(app, path):
    assert app.test_client().get(path).get_data(as_text=True) in {"alive\n", "ready\n"}
