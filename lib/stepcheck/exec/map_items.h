#pragma once

#include "stepcheck/value/value.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::exec {

/// What a Map iterates over, and what the context object says of it.
struct MapItems {
    /// Where the items from `begin` on are from: "STATE_DATA", "S3://bucket/key".
    struct Source {
        std::size_t begin = 0;
        std::string text;
    };

    std::vector<value::Value> values{};
    std::vector<value::Value> keys{};  // by item: of the member of an object its name, else null; may end early
    std::vector<Source> sources{};     // in order; before the first one nothing is said

    [[nodiscard]] std::size_t size() const { return values.size(); }

    /// The members of an object, or the elements of an array.
    [[nodiscard]] static MapItems of(const value::Value& container);

    /// What a child gets where no ItemSelector says more: the value, of a member `{"Key": …, "Value": …}`.
    /// Source: AWS Step Functions Developer Guide, "Using Map state in Distributed mode"; the form is not recorded.
    [[nodiscard]] value::Value input(std::size_t index) const;

    /// `Map` of the context object: `{"Item": {"Index": …, "Key": …, "Value": …, "Source": …}}`. `source` is where the
    /// item is from as long as the items do not say it.
    [[nodiscard]] value::Value context(std::size_t index, std::string_view source) const;

    /// Adds items from one source.
    void append(MapItems more, std::string source);

    /// Keeps the first items.
    void cut(std::size_t size);
};

/// `Map` of the context object of an iteration.
[[nodiscard]] value::Value mapContext(
    std::size_t index, const value::Value& key, const value::Value& item, std::string_view source);

/// The source of items that are part of the state's input.
inline constexpr std::string_view stateData = "STATE_DATA";

}  // namespace stepcheck::exec
