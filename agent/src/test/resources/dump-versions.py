"""Prints what pefile reads of files' version resources; the files' names are in a file, one a line."""
import pathlib
import sys

import pefile


def text_of(pe):
    for info in getattr(pe, "FileInfo", []):
        for block in info:
            for table in getattr(block, "StringTable", []):
                return table.entries.get(b"FileVersion")
    return None


for file in pathlib.Path(sys.argv[1]).read_text().splitlines():
    try:
        pe = pefile.PE(file, fast_load=True)
    except pefile.PEFormatError:
        continue
    pe.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_RESOURCE"]])
    # One of every language; they agree, or the test does not know which is meant.
    versions = {
        "%d.%d.%d.%d" % (v.FileVersionMS >> 16, v.FileVersionMS & 0xFFFF, v.FileVersionLS >> 16, v.FileVersionLS & 0xFFFF)
        for v in getattr(pe, "VS_FIXEDFILEINFO", [])
    }
    text = text_of(pe)
    print(file, "%04x" % pe.FILE_HEADER.Machine, ",".join(sorted(versions)) or "none", "-" if text is None else text.hex() or "empty",
          sep="\t")
