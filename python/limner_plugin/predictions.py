"""
Where one user's pictures are painted: attempts are begun, resumed, cancelled, listened to.

An attempt's id is asked for once: who asks again gets the same attempt, so that no picture is paid for twice.
Only one that failed in a way that may pass is begun anew, because nothing was painted then.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

from limner.core.tasks import Background
from limner.pictures.options import Options
from limner.pictures.provenance import Provenance
from limner_plugin.accounts import Accounts
from limner_plugin.addresses import begun_at
from limner_plugin.boundary import Boundary
from limner_plugin.errors import RefusalError, invalid
from limner_plugin.images import folder_name
from limner_plugin.listeners import Listener, Listeners
from limner_plugin.picture_store import PictureStore
from limner_plugin.ports import Server
from limner_plugin.prediction import Prediction, PredictionStatus
from limner_plugin.rates import RateLimits
from limner_plugin.references import References
from limner_plugin.requests import PredictionRequest
from limner_plugin.services.base import Heard, News, Result, Service
from limner_plugin.user_store import UserStore
from limner_plugin.wire import Access, Wire

Work = Callable[[Heard], Awaitable[Result]]
Job = Callable[[Heard], Awaitable[tuple[tuple[str, ...], Provenance]]]
"""Paints and hangs: the pictures' addresses and what made them."""


