#include "stepcheck/driver/fixture_nodes.h"

#include "stepcheck/query/node_value.h"
#include "stepcheck/syntax/walk.h"

#include <fmt/format.h>

#include <filesystem>

namespace stepcheck::driver {

namespace fs = std::filesystem;
using support::Error;
using syntax::Kind;
using syntax::Node;

void FixtureNodes::complain(support::Span at, std::string_view message) {
    if (error_)
        return;
    const support::Position place = lines_.position(at.begin, support::ColumnUnit::CodePoint);
    error_ = Error{fmt::format("{}:{}:{}: {}", name_, place.line, place.column, message)};
}

void FixtureNodes::complainAbout(const Node& value, std::string_view expected) {
    complain(value.span(), fmt::format("expected {}, found {}", expected, syntax::describe(value.kind())));
}

std::optional<std::string> FixtureNodes::text(const Node& value) {
    if (value.isFinalString())
        return std::string(value.text());
    complainAbout(value, "a string");
    return std::nullopt;
}

std::optional<std::string> FixtureNodes::path(const Node& value) {
    const auto given = text(value);
    if (!given)
        return std::nullopt;
    if (given->empty()) {
        complain(value.span(), "expected the path of a file, found an empty string");
        return std::nullopt;
    }
    return (fs::path(name_).parent_path() / *given).lexically_normal().generic_string();
}

static bool isKnown(const Node& value) {
    bool known = true;
    syntax::walk(value, [&known](const syntax::Step& step) { known = known && !step.node.isUnknown(); });
    return known;
}

std::optional<value::Value> FixtureNodes::json(const Node& value) {
    if (isKnown(value))
        return query::valueOf(value);
    complain(value.span(), "expected JSON, found a tag or function that only a template fills in");
    return std::nullopt;
}

std::optional<ExpectedText> FixtureNodes::textOrNone(const Node& value) {
    if (value.is(Kind::Null))
        return ExpectedText{};
    if (!value.isFinalString()) {
        complainAbout(value, "a string or null");
        return std::nullopt;
    }
    return ExpectedText{std::string(value.text())};
}

}  // namespace stepcheck::driver
