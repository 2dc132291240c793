"""Digests every key and value of some hives as hivex reads them:

    digest-hive.py FILE...

prints "FILE<TAB>keys<TAB>values<TAB>SHA-256". What is digested, for each key in the order of the store, depth first: its path; for
each of its values in that order name, type and bytes. Texts are UTF-8; each is preceded by its length in bytes.
"""
import hashlib
import struct
import sys

import hivex


def text(string):
    data = string.encode("utf-8", "surrogatepass")
    return struct.pack("<I", len(data)) + data


def digest(file):
    hive = hivex.Hivex(file)
    total = hashlib.sha256()
    keys = values = 0
    stack = [(hive.root(), "")]
    while stack:
        node, path = stack.pop()
        keys += 1
        found = [b"k", text(path)]
        for value in hive.node_values(node):
            kind, data = hive.value_value(value)
            found += [b"v", text(hive.value_key(value)), struct.pack("<II", kind, len(data)), data]
            values += 1
        total.update(b"".join(found))
        for child in reversed(hive.node_children(node)):
            name = hive.node_name(child)
            stack.append((child, path + "\\" + name if path else name))
    return f"{file}\t{keys}\t{values}\t{total.hexdigest()}"


for argument in sys.argv[1:]:
    print(digest(argument))
