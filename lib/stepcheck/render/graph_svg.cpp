#include "stepcheck/render/graph_svg.h"

#include "stepcheck/render/escape.h"
#include "stepcheck/render/graph_layout.h"
#include "stepcheck/render/label.h"
#include "stepcheck/render/page_parts.h"
#include "stepcheck/render/xml.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace stepcheck::render {

static constexpr double margin = 16;
static constexpr double legendLine = 18;

namespace {

class SvgWriter {
public:
    SvgWriter(const Picture& picture, std::string_view title, SvgUse use)
        : picture_(picture), title_(title), isFile_(use == SvgUse::File) {}

    [[nodiscard]] std::string write() {
        begin();
        for (const PictureScope& scope : picture_.scopes)
            writeScope(scope);
        for (const PictureEdge& edge : picture_.edges)
            writeEdge(edge);
        for (const PictureScope& scope : picture_.scopes)
            writeScopeLabel(scope);
        for (const PictureNode& node : picture_.nodes)
            writeNode(node);
        out_ += "</g>\n";
        if (isFile_)
            writeLegend();
        out_ += "</svg>\n";
        return std::move(out_);
    }

private:
    template <class... Args>
    void add(fmt::format_string<Args...> format, Args&&... args) {
        fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
    }

    // Short numbers keep the file small; a hundredth of a pixel is nothing.
    static std::string number(double value) {
        std::string text = fmt::format("{:.1f}", value);
        if (text.ends_with(".0"))
            text.resize(text.size() - 2);
        return text == "-0" ? "0" : text;
    }

    static std::string point(Point at) { return number(at.x) + "," + number(at.y); }

    [[nodiscard]] bool hasLegend() const { return isFile_ && !picture_.caption.empty(); }
    [[nodiscard]] double legendHeight() const {
        return hasLegend() ? legendLine * static_cast<double>(picture_.legend.size() + 1) + 8 : 0;
    }

    [[nodiscard]] double legendWidth() const {
        double width = hasLegend() ? textWidth(picture_.caption) * noteFontSize * 1.1 : 0;
        for (const LegendLine& line : picture_.legend)
            width = std::max(width, textWidth(line.text) * noteFontSize + 40);
        return hasLegend() ? width : 0;
    }

    void begin() {
        const std::string width = number(std::max(picture_.size.width, legendWidth()) + 2 * margin);
        const std::string height = number(picture_.size.height + 2 * margin + legendHeight());
        add("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"graph\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" "
            "height=\"{1}\" role=\"img\" aria-label=\"{2}\">\n",
            width, height, xmlAttribute(title_));
        if (isFile_) {
            add("<title>{}</title>\n<style>\n{}</style>\n", xmlText(title_), graphStyle());
            add("<rect class=\"paper\" width=\"{}\" height=\"{}\"/>\n", width, height);
        }
        add("<g transform=\"translate({0},{0})\">\n", number(margin));
    }

    void writeScope(const PictureScope& scope) {
        add("<g id=\"{}\" class=\"scope\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"8\"/></g>\n",
            scope.id, number(scope.topLeft.x), number(scope.topLeft.y), number(scope.size.width),
            number(scope.size.height));
    }

    // Above the transitions, which may enter a scope where its label is.
    void writeScopeLabel(const PictureScope& scope) {
        add("<text class=\"label\" x=\"{}\" y=\"{}\">{}</text>\n", number(scope.topLeft.x + 10),
            number(scope.topLeft.y + 16), xmlText(scope.label));
    }

    // The lines of a text, the last of them a note, with its middle at `centre`.
    void writeText(const std::vector<std::string>& lines, std::string_view note, Point centre, double lineHeight,
        std::string_view noteClass) {
        const double noteHeight = note.empty() ? 0 : noteLineHeight;
        double y = centre.y - (lineHeight * static_cast<double>(lines.size()) + noteHeight) / 2;
        for (const std::string& line : lines) {
            add("<text x=\"{}\" y=\"{}\">{}</text>", number(centre.x), number(y + 0.75 * lineHeight), xmlText(line));
            y += lineHeight;
        }
        if (!note.empty())
            add("<text class=\"{}\" x=\"{}\" y=\"{}\">{}</text>", noteClass, number(centre.x),
                number(y + 0.75 * noteLineHeight), xmlText(note));
    }

