#include "stepcheck/render/graph_layout.h"

#include "stepcheck/support/run_program.h"
#include "stepcheck/value/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <utility>
#include <vector>

namespace stepcheck::render {

using support::Error;
using value::Value;

// Graphviz has points (1/72 inch) for places and inches for sizes of nodes. Here a point is a pixel.
static constexpr double pointsPerInch = 72;

// The room for a text of this size.
static std::string roomFor(Size size) {
    return fmt::format(
        R"(<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" FIXEDSIZE="TRUE" WIDTH="{:.0f}" HEIGHT="{:.0f}"><TR><TD></TD></TR></TABLE>>)",
        size.width, size.height);
}

std::string layoutInput(const Picture& picture) {
    // In a big graph, crossings and bends that minutes of work would take away stay.
    const bool isBig = picture.edges.size() > 150;
    std::string out = fmt::format("digraph {{\n"
                                  "graph [ranksep=0.35, nodesep=0.3{}]\n"
                                  "node [shape=box, fixedsize=true, label=\"\"]\n",
        isBig ? ", nslimit=2, nslimit1=2, mclimit=0.3" : "");
    for (const Picture::Item& item : picture.items)
        switch (item.kind) {
            case Picture::Item::Kind::OpenScope: {
                const PictureScope& scope = picture.scopes[item.index];
                out += fmt::format("subgraph \"cluster_{}\" {{\nlabel={}\nlabeljust=l\nmargin=12\n", scope.id,
                    roomFor({.width = scope.labelWidth + 8, .height = noteLineHeight + 4}));
                break;
            }
            case Picture::Item::Kind::CloseScope: out += "}\n"; break;
            case Picture::Item::Kind::Node: {
                const PictureNode& node = picture.nodes[item.index];
                out += fmt::format("{} [width={:.3f}, height={:.3f}]\n", node.id, node.size.width / pointsPerInch,
                    node.size.height / pointsPerInch);
                break;
            }
        }
    for (const PictureEdge& edge : picture.edges)
        out += fmt::format("{} -> {} [id=\"{}\"{}]\n", picture.nodes[edge.from].id, picture.nodes[edge.to].id, edge.id,
            edge.hasLabel() ? ", label=" + roomFor(edge.labelSize) : "");
    return out + "}\n";
}

namespace {

/// Reads numbers that are separated by commas, blanks and letters.
class Numbers {
public:
    explicit Numbers(std::string_view text) : text_(text) {}

    [[nodiscard]] std::optional<double> next() {
        while (!text_.empty() && (text_.front() == ',' || text_.front() == ' '))
            text_.remove_prefix(1);
        double number = 0;
        const auto [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), number);
        if (error != std::errc())
            return std::nullopt;
        text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
        return number;
    }

    [[nodiscard]] std::optional<Point> nextPoint() {
        const auto x = next();
        const auto y = x ? next() : std::nullopt;
        return y ? std::optional(Point{.x = *x, .y = *y}) : std::nullopt;
    }

    /// Takes a prefix such as `e,`.
    [[nodiscard]] bool take(std::string_view prefix) {
        while (text_.starts_with(' '))
            text_.remove_prefix(1);
        const bool is = text_.starts_with(prefix);
        text_.remove_prefix(is ? prefix.size() : 0);
        return is;
    }

    [[nodiscard]] bool isAtEnd() const { return text_.find_first_not_of(' ') == std::string_view::npos; }

private:
    std::string_view text_;
};

/// Takes places over from an answer of Graphviz.
class Placer {
public:
    explicit Placer(Picture& picture) : picture_(picture) {}

    [[nodiscard]] bool place(const Value& answer) {
        const auto box = textOf(answer, "bb");
        if (!box || !readBox(*box))
            return false;
        for (PictureNode& node : picture_.nodes)
            nodes_.emplace(node.id, &node);
        for (PictureScope& scope : picture_.scopes)
            scopes_.emplace("cluster_" + scope.id, &scope);
        for (PictureEdge& edge : picture_.edges)
            edges_.emplace(edge.id, &edge);
        const auto all = [&](std::string_view member, auto take) {
            const Value* parts = answer.find(member);
            return parts == nullptr ||
                   std::ranges::all_of(parts->elements(), [&](const Value& part) { return (this->*take)(part); });
        };
        return all("objects", &Placer::takeObject) && all("edges", &Placer::takeEdge);
    }

private:
    static std::optional<std::string_view> textOf(const Value& object, std::string_view member) {
        const Value* found = object.find(member);
        return found != nullptr && found->is(value::Kind::String) ? std::optional(found->string()) : std::nullopt;
    }

