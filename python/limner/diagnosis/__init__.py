"""
Why there is no picture, and what to do about it: verdicts, traces, and a test of the whole way.

``diagnosis`` answers the panel; ``checkup`` tries the way from the model to a picture, in no chat.

It repairs nothing: it finds the link that broke and says so.
"""
