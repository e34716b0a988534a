#include "stepcheck/config/reader.h"

#include "stepcheck/config/words.h"
#include "stepcheck/support/suggest.h"
#include "stepcheck/syntax/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace stepcheck::config {

using support::Error;
using support::Span;
using syntax::Kind;
using syntax::Member;
using syntax::Node;

static constexpr std::string_view stateNameStyleRule = "state-name-style";
static constexpr std::string_view transitionCostRule = "transition-cost";
static constexpr std::string_view proofGroup = "proof";

namespace {

/// Fills a `Config` from the tree of its file and collects everything that is wrong with it.
class Reader {
public:
    Reader(const syntax::Document& document, std::span<const lint::RegisteredRule> rules, Config& config)
        : document_(document), rules_(rules), config_(config), lines_(document.source().text()) {}

    void read();
    [[nodiscard]] std::vector<Error> takeErrors();

private:
    using ReadMember = void (Reader::*)(const Node& value, Choices& choices);
    struct Key {
        std::string_view name;
        ReadMember read;
    };
    static const std::array<Key, 8> choiceKeys;
    static const std::array<Key, 3> fileKeys;
    static const std::array<Key, 1> overrideKeys;

    void readMembers(const Node& object, Choices& choices, std::span<const Key> moreKeys);
    void readSelect(const Node& value, Choices& choices);
    void readExtendSelect(const Node& value, Choices& choices);
    void readIgnore(const Node& value, Choices& choices);
    void readSeverity(const Node& value, Choices& choices);
    void readRules(const Node& value, Choices& choices);
    void readStateNameStyle(const Node& value, Choices& choices);
    void readTransitionCost(const Node& value, Choices& choices);
    void readProof(const Node& value, Choices& choices);
    void readNumber(const Node& value, std::uint32_t least, std::optional<std::uint32_t>& out);

    struct Option {
        std::string_view name;
        std::function<void(const Node& value)> read;
    };
    void readOptions(std::string_view rule, const Node& value, std::initializer_list<Option> options);

    void readType(const Node& value, Choices& choices);
    void readFailOn(const Node& value, Choices& choices);
    void readAllowComments(const Node& value, Choices& choices);
    void readColumnUnit(const Node& value, Choices& choices);
    void readExclude(const Node& value, Choices& choices);
    void readOverrides(const Node& value, Choices& choices);
    void readFiles(const Node& value, Choices& choices);

    void readOverride(const Node& value);
    [[nodiscard]] std::vector<std::string> names(const Node& value);
    [[nodiscard]] std::vector<const Node*> strings(const Node& value, std::string_view expected);
    template <class T, std::size_t count>
    void readWord(const Node& value, const std::array<Word<T>, count>& words, std::optional<T>& out);
    [[nodiscard]] bool checkRule(const Node& key);
    [[nodiscard]] bool checkObject(const Node& value, std::string_view expected);

    [[nodiscard]] std::uint32_t lineOf(Span span) const {
        return lines_.position(span.begin, support::ColumnUnit::CodePoint).line;
    }
    void complain(Span at, std::string message) { errors_.emplace_back(at, std::move(message)); }
    void complainAbout(const Node& value, std::string_view expected);

