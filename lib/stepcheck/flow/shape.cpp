#include "stepcheck/flow/shape.h"

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <tuple>
#include <utility>

namespace stepcheck::flow {

using query::jsonpath::Indexes;
using query::jsonpath::Names;
using query::jsonpath::Path;

// What is larger says nothing more that a reader could follow, and keeps loops short.
static constexpr std::size_t maxMembers = 64;
static constexpr std::size_t maxElements = 64;
static constexpr std::size_t maxDepth = 10;

struct Shape::Object {
    std::vector<ShapeMember> members;  // by name
    bool isOpen = false;
    std::size_t depth = 0;
    std::optional<Shape> unlisted;  // of an open one: what the members are that are not listed, where it is known
};

struct Shape::Array {
    std::vector<Shape> elements;  // of a tuple all, else the one that stands for any
    bool isTuple = false;
    std::optional<std::size_t> length;
    std::size_t depth = 0;
};

std::string describe(ShapeKinds kinds) {
    struct Named {
        ShapeKind kind;
        std::string_view name;
    };
    static constexpr std::array<Named, 6> names{
        {{ShapeKind::Object, "an object"}, {ShapeKind::Array, "an array"}, {ShapeKind::String, "a string"},
            {ShapeKind::Number, "a number"}, {ShapeKind::Boolean, "a boolean"}, {ShapeKind::Null, "null"}}};
    std::string text;
    for (const Named& each : names)
        if ((kinds & mask(each.kind)) != 0)
            text.append(text.empty() ? "" : " or ").append(each.name);
    return text;
}

void ShapeOrigins::add(const ShapeOrigin* origin) {
    if (origin != nullptr && size_ < most && std::ranges::find(all(), origin) == all().end())
        origins_.at(size_++) = origin;
}

void ShapeOrigins::add(const ShapeOrigins& other) {
    for (const ShapeOrigin* origin : other.all())
        add(origin);
}

// Sorts by name; of two equal names the later one counts. Members are large: their names are sorted, and each is moved
// once.
static void sortMembers(std::vector<ShapeMember>& members) {
    const auto inOrder = [](const ShapeMember& one, const ShapeMember& next) { return one.name < next.name; };
    if (std::ranges::adjacent_find(members, std::not_fn(inOrder)) == members.end())
        return;
    struct Place {
        std::string_view name;
        std::size_t index;
    };
    std::vector<Place> places;
    places.reserve(members.size());
    for (const ShapeMember& member : members)
        places.push_back({.name = member.name, .index = places.size()});
    std::ranges::sort(places, [](const Place& one, const Place& other) {
        return std::tie(one.name, one.index) < std::tie(other.name, other.index);
    });
    std::vector<ShapeMember> sorted;
    sorted.reserve(members.size());
    for (std::size_t i = 0; i < places.size(); ++i)
        if (i + 1 == places.size() || places[i].name != places[i + 1].name)
            sorted.push_back(std::move(members[places[i].index]));
    members = std::move(sorted);
}

Shape Shape::oneOf(catalog::ApiShape enumeration, ShapeKinds kinds, ShapeOrigins origins) {
    Shape shape(kinds, origins);
    shape.enumeration_ = enumeration;
    return shape;
}

Shape Shape::object(std::vector<ShapeMember> members, bool isOpen, ShapeOrigins origins) {
    sortMembers(members);
    if (members.size() > maxMembers) {
        members.resize(maxMembers);
        isOpen = true;
    }
    std::size_t depth = 0;
    for (ShapeMember& member : members) {
        if (member.shape.depth() >= maxDepth)
            member.shape = unknown();
        depth = std::max(depth, member.shape.depth());
    }
    Shape shape(mask(ShapeKind::Object), origins);
    shape.object_ = std::make_shared<const Object>(Object{std::move(members), isOpen, depth + 1, std::nullopt});
    return shape;
}

Shape Shape::mapOf(Shape value, ShapeOrigins origins) {
    Shape shape(mask(ShapeKind::Object), origins);
    const std::size_t depth = value.depth() + 1;
    if (depth <= maxDepth)
        shape.object_ = std::make_shared<const Object>(Object{{}, true, depth, std::move(value)});
    return shape;
}

Shape Shape::tuple(std::vector<Shape> elements, ShapeOrigins origins) {
    const std::size_t length = elements.size();
    if (length > maxElements) {
        Shape any;
        for (const Shape& element : elements)
            any = any.join(element);
        return arrayOf(std::move(any), origins, length);
    }
    std::size_t depth = 0;
    for (Shape& element : elements) {
        if (element.depth() >= maxDepth)
            element = unknown();
        depth = std::max(depth, element.depth());
    }
    Shape shape(mask(ShapeKind::Array), origins);
    shape.array_ = std::make_shared<const Array>(Array{std::move(elements), true, length, depth + 1});
    return shape;
}

Shape Shape::arrayOf(Shape element, ShapeOrigins origins, std::optional<std::size_t> length) {
    Shape shape(mask(ShapeKind::Array), origins);
    if (element.depth() >= maxDepth)
        return shape;
    const std::size_t depth = element.depth() + 1;
    std::vector<Shape> elements;
    elements.push_back(std::move(element));
    shape.array_ = std::make_shared<const Array>(Array{std::move(elements), false, length, depth});
    return shape;
}

bool Shape::objectIsOpen() const {
    return object_->isOpen;
}

Shape Shape::unlisted() const {
    if (!mayBe(ShapeKind::Object) || !isOpen())
        return {};
    return object_ != nullptr && object_->unlisted ? *object_->unlisted : unknown();
}

bool Shape::isMap() const {
    return object_ != nullptr && object_->members.empty() && object_->unlisted;
}

std::size_t Shape::depth() const {
    return std::max(object_ != nullptr ? object_->depth : 0, array_ != nullptr ? array_->depth : 0);
}

std::span<const ShapeMember> Shape::members() const {
    return object_ != nullptr ? std::span<const ShapeMember>(object_->members) : std::span<const ShapeMember>();
}

bool Shape::listsAll() const {
    return !members().empty() && members().size() < maxMembers;
}

const ShapeMember* Shape::find(std::string_view name) const {
    const auto all = members();
    const auto found = std::ranges::lower_bound(all, name, {}, &ShapeMember::name);
    return found != all.end() && found->name == name ? &*found : nullptr;
}

std::optional<std::size_t> Shape::length() const {
    return array_ != nullptr ? array_->length : std::nullopt;
}

Shape Shape::element(std::size_t index) const {
    if (!mayBe(ShapeKind::Array))
        return {};
    if (array_ == nullptr)
        return unknown();
    if (!array_->isTuple)
        return array_->elements.front();
    return index < array_->elements.size() ? array_->elements[index] : Shape();
}

Shape Shape::anyElement() const {
    if (!mayBe(ShapeKind::Array))
        return {};
    if (array_ == nullptr)
        return unknown();
    Shape all;
    for (const Shape& element : array_->elements)
        all = all.join(element);
    return all;
}

Shape Shape::only(ShapeKinds kinds) const {
    Shape shape = *this;
    shape.kinds_ = static_cast<ShapeKinds>(kinds_ & kinds);
    if (!shape.mayBe(ShapeKind::String))
        shape.enumeration_.reset();
    if (!shape.mayBe(ShapeKind::Object))
        shape.object_.reset();
    if (!shape.mayBe(ShapeKind::Array))
        shape.array_.reset();
    return shape;
}

// A member that one of the two objects lists and the other may not have.
static ShapeMember sometimes(const ShapeMember& member) {
    return {.name = member.name, .shape = member.shape, .isAlways = false};
}

static std::vector<ShapeMember> joinMembers(const Shape& left, const Shape& right) {
    std::vector<ShapeMember> members;
    for (const ShapeMember& member : left.members()) {
        if (const ShapeMember* other = right.find(member.name))
            members.push_back({.name = member.name,
                .shape = member.shape.join(other->shape),
                .isAlways = member.isAlways && other->isAlways});
        else if (!right.isOpen())
            members.push_back(sometimes(member));
    }
    if (!left.isOpen())
        for (const ShapeMember& member : right.members())
            if (left.find(member.name) == nullptr)
                members.push_back(sometimes(member));
    return members;
}

Shape Shape::join(const Shape& other) const {
    if (isNothing())
        return other;
    if (other.isNothing())
        return *this;
    Shape joined(static_cast<ShapeKinds>(kinds_ | other.kinds_), origins_);
    joined.origins_.add(other.origins_);
    if (!mayBe(ShapeKind::String))
        joined.enumeration_ = other.enumeration_;
    else if (!other.mayBe(ShapeKind::String) || enumeration_ == other.enumeration_)
        joined.enumeration_ = enumeration_;
    if (!mayBe(ShapeKind::Object))
        joined.object_ = other.object_;
    else if (!other.mayBe(ShapeKind::Object) || object_ == other.object_)
        joined.object_ = object_;
    else if (object_ != nullptr && other.object_ != nullptr)
        joined.object_ = isMap() && other.isMap()
                             ? mapOf(unlisted().join(other.unlisted())).object_
                             : object(joinMembers(*this, other), isOpen() || other.isOpen()).object_;
    if (!mayBe(ShapeKind::Array))
        joined.array_ = other.array_;
    else if (!other.mayBe(ShapeKind::Array) || array_ == other.array_)
        joined.array_ = array_;
    else if (array_ != nullptr && other.array_ != nullptr) {
        const std::optional<std::size_t> same = length() == other.length() ? length() : std::nullopt;
        const bool areTuples = same && array_->isTuple && other.array_->isTuple;
        std::vector<Shape> elements;
        for (std::size_t i = 0; areTuples && i < array_->elements.size(); ++i)
            elements.push_back(array_->elements[i].join(other.array_->elements[i]));
        joined.array_ = areTuples ? tuple(std::move(elements)).array_
                                  : arrayOf(anyElement().join(other.anyElement()), {}, same).array_;
    }
    return joined;
}

Shape Shape::with(std::string_view name, Shape member, ShapeOrigins origins) const {
    const auto all = members();
    std::vector<ShapeMember> changed(all.begin(), all.end());
    changed.push_back({.name = std::string(name), .shape = std::move(member)});
    ShapeOrigins both = origins_;
    both.add(origins);
    return object(std::move(changed), isOpen(), both);
}

static bool sameMembers(std::span<const ShapeMember> left, std::span<const ShapeMember> right) {
    return std::ranges::equal(left, right, [](const ShapeMember& a, const ShapeMember& b) {
        return a.isAlways == b.isAlways && a.name == b.name && a.shape == b.shape;
    });
}

bool Shape::operator==(const Shape& other) const {
    if (kinds_ != other.kinds_ || enumeration_ != other.enumeration_ ||
        (object_ == nullptr) != (other.object_ == nullptr) || (array_ == nullptr) != (other.array_ == nullptr))
        return false;
    const bool sameObject =
        object_ == other.object_ || (isOpen() == other.isOpen() && sameMembers(members(), other.members()) &&
                                        object_->unlisted == other.object_->unlisted);
    const bool sameArray =
        array_ == other.array_ || (array_->isTuple == other.array_->isTuple && length() == other.length() &&
                                      std::ranges::equal(array_->elements, other.array_->elements));
    return sameObject && sameArray;
}

namespace {

// What one step finds in the data before it.
struct Taken {
    Presence presence = Presence::Never;
    Shape shape;
};

}  // namespace

static Taken takeName(const Shape& shape, std::string_view name) {
    if (!shape.mayBe(ShapeKind::Object))
        return {};
    const bool isObject = shape.isAlways(ShapeKind::Object);
    if (const ShapeMember* member = shape.find(name))
        return {
            .presence = isObject && member->isAlways ? Presence::Always : Presence::Sometimes, .shape = member->shape};
    if (shape.isOpen())
        return {.presence = Presence::Sometimes, .shape = shape.unlisted()};
    return {};
}

static Taken takeIndex(const Shape& shape, std::int32_t index) {
    if (!shape.mayBe(ShapeKind::Array))
        return {};
    const auto length = shape.length();
    if (!length)
        return {.presence = Presence::Sometimes, .shape = shape.anyElement()};
    const auto size = static_cast<std::int64_t>(*length);
    const std::int64_t place = index < 0 ? size + index : index;
    if (place < 0 || place >= size)
        return {};
    const bool isArray = shape.isAlways(ShapeKind::Array);
    return {.presence = isArray ? Presence::Always : Presence::Sometimes,
        .shape = shape.element(static_cast<std::size_t>(place))};
}

ShapeFound find(const Shape& root, const Path& path) {
    ShapeFound found{.presence = Presence::Always, .shape = root, .step = 0, .holder = {}};
    if (root.isNothing())
        return {};
    if (!path.isReference) {
        // All matches, in an array; a function makes something else of them.
        const bool calls = std::ranges::any_of(path.steps,
            [](const query::jsonpath::Step& step) { return std::holds_alternative<query::jsonpath::Call>(step.kind); });
        const bool isList = !path.definite && !calls;
        return {
            .presence = Presence::Sometimes, .shape = isList ? Shape::of(mask(ShapeKind::Array)) : Shape::unknown()};
    }
    for (std::size_t i = 0; i < path.steps.size(); ++i) {
        const auto* names = std::get_if<Names>(&path.steps[i].kind);
        const auto* indexes = std::get_if<Indexes>(&path.steps[i].kind);
        if ((names == nullptr || names->names.size() != 1) && (indexes == nullptr || indexes->indexes.size() != 1))
            return {};
        Taken taken = names != nullptr ? takeName(found.shape, names->names.front())
                                       : takeIndex(found.shape, indexes->indexes.front());
        if (taken.presence == Presence::Never || taken.shape.isNothing())
            return {.presence = Presence::Never, .shape = {}, .step = i, .holder = found.shape};
        found.presence = std::min(found.presence, taken.presence);
        found.shape = std::move(taken.shape);
    }
    return found;
}

static Shape putFrom(
    const Shape& data, const Path& path, std::size_t step, const Shape& result, const ShapeOrigins& origins) {
    if (step == path.steps.size())
        return result;
    const auto* names = std::get_if<Names>(&path.steps[step].kind);
    if (names == nullptr || names->names.size() != 1 || !data.mayBe(ShapeKind::Object))
        return Shape::unknown();
    const std::string& name = names->names.front();
    if (step + 1 == path.steps.size())
        return data.with(name, result, origins);
    const ShapeMember* member = data.find(name);
    // What the service does with a member that is no object does not matter: nothing is said about it.
    const Shape inner = member != nullptr && member->isAlways ? member->shape
                        : member == nullptr && !data.isOpen() ? Shape::object({}, false, origins)
                                                              : Shape::unknown();
    if (!inner.isAlways(ShapeKind::Object))
        return data.with(name, Shape::unknown(), origins);
    return data.with(name, putFrom(inner, path, step + 1, result, origins), origins);
}

Shape put(const Shape& data, const Path& path, const Shape& result, const ShapeOrigins& origins) {
    if (result.isNothing() || data.isNothing())
        return {};
    return putFrom(data, path, 0, result, origins);
}

}  // namespace stepcheck::flow
