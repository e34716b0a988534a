#include "stepcheck/flow/api_response.h"

#include "stepcheck/catalog/api.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
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

// What lies deeper is not looked at; shapes may be recursive.
static constexpr std::size_t maxNesting = 3;

static Shape shapeOf(catalog::ApiShape shape, const ShapeOrigins& origins, std::size_t nesting);

static Shape objectOf(catalog::ApiShape structure, const ShapeOrigins& origins, std::size_t nesting) {
    std::vector<ShapeMember> members;
    for (const catalog::ApiMember& member : structure.members())
        members.push_back({.name = std::string(member.name),
            .shape = shapeOf(member.shape, origins, nesting + 1),
            .isAlways = false});
    return Shape::object(std::move(members), true, origins);
}

static Shape shapeOf(catalog::ApiShape shape, const ShapeOrigins& origins, std::size_t nesting) {
    const ApiKind kind = shape.kind();
    const Shape null = Shape::of(mask(ShapeKind::Null), origins);
    if (kind == ApiKind::Enumeration)
        return Shape::oneOf(shape, kindsOf(kind), origins);
    if (kind == ApiKind::Structure && nesting < maxNesting)
        return objectOf(shape, origins, nesting).join(null);
    if (kind == ApiKind::List && nesting < maxNesting)
        return Shape::arrayOf(shapeOf(shape.inner(), origins, nesting + 1), origins).join(null);
    if (kind == ApiKind::Map && nesting < maxNesting)
        return Shape::mapOf(shapeOf(shape.inner(), origins, nesting + 1), origins).join(null);
    return Shape::of(kindsOf(kind), origins);
}

static std::optional<catalog::ApiShape> outputOf(std::string_view serviceName, std::string_view action) {
    const std::optional<catalog::ApiService> service = catalog::findApiService(serviceName);
    const std::optional<catalog::ApiOperation> operation = service ? service->find(action) : std::nullopt;
    return operation ? std::optional(operation->output) : std::nullopt;
}

Shape apiResponse(const asl::Resource& resource, const ShapeOrigins& origins) {
    const bool isCall = resource.is(asl::Resource::Form::AwsSdk) && resource.service.isKnown &&
                        resource.action.isKnown && resource.pattern == asl::IntegrationPattern::RequestResponse;
    const auto output = isCall ? outputOf(resource.service.text, resource.action.text) : std::nullopt;
    return output ? objectOf(*output, origins, 0) : Shape::unknown();
}

Shape apiResponse(const catalog::Response& response, const ShapeOrigins& origins) {
    std::optional<catalog::ApiShape> output = outputOf(response.apiService, response.apiAction);
    if (output && !response.apiPart.empty()) {
        const std::optional<catalog::ApiMember> part = output->find(response.apiPart);
        if (!part)
            return Shape::unknown();
        output = part->shape.kind() == ApiKind::List ? part->shape.inner() : part->shape;
    }
    if (!output || output->kind() != ApiKind::Structure)
        return Shape::unknown();
    Shape answer = objectOf(*output, origins, 0);
    for (const std::string_view name : catalog::addedMembers())
        answer = answer.with(name, Shape::of(mask(ShapeKind::Object), origins), origins);
    return answer;
}

}  // namespace stepcheck::flow
