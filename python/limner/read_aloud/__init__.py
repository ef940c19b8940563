"""
Reading aloud: a chat is heard through SillyTavern's own text to speech, its pictures are seen meanwhile.

``access`` is the way in, ``_player`` goes from sentence to sentence, ``_voices`` says who speaks with which
voice, ``_player_view`` shows it. What is read is a book (``book.spoken``); nothing of a chat is changed.
"""
