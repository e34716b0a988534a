#include "stepcheck/flow/api_response.h"

#include "stepcheck/catalog/api.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace stepcheck::flow {

using catalog::ApiKind;

// How the service writes the types of the API. Bytes may be a text, or the JSON in it.
static ShapeKinds kindsOf(ApiKind kind) {
    const auto orNull = [](auto... kinds) {
        return static_cast<ShapeKinds>((mask(ShapeKind::Null) | ... | mask(kinds)));
    };
    switch (kind) {
        case ApiKind::Any:
        case ApiKind::Blob: return everyKind;
        case ApiKind::String:
        case ApiKind::Enumeration: return orNull(ShapeKind::String);
        case ApiKind::Number: return orNull(ShapeKind::Number);
        case ApiKind::Boolean: return orNull(ShapeKind::Boolean);
        case ApiKind::Timestamp: return orNull(ShapeKind::String, ShapeKind::Number);
        case ApiKind::List: return orNull(ShapeKind::Array);
        case ApiKind::Map:
        case ApiKind::Structure: return orNull(ShapeKind::Object);
    }
    return everyKind;
}

Shape apiResponse(const asl::Resource& resource, const ShapeOrigins& origins) {
    const bool isCall = resource.is(asl::Resource::Form::AwsSdk) && resource.service.isKnown &&
                        resource.action.isKnown && resource.pattern == asl::IntegrationPattern::RequestResponse;
    const std::optional<catalog::ApiService> service =
        isCall ? catalog::findApiService(resource.service.text) : std::nullopt;
    const std::optional<catalog::ApiOperation> operation = service ? service->find(resource.action.text) : std::nullopt;
    if (!operation)
        return Shape::unknown();
    std::vector<ShapeMember> members;
    for (const catalog::ApiMember& member : operation->output.members())
        members.push_back({.name = std::string(member.name),
            .shape = Shape::of(kindsOf(member.shape.kind()), origins),
            .isAlways = false});
    return Shape::object(std::move(members), true, origins);
}

}  // namespace stepcheck::flow
