#include "stepcheck/query/jsonata/strict_json.h"

#include "stepcheck/value/read.h"

#include <boost/unordered/unordered_flat_set.hpp>

#include <string>
#include <vector>

namespace stepcheck::query::jsonata {

// The end of the string that begins at `begin`, behind its quote; the text is known to be JSON.
static std::size_t endOfString(std::string_view text, std::size_t begin) {
    std::size_t at = begin + 1;
    while (text[at] != '"')
        at += text[at] == '\\' ? 2U : 1U;
    return at + 1;
}

static bool hasEqualNames(std::string_view text) {
    std::vector<boost::unordered_flat_set<std::string>> open;  // names of the objects around; empty sets for arrays
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '{' || text[at] == '[')
            open.emplace_back();
        else if (text[at] == '}' || text[at] == ']')
            open.pop_back();
        if (text[at] != '"') {
            ++at;
            continue;
        }
        const std::size_t end = endOfString(text, at);
        const std::size_t next = text.find_first_not_of(" \t\r\n", end);
        if (next != std::string_view::npos && text[next] == ':') {
            const auto name = value::read(text.substr(at, end - at));
            if (!name || !open.back().insert(std::string(name->string())).second)
                return true;
        }
        at = end;
    }
    return false;
}

std::optional<value::Value> readStrictJson(std::string_view text) {
    support::Result<value::Value> parsed = value::read(text);
    if (!parsed || hasEqualNames(text))
        return std::nullopt;
    return *parsed;
}

}  // namespace stepcheck::query::jsonata
