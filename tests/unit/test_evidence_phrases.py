"""STOP-phrases: found in any form, in four languages; near misses left alone."""

from __future__ import annotations

import pytest

from kit.language.phrases import Hit, StopPhrase, find_phrases
from kit.statistics.repetition import repeated_wording

PHRASES = {
    "en": (
        "you have to",
        "not my problem",
        "calm down",
        "our policy does not allow",
        "you are wrong",
        "I can't help",
        "wait your turn",
        "problem",
    ),
    "uk": (
        "ви повинні",
        "не моя проблема",
        "заспокойтеся",
        "ви помиляєтеся/помилилися",
        "нічим не можу допомогти",
        "не моя компетенція",
        "чекайте своєї черги",
        "наші правила не дозволяють",
    ),
    "ru": (
        "вы должны",
        "не моя проблема",
        "успокойтесь",
        "вы ошибаетесь/ошиблись",
        "ничем не могу помочь",
        "не моя обязанность",
        "ждите своей очереди",
        "наши правила не позволяют",
    ),
    "pl": (
        "pan/pani musi",
        "nie mój problem",
        "proszę się uspokoić",
        "pan/pani się myli",
        "nie mogę pomóc",
        "nie moja wina",
        "proszę czekać",
        "nasz regulamin nie pozwala",
    ),
}

