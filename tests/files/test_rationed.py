import os
from io import BytesIO

import pytest

from guard.files.rationed import LEAST, PIECE, Rationed, TooMuchError, opened


def test_it_reads_like_a_file():
    file = Rationed(BytesIO(b"0123456789"), 1 << 20)
    assert len(file) == 10
    assert file.read(3) == b"012"
    assert file.tell() == 3
    assert file.seek(-2, os.SEEK_END) == 8
    assert file.read() == b"89"
    assert file.read() == b""
    assert file[2:4] == b"23"
    assert file[8:99] == b"89"


def test_there_is_no_place_outside_the_file():
    file = Rationed(BytesIO(b"0123456789"), 1 << 20)
    assert file.seek(1 << 70) == 10
    assert file.seek(-99, os.SEEK_CUR) == 0


def test_a_read_too_long_is_refused_and_a_slice_is_cut():
    file = Rationed(BytesIO(bytes(PIECE + 1)), 1 << 30)
    with pytest.raises(TooMuchError):
        file.read(PIECE + 1)
    assert len(file[0 : PIECE + 1]) == PIECE


def test_a_length_of_the_file_s_own_making_takes_no_memory():
    assert Rationed(BytesIO(b"short"), 1 << 20).read(1 << 40) == b"short"


def test_the_ration_ends():
    file = Rationed(BytesIO(bytes(1_000)), 2_000)
    file.read()
    file.seek(0)
    file.read()
    with pytest.raises(TooMuchError):
        file[0:1]


def test_reads_of_nothing_end_too():
    file = Rationed(BytesIO(b""), 1 << 20)
    for _ in range((1 << 20) // LEAST):
        file.read(1)
    with pytest.raises(TooMuchError):
        file.read(1)


def test_a_pipe_is_no_file_and_keeps_nobody_waiting(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="pipe"), opened(tmp_path / "pipe", 1):
        pass


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(OSError, match="Is a directory"), opened(tmp_path, 1):
        pass
