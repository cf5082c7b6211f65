"""How long a page may take, and the way to walk all pages on a slow machine with a bad line.

A busy machine is slow, not wrong: every wait lasts a minute before it counts as a fault. With
MOTCUA_SLOW_PAGES=6 the pages compute six times slower and every answer comes 150 ms later: a test
that reads before its page got there fails then, and not once a month somewhere else.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, CDPSession, Page, expect

PATIENCE = 60_000  # milliseconds
SLOWER = float(os.environ.get("MOTCUA_SLOW_PAGES", "1"))
LATENCY = 150  # milliseconds

expect.set_options(timeout=PATIENCE)


def at_pace(context: BrowserContext, latency: int = LATENCY) -> BrowserContext:
    """The same context: patient, and slow where that is asked for."""
    context.set_default_timeout(PATIENCE)
    context.set_default_navigation_timeout(PATIENCE)
    if SLOWER > 1:
        at_once = context.new_page
        context.new_page = lambda: _slowed(at_once(), latency)
        for page in context.pages:
            _slowed(page, latency)
    return context


def _slowed(page: Page, latency: int) -> Page:
    page.throttle = page.context.new_cdp_session(page)
    _compute(page.throttle, SLOWER)
    if not latency:
        return page
    page.throttle.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": latency, "downloadThroughput": -1, "uploadThroughput": -1},
    )
    return page


def _compute(session: CDPSession, slower: float) -> None:
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})


@contextmanager
def at_full_speed(page: Page) -> Iterator[None]:
    """For what is the test's own work and not the page's."""
    if SLOWER <= 1:
        yield
        return
    _compute(page.throttle, 1)
    try:
        yield
    finally:
        _compute(page.throttle, SLOWER)
