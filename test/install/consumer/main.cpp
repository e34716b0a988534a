#include "stepcheck/lint/runner.h"
#include "stepcheck/lint/settings.h"
#include "stepcheck/support/version.h"

#include <iostream>
#include <memory>

// Lints a definition whose only state leads nowhere.
int main() {
    stepcheck::lint::Settings settings;
    for (const auto& rule : stepcheck::lint::allRules())
        settings.rules.push_back(&rule);
    const auto text = std::make_shared<const stepcheck::support::SourceText>("order.asl.json",
        R"({"StartAt": "Pay", "States": {"Pay": {"Type": "Pass", "Next": "Ship"}}})");
    std::cout << "linked with stepcheck " << stepcheck::support::version << '\n';
    for (const auto& finding : stepcheck::lint::lintText(text, settings).findings)
        std::cout << finding.rule->rule->id << ": " << finding.message << '\n';
}
