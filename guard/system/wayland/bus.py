"""The calls of the desktop's portal that are used, by jeepney: what a test replaces, and nothing else.

Interface: flatpak.github.io/xdg-desktop-portal, ``org.freedesktop.portal.ScreenCast``, ``Request`` and ``Session``.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any, Final, NamedTuple, Protocol

from jeepney import DBusAddress, DBusErrorResponse, MatchRule, Message, Properties, message_bus, new_method_call
from jeepney.io.blocking import open_dbus_connection
from jeepney.low_level import HeaderFields
from jeepney.wrappers import unwrap_msg

from guard.types import CannotSee, Reason

_NAME: Final = "org.freedesktop.portal.Desktop"
_SCREEN_CAST: Final = DBusAddress("/org/freedesktop/portal/desktop", _NAME, "org.freedesktop.portal.ScreenCast")
_PATIENCE_S: Final = 4.0
"""A portal answers at once, with the name of a request; what its user says comes later, as a signal."""


class Signal(NamedTuple):
    """What the portal says unasked: ``Response`` of a request, ``Closed`` of a session."""

    path: str
    member: str
    body: tuple[Any, ...]


class Bus(Protocol):
    """What ``Share`` asks of the portal."""

    name: str
    """Ours on the bus, as a part of a path."""

    def property(self, name: str) -> int:
        """One of ScreenCast's."""
        ...

    def call(self, method: str, signature: str, body: tuple[Any, ...]) -> tuple[Any, ...]:
        """One of ScreenCast's methods; a descriptor in the answer is ours to close. Raises ``CannotSee``."""
        ...

    def end(self, session: str) -> None:
        """Close a session, or withdraw what is asked."""
        ...

    def signals(self) -> Iterator[Signal]:
        """What has come by now; never waits. Raises ``CannotSee`` where the bus has gone."""
        ...

    def close(self) -> None:
        """Leave the bus."""
        ...


class SessionBus:
    """The ``Bus`` of this session. Raises ``CannotSee`` where there is none, or no portal that can share a screen."""

    def __init__(self) -> None:
        try:
            self._connection = open_dbus_connection(enable_fds=True)
        except (OSError, KeyError, ValueError, RuntimeError) as error:
            raise CannotSee(Reason.NO_DISPLAY) from error
        self._heard: deque[Message] = deque()
        self.name = self._connection.unique_name.removeprefix(":").replace(".", "_")
        try:
            for interface in ("Request", "Session"):
                rule = MatchRule(type="signal", interface=f"org.freedesktop.portal.{interface}")
                self._connection.filter(rule, queue=self._heard)
                self._ask(message_bus.AddMatch(rule))
            self.property("version")
        except CannotSee:
            self.close()
            raise

    def property(self, name: str) -> int:
        """See ``Bus``."""
        return int(self._ask(Properties(_SCREEN_CAST).get(name))[0][1])

    def call(self, method: str, signature: str, body: tuple[Any, ...]) -> tuple[Any, ...]:
        """See ``Bus``."""
        return self._ask(new_method_call(_SCREEN_CAST, method, signature, body))

    def end(self, session: str) -> None:
        """See ``Bus``. Nobody waits for the answer."""
        address = DBusAddress(session, _NAME, "org.freedesktop.portal.Session")
        self._connection.send(new_method_call(address, "Close"))

    def signals(self) -> Iterator[Signal]:
        """See ``Bus``."""
        try:
            while True:
                self._connection.recv_messages(timeout=0)
        except TimeoutError:
            pass
        except (OSError, RuntimeError) as error:
            raise CannotSee(Reason.NO_DISPLAY) from error
        while self._heard:
            message = self._heard.popleft()
            fields = message.header.fields
            yield Signal(fields[HeaderFields.path], fields[HeaderFields.member], message.body)

    def close(self) -> None:
        """See ``Bus``."""
        self._connection.close()

    def _ask(self, message: Any) -> tuple[Any, ...]:
        try:
            answer: tuple[Any, ...] = unwrap_msg(self._connection.send_and_get_reply(message, timeout=_PATIENCE_S))
        except DBusErrorResponse as error:
            raise CannotSee(Reason.WAYLAND) from error
        except (OSError, RuntimeError) as error:
            raise CannotSee(Reason.NO_DISPLAY) from error
        return answer
