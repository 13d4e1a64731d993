"""The pace of requests: a pause after each, one at a time for each host, several hosts at once."""

import threading
from collections.abc import Iterator
from itertools import pairwise

import pytest

from communique.links.answers import Answer, AnswerKind
from communique.links.client import Client
from communique.links.hosts import ask_all
from communique.links.pace import Pace
from tests.support.servers import Site, serve

FOUND = Answer(AnswerKind.FOUND, "200")


class Clock:
    """A clock that only moves when somebody sleeps, or by hand."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def test_a_host_is_left_alone_for_the_rest_of_the_pause_and_another_host_is_not() -> None:
    clock = Clock()
    pace = Pace(2, lambda: clock.now, clock.sleep)
    with pace.turn("a.example.org"):
        clock.now += 30  # the pause begins when the answer has come
    with pace.turn("b.example.org"):
        pass
    clock.now += 0.5
    with pace.turn("a.example.org"):
        pass
    clock.now += 9
    with pace.turn("a.example.org"):
        pass
    assert clock.slept == [1.5]


def test_the_pause_is_kept_after_a_request_that_failed() -> None:
    clock = Clock()
    pace = Pace(2, lambda: clock.now, clock.sleep)
    with pytest.raises(TimeoutError), pace.turn("a.example.org"):
        raise TimeoutError
    with pace.turn("a.example.org"):
        pass
    assert clock.slept == [2]


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serve({"/a": (200, {}), "/b": (301, {"Location": "/a"}), "/c": (500, {})}) as site:
        yield site


def test_a_server_sees_one_request_at_a_time_with_a_pause_between_also_for_redirects_and_second_tries(
    site: Site,
) -> None:
    """Lower bounds only: a slow computer makes the pauses longer."""
    pause = 0.05
    client = Client(Pace(pause))
    urls = [site.address + path for path in ("/a", "/b", "/c")]
    # Three threads for one host, where ask_all would use one.
    threads = [threading.Thread(target=client.ask, args=(url,)) for url in urls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(site.asked) == ["GET /c", "HEAD /a", "HEAD /a", "HEAD /b", "HEAD /c"]
    for one, next_one in pairwise(sorted(site.requests, key=lambda request: request.began)):
        assert next_one.began - one.began >= pause


def test_every_address_is_asked_for_once_and_those_of_a_host_in_order() -> None:
    asked: list[str] = []
    urls = [f"https://{host}.example.org/{page}" for page in range(3) for host in "abcdefghijkl"]

    def ask(url: str) -> Answer:
        asked.append(url)
        return FOUND

    assert sorted(url for url, _ in ask_all(urls, ask)) == sorted(urls)
    assert sorted(asked) == sorted(urls)
    for host in "abc":
        assert [url for url in asked if f"/{host}." in url] == [url for url in urls if f"/{host}." in url]


def test_a_host_that_asks_to_wait_is_left_alone_and_others_are_not() -> None:
    urls = ["https://a.example.org/1", "https://a.example.org/2", "https://b.example.org/1", "https://b.example.org/2"]
    busy = Answer(AnswerKind.WAIT, "429")
    answers = dict(ask_all(urls, lambda url: busy if "//a." in url else FOUND))
    assert answers == {urls[0]: busy, urls[2]: FOUND, urls[3]: FOUND}


def test_no_address_is_no_work() -> None:
    assert list(ask_all([], lambda _: FOUND)) == []


def test_an_error_in_a_thread_is_an_error_of_the_command() -> None:
    def ask(_: str) -> Answer:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(ask_all(["https://a.example.org/"], ask))


def test_nothing_new_is_asked_for_after_the_end() -> None:
    asked: list[str] = []
    second = threading.Event()

    def ask(url: str) -> Answer:
        asked.append(url)
        if len(asked) > 1:
            second.wait()
        return FOUND

    results = ask_all([f"https://a.example.org/{page}" for page in range(9)], ask)
    next(results)
    results.close()
    second.set()
    assert len(asked) <= 2
