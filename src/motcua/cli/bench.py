"""`motcua bench`: how fast this machine is with this program, and against whom."""

from pathlib import Path
from typing import Annotated

import typer


def bench(
    rows: Annotated[int, typer.Option(help="Số hồ sơ của cả nước, trong mọi năm.")] = 1_000_000,
    years: Annotated[int, typer.Option(help="Số năm của lịch sử.")] = 10,
    import_rows: Annotated[
        int, typer.Option(help="Số hồ sơ của tệp nhập thử; 0: không đo việc nhập.")
    ] = 100_000,
    engine: Annotated[
        str, typer.Option(help="So với: all (tất cả), duckdb, postgres hoặc sqlite.")
    ] = "all",
    desk: Annotated[
        bool,
        typer.Option("--desk", help="Chỉ đo quầy tiếp nhận dưới tải: tiếp nhận, tìm, danh sách."),
    ] = False,
    seconds: Annotated[
        float, typer.Option(help="Với --desk: mỗi mức tải kéo dài bao nhiêu giây.")
    ] = 30.0,
    folder: Annotated[
        Path | None, typer.Option(help="Thư mục chứa dữ liệu tạm; mặc định là của hệ thống.")
    ] = None,
) -> None:
    """Đo tốc độ và bộ nhớ trên dữ liệu giả lập; không đụng đến dữ liệu đang có.

    Mã kết thúc: 0 mọi mục tiêu đều đạt; 1 có mục tiêu chưa đạt, hoặc phép đo dừng giữa chừng.
    """
    import signal
    import sys

    from motcua.bench import api
    from motcua.config import clock

    # A server and folders of data are to be put away, also when the program is asked to end.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    if desk:
        found = api.bench_desk(
            rows=rows, seconds=seconds, folder=folder, now=clock.now(), say=typer.echo
        )
        raise typer.Exit(1 if found.missed else 0)
    targets = api.bench(
        rows=rows,
        years=years,
        import_rows=import_rows,
        engine=engine,
        folder=folder,
        say=typer.echo,
    )
    if targets.missed:
        raise typer.Exit(1)
