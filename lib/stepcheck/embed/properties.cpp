#include "stepcheck/embed/properties.h"

namespace stepcheck::embed {

using syntax::Kind;

const Member* findAny(const Node& object, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names)
        if (const Member* const member = object.find(name))
            return member;
    return nullptr;
}

namespace {

/// The names of one vocabulary; an empty name is that of no property.
struct Names {
    std::string_view name, type, role, logging, tracing, encryption, tags;
    std::string_view level, destinations, enabled, encryptionType, key, reuse;
};

}  // namespace

static Names namesOf(Vocabulary vocabulary) {
    switch (vocabulary) {
        case Vocabulary::CloudFormation:
            return {"StateMachineName", "StateMachineType", "RoleArn", "LoggingConfiguration", "TracingConfiguration",
                "EncryptionConfiguration", "Tags", "Level", "Destinations", "Enabled", "Type", "KmsKeyId",
                "KmsDataKeyReusePeriodSeconds"};
        case Vocabulary::Sam:
            return {"Name", "Type", "Role", "Logging", "Tracing", "EncryptionConfiguration", "Tags", "Level",
                "Destinations", "Enabled", "Type", "KmsKeyId", "KmsDataKeyReusePeriodSeconds"};
        case Vocabulary::Serverless:
            return {"name", "type", "role", "loggingConfig", "tracingConfig", "encryptionConfig", "tags", "level",
                "destinations", "enabled", "Type", "KmsKeyId", "KmsDataKeyReusePeriodSeconds"};
        case Vocabulary::Terraform:
            return {"name", "type", "role_arn", "logging_configuration", "tracing_configuration",
                "encryption_configuration", "tags", "level", "log_destination", "enabled", "type", "kms_key_id",
                "kms_data_key_reuse_period_seconds"};
    }
    return {};
}

// Terraform keeps a block as a list of one object; an absent one is an empty list or null.
static const Node* blockOf(const Member* member) {
    if (member == nullptr || member->value.isUnknown())
        return nullptr;
    const Node* node = &member->value;
    if (node->is(Kind::Array))
        node = node->elements().size() == 1 ? &node->elements().front() : nullptr;
    return node != nullptr && node->is(Kind::Object) && !node->isUnknown() ? node : nullptr;
}

// Absent when null: a plan names every attribute.
static const Member* given(const Node& object, std::string_view name) {
    const Member* const member = object.find(name);
    return member == nullptr || member->value.is(Kind::Null) ? nullptr : member;
}

// `{CloudWatchLogsLogGroup: {LogGroupArn: …}}`
static const Node* groupOf(const Node& destination) {
    if (destination.isUnknown())
        return nullptr;
    const Member* const group = destination.find("CloudWatchLogsLogGroup");
    const Member* const arn = group == nullptr || group->value.isUnknown() ? nullptr : group->value.find("LogGroupArn");
    return arn == nullptr ? nullptr : &arn->value;
}

static Logging loggingOf(const Node& node, const Names& names, Vocabulary vocabulary) {
    Logging logging{.level = given(node, names.level), .destinations = given(node, names.destinations)};
    if (logging.destinations == nullptr)
        return logging;
    const Node& list = logging.destinations->value;
    if (vocabulary == Vocabulary::Terraform) {
        // An empty text is what Terraform keeps of a destination that nobody gave.
        if (!list.isFinalString() || !list.text().empty())
            logging.groups.push_back(&list);
        return logging;
    }
    if (list.isUnknown() || !list.is(Kind::Array)) {
        logging.isGroupsKnown = false;
        return logging;
    }
    for (const Node& each : list.elements()) {
        if (vocabulary == Vocabulary::Serverless) {
            logging.groups.push_back(&each);
        } else if (const Node* const group = groupOf(each)) {
            logging.groups.push_back(group);
        } else {
            logging.isGroupsKnown = false;
        }
    }
    return logging;
}

static std::vector<Tag> tagsOf(const Node& tags) {
    std::vector<Tag> result;
    if (tags.isUnknown())
        return result;
    for (const Node& each : tags.elements()) {
        if (each.isUnknown())
            continue;
        const Member* const key = each.find("Key");
        const Member* const value = each.find("Value");
        result.push_back(
            {.key = key == nullptr ? nullptr : &key->value, .value = value == nullptr ? nullptr : &value->value});
    }
    for (const Member& member : tags.members())
        result.push_back({.key = &member.key, .value = &member.value});
    return result;
}

MachineProperties propertiesOf(const Resource& resource) {
    const Names names = namesOf(resource.vocabulary);
    const Node& node = *resource.properties;
    MachineProperties result{
        .name = given(node, names.name), .type = given(node, names.type), .role = given(node, names.role)};
    result.loggingMember = given(node, names.logging);
    if (const Node* const logging = blockOf(result.loggingMember))
        result.logging = loggingOf(*logging, names, resource.vocabulary);
    result.tracingMember = given(node, names.tracing);
    if (const Node* const tracing = blockOf(result.tracingMember))
        result.tracingEnabled = given(*tracing, names.enabled);
    result.encryptionMember = given(node, names.encryption);
    if (const Node* const encryption = blockOf(result.encryptionMember))
        result.encryption = Encryption{.type = given(*encryption, names.encryptionType),
            .key = given(*encryption, names.key),
            .reuseSeconds = given(*encryption, names.reuse)};
    result.tagsMember = given(node, names.tags);
    if (result.tagsMember != nullptr)
        result.tags = tagsOf(result.tagsMember->value);
    return result;
}

static std::optional<asl::MachineType> typeNamed(const Node& type) {
    if (!type.isFinalString() || type.isUnknown())
        return std::nullopt;
    if (type.text() == "STANDARD")
        return asl::MachineType::Standard;
    return type.text() == "EXPRESS" ? std::optional(asl::MachineType::Express) : std::nullopt;
}

std::optional<asl::MachineType> typeOf(const Resource& machine) {
    const Member* const type = given(*machine.properties, namesOf(machine.vocabulary).type);
    return type == nullptr ? asl::MachineType::Standard : typeNamed(type->value);
}

std::optional<asl::MachineType> typeOf(const Resource& machine, const Chooser& chooser) {
    const Member* const type = given(*machine.properties, namesOf(machine.vocabulary).type);
    if (type == nullptr || isNoValue(chooser.chosen(type->value)))
        return asl::MachineType::Standard;
    return typeNamed(chooser.chosen(type->value));
}

}  // namespace stepcheck::embed
