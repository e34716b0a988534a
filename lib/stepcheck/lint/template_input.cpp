#include "stepcheck/lint/template_input.h"

#include "stepcheck/embed/intrinsic.h"

namespace stepcheck::lint {

bool isText(const syntax::Node& node) {
    if (const auto function = embed::intrinsicOf(node))
        return function->name == "Sub" || function->name == "Join" || function->name == "GetAtt" ||
               function->name == "Ref";
    return node.is(syntax::Kind::String);
}

}  // namespace stepcheck::lint
