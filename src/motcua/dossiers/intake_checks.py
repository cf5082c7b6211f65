"""What an officer typed at the counter, read and checked: every wrong field is named at once."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.agencies.errors import AgencyUnknown
from motcua.dossiers import intake_shapes as shapes
from motcua.dossiers.intake_data import (
    AgencyNamed,
    EnclosureReceived,
    Fault,
    FeeLine,
    IntakeForm,
    Payment,
    ReturnBy,
)
from motcua.dossiers.intake_offer import ProcedureOffer, due_of
from motcua.dossiers.intake_words import LABELS, LONGEST, LONGEST_OTHER, SEX_WORDS
from motcua.kernel.cases import Week
from motcua.kernel.citizen_card import CitizenNumberInvalid, parse_number
from motcua.kernel.dates import DateUnreadable, format_day, parse_moment
from motcua.kernel.due_explained import DueExplained, day_words
from motcua.kernel.intake_rules import Reason
from motcua.kernel.numbers import format_int
from motcua.kernel.text import nfc
from motcua.rulebook import load as rulebook

CODES = ("procedure_code", "filed_at", "provisional_code")


@dataclass(frozen=True, slots=True)
class Checked:
    """The form, read. texts: every text field by name, clean; others by their type."""

    texts: dict[str, str]
    sets: int
    ecopies: int
    enclosures: tuple[EnclosureReceived, ...]
    missing: tuple[str, ...]
    fees: tuple[FeeLine, ...]
    payment: Payment
    return_by: ReturnBy
    filed_at: AgencyNamed
    due: DueExplained
    appointment_at: datetime | None
    week: Week | None


class Checks:
    """Reads one form; `faults` grows in the order of the page."""

    def __init__(
        self,
        form: IntakeForm,
        offer: ProcedureOffer | None,
        here: AgencyView,
        now: datetime,
        week: Week | None,
    ) -> None:
        """`offer` None: not in the catalogue. `here`: where, `now`: when it is received; `week`:
        the own hours there that day, None: the usual ones."""
        self.form, self.offer, self.here, self.now = form, offer, here, now
        self._week = week
        self._clock = rulebook.calendar_of(self._week)
        self.faults: list[Fault] = []
        self.texts: dict[str, str] = {}

    def read(self) -> Checked | None:
        """The values; None when the procedure is not known. With faults they mean nothing."""
        self._read_texts()
        # Codes have no small letters, as in the import.
        for name in CODES:
            self.texts[name] = self.texts[name].upper()
        self._check_procedure()
        self._check_person()
        if self.offer is None:
            return None
        enclosures = self._enclosures(self.offer)
        missing = self._missing(self.offer, enclosures)
        sets = self._count("sets", self.form.sets, shapes.MOST_SETS) or 0
        if not sets and not self._has("sets"):
            self._fault("sets", "missing", "Số bộ hồ sơ: nhập từ 1 trở lên.")
        fees = self._fees()
        payment = self._payment(fees)
        due = due_of(self.offer, self.now, self._week)
        return Checked(
            texts=self.texts,
            sets=sets,
            ecopies=self._ecopies(self.offer),
            enclosures=enclosures,
            missing=missing,
            fees=fees,
            payment=payment,
            return_by=self._return_by(),
            filed_at=self._filed_at(),
            due=due,
            appointment_at=self._appointment(due),
            week=self._week,
        )

    def _ecopies(self, offer: ProcedureOffer) -> int:
        """How many electronic copies are to be certified; 0: an ordinary dossier."""
        if not self.texts["ecopies"]:
            return 0
        rule = offer.rules.rule_of(offer.procedure.code, offer.procedure.field_key)
        if rule is None or not rule.certifies_ecopies:
            self._fault(
                "ecopies",
                "not_here",
                "Số bản sao điện tử chỉ ghi cho thủ tục chứng thực bản sao; xóa đi, hoặc chọn lại "
                "thủ tục.",
            )
            return 0
        return self._count("ecopies", self.form.ecopies, shapes.MOST_COPIES) or 0

    def _fault(self, field: str, code: str, message: str) -> None:
        self.faults.append(Fault(field, code, message))

    def _has(self, field: str) -> bool:
        return any(fault.field == field for fault in self.faults)

    def _read_texts(self) -> None:
        for name in LABELS:
            text = " ".join(nfc(str(getattr(self.form, name))).split())
            self.texts[name] = text
            longest = LONGEST.get(name, LONGEST_OTHER)
            if shapes.CONTROL.search(text):
                self._fault(
                    name, "unreadable", f"{LABELS[name]}: có ký tự không đọc được; xóa đi, gõ lại."
                )
            elif len(text) > longest:
                self._fault(
                    name,
                    "too_long",
                    f"{LABELS[name]} dài {format_int(len(text))} ký tự, nhiều nhất "
                    f"{format_int(longest)}; viết gọn lại.",
                )

    def _check_procedure(self) -> None:
        if not self.texts["procedure_code"]:
            self._fault("procedure_code", "missing", "Chưa chọn thủ tục; gõ vài chữ rồi chọn.")
        elif self.offer is None:
            self._fault(
                "procedure_code",
                "unknown",
                f"Thủ tục “{self.texts['procedure_code']}” không có trong danh mục; "
                "tìm lại theo tên.",
            )
        elif self.offer.not_in_force:
            self._fault("procedure_code", "not_in_force", self.offer.not_in_force)
        elif not self.offer.procedure.field_key:
            self._check_field()
        self._check_channel()

    def _check_field(self) -> None:
        if self.texts["field_key"] not in {field.key for field in rulebook.fields()}:
            self._fault(
                "field_key", "missing", "Danh mục chưa xếp thủ tục này vào lĩnh vực; chọn lĩnh vực."
            )

    def _check_channel(self) -> None:
        today = self.now.date()
        allowed = {one.key for one in rulebook.channels() if one.valid_from <= today}
        if self.texts["channel"] not in allowed:
            self._fault("channel", "unknown", "Chọn hình thức nộp trong danh sách.")
        elif self.offer is not None and self.offer.not_offered:
            self._check_channel_reason(self.offer.not_offered)
        else:
            self.texts["channel_reason"] = ""
        if self.form.filed_by_officer:
            self._check_reason("behalf_reason", self._reasons("behalf"), "nộp giúp công dân")

    def _check_channel_reason(self, not_offered: str) -> None:
        """The catalogue may be behind what was decided; then the officer says so."""
        known = {one.key for one in self._reasons("channel_not_offered")}
        if self.texts["channel_reason"] not in known:
            self._fault(
                "channel",
                "not_offered",
                f"{not_offered} Chọn hình thức nộp khác, hoặc chọn lý do vẫn nhận theo cách này.",
            )

    def _check_person(self) -> None:
        if not self.texts["applicant"]:
            self._fault("applicant", "missing", "Chưa ghi họ tên người nộp; quét thẻ hoặc gõ vào.")
        for name in ("id_number", "filer_id_number"):
            self._check_id(name)
        self._check_old_id()
        self._check_birth()
        if self.texts["sex"] and self.texts["sex"] not in SEX_WORDS:
            self._fault("sex", "unknown", "Giới tính: chọn Nam hoặc Nữ, hoặc để trống.")
        for name in ("phone", "filer_phone"):
            self._check_phone(name)
        email = self.texts["email"]
        if email and not shapes.EMAIL_SHAPE.fullmatch(email):
            self._fault(
                "email", "shape", "Thư điện tử viết như ten@vidu.vn; sửa lại hoặc để trống."
            )
        if not self.texts["filer"] and any(
            self.texts[name] for name in ("filer_id_number", "filer_phone", "filer_relation")
        ):
            self._fault("filer", "missing", "Chưa ghi họ tên người nộp thay.")

    def _check_id(self, name: str) -> None:
        number = self.texts[name] = shapes.bare_number(self.texts[name])
        if number and not shapes.ID_SHAPE.fullmatch(number):
            self._fault(
                name,
                "shape",
                f"{LABELS[name]}: số định danh có 12 chữ số (CMND cũ 9 số, hộ chiếu 1 chữ cái và 7 "
                f"số, mã số thuế 10 hoặc 13 số), đang có {len(number)} ký tự; xem lại trên thẻ.",
            )
        elif len(number) == shapes.CITIZEN_DIGITS and number.isdecimal():
            try:
                parse_number(number, places=rulebook.birthplaces(), on=self.now.date())
            except CitizenNumberInvalid as invalid:
                self._fault(name, "impossible", f"{LABELS[name]}: {invalid.reason}; xem lại thẻ.")

    def _check_old_id(self) -> None:
        number = shapes.bare_number(self.texts["old_id_number"])
        # A card whose number never changed may say it twice.
        self.texts["old_id_number"] = "" if number == self.texts["id_number"] else number
        if number and not shapes.OLD_ID_SHAPE.fullmatch(number):
            self._fault(
                "old_id_number",
                "shape",
                "Số CMND cũ: có 9 chữ số (loại cuối có 12); xem lại, hoặc để trống.",
            )

    def _check_birth(self) -> None:
        text = self.texts["birth_on"]
        if not text or (re.fullmatch(r"\d{4}", text) and 1900 <= int(text) <= self.now.year):
            return
        try:
            day = parse_moment(text).at.date()
        except DateUnreadable:
            self._fault(
                "birth_on",
                "shape",
                f"Ngày sinh “{text}” viết sai hoặc không có trong lịch; viết ngày/tháng/năm như "
                "05/02/1990, hoặc chỉ năm.",
            )
            return
        if not shapes.FIRST_BIRTH <= day <= self.now.date():
            self._fault("birth_on", "range", "Ngày sinh phải từ 01/01/1900 đến hôm nay.")
        self.texts["birth_on"] = format_day(day)

    def _check_phone(self, name: str) -> None:
        number = re.sub(r"[\s.\-()]", "", self.texts[name])
        number = re.sub(r"^(\+|00)84", "0", number)
        self.texts[name] = number
        if number and not shapes.PHONE_SHAPE.fullmatch(number):
            self._fault(
                name,
                "shape",
                f"{LABELS[name]}: số di động có 10 chữ số bắt đầu bằng 03, 05, 07, 08, 09; số cố "
                "định bắt đầu bằng 02.",
            )

    def _enclosures(self, offer: ProcedureOffer) -> tuple[EnclosureReceived, ...]:
        asked = {one.key: one for one in offer.enclosures}
        kinds = {kind.key for kind in offer.rules.enclosure_kinds}
        received = []
        for line in self.form.enclosures:
            field = f"enclosures.{line.key}"
            if line.key not in asked:
                self._fault(field, "unknown", "Giấy tờ này không thuộc thủ tục đã chọn; chọn lại.")
                continue
            counts = {
                kind: self._count(field, text, shapes.MOST_COPIES) or 0
                for kind, text in line.counts.items()
                if kind in kinds
            }
            above = {kind: count for kind, count in counts.items() if count}
            if above:
                received.append(EnclosureReceived(line.key, asked[line.key].name, above))
        return tuple(received)

    def _missing(
        self, offer: ProcedureOffer, received: Sequence[EnclosureReceived]
    ) -> tuple[str, ...]:
        there = {one.key for one in received}
        missing = tuple(
            one.name for one in offer.enclosures if one.is_required and one.key not in there
        )
        if missing:
            self._check_reason(
                "missing_reason", self._reasons("enclosure_missing"), "nhận hồ sơ còn thiếu"
            )
        return missing

    def _reasons(self, purpose: str) -> tuple[Reason, ...]:
        return self.offer.rules.reasons[purpose] if self.offer else ()

    def _check_reason(self, name: str, reasons: Iterable[Reason], what: str) -> None:
        chosen = next((one for one in reasons if one.key == self.texts[name]), None)
        if chosen is None:
            self._fault(name, "missing", f"Chọn lý do {what}.")
        elif name == "missing_reason" and chosen.needs_text and not self.texts["missing_note"]:
            self._fault("missing_note", "missing", f"Viết rõ lý do {what}.")

    def _count(self, field: str, text: str, most: int) -> int | None:
        """A count as typed; None, and a fault, when it is none."""
        clean = str(text).strip() or "0"
        if not re.fullmatch(r"[0-9]{1,9}", clean) or int(clean) > most:
            self._fault(field, "count", f"Số lượng “{clean[:20]}”: nhập số từ 0 đến {most}.")
            return None
        return int(clean)

    def _fees(self) -> tuple[FeeLine, ...]:
        lines = []
        for place, line in enumerate(self.form.fees):
            text = re.sub(r"[\s.]|đ$|đồng$", "", nfc(line.amount).strip().lower())
            if not text:
                continue
            if not re.fullmatch(r"[0-9]{1,12}", text) or int(text) > shapes.MOST_MONEY:
                self._fault(
                    f"fees.{place}", "amount", "Số tiền viết bằng số, đơn vị đồng, như 8.000."
                )
            elif int(text):
                lines.append(FeeLine(" ".join(nfc(line.name).split())[:200], int(text)))
        return tuple(lines)

    def _payment(self, fees: Sequence[FeeLine]) -> Payment:
        total = sum(line.amount for line in fees)
        try:
            payment = Payment(self.texts["payment"])
        except ValueError:
            self._fault("payment", "unknown", "Chọn cách nộp phí trong danh sách.")
            return Payment.NONE
        if payment is Payment.NONE and total:
            self._fault("payment", "contradicts", "Có phí thì chọn đã nộp hay chưa nộp.")
        elif payment is not Payment.NONE and not total and not self._fee_is_wrong():
            self._fault(
                "fees.0",
                "missing",
                "Chưa ghi số tiền; thủ tục không thu phí thì chọn “Không phải nộp”.",
            )
        return payment

    def _fee_is_wrong(self) -> bool:
        return any(fault.field.startswith("fees.") for fault in self.faults)

    def _return_by(self) -> ReturnBy:
        try:
            return ReturnBy(self.texts["return_by"])
        except ValueError:
            self._fault("return_by", "unknown", "Chọn cách nhận kết quả trong danh sách.")
            return ReturnBy.COUNTER

    def _filed_at(self) -> AgencyNamed:
        code = self.texts["filed_at"]
        if not code:
            return AgencyNamed(self.here.code, self.here.name)
        try:
            found = agencies.resolve(code, self.now.date())
        except AgencyUnknown:
            self._fault("filed_at", "unknown", f"Nơi nộp: không có đơn vị mã “{code}”; xem lại mã.")
            return AgencyNamed(code, "")
        return AgencyNamed(found.code, found.name)

    def _appointment(self, due: DueExplained) -> datetime | None:
        text = self.texts["appointment"]
        if not text:
            return due.due_at
        try:
            said = parse_moment(text)
        except DateUnreadable:
            self._fault(
                "appointment", "shape", "Ngày hẹn trả viết như 05/02/2026 hoặc 05/02/2026 16:30."
            )
            return due.due_at
        at = said.at if said.has_time else self._clock.end_of_working_day(said.at.date())
        self._check_appointment(at, due)
        return at

    def _check_appointment(self, at: datetime, due: DueExplained) -> None:
        sessions = self._clock.sessions_of(at.date())
        minute = at.hour * 60 + at.minute
        if at <= self.now:
            self._fault(
                "appointment", "past", "Ngày hẹn trả đã qua; nhập một thời điểm sau bây giờ."
            )
        elif not any(begin <= minute <= end for begin, end in sessions):
            self._fault(
                "appointment",
                "closed",
                f"{at:%H:%M} {day_words(at.date())} không phải giờ làm việc; chọn giờ khác.",
            )
        elif due.due_at is not None and at > due.due_at:
            self._fault(
                "appointment",
                "late",
                f"Hẹn trả muộn hơn thời hạn của thủ tục ({due.due_at:%H:%M} "
                f"{format_day(due.due_at.date())}); hẹn sớm hơn hoặc để trống.",
            )
