#include "stepcheck/exec/program.h"

#include "stepcheck/query/node_value.h"
#include "stepcheck/support/overload.h"
#include "stepcheck/syntax/walk.h"

#include <fmt/format.h>

#include <utility>

namespace stepcheck::exec {

using asl::QueryLanguage;
using semantics::JsonataTemplate;
using semantics::NumberField;
using semantics::PathField;
using semantics::Template;
using value::Value;

static std::string textOf(const asl::Field<std::string_view>& field) {
    const auto* located = asl::get(field);
    return located != nullptr ? std::string(located->value) : std::string();
}

static std::string textOf(const asl::Field<asl::Text>& field) {
    const auto* located = asl::get(field);
    return located != nullptr && !located->value.isNull() ? std::string(located->value.view()) : std::string();
}

static TaskProgram compile(const asl::Task& task, const asl::State& state) {
    TaskProgram program{.resource = task.target};
    const asl::Resource& resource = program.resource;
    TaskResource doer;
    if (resource.is(asl::Resource::Form::Service) || resource.is(asl::Resource::Form::AwsSdk)) {
        const bool isSdk = resource.is(asl::Resource::Form::AwsSdk);
        doer.type = Value(fmt::format("{}{}", isSdk ? "aws-sdk:" : "", resource.service.text));
        doer.name = Value(
            fmt::format("{}{}{}", resource.action.text, resource.suffix.text.empty() ? "" : ".", resource.suffix.text));
    } else {
        doer.name = Value(textOf(task.resource));
    }
    program.doer = std::make_shared<const TaskResource>(std::move(doer));
    const QueryLanguage language = state.queryLanguage;
    program.timeout = NumberField::compile("TimeoutSeconds", task.timeoutSeconds, task.timeoutSecondsPath, language)
                          .inRange(catalog::ObjectKind::TaskState);
    program.heartbeat =
        NumberField::compile("HeartbeatSeconds", task.heartbeatSeconds, task.heartbeatSecondsPath, language)
            .inRange(catalog::ObjectKind::TaskState);
    if (resource.is(asl::Resource::Form::Service))
        if (const catalog::Integration* integration = catalog::findIntegration(resource.service.text))
            program.action = integration->find(resource.action.text);
    program.credentials = Template::compile(task.credentials, language, "Credentials");
    return program;
}

static PassProgram compile(const asl::Pass& pass, const asl::State& state) {
    PassProgram program;
    if (pass.result.isPresent() && state.queryLanguage == QueryLanguage::JsonPath)
        program.result = query::valueOf(pass.result.member->value);
    return program;
}

static ChoiceProgram compile(const asl::Choice& choice, const asl::State& /*state*/) {
    return {.defaultTarget{.name = textOf(choice.defaultState)}};
}

template <class T>
static std::optional<Template> literal(const asl::Field<T>& field, const asl::State& state, const char* name) {
    if (!field.isPresent())
        return std::nullopt;
    return Template::compile(field.member->value, state.queryLanguage, name);
}

static WaitProgram compile(const asl::Wait& wait, const asl::State& state) {
    WaitProgram program;
    if (wait.seconds.isPresent() && state.queryLanguage == QueryLanguage::Jsonata)
        program.computedSeconds = JsonataTemplate::compile(wait.seconds.member->value, "Seconds");
    else
        program.seconds = literal(wait.seconds, state, "Seconds");
    program.timestamp = literal(wait.timestamp, state, "Timestamp");
    if (state.queryLanguage == QueryLanguage::JsonPath) {
        program.secondsPath = PathField(wait.secondsPath);
        program.timestampPath = PathField(wait.timestampPath);
    }
    return program;
}

static SucceedProgram compile(const asl::Succeed& /*succeed*/, const asl::State& /*state*/) {
    return {};
}

static SucceedProgram compile(const asl::UnknownKind& /*unknown*/, const asl::State& /*state*/) {
    return {};
}

static FailText compileFailText(
    const asl::Field<asl::Text>& text, const asl::Field<asl::Text>& path, QueryLanguage language, std::string name) {
    FailText result{.form = {}, .field = name};
    if (text.isPresent() && language == QueryLanguage::Jsonata) {
        result.form = JsonataTemplate::compile(text.member->value, std::move(name));
    } else if (text.isPresent()) {
        result.form = query::valueOf(text.member->value);
    } else if (path.isPresent()) {
        result.field += "Path";
        if (auto expression = query::payload::parseExpression(path.member->value.text()))
            result.form = std::move(*expression);
    }
    return result;
}

static FailProgram compile(const asl::Fail& fail, const asl::State& state) {
    return {.error = compileFailText(fail.error, fail.errorPath, state.queryLanguage, "Error"),
        .cause = compileFailText(fail.cause, fail.causePath, state.queryLanguage, "Cause")};
}

static ParallelProgram compile(const asl::Parallel& parallel, const asl::State& /*state*/) {
    return {.branches = parallel.branches};
}

// `arn:aws:states:::s3:getObject` without what comes before the service.
static std::string actionOf(const asl::Field<asl::Text>& field) {
    if (!field.isPresent())
        return {};
    const asl::Resource resource = asl::parseResource(field.member->value);
    return fmt::format("{}:{}", resource.service.text, resource.action.text);
}

static std::optional<Template> parametersOf(const asl::Field<const asl::Node*>& parameters,
    const asl::Field<const asl::Node*>& arguments, QueryLanguage language, const std::string& owner) {
    return language == QueryLanguage::Jsonata ? Template::compile(arguments, language, owner + "/Arguments")
                                              : Template::compile(parameters, language, owner + "/Parameters");
}

static ReaderProgram compileReader(const asl::ItemReader& reader, QueryLanguage language) {
    ReaderProgram program;
    program.resource = actionOf(reader.resource);
    program.parameters = parametersOf(reader.parameters, reader.arguments, language, "ItemReader");
    program.inputType = textOf(reader.inputType);
    program.manifestType = textOf(reader.manifestType);
    program.transformation = textOf(reader.transformation);
    program.csvHeaderLocation = textOf(reader.csvHeaderLocation);
    program.csvDelimiter = textOf(reader.csvDelimiter);
    if (reader.csvHeaders.isPresent())
        for (const asl::Node& header : reader.csvHeaders.member->value.elements())
            program.csvHeaders.emplace_back(header.text());
    program.itemsPointer = textOf(reader.itemsPointer);
    program.maxItems =
        NumberField::compile("MaxItems", reader.maxItems, reader.maxItemsPath, language, "ItemReader/ReaderConfig");
    return program;
}

static BatcherProgram compileBatcher(const asl::ItemBatcher& batcher, QueryLanguage language) {
    return {.maxItems = NumberField::compile(
                "MaxItemsPerBatch", batcher.maxItemsPerBatch, batcher.maxItemsPerBatchPath, language, "ItemBatcher")
                .inRange(catalog::ObjectKind::ItemBatcher),
        .maxBytes = NumberField::compile("MaxInputBytesPerBatch", batcher.maxInputBytesPerBatch,
            batcher.maxInputBytesPerBatchPath, language, "ItemBatcher")
            .inRange(catalog::ObjectKind::ItemBatcher),
        .batchInput = Template::compile(batcher.batchInput, language, "ItemBatcher/BatchInput")};
}

static WriterProgram compileWriter(const asl::ResultWriter& writer, QueryLanguage language) {
    return {.exports = writer.resource.isPresent(),
        .parameters = parametersOf(writer.parameters, writer.arguments, language, "ResultWriter"),
        .transformation = textOf(writer.transformation)};
}

static MapProgram compile(const asl::Map& map, const asl::State& state) {
    const QueryLanguage language = state.queryLanguage;
    MapProgram program;
    program.processor = map.processor;
    program.isDistributed = map.isDistributed();
    program.label = textOf(map.label);
    if (textOf(map.executionType) == "EXPRESS")
        program.childType = asl::MachineType::Express;
    if (language == QueryLanguage::Jsonata) {
        if (map.items.isPresent())
            program.items = JsonataTemplate::compile(map.items.member->value, "Items");
        program.itemSelector = Template::compile(map.itemSelector, language, "ItemSelector");
    } else {
        program.itemsPath = PathField(map.itemsPath);
        program.itemSelector = map.itemSelector.isPresent()
                                   ? Template::compile(map.itemSelector, language, "ItemSelector")
                                   : Template::compile(state.parameters, language, "Parameters");
    }
    program.maxConcurrency =
        NumberField::compile("MaxConcurrency", map.maxConcurrency, map.maxConcurrencyPath, language);
    program.toleratedCount = NumberField::compile(
        "ToleratedFailureCount", map.toleratedFailureCount, map.toleratedFailureCountPath, language)
                                 .inRange(catalog::ObjectKind::MapState);
    program.toleratedPercentage = NumberField::compile(
        "ToleratedFailurePercentage", map.toleratedFailurePercentage, map.toleratedFailurePercentagePath, language)
                                      .inRange(catalog::ObjectKind::MapState);
    if (map.itemReader)
        program.reader = compileReader(*map.itemReader, language);
    if (map.itemBatcher)
        program.batcher = compileBatcher(*map.itemBatcher, language);
    if (map.resultWriter)
        program.writer = compileWriter(*map.resultWriter, language);
    return program;
}

// `$states` as a whole has the context, too.
static bool mayMentionContext(std::string_view text, QueryLanguage language) {
    if (language == QueryLanguage::JsonPath)
        return text.find("$$") != std::string_view::npos;
    static constexpr std::string_view states = "$states";
    for (std::size_t at = text.find(states); at != std::string_view::npos; at = text.find(states, at)) {
        at += states.size();
        const std::string_view rest = text.substr(at);
        if (!rest.starts_with(".input") && !rest.starts_with(".result") && !rest.starts_with(".errorOutput"))
            return true;
    }
    return false;
}

// Of a state with states inside of it the answer is always yes.
static bool mayReadContext(const asl::State& state) {
    bool found = std::holds_alternative<asl::Parallel>(state.kind) || std::holds_alternative<asl::Map>(state.kind);
    if (found)
        return true;
    if (state.member != nullptr)
        syntax::walk(state.member->value, [&](const syntax::Step& step) {
            found = found || (!step.isKey && step.node.is(syntax::Kind::String) &&
                                 mayMentionContext(step.node.text(), state.queryLanguage));
        });
    return found;
}

Program::Program(const asl::Machine& machine) : machine_(machine) {
    states_.reserve(machine.states().size());
    for (const asl::State& state : machine.states()) {
        byName_.try_emplace({.scope = state.scope, .name = state.name.value},
            machine.find(state.scope, state.name.value).value_or(state.id));
        states_.push_back({.id = state.id,
            .scope = state.scope,
            .name = Value(state.name.value),
            .next{.name = textOf(state.next)},
            .catchTargets{},
            .readsContext = mayReadContext(state),
            .steps = semantics::Steps::compile(state),
            .kind = std::visit([&](const auto& kind) -> KindProgram { return compile(kind, state); }, state.kind)});
    }
    for (StateProgram& state : states_)
        findTargets(state);
}

Target Program::target(asl::ScopeId scope, std::string name) const {
    const StateProgram* found = find(scope, name);
    return {.name = std::move(name), .state = found != nullptr ? std::optional(found->id) : std::nullopt};
}

void Program::findTargets(StateProgram& state) const {
    state.next = target(state.scope, std::move(state.next.name));
    for (const semantics::CompiledCatcher& catcher : state.steps.catchers())
        state.catchTargets.push_back(target(state.scope, catcher.next));
    if (auto* choice = std::get_if<ChoiceProgram>(&state.kind)) {
        choice->defaultTarget = target(state.scope, std::move(choice->defaultTarget.name));
        for (const semantics::CompiledRule& rule : state.steps.rules())
            choice->targets.push_back(target(state.scope, rule.next));
    }
}

const StateProgram* Program::find(asl::ScopeId scope, std::string_view name) const {
    const auto found = byName_.find({.scope = scope, .name = name});
    return found != byName_.end() ? &state(found->second) : nullptr;
}

const StateProgram* Program::start(asl::ScopeId scope) const {
    const auto* startAt = asl::get(machine_.scope(scope).startAt);
    return startAt != nullptr ? find(scope, startAt->value) : nullptr;
}

std::optional<std::int64_t> Program::timeoutSeconds() const {
    const auto* seconds = asl::get(machine_.timeoutSeconds());
    return seconds != nullptr ? std::optional(seconds->value) : std::nullopt;
}

}  // namespace stepcheck::exec
