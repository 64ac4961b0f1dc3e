import pytest
from hypothesis import given
from hypothesis import strategies as st

from guard.core.numbers import MOST_WRITTEN, numbers, written


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


@pytest.mark.parametrize(
    "shown", ["+1 (855) 010-0199", "(0101) 81896-28190", "0800 496 0123", "+18555550100"]
)
def test_a_number_is_kept_as_the_page_writes_it(shown):
    assert list(written(f"ring {shown} now").values()) == [shown]


def test_the_same_number_is_kept_once():
    assert list(written("0800 496 0123, I said (0800) 496-0123").values()) == ["0800 496 0123"]


def test_a_number_that_is_drawn_out_is_kept_as_digits():
    assert list(written(" - ".join("08004960123")).values()) == ["08004960123"]


def test_of_many_numbers_the_first_few_are_kept():
    assert len(written(", ".join(f"0800 496 {n}" for n in range(1000, 2000)))) == MOST_WRITTEN
