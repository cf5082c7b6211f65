"""The installation's own certificate authority: made once, able to vouch for this network only.

Whoever trusts it trusts it for the names and private addresses it was made for and for nothing
else (RFC 5280, name constraints), so that a stolen key opens no bank.
"""

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from motcua.config.tls.files import write_private
from motcua.config.tls.names import Names

FOLDER = "tls"
CA_CERTIFICATE, CA_KEY = "ca.crt", "ca.key"
CA_YEARS = 10
YEAR = timedelta(days=365)
BEFORE = timedelta(days=1)  # clocks of other machines may be behind
OWN_NETWORKS = (
    "127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16",
    "::1/128", "fc00::/7", "fe80::/10",
)  # fmt: skip
OWN_NAMES = ("localhost", "local", "lan", "home.arpa")


@dataclass(frozen=True, slots=True)
class Authority:
    """The authority, ready to sign. path: of its certificate, which other machines install."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey
    path: Path

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate as the systems show it: "AB:CD:…"."""
        return fingerprint_of(self.certificate)

    def vouches_for(self, names: Names) -> bool:
        """Whether all names and addresses lie within what it may sign."""
        permitted = self.certificate.extensions.get_extension_for_class(x509.NameConstraints)
        subtrees = permitted.value.permitted_subtrees or []
        networks = [one.value for one in subtrees if isinstance(one, x509.IPAddress)]
        domains = [one.value for one in subtrees if isinstance(one, x509.DNSName)]
        return all(any(a in n for n in networks) for a in names.addresses) and all(
            any(name == d or name.endswith(f".{d}") for d in domains) for name in names.hosts
        )


def authority(home: Path, names: Names, now: datetime) -> Authority:
    """The authority under `home`; made, with its key in a file of mode 600, when there is none.

    names: of this machine. One that is about to end, or that may not sign these names, gives way
    to a new one: then other machines have to trust the new certificate.
    """
    folder = home / FOLDER
    path = folder / CA_CERTIFICATE
    if path.exists() and (folder / CA_KEY).exists():
        kept = _read(folder)
        if kept.certificate.not_valid_after_utc > now + YEAR and kept.vouches_for(names):
            return kept
    return _make(folder, names, now)


def fingerprint_of(certificate: x509.Certificate) -> str:
    """SHA-256 of a certificate, pairs of hex digits with colons."""
    return certificate.fingerprint(hashes.SHA256()).hex(":").upper()


def _read(folder: Path) -> Authority:
    path = folder / CA_CERTIFICATE
    certificate = x509.load_pem_x509_certificate(path.read_bytes())
    key = serialization.load_pem_private_key((folder / CA_KEY).read_bytes(), None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError(f"{folder / CA_KEY} holds no elliptic key")
    return Authority(certificate, key, path)


def _make(folder: Path, names: Names, now: datetime) -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    host = names.hosts[0] if names.hosts else "localhost"
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Một Cửa"),
            x509.NameAttribute(NameOID.COMMON_NAME, f"Một Cửa {host} {now:%Y-%m-%d}"[:64]),
        ]
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - BEFORE)
        .not_valid_after(now + CA_YEARS * YEAR)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(), critical=True)
        .add_extension(x509.NameConstraints(list(_permitted(names)), None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    write_private(folder / CA_KEY, _pem(key))
    path = folder / CA_CERTIFICATE
    write_private(path, certificate.public_bytes(serialization.Encoding.PEM))
    return Authority(certificate, key, path)


def _permitted(names: Names) -> Iterable[x509.GeneralName]:
    for network in OWN_NETWORKS:
        yield x509.IPAddress(ipaddress.ip_network(network))
    for name in dict.fromkeys((*OWN_NAMES, *names.hosts)):
        yield x509.DNSName(name)
    for address in names.addresses:
        if not address.is_private:
            yield x509.IPAddress(ipaddress.ip_network(address))


def _usage() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=False,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=True,
        crl_sign=True,
        encipher_only=False,
        decipher_only=False,
    )


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
