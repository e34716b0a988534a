#include "stepcheck/explore/circumstances.h"

#include "stepcheck/catalog/fields.h"
#include "stepcheck/syntax/walk.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace stepcheck::explore {

using catalog::Field;
using syntax::Kind;
using syntax::Node;

std::vector<std::string_view> placeholdersIn(std::string_view text) {
    std::vector<std::string_view> found;
    for (std::size_t begin = text.find("${"); begin != text.npos; begin = text.find("${", begin + 2))
        if (const std::size_t end = text.find('}', begin); end != text.npos && end > begin + 2)
            found.push_back(text.substr(begin, end + 1 - begin));
    return found;
}

// What is no part of what a state does itself.
static bool isElsewhere(const asl::State& state, std::string_view field) {
    static constexpr std::array inner{Field::Branches, Field::ItemProcessor, Field::Iterator, Field::Comment};
    static constexpr std::array sent{Field::Resource, Field::Parameters, Field::Arguments, Field::Credentials,
        Field::TimeoutSeconds, Field::TimeoutSecondsPath, Field::HeartbeatSeconds, Field::HeartbeatSecondsPath};
    const auto isOneOf = [&](std::span<const Field> fields) {
        return std::ranges::any_of(fields, [&](Field each) { return catalog::name(each) == field; });
    };
    return isOneOf(inner) || (std::holds_alternative<asl::Task>(state.kind) && isOneOf(sent));
}

// Whether the text names the context object, but for the item of a Map.
static bool namesContext(std::string_view text, std::string_view context) {
    for (std::size_t at = text.find(context); at != std::string_view::npos; at = text.find(context, at)) {
        at += context.size();
        const std::string_view rest = text.substr(at);
        if (!rest.starts_with(".Map.Item"))
            return true;
    }
    return false;
}

// `$states` alone holds the context, too.
static bool namesWholeStates(std::string_view text) {
    static constexpr std::string_view states = "$states";
    for (std::size_t at = text.find(states); at != std::string_view::npos; at = text.find(states, at)) {
        at += states.size();
        if (!text.substr(at).starts_with('.'))
            return true;
    }
    return false;
}

static std::string_view circumstanceIn(std::string_view text, asl::QueryLanguage language) {
    const auto has = [&](std::string_view word) { return text.find(word) != std::string_view::npos; };
    if (language == asl::QueryLanguage::JsonPath) {
        if (has("States.UUID") || has("States.MathRandom"))
            return "chance";
        return namesContext(text, "$$") ? "the context object" : std::string_view();
    }
    if (has("$now") || has("$millis"))
        return "the time";
    if (has("$random") || has("$uuid") || has("$shuffle"))
        return "chance";
    return namesContext(text, "$states.context") || namesWholeStates(text) ? "the context object" : std::string_view();
}

// A placeholder that is a whole value is an unknown like any other, unless placeholders were read as texts; one inside
// a text is no value that could be tried.
static bool isFilledIn(const Node& node, const asl::State& state) {
    if (node.is(Kind::String) && !placeholdersIn(node.text()).empty())
        return true;
    const bool mayBeAny =
        std::holds_alternative<asl::Choice>(state.kind) || std::holds_alternative<asl::Pass>(state.kind);
    return node.isUnknown() && !(mayBeAny && node.is(Kind::Hole));
}

// What a task gives to its service changes nothing, but for the token of the task, which only some services have.
static bool mayLackToken(const asl::State& state) {
    const auto* task = std::get_if<asl::Task>(&state.kind);
    const syntax::Member* resource = state.member->value.find(catalog::name(Field::Resource));
    if (task == nullptr || resource == nullptr || !resource->value.isUnknown())
        return false;
    bool found = false;
    syntax::walk(state.member->value, [&](const syntax::Step& step) {
        found = found || (step.node.is(Kind::String) && step.node.text().find(".Task") != std::string_view::npos);
    });
    return found;
}

std::string_view circumstanceOf(const asl::State& state) {
    std::string_view found;
    if (state.member == nullptr)
        return found;
    if (mayLackToken(state))
        return "what a template fills in";
    for (const syntax::Member& member : state.member->value.members()) {
        if (isElsewhere(state, member.key.text()))
            continue;
        syntax::walk(member.value, [&](const syntax::Step& step) {
            if (!found.empty())
                return;
            if (isFilledIn(step.node, state))
                found = "what a template fills in";
            else if (!step.isKey && step.node.is(Kind::String))
                found = circumstanceIn(step.node.text(), state.queryLanguage);
        });
    }
    return found;
}

}  // namespace stepcheck::explore
