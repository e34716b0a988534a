#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::query::payload {

/// The hash of a string that Java computes, over UTF-16 code units.
[[nodiscard]] std::uint32_t javaHash(std::string_view text);

/// The order in which the service writes the fields whose values it computed: indexes into `names`. It is the order in
/// which a `java.util.HashMap` goes through names that were put into it in their order here.
/// Source: derived from recordings; every recorded set of names agrees.
[[nodiscard]] std::vector<std::size_t> serviceOrder(std::span<const std::string> names);

}  // namespace stepcheck::query::payload
