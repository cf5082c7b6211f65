"""What a typed personal number says otherwise than the other fields: to look at, never refused."""

import re
from datetime import date

from motcua.dossiers.intake_data import IntakeForm
from motcua.kernel.citizen_card import SEX_WORDS, CitizenNumberInvalid, Sex, parse_number
from motcua.rulebook import load

SEXES: dict[str, Sex] = {"nam": "male", "nu": "female"}
YEAR = re.compile(r"\d{4}$")


def number_warnings(form: IntakeForm, on: date) -> tuple[str, ...]:
    """Sentences where year of birth or sex do not fit the number; () for what is no such number."""
    try:
        number = parse_number(form.id_number, places=load.birthplaces(), on=on)
    except CitizenNumberInvalid:
        return ()
    found = []
    year = YEAR.search(form.birth_on.strip())
    if year and int(year[0]) != number.birth_year:
        found.append(f"Số định danh cho năm sinh {number.birth_year}, ô ngày sinh ghi {year[0]}.")
    sex = SEXES.get(form.sex)
    if sex is not None and sex != number.sex:
        found.append(
            f"Số định danh cho giới tính {SEX_WORDS[number.sex]}, ô giới tính ghi {SEX_WORDS[sex]}."
        )
    return tuple(found)
