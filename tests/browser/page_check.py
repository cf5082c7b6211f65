"""What every page must be: clean in the console, no wider than the screen, readable by everyone."""

import re
from pathlib import Path

AXE = Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIZES = {"office": {"width": 1366, "height": 768}, "phone": {"width": 390, "height": 844}}
REFUSED_FORM = re.compile(r"status of 422|Code 422")  # what the browser says of every such answer


def listen(page):
    """What the page's console complains about gathers in `page.said`."""
    page.said = []
    page.on("console", lambda m: m.type in ("error", "warning") and page.said.append(m.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    return page


def faults(page):
    """Serious and critical findings of axe, a line each with the elements."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "rules => axe.run({runOnly: {type: 'tag', values: rules}}).then(r => r.violations)", RULES
    )
    return [
        f"{one['id']}: {one['help']}: {[node['target'] for node in one['nodes']][:5]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


def width_of(page):
    """How wide the page is, seen or not."""
    return page.evaluate("document.documentElement.scrollWidth")


def check(page, name=""):
    """The console first: axe's own probes are what the content policy rightly blocks."""
    page.wait_for_load_state("networkidle")
    assert [line for line in page.said if not REFUSED_FORM.search(line)] == [], name
    assert width_of(page) <= page.viewport_size["width"], name
    assert faults(page) == [], name
    page.said.clear()  # what axe tried in vain
