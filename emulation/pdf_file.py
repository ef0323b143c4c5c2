"""Writes the file: every stream compressed once, and no harder than pays.

pydyf compresses twice, the second time for the file's identifier, at zlib's slowest level: half
the time of a long paper went there. Otherwise this is what it writes: PDF 1.7, objects packed
into streams, a cross-reference stream, an identifier made of the content alone.
"""

import zlib
from hashlib import md5

import pydyf

PACKED_TOGETHER = 1_000


def write(pdf, output, version, identifier, compress):
    """Write the objects of a pydyf.PDF; stands in for its method of that name."""
    if pdf.info:
        pdf.add_object(pdf.info)
    kept = [thing for thing in pdf.objects if thing.free != "f"]
    packed = [thing for thing in kept if thing.compressible]
    places, parts = {0: (0, 0, 65535)}, []
    position = _add(parts, 0, b"%%PDF-%s\n%%\xf0\x9f\x96\xa4\n" % str(version).encode())
    for thing in kept:
        if not thing.compressible:
            places[thing.number] = (1, position, thing.generation)
            position = _add(parts, position, _stream_object(thing))
    number = len(pdf.objects)
    for start in range(0, len(packed), PACKED_TOGETHER):
        together = packed[start : start + PACKED_TOGETHER]
        places |= {thing.number: (2, number, at) for at, thing in enumerate(together)}
        places[number] = (1, position, 0)
        position = _add(parts, position, _object_stream(number, together))
        number += 1
    places[number] = (1, position, 0)
    name = pydyf.String(md5(b"".join(parts), usedforsecurity=False).hexdigest())
    extra = {
        "Type": "/XRef",
        "W": pydyf.Array((1, 4, 2)),
        "Size": number + 1,
        "Root": pdf.catalog.reference,
        "ID": pydyf.Array((name.data, name.data)),
    }
    if pdf.info:
        extra["Info"] = pdf.info.reference
    table = b"".join(
        kind.to_bytes(1) + where.to_bytes(4) + last.to_bytes(2)
        for kind, where, last in (places.get(at, (0, 0, 65535)) for at in range(number + 1))
    )
    parts.append(_packed_stream(number, table, extra))
    parts.append(b"startxref\n%d\n%%%%EOF\n" % position)
    output.write(b"".join(parts))


def _add(parts, position, data):
    parts.append(data)
    return position + len(data)


def _stream_object(stream):
    if not stream.compress:
        return stream.indirect + b"\n"
    plain = pydyf.Stream(stream.stream).data
    content = plain.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")
    return _packed_stream(stream.number, content, stream.extra)


def _object_stream(number, things):
    datas = [thing.data for thing in things]
    heads, at = [], 0
    for thing, data in zip(things, datas, strict=True):
        heads.append(b"%d %d" % (thing.number, at))
        at += len(data) + 1
    head = b" ".join(heads)
    extra = {"Type": "/ObjStm", "N": len(things), "First": len(head) + 1}
    return _packed_stream(number, head + b"\n" + b"\n".join(datas), extra)


def _packed_stream(number, content, extra):
    extra = {**extra, "Filter": "/FlateDecode"}
    made = pydyf.Stream([zlib.compress(content)], extra)
    made.number = number
    return made.indirect + b"\n"
