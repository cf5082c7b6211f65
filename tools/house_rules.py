"""House rules that no linter knows: file caps, forbidden file names, no machine paths or hosts."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MAX_LINES = 400
FORBIDDEN_NAMES = {"utils.py", "helpers.py", "common.py"}
LOCKS = ("requirements.lock", "requirements-dev.lock", "package-lock.json")


def tracked() -> list[Path]:
    """Files git knows."""
    git = shutil.which("git") or "git"
    listed = subprocess.run(  # noqa: S603  (a fixed command)
        [git, "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [path for name in listed.stdout.splitlines() if (path := ROOT / name).exists()]


def faults(path: Path) -> list[str]:
    """Sentences about one file."""
    name = path.relative_to(ROOT)
    found = []
    if path.name in FORBIDDEN_NAMES:
        found.append(f"{name}: name the idea, not a drawer")
    if path.suffix == ".py" and "migrations" not in path.parts:
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > MAX_LINES:
            found.append(f"{name}: {lines} lines, at most {MAX_LINES}")
    if path.name in LOCKS and "://" in path.read_text(encoding="utf-8").replace(
        '"url": "https://', ""
    ):
        found.append(f"{name}: carries a download address")
    return found


def main() -> int:
    """0 when every file keeps the rules."""
    found = [fault for path in tracked() for fault in faults(path)]
    sys.stdout.writelines(f"{fault}\n" for fault in found)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
