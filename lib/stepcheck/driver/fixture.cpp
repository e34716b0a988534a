#include "stepcheck/driver/fixture.h"

#include "stepcheck/config/words.h"
#include "stepcheck/driver/execution_files.h"
#include "stepcheck/driver/fixture_nodes.h"
#include "stepcheck/driver/simulate_arguments.h"
#include "stepcheck/semantics/timestamp.h"
#include "stepcheck/support/read_source.h"
#include "stepcheck/support/suggest.h"
#include "stepcheck/syntax/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <span>
#include <utility>

namespace stepcheck::driver {

namespace fs = std::filesystem;
using support::Error;
using support::Result;
using syntax::Kind;
using syntax::Member;
using syntax::Node;

bool hasFixtureName(std::string_view name) {
    static constexpr std::array<std::string_view, 3> ends{".stepcheck.json", ".stepcheck.yaml", ".stepcheck.yml"};
    return std::ranges::any_of(
        ends, [name](std::string_view end) { return name.size() > end.size() && name.ends_with(end); });
}

namespace {

/// Fills a `Fixture` from the tree of its file, up to the first thing that is wrong with it.
class Reader : private FixtureNodes {
public:
    Reader(const syntax::Document& document, Fixture& fixture)
        : FixtureNodes(document.source().text(), fixture.name), document_(document), fixture_(fixture) {}

    [[nodiscard]] std::optional<Error> read();

private:
    using ReadMember = void (Reader::*)(const Node& value);
    struct Key {
        std::string_view name;
        ReadMember read;
    };
    static const std::array<Key, 12> fixtureKeys;
    static const std::array<Key, 7> expectKeys;

    void readMembers(const Node& object, std::span<const Key> keys);
    void skip(const Node& /*value*/) {}
    void readDefinition(const Node& value);
    void readType(const Node& value);
    void readInput(const Node& value);
    void readInputFile(const Node& value);
    void readMocks(const Node& value);
    void readCase(const Node& value);
    void readObjects(const Node& value);
    void readStartTime(const Node& value);
    void readSeed(const Node& value);
    void readExpect(const Node& value);
    void readStatus(const Node& value);
    void readOutput(const Node& value);
    void readOutputFile(const Node& value);
    void readError(const Node& value);
    void readCause(const Node& value);
    void readVisited(const Node& value);
    void readHistory(const Node& value);

