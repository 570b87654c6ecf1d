#!/usr/bin/env python3
"""Sends folders of mail to a honeypot on loopback and checks what it kept, independently of its own code.

    replay.py send   --smtp 127.0.0.1:2525 --ledger FILE [--count N] [--workers N] FOLDER...
    replay.py verify --ledger FILE --data DIR [--spampot ./spampot]

`send` opens many sessions at once, some pipelining and some not, with one to eight messages each, from many loopback
addresses, and writes down for every acknowledged message what was sent. `verify` asks the honeypot's command line what
it has and compares counts, SHA-256 digests, attribution and top lists with its own count of the ledger.
Only the Python standard library is used, and Python's own mail parser where a mail must be understood.
"""
import argparse
import collections
import email
import email.header
import email.policy
import hashlib
import ipaddress
import json
import os
import pathlib
import random
import re
import socket
import subprocess
import sys
import threading
import time

HELOS = [f"mail{n}.example.{tld}" for n in range(12) for tld in ("com", "net", "org")]
SENDERS = [""] + [f"offer{n}@bulk.example.{tld}" for n in range(25) for tld in ("com", "net")]
RECIPIENTS = [f"trap{n}@mx.example.org" for n in range(120)]


def canonical(raw):
    """What a mail client would send: every line ended by CRLF, the last one too."""
    text = re.sub(rb"\r\n|\r|\n", b"\r\n", raw)
    return text if text.endswith(b"\r\n") else text + b"\r\n"


def stuffed(content):
    return re.sub(rb"(?m)^\.", b"..", content)


class Client:
    def __init__(self, target, source):
        self.socket = socket.create_connection(target, timeout=60, source_address=(source, 0))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.lines = self.socket.makefile("rb")

    def reply(self, expected):
        while True:
            line = self.lines.readline()
            if not line:
                raise OSError("connection closed")
            if line[3:4] != b"-":
                break
        if not line.startswith(expected):
            raise OSError(f"expected {expected!r}, got {line!r}")
        return line

    def say(self, data, *expected):
        self.socket.sendall(data)
        return [self.reply(code) for code in expected]


def envelope(sender, recipients):
    return [b"MAIL FROM:<%s>\r\n" % sender.encode()] + [b"RCPT TO:<%s>\r\n" % r.encode() for r in recipients] + [b"DATA\r\n"]


def send_session(target, number, mails, ledger, lock):
    draw = random.Random(number)
    source = f"127.0.{draw.randrange(0, 3)}.{draw.randrange(2, 40)}"
    helo = draw.choice(HELOS)
    pipelined = draw.random() < 0.5
    client = Client(target, source)
    client.reply(b"220")
    client.say(b"EHLO %s\r\n" % helo.encode(), b"250")
    for path in mails:
        content = canonical(path.read_bytes())
        sender = draw.choice(SENDERS)
        recipients = draw.sample(RECIPIENTS, draw.choice((1, 1, 1, 2, 5)))
        commands = envelope(sender, recipients)
        codes = [b"250"] * (len(commands) - 1) + [b"354"]
        if pipelined:
            client.say(b"".join(commands), *codes)
        else:
            for command, code in zip(commands, codes):
                client.say(command, code)
        client.say(stuffed(content) + b".\r\n", b"250")
        row = {"session": number, "source": source, "helo": helo, "mailFrom": sender, "rcptTo": recipients,
               "sha256": hashlib.sha256(content).hexdigest(), "size": len(content), "path": str(path)}
        with lock:
            ledger.write(json.dumps(row) + "\n")
    client.say(b"QUIT\r\n", b"221")


def send(args):
    host, port = args.smtp.rsplit(":", 1)
    if not ipaddress.ip_address(host).is_loopback:
        sys.exit("replay.py: only sends to loopback addresses")
    files = sorted(f for folder in args.folder for f in pathlib.Path(folder).rglob("*") if f.is_file())
    random.Random(1).shuffle(files)
    files = files[:args.count] if args.count else files
    sessions, draw = [], random.Random(2)
    while files:
        size = draw.randint(1, 8)
        sessions.append(files[:size])
        files = files[size:]
    queue, lock, failures = collections.deque(enumerate(sessions)), threading.Lock(), []

    def work():
        while True:
            try:
                number, mails = queue.popleft()
            except IndexError:
                return
            try:
                send_session((host, int(port)), number, mails, ledger, lock)
            except OSError as failure:
                failures.append(f"session {number}: {failure}")

    started = time.time()
    with open(args.ledger, "w") as ledger:
        workers = [threading.Thread(target=work) for _ in range(args.workers)]
        [w.start() for w in workers]
        [w.join() for w in workers]
    rows = [json.loads(line) for line in open(args.ledger)]
    seconds = time.time() - started
    print(f"{len(sessions)} sessions, {len(rows)} messages acknowledged, {sum(r['size'] for r in rows)} bytes, "
          f"{seconds:.1f} s ({len(rows) / seconds:.0f}/s), {len(failures)} sessions failed")
    for failure in failures[:10]:
        print("  " + failure)
    return 1 if failures else 0


