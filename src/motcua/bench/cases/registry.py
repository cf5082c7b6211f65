"""Every case by the name a worker is started with."""

from collections.abc import Callable, Mapping

from motcua.bench.cases.case import Case
from motcua.bench.cases.filling import Empty, Exported, Filled
from motcua.bench.cases.forms import AsCsv, ByHand, InDatabase, Ours
from motcua.bench.cases.imports import Copied, Imported
from motcua.bench.cases.live import CommuneForms
from motcua.bench.cases.papers import Paper

CASES: Mapping[str, Callable[..., Case]] = {
    "empty": Empty,
    "filled": Filled,
    "exported": Exported,
    "ours": Ours,
    "by_hand": ByHand,
    "in_database": InDatabase,
    "as_csv": AsCsv,
    "commune_forms": CommuneForms,
    "paper": Paper,
    "imported": Imported,
    "copied": Copied,
}
