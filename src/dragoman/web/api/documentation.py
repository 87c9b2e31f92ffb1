"""What can be asked under ``/api/v1``: OpenAPI for programs, and the same as a page for people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.responses import JSONResponse

from dragoman.web.rendering import render

router = APIRouter(prefix="/api/v1", include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """A parameter: where it stands, what it may be, what it means."""

    name: str
    where: str
    kind: str
    what: str
    needed: bool


@dataclass(frozen=True, slots=True)
class Address:
    """An address, what it answers, and what it takes."""

    path: str
    what: str
    more: str
    asked: tuple[Asked, ...]
    answers: tuple[tuple[str, str], ...]


@router.get("/openapi.json")
def openapi(request: Request) -> Response:
    """The description for programs."""
    return JSONResponse(request.app.openapi())


@router.get("/docs")
def docs(request: Request) -> Response:
    """The description for people."""
    return render(request, "docs.html", addresses=list(addresses(request.app.openapi())))


def addresses(told: dict[str, Any]) -> Iterator[Address]:
    """Each address that an OpenAPI description has."""
    for path, methods in told["paths"].items():
        for one in methods.values():
            yield Address(
                path,
                one.get("summary", ""),
                one.get("description", ""),
                tuple(map(_asked, one.get("parameters", ()))),
                tuple((status, answer.get("description", "")) for status, answer in sorted(one["responses"].items())),
            )


def _asked(told: dict[str, Any]) -> Asked:
    schema = told.get("schema", {})
    what = told.get("description") or schema.get("description", "")
    return Asked(told["name"], told["in"], _kind(schema), what, told.get("required", False))


def _kind(schema: dict[str, Any]) -> str:
    choices = [one for one in schema.get("anyOf", [schema]) if one.get("type") != "null"]
    return " or ".join(_choice(one) for one in choices)


def _choice(schema: dict[str, Any]) -> str:
    if "enum" in schema:
        return ", ".join(map(str, schema["enum"]))
    return str(schema.get("format") or schema.get("type", ""))
