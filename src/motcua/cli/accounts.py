"""`motcua createsuperuser`: the account of whoever installs; `motcua reset-codes`: a lost phone."""

from typing import Annotated

import typer

from motcua.cli.errors import AccountMissing, PasswordsDiffer


def createsuperuser(
    username: Annotated[str, typer.Option(prompt="Tên đăng nhập", help="Tên đăng nhập.")],
    full_name: Annotated[str, typer.Option("--full-name", prompt="Họ và tên", help="Họ và tên.")],
    password: Annotated[
        str | None,
        typer.Option(
            envvar="MOTCUA_PASSWORD", help="Mật khẩu; không nêu thì hỏi.", show_default=False
        ),
    ] = None,
    agency: Annotated[
        str | None,
        typer.Option(help="Mã đơn vị (mã hoặc mã@ngày) mà tài khoản mở trang của nó."),
    ] = None,
    role: Annotated[str, typer.Option(help="Vai trò tại đơn vị ấy.")] = "admin",
) -> None:
    """Tạo tài khoản quản trị cài đặt, có mọi quyền."""
    from motcua.agencies import api as agencies
    from motcua.config import clock

    today = clock.now().date()
    place = None
    if agency is not None:
        # Without a day of its own the code means the unit of today.
        place = agencies.resolve(agency, None if "@" in agency else today).id
    agencies.create_user(
        username,
        password or _ask_password(),
        full_name,
        place,
        None if place is None else role,
        superuser=True,
    )
    typer.echo(f"Đã tạo tài khoản quản trị “{username}”.")


def reset_codes(
    username: Annotated[str, typer.Argument(help="Tên đăng nhập của người mất điện thoại.")],
) -> None:
    """Bỏ mã xác nhận và mã dự phòng của một tài khoản; người ấy bật lại khi đăng nhập."""
    from motcua.agencies import api as agencies
    from motcua.desk.two_factor import forget

    user_id = agencies.user_id_of(username)
    if user_id is None:
        raise AccountMissing(username)
    if forget(user_id):
        typer.echo(f"Đã bỏ mã xác nhận của tài khoản “{username}”.")
    else:
        typer.echo(f"Tài khoản “{username}” không có mã xác nhận nào.")


def _ask_password() -> str:
    first: str = typer.prompt("Mật khẩu", hide_input=True)
    if typer.prompt("Nhập lại mật khẩu", hide_input=True) != first:
        raise PasswordsDiffer
    return first
