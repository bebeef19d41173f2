"""How gunicorn serves the web app, in earnest and on a stage."""


def gunicorn_options(host: str, port: int, workers: int, threads: int) -> list[str]:
    """No control socket: two servers on one machine would fight for it. No access log: it would name calls."""
    return [
        *("--bind", f"{host}:{port}"),
        *("--workers", str(workers), "--worker-class", "gthread", "--threads", str(threads)),
        *("--timeout", "30", "--graceful-timeout", "20", "--keep-alive", "75"),
        *("--log-level", "warning", "--no-control-socket"),
        "voice_app.wsgi:app",
    ]