    void writeEdge(const PictureEdge& edge) {
        const PictureNode& to = picture_.nodes[edge.to];
        add("<g id=\"{}\" class=\"{}\" data-from=\"{}\" data-to=\"{}\">", edge.id, edge.classes,
            picture_.nodes[edge.from].id, to.standsFor.empty() ? to.id : to.standsFor);
        if (!edge.details.empty())
            add("<title>{}</title>", xmlText(edge.details));
        out_ += "<path d=\"";
        for (std::size_t i = 0; i < edge.curve.size(); ++i)
            add("{}{}", i == 0 ? "M" : i == 1 ? "C" : " ", point(edge.curve[i]));
        out_ += "\"/>";
        if (edge.tip && !edge.curve.empty())
            writeArrow(edge.curve.back(), *edge.tip);
        if (edge.hasLabel())
            writeText(edge.lines, edge.note, edge.labelCentre, noteLineHeight, "count");
        out_ += "</g>\n";
    }

    void writeArrow(Point from, Point tip) {
        const double length = std::hypot(tip.x - from.x, tip.y - from.y);
        if (length == 0)
            return;
        const double x = 3.5 * (tip.y - from.y) / length;
        const double y = -3.5 * (tip.x - from.x) / length;
        add("<polygon points=\"{} {} {}\"/>", point({.x = from.x + x, .y = from.y + y}),
            point({.x = from.x - x, .y = from.y - y}), point(tip));
    }

    void writeNode(const PictureNode& node) {
        add("<g id=\"{}\" class=\"{}\"", node.id, node.classes);
        if (!node.standsFor.empty())
            add(" data-to=\"{}\"", node.standsFor);
        out_ += ">";
        if (!node.details.empty())
            add("<title>{}</title>", xmlText(node.details));
        writeShape(node, 0, "shape");
        if (node.classes.find("terminal") != std::string::npos)
            writeShape(node, 3, "rim");
        writeText(node.lines, node.note, node.centre, nameLineHeight, "note");
        out_ += "</g>\n";
    }

    void writeShape(const PictureNode& node, double inset, std::string_view className) {
        const double halfWidth = node.size.width / 2 - inset;
        const double halfHeight = node.size.height / 2 - inset;
        const double left = node.centre.x - halfWidth;
        const double top = node.centre.y - halfHeight;
        const auto box = [&](double radius) {
            add("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"/>", className, number(left),
                number(top), number(2 * halfWidth), number(2 * halfHeight), number(radius));
        };
        switch (node.shape) {
            case Shape::Box: box(7 - inset); break;
            case Shape::Pill: box(halfHeight); break;
            case Shape::Text: break;
            case Shape::Dot:
                add("<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>", className, number(node.centre.x),
                    number(node.centre.y), number(halfWidth));
                break;
            case Shape::Hexagon: {
                const double right = left + 2 * halfWidth;
                const double bottom = top + 2 * halfHeight;
                add("<polygon class=\"{}\" points=\"{} {} {} {} {} {}\"/>", className,
                    point({.x = left, .y = node.centre.y}), point({.x = left + 14, .y = top}),
                    point({.x = right - 14, .y = top}), point({.x = right, .y = node.centre.y}),
                    point({.x = right - 14, .y = bottom}), point({.x = left + 14, .y = bottom}));
                break;
            }
        }
    }

    void writeLegend() {
        if (!hasLegend())
            return;
        double y = picture_.size.height + 2 * margin + 8;
        add("<g class=\"legend\"><text class=\"count\" x=\"{}\" y=\"{}\">{}</text>", number(margin), number(y),
            xmlText(picture_.caption));
        for (const LegendLine& line : picture_.legend) {
            y += legendLine;
            add("<g class=\"{}\"><rect class=\"shape\" x=\"{}\" y=\"{}\" width=\"24\" height=\"12\" rx=\"3\"/>"
                "<text x=\"{}\" y=\"{}\">{}</text></g>",
                name(line.mark), number(margin), number(y - 9), number(margin + 32), number(y), xmlText(line.text));
        }
        out_ += "</g>\n";
    }

    const Picture& picture_;
    std::string_view title_;
    bool isFile_;
    std::string out_;
};

}  // namespace

std::string drawSvg(const Picture& picture, std::string_view title, SvgUse use) {
    return SvgWriter(picture, title, use).write();
}

support::Result<std::string> renderSvg(
    const asl::Machine& machine, const flow::Graph& graph, const Overlay* overlay, std::string_view title, SvgUse use) {
    const GraphModel model(machine, graph);
    Picture picture = pictureOf(model, overlay);
    if (auto error = layOut(picture))
        return *std::move(error);
    return support::Result<std::string>(boost::system::in_place_value, drawSvg(picture, printable(title), use));
}

}  // namespace stepcheck::render
