"""The certificate that the server shows, renewed before it ends or when names change."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from motcua.config.tls.authority import FOLDER, Authority
from motcua.config.tls.files import write_private
from motcua.config.tls.names import Names

CERTIFICATE, KEY = "server.crt", "server.key"
DAYS = 397  # browsers take no certificate for longer
RENEWED_BEFORE = timedelta(days=30)
BEFORE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ServerFiles:
    """What the server is started with. is_new: made just now."""

    certificate: Path
    key: Path
    is_new: bool


def server_files(home: Path, authority: Authority, names: Names, now: datetime) -> ServerFiles:
    """Certificate and key (mode 600) under `home`, good for all `names` for 30 days at least."""
    folder = home / FOLDER
    files = ServerFiles(folder / CERTIFICATE, folder / KEY, is_new=False)
    if files.key.exists() and files.certificate.exists():
        kept = x509.load_pem_x509_certificates(files.certificate.read_bytes())[0]
        if _serves(kept, authority, names, now):
            return files
    _make(files, authority, names, now)
    return ServerFiles(files.certificate, files.key, is_new=True)


def _serves(kept: x509.Certificate, authority: Authority, names: Names, now: datetime) -> bool:
    ends = kept.not_valid_after_utc
    said = kept.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    shown = {*said.get_values_for_type(x509.DNSName)}
    shown |= {str(address) for address in said.get_values_for_type(x509.IPAddress)}
    issuer = authority.certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier)
    by = kept.extensions.get_extension_for_class(x509.AuthorityKeyIdentifier)
    return (
        ends > now + RENEWED_BEFORE
        and set(names.texts) <= shown
        and by.value.key_identifier == issuer.value.digest
    )


def _make(files: ServerFiles, authority: Authority, names: Names, now: datetime) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    alternatives: list[x509.GeneralName] = [x509.DNSName(name) for name in names.hosts]
    alternatives += [x509.IPAddress(address) for address in names.addresses]
    ends = min(now + timedelta(days=DAYS), authority.certificate.not_valid_after_utc)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names.texts[0][:64])]))
        .issuer_name(authority.certificate.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - BEFORE)
        .not_valid_after(ends)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(
                authority.certificate.extensions.get_extension_for_class(
                    x509.SubjectKeyIdentifier
                ).value
            ),
            critical=False,
        )
        .sign(authority.key, hashes.SHA256())
    )
    write_private(
        files.key,
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ),
    )
    pem = serialization.Encoding.PEM
    chain = certificate.public_bytes(pem) + authority.certificate.public_bytes(pem)
    write_private(files.certificate, chain)
