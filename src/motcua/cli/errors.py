"""What the command line refuses before a room is asked."""

from typing import ClassVar

from motcua.kernel.errors import MotcuaError


class DatabaseUnreachable(MotcuaError):
    """No connection to the database named by DATABASE_URL, or no file under MOTCUA_HOME."""

    code: ClassVar[str] = "database.unreachable"

    def __init__(self, reason: str) -> None:
        """`reason` as the database's driver says it; it carries no password."""
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return (
            f"Không mở được cơ sở dữ liệu: {self.reason} "
            "Hãy kiểm tra DATABASE_URL, MOTCUA_HOME và quyền ghi vào thư mục dữ liệu."
        )


class DatabaseNotReady(MotcuaError):
    """The database was never migrated, or by an older version of the program."""

    code: ClassVar[str] = "database.not_ready"

    def __str__(self) -> str:
        return "Cơ sở dữ liệu chưa được tạo hoặc còn ở bản cũ; hãy chạy: motcua migrate"


class PasswordsDiffer(MotcuaError):
    """The password and its repetition are not the same."""

    code: ClassVar[str] = "staff.passwords_differ"

    def __str__(self) -> str:
        return "Hai lần nhập mật khẩu không giống nhau; hãy làm lại."


class AddressTaken(MotcuaError):
    """The web server cannot listen where it was told to."""

    code: ClassVar[str] = "server.address_taken"

    def __init__(self, host: str, port: int, reason: str) -> None:
        """`reason` as the system says it."""
        super().__init__(host, port, reason)
        self.host = host
        self.port = port
        self.reason = reason

    def __str__(self) -> str:
        return (
            f"Không mở được trang tại {self.host}:{self.port} ({self.reason}); "
            "hãy chọn cổng khác bằng --port."
        )


class WorkersNeedServer(MotcuaError):
    """More than one process was asked for over a SQLite file."""

    code: ClassVar[str] = "server.workers_need_server"

    def __init__(self, asked: int) -> None:
        """`asked`: processes."""
        super().__init__(asked)
        self.asked = asked

    def __str__(self) -> str:
        return (
            f"--workers {self.asked}: tệp SQLite chỉ cho một tiến trình ghi; hãy bỏ --workers, "
            "hoặc đặt DATABASE_URL tới một máy chủ PostgreSQL."
        )


class AccountMissing(MotcuaError):
    """No account has this user name."""

    code: ClassVar[str] = "staff.account_missing"

    def __init__(self, username: str) -> None:
        """`username` as typed."""
        super().__init__(username)
        self.username = username

    def __str__(self) -> str:
        return f"Không có tài khoản “{self.username}”; hãy xem lại tên đăng nhập."
