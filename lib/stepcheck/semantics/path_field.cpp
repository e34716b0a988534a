#include "stepcheck/semantics/path_field.h"

#include "stepcheck/query/jsonpath/evaluate.h"
#include "stepcheck/query/jsonpath/parser.h"
#include "stepcheck/query/jsonpath/set.h"

#include <fmt/format.h>

#include <utility>

namespace stepcheck::semantics {

namespace jsonpath = query::jsonpath;
using value::Value;

PathField::PathField(const asl::Field<asl::Text>& field) {
    const auto* text = asl::get(field);
    if (text == nullptr) {
        form_ = field.isPresent() ? Form::Broken : Form::Absent;
        return;
    }
    if (text->value.isNull()) {
        form_ = Form::Null;
        return;
    }
    text_ = text->value.view();
    auto path = jsonpath::parse(text_);
    form_ = path ? Form::Path : Form::Broken;
    if (path)
        path_ = std::move(*path);
}

bool PathField::keepsAll() const {
    return form_ == Form::Absent || (form_ == Form::Path && path_.isPlainInput());
}

static Value emptyObject() {
    return Value::object({});
}

Outcome<Payload> PathField::select(const Payload& data, const Surroundings& around) const {
    if (keepsAll())
        return data;
    if (form_ == Form::Null)
        return Payload(emptyObject());
    if (form_ == Form::Broken)
        return runtimeFault(fmt::format("Invalid path '{}'", text_));
    auto found = jsonpath::evaluate(path_, around.over(data.value()), around.oracle);
    if (found)
        return Payload(std::move(*found));
    if (path_.root == jsonpath::Root::Input && data.value().is(value::Kind::Null))
        return runtimeFault("Unable to apply Path transformation to null or empty input.");
    return runtimeFault(fmt::format("Invalid path '{}' : {}", text(), found.error().message));
}

std::optional<Value> PathField::find(const Value& data, const Surroundings& around) const {
    if (form_ != Form::Path)
        return std::nullopt;
    auto found = jsonpath::evaluate(path_, around.over(data), around.oracle);
    if (!found)
        return std::nullopt;
    return std::move(*found);
}

Outcome<Payload> PathField::merge(const Payload& data, const Payload& result, const Surroundings& around) const {
    if (keepsAll())
        return result;
    if (form_ == Form::Null)
        return data;
    if (form_ == Form::Broken)
        return runtimeFault(fmt::format("Invalid path '{}'", text_));
    auto merged = jsonpath::set(path_, text_, data.value(), result.value(), around.oracle);
    if (merged)
        return Payload(std::move(*merged));
    return Fault{
        .error = "States.ReferencePathConflict", .cause = std::move(merged.error().message), .namesState = false};
}

}  // namespace stepcheck::semantics
