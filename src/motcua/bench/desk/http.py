"""A small HTTP client that keeps its connections, for thousands of requests a run."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

HEAD_LIMIT = 64 * 1024
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Request:
    """form None: GET. cookies: as one header."""

    path: str
    cookies: str
    form: Mapping[str, str] | None = None

    def raw(self, host: str) -> bytes:
        """As it goes over the line."""
        body = b"" if self.form is None else urlencode(self.form).encode()
        method = "GET" if self.form is None else "POST"
        head = [f"{method} {self.path} HTTP/1.1", f"Host: {host}", f"Cookie: {self.cookies}"]
        if self.form is not None:
            head += [f"Content-Type: {FORM}", f"Content-Length: {len(body)}"]
        return "\r\n".join((*head, "", "")).encode() + body


@dataclass(frozen=True, slots=True)
class Answer:
    """status 0: the connection broke. location: of a redirect, "" none."""

    status: int
    location: str
    size: int


class Client:
    """Connections to one server, each used again when it is free."""

    def __init__(self, port: int) -> None:
        """`port` of 127.0.0.1."""
        self._port, self._host = port, f"127.0.0.1:{port}"
        self._free: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []

    async def send(self, request: Request) -> Answer:
        """The answer, read to its end."""
        try:
            reader, writer = await self._connection()
            writer.write(request.raw(self._host))
            await writer.drain()
            answer = await _read(reader)
        except (OSError, asyncio.IncompleteReadError):
            return Answer(0, "", 0)
        self._free.append((reader, writer))
        return answer

    async def close(self) -> None:
        """All connections."""
        for _, writer in self._free:
            writer.close()
        self._free.clear()

    async def _connection(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        while self._free:
            reader, writer = self._free.pop()
            if not (reader.at_eof() or writer.is_closing()):
                return reader, writer
        return await asyncio.open_connection("127.0.0.1", self._port, limit=HEAD_LIMIT)


async def _read(reader: asyncio.StreamReader) -> Answer:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers = {
        name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])
    }
    size = 0
    if headers.get("transfer-encoding") == "chunked":
        while length := int((await reader.readline()).split(b";")[0], 16):
            size += len(await reader.readexactly(length + 2)) - 2
        await reader.readline()
    elif length := int(headers.get("content-length", "0")):
        size = len(await reader.readexactly(length))
    return Answer(int(head[0].split(" ")[1]), headers.get("location", ""), size)
