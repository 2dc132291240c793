"""Turns a part of Wine's own registry text into .reg text for hivexregedit: wine-registry.py FILE SUBTREE KEY.

FILE is system.reg or user.reg of a prefix, SUBTREE a key in it or "-" for all, KEY what it becomes. Every value is written as the
bytes that Wine would hand out, in the form hex(TYPE).
"""
import re
import sys

ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "v": "\v"}


def plain(text):
    def one(match):
        if match[1]:
            return chr(int(match[1], 16))
        return ESCAPES.get(match[2], match[2])
    units = re.sub(r"\\(?:x([0-9a-fA-F]{1,4})|(.))", one, text)
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def quoted(text):
    return text.replace("\\", "\\\\").replace('"', '\\"')


def string(kind, text):
    return kind, (plain(text) + "\0").encode("utf-16-le", "surrogatepass")


def data(text):
    if text.startswith('"'):
        return string(1, text[1:-1])
    if match := re.fullmatch(r'str\(([0-9a-f]+)\):"(.*)"', text):
        return string(int(match[1], 16), match[2])
    if text.startswith("dword:"):
        return 4, int(text[6:], 16).to_bytes(4, "little")
    match = re.fullmatch(r"hex(?:\(([0-9a-f]+)\))?:(.*)", text)
    return int(match[1] or "3", 16), bytes.fromhex(match[2].replace(",", " "))


file, subtree, target = sys.argv[1:]
with open(file, encoding="latin-1") as opened:
    lines = opened.read().replace("\\\n", "").split("\n")
inside = False
for line in lines:
    if match := re.match(r"\[(.*)\] \d+$", line):
        key = plain(match[1])
        inside = subtree == "-" or key.lower() == subtree.lower() or key.lower().startswith(subtree.lower() + "\\")
        if inside:
            rest = key if subtree == "-" else key[len(subtree) + 1:]
            print(f"[{target}\\{rest}]" if rest else f"[{target}]")
    elif inside and (match := re.match(r'(@|"(?:[^"\\]|\\.)*")=(.*)$', line)):
        name = "@" if match[1] == "@" else f'"{quoted(plain(match[1][1:-1]))}"'
        kind, content = data(re.sub(r",\s+", ",", match[2]))
        print(f"{name}=hex({kind:x}):{content.hex(',')}")
