#!/usr/bin/env python3
"""Measures Spampot beside a named peer in one run; prints tables for bench/RESULTS.md.

    bench.py capture  [--messages N] [--rounds N]    durable capture beside Postfix's smtp-sink, which discards
    bench.py postfix  [--rounds N]                   the same beside a Postfix that queues durably (as root)
    bench.py idle     [--sessions N]                 memory of held idle sessions
    bench.py start    [--rounds N]                   from the command to the SMTP greeting
    bench.py analyze  FOLDER...                      messages a second of `spampot analyze` on both cores

Everything runs on loopback and stops by itself. smtp-sink and smtp-source come with Debian's package postfix.
"""
import argparse
import os
import pathlib
import platform
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
TICK = os.sysconf("SC_CLK_TCK")


def machine():
    model = re.search(r"model name\s*:\s*(.*)", pathlib.Path("/proc/cpuinfo").read_text())
    return (f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} x {model.group(1) if model else platform.machine()}, "
            f"Linux {platform.release()}")


def cpu_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def status_kb(pid, key):
    return int(re.search(rf"{key}:\s+(\d+) kB", pathlib.Path(f"/proc/{pid}/status").read_text()).group(1))


class Spampot:
    """A honeypot of our own on free ports and a fresh data directory."""

    def __init__(self, *options, java_options=None):
        self.data = tempfile.mkdtemp(prefix="spampot-bench-")
        env = dict(os.environ)
        if java_options:
            env["SPAMPOT_JAVA_OPTS"] = java_options
        self.started = time.monotonic()
        self.process = subprocess.Popen([str(ROOT / "spampot"), "run", "--data", self.data, "--smtp", "127.0.0.1:0",
                                         "--console", "127.0.0.1:0", *options], stdout=subprocess.PIPE, env=env, text=True)
        for line in self.process.stdout:
            match = re.match(r"smtp listening on 127\.0\.0\.1:(\d+)", line)
            if match:
                self.port = int(match.group(1))
                break
        else:
            sys.exit("bench.py: the honeypot did not start")
        threading.Thread(target=lambda: [None for _ in self.process.stdout], daemon=True).start()
        self.pid = self.process.pid

    def stored(self):
        out = subprocess.run([str(ROOT / "spampot"), "report", "--format", "json", "--data", self.data],
                             stdout=subprocess.PIPE, text=True).stdout
        return out

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)
        shutil.rmtree(self.data, ignore_errors=True)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Sink:
    """Postfix's smtp-sink: speaks SMTP and throws every message away."""

    def __init__(self):
        self.port = free_port()
        binary = shutil.which("smtp-sink", path=os.environ["PATH"] + ":/usr/sbin")
        if not binary:
            sys.exit("bench.py: smtp-sink is missing; install the package postfix")
        self.process = subprocess.Popen([binary, *(["-u", "nobody"] if os.geteuid() == 0 else []), f"127.0.0.1:{self.port}", "1024"])
        self.pid = self.process.pid
        wait_for_port(self.port)

    def stop(self):
        self.process.terminate()
        self.process.wait(10)