    const syntax::Document& document_;
    std::span<const lint::RegisteredRule> rules_;
    Config& config_;
    support::LineTable lines_;
    std::vector<std::pair<Span, std::string>> errors_;
};

const std::array<Reader::Key, 8> Reader::choiceKeys{{
    {"select", &Reader::readSelect},
    {"extend-select", &Reader::readExtendSelect},
    {"ignore", &Reader::readIgnore},
    {"severity", &Reader::readSeverity},
    {"rules", &Reader::readRules},
    {"type", &Reader::readType},
    {"fail-on", &Reader::readFailOn},
    {"allow-comments", &Reader::readAllowComments},
}};

const std::array<Reader::Key, 3> Reader::fileKeys{{
    {"column-unit", &Reader::readColumnUnit},
    {"exclude", &Reader::readExclude},
    {"overrides", &Reader::readOverrides},
}};

const std::array<Reader::Key, 1> Reader::overrideKeys{{
    {"files", &Reader::readFiles},
}};

void Reader::read() {
    for (const support::Diagnostic& diagnostic : document_.diagnostics())
        if (diagnostic.severity == support::Severity::Error)
            complain(diagnostic.at, diagnostic.message);
    if (!errors_.empty())
        return;
    const std::vector<Node>& roots = document_.roots();
    if (roots.size() > 1)
        complain(roots[1].span(), "expected one YAML document, found another");
    // A file of comments only is a configuration that says nothing.
    if (!roots.empty() && !roots.front().is(Kind::Null) && checkObject(roots.front(), "an object with settings"))
        readMembers(roots.front(), config_.choices, fileKeys);
}

std::vector<Error> Reader::takeErrors() {
    std::ranges::stable_sort(errors_, {}, [](const auto& error) { return error.first.begin; });
    std::vector<Error> result;
    for (const auto& [at, message] : errors_) {
        const support::Position place = lines_.position(at.begin, support::ColumnUnit::CodePoint);
        result.push_back({fmt::format("{}:{}:{}: {}", config_.name, place.line, place.column, message)});
    }
    return result;
}

void Reader::complainAbout(const Node& value, std::string_view expected) {
    complain(value.span(), fmt::format("expected {}, found {}", expected, syntax::describe(value.kind())));
}

bool Reader::checkObject(const Node& value, std::string_view expected) {
    if (value.is(Kind::Object))
        return true;
    complainAbout(value, expected);
    return false;
}

void Reader::readMembers(const Node& object, Choices& choices, std::span<const Key> moreKeys) {
    std::vector<std::string_view> known;
    for (const std::span<const Key> keys : {std::span<const Key>(choiceKeys), moreKeys})
        for (const Key& key : keys)
            known.push_back(key.name);
    for (const Member& member : object.members()) {
        const std::string_view name = member.key.text();
        const auto isIt = [name](const Key& key) { return key.name == name; };
        const auto* key = std::ranges::find_if(choiceKeys, isIt);
        const Key* found = key != choiceKeys.end() ? &*key : nullptr;
        if (const auto more = std::ranges::find_if(moreKeys, isIt); more != moreKeys.end())
            found = &*more;
        if (found == nullptr) {
            const std::string_view meant = support::nearest(name, known);
            complain(member.key.span(), meant.empty()
                                            ? fmt::format("unknown key \"{}\"", name)
                                            : fmt::format("unknown key \"{}\"; did you mean \"{}\"?", name, meant));
        } else if (!choices.lines.emplace(name, lineOf(member.key.span())).second) {
            complain(member.key.span(), fmt::format("the key \"{}\" is here twice", name));
        } else {
            (this->*found->read)(member.value, choices);
        }
    }
}

// A single string is a list of one.
std::vector<const Node*> Reader::strings(const Node& value, std::string_view expected) {
    std::vector<const Node*> result;
    const std::span<const Node> elements = value.is(Kind::Array) ? value.elements() : std::span(&value, 1);
    for (const Node& element : elements) {
        if (element.isFinalString())
            result.push_back(&element);
        else
            complainAbout(element, expected);
    }
    return result;
}

std::vector<std::string> Reader::names(const Node& value) {
    std::vector<std::string> result;
    for (const Node* each : strings(value, "the name of a rule, group or profile")) {
        if (const std::optional<Error> error = lint::checkName(each->text(), rules_))
            complain(each->span(), error->message);
        result.emplace_back(each->text());
    }
    return result;
}

void Reader::readSelect(const Node& value, Choices& choices) {
    choices.selection.select = names(value);
}

void Reader::readExtendSelect(const Node& value, Choices& choices) {
    choices.selection.extendSelect = names(value);
}

void Reader::readIgnore(const Node& value, Choices& choices) {
    choices.selection.ignore = names(value);
}

bool Reader::checkRule(const Node& key) {
    std::vector<std::string_view> ids;
    for (const lint::RegisteredRule& rule : rules_)
        ids.push_back(rule.rule->id);
    if (std::ranges::find(ids, key.text()) != ids.end())
        return true;
    const std::string_view meant = support::nearest(key.text(), ids);
    complain(key.span(), meant.empty() ? fmt::format("unknown rule \"{}\"", key.text())
                                       : fmt::format("unknown rule \"{}\"; did you mean \"{}\"?", key.text(), meant));
    return false;
}

void Reader::readSeverity(const Node& value, Choices& choices) {
    if (!checkObject(value, "an object of rules and severities"))
        return;
    for (const Member& member : value.members()) {
        std::optional<std::optional<support::Severity>> severity;
        if (checkRule(member.key))
            readWord(member.value, severityWords, severity);
        if (severity && !choices.severities.emplace(member.key.text(), *severity).second)
            complain(member.key.span(), fmt::format("the rule \"{}\" is here twice", member.key.text()));
    }
}

void Reader::readRules(const Node& value, Choices& choices) {
    if (!checkObject(value, "an object of rules and their options"))
        return;
    for (const Member& member : value.members()) {
        if (member.key.text() == stateNameStyleRule)
            readStateNameStyle(member.value, choices);
        else if (member.key.text() == transitionCostRule)
            readTransitionCost(member.value, choices);
        else if (member.key.text() == proofGroup)
            readProof(member.value, choices);
        else if (checkRule(member.key))
            complain(member.key.span(), fmt::format("the rule \"{}\" has no options", member.key.text()));
    }
}

void Reader::readOptions(std::string_view rule, const Node& value, std::initializer_list<Option> options) {
    std::string known;
    for (const Option& option : options)
        known += fmt::format("{}\"{}\"", known.empty() ? "" : " and ", option.name);
    if (!checkObject(value, fmt::format("an object with {}", known)))
        return;
    for (const Member& member : value.members()) {
        const auto* const option = std::ranges::find(options, member.key.text(), &Option::name);
        if (option != options.end())
            option->read(member.value);
        else
            complain(member.key.span(),
                fmt::format("unknown option \"{}\" of \"{}\": it has {}", member.key.text(), rule, known));
    }
}

void Reader::readStateNameStyle(const Node& value, Choices& choices) {
    readOptions(stateNameStyleRule, value,
        {{"style", [&](const Node& style) { readWord(style, nameStyleWords, choices.stateNameStyle); }}});
}

void Reader::readTransitionCost(const Node& value, Choices& choices) {
    readOptions(transitionCostRule, value,
        {{"transitions", [&](const Node& most) { readNumber(most, 0, choices.mostTransitions); }}});
}

void Reader::readProof(const Node& value, Choices& choices) {
    readOptions(proofGroup, value,
        {{"max-seconds", [&](const Node& most) { readNumber(most, 1, choices.proofSeconds); }},
            {"max-paths", [&](const Node& most) { readNumber(most, 1, choices.proofPaths); }}});
}

void Reader::readNumber(const Node& value, std::uint32_t least, std::optional<std::uint32_t>& out) {
    static constexpr std::uint32_t most = 1'000'000;
    const std::string_view text = value.text();
    std::uint32_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (!value.is(Kind::Number) || failure != std::errc() || end != text.data() + text.size() || number < least ||
        number > most)
        return complain(value.span(), fmt::format("expected a whole number from {} to {}, found {}", least, most,
                                          value.is(Kind::Number) ? text : syntax::describe(value.kind())));
    out = number;
}

template <class T, std::size_t count>
void Reader::readWord(const Node& value, const std::array<Word<T>, count>& words, std::optional<T>& out) {
    if (!value.is(Kind::String) && !value.is(Kind::Boolean) && !value.is(Kind::Number))
        return complainAbout(value, fmt::format("one of {}", listOf(textsOf(words))));
    if (const support::Result<T> result = valueOf(value.text(), words))
        out = *result;
    else
        complain(value.span(), result.error().message);
}

void Reader::readType(const Node& value, Choices& choices) {
    readWord(value, machineTypeWords, choices.type);
}

void Reader::readFailOn(const Node& value, Choices& choices) {
    readWord(value, failOnWords, choices.failOn);
}

void Reader::readAllowComments(const Node& value, Choices& choices) {
    if (value.is(Kind::Boolean))
        choices.allowComments = value.boolean();
    else
        complainAbout(value, "true or false");
}

void Reader::readColumnUnit(const Node& value, Choices&) {
    readWord(value, columnUnitWords, config_.columnUnit);
}

void Reader::readExclude(const Node& value, Choices&) {
    for (const Node* each : strings(value, "a pattern")) {
        config_.exclude.emplace_back(each->text());
        config_.excluded.add(each->text());
    }
}

void Reader::readOverrides(const Node& value, Choices&) {
    if (!value.is(Kind::Array))
        return complainAbout(value, "an array of overrides");
    for (const Node& element : value.elements())
        readOverride(element);
}

void Reader::readOverride(const Node& value) {
    if (!checkObject(value, "an object with \"files\" and settings"))
        return;
    if (value.find("files") == nullptr)
        complain({.begin = value.span().begin, .end = value.span().begin}, "the override has no \"files\"");
    config_.overrides.emplace_back().choices.origin = config_.name;
    readMembers(value, config_.overrides.back().choices, overrideKeys);
}

void Reader::readFiles(const Node& value, Choices&) {
    for (const Node* each : strings(value, "a pattern"))
        config_.overrides.back().files.add(each->text());
}

}  // namespace

Reading readConfig(std::shared_ptr<const support::SourceText> source, std::filesystem::path folder,
    std::span<const lint::RegisteredRule> rules) {
    auto config = std::make_shared<Config>();
    config->name = source->name();
    config->folder = std::move(folder);
    config->choices.origin = config->name;
    const auto document = syntax::readDocument(std::move(source), syntax::Language::Yaml, {.holes = false});
    if (!document)
        return {.config = nullptr, .errors = {document.error()}};
    Reader reader(**document, rules, *config);
    reader.read();
    Reading reading{.config = nullptr, .errors = reader.takeErrors()};
    if (reading.errors.empty())
        reading.config = std::move(config);
    return reading;
}

}  // namespace stepcheck::config
