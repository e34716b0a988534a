#include "stepcheck/render/exploration_html.h"

#include "stepcheck/render/escape.h"
#include "stepcheck/render/graph_svg.h"
#include "stepcheck/render/page_parts.h"
#include "stepcheck/render/xml.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>

namespace stepcheck::render {

static constexpr std::string_view head = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
)";

static constexpr std::string_view beforeGraph =
    R"(<p class="keys"><kbd>j</kbd> <kbd>k</kbd> next, previous path · <kbd>/</kbd> search · <kbd>+</kbd> <kbd>−</kbd> <kbd>0</kbd> zoom, fit · <kbd>Esc</kbd> close</p>
</header>
<main>
<nav id="list" aria-label="Paths">
<div class="search"><input id="filter" type="search" placeholder="Search states, errors, conditions" aria-label="Search paths"><div id="only" hidden><span></span><button type="button">all</button></div></div>
<ul id="paths" role="listbox" tabindex="0" aria-label="Paths"></ul>
<p id="said" class="sr" role="status"></p>
</nav>
<section id="canvas" tabindex="0" aria-label="Graph: arrow keys move it">
)";

static constexpr std::string_view afterGraph =
    R"(<div class="tools"><button type="button" id="zoom-out" aria-label="Zoom out">−</button><button type="button" id="zoom-in" aria-label="Zoom in">+</button><button type="button" id="zoom-fit">fit</button></div>
</section>
<aside id="details" tabindex="0" aria-label="Details"><section id="state" aria-label="State" hidden></section><article id="path"></article></aside>
</main>
<noscript><p>This page needs JavaScript to show its paths.</p></noscript>
<script type="application/json" id="data">
)";

// "12 paths and 1 way not followed to its end: 8 succeeded, 4 failed, 1 visit-limit".
static std::string summaryOf(const PageData& page) {
    const auto open = std::ranges::count_if(page.paths, [](const PagePath& path) { return !path.reason.empty(); });
    const auto paths = static_cast<std::ptrdiff_t>(page.paths.size()) - open;
    std::string text = fmt::format("{} path{}", paths, paths == 1 ? "" : "s");
    if (open > 0)
        text += open == 1 ? " and 1 way not followed to its end"
                          : fmt::format(" and {} ways not followed to their ends", open);
    std::string_view separator = ": ";
    for (const auto& [end, count] : page.ends) {
        text += fmt::format("{}{} {}", separator, count, end);
        separator = ", ";
    }
    return text;
}

void writeExplorationPage(const PageData& page, std::string_view svg, const Write& write) {
    const std::string name = xmlText(printable(page.name));
    write(head);
    write(fmt::format("<title>{}: paths</title>\n<style>\n{}{}</style>\n</head>\n<body class=\"graph\">\n", name,
        graphStyle(), pageStyle()));
    write(fmt::format("<header><h1>{}</h1><p>{}</p>", name, xmlText(summaryOf(page))));
    if (!page.limits.empty())
        write(fmt::format("<p class=\"limits\">not all: {} reached</p>",
            page.limits.size() == 1 ? "a limit was" : fmt::format("{} limits were", page.limits.size())));
    write(beforeGraph);
    write(svg);
    write(afterGraph);
    writePageData(page, write);
    write(fmt::format("</script>\n<script>\n{}</script>\n</body>\n</html>\n", pageScript()));
}

std::optional<support::Error> renderExplorationPage(const PageData& page, const Write& write) {
    const auto svg = renderSvg(page.machine, page.graph, nullptr, page.name, SvgUse::Page);
    if (!svg)
        return svg.error();
    writeExplorationPage(page, *svg, write);
    return std::nullopt;
}

}  // namespace stepcheck::render
