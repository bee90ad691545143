"""In whose name a caller calls, by the title alone, whatever letters it is written with."""

from __future__ import annotations

import pytest

from guard.signals.letters import fold
from guard.signals.lists import load_officials
from guard.types import (
    EventKind,
    Source,
    VerdictKind,
)
from tests.unit.titled_desk import Desk, window


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Полиция Астаны", "police"),
        ("Пoлиция", "police"),  # a Latin o
        ("П0ЛИЦИЯ", "police"),
        ("ПΟЛИЦИЯ", "police"),  # a Greek omicron
        ("П\u043e\u0301лиция", "police"),
        ("Следователь Иванов", "police"),
        ("Police of Astana", "police"),
        ("KHБ", "knb"),  # a Latin K and H
        ("ҰҚК қызметкері", "knb"),
        ("Нaциoнальный Банк", "national_bank"),
        ("Служба безопасности Kaspi", "bank_security"),
        ("Банк қауіпсіздігі", "bank_security"),
        *((name, "bank_security") for name in ("Служба безопасности", "Kaspi служба безопасности", "Банк ЦентрКредит")),
        *((name, "bank_security") for name in ("ForteBank", "Freedom Bank", "Jusan Bank", "Евразийский банк")),
        *((name, "police") for name in ("Участковый", "Участковый Ахметов", "Участковый инспектор", "Politsia")),
        ("ДКНБ Алматы", "knb"),
        ("eGov.kz 1414", "egov"),
        ("Beeline", "operator"),
        ("Прокурор Серіков", "prosecutor"),
        *((name, None) for name in ("Айгерім", "Полина", "Мама", "Аскар Ұлттық", "Kaspi", "Комитет дома", "Апам", "")),
    ],
)
def test_a_body_is_known_by_its_name_whatever_letters_it_is_written_with(name: str, body: str | None) -> None:
    assert load_officials().of(name) == body


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("police", ("М.В.Д.", "М В Д Казахстан", "МВД РК", "П о л и ц и я", "П.о.л.и.ц.и.я", "П-О-Л-И-Ц-И-Я")),
        ("police", ("Полiция", "ПОЛИЦIЯ", "Поліція", "Пoлuцuя")),  # another letter for "и"
        ("police", ("𝐏𝐨𝐥𝐢𝐜𝐞", "𝗣𝗼𝗹𝗶𝗰𝗲", "𝐏𝐎𝐋𝐈𝐂𝐄", "Ⓟⓞⓛⓘⓒⓔ", "🅿🅾🅻🅸🅲🅴", "🅟🅞🅛🅘🅒🅔", "ᴘᴏʟɪᴄᴇ", "Ｐｏｌｉｃｅ")),
        (
            "police",
            ("АстанаПолиция", "Министерство внутренних дел РК", "Ішкі істер министрлігі"),
        ),
        ("knb", ("К.Н.Б. РК", "K.N.B", "K\u039dB", "Комитет Нац. Безопасности", "Комитета национальной безопасности")),
        ("national_bank", ("Нац. банк РК", "Нацбанк", "Национальный Банк")),
        ("bank_security", ("Сотрудник службы безопасности", "Служба поддержки Kaspi Bank", "KaspiBank", "ХалыкБанк")),
        ("bank_security", ("Kaspi Bank поддержка", "Менеджер Kaspi Bank", "Безопасность Kaspi", "АО Kaspi Bank")),
        ("egov", ("e-Gov", "E-GOV KZ", "eGov", "Сотрудник 1414", "1414")),
        ("operator", ("Tele 2", "ТЕЛЕ-2", "Beeline служба", "Оператор Билайн", "Отдел продаж Kcell")),
        ("prosecutor", ("Генпрокуратура РК", "Спецпрокурор", "Помощник прокурора")),
    ],
)
def test_whichever_way_a_name_is_written_or_dressed(body: str, names: tuple[str, ...]) -> None:
    officials = load_officials()
    assert {name: officials.of(name) for name in names} == dict.fromkeys(names, body)


@pytest.mark.parametrize(
    "names",
    [
        ("Мама Билайн", "Айгуль Kcell", "Папа Tele2", "Айгуль Казахтелеком", "Марат (Билайн)"),  # whose number it is
        ("Участковый врач", "Участковый терапевт Алия", "Айгуль участковый педиатр", "Олжас служба безопасности"),
        ("Ержан Kaspi Bank", "Алия halyk bank", "Аскар каспи банк ипотека"),  # where they work
        ("Школа 1414 родители", "Кабинет 1414", "Дом на Полицейской", "Прокурорская 12"),
        ("Egovets", "Егов Сергей", "Полицарпов", "Lim", "Лим Сергей", "Уким", "А. Б. Ким", "Е. Говоров"),
    ],
)
def test_people_who_work_there_live_there_or_are_named_nearly_so_are_themselves(names: tuple[str, ...]) -> None:
    officials = load_officials()
    assert {name: officials.of(name) for name in names} == dict.fromkeys(names)


def test_look_alike_letters_are_one() -> None:
    assert fold("ПОЛИЦИЯ") == fold("пoлицuя") == fold("Пολиция".replace("λ", "л"))
    assert fold("КНБ") == fold("KHБ") == fold("кhб")


def test_a_caller_named_like_a_body_is_warned_of_once_and_not_where_the_user_knows_them() -> None:
    desk = Desk()
    for _ in range(5):
        desk.show(window("telegramdesktop", "Пoлиция Астаны"))
    alert = desk.status.state.alert
    assert (alert.source, alert.level, alert.name) == (Source.OFFICIAL_CLAIM, VerdictKind.SUSPECT, "police")
    assert desk.count(EventKind.ALERT) == 1
    desk.contacts = ("Пoлиция Астаны",)
    desk.show(window("telegramdesktop", "Пoлиция Астаны"))
    assert desk.status.state.alert is None


def test_a_page_of_a_newspaper_is_no_caller() -> None:
    desk = Desk()
    desk.show(window("google-chrome", "Полиция Астаны предупредила - Tengrinews - Google Chrome"))
    assert desk.status.state.call is not None  # a page with a living face in it
    assert desk.signs_of_call == {}
