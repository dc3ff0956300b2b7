"""pop3.py FOLDER PORT_FILE: a POP3 server (RFC 1939) on the loopback, for one reader at a time. The mails are the files of the
folder; what is deleted there is deleted here. Writes its port into PORT_FILE."""

import os
import socketserver
import sys

folder, port_file = sys.argv[1:]


class Session(socketserver.StreamRequestHandler):
    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")

    def lines(self, first, lines):
        self.say(first)
        for line in lines:
            self.wfile.write((b"." if line.startswith(b".") else b"") + line + b"\r\n")
        self.say(".")

    def handle(self):
        names = sorted(os.listdir(folder))
        mails = [open(os.path.join(folder, name), "rb").read() for name in names]
        sizes = [len(mail) + mail.count(b"\n") for mail in mails]
        gone = set()
        self.say("+OK here")
        while line := self.rfile.readline():
            word, *rest = line.decode("latin-1").split()
            word, at = word.upper(), int(rest[0]) - 1 if rest and rest[0].isdigit() else None
            body = lambda: mails[at].removesuffix(b"\n").split(b"\n")
            each = lambda what: [f"{n + 1} {what[n]}".encode() for n in range(len(names)) if n not in gone]
            if word in ("USER", "PASS", "NOOP"):
                self.say("+OK")
            elif word == "STAT":
                left = [sizes[n] for n in range(len(names)) if n not in gone]
                self.say(f"+OK {len(left)} {sum(left)}")
            elif word in ("LIST", "UIDL"):
                what = sizes if word == "LIST" else names
                self.lines("+OK", each(what)) if at is None else self.say(f"+OK {at + 1} {what[at]}")
            elif word == "RETR":
                self.lines("+OK", body())
            elif word == "TOP":
                head = body()
                self.lines("+OK", head[: head.index(b"") + 1 + int(rest[1])])
            elif word == "DELE":
                gone.add(at)
                self.say("+OK")
            elif word == "QUIT":
                for n in gone:
                    os.unlink(os.path.join(folder, names[n]))
                self.say("+OK")
                return
            else:
                self.say("-ERR what is that?")


with socketserver.TCPServer(("127.0.0.1", 0), Session) as server:
    with open(port_file + ".new", "w") as file:
        file.write(str(server.server_address[1]))
    os.rename(port_file + ".new", port_file)
    server.serve_forever()
