#include "stepcheck/flow/shape_lookup.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace stepcheck::flow {

JsonataShape join(JsonataShape left, const JsonataShape& right) {
    left.shape = left.shape.join(right.shape);
    left.mayBeUndefined = left.mayBeUndefined || right.mayBeUndefined;
    if (!left.absence)
        left.absence = right.absence;
    return left;
}

// A name applied to data: of an array to its elements.
static JsonataShape member(const Shape& shape, std::string_view name) {
    JsonataShape found = JsonataShape::undefined();
    found.mayBeUndefined = !shape.isAlways(ShapeKind::Object);
    if (shape.mayBe(ShapeKind::Object)) {
        const ShapeMember* listed = shape.find(name);
        if (listed != nullptr)
            found.shape = listed->shape;
        else
            found.shape = shape.unlisted();
        found.mayBeUndefined = found.mayBeUndefined || listed == nullptr || !listed->isAlways;
    }
    if (!shape.mayBe(ShapeKind::Array))
        return found;
    const Shape element = shape.anyElement();
    const bool isNested = element.mayBe(ShapeKind::Array);
    if (isNested || (!element.isNothing() && !member(element, name).isUndefined()))
        return JsonataShape::anything();
    return found;
}

JsonataShape named(std::string_view name, support::Span at, const JsonataShape& data) {
    JsonataShape found = member(data.shape, name);
    found.mayBeUndefined = found.mayBeUndefined || data.mayBeUndefined;
    if (found.isUndefined())
        found.absence = ShapeAbsence{.at = at, .name = std::string(name), .holder = data.shape};
    return found;
}

JsonataShape element(const JsonataShape& data, std::size_t index) {
    if (!data.shape.isAlways(ShapeKind::Array) || !data.shape.length())
        return JsonataShape::anything();
    JsonataShape found = JsonataShape::undefined();
    if (index < *data.shape.length())
        found = {.shape = data.shape.element(index), .mayBeUndefined = data.mayBeUndefined};
    return found;
}

Shape over(const Shape& base, const JsonataShape& added) {
    std::vector<ShapeMember> members;
    const bool isOpen = base.isOpen() || added.shape.isOpen();
    for (const ShapeMember& old : base.members()) {
        const ShapeMember* changed = added.shape.find(old.name);
        if (changed != nullptr && changed->isAlways && !added.mayBeUndefined)
            continue;
        ShapeMember both = old;
        if (changed != nullptr)
            both.shape = old.shape.join(changed->shape);
        else if (added.shape.isOpen())
            both.shape = Shape::unknown();
        members.push_back(std::move(both));
    }
    for (const ShapeMember& fresh : added.shape.members()) {
        if (std::ranges::find(members, fresh.name, &ShapeMember::name) != members.end())
            continue;
        const bool isAlways = fresh.isAlways && !added.mayBeUndefined;
        // Where the base is not known, it may have had the member.
        const bool isKnown = isAlways || !base.isOpen();
        members.push_back(
            {.name = fresh.name, .shape = isKnown ? fresh.shape : Shape::unknown(), .isAlways = isAlways});
    }
    ShapeOrigins origins = base.origins();
    origins.add(added.shape.origins());
    return Shape::object(std::move(members), isOpen, origins);
}

}  // namespace stepcheck::flow
