#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/embed/chooser.h"
#include "stepcheck/embed/template.h"

#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

namespace stepcheck::embed {

using syntax::Member;

/// `Key` and `Value` of a tag; null where they are missing.
struct Tag {
    const Node* key = nullptr;
    const Node* value = nullptr;
};

/// Where a state machine's logs go.
struct Logging {
    const Member* level = nullptr;
    const Member* destinations = nullptr;  // the list
    std::vector<const Node*> groups{};     // the ARNs in it
    bool isGroupsKnown = true;             // false when the list, or an entry, is not known yet
};

struct Encryption {
    const Member* type = nullptr;
    const Member* key = nullptr;
    const Member* reuseSeconds = nullptr;
};

/// What a state machine resource says besides its definition, in whatever vocabulary; an activity says its tags and
/// encryption in the same way. Null: not said.
struct MachineProperties {
    const Member* name = nullptr;
    const Member* type = nullptr;
    const Member* role = nullptr;
    const Member* loggingMember = nullptr;  // the whole configuration
    std::optional<Logging> logging{};       // when it is known
    const Member* tracingMember = nullptr;
    const Member* tracingEnabled = nullptr;
    const Member* encryptionMember = nullptr;
    std::optional<Encryption> encryption{};
    const Member* tagsMember = nullptr;
    std::vector<Tag> tags{};
};

/// What the resource says. Linear in its properties.
[[nodiscard]] MachineProperties propertiesOf(const Resource& resource);

/// The type that it says; nothing when it is not known yet, or no type. A machine that says none is STANDARD.
[[nodiscard]] std::optional<asl::MachineType> typeOf(const Resource& machine);

/// The same where template functions choose it.
[[nodiscard]] std::optional<asl::MachineType> typeOf(const Resource& machine, const Chooser& chooser);

/// The member of the first of these names that is there, or null.
[[nodiscard]] const Member* findAny(const Node& object, std::initializer_list<std::string_view> names);

}  // namespace stepcheck::embed
