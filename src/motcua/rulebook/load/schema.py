"""Prints docs/rulebook-schema.md from the models that load the rulebook.

`python -m motcua.rulebook.load.schema > docs/rulebook-schema.md`
"""

import sys
from typing import Any

from pydantic import BaseModel

from motcua.rulebook.load.appendices import AppendixFile
from motcua.rulebook.load.base import KEY_PATTERN, Timeline
from motcua.rulebook.load.calendars import WeekValue, YearValue
from motcua.rulebook.load.charts import ChartValue
from motcua.rulebook.load.documents import NumberingValue
from motcua.rulebook.load.fees import FeesValue
from motcua.rulebook.load.fields import FieldsValue
from motcua.rulebook.load.formats import FormatsValue
from motcua.rulebook.load.forms import FormFile
from motcua.rulebook.load.glossary import GlossaryValue
from motcua.rulebook.load.handling import HandlingValue
from motcua.rulebook.load.imports import ChannelsFile, HeadingsFile, StatesFile, SystemsFile
from motcua.rulebook.load.indicators import ChapterValue, WordsValue
from motcua.rulebook.load.intake import IntakeValue
from motcua.rulebook.load.national_states import NationalStatesValue
from motcua.rulebook.load.outlines import OutlineFile
from motcua.rulebook.load.publications import PublicationsFile
from motcua.rulebook.load.questionnaires import QuestionnaireValue
from motcua.rulebook.load.queue import QueueValue
from motcua.rulebook.load.reconciling import ReconcilingValue
from motcua.rulebook.load.regimes import RegimeValue
from motcua.rulebook.load.registers import RegisterValue
from motcua.rulebook.load.reminders import RemindersValue
from motcua.rulebook.load.roles import RolesValue
from motcua.rulebook.load.scoring import EvaluationValue, RealtimeValue
from motcua.rulebook.load.service_words import ServiceWordsFile
from motcua.rulebook.load.slips import SlipValue
from motcua.rulebook.load.workflows import WorkflowValue

FILES: dict[str, type[BaseModel]] = {
    "calendars/working-week.yaml": Timeline[WeekValue],
    "calendars/holidays/<year>.yaml": Timeline[YearValue],
    "documents/numbering.yaml": Timeline[NumberingValue],
    "charts/<key>.yaml": Timeline[ChartValue],
    "fees/<key>.yaml": Timeline[FeesValue],
    "fields/*.yaml": Timeline[FieldsValue],
    "formats.yaml": Timeline[FormatsValue],
    "forms/<key>.yaml": FormFile,
    "forms/cchc/<key>.yaml": AppendixFile,
    "glossary.yaml": Timeline[GlossaryValue],
    "handling.yaml": Timeline[HandlingValue],
    "imports/channels.yaml": ChannelsFile,
    "imports/headings.yaml": HeadingsFile,
    "imports/publications.yaml": PublicationsFile,
    "imports/service-words.yaml": ServiceWordsFile,
    "imports/source-systems.yaml": SystemsFile,
    "imports/states.yaml": StatesFile,
    "indicator-words.yaml": Timeline[WordsValue],
    "indicators/*.yaml": Timeline[ChapterValue],
    "intake/one-stop.yaml": Timeline[IntakeValue],
    "national-states.yaml": Timeline[NationalStatesValue],
    "outlines/<key>.yaml": OutlineFile,
    "questionnaires/<key>.yaml": Timeline[QuestionnaireValue],
    "queue.yaml": Timeline[QueueValue],
    "reconciling.yaml": Timeline[ReconcilingValue],
    "regimes/<key>.yaml": Timeline[RegimeValue],
    "registers/<key>.yaml": Timeline[RegisterValue],
    "reminders.yaml": Timeline[RemindersValue],
    "roles.yaml": Timeline[RolesValue],
    "scoring/evaluation.yaml": Timeline[EvaluationValue],
    "scoring/realtime-index.yaml": Timeline[RealtimeValue],
    "slips/<key>.yaml": Timeline[SlipValue],
    "workflows/<key>.yaml": Timeline[WorkflowValue],
}
"""Every kind of YAML file and the model that reads it."""

HEAD = """# Schema of the rulebook

Generated from the models in `src/motcua/rulebook/load/`; do not edit. To renew:
`python -m motcua.rulebook.load.schema > docs/rulebook-schema.md`

Every file lies under `src/motcua/rulebook/`. Unknown keys and duplicate keys are refused. A value
holds from `valid_from` to `valid_to`, both days included (null: still in force); the values of one
key neither overlap nor leave a gap. A source with `verified: false` says in `note` what it rests
on. Dates are yyyy-mm-dd; decimals stand in quotes; a plain word is text, only `true`, `false`,
`null` and whole numbers are not. `*` marks required keys.
"""


def schema_page() -> str:
    """docs/rulebook-schema.md as it should be."""
    parts = [HEAD]
    shared: dict[str, dict[str, Any]] = {}
    for name, model in FILES.items():
        schema = model.model_json_schema()
        shared |= schema.pop("$defs", {})
        parts.append(f"\n## {name}\n\n{_table(schema)}")
    parts.append("\n## Parts\n")
    for name, schema in sorted(shared.items()):
        if "enum" in schema:
            values = ", ".join(f"`{value}`" for value in schema["enum"])
            parts.append(f"\n### {_title(name)}\n\n{_first_line(schema)}\n\n{values}\n")
        else:
            parts.append(f"\n### {_title(name)}\n\n{_first_line(schema)}\n\n{_table(schema)}")
    return "".join(parts)


def _title(name: str) -> str:
    return name.removeprefix("Timeline_").strip("_") + (
        " in time" if name.startswith("Timeline_") else ""
    )


def _first_line(schema: dict[str, Any]) -> str:
    # A model of values in time has no sentence of its own; its base says what it is.
    return str(schema.get("description") or Timeline.__doc__).split("\n")[0]


def _table(schema: dict[str, Any]) -> str:
    required = schema.get("required", [])
    lines = ["| key | type | meaning |\n|---|---|---|\n"]
    for key, spec in schema["properties"].items():
        mark = "*" if key in required else ""
        meaning = spec.get("description", "").replace("|", "\\|")
        lines.append(f"| `{key}`{mark} | {_type(spec)} | {meaning} |\n")
    return "".join(lines)


def _type(spec: dict[str, Any]) -> str:
    if "$ref" in spec:
        return _title(spec["$ref"].rpartition("/")[2])
    if "anyOf" in spec:
        return " or ".join(dict.fromkeys(_type(option) for option in spec["anyOf"]))
    if "enum" in spec or "const" in spec:
        return ", ".join(f"`{value}`" for value in spec.get("enum", [spec.get("const")]))
    if spec.get("type") == "array":
        return f"list of {_type(spec.get('items', {}))}"
    if spec.get("type") == "object":
        return f"key -> {_type(spec.get('additionalProperties', {}))}"
    return _plain(spec)


def _plain(spec: dict[str, Any]) -> str:
    names = {"string": "text", "integer": "whole number", "boolean": "true, false"}
    kind = str(spec.get("type", ""))
    if spec.get("format") == "date":
        return "date"
    if spec.get("pattern") == KEY_PATTERN:
        return "key"
    name = "decimal" if kind == "number" else names.get(kind, kind)
    return f"{name} like `{spec['pattern']}`".replace("|", "\\|") if "pattern" in spec else name


if __name__ == "__main__":
    sys.stdout.write(schema_page())
