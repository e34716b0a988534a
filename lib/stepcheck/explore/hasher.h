#pragma once

#include "stepcheck/explore/literal.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace stepcheck::explore {

/// Hashes literals and the data that they are about. It tells integers from other numbers.
class Hasher {
public:
    /// Unknowns of these names count by the order in which they turn up.
    explicit Hasher(std::set<std::string, std::less<>> nameless = {}) : nameless_(std::move(nameless)) {}

    void add(const Literal& literal);
    void add(const value::Value& value);
    void add(std::uint64_t number);
    void add(std::string_view text);

    [[nodiscard]] bool isNameless(std::string_view name) const { return nameless_.contains(name); }

    /// Whether a nameless unknown has turned up.
    [[nodiscard]] bool knows(std::string_view name) const { return places_.contains(name); }

    /// Nothing when there was more than it looks at.
    [[nodiscard]] std::optional<std::uint64_t> result() const {
        return left_ > 0 ? std::optional(hash_) : std::nullopt;
    }

private:
    void add(const value::Term& term);

    std::set<std::string, std::less<>> nameless_;
    std::map<std::string, std::uint64_t, std::less<>> places_;
    std::uint64_t hash_ = 0;
    int left_ = 20'000;  // how many values more are looked at
};

}  // namespace stepcheck::explore
