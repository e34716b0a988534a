#include "stepcheck/driver/execution_files.h"

#include "stepcheck/catalog/limits.h"
#include "stepcheck/support/read_source.h"
#include "stepcheck/value/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace stepcheck::driver {

using support::Error;
using support::Result;

Result<std::shared_ptr<const support::SourceText>> readText(const std::string& path) {
    auto source = path == "-" ? support::readStandardInput("<stdin>") : support::readSource(path);
    if (!source)
        return source.error();
    return Result<std::shared_ptr<const support::SourceText>>(*std::move(source));
}

Result<semantics::Payload> readJson(const std::string& path) {
    const auto source = readText(path);
    if (!source)
        return source.error();
    static constexpr std::string_view blanks = " \t\r\n";
    std::string_view text = (*source)->text();
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    text = text.substr(0, text.find_last_not_of(blanks) + 1);
    auto json = value::read(text);
    if (!json)
        return Error{fmt::format("{}: {}", (*source)->name(), json.error().message)};
    return semantics::Payload(std::move(*json), std::string(text));
}

std::optional<Error> inputError(const semantics::Payload& input, const std::string& name) {
    if (input.bytes() <= catalog::maxPayloadBytes)
        return std::nullopt;
    return Error{fmt::format(
        "{}: the input of an execution may have {} bytes, this has {}", name, catalog::maxPayloadBytes, input.bytes())};
}

Result<CaseName> splitCase(const std::string& text, const std::string& option) {
    const std::size_t slash = text.find('/');
    if (slash == std::string::npos)
        return Error{fmt::format("{}: expected STATE_MACHINE/CASE, found \"{}\"", option, text)};
    return CaseName{.machine = text.substr(0, slash), .testCase = text.substr(slash + 1)};
}

}  // namespace stepcheck::driver
