"""
Reading aloud: a chat is heard through SillyTavern's own text to speech, its pictures are seen meanwhile.

``access`` is the way in, ``_player`` goes from sentence to sentence, ``_player_view`` shows it. What is read
is a book (``book.spoken``), in ST's voices (``book.voices``); nothing of a chat is changed.
"""