# A line that begins with "+" says a STOP-phrase, one that begins with "-" does not.
LABELLED = {
    "en": """
+ You have to fill in this form first.
+ I'm afraid you'll just have to come back tomorrow.
+ You really have to call the other office.
+ Sorry, that's not my problem.
+ Well, it is not really my problem, is it?
+ Those delays aren't my problem.
+ Calm down, please, and tell me again.
+ Sir, calm yourself down.
+ It helps when everybody is calming down.
+ Our policy doesn't allow refunds.
+ Our policies do not allow us to do that.
+ Our new policy did not allow this.
+ You're wrong about the date.
+ I think you are simply wrong here.
+ You were wrong to pay twice.
+ I can't help you with that.
+ I cannot really help.
+ I couldn't help it; the system is down.
+ Please wait your turn.
+ Everybody is waiting for your turn... no: waiting your turn.
+ What's the problem?
+ We had some problems yesterday.
+ YOU HAVE TO SIGN HERE!
- You do not have to fill in anything.
- You don't have to come back, we will call you.
- I have to ask my colleague, one moment.
- Have you to hand the number of the contract?
- I'll take care of this difficulty at once.
- It is quiet and calm here, sit down if you like.
- We stay calm. Down the hall there is a second counter.
- Our policy allows a refund within thirty days.
- Our policy is on the wall; it does give you thirty days.
- You are not wrong, the bill was printed twice.
- You are right, and the invoice is wrong.
- I can help you with that.
- I can certainly not promise it, but Anna will help.
- Your turn will come in about two minutes.
- Wait here, I will check for your parcel.
- You have two options to choose from.
- This solves it for good.
""",
    "uk": """
+ Ви повинні заповнити заяву.
+ Ви спочатку повинні сплатити рахунок.
+ Пане Андрію, ви повинен розуміти наші обставини.
+ Ви, пані, повинна зачекати.
+ Це не моя проблема.
+ Вибачте, це вже не моя особиста проблема.
+ Я не займатимуся не моєю проблемою.
+ Заспокойтеся, будь ласка.
+ Заспокойся вже нарешті.
+ Вам треба заспокоїтися.
+ Ви помиляєтесь, рахунок інший.
+ Ви знову помилялися з датою.
+ Ви, мабуть, помиляєтеся.
+ Нічим вам не можу допомогти.
+ На жаль, ми нічим не можемо допомогти.
+ Нічим не зможу допомогти сьогодні.
+ Це не моя компетенція.
+ Питання не моєї компетенції.
+ Чекайте своєї черги!
+ Усі чекають на свою чергу.
+ Наші правила не дозволяють повернення.
+ Наші внутрішні правила цього не дозволяють.
+ За нашими правилами не дозволено.
+ ВИ ПОВИННІ ПІДПИСАТИ ТУТ
- Ви не повинні нічого заповнювати.
- Вам повинні передзвонити сьогодні.
- Ми повинні перевірити рахунок, одну хвилину.
- Розумію, чому ви непокоїтеся.
- Моя колега знає, як це вирішити.
- Не хвилюйтеся. Моя проблема вже вирішена.
- Це спокійна година, заходьте.
- Ви не помиляєтеся, рахунок надіслали двічі.
- Ми помилилися, перепрошую.
- Можу допомогти вам із заявою.
- Чим можу допомогти?
- Це компетенція сусіднього відділу, я вас з'єднаю.
- Ваша черга настане за дві хвилини.
- Я чекаю на ваш дзвінок.
- Наші правила дозволяють повернення протягом 14 днів.
- Ви маєте право на повернення.
- Зараз усе перевірю і передзвоню.
""",
    "ru": """
+ Вы должны заполнить заявление.
+ Вы сначала должны оплатить счёт.
+ Иван Петрович, вы должен был прийти вчера.
+ Вы, наверное, должны это знать.
+ Это не моя проблема.
+ Извините, но это уже не моя личная проблема.
+ Не моими проблемами я не занимаюсь.
+ Успокойтесь, пожалуйста.
+ Успокойся уже.
+ Вам нужно успокоиться.
+ Вы ошибаетесь, счёт другой.
+ Вы опять ошибались с датой.
+ Вы ошиблись дверью.
+ Ничем вам не могу помочь.
+ К сожалению, мы ничем не можем помочь.
+ Ничем не сможем помочь сегодня.
+ Это не моя обязанность.
+ Это не входит в не мои обязанности.
+ Ждите своей очереди!
+ Все ждут своей очереди.
+ Наши правила не позволяют вернуть деньги.
+ Наши внутренние правила этого не позволяют.
+ Нашими правилами не позволено.
+ ВЫ ДОЛЖНЫ ПОДПИСАТЬ ЗДЕСЬ
- Вы не должны ничего заполнять.
- Вам должны перезвонить сегодня.
- Мы должны проверить счёт, одну минуту.
- Понимаю, почему вы беспокоитесь.
- Моя коллега знает, как это решить.
- Не волнуйтесь. Моя проблема уже решена.
- Сейчас спокойное время, заходите.
- Вы не ошибаетесь, счёт выслали дважды.
- Мы ошиблись, приносим извинения.
- Могу помочь вам с заявлением.
- Чем могу помочь?
- Это обязанность соседнего отдела, я вас соединю.
- Ваша очередь подойдёт через две минуты.
- Я жду вашего звонка.
- Наши правила позволяют возврат в течение 14 дней.
- У вас есть право на возврат.
- Сейчас всё проверю и перезвоню.
""",
    "pl": """
+ Pan musi wypełnić ten formularz.
+ Pani najpierw musi zapłacić rachunek.
+ Niestety pani musiała przyjść wczoraj.
+ Pan to musi zrozumieć.
+ To nie mój problem.
+ Przepraszam, ale to już nie mój prywatny problem.
+ Nie moim problemem jest kolejka.
+ Proszę się uspokoić.
+ Proszę się natychmiast uspokoić!
+ Prosiłem się uspokoić.
+ Pan się myli, rachunek jest inny.
+ Pani się chyba myli.
+ Pani się myliła co do daty.
+ Nie mogę pani pomóc.
+ Niestety nie możemy w tym pomóc.
+ Nie mogłem wtedy pomóc.
+ To nie moja wina.
+ Nie z mojej winy pan czeka.
+ Proszę czekać.
+ Proszę tu czekać.
+ Nasz regulamin nie pozwala na zwrot.
+ Nasze regulaminy na to nie pozwalają.
+ Nasz nowy regulamin nie pozwalał na to.
+ PAN MUSI PODPISAĆ TUTAJ
- Pan nie musi niczego wypełniać.
- Pani nie musi wracać, oddzwonimy.
- Muszę sprawdzić rachunek, chwileczkę.
- Rozumiem, dlaczego się pani niepokoi.
- Mój kolega wie, jak rozwiązać ten problem.
- Proszę się nie martwić. Mój problem jest już rozwiązany.
- Teraz jest spokojnie, proszę wejść.
- Pan się nie myli, rachunek wysłano dwa razy.
- Pomyliliśmy się, przepraszam.
- Mogę pani pomóc z formularzem.
- W czym mogę pomóc?
- To moja wina, zaraz poprawię.
- Czekam na pana telefon.
- Proszę nie czekać, oddzwonimy za godzinę.
- Nasz regulamin pozwala na zwrot w ciągu 14 dni.
- Ma pani prawo do zwrotu.
- Zaraz wszystko sprawdzę i oddzwonię.
""",
}


