"""Refusals of the demonstration."""

from motcua.kernel.errors import MotcuaError


class DatabaseInUse(MotcuaError):
    """The database already holds dossiers that are not the demonstration's."""

    code = "demo.database_in_use"

    def __str__(self) -> str:
        return (
            "Cơ sở dữ liệu đang có hồ sơ thật nên không nạp dữ liệu minh họa. "
            "Hãy đặt MOTCUA_HOME (hoặc DATABASE_URL) tới một nơi trống rồi chạy lại."
        )
