# Python 3: exits with 0 when the body on standard input was signed with the secret.
#   FELLOE_WEBHOOK_SECRET=... python3 verify.py "$SIGNATURES" < body.json
import hashlib
import hmac
import os
import sys


def is_signed(body: bytes, signatures: str, secret: str) -> bool:
    """`body` is the bytes as they came; `signatures` is the value of the header."""
    expected = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest().encode()
    # As bytes: compare_digest refuses texts that are not ASCII.
    given = signatures.encode("utf-8", "surrogateescape").split(b",")
    return any(hmac.compare_digest(signature, expected) for signature in given)


if __name__ == "__main__":
    secret = os.environ.get("FELLOE_WEBHOOK_SECRET")
    if not secret:
        sys.exit("FELLOE_WEBHOOK_SECRET is not set")
    signatures = sys.argv[1] if len(sys.argv) > 1 else ""
    is_valid = is_signed(sys.stdin.buffer.read(), signatures, secret)
    print("valid" if is_valid else "invalid")
    sys.exit(0 if is_valid else 1)
