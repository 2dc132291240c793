"""Prints every key and value of some hives as hivex reads them: names in hexadecimal UTF-8, types as numbers, bytes raw."""
import sys

import hivex


def hexadecimal(text):
    return text.encode("utf-8", "surrogatepass").hex() or "-"


def dump(hive, node, path):
    print("key", hexadecimal(path))
    for value in hive.node_values(node):
        kind, data = hive.value_value(value)
        print("value", hexadecimal(path), hexadecimal(hive.value_key(value)), kind, data.hex())
    for child in hive.node_children(node):
        name = hive.node_name(child)
        dump(hive, child, path + "\\" + name if path else name)


for file in sys.argv[1:]:
    print("hive", file)
    opened = hivex.Hivex(file)
    dump(opened, opened.root(), "")
