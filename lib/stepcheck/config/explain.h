#pragma once

#include "stepcheck/config/config.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace stepcheck::config {

/// The value of a key: a switch, a number, a word, a list, or an object.
using SettingValue =
    std::variant<bool, std::uint32_t, std::string, std::vector<std::string>, std::map<std::string, std::string>>;

/// A key, the value that it comes to, and the places that had a say: "default", or `file:line`.
struct Setting {
    std::string_view key;
    SettingValue value;
    std::vector<std::string> from;
};

/// Every key as it holds for a file, in the order of the documentation. `config` may be null.
/// For a folder, whose path needs a `/` at its end, it is what holds for everything in it.
[[nodiscard]] std::vector<Setting> explain(const Config* config, const std::filesystem::path& absoluteFile);

}  // namespace stepcheck::config
