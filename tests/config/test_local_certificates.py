"""The installation's own certificate authority and the certificate of its server."""

import ssl
import stat
from datetime import datetime, timedelta
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from motcua.config.tls.authority import authority
from motcua.config.tls.names import names_of, own_names
from motcua.config.tls.server_certificate import server_files
from motcua.kernel.dates import VIETNAM

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=VIETNAM)
OFFICE = names_of(["MotCua-PC", "localhost", "192.168.1.20", "127.0.0.1"])


def shown(files):
    return x509.load_pem_x509_certificates(files.certificate.read_bytes())[0]


def verify(ca, certificate, subject):
    verifier = PolicyBuilder().store(Store([ca.certificate])).time(NOW)
    return verifier.build_server_verifier(subject).verify(certificate, [])


def test_the_authority_is_made_once_and_only_this_account_reads_it(tmp_path):
    first = authority(tmp_path, OFFICE, NOW)
    again = authority(tmp_path, OFFICE, NOW + timedelta(days=300))

    assert again.fingerprint == first.fingerprint
    for name in ("ca.key", "ca.crt"):
        assert stat.S_IMODE((tmp_path / "tls" / name).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "tls").stat().st_mode) == 0o700


def test_the_servers_certificate_is_good_for_its_names_and_addresses_and_no_other(tmp_path):
    ca = authority(tmp_path, OFFICE, NOW)
    files = server_files(tmp_path, ca, OFFICE, NOW)

    for subject in (
        x509.DNSName("motcua-pc"),
        x509.DNSName("localhost"),
        x509.IPAddress(ip_address("192.168.1.20")),
    ):
        verify(ca, shown(files), subject)
    with pytest.raises(VerificationError):
        verify(ca, shown(files), x509.DNSName("other-pc"))
    assert stat.S_IMODE(files.key.stat().st_mode) == 0o600
    ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(files.certificate, files.key)


def test_it_stays_while_it_is_good_and_is_renewed_a_month_before_its_end(tmp_path):
    ca = authority(tmp_path, OFFICE, NOW)
    first = server_files(tmp_path, ca, OFFICE, NOW)
    serial = shown(first).serial_number

    kept = server_files(tmp_path, ca, OFFICE, NOW + timedelta(days=366))
    assert (first.is_new, kept.is_new, shown(kept).serial_number) == (True, False, serial)
    renewed = server_files(tmp_path, ca, OFFICE, NOW + timedelta(days=368))
    assert renewed.is_new
    assert shown(renewed).serial_number != serial


def test_a_new_address_brings_a_new_certificate_of_the_same_authority(tmp_path):
    ca = authority(tmp_path, OFFICE, NOW)
    server_files(tmp_path, ca, OFFICE, NOW)
    moved = names_of([*OFFICE.texts, "10.0.0.7"])

    files = server_files(tmp_path, authority(tmp_path, moved, NOW), moved, NOW)

    assert files.is_new
    verify(ca, shown(files), x509.IPAddress(ip_address("10.0.0.7")))


def test_who_trusts_the_authority_trusts_it_for_nothing_outside(tmp_path):
    ca = authority(tmp_path, OFFICE, NOW)

    assert ca.vouches_for(names_of(["quay.local", "10.1.2.3"]))
    assert not ca.vouches_for(names_of(["example.com"]))
    assert not ca.vouches_for(names_of(["8.8.8.8"]))
    outside = names_of(["motcua.example.vn"])
    other = authority(tmp_path, outside, NOW)
    assert other.fingerprint != ca.fingerprint
    assert other.vouches_for(outside)


def test_an_authority_near_its_end_gives_way_to_a_new_one(tmp_path):
    first = authority(tmp_path, OFFICE, NOW)

    later = authority(tmp_path, OFFICE, NOW + timedelta(days=365 * 9 + 10))

    assert later.fingerprint != first.fingerprint
    assert server_files(tmp_path, later, OFFICE, NOW).is_new


def test_a_server_for_this_machine_alone_names_nothing_else():
    assert own_names("127.0.0.1").texts == ("localhost", "127.0.0.1", "::1")
    assert "10.9.8.7" in own_names("0.0.0.0", ["10.9.8.7"]).texts
    assert "0.0.0.0" not in own_names("0.0.0.0").texts
