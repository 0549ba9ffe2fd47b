"""A workshop of texts that trip programs up: everything in it is adopted."""

from __future__ import annotations

from test_standard import Room

TITLE = '=Стандарт «0» ~~~ <b> {{x}} "ok" ${a} #{b} :: [c]'
TEXTS = (
    '=cmd|"/c calc"!A1',
    'One line,\nthen "another"; і третій\n\nafter an empty one',
    "Менше < 3 днів > 1, <b>not bold</b> &amp; so on",
    "~~~ and ~~~~ #{user.name} {{ ticket.title }} {% now %} {# gone #} [[field]] ${x}",
    "[latex]x[/latex] [sound:a.mp3] {{c1::cloze}} \\(y\\) \\{\\{",
    "# Not a heading\n- not a list\n*stars* _lines_ `ticks` [a](javascript:b)",
    "🙂 \u05d0\u200f\u05d1 \x85 \u2028 \ufeff \x7f end",
    "@SUM(1) " + "довгий текст " * 250,
)


def strange(title: str = TITLE) -> Room:
    """Adopt a wording for a situation, a norm and a STOP-phrase of each text."""
    room = Room("uk", title)
    who = room.person("Olena")
    case = room.activity("cases", "collect", "situation")
    cases = [room.add(who, case, "situation", text=text, client_says=text) for text in TEXTS]
    said = room.activity("said", "collect", "speech_module", within="situation")
    for within, text in zip(cases, TEXTS, strict=True):
        room.add(who, said, "speech_module", say=text, points=text, within=within)
    for kind in ("norm", "stop_phrase"):
        where = room.activity(kind, "collect", kind)
        for text in TEXTS:
            more = {"how": text} if kind == "norm" else {"replacement": text}
            room.add(who, where, kind, text=text, **more)
    for item in list(room.state.items.values()):
        if item.kind != "situation":
            room.desk(do="decide", item=item.id, decision="adopt", binding="must")
    return room