    [[nodiscard]] bool readBox(std::string_view text) {
        Numbers numbers(text);
        const auto low = numbers.nextPoint();
        const auto high = low ? numbers.nextPoint() : std::nullopt;
        if (!high)
            return false;
        low_ = *low;
        top_ = high->y;
        picture_.size = {.width = high->x - low->x, .height = high->y - low->y};
        return true;
    }

    [[nodiscard]] Point turned(Point point) const { return {.x = point.x - low_.x, .y = top_ - point.y}; }

    [[nodiscard]] bool takeObject(const Value& object) {
        const auto name = textOf(object, "name");
        if (const auto scope = scopes_.find(std::string(name.value_or(""))); scope != scopes_.end())
            return takeScope(object, *scope->second);
        const auto node = nodes_.find(std::string(name.value_or("")));
        const auto at = textOf(object, "pos");
        if (node == nodes_.end() || !at)
            return false;
        const auto centre = Numbers(*at).nextPoint();
        if (centre)
            node->second->centre = turned(*centre);
        return centre.has_value();
    }

    [[nodiscard]] bool takeScope(const Value& object, PictureScope& scope) const {
        Numbers numbers(textOf(object, "bb").value_or(""));
        const auto low = numbers.nextPoint();
        const auto high = low ? numbers.nextPoint() : std::nullopt;
        if (!high)
            return false;
        scope.topLeft = turned({.x = low->x, .y = high->y});
        scope.size = {.width = high->x - low->x, .height = high->y - low->y};
        return true;
    }

    [[nodiscard]] bool takeEdge(const Value& answer) {
        const auto found = edges_.find(std::string(textOf(answer, "id").value_or("")));
        const auto at = textOf(answer, "pos");
        if (found == edges_.end() || !at)
            return false;
        PictureEdge& edge = *found->second;
        Numbers numbers(*at);
        if (numbers.take("s,") && !numbers.nextPoint())
            return false;
        if (numbers.take("e,")) {
            const auto tip = numbers.nextPoint();
            if (!tip)
                return false;
            edge.tip = turned(*tip);
        }
        edge.curve.clear();
        while (!numbers.isAtEnd()) {
            const auto point = numbers.nextPoint();
            if (!point)
                return false;
            edge.curve.push_back(turned(*point));
        }
        if (const auto label = textOf(answer, "lp"))
            if (const auto centre = Numbers(*label).nextPoint())
                edge.labelCentre = turned(*centre);
        return edge.curve.size() % 3 == 1;
    }

    Picture& picture_;
    Point low_;
    double top_ = 0;
    std::unordered_map<std::string, PictureNode*> nodes_;
    std::unordered_map<std::string, PictureScope*> scopes_;
    std::unordered_map<std::string, PictureEdge*> edges_;
};

}  // namespace

std::optional<Error> place(Picture& picture, std::string_view answer) {
    const auto json = value::read(answer);
    if (json && Placer(picture).place(*json))
        return std::nullopt;
    return Error{"dot answers something that is not understood: stepcheck needs Graphviz 2.40 or newer"};
}

std::optional<Error> layOut(Picture& picture, std::chrono::milliseconds timeLimit) {
    static constexpr std::size_t mostBentLines = 3'000;
    const std::string input = layoutInput(picture);
    const auto run = [&](const std::vector<std::string>& options) {
        return support::runProgram("dot", options, input, {.time = timeLimit});
    };
    // Bending lines around everything that is in the way takes most of the time, and stack.
    const std::vector<std::string> quick{
        "-Tjson0", "-Gsplines=line", "-Gnslimit=0.1", "-Gnslimit1=0.1", "-Gmclimit=0.1"};
    const bool isHuge = picture.edges.size() > mostBentLines;
    auto answer = run(isHuge ? quick : std::vector<std::string>{"-Tjson0"});
    if (!answer && answer.error().message.ends_with("is not installed"))
        return Error{"a picture needs the program dot, which is not installed: install the package graphviz"};
    if (!answer && !isHuge)
        answer = run(quick);
    if (!answer)
        return answer.error();
    return place(picture, *answer);
}

}  // namespace stepcheck::render