class Predictions:
    """One user's; ``gone`` is called where a picture is painted and the user is not there any more."""

    def __init__(
        self,
        user: str,
        store: UserStore,
        accounts: Accounts,
        wire: Wire,
        *,
        server: Server,
        limits: RateLimits,
        gone: Callable[[], None],
    ) -> None:
        self._user = user
        self._store = store
        self._accounts = accounts
        self._services = accounts.services
        self._pictures = PictureStore(user, wire, server)
        self._coming: dict[str, Prediction] = {}
        self._server = server
        self._limits = limits
        self._gone = gone
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._background = Background()
        self._listeners = Listeners()

    def resume(self) -> None:
        """Go on with what a server began that was stopped or killed."""
        for prediction in self._store:
            service = self._services.get(prediction.service)
            if not prediction.ended and service is not None:
                self._limits.concurrency.enter(self._user, always=True)
                self._start(prediction, self._resumed(prediction, service))

    async def begin(self, wanted: PredictionRequest) -> Prediction:
        """Begin an attempt, or return the one of this id; raises RefusalError."""
        if (known := self._known(wanted.id)) is not None:
            return known
        name, now = wanted.id or self._server.ids.new(), self._server.clock.wall()
        self._coming[name] = Prediction(name, wanted.service, now, folder_name(wanted.folder))
        try:
            access = await self._accounts.access(wanted.service)
            return self._begun(wanted, self._coming[name], access)
        except RefusalError as refusal:  # who has asked for it as well waits for its end
            self._enter(name, PredictionStatus.FAILED, error=refusal, progress=None)
            raise
        finally:
            self._coming.pop(name, None)

    def _begun(self, wanted: PredictionRequest, prediction: Prediction, access: Access) -> Prediction:
        """Begin an attempt that is coming, unless it was cancelled meanwhile."""
        service = self._services[wanted.service]
        model = wanted.options.model or access.model
        if not prediction.ended:
            if faults := service.features(model, access.base).faults(wanted.options):
                raise invalid(*faults)
            self._limits.rate.take(self._user)
            self._limits.concurrency.enter(self._user)
        prediction = replace(prediction, model=model, origin=access.base)
        self._store.put(prediction)
        if not prediction.ended:
            whole = replace(wanted, options=wanted.options.over(Options(model=model)))
            shown = References(
                self._server.files, self._user, wanted.references, self._limits.open_references
            )
            work: Work = lambda heard: service.paint(access, whole, heard, shown)  # noqa: E731
            self._start(prediction, self._hung(prediction, access, work))
        return prediction

    def end(self) -> None:
        """End all that is under way and write nothing more: the user is gone."""
        self._store.close()
        for prediction in (*self._coming.values(), *self._store):
            self.cancel(prediction.id)

    def prediction(self, id_: str) -> Prediction:
        """Return the attempt of this id; raises RefusalError where there is none."""
        prediction = self._coming.get(id_) or self._store.prediction(id_)
        if prediction is None:
            raise RefusalError("There is no picture of this id.", code="validation", status=404)
        return prediction

    def cancel(self, id_: str) -> Prediction:
        """End an attempt, also one that is still coming; one that has ended stays as it is."""
        prediction = self.prediction(id_)
        if not prediction.ended:
            refusal = RefusalError("The picture was cancelled.", code="cancelled")
            self._enter(id_, PredictionStatus.CANCELLED, error=refusal, progress=None)
            if (task := self._tasks.get(id_)) is not None:
                task.cancel()
        return self.prediction(id_)

    def listen(self, id_: str, listener: Listener) -> Callable[[], None]:
        """Tell ``listener`` of each change of an attempt, until the function that is returned is called."""
        return self._listeners.listen(id_, listener)

    async def ended(self, id_: str) -> Prediction:
        """Return an attempt once it has ended."""
        return await self._listeners.ended(id_, lambda: self.prediction(id_))

    def _known(self, id_: str) -> Prediction | None:
        if id_ in self._coming:
            return self._coming[id_]
        prediction = self._store.prediction(id_) if id_ else None
        if prediction is None or (
            prediction.status is PredictionStatus.FAILED and prediction.error and prediction.error.retryable
        ):
            return None
        return prediction

    def _hung(self, prediction: Prediction, access: Access, work: Work) -> Job:
        """Return what paints and keeps the pictures; nothing that the service says of the key comes out."""
        name, boundary = self._services[prediction.service].name, Boundary(access.key)

        async def job(heard: Heard) -> tuple[tuple[str, ...], Provenance]:
            with boundary.refusals():
                try:
                    result = await work(boundary.hearing(heard))
                except RefusalError:
                    await self._be_here()
                    raise
                await self._be_here()
                pictures = boundary.pictures(name, result.pictures)
                images = await self._pictures.save(name, prediction.folder, pictures, boundary.inside)
            return images, boundary.making(result.making)

        return job

    async def _be_here(self) -> None:
        """Write nothing into the folder of a user who is gone: RefusalError."""
        if not await self._server.users.here(self._user):
            self._gone()
            raise RefusalError("This user is not there any more.", code="cancelled")

    def _resumed(self, prediction: Prediction, service: Service) -> Job:
        async def job(heard: Heard) -> tuple[tuple[str, ...], Provenance]:
            access = await self._accounts.access(prediction.service)
            if access.base != begun_at(prediction.origin):
                raise RefusalError(
                    f"{service.name} has another address now than when this picture was begun.",
                    code="configuration",
                )
            making = (
                Provenance(Options(model=prediction.model or None))
                if not prediction.making.to_json()
                else prediction.making
            )
            work = self._hung(
                prediction, access, lambda hears: service.resume(access, prediction.external, making, hears)
            )
            return await work(heard)

        return job

    def _start(self, prediction: Prediction, job: Job) -> None:
        async def run() -> None:
            self._tasks[prediction.id] = own = asyncio.current_task()  # type: ignore[assignment]  # we are one
            try:
                await self._run(prediction, job)
            finally:
                self._limits.concurrency.leave(self._user)
                if self._tasks.get(prediction.id) is own:
                    del self._tasks[prediction.id]

        self._background.begin(run())

    async def _run(self, prediction: Prediction, job: Job) -> None:
        def heard(news: News) -> None:
            before = self.prediction(prediction.id)
            painting = news.painting or before.status is PredictionStatus.PAINTING
            self._enter(
                prediction.id,
                PredictionStatus.PAINTING if painting else PredictionStatus.WAITING,
                external=news.external or before.external,
                progress=news.progress if news.progress is not None else before.progress,
            )

        if self.prediction(prediction.id).ended:  # cancelled before its first step
            return
        finished = False
        try:
            images, making = await job(heard)
            external = making.external
            self._enter(
                prediction.id,
                PredictionStatus.DONE,
                images=images,
                making=making,
                external=external,
                progress=1.0,
            )
            finished = True
        except RefusalError as refusal:
            state = PredictionStatus.CANCELLED if refusal.code == "cancelled" else PredictionStatus.FAILED
            self._enter(prediction.id, state, error=refusal, progress=None)
            finished = True
        finally:
            if not finished:  # a bug of ours, which is logged: whoever waits must not wait for ever
                sorry = RefusalError(
                    "The plugin has failed; the server's log says where.", code="provider", status=500
                )
                self._enter(prediction.id, PredictionStatus.FAILED, error=sorry, progress=None)

    def _enter(self, id_: str, status: PredictionStatus, **changes: object) -> None:
        before = self.prediction(id_)
        after = before.into(status, **changes)
        if after == before:
            return
        if id_ in self._coming:
            self._coming[id_] = after
        else:
            self._store.put(after)
        self._listeners.tell(id_, after)
