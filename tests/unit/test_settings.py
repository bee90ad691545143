"""What may be chosen; where it is kept; how old files come up to date."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from guard.settings import migrations, paths
from guard.settings.migrations import migrate
from guard.settings.schema import CORNERS, FLAGS, VERSION, SelfView, Settings, SettingsError, from_json, to_json


def test_the_defaults_are_allowed():
    assert Settings().language == "system"
    assert Settings().operating_point == "balanced"
    assert from_json({}) == Settings()


def test_what_protects_is_on_until_it_is_switched_off_and_what_is_extra_is_off():
    switches = {name for name in FLAGS if getattr(Settings(), name)}
    assert switches == {
        "sound", "repeat_sound", "unseen_notice", "remote_notice", "caller_check", "claim_notice", "money_pause",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("version", VERSION + 1),
        ("version", True),
        ("language", "de"),
        ("language", None),
        ("language", ["kk"]),
        ("operating_point", "paranoid"),
        ("rate_hz", 0.5),
        ("rate_hz", 11),
        ("rate_hz", float("nan")),
        ("rate_hz", "5"),
        ("rate_hz", True),
        pytest.param("rate_hz", 10**400, id="rate_hz-huge"),
        ("sound", 1),
        ("autostart", "yes"),
        ("start_paused", None),
        ("snooze_s", 0),
        ("snooze_s", 12.5),
        ("history_days", -1),
        ("history_days", True),
        ("evidence_folder", 3),
        ("evidence_folder", "two\nlines"),
        pytest.param("history_days", 10**5000, id="history_days-huge"),
        ("apps_off", "zoom"),
        ("apps_off", [""]),
        ("apps_off", [3]),
        ("apps_off", ["two\nlines"]),
        ("window_pattern", "("),
        ("window_pattern", "x" * 201),
        ("window_pattern", "\ud800"),
        ("contacts", "Mama"),
        ("contacts", [""]),
        ("contacts", [" "]),
        ("contacts", [3]),
        ("contacts", ["x" * 61]),
        ("contacts", ["two\nlines"]),
        pytest.param("contacts", ["Mama"] * 201, id="contacts-many"),
        ("caller_check", 1),
        ("trusted_name", None),
        ("trusted_name", "x" * 61),
        ("trusted_name", "two\nlines"),
        ("trusted_name", "\u202eback"),
        ("trusted_phone", 102),
        ("trusted_phone", "call me"),
        ("trusted_phone", "+ ( ) -"),
        ("trusted_phone", "１２３"),
        ("trusted_phone", "102\n"),
        ("trusted_phone", "1" * 31),
        ("self_views", {}),
        ("self_views", [[]]),
        ("self_views", [{"application": "zoom"}]),
        ("self_views", [{"application": "zoom", "x": 0.9, "y": 0, "width": 0.3, "height": 0.3}]),
        ("self_views", [{"application": "zoom", "x": 0, "y": 0, "width": 0, "height": 0.3}]),
        ("self_views", [{"application": "zoom", "x": 0, "y": 0.9, "width": 0.3, "height": 0.3}]),
        ("self_views", [{"application": "zoom", "x": 0, "y": 0, "width": 0.3, "height": 0}]),
        ("self_views", [{"application": " ", "x": 0, "y": 0, "width": 0.1, "height": 0.3}]),
    ],
)
def test_what_cannot_be_is_refused_in_one_line_that_names_it(field, value):
    with pytest.raises(SettingsError) as problem:
        from_json({field: value})
    assert str(problem.value).startswith(field)
    assert "\n" not in str(problem.value)
    assert len(str(problem.value)) < 200


@pytest.mark.parametrize("phone", ["", "102", "+7 (701) 000-00-00", "8 701 000 00 00"])
def test_a_telephone_number_as_people_write_it(phone):
    assert Settings(trusted_phone=phone).trusted_phone == phone


@pytest.mark.parametrize(("field", "value"), [("trusted_name", "Aigerim\n"), ("trusted_phone", "Aigerim")])
def test_a_refused_name_or_number_is_not_repeated(field, value):
    with pytest.raises(SettingsError) as problem:
        Settings(**{field: value})
    assert "Aigerim" not in str(problem.value)


def test_an_unknown_setting_is_refused():
    with pytest.raises(SettingsError, match="unknown setting 'langauge'"):
        from_json({"langauge": "kk"})


def test_settings_changed_in_the_program_obey_the_same_rules():
    with pytest.raises(SettingsError, match="rate_hz"):
        replace(Settings(), rate_hz=50)
    assert replace(Settings(), rate_hz=3).rate_hz == 3.0
    for name in ("self_views", "apps_off", "contacts"):
        with pytest.raises(SettingsError, match=name):
            replace(Settings(), **{name: []})  # a list may be changed behind the settings' back


@pytest.mark.parametrize("corner", CORNERS)
def test_the_own_picture_by_its_place(corner):
    view = SelfView.in_corner("zoom", corner, 0.25)
    assert (view.x == 0) is corner.endswith("left")
    assert (view.y == 0) is corner.startswith("top")
    assert (view.width, view.height) == (0.25, 0.25)


def test_an_unknown_corner_is_refused():
    with pytest.raises(SettingsError, match="corner"):
        SelfView.in_corner("zoom", "middle")


def test_what_is_written_is_plain_json_and_comes_back():
    settings = Settings(language="kk", self_views=(SelfView("Zoom", 0.7, 0, 0.3, 0.3),), apps_off=("Қоңырау",))
    assert from_json(json.loads(json.dumps(to_json(settings)))) == settings


def test_the_early_form_comes_up_to_date_and_is_not_changed_itself():
    early = {"lang": "ru", "rate_hz": 4}
    assert {"version": VERSION, "language": "ru", "rate_hz": 4}.items() <= migrate(early).items()
    assert early == {"lang": "ru", "rate_hz": 4}
    assert from_json(migrate(early)) == Settings(language="ru", rate_hz=4, welcomed=True)


def test_the_first_version_knew_no_trusted_person():
    first = {"version": 1, "language": "kk"}
    assert {"version": VERSION, "language": "kk", "trusted_name": "", "trusted_phone": ""}.items() <= migrate(
        first
    ).items()


def test_who_has_a_file_of_version_2_is_not_welcomed_again():
    old = migrate({"version": 2, "language": "kk"})
    assert {"version": VERSION, "language": "kk", "welcomed": True}.items() <= old.items()


def test_a_file_of_version_3_is_warned_of_remote_control_until_it_is_switched_off():
    old = {"version": 3, "language": "kk", "welcomed": True}
    assert {**old, "version": VERSION, "remote_notice": True}.items() <= migrate(old).items()
    assert from_json(migrate(old)) == from_json({"language": "kk", "welcomed": True})
    assert not Settings().welcomed


def test_a_file_of_version_4_knows_nobody_and_looks_at_who_calls_until_that_is_switched_off():
    old = {"version": 4, "language": "kk", "welcomed": True}
    new = {"contacts": [], "caller_check": True, "claim_notice": True, "money_pause": True, "family_word": False}
    assert migrate(old) == {**old, **new, "version": VERSION}
    assert from_json(migrate(old)) == from_json({"language": "kk", "welcomed": True})


def test_no_name_of_a_contact_is_in_the_problem():
    with pytest.raises(SettingsError) as problem:
        Settings(contacts=("Aigerim\n",))
    assert "Aigerim" not in str(problem.value)


def test_todays_form_is_left_alone():
    assert migrate(to_json(Settings())) == to_json(Settings())


def test_every_older_version_has_a_step():
    assert sorted(migrations.STEPS) == list(range(VERSION))


@pytest.mark.parametrize("version", [VERSION + 1, 10**9, -1, "1", None, 1.0, True])
def test_a_version_that_we_do_not_know_is_refused(version):
    with pytest.raises(SettingsError, match="version"):
        migrate({"version": version})


def test_everything_lives_in_one_folder_where_asked(monkeypatch, tmp_path):
    monkeypatch.setenv("QALQAN_HOME", str(tmp_path / "here"))
    assert paths.config_file() == tmp_path / "here" / "settings.json"
    assert paths.history_file() == tmp_path / "here" / "history.jsonl"


@pytest.mark.parametrize("home", ["~nosuchuser/x", "x" * 300, "a/../b"])
def test_whatever_folder_is_asked_for_it_has_a_place(monkeypatch, home):
    monkeypatch.setenv("QALQAN_HOME", home)
    for place in (paths.config_file(), paths.history_file(), paths.log_folder()):
        assert place.is_absolute()


def test_otherwise_where_the_system_wants_it(monkeypatch):
    monkeypatch.delenv("QALQAN_HOME", raising=False)
    for file in (paths.config_file(), paths.history_file()):
        assert file.is_absolute()
        assert file.parent.name == "qalqan"
