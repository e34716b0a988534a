#include "stepcheck/lint/template_input.h"

#include "stepcheck/embed/intrinsic.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace stepcheck::lint {

bool isText(const syntax::Node& node) {
    static constexpr std::array<std::string_view, 6> functions{"FindInMap", "GetAtt", "Join", "Ref", "Select", "Sub"};
    if (const auto function = embed::intrinsicOf(node))
        return std::ranges::find(functions, function->name) != functions.end();
    return node.is(syntax::Kind::String);
}

}  // namespace stepcheck::lint
