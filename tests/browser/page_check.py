"""What every page must be: clean in the console, no wider than the screen, readable by everyone."""

import os
import re
from pathlib import Path

from pace import PATIENCE, at_full_speed
from playwright.sync_api import expect

AXE = Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIZES = {"office": {"width": 1366, "height": 768}, "phone": {"width": 390, "height": 844}}
REFUSED_FORM = re.compile(r"status of 422|Code 422")  # what the browser says of every such answer
SHOTS = os.environ.get("MOTCUA_SHOTS")  # a folder for pictures to be looked at

# What a page fetches as it opens is asked for before its `load` event; htmx marks an element from
# its request until what came stands in its place.
SETTLED = """async (patience) => {
  const end = performance.now() + patience;
  const next = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const marks = ".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added";
  const busy = () => document.readyState !== "complete" || document.querySelector(marks);
  do {
    await next();
    if (performance.now() > end) throw new Error(`still busy: ${busy().outerHTML ?? "loading"}`);
  } while (busy());
  await document.fonts.ready;
}"""
AXE_RUN = """rules => axe.run({
  runOnly: {type: "tag", values: rules}, resultTypes: ["violations"], iframes: false,
}).then((said) => said.violations)"""


def listen(page):
    """What the page's console complains about gathers in `page.said`.

    A fragment that was still on its way when the page was left is no fault; htmx tells of it.
    """
    page.said = []
    left = ("htmx:afterRequest", "htmx:sendError", "htmx:sendAbort")
    page.on(
        "console",
        lambda m: (
            m.type in ("error", "warning")
            and not m.text.startswith(left)
            and page.said.append(m.text)
        ),
    )
    page.on("pageerror", lambda error: page.said.append(str(error)))
    return page


def settled(page):
    """The page has loaded, with what it fetches itself and what it was last asked for."""
    page.wait_for_load_state("load")
    page.evaluate(SETTLED, PATIENCE)


def faults(page):
    """Serious and critical findings of axe, a line each with the elements."""
    settled(page)
    with at_full_speed(page):
        if not page.evaluate("typeof axe === 'object'"):
            page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate(AXE_RUN, RULES)
    return [
        f"{one['id']}: {one['help']}: {[node['target'] for node in one['nodes']][:5]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


def width_of(page):
    """How wide the page is, seen or not."""
    settled(page)
    return page.evaluate("document.documentElement.scrollWidth")


def choose_agency(page, field, words):
    """Type some words of a unit's name without accents, take the first of the list with Enter."""
    page.fill(field, "")
    page.locator(field).press_sequentially(words)
    page.wait_for_selector(f"{field}-ds [role=option][data-code]")
    page.press(field, "Enter")
    page.wait_for_selector(f"{field}-ds", state="hidden")


def check(page, name=""):
    """The console first: axe's own probes are what the content policy rightly blocks."""
    settled(page)
    assert [line for line in page.said if not REFUSED_FORM.search(line)] == [], name
    assert width_of(page) <= page.viewport_size["width"], name
    assert faults(page) == [], name
    page.said.clear()  # what axe tried in vain


def picture(page, name):
    """A picture for whoever looks, where a folder is given."""
    if SHOTS:
        settled(page)
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)


def reads(page, selector, words):
    """The first such element comes to show these words."""
    expect(page.locator(selector).first).to_contain_text(words, use_inner_text=True)


def has_focus(page, selector):
    """The focus comes to this element."""
    expect(page.locator(selector).first).to_be_focused()


def panel_opens(page, selector=""):
    """The side panel has come with this in it, the focus is there and its forms are at work."""
    page.wait_for_selector(f"#panel:focus-within {selector}")
    settled(page)


def follow(page, selector):
    """A click that leads to another page; its scripts have run when this returns."""
    with page.expect_navigation():
        page.click(selector)


def press_on(page, key):
    """A key that leads to another page; its scripts have run when this returns."""
    with page.expect_navigation():
        page.keyboard.press(key)
