"""Starts `vtlsim serve` and speaks HTTP with it, properly or by hand."""
import http.client
import json
import os
import signal
import socket
import subprocess

PATH = "/v1/dataplane-evaluatetemplate"
PATIENCE = 600  # seconds; generous, for long evaluations run when nothing else does


class Server:
    """A running server; use with `with`. `line` is its first line."""

    def __init__(self, program, *arguments):
        self.process = subprocess.Popen([program, "serve", "--port", "0", *arguments],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.line = self.process.stdout.readline().decode()
        if not self.line.startswith("listening on http://"):
            self.process.kill()
            raise AssertionError(f"no server: {self.line!r} {self.process.communicate()[1].decode()}")
        self.port = int(self.line.rsplit(":", 1)[1])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(PATIENCE)
        self.process.stdout.close()
        self.process.stderr.close()

    def stop(self, number=signal.SIGTERM):
        """Sends the signal and returns exit code, rest of stdout and stderr."""
        self.process.send_signal(number)
        out, error = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out.decode(), error.decode()

    def resident_kilobytes(self):
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            for line in status:
                if line.startswith("VmRSS:"):
                    return int(line.split()[1])
        raise AssertionError("no VmRSS")

    def cpu_seconds(self):
        """What the server has used so far."""
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def descriptor_count(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def connect(self):
        """A socket, for requests written by hand."""
        return socket.create_connection(("127.0.0.1", self.port), PATIENCE)

    def client(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)

    def request(self, method, path, body=None, headers=None, client=None):
        """Status, headers (names in lower case) and body."""
        connection = client or self.client()
        try:
            connection.request(method, path, body, headers or {})
            response = connection.getresponse()
            names = {name.lower(): value for name, value in response.getheaders()}
            return response.status, names, response.read()
        finally:
            if client is None:
                connection.close()

    def evaluate(self, template, context="{}", client=None):
        """The JSON of a 200."""
        status, _, body = self.request("POST", PATH, body_of(template, context), client=client)
        if status != 200:
            raise AssertionError(f"{status}: {body.decode()}")
        return json.loads(body)

    def failure(self, body, headers=None):
        """Status, error type and message of a request that must be refused."""
        status, names, answer = self.request("POST", PATH, body, headers)
        return status, names.get("x-amzn-errortype"), json.loads(answer)["message"]


def body_of(template, context="{}"):
    if not isinstance(context, str):
        context = json.dumps(context)
    return json.dumps({"template": template, "context": context})


def raw_request(template, context="{}", headers=""):
    body = body_of(template, context).encode()
    return (f"POST {PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n{headers}\r\n").encode() + body


def read_response(stream):
    """One response from a socket's file: status line, headers (lower case), body; None at its end."""
    line = stream.readline().decode()
    if not line:
        return None
    headers = {}
    while True:
        field = stream.readline().decode().rstrip("\r\n")
        if not field:
            break
        name, value = field.split(":", 1)
        headers[name.lower()] = value.strip()
    return line.rstrip(), headers, stream.read(int(headers.get("content-length", 0)))
