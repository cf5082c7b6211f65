"""Several workflow files together: one workflow a day for a procedure, the office's own first."""

from datetime import date

import pytest

from motcua.rulebook import load
from motcua.rulebook.load import RulebookInvalid
from motcua.rulebook.load.overlay import overlay_folder
from motcua.rulebook.load.workflows import read_workflows

SHAPE = """key: {key}
label: Thử
values:
  - valid_from: {first}
    valid_to: {last}
    source: {{act: Văn bản thử}}
    label: Thử
    digital: true
    {what}
    steps:
      - {{key: receive, label: Nhận, role: counter, share: "1", exits: {{finish: deliver}}}}
      - {{key: deliver, label: Trả, role: counter, exits: {{deliver: end}}}}
"""
BIRTH = 'procedures: ["1.001193"]'
AWAY = {  # of the rulebook's own files: agency, hours
    "2.000986": [("Công an cấp xã", 56), ("Bảo hiểm xã hội", 40)],
    "1.012796": [("Chi nhánh Văn phòng đăng ký đất đai", 16)],
    "1.004873": [("commune", 24)],
    "2.001661": [("Sở Y tế", 48)],
}


@pytest.fixture
def together(tmp_path):
    """Reads files given as (key, first day, last day or "null", what for)."""

    def read(*files):
        paths = []
        for key, first, last, what in files:
            path = tmp_path / f"{key}.yaml"
            path.write_text(SHAPE.format(key=key, first=first, last=last, what=what), "utf-8")
            paths.append(path)
        return read_workflows(paths)

    return read


@pytest.mark.parametrize(
    ("what", "place", "whose"),
    [
        (BIRTH, "procedures", "thủ tục “1.001193”"),
        ("fields: [ho-tich]", "fields", "lĩnh vực “ho-tich”"),
        ("procedures: []", "procedures", "mọi thủ tục khác"),
    ],
)
def test_two_workflows_for_the_same_on_one_day_are_refused(together, what, place, whose):
    # The last day of one is the first of the other: on that day there would be two.
    with pytest.raises(RulebookInvalid) as refused:
        together(("one", "2025-01-01", "2025-07-01", what), ("other", "2025-07-01", "null", what))

    words = str(refused.value)
    for part in ("other.yaml", place, whose, "one.yaml", "01/01/2025 đến 01/07/2025", "valid_from"):
        assert part in words, words


def test_one_after_the_other_is_no_clash(together):
    found = together(
        ("one", "2025-01-01", "2025-06-30", BIRTH), ("other", "2025-07-01", "null", BIRTH)
    )

    assert [one.key for one in found] == ["one", "other"]


def test_a_procedure_of_its_own_beside_its_field_is_no_clash(together):
    found = together(
        ("one", "2025-01-01", "null", BIRTH), ("other", "2025-01-01", "null", "fields: [ho-tich]")
    )

    assert len(found) == 2


def test_the_files_of_the_rulebook_give_parts_to_other_agencies():
    on, known = date(2026, 3, 2), {row["code"] for row in load.procedures_rows()}
    given = {
        code: [
            (part.name or part.tier, part.hours)
            for step in workflow.steps
            if (part := step.hand_over)
        ]
        for workflow in load.workflows(on)
        for code in workflow.procedures
    }

    assert given == AWAY
    assert set(given) <= known
    assert not any(load.workflow_of(code, "", on).source.verified for code in given)


def test_an_office_s_own_workflow_stands_before_ours_of_the_same_procedure(tmp_path):
    on, before = date(2026, 3, 2), overlay_folder()
    said = SHAPE.format(key="own", first="2026-03-01", last="null", what='procedures: ["2.001661"]')
    (tmp_path / "workflows").mkdir()
    (tmp_path / "workflows" / "own.yaml").write_text(said, "utf-8")
    load.use_overlay(tmp_path)
    try:
        found = [load.workflow_of("2.001661", "", day).key for day in (on, date(2026, 2, 28))]
    finally:
        load.use_overlay(before or tmp_path / "none")

    assert found == ["own", "victim-support"]
    assert load.workflow_of("2.001661", "", on).key == "victim-support"
