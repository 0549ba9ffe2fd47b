"""The scorecard and the observation form, converted by pyxform."""

from __future__ import annotations

from in_use import files, said, words
from lxml import etree
from pyxform.xls2xform import convert
from strange_texts import TITLE

from kit.standard.nodes import Document, records_of

XHTML = {"h": "http://www.w3.org/1999/xhtml", "x": "http://www.w3.org/2002/xforms"}


def forms(document: Document) -> dict[str, etree._Element]:
    """The forms as pyxform converts them; it has nothing to warn about."""
    found = {}
    for name, content in files(document, "xlsform").items():
        warnings: list[str] = []
        made = convert(content, warnings=warnings, validate=False)
        assert warnings == [], name
        found[name.removeprefix("draft-standard-")] = etree.fromstring(made.xform.encode())
    return found


def questions(form: etree._Element) -> list[str]:
    return [
        ref.rpartition("/")[2] for ref in form.xpath("//h:body//x:select1/@ref", namespaces=XHTML)
    ]


def test_both_forms_ask_of_every_clause_that_obliges(usual_standard: Document) -> None:
    found = forms(usual_standard)
    assert list(found) == ["scorecard.xlsx", "observation.xlsx"]
    for form in found.values():
        asked = questions(form)
        assert asked[0] == "situation"
        assert {"s_1_speech_module", "s_1_behaviour_scheme", "n_1_norm", "stop_1_stop_phrase"} <= {
            *asked
        }
        labels = " ".join(form.xpath("//x:select1/x:label/text()", namespaces=XHTML))
        assert "We say: Let's see if we can find it without the receipt." in labels
        assert "S-1.M2" in labels, "variants are one question"
    scorecard, observation = found.values()
    assert set(questions(scorecard)) == set(questions(observation))
    relevant = scorecard.xpath(
        "//x:bind[contains(@nodeset, 's_2_speech')]/@relevant", namespaces=XHTML
    )
    assert [" ".join(one.split()) for one in relevant] == ["/data/situation = 's_2'"]


def test_the_observation_form_goes_through_the_stages_in_their_order(
    usual_standard: Document,
) -> None:
    stages = {}
    for one in records_of(usual_standard)["adopted"]:
        name = f"{one['within'] or one['number']}_{one['kind']}".lower().replace("-", "_")
        stages[name] = min(stages.get(name, 99), one["stage"] or 99)
    asked = [
        name for name in questions(forms(usual_standard)["observation.xlsx"]) if name in stages
    ]
    order = [stages[name] for name in asked if "stop" not in name]
    assert order == sorted(order)
    assert len(set(order)) > 2


def test_the_score_is_the_share_of_what_could_be_rated(usual_standard: Document) -> None:
    form = forms(usual_standard)["scorecard.xlsx"]
    (data,) = form.xpath("//x:instance/*[local-name() = 'data']", namespaces=XHTML)
    answers = {
        "situation": "s_1", "s_1_speech_module": "yes", "s_1_behaviour_scheme": "yes",
        "n_1_norm": "no", "n_2_norm": "na", "stop_1_stop_phrase": "yes",
    }  # fmt: skip
    instance = etree.Element("data")
    for one in data:
        name = etree.QName(one).localname
        etree.SubElement(instance, name).text = answers.get(name, "")

    def calculated(name: str) -> float:
        (rule,) = form.xpath(f"//x:bind[@nodeset = '/data/{name}']/@calculate", namespaces=XHTML)
        return float(etree.ElementTree(instance).xpath(rule))

    assert (calculated("met"), calculated("rated"), calculated("stops_said")) == (2, 3, 1)


def test_forms_hold_strange_texts_as_they_were_written(odd_standard: Document) -> None:
    for form in forms(odd_standard).values():
        labels = form.xpath("//x:select1/x:label/text()", namespaces=XHTML)
        whole = " ".join(" ".join(words(label)) for label in labels)
        for text in said(odd_standard).values():
            assert " ".join(words(text)) in whole
        assert (
            form.xpath("//h:title/text()", namespaces=XHTML)[0]
            .replace("\u200b", "")
            .endswith(TITLE)
        )


def test_forms_of_an_empty_standard_ask_for_the_dialogue_alone(empty_standard: Document) -> None:
    for form in forms(empty_standard).values():
        assert questions(form) == []
