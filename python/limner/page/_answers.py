"""What crosses to the page and back, made of values and read without trust."""

from limner.page.events import Json, flag_of, number_of, text_of
from limner.page.host_values import CapturedToast, CommandResult, MessageKey, PatchStatus, ScannedMessage
from limner.page.story_host import StoryNote

PATCH_STATUSES: dict[str, PatchStatus] = {
    "done": "done",
    "mismatch": "mismatch",
    "busy": "busy",
    "gone": "gone",
}


def address_of(key: MessageKey) -> dict[str, object]:
    return {"chat_id": key.chat_id, "uid": key.uid, "swipe_id": key.swipe_id}


def fields_of(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def rows_of(value: object) -> list[Json]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def command_result(value: object) -> CommandResult:
    fields = fields_of(value)
    kept = rows_of(fields.get("toasts"))
    return CommandResult(
        flag_of(fields, "found"),
        text_of(fields, "value"),
        tuple(CapturedToast(text_of(each, "level"), text_of(each, "text")) for each in kept),
    )


def scanned_message(chat_id: str, row: Json) -> ScannedMessage:
    return ScannedMessage(
        MessageKey(chat_id, text_of(row, "uid"), number_of(row, "swipe_id")),
        text_of(row, "limner"),
        text_of(row, "text"),
        flag_of(row, "mine"),
        flag_of(row, "streaming"),
    )


def story_note(value: object) -> StoryNote:
    fields = fields_of(value)
    return StoryNote(text_of(fields, "owner"), text_of(fields, "name"), text_of(fields, "limner"))
