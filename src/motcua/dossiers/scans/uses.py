"""Which dossiers need which file of the store: two may need one, and it goes with the last.

A row is written before the event that tells of the scan and dropped after the event that strikes
it. Whatever breaks off in between leaves a file too many, never one too few; the next strike in
the same dossier takes it away.
"""

import hashlib
from collections.abc import Iterable

from motcua.dossiers.models import ScanUse
from motcua.dossiers.scans import store
from motcua.dossiers.scans.lock import alone
from motcua.dossiers.scans.told import Key


def hold(dossier_id: int, paper_key: str, content: bytes) -> str:
    """Keep the PDF for a paper of the dossier; its digest."""
    digest = hashlib.sha256(content).hexdigest()
    with alone(store.gate()):
        ScanUse.objects.get_or_create(
            dossier_id=dossier_id, key=use_key((paper_key, digest)), defaults={"digest": digest}
        )
        return store.keep(content)


def let_go(dossier_id: int, gone: Iterable[Key]) -> None:
    """The dossier needs these no more; a file that nobody else needs is destroyed."""
    with alone(store.gate()):
        for key in gone:
            ScanUse.objects.filter(dossier_id=dossier_id, key=use_key(key)).delete()
            digest = key[1]
            if not ScanUse.objects.filter(digest=digest).exists():
                store.destroy(digest)


def use_key(key: Key) -> str:
    """What tells the uses of one dossier apart."""
    return ":".join(key)
