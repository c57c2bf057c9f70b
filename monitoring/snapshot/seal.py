"""How a snapshot is written down, and the hash that shows it is the one that was adopted."""

import hashlib
import json
from typing import Any

from monitoring.snapshot.schema import Snapshot


def canonical(snapshot: Snapshot | dict[str, Any]) -> bytes:
    """The one way to write a snapshot down: sorted keys, no spaces, UTF-8. ValueError on NaN or infinity."""
    text = json.dumps(snapshot, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode()


def sha256(snapshot: Snapshot | dict[str, Any]) -> str:
    """The hash by which a report can be shown to be the one that was adopted."""
    return hashlib.sha256(canonical(snapshot)).hexdigest()
