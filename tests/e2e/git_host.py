"""A git host on loopback: it serves one repository over HTTP by git's own program, as the big ones do."""

import asyncio
import os
import shutil
import subprocess
from pathlib import Path

from aiohttp import web

from tools.data_root import install_limner


class GitHost:
    """Serves what an install of Limner clones: the files git tracks (or would), in one commit."""

    def __init__(self, folder: Path) -> None:
        self._root = folder
        repository = folder / "limner.git"
        install_limner(repository, vendored=False)
        for command in (
            ["init", "--quiet", "--initial-branch=main"],
            ["add", "--all", "--force"],
            ["-c", "user.name=L", "-c", "user.email=l@localhost", "commit", "--quiet", "-m", "All"],
        ):
            subprocess.run(["git", *command], cwd=repository, check=True)  # noqa: S603, S607 -- our own words
        self.app = web.Application()
        self.app.router.add_route("*", "/{path:.*}", self._answer)

    async def _answer(self, request: web.Request) -> web.Response:
        environment = {
            **os.environ,
            "GIT_PROJECT_ROOT": str(self._root),
            "GIT_HTTP_EXPORT_ALL": "1",
            "PATH_INFO": request.path,
            "QUERY_STRING": request.query_string,
            "REQUEST_METHOD": request.method,
            "CONTENT_TYPE": request.headers.get("Content-Type", ""),
            "GIT_PROTOCOL": request.headers.get("Git-Protocol", ""),
            "REMOTE_ADDR": "127.0.0.1",
        }
        git = await asyncio.create_subprocess_exec(
            shutil.which("git") or "git",
            "http-backend",
            env=environment,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        # aiohttp has unpacked a gzipped body already, so git is not told of the encoding.
        output, _ = await git.communicate(await request.read())
        head, _, body = output.partition(b"\r\n\r\n")
        headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n") if line)
        status = int(headers.pop("Status", "200").split()[0])
        return web.Response(status=status, headers=headers, body=body)
