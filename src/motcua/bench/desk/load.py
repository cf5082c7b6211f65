"""Load on a server: open loop (so many a second, whatever the server does) and saturation.

In an open loop the time of a request runs from when it was due, not from when it was sent: a
server that stalls makes everybody after it wait, and that is counted.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from time import perf_counter

from motcua.bench.desk.http import Answer, Client, Request

EXPECTED = frozenset({200, 302})


@dataclass(slots=True)
class Load:
    """Seconds of each request by when it was due; answers as they came; how long it all took."""

    seconds: list[float] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    took: float = 0.0

    def at(self, share: float) -> float:
        """The time below which that share of the requests lies (nearest rank)."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    @property
    def failed(self) -> int:
        """Answers that were neither a page nor a redirect."""
        return sum(answer.status not in EXPECTED for answer in self.answers)

    @property
    def per_second(self) -> float:
        """Requests answered a second."""
        return len(self.answers) / self.took if self.took else 0.0


async def open_loop(
    port: int, requests: Iterator[Request], rate: float, seconds: float, *, follows: bool = False
) -> Load:
    """`rate` requests a second for so many seconds; waits for the last answer.

    follows: a request ends with the page that its answer leads to, as in a browser.
    """
    load, client = Load(), Client(port)
    began = perf_counter()

    async def one(request: Request, due: float) -> None:
        answer = await client.send(request)
        if follows and answer.location:
            answer = await client.send(Request(answer.location, request.cookies))
        load.seconds.append(perf_counter() - due)
        load.answers.append(answer)

    running = []
    for number in range(int(rate * seconds)):
        due = began + number / rate
        if (early := due - perf_counter()) > 0:
            await asyncio.sleep(early)
        running.append(asyncio.create_task(one(next(requests), due)))
    await asyncio.gather(*running)
    load.took = perf_counter() - began
    await client.close()
    return load


async def saturate(port: int, requests: Iterator[Request], hands: int, seconds: float) -> Load:
    """`hands` that send the next request as soon as the last is answered."""
    load, client = Load(), Client(port)
    began = perf_counter()

    async def hand() -> None:
        while perf_counter() - began < seconds:
            started = perf_counter()
            load.answers.append(await client.send(next(requests)))
            load.seconds.append(perf_counter() - started)

    await asyncio.gather(*(hand() for _ in range(hands)))
    load.took = perf_counter() - began
    await client.close()
    return load
