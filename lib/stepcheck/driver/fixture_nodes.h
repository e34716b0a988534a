#pragma once

#include "stepcheck/driver/fixture.h"
#include "stepcheck/support/line_table.h"
#include "stepcheck/support/result.h"
#include "stepcheck/support/span.h"
#include "stepcheck/syntax/node.h"
#include "stepcheck/value/value.h"

#include <optional>
#include <string>
#include <string_view>

namespace stepcheck::driver {

/// Reads what members of a fixture hold, and keeps the first thing that is wrong with one of them, with its place.
class FixtureNodes {
public:
    /// `source` is the text of the file `name`, and outlives this.
    FixtureNodes(std::string_view source, const std::string& name) : name_(name), lines_(source) {}

    /// The first complaint, or nothing.
    [[nodiscard]] const std::optional<support::Error>& error() const { return error_; }

    void complain(support::Span at, std::string_view message);

    /// `expected a string, found an array`
    void complainAbout(const syntax::Node& value, std::string_view expected);

    // Each of these gives nothing, and complains, when the value is something else.
    [[nodiscard]] std::optional<std::string> text(const syntax::Node& value);

    /// A path, which is relative to the fixture, from the working folder.
    [[nodiscard]] std::optional<std::string> path(const syntax::Node& value);
    [[nodiscard]] std::optional<value::Value> json(const syntax::Node& value);
    [[nodiscard]] std::optional<ExpectedText> textOrNone(const syntax::Node& value);

private:
    const std::string& name_;
    support::LineTable lines_;
    std::optional<support::Error> error_;
};

}  // namespace stepcheck::driver
