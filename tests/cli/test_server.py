"""`motcua serve`: a real server that stops when told to."""

import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

import pytest


@pytest.fixture
def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port):
    """Status of the sign-in page, asked until the server is up."""
    for _ in range(100):
        try:
            return urllib.request.urlopen(f"http://127.0.0.1:{port}/dang-nhap/", timeout=5).status
        except urllib.error.HTTPError as answer:
            return answer.code
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError("the server did not answer")


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_the_desk_is_served_until_stopped(program, ready_home, free_port, stop):
    with subprocess.Popen(
        [*program, "serve", "--port", str(free_port)],
        env=ready_home,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        try:
            assert answers(free_port) == 200
        finally:
            server.send_signal(stop)
            said = server.communicate(timeout=20)[1]
    assert server.returncode == 0
    assert said == f"Trang làm việc: http://127.0.0.1:{free_port}/ (dừng bằng Ctrl+C)\n"


def test_a_taken_port_is_told_in_words(run, ready_home):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        found = run("serve", "--port", str(port), home=ready_home)
    assert found.returncode == 2
    assert found.stderr == (
        f"Không mở được trang tại 127.0.0.1:{port} (đã có chương trình khác dùng); "
        "hãy chọn cổng khác bằng --port.\n"
    )


def test_a_database_that_is_not_ready_is_not_served(run, tmp_path, empty_home):
    home = {**empty_home, "MOTCUA_HOME": str(tmp_path)}
    if "DATABASE_URL" in home:
        home["DATABASE_URL"] = f"sqlite:///{tmp_path / 'empty.sqlite3'}"
    found = run("serve", home=home)
    assert found.returncode == 2
    assert "motcua migrate" in found.stderr
