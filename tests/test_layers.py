"""Who may import whom in the core, and what it may never do."""

import ast
import sys
from pathlib import Path

import pytest

CORE = Path(__file__).resolve().parent.parent / "hooks" / "sourcebook"

# Each layer may import itself and what stands before it.
ORDER = (
    "text",
    "diagnostics",
    "model",
    "memory",
    "permalinks",
    "stamps",
    "parse",
    "rules",
    "render",
    "settings",
    "mend",
    "report",
    "files",
    "project",
    "add",
)
MAY_IMPORT = {
    "text": set(),
    "diagnostics": {"text"},
    "model": {"text", "diagnostics"},
    "memory": {"text", "diagnostics", "model"},
    "permalinks": {"text", "model"},
    "stamps": set(),
    "parse": {"text", "diagnostics", "model"},
    "rules": {"text", "diagnostics", "model", "parse", "memory", "permalinks", "stamps"},
    "render": {"text", "model", "parse", "permalinks"},
    "settings": {"text", "diagnostics", "parse", "rules"},
    "mend": {"text", "model", "parse", "permalinks"},
    "report": {"VERSION", "text", "diagnostics", "rules", "render", "settings"},
    "files": {"text", "diagnostics", "permalinks", "settings"},
    "project": {"text", "diagnostics", "model", "memory", "parse", "permalinks", "files"},
    "add": {"text", "diagnostics", "model", "parse", "rules", "render", "mend", "files", "project"},
}
OUTSIDE = {"parse/yamlnodes.py": {"yaml"}, "render/clean.py": {"nh3"}, "render/yamltext.py": {"yaml"}}
FORBIDDEN = {"print", "open", "input", "exec", "eval"}
FILES = sorted(CORE.rglob("*.py"))


def _layer(path: Path) -> str:
    return path.relative_to(CORE).parts[0].removesuffix(".py")


def _imports(tree: ast.AST) -> set[str]:
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(CORE)))
def test_imports(path: Path) -> None:
    layer = _layer(path)
    if layer == "__init__":
        return
    for name in _imports(ast.parse(path.read_text(encoding="utf-8"))):
        parts = name.split(".")
        if parts[0] == "sourcebook":
            assert parts[1] == layer or parts[1] in MAY_IMPORT[layer], f"{layer} may not import {name}"
        else:
            known = OUTSIDE.get(path.relative_to(CORE).as_posix(), set()) | sys.stdlib_module_names
            assert parts[0] in known, f"{name} is no part of Python"
            assert parts[0] not in {"logging", "socket", "subprocess", "http", "os"}, (
                f"the core has no business with {name}"
            )


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(CORE)))
def test_no_effects(path: Path) -> None:
    calls = [node.func for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    named = {func.id for func in calls if isinstance(func, ast.Name)}
    assert not named & FORBIDDEN, "the core prints nothing and opens nothing by itself"
    reads = {func.attr for func in calls if isinstance(func, ast.Attribute)} & {"read_text", "read_bytes", "write_text"}
    assert not reads or path.name in ("files.py", "pages.py", "forward.py"), (
        "only `files.py` opens files (and the templates, once)"
    )


def test_only_the_adapter_knows_the_generator() -> None:
    assert not [path for path in FILES if "mkdocs" in _imports(ast.parse(path.read_text(encoding="utf-8")))]
    tree = ast.parse((CORE.parent / "on_build.py").read_text(encoding="utf-8"))
    assert any(name.startswith("mkdocs") for name in _imports(tree))
