#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace stepcheck::rules {

static std::string_view describe(asl::QueryLanguage language) {
    return language == asl::QueryLanguage::Jsonata ? "JSONata" : "JSONPath";
}

static asl::QueryLanguage other(asl::QueryLanguage language) {
    return language == asl::QueryLanguage::Jsonata ? asl::QueryLanguage::JsonPath : asl::QueryLanguage::Jsonata;
}

// What makes the object's language what it is, or null when it is the default.
static const syntax::Member* whatSaysSo(const RuleInput& in, const asl::Object& object) {
    const std::string_view field = catalog::name(catalog::Field::QueryLanguage);
    const syntax::Member* own = object.state ? in.machine.state(*object.state).node().find(field) : nullptr;
    return own != nullptr ? own : in.root.find(field);
}

static std::string_view counterpart(const asl::Object& object, const catalog::FieldSpec& spec) {
    const catalog::FieldSpec* other = catalog::findField(object.kind, spec.counterpart);
    return other == nullptr ? std::string_view() : other->name;
}

static std::string helpFor(const RuleInput& in, const asl::Object& object, const catalog::FieldSpec& spec) {
    const std::string_view instead = counterpart(object, spec);
    std::string help = instead.empty() ? "remove it" : fmt::format("use \"{}\"", instead);
    // A state of a JSONata machine cannot go back to JSONPath.
    if (in.machine.queryLanguage() == asl::QueryLanguage::JsonPath)
        help += fmt::format(", or set \"QueryLanguage\" to \"{}\"", describe(other(object.queryLanguage)));
    return help;
}

static void report(const RuleInput& in, const asl::Object& object, const asl::ObjectField& field, Reporter& out) {
    auto report = out.report(field.member->key.span(), "\"{}\" is for {}, but the query language here is {}",
        field.spec->name, describe(other(object.queryLanguage)), describe(object.queryLanguage));
    report.help("{}", helpFor(in, object, *field.spec));
    if (const syntax::Member* said = whatSaysSo(in, object))
        report.related(said->span(), "the query language is set here");
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Object& object : in.machine.objects())
        for (const asl::ObjectField& field : in.machine.fieldsOf(object)) {
            if (field.spec == nullptr || lint::hasInItsLanguage(object, *field.spec))
                continue;
            report(in, object, field, out);
            // A Choice rule is written in one language as a whole: that is one mistake.
            if (object.kind == catalog::ObjectKind::ChoiceRule && field.spec->field != catalog::Field::Output)
                break;
        }
}

STEPCHECK_RULE(query_language_field_mismatch){
    .id = "query-language-field-mismatch",
    .summary = "A field of one query language stands in a state of the other.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#query-languages",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
