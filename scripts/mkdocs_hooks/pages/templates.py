"""The templates of the theme, in which MkDocs renders pages; those that are made elsewhere are only taken there."""

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, Template

from mkdocs_hooks.pages.maker import PageMaker


class PageTemplate:
    """A template of the theme for pages that are made elsewhere, and for others."""

    def __init__(self, template: Template, maker: PageMaker) -> None:
        self._template, self._maker = template, maker

    def render(self, context: Mapping[str, Any]) -> str:
        """Return the HTML of the page of a context."""
        page = context["page"]
        if page and self._maker.is_awaited(page):
            return self._maker.take(page)
        return self._template.render(context)


class PageEnvironment:
    """Gives MkDocs the templates of the theme, and pages that are ready where it would render one."""

    def __init__(self, env: Environment, maker: PageMaker) -> None:
        self._env, self._maker = env, maker

    def get_template(self, name: str) -> PageTemplate:
        """Return a template of the theme."""
        return PageTemplate(self._env.get_template(name), self._maker)
