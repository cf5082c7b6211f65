"""Help and refusals of the command line in Vietnamese: typer itself speaks English only."""

import re
from collections.abc import Callable

from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

PHRASES = (
    ("Usage: ", "Cách dùng: "),
    ("[OPTIONS]", "[TÙY CHỌN]"),
    ("COMMAND [ARGS]...", "LỆNH [THAM SỐ]..."),
    ("\nOptions:", "\nTùy chọn:"),
    ("\nCommands:", "\nLệnh:"),
    ("\nArguments:", "\nTham số:"),
    ("Show this message and exit.", "In trợ giúp này."),
    ("[default: ", "[mặc định: "),
    ("[required]", "[bắt buộc]"),
    ("[env var: ", "[biến môi trường: "),
    ("; required]", "; bắt buộc]"),
    ("; default: ", "; mặc định: "),
    # As wide as the English word: the help text is in columns.
    ("<int range>", "<số>       "),
    ("<int>", "<số> "),
    ("<str>", "<chữ>"),
    ("<path>", "<tệp> "),
)

# What typer says of a value -> what the officer reads.
VALUES = (
    (r"'?(.*?)'? is not one of (.*)\.", r"“\1” không có trong: \2"),
    (r"'?(.*?)'? does not match the formats .*%Y-%m-%d.*", r"“\1” phải là ngày dạng 2024-03-14"),
    (r"(?:File|Path|Directory) '(.*)' does not exist\.", r"không có tệp hay thư mục “\1”"),
    (r"File '(.*)' is a directory\.", r"“\1” là thư mục, cần một tệp"),
    (r"Directory '(.*)' is a file\.", r"“\1” là tệp, cần một thư mục"),
    (r".*valid integer.*", "phải là số nguyên"),
    (r"Input should be greater than or equal to (\S+)", r"phải từ \1 trở lên"),
    (r"Input should be less than or equal to (\S+)", r"không được quá \1"),
)


class VietnameseCommand(TyperCommand):
    """A command whose help is Vietnamese."""

    def get_help(self, ctx):  # type: ignore[no-untyped-def]
        """The whole help text."""
        return in_vietnamese(super().get_help(ctx))


class VietnameseGroup(TyperGroup):
    """A group of commands whose help is Vietnamese."""

    def get_help(self, ctx):  # type: ignore[no-untyped-def]
        """The whole help text."""
        return in_vietnamese(super().get_help(ctx))


def in_vietnamese(help_text: str) -> str:
    """Typer's own words in a help text, translated."""
    for english, vietnamese in PHRASES:
        help_text = help_text.replace(english, vietnamese)
    return help_text


def sentence(refusal: TyperException) -> str:
    """What was wrong with the command as typed. The text carries no line of usage."""
    speak = SENTENCES.get(type(refusal).__name__)
    return speak(refusal) if speak else _of_message(refusal)


def _hint(refusal: TyperException) -> str:
    param = getattr(refusal, "param", None)
    if param is None:
        return str(getattr(refusal, "param_hint", None) or "tham số")
    names = [*getattr(param, "opts", []), *getattr(param, "secondary_opts", [])]
    if param.param_type_name == "argument":
        return str(param.metavar or param.name or "tham số").upper()
    return " / ".join(names)


def _missing(refusal: TyperException) -> str:
    return f"Thiếu {_hint(refusal)}."


def _no_option(refusal: TyperException) -> str:
    likely = getattr(refusal, "possibilities", None)
    ask = f" Có phải: {', '.join(sorted(likely))}?" if likely else ""
    return f"Không có tùy chọn {refusal.option_name}.{ask}"  # type: ignore[attr-defined]


def _bad_value(refusal: TyperException) -> str:
    said = refusal.message
    for pattern, vietnamese in VALUES:
        if re.fullmatch(pattern, said):
            said = re.sub(pattern, vietnamese, said)
            break
    return f"Giá trị của {_hint(refusal)} không dùng được: {said.rstrip('.')}."


def _option_use(refusal: TyperException) -> str:
    return f"Tùy chọn {refusal.option_name} cần một giá trị."  # type: ignore[attr-defined]


def _of_message(refusal: TyperException) -> str:
    if found := re.fullmatch(r"No such command '(.*)'\..*", refusal.message, re.DOTALL):
        return f"Không có lệnh “{found[1]}”."
    if found := re.fullmatch(r"Got unexpected extra argument.* \((.*)\)", refusal.message):
        return f"Thừa tham số: {found[1]}."
    if refusal.message == "Missing command.":
        return "Thiếu tên lệnh."
    return refusal.format_message()


SENTENCES: dict[str, Callable[[TyperException], str]] = {
    "MissingParameter": _missing,
    "NoSuchOption": _no_option,
    "BadParameter": _bad_value,
    "BadOptionUsage": _option_use,
    "BadArgumentUsage": _of_message,
}