def hits(text: str, language: str, *phrases: str) -> list[Hit]:
    wanted = [StopPhrase(phrase, language) for phrase in phrases or PHRASES[language]]
    return find_phrases(text, wanted, language)


@pytest.mark.parametrize("language", list(LABELLED))
def test_the_detector_is_right_on_labelled_sentences(language: str) -> None:
    lines = [line.split(" ", 1) for line in LABELLED[language].strip().splitlines()]
    assert len(lines) >= 30
    said = [label == "+" for label, _ in lines]
    found = [bool(hits(sentence, language)) for _, sentence in lines]
    both = sum(map(all, zip(said, found, strict=True)))
    recall, precision = both / sum(said), both / sum(found)
    wrong = [
        f"{label} {text}" for (label, text), s, f in zip(lines, said, found, strict=True) if s != f
    ]
    print(f"{language}: n={len(lines)} recall={recall:.2f} precision={precision:.2f} {wrong}")  # noqa: T201
    assert recall >= 0.9
    assert precision >= 0.9


def test_a_hit_says_where_and_in_which_words() -> None:
    (hit,) = hits("Sorry. You'll really have to wait, sir.", "en", "you have to")
    assert (hit.start, hit.end, hit.matched) == (7, 28, "You'll really have to")
    (hit,) = hits("Пе́ред Вами ви́ повинні вибачитись", "uk", "ви повинні")
    assert hit.matched == "ви́ повинні"


def test_every_hit_is_given_in_the_order_of_the_text() -> None:
    found = hits("A problem? Calm down. Problems, problems!", "en")
    assert [hit.matched for hit in found] == ["problem", "Calm down", "Problems", "problems"]


def test_words_far_apart_or_in_other_clauses_are_another_sentence() -> None:
    assert hits("It is not now really my problem", "en", "not my problem")
    assert hits("It is really not in any way my problem", "en", "not my problem")
    assert not hits("It is not for you to say whether my problem", "en", "not my problem")
    assert not hits("It is not known today when exactly my problem ends", "en", "not my problem")
    assert hits("you really must", "en", "you must")
    assert hits("You, as the account holder, must sign", "en", "you must")
    assert not hits("you and Ann must", "en", "you must")
    assert not hits("Ask you. Must it be?", "en", "you must")
    assert not hits("Нет, у нас всё готово", "ru", "у нас нет")
    assert not hits("Сейчас перезвоните, оплатите потом", "ru", "перезвоните потом")


@pytest.mark.parametrize("order", ["перезвоните потом", "потом перезвоните"])
def test_words_say_a_phrase_in_any_order_that_keeps_its_negations_in_place(order: str) -> None:
    assert hits("Потом перезвоните, сейчас обед.", "ru", order)
    assert hits("Вы не могли бы перезвонить нам как-нибудь потом?", "ru", order)
    assert hits("Проблема тут, вибачте, не моя", "uk", "не моя проблема")
    assert not hits("Моя проблема не вирішена", "uk", "не моя проблема")
    assert not hits("Проблема не в тому, моя зміна довша", "uk", "не моя проблема")
    assert hits("Na swoją kolej proszę spokojnie czekać", "pl", "proszę czekać na swoją kolej")


