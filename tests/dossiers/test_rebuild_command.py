"""`motcua rebuild`: what it prints and how it ends."""

import pytest
import typer
from dossier_builders import at, case, change

from motcua.cli.rebuild import rebuild
from motcua.dossiers.log import write_command
from motcua.dossiers.models import ChainHead, Dossier
from motcua.kernel.actors import SYSTEM


@pytest.fixture
def filled(office):
    """One dossier, imported."""
    change_of_one = change(case("A-1"), applicant="Nguyễn Thị Mẫu")
    payload = {
        "code": "A-1",
        "field_key": "ho-tich",
        "procedure_code": "1.001193",
        "procedure_name": "Thủ tục đăng ký khai sinh",
        "channel": "counter",
        "source_system": "tinh",
        "officer": "",
        "appointment_at": "2024-01-12T17:00:00+07:00",
    }
    change_of_one.events[0].payload.update(payload)
    write_command(office, "import", [change_of_one], actor=SYSTEM, now=at("2024-02-01 08:00"))
    return office


def test_a_sound_database_is_left_alone_with_exit_code_0(filled, capsys):
    rebuild()
    assert capsys.readouterr().out == (
        "Đã đối chiếu 1 hồ sơ với sự kiện: không có gì phải sửa.\n"
        "Đã đối chiếu 0 mục trong các sổ với sự kiện: không có gì phải sửa.\n"
    )


def test_what_was_put_right_is_named_with_exit_code_1_and_then_0(filled, capsys):
    Dossier.objects.update(state="delivered", applicant="Người Khác")
    with pytest.raises(typer.Exit) as ended:
        rebuild()
    assert ended.value.exit_code == 1
    out = capsys.readouterr().out
    assert "A-1, bảng dossier, cột state: đang ghi “delivered”, theo sự kiện là “pending”." in out
    assert "đã ghi lại 1 dòng." in out
    assert "Người Khác" not in out

    rebuild()


def test_a_broken_chain_ends_with_exit_code_1_and_nothing_written(filled, capsys):
    ChainHead.objects.update(hash="0" * 64)
    Dossier.objects.update(state="delivered")
    with pytest.raises(typer.Exit) as ended:
        rebuild()
    assert ended.value.exit_code == 1
    out = capsys.readouterr().out
    assert "Đơn vị 14823, đầu chuỗi: không khớp với lệnh cuối cùng." in out
    assert "không ghi gì" in out
    assert Dossier.objects.get().state == "delivered"
