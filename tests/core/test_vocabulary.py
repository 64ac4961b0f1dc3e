import pytest

from guard.core.knowledge import Brand, Phrase, Phrases
from guard.core.vocabulary import spelt_out

APPLE = Brand(name="Apple", kind="maker", claims=("apple", "mac"), source=("us",))


def spelt(*choices, **words):
    phrase = Phrase(signal="threat", says=(choices,), example="e", innocent="i")
    return spelt_out(Phrases(words=words, phrase=(phrase,)), (APPLE,)).phrase[0].says[0]


def test_a_name_stands_for_each_of_its_words():
    assert spelt("a {pet}", "fish", pet=("cat", "dog")) == ("a cat", "a dog", "fish")


def test_two_names_stand_for_every_pair():
    assert spelt("{pet}-{do}", pet=("cat", "dog"), do=("sits",)) == ("cat-sits", "dog-sits")


def test_a_kind_of_brand_is_a_name():
    assert spelt("{maker} support") == ("apple support", "mac support")


def test_a_name_that_stands_for_nothing_is_an_error():
    with pytest.raises(ValueError, match="pet"):
        spelt("{pet}")
