"""
Where one user's pictures are painted: attempts are begun, resumed, cancelled, listened to.

An attempt's id is asked for once: who asks again gets the same attempt, so that no picture is paid for twice.
Only one that failed in a way that may pass is begun anew, because nothing was painted then.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

from limner.making import Making
from limner.options import Options
from limner.tasks import Background
from limner_plugin.accounts import Accounts
from limner_plugin.addresses import base_of
from limner_plugin.attempts import Attempt, Status
from limner_plugin.boundary import Boundary
from limner_plugin.gallery import Gallery
from limner_plugin.images import folder_name
from limner_plugin.notebook import Notebook
from limner_plugin.ports import Server
from limner_plugin.rates import Limits
from limner_plugin.refusals import RefusalError, invalid
from limner_plugin.services.base import Heard, News, Result, Service
from limner_plugin.wire import Access, Wire
from limner_plugin.wishes import Wish

Listener = Callable[[Attempt], None]
Work = Callable[[Heard], Awaitable[Result]]
Job = Callable[[Heard], Awaitable[tuple[tuple[str, ...], Making]]]
"""Paints and hangs: the pictures' addresses and what made them."""


class Studio:
    """One user's; ``gone`` is called where a picture is painted and the user is not there any more."""

    def __init__(
        self,
        user: str,
        notebook: Notebook,
        accounts: Accounts,
        wire: Wire,
        *,
        server: Server,
        limits: Limits,
        gone: Callable[[], None],
    ) -> None:
        self._user = user
        self._notebook = notebook
        self._accounts = accounts
        self._services = accounts.services
        self._gallery = Gallery(user, wire, server)
        self._coming: dict[str, Attempt] = {}
        self._server = server
        self._limits = limits
        self._gone = gone
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._background = Background()
        self._listeners: dict[str, set[Listener]] = {}

    def resume(self) -> None:
        """Go on with what a server began that was stopped or killed."""
        for attempt in self._notebook:
            service = self._services.get(attempt.service)
            if not attempt.ended and service is not None:
                self._limits.room.enter(self._user, always=True)
                self._start(attempt, self._resumed(attempt, service))

    async def begin(self, wish: Wish) -> Attempt:
        """Begin an attempt, or return the one of this id; raises RefusalError."""
        if (known := self._known(wish.id)) is not None:
            return known
        name, now = wish.id or self._server.ids.new(), self._server.clock.wall()
        self._coming[name] = Attempt(name, wish.service, now, folder_name(wish.folder))
        try:
            access = await self._accounts.access(wish.service)
            return self._begun(wish, self._coming[name], access)
        except RefusalError as refusal:  # who has asked for it as well waits for its end
            self._enter(name, Status.FAILED, error=refusal, progress=None)
            raise
        finally:
            self._coming.pop(name, None)

    def _begun(self, wish: Wish, attempt: Attempt, access: Access) -> Attempt:
        """Begin an attempt that is coming, unless it was cancelled meanwhile."""
        service = self._services[wish.service]
        model = wish.options.model or access.model
        if not attempt.ended:
            if faults := service.features(model, access.base).faults(wish.options):
                raise invalid(*faults)
            self._limits.rate.take(self._user)
            self._limits.room.enter(self._user)
        attempt = replace(attempt, model=model, origin=access.base)
        self._notebook.put(attempt)
        if not attempt.ended:
            whole = replace(wish, options=wish.options.over(Options(model=model)))
            self._start(
                attempt, self._hung(attempt, access, lambda heard: service.paint(access, whole, heard))
            )
        return attempt

    def end(self) -> None:
        """End all that is under way and write nothing more: the user is gone."""
        self._notebook.close()
        for attempt in (*self._coming.values(), *self._notebook):
            self.cancel(attempt.id)

    def attempt(self, id_: str) -> Attempt:
        """Return the attempt of this id; raises RefusalError where there is none."""
        attempt = self._coming.get(id_) or self._notebook.attempt(id_)
        if attempt is None:
            raise RefusalError("There is no picture of this id.", code="validation", status=404)
        return attempt

    def cancel(self, id_: str) -> Attempt:
        """End an attempt, also one that is still coming; one that has ended stays as it is."""
        attempt = self.attempt(id_)
        if not attempt.ended:
            refusal = RefusalError("The picture was cancelled.", code="cancelled")
            self._enter(id_, Status.CANCELLED, error=refusal, progress=None)
            if (task := self._tasks.get(id_)) is not None:
                task.cancel()
        return self.attempt(id_)

    def listen(self, id_: str, listener: Listener) -> Callable[[], None]:
        """Tell ``listener`` of each change of an attempt, until the function that is returned is called."""
        listeners = self._listeners.setdefault(id_, set())
        listeners.add(listener)

        def leave() -> None:
            listeners.discard(listener)
            if not listeners and self._listeners.get(id_) is listeners:
                del self._listeners[id_]

        return leave

    async def ended(self, id_: str) -> Attempt:
        """Return an attempt once it has ended."""
        over: asyncio.Future[Attempt] = asyncio.get_running_loop().create_future()

        def heard(attempt: Attempt) -> None:
            if attempt.ended and not over.done():
                over.set_result(attempt)

        leave = self.listen(id_, heard)
        try:
            heard(self.attempt(id_))
            return await over
        finally:
            leave()

    def _known(self, id_: str) -> Attempt | None:
        if id_ in self._coming:
            return self._coming[id_]
        attempt = self._notebook.attempt(id_) if id_ else None
        if attempt is None or (attempt.status is Status.FAILED and attempt.error and attempt.error.retryable):
            return None
        return attempt

    def _hung(self, attempt: Attempt, access: Access, work: Work) -> Job:
        """Return what paints and keeps the pictures; nothing that the service says of the key comes out."""
        name, boundary = self._services[attempt.service].name, Boundary(access.key)

        async def job(heard: Heard) -> tuple[tuple[str, ...], Making]:
            with boundary.refusals():
                try:
                    result = await work(boundary.hearing(heard))
                except RefusalError:
                    await self._be_here()
                    raise
                await self._be_here()
                pictures = boundary.pictures(name, result.pictures)
                images = await self._gallery.hang(name, attempt.folder, pictures, boundary.inside)
            return images, boundary.making(result.making)

        return job

    async def _be_here(self) -> None:
        """Write nothing into the folder of a user who is gone: RefusalError."""
        if not await self._server.users.here(self._user):
            self._gone()
            raise RefusalError("This user is not there any more.", code="cancelled")

    def _resumed(self, attempt: Attempt, service: Service) -> Job:
        async def job(heard: Heard) -> tuple[tuple[str, ...], Making]:
            access = await self._accounts.access(attempt.service)
            if access.base != _base(attempt.origin):
                raise RefusalError(
                    f"{service.name} has another address now than when this picture was begun.",
                    code="configuration",
                )
            making = (
                Making(Options(model=attempt.model or None))
                if not attempt.making.to_json()
                else attempt.making
            )
            work = self._hung(
                attempt, access, lambda hears: service.resume(access, attempt.external, making, hears)
            )
            return await work(heard)

        return job

    def _start(self, attempt: Attempt, job: Job) -> None:
        async def run() -> None:
            self._tasks[attempt.id] = own = asyncio.current_task()  # type: ignore[assignment]  # we are one
            try:
                await self._run(attempt, job)
            finally:
                self._limits.room.leave(self._user)
                if self._tasks.get(attempt.id) is own:
                    del self._tasks[attempt.id]

        self._background.begin(run())

    async def _run(self, attempt: Attempt, job: Job) -> None:
        def heard(news: News) -> None:
            before = self.attempt(attempt.id)
            painting = news.painting or before.status is Status.PAINTING
            self._enter(
                attempt.id,
                Status.PAINTING if painting else Status.WAITING,
                external=news.external or before.external,
                progress=news.progress if news.progress is not None else before.progress,
            )

        if self.attempt(attempt.id).ended:  # cancelled before its first step
            return
        finished = False
        try:
            images, making = await job(heard)
            external = making.external
            self._enter(
                attempt.id, Status.DONE, images=images, making=making, external=external, progress=1.0
            )
            finished = True
        except RefusalError as refusal:
            state = Status.CANCELLED if refusal.code == "cancelled" else Status.FAILED
            self._enter(attempt.id, state, error=refusal, progress=None)
            finished = True
        finally:
            if not finished:  # a bug of ours, which is logged: whoever waits must not wait for ever
                sorry = RefusalError(
                    "The plugin has failed; the server's log says where.", code="provider", status=500
                )
                self._enter(attempt.id, Status.FAILED, error=sorry, progress=None)

    def _enter(self, id_: str, status: Status, **changes: object) -> None:
        before = self.attempt(id_)
        after = before.into(status, **changes)
        if after == before:
            return
        if id_ in self._coming:
            self._coming[id_] = after
        else:
            self._notebook.put(after)
        for listener in tuple(self._listeners.get(id_, ())):
            listener(after)


def _base(text: str) -> str:
    """Return where an attempt was begun as bases are compared; it was once written as it was typed."""
    try:
        return base_of(text)
    except RefusalError:
        return ""
