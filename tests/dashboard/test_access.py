"""Nothing is shown where others could reach it, and the container publishes to loopback only."""

import re

import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest

from dashboard import access
from pipelines.config import PROJECT
from pipelines.errors import ReadingError


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "127.8.9.1", "localhost", "LOCALHOST", "::1", "[::1]"]
)
def test_loopback_is_loopback(address):
    assert access.is_loopback(address)


@pytest.mark.parametrize(
    "address",
    [None, "", "0.0.0.0", "::", "192.168.1.4", "10.0.0.1", "fe80::1", "localhost.example.org",
     "127.0.0.1.example.org", "my-laptop", "0", "127.1"],
)  # fmt: skip
def test_every_other_address_is_not(address):
    assert not access.is_loopback(address)


@pytest.fixture
def listening(monkeypatch):
    monkeypatch.delenv("WIDER_STAGE_LOOPBACK_PORT", raising=False)

    def on(address):
        monkeypatch.setattr(
            access.st, "get_option", lambda name: address if name == "server.address" else None
        )

    return on


def test_beyond_loopback_nothing_is_shown(listening):
    listening("0.0.0.0")
    with pytest.raises(ReadingError, match="no sign-in yet"):
        access.refuse_beyond_loopback()


def test_a_container_whose_port_is_published_to_loopback_may(listening, monkeypatch):
    listening("0.0.0.0")
    monkeypatch.setenv("WIDER_STAGE_LOOPBACK_PORT", "1")
    access.refuse_beyond_loopback()
    monkeypatch.setenv("WIDER_STAGE_LOOPBACK_PORT", "yes please")
    with pytest.raises(ReadingError):
        access.refuse_beyond_loopback()


def test_the_page_says_why_it_is_empty_and_holds_no_data(sample_build, monkeypatch):
    monkeypatch.setenv("WIDER_STAGE_PUBLISHED", str(sample_build / "published"))
    monkeypatch.delenv("WIDER_STAGE_LOOPBACK_PORT", raising=False)
    page = AppTest.from_file(str(PROJECT / "dashboard" / "app.py"), default_timeout=60)
    before = config.get_option("server.address")
    config.set_option("server.address", "0.0.0.0")
    try:
        page.run()
    finally:
        config.set_option("server.address", before)
    said = " ".join(one.value for one in page.markdown)
    assert "no sign-in yet" in said
    assert "Brackwater" not in said
    assert not page.exception


def test_compose_publishes_to_loopback_and_mounts_only_published_and_the_journal():
    text = (PROJECT / "compose.yaml").read_text(encoding="utf-8")
    ports = re.search(r"ports:\n((?: +- .*\n)+)", text)[1]
    assert re.findall(r'- "([^"]+)"', ports) == ["127.0.0.1:8501:8501"]
    assert 'WIDER_STAGE_LOOPBACK_PORT: "1"' in text
    mounts = re.search(r" +volumes:\n((?: {6,}.*\n)+)", text)[1]
    assert re.findall(r"target: (\S+)", mounts) == ["/published"]
    assert re.search(r"source: \S*/published\}\n +target: /published\n +read_only: true", mounts)
    assert re.findall(r"^      - (?!type)(.*)", mounts, flags=re.M) == ["journal:/journal"]
    assert re.search(r"^    read_only: true", text, flags=re.M)


def test_the_image_holds_the_dashboard_and_of_the_pipelines_the_errors_alone():
    lines = (PROJECT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    copied = [line.split()[1:-1] for line in lines if line.startswith("COPY")]
    assert sorted(sum(copied, [])) == [
        ".streamlit", "dashboard", "pipelines/__init__.py", "pipelines/errors.py",
        "requirements.txt",
    ]  # fmt: skip
    assert any(line.startswith("USER ") and line != "USER root" for line in lines)
