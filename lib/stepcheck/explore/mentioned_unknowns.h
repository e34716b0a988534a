#pragma once

#include "stepcheck/explore/literal.h"

#include <set>
#include <string_view>

namespace stepcheck::explore {

/// The unknowns in literals. Terms of loops share their parts, so that looking at all of them may take for ever: from
/// some size on they count as everything. Views the literals.
class MentionedUnknowns {
public:
    void add(const Literal& literal);

    [[nodiscard]] const std::set<std::string_view>& names() const { return names_; }
    [[nodiscard]] bool isEverything() const { return left_ <= 0; }

    /// Whether a literal of these and one of those may depend on each other.
    [[nodiscard]] bool meets(const MentionedUnknowns& other) const;

    void join(MentionedUnknowns other);

private:
    void add(const value::Value& value);

    std::set<std::string_view> names_;
    int left_ = 10'000;      // how many values more are looked at
    bool isClosed_ = false;  // there are functions of nothing unknown, which may stand in other literals, too
};

}  // namespace stepcheck::explore
