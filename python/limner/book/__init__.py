"""
The book: an illustrated chat as a file that is kept.

``access`` is the way in, loaded with the program; all else is loaded when the first book is made. The walk:
``_chat_file`` reads the chat's messages, ``_pictures`` and ``_blocks`` make text and pictures of each,
``_contents`` makes chapters, and one of the ``_..._format`` modules writes the file, picture by picture.
It never changes a chat, and what is broken off leaves no file behind.
"""
