#!/usr/bin/env python3
"""Compares what Spampot finds in a folder of mail with what others find; prints counts, and with --list the differences.

    java -Drounds=1 -Ddump=DUMP -cp ... org.spampot.analysis.CorpusRun 1 FOLDER      (bench/corpus.sh does it)
    compare.py attachments DUMP   SHA-256 of decoded parts, where Python's email and ripMIME have the same bytes
    compare.py links DUMP         hosts of URLs in HTML attributes as Python's html.parser reads them
    compare.py costs DUMP         failed analyzers, the slowest messages, what was cut

DUMP is written by CorpusRun; the mails are read from where it says.
"""
import argparse
import collections
import email
import email.policy
import hashlib
import html.parser
import os
import pathlib
import re
import socket
import subprocess
import tempfile
import urllib.parse


def lines(dump):
    with open(dump, encoding="utf-8", errors="replace", newline="\n") as rows:
        for row in rows:
            yield row.rstrip("\n").split("\t")


def parsed(file):
    return email.message_from_bytes(pathlib.Path(file).read_bytes(), policy=email.policy.compat32)


def decoded(part):
    try:
        return part.get_payload(decode=True) or b""
    except (ValueError, LookupError, AssertionError):
        return b""


def by_python(file):
    """Of what is no text of the message itself."""
    found = {}
    for part in parsed(file).walk():
        if part.is_multipart():
            continue
        try:
            named = part.get_filename() or part.get_content_disposition() == "attachment"
        except (ValueError, LookupError):
            named = None
        if named or part.get_content_maintype() != "text":
            data = decoded(part)
            if data:
                found[hashlib.sha256(data).hexdigest()] = (part.get_content_type(), len(data))
    return found


def by_ripmime(file):
    with tempfile.TemporaryDirectory(prefix="spampot-compare-") as folder:
        try:
            subprocess.run(["ripmime", "-i", file, "-d", folder, "--overwrite"], timeout=30, check=False,
                           stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            return set()
        return {hashlib.sha256(each.read_bytes()).hexdigest() for each in pathlib.Path(folder).iterdir() if each.is_file()}


def attachments(args):
    ours, parts, files = collections.defaultdict(set), collections.Counter(), set()
    for row in lines(args.dump):
        files.add(row[0])
        if row[1] == "attachment":
            ours[row[0]].add(row[2])
        parts[row[1]] += 1
    python = ripmime = both = equal = alone = 0
    for file in sorted(files):
        one = by_python(file)
        if not one:
            continue
        other = by_ripmime(file)
        python += len(one)
        ripmime += len(other)
        for digest, (kind, size) in one.items():
            agree, same = digest in other, digest in ours[file]
            both += agree
            equal += agree and same
            alone += same and not agree
            if not same and args.list:
                print(f"{'agreed' if agree else 'python only'}: {file} {kind} {size} bytes {digest[:16]}")
    print(f"Python {python}, ripMIME {ripmime} files; they agree on {both}, of which equal here {equal};"
          f" of {python - both} that only Python has equal here {alone}; attachments here {parts['attachment']}")


URL_ATTRIBUTES = {"href", "src", "action", "formaction", "background", "data", "poster", "cite", "longdesc"}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.urls = []

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name in URL_ATTRIBUTES and value:
                self.urls.append((f"{tag}@{name}", value))


# what no host may have when its escapes are undone (WHATWG URL): no browser goes there
FORBIDDEN = re.compile(r"[\x00-\x20\x7f\xa0#%/:<>?@\[\\\]^|]")


def host(url):
    """As a browser finds it; None where a browser finds an error, empty for what is no absolute URL of the web."""
    url = re.sub(r"[\t\r\n]", "", url.strip()).replace("\\", "/")
    if url.startswith("//"):
        url = "http:" + url
    if not re.match(r"(?i)(https?|ftp):/*[^/]", url):
        return ""
    url = re.sub(r"(?i)^(\w+):/*", r"\1://", url)
    name = re.split(r"[/?#]", url.split("://", 1)[1], maxsplit=1)[0].rsplit("@", 1)[-1]
    name = urllib.parse.unquote(re.sub(r":\d*$", "", name)).rstrip(".").lower()
    if name[:1].isdigit() and re.fullmatch(r"[0-9a-fx.]+", name):
        try:
            return socket.inet_ntoa(socket.inet_aton(name))
        except OSError:
            return name
    if not name or FORBIDDEN.search(name):
        return None
    try:
        return name.encode("idna").decode() if not name.isascii() else name
    except UnicodeError:
        return name


def pages(file):
    for part in parsed(file).walk():
        if part.get_content_type() == "text/html" and not part.is_multipart():
            data = decoded(part)
            try:
                yield data.decode(part.get_content_charset() or "latin-1", "replace")
            except LookupError:
                yield data.decode("latin-1")


def links(args):
    ours, files = collections.defaultdict(set), []
    for row in lines(args.dump):
        if row[1] == "link":
            ours[row[0]].add(row[2].lower())
        elif row[1] == "cpu":
            files.append(row[0])
    mails = total = nowhere = 0
    missing = collections.Counter()
    for file in files:
        wanted = {}
        for text in pages(file):
            page = Page()
            try:
                page.feed(text)
                page.close()
            except AssertionError:
                pass
            for how, url in page.urls:
                name = host(url)
                nowhere += name is None
                if name:
                    wanted.setdefault(name, (how, url))
        mails += bool(wanted)
        total += len(wanted)
        for name, (how, url) in wanted.items():
            if name not in ours[file]:
                missing[how] += 1
                if args.list:
                    print(f"{how}: {file} {name!r} of {url[:150]!r}")
    print(f"{mails} mails with {total} hosts in HTML; not found here: {sum(missing.values())} {dict(missing)};"
          f" URLs that have no host for a browser: {nowhere}")


def costs(args):
    cost, failed, cut = [], [], collections.Counter()
    for row in lines(args.dump):
        if row[1] == "cpu":
            cost.append((int(row[2]), int(row[3]), row[0]))
        elif row[1] == "defect" and row[2] == "analyzer-failed":
            failed.append(row)
        elif row[1] == "truncated":
            cut[re.sub(r"\d+", "N", row[2])] += 1
    print(f"{len(cost)} messages, {sum(each[1] for each in cost) / 1e6:.1f} MB, {sum(each[0] for each in cost) / 1000:.1f} s of CPU;"
          f" analyzers failed in {len(failed)}; over 2 s: {sum(each[0] > 2000 for each in cost)}")
    for milliseconds, size, file in sorted(cost, reverse=True)[:10]:
        print(f"  {milliseconds / 1000:.2f} s  {size / 1024:.0f} KB  {os.path.relpath(file, args.base)}")
    for why, count in cut.most_common():
        print(f"  {count} x {why}")
    for row in failed[:10] if args.list else []:
        print(row)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["attachments", "links", "costs"])
    parser.add_argument("dump")
    parser.add_argument("--list", action="store_true", help="each difference")
    parser.add_argument("--base", default="/", help="folder that names are shown from")
    args = parser.parse_args()
    {"attachments": attachments, "links": links, "costs": costs}[args.what](args)


if __name__ == "__main__":
    main()
