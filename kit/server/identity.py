"""The cookie by which a phone is known again: a secret of its own, signed, HttpOnly."""

from __future__ import annotations

import secrets
from hashlib import blake2b

from tornado.web import RequestHandler, create_signed_value, decode_signed_value

_DAYS = 400
"""As long as browsers keep a cookie: trials go on for weeks with the same identity."""


def cookie_name(code: str) -> str:
    """Name the cookie of a workshop."""
    return f"kit-{code}"


def secret_of(handler: RequestHandler, key: bytes, code: str) -> str:
    """Give the hash of the secret in a request's cookie; ``""`` if it has none or a forged one."""
    name = cookie_name(code)
    raw = handler.get_cookie(name)
    value = decode_signed_value(key, name, raw, max_age_days=_DAYS) if raw else None
    return blake2b(value, digest_size=16).hexdigest() if value else ""


def give_secret(handler: RequestHandler, key: bytes, code: str, path: str) -> None:
    """Set a new secret on a response: from now on this phone is somebody."""
    name = cookie_name(code)
    signed = create_signed_value(key, name, secrets.token_urlsafe(24))
    handler.set_cookie(
        name,
        signed,
        expires_days=_DAYS,
        path=path,
        httponly=True,
        samesite="Lax",
        secure=handler.request.protocol == "https",
    )
