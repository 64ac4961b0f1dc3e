from guard.sensors.pictures.screen import LARGEST, greens, printed


def test_a_picture_is_the_green_of_its_pixels():
    picture = greens(bytes([1, 2, 3, 4, 5, 6, 7, 8]), 2, 1)

    assert (picture.width, picture.height, picture.grey) == (2, 1, bytes([2, 6]))


def test_a_picture_that_is_too_large_keeps_each_second_pixel():
    row = bytes([0, 9, 0, 0, 0, 1, 0, 0] * ((LARGEST + 2) // 2))
    picture = greens(row * 3, LARGEST + 2, 3)

    assert (picture.width, picture.height) == ((LARGEST + 2) // 2, 2)
    assert picture.grey == bytes([9]) * (picture.width * picture.height)


def test_a_picture_that_is_far_too_large_still_comes_out_small_enough():
    picture = greens(bytes(8 * LARGEST * 4), 8 * LARGEST, 1)

    assert picture.width <= LARGEST
    assert len(picture.grey) == picture.width


def test_empty_lines_are_left_out():
    assert printed(["Call", "", " \t", "now"]) == "Call\nnow"
