"""A keyring to try the vault with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.secret_service import SecretService, running_secret_service


@pytest.fixture
def secret_service(monkeypatch: pytest.MonkeyPatch) -> Iterator[SecretService]:
    """The service that this process finds."""
    with running_secret_service() as service:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", service.address)
        monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
        yield service
