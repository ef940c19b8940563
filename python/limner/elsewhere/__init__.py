"""What other illustrators leave behind: pictures in chats, settings and presets, read without trust."""
