#include "stepcheck/lint/rule.h"
#include "stepcheck/syntax/walk.h"
#include "stepcheck/syntax/yaml_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <string>

namespace stepcheck::rules {

using syntax::Kind;
using syntax::Node;
using syntax::YamlReading;

static constexpr std::string_view reader11 = "a YAML 1.1 reader such as PyYAML";
static constexpr std::string_view standardTag = "!!";

// Where the tag stands, unless it is written in a longer way: `!<tag:yaml.org,2002:set>`.
static Span tagPlace(const RuleInput& in, const Node& node) {
    const std::string_view text = in.document.source().text();
    const std::string_view tag = node.tag();
    const std::less_equal<> inOrder;
    if (!inOrder(text.data(), tag.data()) || !inOrder(tag.data() + tag.size(), text.data() + text.size()))
        return node.span();
    const auto begin = static_cast<std::uint32_t>(tag.data() - text.data());
    return {.begin = begin, .end = begin + static_cast<std::uint32_t>(tag.size())};
}

static void checkStandardTag(const RuleInput& in, const syntax::Step& step, Reporter& out) {
    static constexpr std::array<std::string_view, 7> ofJson{
        "!!str", "!!int", "!!float", "!!bool", "!!null", "!!map", "!!seq"};
    const Node& node = step.node;
    if (std::ranges::find(ofJson, node.tag()) == ofJson.end())
        out.report(tagPlace(in, node), "the tag \"{}\" makes a value that JSON does not have", node.tag())
            .help("remove the tag, and write the value as JSON knows it");
    else if (step.isKey && node.tag() != "!!str")
        out.report(tagPlace(in, node), "the tag \"{}\" makes the key something else than a string", node.tag())
            .help("remove the tag, and put the key in quotes");
    else if (node.is(Kind::Invalid))
        out.report(node.span(), "the value does not fit the tag \"{}\"", node.tag()).help("write it as JSON does");
}

static std::string inQuotes(std::string_view text) {
    constexpr std::size_t longest = 40;
    return text.size() <= longest ? fmt::format("\"{}\"", text) : std::string("this");
}

static void reportDifference(
    Span at, std::string_view what, const YamlReading& in11, const YamlReading& in12, Reporter& out) {
    if (in12.as == YamlReading::As::Text)
        out.report(at, "{} is {} to {}", what, describe(in11), reader11).help("put it in quotes");
    else
        out.report(at, "{} is {} to {}, but {} to a YAML 1.2 reader", what, describe(in11), reader11, describe(in12))
            .help("put a text in quotes, and write a number without leading zeros or exponent");
}

// To JSON, every key is a string.
static void checkPlainKey(const Node& key, Reporter& out) {
    const YamlReading in11 = syntax::readAsYaml11(key.text());
    const YamlReading in12 = syntax::readAsYaml12(key.text());
    if (in11 == in12 && in11.as == YamlReading::As::Text)
        return;
    const std::string what = key.text().empty() ? "the empty key" : fmt::format("the key {}", inQuotes(key.text()));
    if (in11 != in12)
        reportDifference(key.span(), what, in11, in12, out);
    else
        out.report(key.span(), "{} is {} in YAML, not a string", what, describe(in11)).help("put it in quotes");
}

static void checkPlainValue(const Node& value, Reporter& out) {
    const YamlReading in11 = syntax::readAsYaml11(value.text());
    const YamlReading in12 = value.is(Kind::String) ? YamlReading{} : syntax::readAsYaml12(value.text());
    if (in11 != in12) {
        reportDifference(value.span(), inQuotes(value.text()), in11, in12, out);
    } else if (value.is(Kind::Invalid)) {
        lint::Report report =
            out.report(value.span(), "{} is {} in YAML, but no value in JSON", inQuotes(value.text()), describe(in11));
        if (in11.value.empty())
            report.help("put it in quotes");
        else
            report.help("write {}, or put it in quotes", in11.value);
    }
}

static void checkStep(const RuleInput& in, const syntax::Step& step, Reporter& out) {
    const Node& node = step.node;
    if (node.tag().starts_with(standardTag)) {
        checkStandardTag(in, step, out);
        return;
    }
    const bool localTag = !node.tag().empty();  // a template function
    if (localTag || node.style() != syntax::Style::Plain)
        return;
    const bool plain = node.isFinalString() || node.is(Kind::Number) || node.is(Kind::Invalid);
    if (step.isKey && node.is(Kind::Invalid))
        out.report(node.span(), "JSON has no mapping or sequence as a key").help("write a string as the key");
    else if (step.isKey && plain)
        checkPlainKey(node, out);
    else if (plain)
        checkPlainValue(node, out);
}

static void check(const RuleInput& in, Reporter& out) {
    if (in.document.language() == syntax::Language::Yaml && !in.document.roots().empty())
        syntax::walk(in.root, [&](const syntax::Step& step) { checkStep(in, step, out); });
}

STEPCHECK_RULE(yaml_not_json){
    .id = "yaml-not-json",
    .summary = "A YAML value or key that JSON does not have, or that YAML readers take for different things.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://yaml.org/spec/1.2.2/#103-core-schema",
    .check = check,
};

}  // namespace stepcheck::rules
