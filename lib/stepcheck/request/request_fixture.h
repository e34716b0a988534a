#pragma once

#include "stepcheck/request/request.h"
#include "stepcheck/support/assert.h"
#include "stepcheck/syntax/reader.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace stepcheck::request::fixture {

inline std::shared_ptr<const syntax::Document> read(std::string text) {
    auto document = syntax::readDocument(
        std::make_shared<const support::SourceText>("request.json", std::move(text)), syntax::Language::Json);
    STEPCHECK_ASSERT(document.has_value());
    return *std::move(document);
}

inline Request requestOf(std::string_view operation, std::string text) {
    const catalog::Operation* const found = catalog::findOperation(operation);
    STEPCHECK_ASSERT(found != nullptr);
    return {*found, read(std::move(text))};
}

}  // namespace stepcheck::request::fixture
