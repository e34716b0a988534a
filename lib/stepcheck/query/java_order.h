#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::query {

/// The hash of a string that Java computes, over UTF-16 code units.
[[nodiscard]] std::uint32_t javaHash(std::string_view text);

/// The order in which a `java.util.HashMap` goes through names that were put into it in their order here: indexes into
/// `names`. So the service writes fields whose values it computed and the members of a `States.JsonMerge`.
/// Source: derived from recordings; every recorded set of names agrees.
[[nodiscard]] std::vector<std::size_t> javaOrder(std::span<const std::string> names);

}  // namespace stepcheck::query
