#include "stepcheck/asl/resource.h"
#include "stepcheck/lint/maps.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"

#include <string_view>

namespace stepcheck::rules {

using asl::Resource;

// Whether it may be the one that the service takes.
static bool mayBeWriter(const Resource& resource) {
    if (resource.is(Resource::Form::Unknown))
        return true;
    return resource.is(Resource::Form::Service) && (!resource.service.isKnown || resource.service.text == "s3") &&
           (!resource.action.isKnown || resource.action.text == "putObject") && resource.suffix.inText.empty();
}

static const asl::Field<const asl::Node*>& argumentsOf(const asl::State& state, const asl::ResultWriter& writer) {
    return state.queryLanguage == asl::QueryLanguage::Jsonata ? writer.arguments : writer.parameters;
}

static void checkTarget(const asl::State& state, const asl::ResultWriter& writer, Reporter& out) {
    const auto* resource = asl::get(writer.resource);
    const auto& field = argumentsOf(state, writer);
    const auto* arguments = asl::get(field);
    if (resource == nullptr || resource->value.view().empty())
        return;
    if (!mayBeWriter(asl::parseResource(*resource->value.node))) {
        out.report(resource->at, "a ResultWriter cannot write to this resource")
            .help("name arn:aws:states:::s3:putObject");
        return;
    }
    if (arguments != nullptr)
        if (const syntax::Member* key = lint::findArgument(*arguments->value, "Key"))
            out.report(key->key.span(), "a ResultWriter takes no \"Key\": it names the files itself")
                .help("write \"Prefix\"");
    const bool isAbsent = !writer.parameters.isPresent() && !writer.arguments.isPresent() && writer.node->isComplete();
    const bool lacksBucket = arguments != nullptr && !lint::mayHaveOtherArguments(*arguments->value) &&
                             lint::findArgument(*arguments->value, "Bucket") == nullptr;
    if (isAbsent || lacksBucket)
        out.report(isAbsent ? resource->at : field.keySpan(), "the writer needs a \"Bucket\"").help("add it");
}

static void checkWriterConfig(const asl::ResultWriter& writer, Reporter& out) {
    const syntax::Node* config = writer.writerConfig;
    if (config == nullptr || lint::mayHaveOtherArguments(*config))
        return;
    const bool hasType = writer.outputType.isPresent();
    if (hasType == writer.transformation.isPresent())
        return;
    out.report(hasType ? writer.outputType.keySpan() : writer.transformation.keySpan(),
           "a WriterConfig has \"OutputType\" and \"Transformation\", not one of them")
        .help("add \"{}\"", hasType ? "Transformation" : "OutputType");
}

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, map] : in.machine.each<asl::Map>()) {
        if (map.resultWriter == nullptr || !map.isDistributed())
            continue;
        const asl::ResultWriter& writer = *map.resultWriter;
        checkTarget(state, writer, out);
        checkWriterConfig(writer, out);
        const auto& field = argumentsOf(state, writer);
        const bool isComplete = !lint::mayHaveOtherArguments(*writer.node);
        if (isComplete && writer.node->members().empty()) {
            const Span whole = writer.node->span();
            out.report({.begin = whole.begin, .end = whole.begin + 1}, "the ResultWriter says nothing")
                .help("name a Resource, or a WriterConfig");
        } else if (isComplete && field.isPresent() && !writer.resource.isPresent()) {
            out.report(field.keySpan(), "\"{}\" without a Resource writes nothing", field.member->name())
                .help("add \"Resource\": \"arn:aws:states:::s3:putObject\"");
        }
    }
}

STEPCHECK_RULE(map_result_writer){
    .id = "map-result-writer",
    .summary = "A ResultWriter names no resource that it can write to, or lacks a part.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html",
    .check = check,
};

}  // namespace stepcheck::rules
