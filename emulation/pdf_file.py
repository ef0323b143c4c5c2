"""Writes the file: every stream compressed once, and no harder than pays.

pydyf compresses twice, the second time for the file's identifier, at zlib's slowest level: half
the time of a long paper went there. Otherwise this is what it writes: PDF 1.7, objects packed
into streams, a cross-reference stream, an identifier made of the content alone.
"""

import zlib
from hashlib import md5
from itertools import chain, islice
from struct import Struct

import pydyf

PACKED_TOGETHER = 1_000
ENTRY = Struct(">BIH")  # of the cross-reference: its kind and two numbers
FREE, IN_FILE, IN_STREAM = range(3)


def write(pdf, ready, output, version, identifier, compress):
    """Write a pydyf.PDF; stands in for its method of that name.

    `ready` are objects whose bytes are known, numbered after those of the PDF.
    """
    number = len(pdf.objects) + len(ready)
    entries = [ENTRY.pack(FREE, 0, 65535)] * number
    extra = {"Type": "/XRef", "W": pydyf.Array((1, 4, 2)), "Root": pdf.catalog.reference}
    small = chain(_small(pdf), enumerate(ready, len(pdf.objects)))
    if pdf.info:
        small = chain(small, [(number, pdf.info.data)])
        extra["Info"] = b"%d 0 R" % number
        entries.append(b"")
        number += 1
    parts = [b"%%PDF-%s\n%%\xf0\x9f\x96\xa4\n" % str(version).encode()]
    position = len(parts[0])
    for thing in pdf.objects:
        if thing.free != "f" and not thing.compressible:
            entries[thing.number] = ENTRY.pack(IN_FILE, position, thing.generation)
            parts.append(_stream_object(thing))
            position += len(parts[-1])
    while together := list(islice(small, PACKED_TOGETHER)):
        for at, (each, _) in enumerate(together):
            entries[each] = ENTRY.pack(IN_STREAM, number, at)
        entries.append(ENTRY.pack(IN_FILE, position, 0))
        parts.append(_object_stream(number, together))
        position += len(parts[-1])
        number += 1
    entries.append(ENTRY.pack(IN_FILE, position, 0))
    name = pydyf.String(md5(b"".join(parts), usedforsecurity=False).hexdigest()).data
    extra |= {"Size": len(entries), "ID": pydyf.Array((name, name))}
    parts.append(_packed_stream(number, b"".join(entries), extra))
    parts.append(b"startxref\n%d\n%%%%EOF\n" % position)
    output.writelines(parts)


def pack(stream):
    """Compress a stream that is complete, so that its words are not kept until the end."""
    stream.stream = [zlib.compress(_content(stream))]
    stream.extra["Filter"], stream.compress = "/FlateDecode", False


def _small(pdf):
    """The objects that are packed together, by number."""
    for thing in pdf.objects:
        if thing.free != "f" and thing.compressible:
            yield thing.number, thing.data


def _stream_object(stream):
    if stream.compress:
        pack(stream)
    return stream.indirect + b"\n"


def _content(stream):
    return pydyf.Stream(stream.stream).data.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")


def _object_stream(number, things):
    heads, at = [], 0
    for each, data in things:
        heads.append(b"%d %d" % (each, at))
        at += len(data) + 1
    head = b" ".join(heads)
    extra = {"Type": "/ObjStm", "N": len(things), "First": len(head) + 1}
    return _packed_stream(number, head + b"\n" + b"\n".join(data for _, data in things), extra)


def _packed_stream(number, content, extra):
    made = pydyf.Stream([content], extra, compress=True)
    made.number = number
    return _stream_object(made)


def _page_references(pdf):
    """What pydyf counts anew for each tag."""
    kids = pdf.pages["Kids"]
    if len(getattr(pdf, "known_references", ())) != len(kids) // 3:
        pdf.known_references = [b"%d 0 R" % number for number in kids[::3]]
    return pdf.known_references


pydyf.PDF.page_references = property(_page_references)
