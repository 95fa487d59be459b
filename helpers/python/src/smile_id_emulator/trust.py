"""Trust in the emulator's certificate authority, for SDKs that take nothing but https."""

from __future__ import annotations

import os
import ssl
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator, List

__all__ = ["trusted"]

# What requests, and what httpx and ssl itself, read.
_VARIABLES = ("REQUESTS_CA_BUNDLE", "SSL_CERT_FILE")


@contextmanager
def trusted(authority: str) -> Iterator[Path]:
    """Has this process, and those that it starts, trust an authority besides those that it trusts.

    :param authority: its PEM text.
    :returns: the file that ``REQUESTS_CA_BUNDLE`` and ``SSL_CERT_FILE`` name meanwhile.
    """
    before = {name: os.environ.get(name) for name in _VARIABLES}
    with tempfile.TemporaryDirectory(prefix="smile-id-emulator-") as folder:
        bundle = Path(folder) / "ca-bundle.pem"
        bundle.write_text("\n".join([authority, *_others()]), encoding="utf-8")
        os.environ.update({name: str(bundle) for name in _VARIABLES})
        try:
            yield bundle
        finally:
            for name, value in before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value


def _others() -> List[str]:
    """These variables replace a client's own list, so that is in the file too."""
    files = [os.environ.get(name) for name in _VARIABLES]
    files.append(ssl.get_default_verify_paths().cafile)
    try:
        import certifi
    except ImportError:
        pass
    else:
        files.append(certifi.where())
    return [Path(file).read_text(encoding="utf-8") for file in dict.fromkeys(files) if file and Path(file).is_file()]
