#include "stepcheck/asl/resource.h"
#include "stepcheck/lint/maps.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/syntax/node.h"

#include <string_view>
#include <unordered_set>
#include <vector>

namespace stepcheck::rules {

using asl::Resource;

namespace {

/// A reader with what is known of its configuration.
struct Config {
    const asl::ItemReader& reader;
    const asl::Object& object;  // the ReaderConfig
    std::string_view action;    // empty when it is not known
    std::string_view inputType;
    bool isComplete = false;  // nothing is hidden, misspelt or a hole
};

}  // namespace

static std::string_view textOf(const asl::Field<std::string_view>& field) {
    const auto* written = asl::get(field);
    return written != nullptr ? written->value : std::string_view();
}

static void checkInputType(const RuleInput& in, const Config& config, Reporter& out) {
    const asl::ItemReader& reader = config.reader;
    const bool flattens = reader.transformation.isPresent() && textOf(reader.transformation) != "NONE";
    if (config.action == "getObject" && config.isComplete && !reader.inputType.isPresent() &&
        (!reader.manifestType.isPresent() || textOf(reader.manifestType) == "ATHENA_DATA"))
        out.report(lint::placeOf(in.machine, config.object), "the reader needs an \"InputType\"")
            .help("add the format of the object: CSV, JSON, JSONL or PARQUET");
    if (config.action == "listObjectsV2" && reader.inputType.isPresent() && !flattens)
        out.report(reader.inputType.keySpan(), "listObjectsV2 reads no objects: \"InputType\" does nothing")
            .help("remove it, or add \"Transformation\": \"LOAD_AND_FLATTEN\"");
    if (config.action == "getObject" && textOf(reader.transformation) == "LOAD_AND_FLATTEN")
        out.report(reader.transformation.keySpan(), "LOAD_AND_FLATTEN is for listObjectsV2").help("remove it");
    if (textOf(reader.manifestType) == "S3_INVENTORY" && !config.inputType.empty() && config.inputType != "MANIFEST")
        out.report(reader.inputType.keySpan(), "an S3_INVENTORY manifest has no \"InputType\"").help("remove it");
}

static void checkDuplicateHeaders(const asl::ItemReader& reader, Reporter& out) {
    const auto* headers = asl::get(reader.csvHeaders);
    std::unordered_set<std::string_view> seen;
    for (const syntax::Node& header : headers != nullptr ? headers->value->elements() : std::span<const syntax::Node>())
        if (header.isFinalString() && !seen.insert(header.text()).second)
            out.report(header.span(), "CSV header \"{}\" is given twice: the reader fails", header.text())
                .help("give each column a name of its own");
}

static void checkCsv(const RuleInput& in, const Config& config, Reporter& out) {
    const asl::ItemReader& reader = config.reader;
    const std::string_view location = textOf(reader.csvHeaderLocation);
    if (config.isComplete && !reader.csvHeaderLocation.isPresent())
        out.report(lint::placeOf(in.machine, config.object), "a reader of CSV needs a \"CSVHeaderLocation\"")
            .severity(Severity::Error)
            .awsCode("SCHEMA_VALIDATION_FAILED")
            .help("add FIRST_ROW, or GIVEN and CSVHeaders");
    if (config.isComplete && location == "GIVEN" && !reader.csvHeaders.isPresent())
        out.report(reader.csvHeaderLocation.valueSpan(), "with GIVEN the reader needs \"CSVHeaders\"")
            .help("add them, or take them from the FIRST_ROW");
    if (location == "FIRST_ROW" && reader.csvHeaders.isPresent())
        out.report(reader.csvHeaders.keySpan(), "\"CSVHeaders\" does nothing: the headers are in the first row")
            .help("remove it, or set CSVHeaderLocation to GIVEN");
    checkDuplicateHeaders(reader, out);
}

static void checkOther(const Config& config, Reporter& out) {
    const asl::ItemReader& reader = config.reader;
    std::vector<const syntax::Member*> useless;
    const auto add = [&](const auto& field) {
        if (field.isPresent())
            useless.push_back(field.member);
    };
    add(reader.csvHeaderLocation);
    add(reader.csvHeaders);
    add(reader.csvDelimiter);
    if (useless.empty())
        return;
    std::vector<std::string_view> names;
    for (const syntax::Member* member : useless)
        names.push_back(member->name());
    const bool isOne = names.size() == 1;
    out.report(useless.front()->key.span(), "{} {} nothing for {}", lint::quoted(names, "and"), isOne ? "does" : "do",
           config.inputType)
        .help("remove {}", isOne ? "it" : "them");
}

static void checkPointer(const Config& config, Reporter& out) {
    const auto* pointer = asl::get(config.reader.itemsPointer);
    if (pointer == nullptr)
        return;
    if (!config.inputType.empty() && config.inputType != "JSON")
        out.report(config.reader.itemsPointer.keySpan(), "\"ItemsPointer\" does nothing for {}", config.inputType)
            .help("remove it");
    else if (pointer->value.node->isFinalString() && !pointer->value.view().empty() &&
             !pointer->value.view().starts_with('/'))
        out.report(pointer->at, "a JSON pointer begins with \"/\"").help("write it as /name/name");
}

static void checkConfig(const RuleInput& in, const Config& config, Reporter& out) {
    checkInputType(in, config, out);
    if (config.inputType == "CSV")
        checkCsv(in, config, out);
    // The files of a manifest may be CSV.
    if (config.inputType == "JSON" || config.inputType == "JSONL" || config.inputType == "PARQUET")
        checkOther(config, out);
    checkPointer(config, out);
}

static bool hasOnlyKnownFields(const asl::Machine& machine, const asl::Object& object) {
    for (const auto& [member, spec] : machine.fieldsOf(object))
        if (spec == nullptr)
            return false;
    return !lint::mayHaveMore(object);
}

static Resource resourceOf(const asl::ItemReader& reader) {
    const auto* written = asl::get(reader.resource);
    return written != nullptr ? asl::parseResource(*written->value.node) : Resource{};
}

// A reader of an object that says nothing about its format.
static void checkNoConfig(const RuleInput& in, const asl::Object& object, const asl::Map& map, Reporter& out) {
    if (map.isDistributed() && hasOnlyKnownFields(in.machine, object) &&
        lint::findMember(in.machine, object, catalog::Field::ReaderConfig) == nullptr &&
        resourceOf(*map.itemReader).isService("s3", "getObject"))
        out.report(lint::placeOf(in.machine, object), "the reader needs a \"ReaderConfig\" with an \"InputType\"")
            .help("add the format of the object: CSV, JSON, JSONL or PARQUET");
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Object& object : in.machine.objects()) {
        const auto* map = object.state ? std::get_if<asl::Map>(&in.machine.state(*object.state).kind) : nullptr;
        if (map == nullptr || map->itemReader == nullptr)
            continue;
        if (object.kind == catalog::ObjectKind::ItemReader && object.node == map->itemReader->node)
            checkNoConfig(in, object, *map, out);
        if (object.kind != catalog::ObjectKind::ReaderConfig || object.node != map->itemReader->readerConfig)
            continue;
        const Resource resource = resourceOf(*map->itemReader);
        const bool isS3 = resource.is(Resource::Form::Service) && resource.service.is("s3") && resource.action.isKnown;
        checkConfig(in,
            {.reader = *map->itemReader,
                .object = object,
                .action = isS3 ? resource.action.text : std::string_view(),
                .inputType = textOf(map->itemReader->inputType),
                .isComplete = hasOnlyKnownFields(in.machine, object)},
            out);
    }
}

STEPCHECK_RULE(map_reader_config){
    .id = "map-reader-config",
    .summary = "The fields of a ReaderConfig do not fit each other.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html",
    .check = check,
};

}  // namespace stepcheck::rules
