#include "stepcheck/asl/machine.h"

#include <algorithm>
#include <utility>

namespace stepcheck::asl {

bool Map::isDistributed() const {
    const Located<std::string_view>* written = get(mode);
    return written != nullptr && written->value == "DISTRIBUTED";
}

bool State::isTerminal() const {
    if (std::holds_alternative<Succeed>(kind) || std::holds_alternative<Fail>(kind))
        return true;
    if (std::holds_alternative<UnknownKind>(kind) && !end.isPresent())
        return !next.isPresent();
    const Located<bool>* written = get(end);
    return written != nullptr ? written->value : end.isPresent();
}

std::optional<StateId> Machine::find(ScopeId scope, std::string_view name) const {
    const auto found = std::ranges::lower_bound(byName_, std::pair(name, scope), {},
        [this](StateId id) { return std::pair(state(id).name.value, state(id).scope); });
    if (found == byName_.end() || state(*found).scope != scope || state(*found).name.value != name)
        return std::nullopt;
    return *found;
}

std::vector<StateId> Machine::named(std::string_view name) const {
    const auto range = std::ranges::equal_range(byName_, name, {}, [this](StateId id) { return state(id).name.value; });
    return {range.begin(), range.end()};
}

}  // namespace stepcheck::asl
