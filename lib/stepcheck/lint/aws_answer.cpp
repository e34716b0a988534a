#include "stepcheck/lint/aws_answer.h"

#include "stepcheck/catalog/aws_texts.h"
#include "stepcheck/support/line_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stepcheck::lint {

namespace aws = catalog::aws;

void addPathText(const asl::Expression& expression, Report& report) {
    if (!expression.isInTemplate()) {
        report.awsText(aws::notAPath);
        return;
    }
    if (expression.member != nullptr)
        report.awsText(aws::templateField, expression.member->name());
    if (const syntax::Member* whole = expression.object->node->find(expression.field->name))
        report.awsPlace(whole->value.span());
}

// Of a set of up to twelve.
static std::uint32_t javaBucket(std::string_view name) {
    std::uint32_t hash = 0;
    for (const char c : name)
        hash = 31 * hash + static_cast<unsigned char>(c);
    return (hash ^ (hash >> 16U)) & 15U;
}

std::vector<std::string_view> inAnswerOrder(std::vector<std::string_view> names) {
    std::ranges::stable_sort(names, {}, javaBucket);
    return names;
}

// The reader of the service tells a name or number by these characters.
static bool isWord(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '$';
    });
}

// It repeats the begin of what it reads.
static std::string repeated(std::string_view text) {
    constexpr std::size_t longest = 500;
    if (text.size() <= longest)
        return std::string(text);
    return fmt::format("{}\"[truncated {} chars]", text.substr(0, longest), text.size() - longest);
}

static std::string_view wordAt(std::string_view text, std::size_t begin) {
    const std::string_view rest = text.substr(std::min(begin, text.size()));
    std::size_t size = 0;
    while (size < rest.size() && isWord(rest.substr(size, 1)))
        ++size;
    return rest.substr(0, size);
}

JsonAnswer answerToJsonMistake(const support::SourceText& source, const support::Diagnostic& mistake) {
    const std::string_view text = source.text();
    const std::string_view word = wordAt(text, mistake.at.begin);
    const auto end = static_cast<std::uint32_t>(mistake.at.begin + word.size());
    const support::Position position = support::LineTable(text).position(end, support::ColumnUnit::Utf16);
    const std::string location = fmt::format(aws::jsonLocation, repeated(text), position.line, position.column);
    if (!word.empty())
        return {.message = fmt::format(aws::unrecognizedToken, word, location), .location = location};
    return {.message = fmt::format("{}\n at {}", mistake.message, location), .location = location};
}

}  // namespace stepcheck::lint
