import pytest
from hypothesis import given
from hypothesis import strategies as st

from guard.core.codes import false_codes
from guard.core.text import plain


@pytest.mark.parametrize(
    "text",
    [
        "Error Code: 0x7f3q9",
        "System error 4K2LRT8V",
        "Security Code0x41a7 Centre",
        "Hotline07c4b",
        "Fehlercode 0xQRST",
        "Error: Ox900PDS",
        "Helpdesk -07K3M9",
    ],
)
def test_a_made_up_code_is_found(text):
    assert list(false_codes(plain(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Windows Update error 0x80070005",
        "STOP error 0x7B",
        "error code CE-108255-1",
        "error C2065: undeclared",
        "support247",
        "the code of Windows11 and iPhone15",
        "KB5034441",
        "seat 2v7h9k",
        "",
    ],
)
def test_a_true_code_is_not(text):
    assert not list(false_codes(plain(text)))


@given(st.text(alphabet="0x#a1 codeerror", max_size=300))
def test_no_run_of_digits_breaks_it(text):
    assert all(0 <= at < len(text) for at in false_codes(text))
