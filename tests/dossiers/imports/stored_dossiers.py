"""What an import left in the database, read back by the tests of later files."""

from datetime import datetime, timedelta

from export_rows import NOW

from motcua.dossiers.models import Dossier, DossierEvent
from motcua.kernel.case_json import case_from_json
from motcua.kernel.dates import VIETNAM

LATER = NOW + timedelta(days=5)
FINISHED = {"state": "Đã có kết quả", "ended": "07/03/2024"}


def at(text):
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=VIETNAM)


def verbs():
    return list(DossierEvent.objects.order_by("id").values_list("verb", flat=True))


def case():
    return case_from_json(Dossier.objects.get().case)


def corrections(report):
    return [(c.row, c.code, c.label, c.old, c.new) for c in report.corrections]
