#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/runner.h"

#include <array>
#include <string>

namespace stepcheck::rules {

static std::string_view extensionOf(syntax::Language language) {
    switch (language) {
        case syntax::Language::Json: return ".asl.json";
        case syntax::Language::Jsonc: return ".asl.jsonc";
        case syntax::Language::Yaml: return ".asl.yaml";
    }
    return {};
}

// `order.json`, `order.asl` and `order` become `order.asl.json`.
static std::string canonicalName(std::string_view name, syntax::Language language) {
    static constexpr std::array<std::string_view, 6> replaced{".json", ".jsonc", ".json5", ".yaml", ".yml", ".asl"};
    const std::string_view extension = name.ends_with(".yml") ? ".asl.yml" : extensionOf(language);
    for (const std::string_view ending : replaced)
        if (name.size() > ending.size() && name.ends_with(ending))
            name.remove_suffix(ending.size());
    return std::string(name).append(extension);
}

static void check(const RuleInput& in, Reporter& out) {
    if (in.isEmbedded)
        return;
    const std::string_view path = in.document.source().name();
    const bool isNamed = !path.empty() && path != "-" && !path.starts_with('<');  // `<stdin>`
    if (!isNamed || lint::hasDefinitionName(path) || !in.root.is(syntax::Kind::Object))
        return;
    const std::string_view name = path.substr(path.find_last_of('/') + 1);
    out.report({}, "the name \"{}\" does not say that the file is a definition", name)
        .help("name it \"{}\"", canonicalName(name, in.document.language()));
}

STEPCHECK_RULE(non_canonical_extension){
    .id = "non-canonical-extension",
    .summary = "The file's name does not end as the names of definitions do.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/workflow-studio-create.html",
    .check = check,
};

}  // namespace stepcheck::rules
