"""Lint of resources/helplines: a wrong number here would send somebody to a stranger."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import phonenumbers
import pytest

from guard.core.helpline import Helplines, Line
from guard.store.paths import resources

FILES = {path.stem: path for path in sorted((resources() / "helplines").glob("*.toml"))}
COUNTRIES = {"gb", "ie", "us", "ca", "au", "nz", "de", "fr", "nl", "in"}
ORDINARY = 6
"""Digits from which a number is none of those a country gives to its own services."""
OLDEST = timedelta(days=365)
GB_NATIONS = {"england", "wales", "scotland", "northern_ireland"}

every_country = pytest.mark.parametrize("country", FILES)


def country_of(stem: str) -> Helplines:
    return msgspec.toml.decode(FILES[stem].read_bytes(), type=Helplines)


def lines(stem: str) -> dict[str, Line]:
    return {line.key: line for line in country_of(stem).line}


@every_country
def test_a_country_is_named_by_its_file_and_has_a_time_zone(country):
    known = country_of(country)
    assert known.country == country
    assert ZoneInfo(known.time_zone)
    assert all(ZoneInfo(line.time_zone or known.time_zone) for line in known.line)


def test_every_country_of_the_list_is_there():
    assert set(FILES) == COUNTRIES


@every_country
def test_a_key_stands_for_one_line(country):
    assert len(lines(country)) == len(country_of(country).line)


@every_country
def test_a_line_can_be_reached(country):
    for line in country_of(country).line:
        assert line.number or line.site, line.key


@every_country
def test_a_number_can_be_dialled_as_it_is_written(country):
    for line in country_of(country).line:
        assert re.fullmatch(r"(\+?\d[\d ]{0,15}\d)?", line.number), line.key
        assert "  " not in line.number


@every_country
def test_an_ordinary_number_is_one_of_its_country(country):
    numbers = [line.number for line in country_of(country).line]
    for number in (each for each in numbers if sum(map(str.isdigit, each)) >= ORDINARY):
        read = phonenumbers.parse(number, country.upper())
        short = phonenumbers.is_valid_short_number_for_region(read, country.upper())
        assert short or phonenumbers.is_valid_number_for_region(read, country.upper()), number


@every_country
def test_a_country_can_report_and_reach_somebody_in_danger(country):
    assert {"report", "emergency", "maker"} <= {line.use for line in country_of(country).line}


@every_country
def test_a_code_against_forwarding_was_checked_as_well(country):
    if codes := country_of(country).forwarding:
        assert codes.mobile or codes.landline
        assert timedelta(0) <= datetime.now(UTC).date() - codes.checked_on <= OLDEST


@every_country
def test_a_site_is_a_host_with_or_without_a_path(country):
    for line in country_of(country).line:
        assert re.fullmatch(r"([a-z0-9-]+\.)+[a-z]{2,}(/[\w./-]*)?|", line.site), line.key


@every_country
def test_a_line_opens_before_it_closes(country):
    for line in country_of(country).line:
        assert all(hours.from_ < hours.to and hours.days for hours in line.open), line.key


@every_country
def test_a_line_was_checked_within_a_year(country):
    today = datetime.now(UTC).date()
    for line in country_of(country).line:
        assert timedelta(0) <= today - line.checked_on <= OLDEST, line.key


@every_country
def test_a_source_is_an_address_or_a_dated_paper(country):
    for line in country_of(country).line:
        for source in line.source:
            assert re.match(r"https?://", source) or re.search(r"\d{4}-\d\d-\d\d$", source), source


def test_every_nation_of_the_united_kingdom_can_report_and_reach_a_bank():
    served = country_of("gb").line
    for nation in GB_NATIONS:
        uses = {line.use for line in served if not line.nations or nation in line.nations}
        assert {"report", "bank", "emergency", "maker"} <= uses, nation
    assert all(set(line.nations) <= GB_NATIONS for line in served)


def test_scotland_is_not_sent_to_report_fraud():
    assert "scotland" not in lines("gb")["report_fraud"].nations
    assert lines("gb")["police_scotland"].nations == ("scotland",)


@pytest.mark.parametrize(
    ("key", "number"),
    [
        ("bank_159", "159"),
        ("emergency", "999"),
        ("report_fraud", "0300 123 2040"),
        ("police_scotland", "101"),
        ("advice_direct_scotland", "0808 164 6000"),
        ("microsoft", ""),
    ],
)
def test_a_number_is_the_one_its_source_gives(key, number):
    assert lines("gb")[key].number == number
