"""Which rulebook this is: a short hash over all YAML, kept with every figure."""

from functools import cache
from hashlib import sha256

from motcua.rulebook.load.overlay import added_files, overlay_folder
from motcua.rulebook.load.yaml_files import ROOT


@cache
def rulebook_version() -> str:
    """Twelve hexadecimal digits over the names and contents of all YAML files of the rulebook,
    those that the office added among them."""
    digest = sha256()
    files = [(path, ROOT) for path in sorted(ROOT.rglob("*.yaml"))]
    files += [(path, overlay_folder() or ROOT) for path in added_files()]
    for path, root in files:
        digest.update(path.relative_to(root).as_posix().encode() + b"\0")
        digest.update(path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()[:12]
