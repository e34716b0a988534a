#include "stepcheck/render/text.h"

#include "stepcheck/render/concise.h"
#include "stepcheck/render/escape.h"
#include "stepcheck/render/snippet.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace stepcheck::render {

namespace {

/// Draws what belongs to one finding; all its line numbers share one gutter.
class FindingText {
public:
    FindingText(std::string_view file, const lint::Finding& finding, const Paint& paint)
        : file_(file), finding_(finding), paint_(paint), gutterColumns_(gutterColumnsOf(finding)) {}

    [[nodiscard]] std::string draw() const {
        std::string out = findingLine(file_, finding_, paint_) + "\n";
        out += snippet(finding_.at, '^', roleOf(finding_.severity));
        for (const lint::RelatedPlace& related : finding_.related) {
            out += fmt::format("{} {} {}\n", placeText(file_, related.at, paint_), paint_(Role::Note, "note:"),
                printable(related.message));
            out += snippet(related.at, '-', Role::Note);
        }
        if (!finding_.help.empty())
            out += annotation("help", printable(finding_.help));
        if (!finding_.awsCode.empty())
            out += annotation("aws", finding_.awsCode);
        return out;
    }

private:
    static std::size_t gutterColumnsOf(const lint::Finding& finding) {
        std::uint32_t lastLine = finding.at.begin.line;
        for (const lint::RelatedPlace& related : finding.related)
            lastLine = std::max(lastLine, related.at.begin.line);
        return std::max(fmt::formatted_size("{}", lastLine), std::size_t{3}) + 1;
    }

    [[nodiscard]] std::string snippet(const lint::Place& place, char mark, Role role) const {
        const Snippet source = layOut(place);
        std::string under(source.markColumns, mark);
        if (place.end.line > place.begin.line)
            under += fmt::format(" to line {}", place.end.line);
        std::string out = gutter(std::to_string(place.begin.line));
        if (!source.line.empty())
            out += ' ' + source.line;
        out += '\n' + gutter("");
        out.append(source.markColumn + 1, ' ');
        out += paint_(role, under) + '\n';
        return out;
    }

    [[nodiscard]] std::string gutter(const std::string& number) const {
        return paint_(Role::Gutter, std::string(gutterColumns_ - number.size(), ' ') + number + " |");
    }

    [[nodiscard]] std::string annotation(std::string_view label, std::string_view text) const {
        return fmt::format("{:>{}} {} {} {}\n", "", gutterColumns_, paint_(Role::Gutter, "="),
            paint_(Role::Help, fmt::format("{}:", label)), text);
    }

    std::string_view file_;
    const lint::Finding& finding_;
    const Paint& paint_;
    std::size_t gutterColumns_;
};

}  // namespace

void writeText(const lint::RunReport& report, const Paint& paint, const Write& write) {
    bool isFirst = true;
    for (const lint::FileReport& file : report.files)
        for (const lint::Finding& finding : file.findings) {
            if (!isFirst)
                write("\n");
            isFirst = false;
            write(FindingText(file.name, finding, paint).draw());
        }
}

}  // namespace stepcheck::render
