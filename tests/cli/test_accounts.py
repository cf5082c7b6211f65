"""`motcua createsuperuser`: by options, or asked for."""

PASSWORD = "mot-mat-khau-dai"


def test_an_account_is_made_from_options(run, ready_home):
    typed = ["createsuperuser", "--username", "mot", "--full-name", "Người Một"]
    made = run(*typed, home={**ready_home, "MOTCUA_PASSWORD": PASSWORD})
    assert (made.returncode, made.stderr) == (0, "")
    assert made.stdout == "Đã tạo tài khoản quản trị “mot”.\n"

    again = run(*typed, home={**ready_home, "MOTCUA_PASSWORD": PASSWORD})
    assert again.returncode == 2
    assert again.stderr == "Tên đăng nhập “mot” đã có người dùng; hãy chọn tên khác.\n"


def test_what_was_not_given_is_asked_for(run, ready_home):
    answers = f"hai\nNgười Hai\n{PASSWORD}\n{PASSWORD}\n"
    made = run("createsuperuser", home=ready_home, typed=answers)
    assert made.returncode == 0, made.stderr
    assert made.stdout.endswith("Đã tạo tài khoản quản trị “hai”.\n")
    assert PASSWORD not in made.stdout


def test_two_different_passwords_make_nothing(run, ready_home):
    made = run("createsuperuser", home=ready_home, typed=f"ba\nNgười Ba\n{PASSWORD}\nkhac\n")
    assert made.returncode == 2
    assert "Hai lần nhập mật khẩu không giống nhau; hãy làm lại." in made.stderr


def test_an_account_may_stand_at_an_agency(run, ready_home):
    typed = ["createsuperuser", "--username", "bon", "--full-name", "Người Bốn", "--password"]
    place = ["--agency", "14823@2024-03-14"]
    assert run(*typed, PASSWORD, *place, home=ready_home).returncode == 0

    typed[2] = "nam"
    refused = run(*typed, PASSWORD, "--agency", "14823", home=ready_home)
    assert refused.returncode == 2
    assert "Nếu muốn nói đơn vị ấy, hãy ghi 14823@2025-06-30." in refused.stderr


def test_end_of_input_stops_without_a_traceback(run, ready_home):
    stopped = run("createsuperuser", home=ready_home, typed="sau\n")
    assert stopped.returncode == 1
    assert stopped.stderr.strip().endswith("Đã dừng.")


def test_codes_of_an_account_that_is_not_there_are_refused_and_of_one_without_are_told(
    run, ready_home
):
    missing = run("reset-codes", "khong.co", home=ready_home)
    assert missing.returncode == 2
    assert missing.stderr == "Không có tài khoản “khong.co”; hãy xem lại tên đăng nhập.\n"

    run(
        "createsuperuser",
        *("--username", "bay", "--full-name", "Người Bảy", "--password", PASSWORD),
        home=ready_home,
    )
    none = run("reset-codes", "bay", home=ready_home)
    assert (none.returncode, none.stdout) == (0, "Tài khoản “bay” không có mã xác nhận nào.\n")
