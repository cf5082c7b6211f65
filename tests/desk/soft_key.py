"""A sign-in key made of software: answers as an authenticator and its browser do.

Written from the standard (WebAuthn Level 2: 5.8.1, 6.1, 6.5.1), not from what the server reads.
"""

import base64
import hashlib
import json
import secrets
import struct

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

PRESENT, VERIFIED, WITH_KEY = 0x01, 0x04, 0x40


def text_of(raw):
    """base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def bytes_of(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def cbor(value):
    """As much of CBOR as a key needs: small numbers, bytes, text, maps."""

    def head(major, number):
        if number < 24:
            return bytes([major << 5 | number])
        if number < 256:
            return bytes([major << 5 | 24, number])
        return bytes([major << 5 | 25]) + struct.pack(">H", number)

    if isinstance(value, int):
        return head(0, value) if value >= 0 else head(1, -1 - value)
    if isinstance(value, bytes):
        return head(2, len(value)) + value
    if isinstance(value, str):
        return head(3, len(value.encode())) + value.encode()
    return head(5, len(value)) + b"".join(cbor(k) + cbor(v) for k, v in value.items())


class SoftKey:
    """One key. verified: it asks for a finger or a PIN."""

    def __init__(self, origin="http://localhost", *, verified=True):
        self.origin = origin
        self.flags = PRESENT | (VERIFIED if verified else 0)
        self.secret = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(16)
        self.handle = None
        self.count = 0

    def made(self, options):
        """The answer to creation options; the key belongs to their user from now on."""
        asked = options["publicKey"]
        self.handle = asked["user"]["id"]
        numbers = self.secret.public_key().public_numbers()
        x, y = (number.to_bytes(32, "big") for number in (numbers.x, numbers.y))
        public = cbor({1: 2, 3: -7, -1: 1, -2: x, -3: y})
        key = bytes(16) + struct.pack(">H", len(self.id)) + self.id + public
        data = self._about(asked["rp"]["id"], self.flags | WITH_KEY) + key
        attestation = cbor({"fmt": "none", "attStmt": {}, "authData": data})
        response = {
            "clientDataJSON": text_of(self._client("webauthn.create", asked["challenge"])),
            "attestationObject": text_of(attestation),
            "transports": ["internal"],
        }
        return self._answer(response, {"credProps": {"rk": True}})

    def used(self, options, *, handle=None):
        """The answer to request options. handle: of another person than the key's."""
        asked = options["publicKey"]
        self.count += 1
        data = self._about(asked["rpId"], self.flags)
        client = self._client("webauthn.get", asked["challenge"])
        signed = data + hashlib.sha256(client).digest()
        response = {
            "clientDataJSON": text_of(client),
            "authenticatorData": text_of(data),
            "signature": text_of(self.secret.sign(signed, ec.ECDSA(hashes.SHA256()))),
            "userHandle": handle or self.handle,
        }
        return self._answer(response, {})

    def _about(self, place, flags):
        return hashlib.sha256(place.encode()).digest() + struct.pack(">BI", flags, self.count)

    def _client(self, kind, challenge):
        said = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps(said).encode()

    def _answer(self, response, extensions):
        return {
            "id": text_of(self.id),
            "rawId": text_of(self.id),
            "type": "public-key",
            "response": response,
            "clientExtensionResults": extensions,
        }
