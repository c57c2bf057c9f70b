"""Structured logs: one line per event, JSON in production, readable in development."""

import re
from typing import Any

import structlog

# The secret of a link in a letter: a part of a path that no name of a page comes near in length.
_SECRET = re.compile(r"(?<=/)[\w:=-]{36,}(?=/|\?|\s|$)")
# In what others say, such as the mail server or the database about a row that it refused: an address of somebody.
_ADDRESS = re.compile(r"[^\s@<>'\"(){},;:=]+@[^\s@<>'\"(){},;:=]+")
_SAID_BY_OTHERS = ("event", "exception")


def without_secrets(logger: Any, method: str, event: dict[str, Any]) -> dict[str, Any]:
    """A log is read by more people than may open the door of a link, or know who lives where."""
    shown = {key: _SECRET.sub("…", value) if isinstance(value, str) else value for key, value in event.items()}
    for key in _SAID_BY_OTHERS:
        if "@" in str(shown.get(key, "")):
            shown[key] = _ADDRESS.sub("…@…", str(shown[key]))
    return shown


SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso"),
    structlog.processors.format_exc_info,
    without_secrets,
]


def configure(*, json: bool) -> dict[str, Any]:
    """Configure structlog and return Django's `LOGGING` dictionary."""
    # Plain tracebacks: the rich ones print every local variable, which is slow and tells who handed in what.
    readable = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
    renderer: Any = structlog.processors.JSONRenderer() if json else readable
    shared = SHARED if json else [step for step in SHARED if step is not structlog.processors.format_exc_info]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processor": renderer,
                "foreign_pre_chain": shared,
            }
        },
        "handlers": {"stream": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stream"], "level": "INFO"},
        "loggers": {
            # A refusal has its line in the request log; what went wrong on our side comes with its traceback.
            "django.request": {"level": "ERROR"},
            "django.server": {"handlers": ["stream"], "level": "WARNING", "propagate": False},
            "fontTools": {"level": "WARNING"},
            "httpx": {"level": "WARNING"},
            "weasyprint.progress": {"level": "WARNING"},
        },
    }
