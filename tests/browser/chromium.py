"""The Chromium of this machine that the page tests drive; CHROMIUM is None where there is none."""

import os
import shutil

from pace import at_pace
from playwright.sync_api import sync_playwright

CHROMIUM = next(
    (
        found
        for name in ("chromium", "chromium-browser", "google-chrome")
        if (found := shutil.which(name))
    ),
    None,
)
SANDBOX = [] if os.geteuid() else ["--no-sandbox"]  # it cannot run as root


class Chromium:
    """One browser for all pages: it starts with the first of them, and again when it broke.

    It must end before tests without pages: the loop of Playwright forbids them the database.
    """

    def __init__(self):
        self.playwright = self.running = None
        self.shared = {}  # contexts by what they were asked for with

    def new_context(self, **options):
        """A browser's context of its own, of this pace (see pace.py)."""
        return at_pace(self._alive().new_context(**options))

    def shared_context(self, key, **options):
        """The context of this key; a second page in it finds the files of the first."""
        self._alive()
        if key not in self.shared:
            self.shared[key] = self.new_context(**options)
        return self.shared[key]

    def forget(self):
        """Nobody asks for the shared contexts again."""
        if self.running and self.running.is_connected():
            for context in self.shared.values():
                context.close()
        self.shared = {}

    def open_profile(self, folder, **options):
        """A context that keeps what it stores in this folder, in a browser of its own.

        Its line is cut and mended by its tests; a slow one would be there in spite of that.
        """
        self._alive()
        return at_pace(
            self.playwright.chromium.launch_persistent_context(
                folder, executable_path=CHROMIUM, args=SANDBOX, **options
            ),
            latency=0,
        )

    def _alive(self):
        if self.running and not self.running.is_connected():
            self.end()
        if not self.running:
            self.playwright = sync_playwright().start()
            self.running = self.playwright.chromium.launch(executable_path=CHROMIUM, args=SANDBOX)
        return self.running

    def end(self):
        """Everything is closed; the next context starts anew."""
        if self.running:
            self.running.close()
        if self.playwright:
            self.playwright.stop()
        self.shared = {}
        self.playwright = self.running = None
