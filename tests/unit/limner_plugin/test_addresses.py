"""Which addresses the server's plugin may be sent to."""

import pytest

from limner_plugin.addresses import Guard, Place
from limner_plugin.errors import RefusalError

INNER = [
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.5.4",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fec0::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a00:1",
    "2002:7f00:1::",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
]
PUBLIC = ["93.184.216.34", "2606:4700::1111", "::ffff:93.184.216.34"]


@pytest.mark.parametrize("address", INNER)
def test_an_inner_address_is_refused_whatever_its_name(address: str) -> None:
    with pytest.raises(RefusalError, match=r"limner\.innerAddresses") as refusal:
        Guard().choose(Place.read("https://images.example.com/v1"), [address])

    assert refusal.value.code == "configuration"


@pytest.mark.parametrize("address", PUBLIC)
def test_what_the_whole_internet_reaches_is_taken_by_https(address: str) -> None:
    assert Guard().choose(Place.read("https://images.example.com/v1"), [address])


def test_by_http_nothing_is_taken_that_the_administrator_has_not_named() -> None:
    place = Place.read("http://images.example.com/v1")

    with pytest.raises(RefusalError, match="https"):
        Guard().choose(place, ["93.184.216.34"])
    assert Guard(["images.example.com"]).choose(place, ["93.184.216.34"]) == "93.184.216.34"


@pytest.mark.parametrize(
    ("entry", "url", "address"),
    [
        ("127.0.0.1:8080", "http://127.0.0.1:8080/v1", "127.0.0.1"),
        ("192.168.1.0/24", "http://192.168.1.7:7860", "192.168.1.7"),
        ("192.168.1.9/24", "http://painter.lan", "192.168.1.7"),
        ("[::1]:8080", "http://[::1]:8080/v1", "::1"),
        ("fc00::/7", "https://painter.lan", "fc00::9"),
        ("painter.lan:7860", "http://Painter.lan:7860", "10.0.0.7"),
    ],
)
def test_what_the_administrator_names_is_taken(entry: str, url: str, address: str) -> None:
    assert Guard([entry]).choose(Place.read(url), [address]) == address


@pytest.mark.parametrize(
    ("entry", "url", "address"),
    [
        ("127.0.0.1:8080", "http://127.0.0.1:8081/v1", "127.0.0.1"),
        ("192.168.1.0/24", "http://192.168.2.7", "192.168.2.7"),
        ("painter.lan:7860", "http://other.lan:7860", "10.0.0.7"),
        ("127.0.0.1:all", "http://127.0.0.1", "127.0.0.1"),
        ("", "http://127.0.0.1", "127.0.0.1"),
    ],
)
def test_an_entry_allows_no_more_than_it_says(entry: str, url: str, address: str) -> None:
    with pytest.raises(RefusalError):
        Guard([entry]).choose(Place.read(url), [address])


def test_of_several_addresses_one_that_is_allowed_is_taken() -> None:
    place = Place.read("https://images.example.com")

    assert Guard().choose(place, ["127.0.0.1", "93.184.216.34"]) == "93.184.216.34"


def test_a_name_that_does_not_exist_is_the_networks_fault() -> None:
    with pytest.raises(RefusalError, match="could not be found") as refusal:
        Guard().choose(Place.read("https://nowhere.example.com"), [])

    assert refusal.value.retryable


@pytest.mark.parametrize(
    "url",
    [
        "",
        "images.example.com/v1",
        "file:///etc/passwd",
        "ftp://images.example.com",
        "javascript:alert(1)",
        "https://",
        "https://user:word@images.example.com/",
        "https://good.example.com\\@evil.example.com/",
        "https://images.example.com:port/",
        "https://images.example.com:99999/",
        "https://ex ample.com/",
        "https://images.example.com/\r\nHost: evil",
        "https://[::1/",
        "https://пример.рф/",
    ],
)
def test_what_could_be_read_in_two_ways_is_no_address(url: str) -> None:
    with pytest.raises(RefusalError) as refusal:
        Place.read(url)

    assert refusal.value.code == "validation"


def test_an_address_is_taken_apart_once() -> None:
    place = Place.read("https://Images.Example.com/v1/x?y=1#z")

    assert (place.host, place.port, place.path) == ("images.example.com", 443, "/v1/x?y=1")
    assert place.origin == "https://images.example.com:443"
