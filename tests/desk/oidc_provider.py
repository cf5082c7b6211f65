"""An identity provider as the standard wants one, on this machine, with keys made here.

Tests tell it whom it signs in and what it gets wrong. Written from OpenID Connect Core 1.0 and
RFC 7636, not from what the program reads.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "mot-cua:phú sơn", "bí mật/của & mình"


def key(kid):
    """A signing key and its public half as JSON has it."""
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(private.public_key()))
    return private, public | {"kid": kid, "use": "sig", "alg": "RS256"}


class Provider:
    """Running while it is a context. wrong: claims of the next tokens that are otherwise."""

    def __init__(self):
        self.private, self.public = key("k1")
        self.subject = "7f3c-2a"
        self.claims, self.without, self.header = {}, (), {"kid": "k1"}
        self.signing, self.algorithm = self.private, "RS256"
        self.codes, self.seen = {}, []
        self.said = {}  # of the discovery, otherwise than it should be
        self.answer = None  # of the token endpoint, in place of the right one
        self.ways = ["client_secret_basic"]
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
        self.server.provider = self
        self.issuer = f"http://127.0.0.1:{self.server.server_port}/realm"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *error):
        self.server.shutdown()
        self.server.server_close()

    def signs_in(self, address):
        """What a browser that opened `address` is sent back with, after the person signed in."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert address.startswith(f"{self.issuer}/authorize?")
        assert (asked["response_type"], asked["client_id"]) == ("code", CLIENT)
        assert "openid" in asked["scope"].split()
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(12)
        self.codes[code] = asked
        return {"code": code, "state": asked["state"], "iss": self.issuer}

    def token_for(self, asked):
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": self.subject,
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
        } | self.claims
        claims = {name: value for name, value in claims.items() if name not in self.without}
        return jwt.encode(claims, self.signing, algorithm=self.algorithm, headers=self.header)


class _Answers(BaseHTTPRequestHandler):
    """One request to the provider of `self.server`."""

    def do_GET(self):
        path = self.path.removeprefix("/realm")
        self.server.provider.seen.append(path)
        if path == "/.well-known/openid-configuration":
            return self._tell(
                {
                    "issuer": self.server.provider.issuer,
                    "authorization_endpoint": f"{self.server.provider.issuer}/authorize",
                    "token_endpoint": f"{self.server.provider.issuer}/token",
                    "jwks_uri": f"{self.server.provider.issuer}/keys",
                    "token_endpoint_auth_methods_supported": self.server.provider.ways,
                }
                | self.server.provider.said
            )
        if path == "/keys":
            return self._tell({"keys": [self.server.provider.public]})
        return self._tell({"error": "not_found"}, 404)

    def do_POST(self):
        length = int(self.headers["Content-Length"])
        sent = {k: v[0] for k, v in parse_qs(self.rfile.read(length).decode()).items()}
        self.server.provider.seen.append(self.path.removeprefix("/realm"))
        if self.server.provider.answer is not None:
            return self._tell(*self.server.provider.answer)
        asked = self.server.provider.codes.pop(sent.get("code"), None)
        if asked is None or not self._is_client(sent):
            return self._tell({"error": "invalid_grant"}, 400)
        digest = hashlib.sha256(sent["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if challenge != asked["code_challenge"]:
            return self._tell({"error": "invalid_grant"}, 400)
        if sent["redirect_uri"] != asked["redirect_uri"]:
            return self._tell({"error": "invalid_grant"}, 400)
        return self._tell({"access_token": "x", "id_token": self.server.provider.token_for(asked)})

    def _is_client(self, sent):
        if "client_secret_basic" not in self.server.provider.ways:
            return (sent.get("client_id"), sent.get("client_secret")) == (CLIENT, SECRET)
        told = self.headers.get("Authorization", "").removeprefix("Basic ")
        name, _, word = base64.b64decode(told).decode().partition(":")
        return (unquote(name), unquote(word)) == (CLIENT, SECRET)

    def _tell(self, said, status=200):
        body = said if isinstance(said, bytes) else json.dumps(said).encode()
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "http://127.0.0.1:9/khac")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Quiet."""


def query(values):
    """As an address has it."""
    return urlencode(values)
