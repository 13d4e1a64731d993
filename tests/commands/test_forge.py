"""Files for the forge: issue forms, workflows, hooks. Only the hooks can run here, so the form of the others is tested."""

import os
import re
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from jinja2 import Environment

from tests.support.paths import ROOT, SAMPLE

FORGE = ROOT / ".github"
FORMS = sorted(path for path in (FORGE / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
WORKFLOWS = sorted((FORGE / "workflows").glob("*.yml"))
# From the documented form of issue forms: type of an element -> what its attributes may be, and which must be.
ELEMENTS = {
    "markdown": ({"value"}, {"value"}),
    "input": ({"label", "description", "placeholder", "value"}, {"label"}),
    "textarea": ({"label", "description", "placeholder", "value", "render"}, {"label"}),
    "dropdown": ({"label", "description", "multiple", "options", "default"}, {"label", "options"}),
    "checkboxes": ({"label", "description", "options"}, {"label", "options"}),
}
# What may stand in a script: nothing, for whatever a change may word reaches a script through its environment.
EXPRESSION = re.compile(r"\$\{\{")


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def jobs(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = read(path)["jobs"]
    return found


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in jobs(path).values() for step in job["steps"]]


def test_the_forms_and_workflows_are_there() -> None:
    assert [path.stem for path in FORMS] == ["add-a-meeting", "correct-a-fact"]
    assert [path.stem for path in WORKFLOWS] == ["check", "comment", "publish"]


def test_new_versions_are_proposed_for_every_lock_and_every_action() -> None:
    settings = read(FORGE / "dependabot.yml")
    assert settings["version"] == 2
    updates = {update["package-ecosystem"]: update for update in settings["updates"]}
    assert set(updates) == {"pip", "npm", "github-actions"}
    assert (ROOT / updates["npm"]["directory"].lstrip("/") / "package-lock.json").is_file()
    locks = ROOT / updates["pip"]["directory"].lstrip("/")
    assert len(list(locks.glob("requirements*.txt"))) == 4
    for update in updates.values():
        assert update["schedule"]["interval"] in {"weekly", "monthly"}
        assert [group["patterns"] for group in update["groups"].values()] == [["*"]]


def test_who_finds_a_vulnerability_learns_where_to_report_it() -> None:
    text = (FORGE / "SECURITY.md").read_text(encoding="utf-8")
    assert "Report a vulnerability" in text
    for command in re.findall(r"`(scripts/\w+)`", text):
        assert os.access(ROOT / command, os.X_OK), command
    assert read(FORGE / "ISSUE_TEMPLATE/correct-a-fact.yml")["name"] in text


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_an_issue_form_has_the_documented_form(path: Path) -> None:
    form = read(path)
    assert {"name", "description", "body"} <= set(form) <= {"name", "description", "title", "labels", "body"}
    ids = [element["id"] for element in form["body"] if element["type"] != "markdown"]
    labels = [element["attributes"]["label"] for element in form["body"] if element["type"] != "markdown"]
    assert len(set(ids)) == len(ids)
    assert len(set(labels)) == len(labels)
    assert all(re.fullmatch("[A-Za-z0-9_-]+", name) for name in ids)
    for element in form["body"]:
        assert set(element) <= {"type", "id", "attributes", "validations"}
        allowed, needed = ELEMENTS[element["type"]]
        assert needed <= set(element["attributes"]) <= allowed
        assert all(isinstance(value, bool) for value in element.get("validations", {}).values())
        assert set(element.get("validations", {})) <= {"required"}
        assert len(set(element["attributes"].get("options", []))) == len(element["attributes"].get("options", []))


def test_a_page_reports_an_error_in_the_form_with_its_record_filled_in() -> None:
    frame = (ROOT / "docs/.overrides/main.html").read_text(encoding="utf-8")
    link = re.search(r'href="\{\{ config.extra.repo_url \}\}(/issues/new[^"]*)"', frame)
    assert link
    page = {"url": "meetings/2017-09-20-cfm-new-york/"}
    parts = urlsplit(Environment(autoescape=True).from_string(link[1].replace("&amp;", "&")).render(page=page))
    asked = {name: value for name, (value,) in parse_qs(parts.query).items()}
    assert asked.pop("template") in {path.name for path in FORMS}
    form = read(FORGE / "ISSUE_TEMPLATE" / "correct-a-fact.yml")
    assert set(asked) <= {element.get("id") for element in form["body"]}
    assert asked == {"record": "meetings/2017-09-20-cfm-new-york"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_has_few_rights_and_an_end(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] in ({}, {"contents": "read"})
    assert workflow["concurrency"]["group"]
    for job in jobs(path).values():
        assert 0 < job["timeout-minutes"] <= 20
        assert "continue-on-error" not in job
        rights = {name for name, right in job.get("permissions", {}).items() if right == "write"}
        assert rights <= ({"pull-requests"} if path.stem == "comment" else {"pages", "id-token"})


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_uses_only_actions_that_cannot_change(path: Path) -> None:
    used = [step["uses"] for step in steps(path) if "uses" in step]
    assert used
    for line in re.findall(r"uses: (.*)", path.read_text(encoding="utf-8")):
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_an_action_has_one_pin_in_all_workflows() -> None:
    pins = {use for path in WORKFLOWS for use in re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))}
    assert len({pin.partition("@")[0] for pin in pins}) == len(pins)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_script_of_a_workflow_holds_words_of_a_change(path: Path) -> None:
    assert [step["run"] for step in steps(path) if EXPRESSION.search(step.get("run", ""))] == []
    text = path.read_text(encoding="utf-8")
    assert "secrets." not in text
    assert not re.search(r"github\.(head_ref|event\.pull_request\.(title|body|head))", text)


def test_every_script_of_a_workflow_is_one_a_shell_reads() -> None:
    for path in WORKFLOWS:
        for step in steps(path):
            script = step.get("run", "")
            assert subprocess.run(["bash", "-n"], input=script, text=True, check=False).returncode == 0
            for command in re.findall(r"scripts/\w+", script):
                assert os.access(ROOT / command, os.X_OK), command


def test_the_workflow_that_may_comment_never_runs_the_change() -> None:
    workflow = FORGE / "workflows" / "comment.yml"
    checkouts = [step["with"] for step in steps(workflow) if step.get("uses", "").startswith("actions/checkout@")]
    assert [checkout["ref"] for checkout in checkouts] == ["${{ github.event.pull_request.base.sha }}"]
    fetched = [step["run"] for step in steps(workflow) if "refs/proposed" in step.get("run", "")]
    assert len(fetched) == 1
    assert not re.search(r"git (checkout|switch|merge |reset|worktree|restore)", fetched[0])


def test_no_workflow_but_that_one_is_told_of_changes_with_rights() -> None:
    found = [path.stem for path in WORKFLOWS if "pull_request_target:" in path.read_text(encoding="utf-8")]
    assert found == ["comment"]


@pytest.fixture
def prepared(checkout: Path) -> Path:
    """A scratch checkout that finds the environment of this one, so that nothing is installed again."""
    (checkout / ".venv").symlink_to(Path(os.environ.get("VIRTUAL_ENV", ROOT / ".venv")))
    return checkout


def hook(name: str, checkout: Path, *files: str) -> subprocess.CompletedProcess[str]:
    hooks = {hook["id"]: hook for hook in read(ROOT / ".pre-commit-config.yaml")["repos"][0]["hooks"]}
    command = [*hooks[name]["entry"].split(), *files]
    return subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)


def test_the_hooks_bring_records_into_form_and_stop_a_commit_with_problems(prepared: Path) -> None:
    person = prepared / "releases/people/wang-yi.yml"
    person.write_text(
        person.read_text(encoding="utf-8").replace("name: Wang Yi", "name:   'Wang Yi'"), encoding="utf-8"
    )
    assert hook("check", prepared).returncode == 1
    assert hook("fmt", prepared, "releases/people/wang-yi.yml").returncode == 0
    assert person.read_text(encoding="utf-8").startswith("name: Wang Yi\n")
    done = hook("check", prepared)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_hooks_look_at_every_record_and_at_no_schema() -> None:
    hooks = {hook["id"]: hook for hook in read(ROOT / ".pre-commit-config.yaml")["repos"][0]["hooks"]}
    files = [f"releases/{path.relative_to(SAMPLE).as_posix()}" for path in SAMPLE.rglob("*") if path.is_file()]
    files.append("releases/schema/meeting.json")
    wanted = {name for name in files if name.endswith(".yml")}
    assert {name for name in files if re.search(hooks["fmt"]["files"], name)} == wanted
    assert {name for name in files if re.search(hooks["check"]["files"], name)} == set(files)
