#include "stepcheck/driver/registered_types.h"

#include "stepcheck/lint/runner.h"
#include "stepcheck/support/assert.h"
#include "stepcheck/support/read_source.h"

#include <fmt/format.h>

#include <utility>

namespace stepcheck::driver {

support::Result<RegisteredTypes> readRegisteredTypes(std::span<const std::string> paths) {
    const catalog::Operation* const registration = catalog::findOperation("RegisterWorkflowType");
    STEPCHECK_ASSERT(registration != nullptr);
    RegisteredTypes result;
    for (const std::string& path : paths) {
        auto source = support::readSource(path);
        if (!source)
            return source.error();
        auto document = lint::readText(*std::move(source), {});
        if (!document)
            return document.error();
        auto request = std::make_shared<const request::Request>(
            *registration, std::shared_ptr<const syntax::Document>(*std::move(document)));
        if (request->document().hasErrors() || !request->missing().empty() || request->values().empty())
            return support::Error{fmt::format("{}: is no request of {}", path, registration->name)};
        result.push_back(std::move(request));
    }
    return support::Result<RegisteredTypes>(std::move(result));
}

}  // namespace stepcheck::driver
