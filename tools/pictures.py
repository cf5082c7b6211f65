"""Takes the pictures of real pages for the README from a running demonstration.

motcua demo                                   # in one terminal
python tools/pictures.py USER PASSWORD        # in another; writes docs/images/
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

IMAGES = Path(__file__).resolve().parent.parent / "docs/images"
PAGES = {
    "form": "/bao-cao/bieu/06a-vpcp-kstt/?ky=2024-Q1",
    "report": "/bao-cao/kstthc/?ky=2024-Q1",
    "dossiers": "/ho-so/",
}
OPENED_ROW = "Lĩnh vực Hộ tịch"
OPENED_PANEL = "#panel h2"


def main(user: str, password: str, site: str = "http://127.0.0.1:8000") -> None:
    """One picture a page, as wide as an office screen."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.goto(f"{site}/")
        page.fill("input[name=login]", user)
        page.fill("input[name=password]", password)
        page.keyboard.press("Enter")
        page.wait_for_url(f"{site}/")
        for name, address in PAGES.items():
            page.goto(f"{site}{address}")
            page.wait_for_load_state("networkidle")
            if name == "form":
                row = page.locator("tr", has_text=OPENED_ROW)
                row.scroll_into_view_if_needed()
                row.locator("a, button").first.click()
                page.locator(OPENED_PANEL).wait_for()
            page.screenshot(path=str(IMAGES / f"{name}.png"))
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
