"""A painter for Limner: a Stable Diffusion WebUI (AUTOMATIC1111, Forge, SD.Next) on your own machine."""

import base64
import json
from typing import Any

from limner.painter import Features, Heard, Making, Options, Painted, Painter, PictureRequest


class WebUI(Painter):
    name = "Stable Diffusion WebUI"
    description = "Start it with --api and --cors-allow-origins=(the address of your SillyTavern)."
    fields = {"address": "http://127.0.0.1:7860"}

    def features(self) -> Features:
        return Features(frozenset({"width", "height", "steps", "guidance", "seed", "negative"}), step=8)

    def defaults(self) -> Options:
        return Options(width=512, height=512, steps=20, guidance=7.0)

    async def generate(self, request: PictureRequest, heard: Heard) -> Painted:
        wanted = request.options.over(self.defaults())
        body = {
            "prompt": self.words(request),
            "negative_prompt": self.unwanted(request),
            "width": wanted.width,
            "height": wanted.height,
            "steps": wanted.steps,
            "cfg_scale": wanted.guidance,
            "seed": -1 if wanted.seed is None else wanted.seed,
        }
        address = self.toolbox.value("address").rstrip("/")
        answer = await self.toolbox.fetch(f"{address}/sdapi/v1/txt2img", json_body=body)
        if not answer.ok:
            raise self.toolbox.error(
                f"The WebUI answered {answer.status}: look into its window.", retryable=True
            )
        said: Any = answer.json()
        url = await self.toolbox.save(base64.b64decode(said["images"][0]))
        seed = json.loads(said.get("info") or "{}").get("seed")
        return Painted(url, self.id, Making(Options(seed=seed).over(wanted)))