class Postfix:
    """A Postfix that queues durably and then discards; it sends nothing. Needs root, as all of Postfix does."""

    def __init__(self):
        self.port = free_port()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="spampot-postfix-", dir="/var/tmp"))
        self.folder.chmod(0o755)
        for name in ("etc", "spool", "data"):
            (self.folder / name).mkdir()
        shutil.chown(self.folder / "data", "postfix")
        etc = self.folder / "etc"
        (etc / "main.cf").write_text(f"""compatibility_level = 3.6
queue_directory = {self.folder}/spool
data_directory = {self.folder}/data
inet_interfaces = 127.0.0.1
mynetworks = 127.0.0.0/8
mydestination =
alias_maps =
default_transport = discard:
relay_transport = discard:
default_process_limit = 200
smtpd_client_connection_count_limit = 0
maillog_file = {self.folder}/log
maillog_file_prefixes = /var/tmp
""")
        services = ["pickup unix n - n 60 1 pickup", "cleanup unix n - n - 0 cleanup", "qmgr unix n - n 300 1 qmgr", "rewrite unix - - n - - trivial-rewrite",
                    "bounce unix - - n - 0 bounce", "defer unix - - n - 0 bounce", "trace unix - - n - 0 bounce", "discard unix - - n - - discard",
                    "anvil unix - - n - 1 anvil", "proxymap unix - - n - - proxymap", "postlog unix-dgram n - n - 1 postlogd", "error unix - - n - - error"]
        (etc / "master.cf").write_text(f"127.0.0.1:{self.port} inet n - n - - smtpd\n" + "\n".join(services) + "\n")
        self.command("start")
        wait_for_port(self.port)

    def command(self, verb):
        subprocess.run(["postfix", "-c", str(self.folder / "etc"), verb], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def stop(self):
        self.command("stop")
        shutil.rmtree(self.folder, ignore_errors=True)


def postfix(args):
    """The rate beside a mail server that does as we do: queues durably before it answers."""
    print(f"durable capture beside Postfix, 50 sessions at once, 4 KiB messages, one connection each, smtp-source; {machine()}\n")
    print("| server | messages/s | rate against Postfix |")
    print("|---|---:|---:|")
    servers = {"postfix (queues durably)": (Postfix(), 2000), "spampot (fdatasync before 250)": (Spampot(*args.option), 20000)}
    rates = {}
    for name, (server, messages) in servers.items():
        source(server.port, messages, False)
        rates[name] = max(messages / source(server.port, messages, False) for _ in range(args.rounds))
        print(f"| {name} | {rates[name]:.0f} | {rates[name] / rates['postfix (queues durably)']:.1f} |")
        server.stop()


def wait_for_port(port):
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    sys.exit(f"bench.py: nothing listens on port {port}")


def source(port, messages, keep_connection):
    binary = shutil.which("smtp-source", path=os.environ["PATH"] + ":/usr/sbin")
    command = [binary, "-s", "50", "-m", str(messages), "-l", "4096", "-f", "a@example.com", "-t", "b@example.org"]
    before = time.monotonic()
    subprocess.run(command + (["-d"] if keep_connection else []) + [f"127.0.0.1:{port}"], check=True)
    return time.monotonic() - before


def capture(args):
    print(f"durable capture, 50 sessions at once, 4 KiB messages, smtp-source; {machine()}\n")
    print("| connections | server | messages/s | server CPU us/message | rate against smtp-sink |")
    print("|---|---|---:|---:|---:|")
    for keep in (True, False):
        servers = {"smtp-sink (discards)": Sink(), "spampot (fdatasync before 250)": Spampot(*args.option)}
        rates = {name: [] for name in servers}
        cpu = {name: [] for name in servers}
        for name, server in servers.items():
            for _ in range(args.warm_ups):
                source(server.port, args.messages, keep)
        settle(servers)
        for _ in range(args.rounds):
            for name, server in servers.items():
                begin = cpu_seconds(server.pid)
                seconds = source(server.port, args.messages, keep)
                rates[name].append(args.messages / seconds)
                cpu[name].append((cpu_seconds(server.pid) - begin) / args.messages * 1e6)
                settle(servers)
        base = max(rates["smtp-sink (discards)"])
        for name, server in servers.items():
            print(f"| {'kept open' if keep else 'one per message'} | {name} | {max(rates[name]):.0f} | {min(cpu[name]):.0f} "
                  f"| {max(rates[name]) / base:.2f} |")
            server.stop()


def settle(servers):
    """Waits until no server uses CPU: what is behind the 250 must not run into the next measurement."""
    for server in servers.values():
        before, quiet = cpu_seconds(server.pid), 0
        while quiet < 3:
            time.sleep(0.3)
            now = cpu_seconds(server.pid)
            quiet = quiet + 1 if now - before < 0.03 else 0
            before = now


def idle(args):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    config = tempfile.NamedTemporaryFile("w", suffix=".yaml")
    config.write(f"limits:\n  sessions: {args.sessions + 100}\n  sessions-per-address: {args.sessions + 100}\n  command-timeout: 30m\n  session-timeout: 60m\n")
    config.flush()
    server = Spampot("--config", config.name, *args.option)
    time.sleep(3)
    collect(server.pid)
    before = (status_kb(server.pid, "VmRSS"), heap_kb(server.pid))
    held = []
    for number in range(args.sessions):
        client = socket.create_connection(("127.0.0.1", server.port), timeout=10, source_address=(f"127.1.{number // 200 % 250}.{number % 200 + 1}", 0))
        client.recv(512)
        client.sendall(b"EHLO idle.example.com\r\n")
        client.recv(2048)
        held.append(client)
    collect(server.pid)
    after = (status_kb(server.pid, "VmRSS"), heap_kb(server.pid))
    print(f"{args.sessions} sessions held after EHLO; {machine()}\n")
    print("| | before | holding | per session |")
    print("|---|---:|---:|---:|")
    for label, one, two in zip(("resident memory", "live heap"), before, after):
        print(f"| {label} | {one / 1024:.1f} MB | {two / 1024:.1f} MB | {(two - one) / args.sessions:.2f} KB |")
    for client in held:
        client.close()
    server.stop()


def jcmd(pid, *command):
    java = os.path.realpath(f"/proc/{pid}/exe")
    return subprocess.run([os.path.join(os.path.dirname(java), "jcmd"), str(pid), *command], stdout=subprocess.PIPE, text=True).stdout


def collect(pid):
    jcmd(pid, "GC.run")
    time.sleep(1)


def heap_kb(pid):
    """What live objects take, after a full collection."""
    histogram = jcmd(pid, "GC.class_histogram")
    return int(re.search(r"Total\s+\d+\s+(\d+)", histogram).group(1)) / 1024


def start(args):
    times, memory = [], []
    for _ in range(args.rounds):
        server = Spampot(*args.option)
        client = socket.create_connection(("127.0.0.1", server.port), timeout=10)
        client.recv(512)
        times.append(time.monotonic() - server.started)
        client.close()
        time.sleep(5)
        memory.append(status_kb(server.pid, "VmRSS") / 1024)
        server.stop()
    print(f"start; {machine()}\n")
    print(f"| from the command to the SMTP greeting | best {min(times):.2f} s, median {sorted(times)[len(times) // 2]:.2f} s of {len(times)} |")
    print(f"| resident memory 5 s later | median {sorted(memory)[len(memory) // 2]:.0f} MB |")


def analyze(args):
    files = [f for folder in args.folder for f in pathlib.Path(folder).rglob("*") if f.is_file()]
    size = sum(f.stat().st_size for f in files)
    best = None
    for _ in range(args.rounds):
        before = time.monotonic()
        lines = subprocess.run([str(ROOT / "spampot"), "analyze", *args.folder], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.count(b"\n")
        seconds = time.monotonic() - before
        best = min(best or seconds, seconds)
    print(f"`spampot analyze`, start of the program included; {machine()}\n")
    print(f"| {lines} messages of {len(files)} files, mean {size / len(files) / 1024:.1f} KB | {best:.1f} s | {lines / best:.0f} messages/s | {size / best / 1e6:.1f} MB/s |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, work in (("capture", capture), ("idle", idle), ("start", start), ("analyze", analyze), ("postfix", postfix)):
        command = commands.add_parser(name)
        command.set_defaults(work=work)
        command.add_argument("--rounds", type=int, default=3)
        if name == "capture":
            command.add_argument("--messages", type=int, default=40000, help="of one round")
            command.add_argument("--warm-ups", type=int, default=3, help="rounds before those that count: a JVM compiles what it does often")
        if name == "idle":
            command.add_argument("--sessions", type=int, default=8000)
        if name == "analyze":
            command.add_argument("folder", nargs="+")
        else:
            command.add_argument("--option", action="append", default=[], help="passed on to `spampot run`")
    args = parser.parse_args()
    args.work(args)


if __name__ == "__main__":
    main()