def ask(args, *command):
    out = subprocess.run([args.spampot, *command, "--data", args.data], stdout=subprocess.PIPE, check=True).stdout
    return [json.loads(line) for line in out.splitlines() if line.strip()]


def count(rows, values):
    """value -> (messages, sessions) as a top list counts them."""
    messages, sessions = collections.Counter(), collections.defaultdict(set)
    for row in rows:
        for value in set(values(row)):
            messages[value] += 1
            sessions[value].add(row["session"])
    return {value: (messages[value], len(sessions[value])) for value in messages}


def subject(row):
    message = email.message_from_bytes(canonical(pathlib.Path(row["path"]).read_bytes()))
    raw = next((value for name, value in message.raw_items() if name.lower() == "subject"), None)
    if raw is None:
        return None
    try:
        # 8-bit bytes in a header: UTF-8 is what RFC 6532 allows; of anything else Python makes question marks
        raw = raw.encode("ascii", "surrogateescape").decode("utf-8")
        text = str(email.header.make_header(email.header.decode_header(raw)))
    except (LookupError, UnicodeError, ValueError, email.errors.MessageError):
        return None
    return " ".join(text.split()) or None


def verify(args):
    sent = [json.loads(line) for line in open(args.ledger)]
    kept = ask(args, "search", "", "--limit", str(len(sent) * 2 + 1000), "--format", "json")
    wrong = 0

    def check(what, expected, found):
        nonlocal wrong
        ok = expected == found
        wrong += not ok
        print(("ok    " if ok else "WRONG ") + what + ("" if ok else f": expected {expected!r:.300}, found {found!r:.300}"))

    check(f"messages kept ({len(sent)})", len(sent), len(kept))
    identity = lambda r: (r["sha256"], r["size"], r["source"], r["mailFrom"] if r["mailFrom"] != "<>" else "", tuple(r["rcptTo"]))
    ours, theirs = collections.Counter(map(identity, sent)), collections.Counter(map(identity, kept))
    check("each with its digest, size, source and envelope", [], list((ours - theirs) + (theirs - ours))[:3])
    check(f"sessions with messages ({len({r['session'] for r in sent})})", len({r["session"] for r in sent}),
          len({r["session"] for r in kept}))
    by_session = collections.defaultdict(set)
    theirs_of = collections.defaultdict(collections.Counter)
    ours_of = collections.defaultdict(collections.Counter)
    for row in sent:
        ours_of[row["session"]][row["sha256"]] += 1
    for row in kept:
        theirs_of[row["session"]][row["sha256"]] += 1
    shape = lambda of: sorted(tuple(sorted(c.items())) for c in of.values())
    check("the same messages together in each session", True, shape(ours_of) == shape(theirs_of))
    lists = {"sources": lambda r: [r["source"]], "senders": lambda r: [r["mailFrom"] or "<>"],
             "recipients": lambda r: r["rcptTo"], "helo": lambda r: [r["helo"]]}
    for kind, values in lists.items():
        top = {t["value"]: (t["messages"], t["sessions"]) for t in ask(args, "top", kind, "--limit", "1000", "--format", "json")}
        check(f"top {kind} ({len(top)} values)", count(sent, values), top)
    subjects = [dict(row, subject=subject(row)) for row in sent]
    expected = count([r for r in subjects if r["subject"]], lambda r: [r["subject"]])
    top = {t["value"]: (t["messages"], t["sessions"]) for t in ask(args, "top", "subjects", "--limit", "1000", "--format", "json")}
    common = sorted(expected.items(), key=lambda e: (-e[1][0], -e[1][1], e[0]))[:100]
    differing = [(s, n, top.get(s)) for s, n in common if top.get(s) != n]
    check("top 100 subjects, as Python's mail parser decodes them", [], differing)
    return 1 if wrong else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    sender = commands.add_parser("send")
    sender.add_argument("--smtp", required=True)
    sender.add_argument("--ledger", required=True)
    sender.add_argument("--count", type=int, default=0)
    sender.add_argument("--workers", type=int, default=32)
    sender.add_argument("folder", nargs="+")
    verifier = commands.add_parser("verify")
    verifier.add_argument("--ledger", required=True)
    verifier.add_argument("--data", required=True)
    verifier.add_argument("--spampot", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "spampot"))
    args = parser.parse_args()
    sys.exit(send(args) if args.command == "send" else verify(args))


if __name__ == "__main__":
    main()
