"""Threads that work on one database side by side, each by a connection of its own."""

import threading
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import ExitStack

_AGAIN = 0.05  # seconds


class Crew:
    """Workers for the length of a `with` block. Where it ends by an error, all of them stop.

    Many small tasks leave most of a machine idle, and so does Python: two at once do not. Where
    memory is limited there is one worker, since each may need all of it.

    Parameters
    ----------
    engine : Engine
        Whose database it is; nobody else may use this engine meanwhile.
    number : int or None
        How many workers; two by default.
    """

    def __init__(self, engine, number=None):
        self.number = number or (1 if engine.is_limited else 2)
        self._engine, self._stack, self._own = engine, ExitStack(), threading.local()
        self._tasks = set()

    def submit(self, work, *given):
        """Have a worker call `work(its engine, *given)` when one is free; returns a future."""
        task = self._pool.submit(self._at_work, work, given)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def map(self, work, items):
        """[work(engine, item)] for each item, in their order."""
        return [task.result() for task in [self.submit(work, item) for item in items]]

    def _at_work(self, work, given):
        return work(self._own.engine, *given)

    def _begin(self, waiting):
        self._own.engine = waiting.pop()

    def __enter__(self):
        with self._stack:
            engines = [self._stack.enter_context(self._engine.beside()) for _ in range(self.number)]
            self._engines, waiting = engines, list(engines)
            self._pool = ThreadPoolExecutor(
                self.number, initializer=self._begin, initargs=[waiting]
            )
            self._stack = self._stack.pop_all()
        return self

    def __exit__(self, kind, *_):
        with self._stack:
            if kind is None:
                self._pool.shutdown()
                return
            self._pool.shutdown(wait=False, cancel_futures=True)
            # A worker between two statements hears nothing: it is told again until it has ended.
            while wait(set(self._tasks), timeout=_AGAIN).not_done:
                for engine in self._engines:
                    engine.interrupt()
            self._pool.shutdown()
