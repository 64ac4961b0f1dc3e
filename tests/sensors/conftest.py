"""What the senses are shown."""

import pytest

from served import served


@pytest.fixture(scope="module")
def site(request):
    """Serve the ``PAGES`` of the test's module; give their address."""
    with served(request.module.PAGES) as address:
        yield address
