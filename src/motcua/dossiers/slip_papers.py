"""Papers in the tables of slips: what each is called, and how many of each kind of copy.

The forms of both circulars have columns for originals, certified copies and photocopies (Mẫu số
01, 02); what came as a file is said beside the name.
"""

import re
from collections.abc import Iterable, Sequence

from motcua.dossiers.intake_data import EnclosureReceived
from motcua.kernel.intake_rules import EnclosureKind
from motcua.kernel.text import fold

_COUNTED = re.compile(r"^(?P<name>.+?)\s*[(:]\s*(?P<counts>\d[^()]*?)\s*\)?\s*$")


def paper_row(paper: EnclosureReceived, kinds: Iterable[EnclosureKind]) -> dict[str, str]:
    """A paper that was handed in, as the table prints it."""
    labels = {kind.key: kind.label for kind in kinds if not kind.is_paper}
    files = [
        f"{count} {labels[kind].lower()}" for kind, count in paper.counts.items() if kind in labels
    ]
    name = f"{paper.name} ({', '.join(files)})" if files else paper.name
    counts = {kind: f"{n:02d}" for kind, n in paper.counts.items() if kind not in labels}
    return {"name": name, **counts}


def named_row(text: str, kinds: Sequence[EnclosureKind]) -> dict[str, str]:
    """A paper as somebody wrote it, with the counts after its name where they can be read.

    text: "Giấy chứng sinh (1 bản chính, 2 bản photo)"; a name alone asks for no number.
    """
    read = _COUNTED.match(text)
    if read is None:
        return {"name": text}
    counts: dict[str, str] = {}
    for part in read["counts"].split(","):
        number, _, kind = part.strip().partition(" ")
        key = next((k.key for k in kinds if k.is_paper and fold(k.label) == fold(kind)), "")
        if not number.isdecimal() or not key:
            return {"name": text}
        counts[key] = f"{int(number):02d}"
    return {"name": read["name"], **counts}
