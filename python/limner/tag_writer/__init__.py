"""
Tags for a reply that is whole: a request of its own asks the model where pictures belong and what they show.

The walk: ``passage`` numbers the places of a text, ``question`` says what the model is asked, ``answer``
reads whatever it answers, ``insertion`` sets the tags into the text as it stands by then. All are pure.

It never changes a word of the story: a tag is a paragraph of its own, and no word of the answer but the
prompts gets into the text.
"""
