"""How ballots become one flat table: a version a row, the day, points an index, the level."""

from motcua.kernel.dates import day_number
from motcua.kernel.register_entries import EntryState
from motcua.registers.fact_tables import register_fact

INDICES = tuple(f"index_{number}" for number in range(1, 10))
"""Columns of points: the indices of TT 01/2018/TT-VPCP have room for nine."""

ASPECTS = tuple(f"aspect_{number}" for number in range(1, 6))
"""Columns of levels: what a survey asks beside the general satisfaction; "" not answered."""

POINTS_OF = {"p0": 0, "p1": 1, "p2": 2}
"""Answer in the register -> points."""

COUNTED = "counted"  # the state of a ballot that counts

FACT = register_fact(
    "ballot_fact",
    rows={"questionnaire": "questionnaire", "way": "way"},
    columns=(
        "questionnaire",
        "way",  # paper | tablet | link | system
        "given_day",
        "level",
        *INDICES,  # null: the ballot does not say
        *ASPECTS,
    ),
    codes=("questionnaire", "way", "level", *ASPECTS),
    began="given_day",
    ended="given_day",  # a ballot matters on its day
)


def fact_values(entry: EntryState) -> dict[str, str | int | None] | None:
    """The fact columns of a ballot as it stands; None: it is left out of all figures."""
    given = entry.day("given_on")
    if given is None or entry.state != COUNTED:
        return None
    return {
        "questionnaire": entry.text("questionnaire"),
        "way": entry.text("way"),
        "given_day": day_number(given),
        "level": entry.text("level"),
        **{index: POINTS_OF.get(entry.text(index)) for index in INDICES},
        **{aspect: entry.text(aspect) for aspect in ASPECTS},
    }
