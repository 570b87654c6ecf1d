#!/usr/bin/env python3
"""Measures Spampot beside a named peer in one run; prints tables for bench/RESULTS.md.

    bench.py capture  [--messages N] [--rounds N]    durable capture beside Postfix's smtp-sink, which discards
    bench.py postfix  [--rounds N] [--tls]           the same beside a Postfix that queues durably (as root); over TLS
    bench.py idle     [--sessions N]                 memory of held idle sessions
    bench.py held     [--sessions N]                 the same in the tarpit, and how fast an honest client beside them is served
    bench.py start    [--rounds N]                   from the command to the SMTP greeting
    bench.py analyze  FOLDER... [--times N]          `spampot analyze` beside rspamd's `rspamadm mime urls` and SpamAssassin
    bench.py import   FOLDER...                      `spampot import` of a Maildir beside `notmuch new` and `mu index` (packages notmuch, maildir-utils)
    bench.py mboxes   FOLDER... [--sizes MB,MB]      speed and memory of `spampot import` for mboxes of these sizes
    bench.py where    FOLDER... [--times N]          where its time goes: CPU samples by analyzer and by package

Everything runs on loopback and stops by itself. smtp-sink and smtp-source come with Debian's package postfix; they speak no
TLS, so for both servers one stunnel (package stunnel4) makes the TLS of the client's side.
"""
import argparse
import json
import os
import pathlib
import platform
import re
import resource
import shutil
import signal
import smtplib
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

    def __init__(self, *options, java_options=None, config=None):
        self.data = tempfile.mkdtemp(prefix="spampot-bench-")
        env = dict(os.environ)
        listen = ["--smtp", "127.0.0.1:0"]
        if config:
            file = pathlib.Path(self.data, "bench.yaml")
            file.write_text(config)
            listen = ["--config", str(file)] + ([] if "listeners:" in config else listen)
        if java_options:
            env["SPAMPOT_JAVA_OPTS"] = java_options
        self.started = time.monotonic()
        self.process = subprocess.Popen([str(ROOT / "spampot"), "run", "--data", self.data, *listen,
                                         "--console", "127.0.0.1:0", *options], stdout=subprocess.PIPE, env=env, text=True)
        for line in self.process.stdout:
            match = re.match(r"smtps? listening on 127\.0\.0\.1:(\d+)", line)
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

    def __init__(self, tls=False):
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
        if tls:
            subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=mx.example.com",
                            "-keyout", etc / "key", "-out", etc / "cert"], check=True, stderr=subprocess.DEVNULL)
            with (etc / "main.cf").open("a") as settings:
                settings.write(f"smtpd_tls_wrappermode = yes\nsmtpd_tls_security_level = encrypt\n"
                               f"smtpd_tls_key_file = {etc}/key\nsmtpd_tls_cert_file = {etc}/cert\n")
        services = ["tlsmgr unix - - n 1000? 1 tlsmgr", "pickup unix n - n 60 1 pickup", "cleanup unix n - n - 0 cleanup", "qmgr unix n - n 300 1 qmgr", "rewrite unix - - n - - trivial-rewrite",
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


class Stunnel:
    """The client's side of TLS for a load generator that has none: plain connections in, TLS 1.3 out."""

    def __init__(self, target):
        self.port = free_port()
        self.config = tempfile.NamedTemporaryFile("w", suffix=".conf")
        self.config.write(f"foreground = yes\npid =\ndebug = err\n[client]\nclient = yes\naccept = 127.0.0.1:{self.port}\n"
                          f"connect = 127.0.0.1:{target}\nsessionCacheSize = 1\n")
        self.config.flush()
        if not shutil.which("stunnel"):
            sys.exit("bench.py: stunnel is missing; install the package stunnel4")
        self.process = subprocess.Popen(["stunnel", self.config.name], stderr=subprocess.DEVNULL)
        wait_for_port(self.port)

    def stop(self):
        self.process.terminate()
        self.process.wait(10)


TLS_LISTENER = "smtp:\n  listeners:\n    - bind: 127.0.0.1:0\n      tls: implicit\n"


def postfix(args):
    """The rate beside a mail server that does as we do: queues durably before it answers."""
    print(f"durable capture beside Postfix, 50 sessions at once, 4 KiB messages{', TLS' if args.tls else ''}, smtp-source; {machine()}\n")
    print("| connections | server | messages/s | rate against Postfix |")
    print("|---|---|---:|---:|")
    for keep in (True, False):
        base = None
        for name, server, messages in (("postfix (queues durably)", Postfix(args.tls), args.messages // 10),
                                       ("spampot (fdatasync before 250)", Spampot(*args.option, config=TLS_LISTENER if args.tls else None), args.messages)):
            tunnel = Stunnel(server.port) if args.tls else None
            port = tunnel.port if tunnel else server.port
            for _ in range(args.warm_ups):
                source(port, messages, keep)
            settle([server] if isinstance(server, Spampot) else [])
            rates = []
            for _ in range(args.rounds):
                rates.append(messages / source(port, messages, keep))
                settle([server] if isinstance(server, Spampot) else [])
            base = base or max(rates)
            print(f"| {'kept open' if keep else 'one per message'} | {name} | {max(rates):.0f} | {max(rates) / base:.1f} |", flush=True)
            if tunnel:
                tunnel.stop()
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
        settle(servers.values())
        for _ in range(args.rounds):
            for name, server in servers.items():
                begin = cpu_seconds(server.pid)
                seconds = source(server.port, args.messages, keep)
                rates[name].append(args.messages / seconds)
                cpu[name].append((cpu_seconds(server.pid) - begin) / args.messages * 1e6)
                settle(servers.values())
        base = max(rates["smtp-sink (discards)"])
        for name, server in servers.items():
            print(f"| {'kept open' if keep else 'one per message'} | {name} | {max(rates[name]):.0f} | {min(cpu[name]):.0f} "
                  f"| {max(rates[name]) / base:.2f} |")
            server.stop()


def settle(servers):
    """Waits until no server uses CPU: what is behind the 250 must not run into the next measurement."""
    for server in servers:
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


def held(args):
    """Sessions in the tarpit, and the latency of a client beside them that is not in it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    server = Spampot(*args.option, config=f"""limits:
  sessions: {args.sessions + 200}
  sessions-per-address: {args.sessions + 100}
  session-timeout: 6h
tarpit:
  sources: [127.1.0.0/16]
  banner-delay: 0s
  reply-delay: 20s
  rate: 1
  sessions-per-source: 1000
  time-per-source: 30d
""")
    time.sleep(3)
    for _ in range(args.rounds):
        alone = latency(server.port, args.exchanges)
    collect(server.pid)
    before = (status_kb(server.pid, "VmRSS"), heap_kb(server.pid))
    clients = []
    for number in range(args.sessions):
        client = socket.create_connection(("127.0.0.1", server.port), timeout=60, source_address=(f"127.1.{number // 200 % 250}.{number % 200 + 1}", 0))
        client.sendall(b"EHLO held.example.com\r\n")
        clients.append(client)
    cpu, begin = cpu_seconds(server.pid), time.monotonic()
    beside = latency(server.port, args.exchanges)
    share = (cpu_seconds(server.pid) - cpu) / (time.monotonic() - begin)
    collect(server.pid)
    after = (status_kb(server.pid, "VmRSS"), heap_kb(server.pid))
    gone = sum(1 for client in clients if closed(client))
    print(f"{args.sessions} sessions in the tarpit, one byte a second each; {machine()}\n")
    print("| | before | holding | per session |")
    print("|---|---:|---:|---:|")
    for label, one, two in zip(("resident memory", "live heap"), before, after):
        print(f"| {label} | {one / 1024:.1f} MB | {two / 1024:.1f} MB | {(two - one) / args.sessions:.2f} KB |")
    print(f"\nheld sessions that ended meanwhile: {gone}; processor share while dripping: {share:.2f} of one core")
    print(f"\n| an honest client: connect to QUIT, one message ({args.exchanges} times) | alone | beside them |")
    print("|---|---:|---:|")
    for label, rank in (("median", 0.5), ("99th of 100", 0.99)):
        one, two = (sorted(each)[int(len(each) * rank)] * 1000 for each in (alone, beside))
        print(f"| {label} | {one:.2f} ms | {two:.2f} ms |")
    for client in clients:
        client.close()
    server.stop()


def closed(client):
    """Whether the server has ended this connection; what it said is read and dropped."""
    client.setblocking(False)
    try:
        while True:
            if not client.recv(4096):
                return True
    except BlockingIOError:
        return False
    except OSError:
        return True


def latency(port, exchanges):
    """Seconds that each of so many whole sessions with one 4 KiB message took."""
    took = []
    for _ in range(exchanges):
        begin = time.monotonic()
        with smtplib.SMTP("127.0.0.1", port, timeout=60) as client:
            client.sendmail("a@example.com", ["b@example.org"], b"Subject: honest\r\n\r\n" + b"mail " * 800)
        took.append(time.monotonic() - begin)
        time.sleep(0.01)
    return took


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


SPAMASSASSIN = """use Mail::SpamAssassin;
my $sa = Mail::SpamAssassin->new({local_tests_only => 1, dont_copy_prefs => 1, userprefs_filename => '/dev/null'});
$sa->compile_now(0);
for my $file (@ARGV) {
    open(my $in, '<', $file) or die;
    my $mail = $sa->parse($in);
    my $status = $sa->check($mail);
    $status->finish; $mail->finish; close $in;
}"""


def cpu_of_children():
    use = resource.getrusage(resource.RUSAGE_CHILDREN)
    return use.ru_utime + use.ru_stime


def spampot_analyze(folders, messages):
    """One run of `spampot analyze` on both cores."""
    environment = {**os.environ, "SPAMPOT_AOT": os.environ.get("SPAMPOT_AOT", "off")}
    lines = subprocess.run([str(ROOT / "spampot"), "analyze", *folders], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment).stdout.count(b"\n")
    if lines < messages:
        sys.exit(f"bench.py: {lines} of {messages} messages were analyzed")


def side_by_side(command, files):
    """The command for the files, one half of them on each core; files by a list, as there may be more than fit a command line."""
    halves = []
    for half in (files[::2], files[1::2]):
        each = subprocess.Popen(["xargs", "-0", "-n", "500", *command], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        threading.Thread(target=feed, args=(each, half), daemon=True).start()
        halves.append(each)
    for each in halves:
        complaint = each.stderr.read().decode(errors="replace").strip()
        if each.wait():
            sys.exit(f"bench.py: {command[0]} failed: {complaint[-300:]}")


def feed(process, files):
    process.stdin.write(b"".join(os.fsencode(f) + b"\0" for f in files))
    process.stdin.close()


def analyze(args):
    """What is read of the same mails by others: rspamd their URLs only, SpamAssassin its rules without the network."""
    # rspamadm ends at an empty file ("cannot read message: Success")
    files = mails(args.folder)
    size = sum(f.stat().st_size for f in files)
    few = files[:: max(1, len(files) // args.sample)]
    print(f"{len(files)} messages, mean {size / len(files) / 1024:.1f} KB, both cores, start of the programs included; {machine()}\n")
    print("| | messages | seconds | messages/s | MB/s | CPU ms a message |\n|---|---:|---:|---:|---:|---:|")
    work = [("`spampot analyze`, all analyzers", files, lambda: spampot_analyze(args.folder, len(files)))]
    if args.times > 1:
        again = args.folder * args.times
        work.append((f"the same mails {args.times} times in one run, as a long archive", files * args.times,
                     lambda: spampot_analyze(again, len(files) * args.times)))
    if shutil.which("rspamadm"):
        work.append(("`rspamadm mime urls`", files, lambda: side_by_side(["rspamadm", "mime", "urls"], files)))
    if shutil.which("spamassassin"):
        work.append(("SpamAssassin, local tests", few, lambda: side_by_side(["perl", "-e", SPAMASSASSIN], few)))
    for name, some, run in work:
        best = (float("inf"), 0)
        for _ in range(args.rounds if some is files else 1):
            begin, cpu = time.monotonic(), cpu_of_children()
            run()
            best = min(best, (time.monotonic() - begin, cpu_of_children() - cpu))
        seconds, cpu = best
        size = sum(f.stat().st_size for f in some)
        print(f"| {name} | {len(some)} | {seconds:.1f} | {len(some) / seconds:.0f} | {size / seconds / 1e6:.1f} | {1000 * cpu / len(some):.2f} |", flush=True)


SAMPLES = """<?xml version="1.0" encoding="UTF-8"?>
<configuration version="2.0"><event name="jdk.CPUTimeSample"><setting name="enabled">true</setting>
<setting name="throttle">10ms</setting><setting name="stackTrace">true</setting></event></configuration>"""
FRAME = re.compile(r"^\s+([\w.$]+)\.([\w$<>]+)\(", re.M)


def where(args):
    """Samples of CPU time (Linux only) of a run of `spampot analyze`, by analyzer and by package."""
    with tempfile.TemporaryDirectory() as folder:
        settings, recording = pathlib.Path(folder, "cpu.jfc"), pathlib.Path(folder, "run.jfr")
        settings.write_text(SAMPLES)
        options = f"{os.environ.get('SPAMPOT_JAVA_OPTS', '')} -XX:StartFlightRecording=settings={settings},filename={recording}"
        subprocess.run([str(ROOT / "spampot"), "analyze", *args.folder * args.times], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       env={**os.environ, "SPAMPOT_AOT": "off", "SPAMPOT_JAVA_OPTS": options}, check=True)
        jfr = shutil.which("jfr") or sys.exit("bench.py: no jfr on the path; add the bin folder of the JDK")
        text = subprocess.run([jfr, "print", "--events", "jdk.CPUTimeSample", "--stack-depth", "64", str(recording)], stdout=subprocess.PIPE, text=True, check=True).stdout
    by = {"analyzer": {}, "package": {}}
    samples = [FRAME.findall(sample) for sample in text.split("jdk.CPUTimeSample {")[1:]]
    for frames in samples:
        ours = [(name, method) for name, method in frames if name.startswith("org.spampot.")]
        analyzer = next((name.rpartition(".")[2] for name, method in ours if method == "analyze" and name.startswith("org.spampot.analysis.")), "")
        reading = any(name.endswith(".MimeReader") for name, _ in ours)
        package = next((name.rpartition(".")[0].removeprefix("org.spampot.") for name, _ in ours), "the JDK alone")
        for kind, word in (("analyzer", analyzer or ("reading MIME" if reading else "all else: files, unwrapping, JSON")), ("package", package)):
            by[kind][word] = by[kind].get(word, 0) + 1
    print(f"{len(samples)} samples of CPU time; {machine()}\n")
    for kind, counts in by.items():
        print(f"| {kind} | share |\n|---|---:|")
        for word, count in sorted(counts.items(), key=lambda each: -each[1]):
            print(f"| {word} | {100 * count / len(samples):.1f}% |")
        print()


def measured(command, environment=None):
    """Seconds, CPU seconds and peak resident memory in MB of one command, with all that it starts; and what it printed."""
    begin, cpu = time.monotonic(), cpu_of_children()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL, env={**os.environ, **(environment or {})})
        _, status, use = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        said = out.read().decode(errors="replace")
    if process.returncode:
        sys.exit(f"bench.py: {command[0]} ended with {process.returncode}: {said[-300:]}")
    return time.monotonic() - begin, cpu_of_children() - cpu, use.ru_maxrss / 1024, said


def imported(data, *paths):
    """What `spampot import --json` says of one run, with what it took."""
    took = measured([str(ROOT / "spampot"), "import", "--json", "--data", str(data), *map(str, paths)], {"SPAMPOT_AOT": os.environ.get("SPAMPOT_AOT", "off")})
    return took, json.loads(took[3])


def mails(folders):
    return [f for folder in folders for f in sorted(pathlib.Path(folder).rglob("*")) if f.is_file() and f.stat().st_size > 0]


def from_scan_to_store(args):
    """Mails of a Maildir into an index: ours understands and keeps them as well; notmuch and mu index the words."""
    with tempfile.TemporaryDirectory() as place:
        box = pathlib.Path(place, "mail")
        for folder in ("cur", "new", "tmp"):
            (box / folder).mkdir(parents=True)
        size = 0
        for number, file in enumerate(mails(args.folder)):
            content = file.read_bytes()
            size += len(content)
            (box / "cur" / f"{1e9 + number:.0f}.{number}.bench:2,S").write_bytes(content)
        count = number + 1
        print(f"{count} messages, {size / 1e6:.0f} MB, one Maildir, start of the programs included; {machine()}\n")
        print("| | seconds | messages/s | MB/s | CPU ms a message | peak MB resident | MB written | messages known after |\n|---|---:|---:|---:|---:|---:|---:|---:|")

        def row(name, took, after, written):
            seconds, cpu, resident, _ = took
            kept = sum(f.stat().st_size for f in pathlib.Path(written).rglob("*") if f.is_file())
            print(f"| {name} | {seconds:.1f} | {count / seconds:.0f} | {size / seconds / 1e6:.1f} | {1000 * cpu / count:.2f} | {resident:.0f} | {kept / 1e6:.0f} | {after} |", flush=True)

        for turn in range(args.rounds):
            data = pathlib.Path(place, f"spampot{turn}")
            took, said = imported(data, box)
            row("`spampot import`", took, said["kept"] + said["damaged"], data)
            took, said = imported(data, box)
            row("the same again: all are known", took, said["duplicate"], data)
            if shutil.which("notmuch"):
                index = pathlib.Path(place, f"notmuch{turn}")
                index.mkdir()
                config = pathlib.Path(place, f"notmuch{turn}.config")
                config.write_text(f"[database]\npath={index}\nmail_root={box}\n[new]\ntags=new\n[search]\n[maildir]\nsynchronize_flags=false\n")
                environment = {"NOTMUCH_CONFIG": str(config)}
                took = measured(["notmuch", "new", "--no-hooks", "--quiet"], environment)
                row("`notmuch new`", took, measured(["notmuch", "count", "--output=files", "*"], environment)[3].strip(), index)
            if shutil.which("mu"):
                index = pathlib.Path(place, f"mu{turn}")
                subprocess.run(["mu", "init", "--muhome", str(index), "--maildir", str(box)], check=True, stdout=subprocess.DEVNULL)
                took = measured(["mu", "index", "--quiet", "--muhome", str(index)])
                known = re.search(r"messages in store\D*(\d+)", measured(["mu", "info", "store", "--muhome", str(index), "--nocolor"])[3])
                row("`mu index`", took, known.group(1) if known else "?", index)


def mboxes(args):
    """An mbox of many messages, no two of them the same, made of the mails given."""
    files = mails(args.folder)
    print(f"{machine()}\n\n| mbox, MB | messages | seconds | messages/s | MB/s | peak MB resident |\n|---:|---:|---:|---:|---:|---:|")
    for megabytes in map(int, args.sizes.split(",")):
        with tempfile.TemporaryDirectory() as place:
            box, written, count = pathlib.Path(place, "spam.mbox"), 0, 0
            with box.open("wb") as out:
                while written < megabytes * 1e6:
                    content = re.sub(rb"^(>*From )", rb">\1", files[count % len(files)].read_bytes().removesuffix(b"\n"), flags=re.M)
                    written += out.write(b"From bench@example.com Sat Nov 21 00:00:00 2026\nX-Bench: %d\n" % count + content + b"\n\n")
                    count += 1
            (seconds, _, resident, _), said = imported(pathlib.Path(place, "data"), box)
            if said["read"] != count:
                sys.exit(f"bench.py: {said['read']} of {count} messages were read")
            print(f"| {written / 1e6:.0f} | {count} | {seconds:.1f} | {count / seconds:.0f} | {written / seconds / 1e6:.1f} | {resident:.0f} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, work in (("capture", capture), ("idle", idle), ("held", held), ("start", start), ("analyze", analyze), ("import", from_scan_to_store), ("mboxes", mboxes), ("where", where), ("postfix", postfix)):
        command = commands.add_parser(name)
        command.set_defaults(work=work)
        command.add_argument("--rounds", type=int, default=3)
        if name in ("capture", "postfix"):
            command.add_argument("--messages", type=int, default=40000, help="of one round")
            command.add_argument("--warm-ups", type=int, default=3, help="rounds before those that count: a JVM compiles what it does often")
        if name == "postfix":
            command.add_argument("--tls", action="store_true", help="implicit TLS, by one stunnel for both")
        if name in ("idle", "held"):
            command.add_argument("--sessions", type=int, default=8000 if name == "idle" else 18000)
        if name == "held":
            command.add_argument("--exchanges", type=int, default=300)
        if name in ("analyze", "import", "mboxes", "where"):
            command.add_argument("folder", nargs="+")
        if name == "mboxes":
            command.add_argument("--sizes", default="50,500,2000", help="in MB")
        if name == "analyze":
            command.add_argument("--sample", type=int, default=300, help="about so many mails for SpamAssassin, which is slow")
        if name in ("analyze", "where"):
            command.add_argument("--times", type=int, default=5, help="how often the mails are analyzed in one run: a JVM compiles what it does often")
        if name not in ("analyze", "import", "mboxes", "where"):
            command.add_argument("--option", action="append", default=[], help="passed on to `spampot run`")
    args = parser.parse_args()
    args.work(args)


if __name__ == "__main__":
    main()
