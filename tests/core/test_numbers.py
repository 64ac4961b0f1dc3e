import pytest
from hypothesis import given
from hypothesis import strategies as st

from guard.core.numbers import numbers


@pytest.mark.parametrize(
    "text",
    [
        "call +1-888-010-0199 now",
        "call +1 (855) 010-0199",
        "18885550100",
        "Tel. 0800 496 0123",
        "(0101) 81896-28190",
        "030-3001-5000",
        "+81 50547-97000",
        "022 153 14 76",
    ],
)
def test_a_telephone_number_is_found(text):
    assert len(list(numbers(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "it cost $1 888 555 010",
        "server 192.168.100.200",
        "in 2024, 2025 and 2026",
        "order AB1234567890",
        "page?id=18885550100",
        "tracking 998877665544332211",
        "",
    ],
)
def test_other_figures_are_not(text):
    assert list(numbers(text)) == []


@given(st.text(alphabet="0123456789 ()-.+/x", max_size=400))
def test_nothing_written_with_digits_breaks_it(text):
    assert all(9 <= len(digits) <= 15 for _, digits in numbers(text))
