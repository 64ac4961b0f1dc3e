"""A throw-away key signs; without a key nothing changes."""

import subprocess
import sys
from pathlib import Path

import pytest

import portable

sys.path[:0] = [str(Path(__file__).parents[2] / "installer")]

import signing  # noqa: E402 -- its place comes first

pytestmark = pytest.mark.installers


@pytest.fixture
def program(tmp_path):
    path = tmp_path / "program.exe"
    path.write_bytes(portable.program(product="Scam Guard"))
    return path


@pytest.fixture
def key(tmp_path, monkeypatch):
    """Make a key and a certificate that nobody trusts."""
    cert, secret = tmp_path / "cert.pem", tmp_path / "key.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    told = ["-subj", "/CN=Throw-away", "-addext", "extendedKeyUsage=codeSigning"]
    order = [*made, *told, "-keyout", secret, "-out", cert]
    subprocess.run(order, check=True, capture_output=True)
    monkeypatch.setenv("SCAM_GUARD_SIGN_CERT", str(cert))
    monkeypatch.setenv("SCAM_GUARD_SIGN_KEY", str(secret))
    return cert


def verified(program, cert):
    order = ["osslsigncode", "verify", "-CAfile", cert, "-in", program]
    return subprocess.run(order, capture_output=True, text=True, check=False)


def test_a_signed_program_is_verified(program, key):
    assert signing.sign(program)

    assert verified(program, key).returncode == 0


def test_a_signed_program_that_was_changed_is_not(program, key):
    signing.sign(program)
    changed = bytearray(program.read_bytes())
    changed[0x201] ^= 1
    program.write_bytes(changed)

    assert verified(program, key).returncode != 0


def test_without_a_key_the_program_stays_as_it_was_and_that_is_said(program, monkeypatch, capsys):
    for name in signing.OPTIONS.values():
        monkeypatch.delenv(name, raising=False)
    before = program.read_bytes()

    assert not signing.sign(program)

    assert program.read_bytes() == before
    assert "no key" in capsys.readouterr().out
