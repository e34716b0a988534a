#pragma once

#include "stepcheck/asl/machine.h"

#include <map>
#include <memory>
#include <string>

namespace stepcheck::embed {

/// What a template puts in the place of `${Key}` in a definition.
struct Substitutions {
    std::string machine;       // logical id of the state machine
    std::string templateName;  // the file
    /// By key: what is put there. It may hold `${…}` itself, where a part is not known.
    std::map<std::string, std::string, std::less<>> texts;
};

/// A file beside a template with the definition of one of its state machines.
struct LinkedFile {
    std::string path;  // as messages call it: relative to what the template's name is relative to
    asl::MachineType type = asl::MachineType::Standard;
    std::shared_ptr<const Substitutions> substitutions;  // never null
};

}  // namespace stepcheck::embed
