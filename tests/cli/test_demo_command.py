"""What `motcua demo` says of its accounts."""

from motcua.cli.demo import account_line
from motcua.demo.build import Account


def test_an_account_is_listed_with_its_role_in_vietnamese():
    account = Account("phuson.motcua", "mat-khau", "Trần Thị Hạnh", "counter", "Phường Phú Sơn")

    assert "Trần Thị Hạnh (Công chức tiếp nhận), Phường Phú Sơn" in account_line(account)
