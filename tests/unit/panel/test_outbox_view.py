"""The list of pictures without a place, as a user reads it."""

from limner.outbox.entry import Entry
from limner.page.host_values import MessageKey
from limner.panel._outbox_view import render

FOX = Entry("e1", MessageKey("chat", "m", 0), "p1", 0, "a <red> fox", "sd", 0.0, "/user/images/fox.png")


def test_it_is_not_there_while_every_picture_has_its_place() -> None:
    assert "Pictures without a place" not in str(render([]))


def test_it_shows_each_picture_and_says_what_each_button_does() -> None:
    html = str(render([FOX]))

    assert 'src="/user/images/fox.png"' in html
    assert "a &lt;red&gt; fox" in html
    assert "the message they belong to is gone" in html
    assert "Keep leaves the file in your gallery, Throw away deletes it." in html
    assert html.count("<button") == 2
