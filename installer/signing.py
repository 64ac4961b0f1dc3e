"""Sign what Windows runs, if there is a key; without one say so.

SCAM_GUARD_SIGN_CERT and SCAM_GUARD_SIGN_KEY name PEM files, SCAM_GUARD_SIGN_TSA the address of a
time-stamp server (RFC 3161). A signature that carries no time ends with its certificate.
A key's passphrase is read from a file that SCAM_GUARD_SIGN_PASS names.
"""

import os
import subprocess
from pathlib import Path

OPTIONS = {
    "-certs": "SCAM_GUARD_SIGN_CERT",
    "-key": "SCAM_GUARD_SIGN_KEY",
    "-readpass": "SCAM_GUARD_SIGN_PASS",
    "-ts": "SCAM_GUARD_SIGN_TSA",
}
"""osslsigncode's options and the variables that give them."""
NEEDED = ("-certs", "-key")


def sign(program: Path) -> bool:
    """Sign an .exe or .msi in its place; tell whether there was a key."""
    given = {option: os.environ[name] for option, name in OPTIONS.items() if os.environ.get(name)}
    if not all(option in given for option in NEEDED):
        print(f"{program.name}: not signed, there is no key (see installer/signing.py)")
        return False
    options = [word for pair in given.items() for word in pair]
    signed = program.with_name(f"{program.name}.signed")
    named = ["-h", "sha256", "-n", "Scam Guard", "-in", program, "-out", signed]
    subprocess.run(["osslsigncode", "sign", *options, *named], check=True, capture_output=True)
    signed.replace(program)
    return True
