#include "stepcheck/asl/resource.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

using asl::Resource;

// Whether it may be one of the two that the service takes.
static bool mayBeReader(const Resource& resource) {
    if (resource.is(Resource::Form::Unknown))
        return true;
    if (!resource.is(Resource::Form::Service))
        return false;
    const bool isService = !resource.service.isKnown || resource.service.text == "s3";
    const bool isAction =
        !resource.action.isKnown || resource.action.text == "getObject" || resource.action.text == "listObjectsV2";
    return isService && isAction && resource.suffix.inText.empty();
}

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, map] : in.machine.each<asl::Map>()) {
        const auto* resource = map.itemReader != nullptr ? asl::get(map.itemReader->resource) : nullptr;
        // Of an empty text empty-string-value speaks.
        if (resource != nullptr && !resource->value.view().empty() &&
            !mayBeReader(asl::parseResource(*resource->value.node)))
            out.report(resource->at, "an ItemReader cannot read from this resource")
                .help("name arn:aws:states:::s3:getObject or arn:aws:states:::s3:listObjectsV2");
    }
}

STEPCHECK_RULE(map_item_reader_resource){
    .id = "map-item-reader-resource",
    .summary = "An ItemReader names no resource that it can read from.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
