"""What the command line refuses before a room is asked."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.kernel.errors import MotcuaError


@dataclass(eq=False)
class DatabaseUnreachable(MotcuaError):
    """No connection to the database named by DATABASE_URL, or no file under MOTCUA_HOME.

    `reason` as the database's driver says it; it carries no password.
    """

    code: ClassVar[str] = "database.unreachable"
    reason: str

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


@dataclass(eq=False)
class AddressTaken(MotcuaError):
    """The web server cannot listen where it was told to.

    `reason` as the system says it.
    """

    code: ClassVar[str] = "server.address_taken"
    host: str
    port: int
    reason: str

    def __str__(self) -> str:
        return (
            f"Không mở được trang tại {self.host}:{self.port} ({self.reason}); "
            "hãy chọn cổng khác bằng --port."
        )


@dataclass(eq=False)
class WorkersNeedServer(MotcuaError):
    """More than one process was asked for over a SQLite file.

    `asked`: processes.
    """

    code: ClassVar[str] = "server.workers_need_server"
    asked: int

    def __str__(self) -> str:
        return (
            f"--workers {self.asked}: tệp SQLite chỉ cho một tiến trình ghi; hãy bỏ --workers, "
            "hoặc đặt DATABASE_URL tới một máy chủ PostgreSQL."
        )


@dataclass(eq=False)
class AccountMissing(MotcuaError):
    """No account has this user name."""

    code: ClassVar[str] = "staff.account_missing"
    username: str

    def __str__(self) -> str:
        return f"Không có tài khoản “{self.username}”; hãy xem lại tên đăng nhập."
