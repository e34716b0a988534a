#include "stepcheck/query/jsonata/expression.h"

#include "stepcheck/query/jsonata/failure.h"
#include "stepcheck/query/jsonata/lower.h"
#include "stepcheck/query/jsonata/parser.h"
#include "stepcheck/query/jsonata/shape.h"
#include "stepcheck/query/jsonata/text.h"

#include <algorithm>
#include <array>

namespace stepcheck::query::jsonata {

std::string_view symbol(Operator op) {
    static constexpr auto symbols = std::to_array<std::string_view>(
        {"+", "-", "*", "/", "%", "=", "!=", "<", "<=", ">", ">=", "&", "and", "or", "in", ".."});
    return symbols.at(static_cast<std::size_t>(op));
}

Expression::Expression(std::string text, NodePtr root, std::vector<Symbol> symbols, std::uint32_t nameCount)
    : text_(std::move(text)), root_(std::move(root)), symbols_(std::move(symbols)), nameCount_(nameCount),
      evaluatesText_(std::ranges::find(symbols_, "eval", &Symbol::name) != symbols_.end()) {}

static boost::system::result<Expression, Error> parseOn(std::string_view text, std::vector<Symbol> symbols,
    std::uint32_t names, const ParseLimits& limits) {
    try {
        DraftMemory memory;
        Lowered lowered = lower(shape(parseGrammar(text, limits.depth, memory), memory), std::move(symbols), names);
        return Expression(std::string(text), std::move(lowered.root), std::move(lowered.symbols), lowered.nameCount);
    } catch (const Failure& failure) {
        return toError(failure, text);
    }
}

boost::system::result<Expression, Error> parse(std::string_view text, const ParseLimits& limits) {
    return parseOn(text, {}, 0, limits);
}

boost::system::result<Expression, Error> parseWithin(std::string_view text, const Expression& around) {
    return parseOn(text, around.symbols(), around.nameCount(), {});
}

std::uint32_t referencePosition(const Expression& expression, const Node& node) {
    return static_cast<std::uint32_t>(countUtf16(std::string_view(expression.text()).substr(0, node.token.end)));
}

}  // namespace stepcheck::query::jsonata
