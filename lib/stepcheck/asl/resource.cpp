#include "stepcheck/asl/resource.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

namespace stepcheck::asl {

static bool hasHole(const Node& node, Span range) {
    return std::ranges::any_of(node.holes(),
        [&](const syntax::HolePart& hole) { return hole.at.begin < range.end && range.begin < hole.at.end; });
}

static ResourcePart partOf(const Node& node, Span range) {
    return {.text = node.text().substr(range.begin, range.size()), .inText = range, .isKnown = !hasHole(node, range)};
}

namespace {

/// The pieces between the colons of a text. No form has more than nine: startExecution.sync:2 of the SDK.
struct Pieces {
    std::array<ResourcePart, 9> parts;
    std::size_t count = 0;
    bool areAll = true;  // false: there are more

    void add(const Node& node, Span range) {
        areAll = areAll && count < parts.size();
        if (areAll)
            parts[count++] = partOf(node, range);
    }
    [[nodiscard]] std::span<const ResourcePart> all() const { return std::span(parts).first(count); }
};

}  // namespace

// A colon inside a hole (`${AWS::Partition}`) separates nothing.
static Pieces splitAtColons(const Node& node) {
    const std::string_view text = node.text();
    const std::span<const syntax::HolePart> holes = node.holes();
    Pieces pieces;
    std::uint32_t begin = 0;
    for (std::size_t colon = text.find(':'); colon != std::string_view::npos; colon = text.find(':', colon + 1)) {
        const auto at = static_cast<std::uint32_t>(colon);
        if (std::ranges::any_of(
                holes, [at](const syntax::HolePart& hole) { return hole.at.begin <= at && at < hole.at.end; }))
            continue;
        pieces.add(node, {.begin = begin, .end = at});
        begin = at + 1;
    }
    pieces.add(node, {.begin = begin, .end = static_cast<std::uint32_t>(text.size())});
    return pieces;
}

static IntegrationPattern patternOf(const ResourcePart& suffix) {
    if (!suffix.isKnown)
        return IntegrationPattern::Hole;
    if (suffix.text.empty())
        return IntegrationPattern::RequestResponse;
    if (suffix.text == "sync")
        return IntegrationPattern::Sync;
    if (suffix.text == "sync:2")
        return IntegrationPattern::Sync2;
    if (suffix.text == "waitForTaskToken")
        return IntegrationPattern::WaitForTaskToken;
    return IntegrationPattern::Other;
}

// `range` is the action with its pattern, whose own colon (`sync:2`) may have split it.
static void takeAction(const Node& node, Span range, Resource& resource) {
    std::uint32_t dot = range.begin;
    while (dot < range.end && (node.text()[dot] != '.' || hasHole(node, {.begin = dot, .end = dot + 1})))
        ++dot;
    resource.action = partOf(node, {.begin = range.begin, .end = dot});
    if (dot < range.end)
        resource.suffix = partOf(node, {.begin = dot + 1, .end = range.end});
    // A hole at the end may bring a pattern with it.
    resource.pattern =
        resource.action.isKnown || dot < range.end ? patternOf(resource.suffix) : IntegrationPattern::Hole;
}

static Resource::Form takeFunction(std::span<const ResourcePart> rest, Resource& resource) {
    if (rest.size() < 2 || rest.size() > 3 || !(rest[0].is("function") || !rest[0].isKnown))
        return Resource::Form::Malformed;
    resource.name = rest[1];
    if (rest.size() == 3)
        resource.qualifier = rest[2];
    return Resource::Form::LambdaFunction;
}

static Resource::Form takeIntegration(const Node& node, std::span<const ResourcePart> rest, Resource& resource) {
    if (rest.size() == 2 && rest[0].is("activity")) {
        resource.name = rest[1];
        return Resource::Form::Activity;
    }
    const bool isSdk = rest[0].is("aws-sdk");
    const std::span<const ResourcePart> call = isSdk ? rest.subspan(1) : rest;
    const bool isSync2 = call.size() == 3 && call[2].is("2") && call[1].text.ends_with(".sync");
    if (call.size() != 2 && !isSync2)
        return Resource::Form::Malformed;
    resource.service = call[0];
    takeAction(node, {.begin = call[1].inText.begin, .end = call.back().inText.end}, resource);
    return isSdk ? Resource::Form::AwsSdk : Resource::Form::Service;
}

static Resource::Form takeArn(const Node& node, const Pieces& pieces, Resource& resource) {
    const std::span<const ResourcePart> parts = pieces.all();
    if (parts.size() < 7 || !parts[0].is("arn"))
        return Resource::Form::Malformed;
    resource.partition = parts[1];
    resource.region = parts[3];
    resource.account = parts[4];
    if (!pieces.areAll && parts[2].isKnown)
        return Resource::Form::Malformed;
    if (parts[2].is("lambda"))
        return takeFunction(parts.subspan(5), resource);
    if (parts[2].is("states"))
        return takeIntegration(node, parts.subspan(5), resource);
    return parts[2].isKnown ? Resource::Form::Malformed : Resource::Form::Unknown;
}

Resource parseResource(const Node& node) {
    Resource resource;
    if (!node.is(syntax::Kind::String) || node.isUnknown())
        return resource;
    resource.form = takeArn(node, splitAtColons(node), resource);
    // What does not fit may fit once the holes are filled.
    if (resource.is(Resource::Form::Malformed) && !node.holes().empty())
        return {};
    return resource;
}

}  // namespace stepcheck::asl
