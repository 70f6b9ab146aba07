"""A server of images on this machine, whose paths say what it answers."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

GET_ONLY = "/get-only.png"
MOVES = {"/moved.png": (301, "/ok.png"), "/elsewhere.png": (302, "/ok.png"), "/moved-away.png": (308, "/gone.png"),
         "/circle.png": (301, "/circle.png")}  # fmt: skip


@contextmanager
def server():
    """Run a server whose paths are the status it answers with, and yield its address and what it was asked."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self):
            asked.append(f"{self.command} {self.path}")
            code, target = MOVES.get(self.path, (None, ""))
            if self.path == GET_ONLY and self.command == "HEAD":
                code = 405
            name = self.path.strip("/").removesuffix(".png")
            self.send_response(code or (int(name) if name.isdigit() else {"gone": 410}.get(name, 200)))
            if target:
                self.send_header("Location", target)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_HEAD  # noqa: N815 - the server looks for this name

        def log_message(self, *_):
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as made:
        threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{made.server_port}", asked
        made.shutdown()