def test_in_english_order_tells_who_does_what_and_only_one_word_moves() -> None:
    assert hits("Tomorrow you can come back.", "en", "come back tomorrow")
    assert hits("First this form has to be filled in.", "en", "fill in the form")
    assert not hits("Have you to hand the number?", "en", "you have to")
    assert not hits("You have every right to it.", "en", "you have to")


def test_there_is_none_denies_a_phrase_wherever_it_stands_in_the_clause() -> None:
    for text in ("Вашей вины тут нет.", "Нет тут вашей вины."):
        assert not hits(text, "ru", "ваша вина")
    for text in ("Вашої провини тут немає.", "Немає вашої провини."):
        assert not hits(text, "uk", "ваша провина")
    assert not hits("Nie ma w tym pana winy.", "pl", "pana wina")
    assert hits("Вины нет только ваша, пишите!", "ru", "нет вины"), "its own negation says it"


def test_what_a_text_tells_not_to_say_or_need_not_be_done_is_not_said() -> None:
    for text in (
        "Never tell a client to calm down.", "Instead of “calm down” we say “I see”.",
        "“Calm down” is never an answer.", "Avoid “Calm down!”", "You don't need to calm down.",
    ):  # fmt: skip
        assert not hits(text, "en", "calm down"), text
    assert not hits("Не кажіть, що це не ваша провина", "uk", "не ваша провина")
    assert not hits("Бланк заполнить не нужно", "ru", "заполните бланк")
    assert hits("Then say: “Calm down”.", "en", "calm down")
    assert hits("“Certainly not”", "en", "certainly not")
    assert hits("Why don't you just calm down?", "en", "calm down")


def test_what_somebody_else_is_to_do_is_not_asked_of_a_client() -> None:
    assert not hits("I'll call you back later.", "en", "call back later")
    assert not hits("Я передзвоню вам пізніше.", "uk", "передзвоніть пізніше")
    assert not hits("Klient nie wie, ile zapłaci.", "pl", "nie wiem")
    assert hits("Не знаємо ще, коли привезуть.", "uk", "я не знаю")
    assert hits("Musi to pani załatwić osobiście.", "pl", "musi pan")
    assert not hits("Ktoś musi do pana zadzwonić.", "pl", "musi pan")


@pytest.mark.parametrize(
    ("phrase", "said", "other"),
    [
        ("nie mamy", "Takich nigdy nie mieliśmy.", "To nie mama, tylko babcia."),
        ("mamy procedury", "Mam tu takie procedury.", "Mama pytała o procedury."),
        ("nie damy rabatu", "Nie dałam panu rabatu.", "Ta dama nie chce rabatu."),
        ("ma być", "Miał tu wczoraj być.", "Moja może być."),
    ],
)
def test_a_form_that_two_words_share_is_of_the_verb_with_the_persons_beside_it(
    phrase: str, said: str, other: str
) -> None:
    assert hits(said, "pl", phrase)
    assert not hits(other, "pl", phrase)


def test_you_have_obliges_only_to_do_something() -> None:
    assert hits("Ви маєте, на жаль, зачекати.", "uk", "ви маєте")
    assert not hits("Ви маєте ще два дні.", "uk", "ви маєте")
    assert hits("Ma pan to podpisać.", "pl", "ma pan")
    assert not hits("Ma pan rację.", "pl", "ma pan")


def test_what_the_language_leaves_out_is_not_missed() -> None:
    assert hits("Your parking ticket is not my problem.", "en", "it's not my problem")
    assert hits("I cant help you with it.", "en", "I can't help you")
    assert hits("Ошибаетесь, мужчина.", "ru", "вы ошибаетесь")
    assert not hits("Они ошибаются, мужчина.", "ru", "вы ошибаетесь")
    assert hits("З цим не до мене.", "uk", "це не до мене")


