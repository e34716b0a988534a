#include "stepcheck/driver/config_command.h"

#include "stepcheck/config/explain.h"
#include "stepcheck/config/finder.h"
#include "stepcheck/config/resolver.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/render/color.h"
#include "stepcheck/render/escape.h"
#include "stepcheck/render/json_stream.h"
#include "stepcheck/support/overload.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <variant>
#include <vector>

namespace stepcheck::driver {

namespace fs = std::filesystem;
using config::Setting;
using config::SettingValue;
using List = std::vector<std::string>;
using Object = std::map<std::string, std::string>;

namespace {

/// What is configured for one file or folder.
struct Configuration {
    const config::Config* config = nullptr;
    std::vector<Setting> settings;
    std::vector<const lint::RegisteredRule*> rules;
};

}  // namespace

static Configuration configurationFor(const config::Config* config, const fs::path& absoluteFile) {
    const config::Choices none;
    const std::vector<const config::Choices*> choices = config::choicesFor(config, absoluteFile, none);
    return {.config = config,
        .settings = config::explain(config, absoluteFile),
        .rules = config::merge(choices, support::ColumnUnit::CodePoint, lint::allRules()).lint.rules};
}

static std::string inWords(const SettingValue& value) {
    return std::visit(
        support::Overload{
            [](bool isOn) { return std::string(isOn ? "true" : "false"); },
            [](std::uint32_t number) { return std::to_string(number); },
            [](const std::string& word) { return word; },
            [](const List& list) { return list.empty() ? std::string("-") : fmt::format("{}", fmt::join(list, ", ")); },
            [](const Object& object) {
                std::string text;
                for (const auto& [name, each] : object)
                    text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", name, each);
                return text.empty() ? std::string("-") : text;
            },
        },
        value);
}

static std::string inText(const ConfigCommand& command, const Configuration& configuration, bool color) {
    const render::Paint paint(color);
    std::size_t keyColumns = 0;
    std::size_t valueColumns = 0;
    for (const Setting& setting : configuration.settings) {
        keyColumns = std::max(keyColumns, setting.key.size());
        valueColumns = std::max(valueColumns, inWords(setting.value).size());
    }
    constexpr std::size_t mostColumns = 40;
    valueColumns = std::min(valueColumns, mostColumns);
    std::string text = fmt::format("{}: {}\n\n", render::printable(command.path),
        configuration.config == nullptr ? "no configuration file" : render::printable(configuration.config->name));
    for (const Setting& setting : configuration.settings) {
        const std::string value = render::printable(inWords(setting.value));
        const std::string from = render::printable(fmt::format("{}", fmt::join(setting.from, ", ")));
        text += fmt::format("{}{:{}}  {:{}}  {}\n", paint(render::Role::Strong, setting.key), "",
            keyColumns - setting.key.size(), value, valueColumns, paint(render::Role::Faint, from));
    }
    text += fmt::format("\n{} of {} rules are selected\n", configuration.rules.size(), lint::allRules().size());
    return text;
}

static boost::json::value jsonText(std::string_view text) {
    return boost::json::string(render::validUtf8(text));
}

static boost::json::value jsonList(std::span<const std::string> list) {
    boost::json::array result;
    for (const std::string& each : list)
        result.push_back(jsonText(each));
    return result;
}

static boost::json::value jsonObject(const Object& object) {
    boost::json::object result;
    for (const auto& [name, each] : object)
        result.emplace(name, jsonText(each));
    return result;
}

static boost::json::value jsonValue(const SettingValue& value) {
    return std::visit(support::Overload{
                          [](bool isOn) { return boost::json::value(isOn); },
                          [](std::uint32_t number) { return boost::json::value(number); },
                          [](const std::string& word) { return jsonText(word); },
                          [](const List& list) { return jsonList(list); },
                          [](const Object& object) { return jsonObject(object); },
                      },
        value);
}

static std::string inJson(const ConfigCommand& command, const Configuration& configuration) {
    std::string text;
    const render::Write write = render::writeTo(text);
    render::JsonStream json(write);
    json.beginObject().member("path", jsonText(command.path));
    json.member("file", configuration.config == nullptr ? nullptr : jsonText(configuration.config->name));
    json.beginObject("settings");
    for (const Setting& setting : configuration.settings) {
        boost::json::object member;
        member.emplace("value", jsonValue(setting.value));
        member.emplace("from", jsonList(setting.from));
        json.member(setting.key, member);
    }
    json.end().beginArray("rules");
    for (const lint::RegisteredRule* rule : configuration.rules)
        json.element(jsonText(rule->rule->id));
    json.end().end();
    return text;
}

ExitStatus run(const ConfigCommand& command, const Terminal& terminal) {
    std::error_code failure;
    const fs::path workingFolder = fs::current_path(failure);
    config::Finder finder(
        {.file = command.configFile, .isolated = command.isolated, .workingFolder = workingFolder}, lint::allRules());
    fs::path absolute = (workingFolder / command.path).lexically_normal();
    if (fs::is_directory(absolute, failure))
        absolute /= "";
    fs::path folder = absolute.parent_path();
    const config::Found found = finder.configFor(folder);
    for (const support::Error& error : finder.errors())
        printError(error.message, terminal.colorErrors);
    if (!found.usable)
        return ExitStatus::Trouble;
    const Configuration configuration = configurationFor(found.config.get(), absolute);
    return print(command.json ? inJson(command, configuration) : inText(command, configuration, terminal.colorOutput),
        std::nullopt, terminal.colorErrors);
}

}  // namespace stepcheck::driver
