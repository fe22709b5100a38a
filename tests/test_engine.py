"""The engine keeps to the memory that it is given, and says how to write it."""

import pytest

from pipelines.engine.duck import Engine
from pipelines.errors import ConfigError

SETTING = "WIDER_STAGE_MEMORY_LIMIT"


def test_memory_is_kept_within_the_setting(monkeypatch):
    monkeypatch.setenv(SETTING, "300MB")
    with Engine() as engine:
        assert engine.one("select current_setting('memory_limit')") == "286.1 MiB"


def test_without_a_setting_the_engine_decides(monkeypatch):
    monkeypatch.setenv(SETTING, "")
    with Engine() as engine:
        assert engine.one("select current_setting('memory_limit')") != "286.1 MiB"


def test_a_limit_that_cannot_be(monkeypatch):
    monkeypatch.setenv(SETTING, "plenty")
    with pytest.raises(ConfigError, match="^WIDER_STAGE_MEMORY_LIMIT: cannot be 'plenty'.*1GB"):
        Engine()
