#include "stepcheck/embed/possible_values.h"

#include "stepcheck/embed/chooser.h"
#include "stepcheck/embed/intrinsic.h"

namespace stepcheck::embed {

// Of one property; nobody writes more.
static constexpr std::size_t mostValues = 64;

std::vector<const Node*> possibleValues(const Template& content, const Node& value) {
    const Chooser chooser(content);
    std::vector<const Node*> result;
    std::vector<const Node*> todo{&value};
    while (!todo.empty() && result.size() < mostValues) {
        const Node& chosen = chooser.chosen(*todo.back());
        todo.pop_back();
        if (!conditionOf(chosen).empty()) {
            const auto elements = intrinsicOf(chosen)->argument->elements();
            todo.push_back(&elements[2]);
            todo.push_back(&elements[1]);
        } else if (!isNoValue(chosen)) {
            result.push_back(&chosen);
        }
    }
    return result;
}

}  // namespace stepcheck::embed
