"""
What people type who do not know what a setting or a place is called: other words for it, by commas.

They are shown nowhere. Each language has under the key what its speakers say, not a translation word by word
(docs/translating.md).
"""

from collections.abc import Mapping
from types import MappingProxyType


def key(name: str) -> str:
    """Return the translation key of the other words for a setting or a place."""
    return f"limner.search.words.{name}"


WORDS: Mapping[str, str] = MappingProxyType(
    {
        # settings
        "enabled": "on, off, enable, disable, switch off, turn off, pause, stop, activate, deactivate",
        "preset": "style, template, instructions, system prompt, danbooru, flux, tags",
        "words": "frequency, how often, more pictures, fewer pictures, distance",
        "asking": "mode, separate request, inline, manual, by hand, background",
        "confirm": "permission, question, approve, consent",
        "review": "check, approve, preview, edit prompts, cost",
        "review_words": "nsfw, filter, forbidden, blacklist, trigger, sensitive",
        "per_reply": "limit, maximum, budget, cost, how many",
        "per_hour": "limit, maximum, budget, cost, money, quota",
        "per_day": "limit, maximum, budget, cost, money, quota",
        "money_hour": "limit, budget, cost, price, dollars, euros, spending",
        "money_day": "limit, budget, cost, price, dollars, euros, spending",
        "provider": "image generator, backend, service, engine, stable diffusion, api",
        "style_prefix": "look, art style, quality tags, prefix, lora",
        "negative": "negative prompt, avoid, exclude, unwanted",
        "picture_width": "size, large, small, bigger, smaller, layout",
        "blur": "nsfw, hide, spoiler, safe, sensitive",
        "placing": "saving, at once, later, atomic, progressive",
        "continuity": "consistency, same face, memory, appearance, clothes",
        "picture_format": "file type, png, jpeg, webp, compress, disk space",
        "picture_folder": "path, directory, where are my pictures, save location",
        "log_level": "debug, console, log, verbose",
        # places
        "presets": "template, share, download, upload, backup",
        "preset_text": "prompt, system prompt, change the instructions, write your own, revert",
        "people": "characters, persona, appearance, look, clothes, outfit, mood, location",
        "library": "files, images, folder",
        "gallery": "all pictures, album, browse, overview, images",
        "disk": "clean up, storage, space, delete, orphaned, recycle bin",
        "book": "e-book, print, download the chat, html, publish, backup, share",
        "aloud": "voice, speech, tts, text to speech, listen, audio, narrator, sound",
        "connections": "services, accounts, servers, api",
        "painters": "key, token, api, password, account, model, checkpoint, price, budget, cost, size, "
        "resolution, steps, cfg, sampler, scheduler, seed, quality, options, nsfw, safety filter, "
        "replicate, openai, dall-e, gpt-image, comfyui, automatic1111, stable diffusion, flux, plugin, "
        "url, base url, proxy",
        "packages": "python, package, pypi, wheel, plugin, custom, add-on, extension, comfyui",
        "nextchat": "sync, synchronise, webdav, upstash, url, phone, other device, cloud, mask",
        "help": "support, problem, trouble",
        "why": "error, problem, missing, broken, does not work, trouble, log, trace, reason, failed",
        "test": "check, try, diagnosis, self-test, does it work",
        "migration": "move, uninstall, remove, other extensions, auto illustrator, take over, clean up",
        "export": "backup, back up, download, copy, share, transfer",
        "import": "restore, backup, upload, load, transfer",
        "reset": "default, factory settings, restore, undo, start over, clear",
    }
)
