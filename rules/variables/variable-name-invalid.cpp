#include "stepcheck/catalog/limits.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/templates.h"
#include "stepcheck/support/unicode.h"

#include <cstddef>
#include <string_view>

namespace stepcheck::rules {

// Of `_` the specification and the service differ; it is taken.
static bool isNameStart(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U'_' || c >= 0x80;
}

static bool isNamePart(char32_t c) {
    return isNameStart(c) || (c >= U'0' && c <= U'9');
}

// The first character that cannot stand where it does, as a range of the name.
static Span findWrong(std::string_view name) {
    const Span part = support::findCodePoint(name, 0, [](char32_t c) { return !isNamePart(c); });
    const support::CodePoint first = support::decodeUtf8(name, 0);
    if (first.size != 0 && isNamePart(first.value) && !isNameStart(first.value))
        return {.begin = 0, .end = first.size};
    return part;
}

using lint::computedSuffix;

static void checkName(const flow::Assignment& assignment, Reporter& out) {
    const syntax::Node& key = assignment.member->key;
    if (assignment.name == "states")
        out.report(key.span(), "the variable \"states\" is reserved")
            .help("choose another name")
            .awsCode("RESERVED_VARIABLE_NAME");
    else if (assignment.name.empty())
        out.report(key.span(), "a variable has no name").help("write a name in front of \".$\"");
    else if (const std::size_t characters = support::countCodePoints(assignment.name);
        characters > catalog::maxVariableNameCharacters)
        out.report(key.span(), "the name of a variable has {} characters, and the service takes at most {}", characters,
               catalog::maxVariableNameCharacters)
            .help("shorten it");
    else if (assignment.name.ends_with(computedSuffix))
        out.report(key.span(), "\".$\" means nothing in a JSONata state, and no variable can have it in its name")
            .help("write \"{}\" with a value \"{{% … %}}\"",
                assignment.name.substr(0, assignment.name.size() - computedSuffix.size()));
    else if (const Span wrong = findWrong(assignment.name); !wrong.empty())
        out.report(key.spanOf(wrong), "the name of a variable cannot have \"{}\" here",
               assignment.name.substr(wrong.begin, wrong.size()))
            .help("use letters, digits and \"_\", and begin with a letter; parts of a variable cannot be assigned");
}

static void check(const RuleInput& in, Reporter& out) {
    for (const flow::Assignment& assignment : in.variables.assignments())
        checkName(assignment, out);
}

STEPCHECK_RULE(variable_name_invalid){
    .id = "variable-name-invalid",
    .summary = "A variable has a name that the service refuses.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#variables",
    .awsCode = "INVALID_VARIABLE_NAME",
    .check = check,
};

}  // namespace stepcheck::rules