    void finish(const Node& root);
    void finishMocks();
    const syntax::Document& document_;
    Fixture& fixture_;
    const Node* input_ = nullptr;
    const Node* inputFile_ = nullptr;
    const Node* mocks_ = nullptr;
    const Node* case_ = nullptr;
};

const std::array<Reader::Key, 12> Reader::fixtureKeys{{
    {"$schema", &Reader::skip},
    {"comment", &Reader::skip},
    {"definition", &Reader::readDefinition},
    {"type", &Reader::readType},
    {"input", &Reader::readInput},
    {"inputFile", &Reader::readInputFile},
    {"mocks", &Reader::readMocks},
    {"case", &Reader::readCase},
    {"objects", &Reader::readObjects},
    {"startTime", &Reader::readStartTime},
    {"seed", &Reader::readSeed},
    {"expect", &Reader::readExpect},
}};

const std::array<Reader::Key, 7> Reader::expectKeys{{
    {"status", &Reader::readStatus},
    {"output", &Reader::readOutput},
    {"outputFile", &Reader::readOutputFile},
    {"error", &Reader::readError},
    {"cause", &Reader::readCause},
    {"visited", &Reader::readVisited},
    {"history", &Reader::readHistory},
}};

std::optional<Error> Reader::read() {
    for (const support::Diagnostic& diagnostic : document_.diagnostics())
        if (diagnostic.severity == support::Severity::Error)
            complain(diagnostic.at, diagnostic.message);
    if (error())
        return error();
    const std::vector<Node>& roots = document_.roots();
    if (roots.empty())
        return Error{fmt::format("{}: holds no fixture", fixture_.name)};
    if (roots.size() > 1)
        complain(roots[1].span(), "expected one YAML document, found another");
    if (roots.front().is(Kind::Object)) {
        readMembers(roots.front(), fixtureKeys);
        finish(roots.front());
    } else {
        complainAbout(roots.front(), "an object");
    }
    return error();
}

void Reader::readMembers(const Node& object, std::span<const Key> keys) {
    std::vector<std::string_view> seen;
    for (const Member& member : object.members()) {
        const std::string_view name = member.key.text();
        const auto key = std::ranges::find(keys, name, &Key::name);
        if (key == keys.end()) {
            std::vector<std::string_view> known;
            for (const Key& each : keys)
                known.push_back(each.name);
            const std::string_view meant = support::nearest(name, known);
            complain(member.key.span(),
                meant.empty() ? fmt::format("unknown member \"{}\"; known are {}", name, config::listOf(known))
                              : fmt::format("unknown member \"{}\"; did you mean \"{}\"?", name, meant));
        } else if (std::ranges::find(seen, name) != seen.end()) {
            complain(member.key.span(), fmt::format("\"{}\" is here a second time", name));
        } else {
            (this->*key->read)(member.value);
        }
        seen.push_back(name);
    }
}

void Reader::readDefinition(const Node& value) {
    if (auto found = path(value))
        fixture_.definition = std::move(*found);
}

void Reader::readType(const Node& value) {
    const auto word = text(value);
    if (!word)
        return;
    const auto type = config::valueOf(*word, config::machineTypeWords);
    if (type)
        fixture_.settings.type = *type;
    else
        complain(value.span(), type.error().message);
}

void Reader::readInput(const Node& value) {
    input_ = &value;
    if (auto input = json(value))
        fixture_.input = std::move(*input);
    if (const auto error = inputError(fixture_.input, "input"))
        complain(value.span(), error->message);
}

void Reader::readInputFile(const Node& value) {
    inputFile_ = &value;
    const auto file = path(value);
    if (!file || error())
        return;
    auto input = readJson(*file);
    if (!input) {
        complain(value.span(), input.error().message);
        return;
    }
    fixture_.input = std::move(*input);
    if (const auto error = inputError(fixture_.input, *file))
        complain(value.span(), error->message);
}

void Reader::readMocks(const Node& value) {
    mocks_ = &value;
    if (!value.is(Kind::Object) && !value.isFinalString())
        complainAbout(value, "the path of a file or an object with the responses of states");
}

void Reader::readCase(const Node& value) {
    case_ = &value;
    static_cast<void>(text(value));
}

void Reader::readObjects(const Node& value) {
    if (value.is(Kind::Object)) {
        if (auto objects = json(value))
            fixture_.settings.objects = std::move(*objects);
        return;
    }
    if (!value.isFinalString()) {
        complainAbout(value, "the path of a file or an object of the form {bucket: {key: text}}");
        return;
    }
    const auto file = path(value);
    if (!file || error())
        return;
    auto objects = readJson(*file);
    if (objects)
        fixture_.settings.objects = objects->value();
    else
        complain(value.span(), objects.error().message);
}

void Reader::readStartTime(const Node& value) {
    const auto word = text(value);
    if (!word)
        return;
    if (const auto time = semantics::parseTimestamp(*word))
        fixture_.settings.startMilliseconds = *time;
    else
        complain(value.span(), fmt::format("expected a time such as 2026-01-01T00:00:00Z, found \"{}\"", *word));
}

void Reader::readSeed(const Node& value) {
    const auto seed = value.is(Kind::Number) ? value.integer() : std::nullopt;
    if (seed && *seed >= 0)
        fixture_.settings.seed = static_cast<std::uint64_t>(*seed);
    else
        complain(value.span(), "expected an integer that is not negative");
}

void Reader::readExpect(const Node& value) {
    if (!value.is(Kind::Object)) {
        complainAbout(value, "an object");
        return;
    }
    readMembers(value, expectKeys);
    if (value.members().empty())
        complain(value.span(), fmt::format("expects nothing; known are {}", config::listOf([] {
            std::vector<std::string_view> known;
            for (const Key& each : expectKeys)
                known.push_back(each.name);
            return known;
        }())));
    if (fixture_.expected.output && fixture_.expected.outputFile)
        complain(value.span(), "\"output\" and \"outputFile\" exclude each other");
}

void Reader::readStatus(const Node& value) {
    const auto word = text(value);
    if (!word)
        return;
    const auto status = config::valueOf(*word, statusWords);
    if (status)
        fixture_.expected.status = *status;
    else
        complain(value.span(), status.error().message);
}

void Reader::readOutput(const Node& value) {
    fixture_.expected.output = json(value);
}

void Reader::readOutputFile(const Node& value) {
    fixture_.expected.outputFile = path(value);
}

void Reader::readError(const Node& value) {
    fixture_.expected.error = textOrNone(value);
}

void Reader::readCause(const Node& value) {
    fixture_.expected.cause = textOrNone(value);
}

void Reader::readVisited(const Node& value) {
    if (!value.is(Kind::Array)) {
        complainAbout(value, "an array with the names of states");
        return;
    }
    auto& visited = fixture_.expected.visited.emplace();
    for (const Node& element : value.elements())
        if (auto name = text(element))
            visited.push_back(std::move(*name));
}

void Reader::readHistory(const Node& value) {
    fixture_.expected.historyFile = path(value);
}

void Reader::finish(const Node& root) {
    if (!error() && fixture_.definition.empty())
        complain(root.span(), "\"definition\" is missing: the path of the definition, from this file");
    if (!error() && fixture_.expected.isEmpty())
        complain(root.span(), "\"expect\" is missing: what the execution has to come to");
    if (input_ != nullptr && inputFile_ != nullptr)
        complain(std::max(input_->span().begin, inputFile_->span().begin) == input_->span().begin ? input_->span()
                                                                                                  : inputFile_->span(),
            "\"input\" and \"inputFile\" exclude each other");
    if (!error())
        finishMocks();
}

void Reader::finishMocks() {
    const bool isFile = mocks_ != nullptr && mocks_->is(Kind::String);
    if (case_ != nullptr && !isFile) {
        complain(case_->span(), "\"case\" belongs to \"mocks\" that are a file");
        return;
    }
    if (mocks_ == nullptr)
        return;
    auto mocks = Result<std::unique_ptr<exec::Mocks>>(std::make_unique<exec::Mocks>());
    if (isFile) {
        if (case_ == nullptr) {
            complain(mocks_->span(), "\"case\" is missing: the test case of the mocks, STATE_MACHINE/CASE");
            return;
        }
        const auto names = splitCase(std::string(case_->text()), "case");
        if (!names) {
            complain(case_->span(), names.error().message);
            return;
        }
        const auto file = path(*mocks_);
        if (!file)
            return;
        const auto content = readJson(*file);
        if (!content) {
            complain(mocks_->span(), content.error().message);
            return;
        }
        fixture_.settings.machineName = names->machine;
        mocks = exec::Mocks::read(content->value(), names->machine, names->testCase);
    } else if (const auto responses = json(*mocks_)) {
        mocks = exec::Mocks::readByState(*responses);
    }
    if (mocks)
        fixture_.mocks = std::move(*mocks);
    else
        complain(mocks_->span(), mocks.error().message);
}

}  // namespace

Result<Fixture> readFixture(const std::string& path) {
    auto source = support::readSource(path);
    if (!source)
        return source.error();
    Fixture fixture{.name = path,
        .definition = {},
        .settings = {},
        .input = semantics::Payload(value::Value::object({})),
        .mocks = std::make_unique<exec::Mocks>(),
        .expected = {}};
    const auto document = syntax::readDocument(
        *source, syntax::languageOfName(path).value_or(syntax::languageOfText((*source)->text())), {.holes = false});
    if (!document)
        return document.error();
    if (auto error = Reader(**document, fixture).read())
        return std::move(*error);
    return fixture;
}

}  // namespace stepcheck::driver
