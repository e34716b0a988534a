#pragma once

#include <string_view>

namespace stepcheck::catalog {

/// What is known of `Ref` or an attribute of a resource of CloudFormation before it is deployed.
/// Source: `data/template_values.json`, which names the source and date of each.
struct TemplateValue {
    std::string_view type;       // "AWS::Lambda::Function"
    std::string_view attribute;  // of `Fn::GetAtt`, or "Ref"
    std::string_view begin;      // of the value, up to the name, with pseudo parameters such as `${AWS::Region}`
    std::string_view source;
};

/// What is known of that attribute, or null.
[[nodiscard]] const TemplateValue* findTemplateValue(std::string_view type, std::string_view attribute);

}  // namespace stepcheck::catalog
