"""`motcua serve --tls`: a client that trusts the authority gets in, one that does not is warned."""

import signal
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
from test_server import free_port  # noqa: F401  (a fixture)


@contextmanager
def served(program, home, port):
    with subprocess.Popen(
        [*program, "serve", "--tls", "--port", str(port)],
        env={name: value for name, value in home.items() if name != "MOTCUA_HOSTS"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        said = []
        try:
            yield server, said
        finally:
            server.send_signal(signal.SIGTERM)
            said.append(server.communicate(timeout=20)[1])


def trusting(home):
    return ssl.create_default_context(cafile=Path(home["MOTCUA_HOME"]) / "tls" / "ca.crt")


def get(port, context, host="localhost", page="/dang-nhap/"):
    """The answer, asked until the server is up."""
    for _ in range(150):
        try:
            return urllib.request.urlopen(
                f"https://{host}:{port}{page}", context=context, timeout=5
            )
        except urllib.error.HTTPError as answer:
            return answer
        except urllib.error.URLError as refused:
            if isinstance(refused.reason, ssl.SSLCertVerificationError):
                raise refused.reason from None
            time.sleep(0.1)
    raise AssertionError("the server did not answer")


def wait_for_authority(home):
    path = Path(home["MOTCUA_HOME"]) / "tls" / "server.crt"
    for _ in range(150):
        if path.exists():
            return
        time.sleep(0.1)
    raise AssertionError("no certificate was made")


def test_who_trusts_the_authority_gets_a_page_and_secure_cookies(
    program,
    ready_home,
    free_port,  # noqa: F811
):
    with served(program, ready_home, free_port) as (_, said):
        wait_for_authority(ready_home)
        for host in ("localhost", "127.0.0.1"):
            answer = get(free_port, trusting(ready_home), host)
            assert answer.status == 200
            assert "Secure" in answer.headers["Set-Cookie"]
        with pytest.raises(ssl.SSLCertVerificationError):
            get(free_port, ssl.create_default_context())

        page = get(free_port, trusting(ready_home), page="/chung-thu/").read().decode()
        given = get(free_port, trusting(ready_home), page="/chung-thu/motcua-ca.crt").read()

    assert given == (Path(ready_home["MOTCUA_HOME"]) / "tls" / "ca.crt").read_bytes()
    assert b"PRIVATE" not in given
    fingerprint = next(
        line.removeprefix("Dấu vân tay SHA-256: ")
        for line in said[0].splitlines()
        if line.startswith("Dấu vân tay")
    )
    assert fingerprint in page
    assert f"https://localhost:{free_port}/" in said[0]


def test_the_next_start_keeps_what_other_machines_trust(
    program,
    ready_home,
    free_port,  # noqa: F811
):
    with served(program, ready_home, free_port):
        wait_for_authority(ready_home)
        assert get(free_port, trusting(ready_home)).status == 200
    known = trusting(ready_home)
    with served(program, ready_home, free_port):
        assert get(free_port, known).status == 200
