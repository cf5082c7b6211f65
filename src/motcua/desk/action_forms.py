"""What may be done to a dossier, as the forms an officer sees: words, fields, what follows."""

from dataclasses import dataclass, replace
from enum import StrEnum

from motcua.dossiers.data import DossierRow
from motcua.kernel.cases import State, Verb


class Kind(StrEnum):
    """How a field is filled in."""

    TEXT = "text"  # one line
    LONG = "long"  # several sentences
    LINES = "lines"  # one thing a line
    MOMENT = "moment"  # dd/mm/yyyy HH:MM
    CHECK = "check"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Field:
    """One field. name: in the form, and of the value it becomes; value: what stands in it."""

    name: str
    label: str
    kind: Kind
    hint: str = ""
    required: bool = False
    options: tuple[tuple[str, str], ...] = ()
    value: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class ActionForm:
    """A verb on the desk. slug: in the address. consequence: what cannot be undone by a click."""

    verb: Verb
    slug: str
    label: str
    submit: str
    done: str
    fields: tuple[Field, ...]
    consequence: str = ""

    def filled(self, values: dict[str, str], faults: dict[str, str]) -> "ActionForm":
        """With what was typed and what is wrong with it, by name."""
        return replace(
            self,
            fields=tuple(
                replace(
                    field,
                    value=values.get(field.name, field.value),
                    fault=faults.get(field.name, ""),
                )
                for field in self.fields
            ),
        )


AT = Field(
    "at",
    "Xảy ra lúc",
    Kind.MOMENT,
    hint="Để trống là bây giờ. Việc đã xảy ra trước đó thì ghi dd/mm/yyyy giờ:phút.",
)


def _reason(label: str = "Lý do", hint: str = "") -> Field:
    return Field("reason", label, Kind.LONG, hint=hint, required=True)


FORMS: dict[Verb, ActionForm] = {
    form.verb: form
    for form in (
        ActionForm(
            Verb.FINISH,
            "co-ket-qua",
            "Ghi có kết quả",
            "Ghi có kết quả",
            "Đã ghi hồ sơ có kết quả.",
            (AT,),
            "Ngày này quyết định hồ sơ trước hạn, đúng hạn hay quá hạn trong báo cáo.",
        ),
        ActionForm(
            Verb.DELIVER,
            "tra-ket-qua",
            "Trả kết quả",
            "Ghi đã trả kết quả",
            "Đã ghi trả kết quả cho công dân.",
            (AT,),
        ),
        ActionForm(
            Verb.ASK_SUPPLEMENT,
            "yeu-cau-bo-sung",
            "Yêu cầu bổ sung",
            "Yêu cầu bổ sung",
            "Đã yêu cầu bổ sung; đồng hồ dừng từ lúc này.",
            (
                Field(
                    "missing",
                    "Giấy tờ cần bổ sung",
                    Kind.LINES,
                    hint="Mỗi dòng một giấy tờ. Ghi đủ mọi giấy tờ trong một lần.",
                    required=True,
                ),
                _reason(hint="Vì sao cần, theo quy định nào."),
                AT,
            ),
            "Đồng hồ dừng cho đến khi nhận bổ sung.",
        ),
        ActionForm(
            Verb.RECEIVE_SUPPLEMENT,
            "nhan-bo-sung",
            "Nhận bổ sung",
            "Ghi đã nhận bổ sung",
            "Đã nhận bổ sung; đồng hồ chạy tiếp.",
            (
                Field(
                    "restarts",
                    "Tính lại thời hạn từ đầu",
                    Kind.CHECK,
                    hint="Đánh dấu khi quy định của thủ tục cho tính lại từ ngày nhận đủ hồ sơ.",
                ),
                AT,
            ),
        ),
        ActionForm(
            Verb.ROUTE,
            "chuyen-xu-ly",
            "Chuyển xử lý",
            "Chuyển hồ sơ",
            "Đã chuyển hồ sơ.",
            (Field("officer", "Cán bộ xử lý", Kind.CHOICE, required=True), AT),
        ),
        ActionForm(
            Verb.REFUSE,
            "tu-choi",
            "Từ chối giải quyết",
            "Từ chối giải quyết hồ sơ",
            "Đã ghi từ chối giải quyết.",
            (_reason(hint="In trên văn bản từ chối gửi công dân."), AT),
            "Hồ sơ kết thúc; không mở lại được, chỉ đính chính có lý do.",
        ),
        ActionForm(
            Verb.PAUSE,
            "tam-dung",
            "Tạm dừng",
            "Tạm dừng hồ sơ",
            "Đã tạm dừng; đồng hồ dừng từ lúc này.",
            (_reason(), AT),
            "Đồng hồ dừng cho đến khi tiếp tục.",
        ),
        ActionForm(
            Verb.RESUME,
            "tiep-tuc",
            "Tiếp tục giải quyết",
            "Tiếp tục giải quyết",
            "Đã tiếp tục; đồng hồ chạy tiếp.",
            (AT,),
        ),
        ActionForm(
            Verb.WITHDRAW,
            "rut-ho-so",
            "Công dân rút hồ sơ",
            "Ghi rút hồ sơ",
            "Đã ghi công dân rút hồ sơ.",
            (_reason(), AT),
            "Hồ sơ kết thúc; muốn làm lại thì tiếp nhận hồ sơ mới.",
        ),
        ActionForm(
            Verb.CORRECT,
            "dinh-chinh",
            "Đính chính",
            "Ghi đính chính",
            "Đã đính chính; giá trị cũ vẫn nằm trong diễn biến.",
            (_reason("Lý do đính chính"),),
        ),
        ActionForm(
            Verb.CANCEL,
            "huy",
            "Hủy hồ sơ nhập sai",
            "Hủy hồ sơ này",
            "Đã hủy hồ sơ nhập sai.",
            (_reason("Lý do hủy", "Chỉ dùng khi hồ sơ nhập nhầm hoặc nhập trùng."), AT),
            "Hồ sơ hủy không tính vào cột nào của biểu 06a; vẫn còn trong nhật ký.",
        ),
    )
}
BY_SLUG = {form.slug: form for form in FORMS.values()}

# The acts a state is there for, in order; three of them at most are buttons, the rest a menu.
USUAL: dict[State, tuple[Verb, ...]] = {
    State.PENDING: (Verb.FINISH, Verb.ASK_SUPPLEMENT, Verb.ROUTE, Verb.REFUSE),
    State.WAITING: (Verb.RECEIVE_SUPPLEMENT, Verb.WITHDRAW, Verb.REFUSE),
    State.PAUSED: (Verb.RESUME, Verb.FINISH, Verb.REFUSE),
    State.FINISHED: (Verb.DELIVER,),
}
BUTTONS = 3


@dataclass(frozen=True, slots=True)
class ActionBar:
    """What the head of a dossier offers: buttons (the first is the primary one) and a menu."""

    buttons: tuple[ActionForm, ...]
    menu: tuple[ActionForm, ...]


def action_bar(row: DossierRow, possible: tuple[Verb, ...]) -> ActionBar:
    """`possible`: what state and role allow. Verbs without a form here belong to other pages."""
    usual = [verb for verb in USUAL.get(row.state, ()) if verb in possible][:BUTTONS]
    rest = [verb for verb in FORMS if verb in possible and verb not in usual]
    return ActionBar(tuple(FORMS[verb] for verb in usual), tuple(FORMS[verb] for verb in rest))
