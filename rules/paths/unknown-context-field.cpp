#include "stepcheck/catalog/context.h"
#include "stepcheck/lint/context_paths.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/support/suggest.h"

#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::rules {

// The field of that name elsewhere in the context object, or null.
static const catalog::ContextField* findElsewhere(std::string_view name) {
    for (const catalog::ContextField& field : catalog::contextFields())
        if (field.name() == name)
            return &field;
    return nullptr;
}

static void reportUnknown(const std::string& parent, const lint::ContextName& name, Reporter& out) {
    const std::vector<std::string_view> known = catalog::contextNamesIn(parent);
    auto report = parent.empty()
                      ? out.report(name.at, "the context object has no field \"{}\"", name.text)
                      : out.report(name.at, "\"{}\" of the context object has no field \"{}\"", parent, name.text);
    if (const std::string_view near = support::nearest(name.text, known); !near.empty())
        report.help("did you mean \"{}\"?", near);
    else if (const catalog::ContextField* field = findElsewhere(name.text))
        report.help("did you mean \"{}\"?", field->path);
    else if (!known.empty())
        report.help("it has {}", lint::quoted(known, "and"));
}

static void checkNames(const lint::ContextPath& path, Reporter& out) {
    std::string parent;
    for (const lint::ContextName& name : path.names) {
        std::string whole = parent;
        whole += parent.empty() ? "" : ".";
        whole += name.text;
        const catalog::ContextField* field = catalog::findContextField(whole);
        if (field == nullptr)
            return reportUnknown(parent, name, out);
        if (field->type == catalog::ContextType::Any)
            return;
        parent = std::move(whole);
    }
}

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::ContextPath& path : in.data.shared().contextPaths())
        checkNames(path, out);
}

STEPCHECK_RULE(unknown_context_field){
    .id = "unknown-context-field",
    .summary = "A path reads a field that the context object does not have.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html",
    .check = check,
};

}  // namespace stepcheck::rules
