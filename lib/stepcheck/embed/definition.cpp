#include "stepcheck/embed/definition.h"

#include "stepcheck/embed/intrinsic.h"
#include "stepcheck/embed/object_copy.h"
#include "stepcheck/embed/properties.h"
#include "stepcheck/embed/substitution.h"
#include "stepcheck/syntax/reader.h"

#include <fmt/format.h>

#include <filesystem>
#include <initializer_list>
#include <span>
#include <utility>

namespace stepcheck::embed {

using syntax::Kind;

static LocatedDefinition skipped(const Node& node, std::string reason) {
    return Skipped{.at = node.span(), .reason = std::move(reason)};
}

// What is skipped because nobody knows what it comes to.
static LocatedDefinition unknown(const Node& value) {
    if (const std::string_view condition = conditionOf(value); !condition.empty())
        return Skipped{.at = value.span(),
            .reason = fmt::format("depends on the condition \"{}\"", condition),
            .dependsOnCondition = true};
    return skipped(value, "is filled in when it is deployed");
}

namespace {

/// Finds the definition of one machine.
class Locator {
public:
    Locator(const Template& content, const Resource& machine, Placeholders placeholders,
        std::span<const Assumption> assumed)
        : content_(content),
          machine_(machine),
          placeholders_(placeholders),
          substitutions_(std::make_shared<const Substitutions>(substitutionsOf(content, machine, assumed))),
          expander_(content, substitutions_.get(), assumed) {}

    [[nodiscard]] LocatedDefinition locate() const;

private:
    [[nodiscard]] LocatedDefinition ofObject(const Node& object) const;
    [[nodiscard]] LocatedDefinition ofText(const Node& value) const;
    [[nodiscard]] LocatedDefinition ofFile(const Node& place, std::string_view path) const;
    [[nodiscard]] LocatedDefinition ofLocation(const Node& value) const;
    [[nodiscard]] LocatedDefinition ofServerless(const Node& value) const;
    [[nodiscard]] const Node* given(std::initializer_list<std::string_view> names) const;

    const Template& content_;
    const Resource& machine_;
    Placeholders placeholders_;
    std::shared_ptr<const Substitutions> substitutions_;
    Expander expander_;
};

}  // namespace

LocatedDefinition Locator::ofObject(const Node& object) const {
    if (object.is(Kind::Hole) || intrinsicOf(object))
        return unknown(object);
    auto copy = copyObject(content_, object, expander_, placeholders_);
    if (!copy)
        return skipped(object, copy.error().message);
    return Definition{.document = std::move(*copy), .place = &object};
}

static bool isBlank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

LocatedDefinition Locator::ofText(const Node& value) const {
    const std::optional<Intrinsic> function = intrinsicOf(value);
    if (function && function->name == "ToJsonString" && function->argument->is(Kind::Object))
        return ofObject(*function->argument);
    PiecedText pieces(content_.document().source().text());
    expander_.append(value, pieces);
    if (isOneHole(pieces.text()))
        return unknown(value);
    if (isBlank(pieces.text()) && value.is(Kind::Null))
        return skipped(value, "is not known yet");
    const bool hasHoles = machine_.vocabulary != Vocabulary::Terraform && placeholders_ == Placeholders::AsHoles;
    auto document =
        syntax::readDocument(std::move(pieces).finish(content_.source()), syntax::Language::Json, {.holes = hasHoles});
    if (!document)
        return skipped(value, document.error().message);
    return Definition{.document = std::move(*document), .place = &value, .hasOwnText = true};
}

LocatedDefinition Locator::ofFile(const Node& place, std::string_view path) const {
    namespace fs = std::filesystem;
    if (path.find("://") != std::string_view::npos)
        return skipped(place, fmt::format("lies at {}", path));
    const fs::path folder = fs::path(content_.document().source().name()).parent_path();
    return LinkedFile{.path = (folder / fs::path(path)).lexically_normal().generic_string(),
        .type = typeOf(machine_, expander_.chooser()).value_or(asl::MachineType::Standard),
        .substitutions = substitutions_};
}

// A path, or a place in S3.
LocatedDefinition Locator::ofLocation(const Node& value) const {
    if (value.isFinalString() && !value.isUnknown())
        return ofFile(value, value.text());
    if (value.find("Bucket") != nullptr)
        return skipped(value, "lies in S3");
    return unknown(value);
}

// An object, or `${file(path)}`.
LocatedDefinition Locator::ofServerless(const Node& value) const {
    constexpr std::string_view begin = "file(";
    if (!value.is(Kind::Hole))
        return value.is(Kind::String) ? ofText(value) : ofObject(value);
    std::string_view name = value.text();
    if (!name.starts_with(begin) || !name.ends_with(')') || name.find("${") != std::string_view::npos)
        return unknown(value);
    name = name.substr(begin.size(), name.size() - begin.size() - 1);
    return ofFile(value, name);
}

// The value of the first of these properties that is there, or null.
const Node* Locator::given(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names)
        if (const syntax::Member* const member = machine_.properties->find(name))
            if (const Node& value = expander_.chooser().chosen(member->value); !isNoValue(value))
                return &value;
    return nullptr;
}

LocatedDefinition Locator::locate() const {
    if (machine_.properties->is(Kind::Hole))
        return unknown(*machine_.properties);
    if (machine_.vocabulary == Vocabulary::Serverless || machine_.vocabulary == Vocabulary::Terraform) {
        const Node* const value = given({"definition"});
        if (value == nullptr)
            return Skipped{.at = machine_.at, .reason = "is not known yet"};
        return machine_.vocabulary == Vocabulary::Serverless ? ofServerless(*value) : ofText(*value);
    }
    if (const Node* const value = given({"Definition"}))
        return ofObject(*value);
    if (const Node* const value = given({"DefinitionString"}))
        return ofText(*value);
    if (const Node* const value = given({"DefinitionUri", "DefinitionS3Location"}))
        return ofLocation(*value);
    return Skipped{.at = machine_.at, .reason = "is missing"};
}

LocatedDefinition locateDefinition(
    const Template& content, const Resource& machine, Placeholders placeholders, std::span<const Assumption> assumed) {
    return Locator(content, machine, placeholders, assumed).locate();
}

}  // namespace stepcheck::embed
