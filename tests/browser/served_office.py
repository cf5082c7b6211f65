"""An office that pages are walked in: a server over a home of its own.

Every file of tests has one, and so has a test that is walked once more: nothing is there but what
`prepare_office` and the file itself have brought, whatever was walked before.
"""

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
MOTCUA = Path(sys.executable).parent / "motcua"


def environment_of(home: Path) -> dict[str, str]:
    """Of the server over this home, and of the programs that fill it."""
    mine = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return mine | {"MOTCUA_HOME": str(home)}


def first_home(shared: Path) -> Path:
    """The home that every office is a copy of; made once, by the first process that asks."""
    home, made = shared / "desk-home", shared / "desk-home-made"
    with (shared / "desk-home.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not home.exists():
            shutil.rmtree(made, ignore_errors=True)
            environment = environment_of(made)
            subprocess.run(
                [MOTCUA, "migrate"], env=environment, check=True, stdout=subprocess.DEVNULL
            )
            subprocess.run(
                [sys.executable, HERE / "prepare_office.py"], env=environment, check=True
            )
            made.rename(home)
    return home


class Office:
    """home: folder of its data. address: of its server; another each time that it begins.

    kept: what a test noted for the next of its file, a dossier's code say.
    """

    def __init__(self, first: Path, folder: Path):
        self.first, self.folder = first, folder
        self.times = 0
        self.begin()

    def begin(self):
        """A copy of the first home, and a server over it."""
        self.times += 1
        self.home = self.folder / f"home-{self.times}"
        shutil.copytree(self.first, self.home)
        self.environment = environment_of(self.home)
        self.prepared, self.cookies, self.kept = {}, {}, {}
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        self.log = (self.folder / f"server-{self.times}.log").open("wb")
        command = [MOTCUA, "serve", "--port", str(port)]
        self.server = subprocess.Popen(
            command, env=self.environment, stdout=self.log, stderr=self.log
        )
        try:
            self._wait_for(f"{self.address}/dang-nhap/")
        except BaseException:
            self.end()
            raise

    def end(self):
        """Its server stops; nothing of its data is left."""
        self.server.terminate()
        self.server.wait(timeout=60)
        self.log.close()
        shutil.rmtree(self.home, ignore_errors=True)

    def begin_anew(self):
        """As if nothing had been done here."""
        self.end()
        self.begin()

    def prepare(self, program: str):
        """The home has what that program of this folder adds, once."""
        if program not in self.prepared:
            command = [sys.executable, HERE / f"{program}.py"]
            self.prepared[program] = subprocess.run(
                command, env=self.environment, capture_output=True, text=True
            )
        if self.prepared[program].returncode:
            pytest.fail(f"{program}: {self.prepared[program].stderr[-2000:]}")

    def cookies_of(self, user: str) -> Path:
        """The cookies of somebody whom a prepare program made, signed in once."""
        from browser_sign_in import signed_in

        if user not in self.cookies:
            path = self.folder / f"{user}-{self.times}.json"
            self.cookies[user] = signed_in(self.address, user, path)
        return self.cookies[user]

    def _wait_for(self, address: str):
        for _ in range(1200):
            if self.server.poll() is not None:
                pytest.fail("the server stopped before it answered")
            try:
                with urllib.request.urlopen(address):
                    return
            except urllib.error.HTTPError as answer:
                pytest.fail(f"the server answers {answer.code} at {address}")
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
        pytest.fail("the server did not answer in two minutes")
