"""Fees of provinces: what their councils decided, dated, with the act."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from motcua.kernel.province_fees import ProvinceFee, clashes, fees_for
from motcua.rulebook.load.base import Dated, Key, Strict, Text, Timeline, load_model
from motcua.rulebook.load.errors import RulebookInvalid
from motcua.rulebook.load.imports import channels
from motcua.rulebook.load.overlay import overlay_folder
from motcua.rulebook.load.tables import birthplaces
from motcua.rulebook.load.yaml_files import ROOT, name_of, yaml_files

FOLDER = "fees"

ProvinceCode = Annotated[str, Field(pattern=r"^\d{2}$")]


class FeeSpec(Strict):
    """A fee for some procedures."""

    name: Text = Field(description="As the receipt names it")
    vnd: int | None = Field(ge=0, le=1_000_000_000, description="Whole đồng; null: by the case")
    note: str = Field("", description="What the amount rests on; needed where it is null")
    procedures: tuple[Text, ...] = Field(min_length=1, description="Codes of the national list")
    channels: tuple[Key, ...] = Field((), description="Ways of filing; empty: all the others")

    @model_validator(mode="after")
    def _no_amount_is_explained(self) -> Self:
        if self.vnd is None and not self.note:
            raise ValueError("mức thu vnd: null phải có note nói thu theo từng trường hợp thế nào")
        return self


class FeesValue(Dated):
    """The fees of an act of a province as valid in a time."""

    act_label: Text = Field(description="The act in full, as papers cite it")
    province: ProvinceCode = Field(description="Official code of the province on these days")
    fees: tuple[FeeSpec, ...] = Field(min_length=1)


def read_fees(paths: Iterable[Path]) -> tuple[ProvinceFee, ...]:
    """Every fee of some files. Raises RulebookInvalid: an unknown province, channel, two fees."""
    found = [(path, fee) for path in paths for fee in _of_file(path)]
    for name, words in clashes((name_of(path), fee) for path, fee in found):
        raise RulebookInvalid(name, "fees", words)
    return tuple(fee for _, fee in found)


def province_fees(
    province: str, procedure_code: str, channel: str, on: date
) -> tuple[ProvinceFee, ...]:
    """What a procedure costs there on a day, filed by a channel; (): no act there names it.

    channel: key; "": none chosen. What an office added stands before ours, for the whole
    procedure. An act that names only other channels leaves this one as it was.
    """
    for known in _index(overlay_folder()):
        listed = known.get((province, procedure_code), ())
        if any(fee.holds_on(on) for fee in listed):
            return fees_for(listed, channel, on)
    return ()


def provinces_with_fees(on: date, procedure_code: str = "") -> frozenset[str]:
    """Codes of provinces with fees of their own that day, for a procedure or ("") for any."""
    return frozenset(
        province
        for known in _index(overlay_folder())
        for (province, code), listed in known.items()
        if procedure_code in ("", code) and any(fee.holds_on(on) for fee in listed)
    )


Index = Mapping[tuple[str, str], tuple[ProvinceFee, ...]]


@cache
def _index(added_in: Path | None) -> tuple[Index, Index]:
    """By province and procedure: what an office added (in that folder), and ours."""
    paths = yaml_files(FOLDER)
    ours = [path for path in paths if path.is_relative_to(ROOT)]
    added = [path for path in paths if path not in ours]
    return _indexed(read_fees(added)), _indexed(read_fees(ours))


def _indexed(fees: Iterable[ProvinceFee]) -> Index:
    found: dict[tuple[str, str], list[ProvinceFee]] = {}
    for fee in fees:
        for code in fee.procedures:
            found.setdefault((fee.province, code), []).append(fee)
    return {subject: tuple(listed) for subject, listed in found.items()}


def _of_file(path: Path) -> list[ProvinceFee]:
    file = load_model(path, Timeline[FeesValue])
    if path.stem != file.key:
        raise RulebookInvalid(name_of(path), "key", f"khóa “{file.key}” khác tên tệp")
    known = {one.key for one in channels()}
    found = []
    for place, value in enumerate(file.values):
        _check_province(path, place, value)
        for line, spec in enumerate(value.fees):
            for channel in spec.channels:
                if channel not in known:
                    words = f"không có hình thức nộp “{channel}”; cần một trong: " + ", ".join(
                        sorted(known)
                    )
                    raise RulebookInvalid(name_of(path), f"values.{place}.fees.{line}", words)
            found.append(_fee(spec, value))
    return found


def _check_province(path: Path, place: int, value: FeesValue) -> None:
    if f"0{value.province}" not in birthplaces():  # of before 1/7/2025; the new ones kept theirs
        words = f"không có tỉnh mã “{value.province}”; cần mã hai chữ số trong danh mục đơn vị"
        raise RulebookInvalid(name_of(path), f"values.{place}.province", words)


def _fee(spec: FeeSpec, value: FeesValue) -> ProvinceFee:
    return ProvinceFee(
        province=value.province,
        procedures=frozenset(spec.procedures),
        channels=frozenset(spec.channels),
        name=spec.name,
        vnd=spec.vnd,
        note=spec.note,
        act_label=value.act_label,
        valid_from=value.valid_from,
        valid_to=value.valid_to,
        source=value.source.to_kernel(),
    )