def test_a_phrase_keeps_its_own_commas_and_conjunctions() -> None:
    assert hits("Вас тут багато, а я сьогодні одна!", "uk", "вас багато, а я одна")
    assert hits("Please just sit down and wait.", "en", "sit down and wait")
    assert hits("Please, sir, calm down.", "en", "calm down, please")
    assert hits("I really don't know. Ask him!", "en", "I don't know. Ask him.")
    assert not hits("I don't know. Ask Anna, or ask him.", "en", "I don't know. Say nothing.")


def test_not_only_denies_nothing_and_is_no_denial() -> None:
    assert not hits("Not only is it possible, it is free.", "en", "not possible")
    assert hits("Не тільки ви тут чекаєте!", "uk", "не тільки ви чекаєте")
    assert not hits("Ви не тільки чекаєте, а й платите.", "uk", "ви не чекаєте")


def test_a_negation_makes_another_sentence() -> None:
    assert not hits("You never have to wait", "en", "you have to")
    assert not hits("Please do not calm down", "en", "calm down")
    assert not hits("Not your turn, not mine", "en", "your turn")
    assert not hits("You must not pay", "en", "you must")
    assert hits("You must pay, not they", "en", "you must")
    assert hits("No problem!", "en", "problem")


def test_a_pronoun_in_another_case_is_another_person() -> None:
    assert hits("Вы должны позвонить", "ru", "вы должны")
    assert not hits("Вам должны позвонить", "ru", "вы должны")


def test_a_slash_offers_words_such_as_the_other_aspect_of_a_verb() -> None:
    assert not hits("Вы ошиблись", "ru", "вы ошибаетесь")
    assert hits("Вы ошиблись", "ru", "вы ошибаетесь/ошиблись")
    assert hits("You cannot", "en", "you can't/cannot")


def test_a_phrase_can_be_held_to_its_very_form() -> None:
    exact = StopPhrase("заспокойтеся", "uk", "Розумію вас", inflected=False)
    assert find_phrases("Заспокойтеся!", [exact], "uk")[0].phrase.replacement == "Розумію вас"
    assert not find_phrases("Клієнт заспокоївся.", [exact], "uk")


def test_letters_typed_otherwise_are_the_same_letters() -> None:
    for apostrophe in "'’ʼ":
        assert hits(f"Ви обов{apostrophe}язково маєте", "uk", "обов'язково")
    assert hits("Ещё раз", "ru", "еще раз")
    assert hits("Еще раз", "ru", "ещё раз")
    assert find_phrases("Мне все равно", [StopPhrase("всё равно", "ru", inflected=False)], "ru")


def test_phrases_of_another_language_and_empty_ones_find_nothing() -> None:
    other = [StopPhrase("problem", "pl"), StopPhrase("...", "en")]
    assert find_phrases("A problem ...", other, "en") == []
    assert hits("n't they say", "en", "not they say")
    with pytest.raises(ValueError, match="xx"):
        find_phrases("text", [], "xx")


@pytest.mark.row("D18")
def test_copies_repeat_all_their_wording_and_paraphrases_none() -> None:
    copies = repeated_wording(["Good day, how can I help you?", "good day how can I help you"] * 3)
    assert (copies.estimate, copies.n) == (1.0, 6)
    own = [
        "Hello, what brings you here today?",
        "Good day, how may I be of use to you?",
        "Hi there",
    ]
    assert repeated_wording(own).estimate == 0.0
    half = repeated_wording(["a b c d e", "a b c d x"])
    assert half.estimate == 0.5
    assert half.low < 0.1


def test_one_text_alone_repeats_nothing_and_has_no_figure() -> None:
    assert repeated_wording(["Good day", "", " ... "]).estimate is None
