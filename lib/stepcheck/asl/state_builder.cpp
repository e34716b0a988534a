#include "stepcheck/asl/machine_builder.h"

#include <array>
#include <string_view>

namespace stepcheck::asl {

using syntax::Kind;

namespace {

struct NamedKind {
    std::string_view type;
    ObjectKind object;
    void (*emplace)(StateKind& kind);
};

template <class Kind>
void emplaceKind(StateKind& kind) {
    kind.emplace<Kind>();
}

constexpr std::array namedKinds{
    NamedKind{"Task", ObjectKind::TaskState, emplaceKind<Task>},
    NamedKind{"Pass", ObjectKind::PassState, emplaceKind<Pass>},
    NamedKind{"Choice", ObjectKind::ChoiceState, emplaceKind<Choice>},
    NamedKind{"Wait", ObjectKind::WaitState, emplaceKind<Wait>},
    NamedKind{"Succeed", ObjectKind::SucceedState, emplaceKind<Succeed>},
    NamedKind{"Fail", ObjectKind::FailState, emplaceKind<Fail>},
    NamedKind{"Parallel", ObjectKind::ParallelState, emplaceKind<Parallel>},
    NamedKind{"Map", ObjectKind::MapState, emplaceKind<Map>},
};

}  // namespace

static ObjectKind chooseKind(State& state) {
    const Member* type = state.node().find(catalog::name(catalog::Field::Type));
    if (type != nullptr && type->value.isFinalString())
        for (const NamedKind& named : namedKinds)
            if (type->value.text() == named.type) {
                named.emplace(state.kind);
                return named.object;
            }
    return ObjectKind::UnknownState;
}

static bool readCommon(State& state, const FieldSpec& spec, const Member& member, Language language) {
    switch (spec.field) {
        case catalog::Field::Type: read(state.type, member, spec, language); return true;
        case catalog::Field::Comment: read(state.comment, member, spec, language); return true;
        case catalog::Field::Next: read(state.next, member, spec, language); return true;
        case catalog::Field::End: read(state.end, member, spec, language); return true;
        case catalog::Field::InputPath: read(state.inputPath, member, spec, language); return true;
        case catalog::Field::OutputPath: read(state.outputPath, member, spec, language); return true;
        case catalog::Field::ResultPath: read(state.resultPath, member, spec, language); return true;
        case catalog::Field::Parameters: read(state.parameters, member, spec, language); return true;
        case catalog::Field::Arguments: read(state.arguments, member, spec, language); return true;
        case catalog::Field::ResultSelector: read(state.resultSelector, member, spec, language); return true;
        case catalog::Field::Output: read(state.output, member, spec, language); return true;
        case catalog::Field::Assign: read(state.assign, member, spec, language); return true;
        default: return false;
    }
}

static void readOwn(Task& task, const FieldSpec& spec, const Member& member, Language language) {
    switch (spec.field) {
        case catalog::Field::Resource:
            task.target = parseResource(member.value);
            return read(task.resource, member, spec, language);
        case catalog::Field::TimeoutSeconds: return read(task.timeoutSeconds, member, spec, language);
        case catalog::Field::TimeoutSecondsPath: return read(task.timeoutSecondsPath, member, spec, language);
        case catalog::Field::HeartbeatSeconds: return read(task.heartbeatSeconds, member, spec, language);
        case catalog::Field::HeartbeatSecondsPath: return read(task.heartbeatSecondsPath, member, spec, language);
        case catalog::Field::Credentials: return read(task.credentials, member, spec, language);
        default: return;
    }
}

static void readOwn(Pass& pass, const FieldSpec& spec, const Member& member, Language language) {
    if (spec.field == catalog::Field::Result)
        read(pass.result, member, spec, language);
}

static void readOwn(Choice& choice, const FieldSpec& spec, const Member& member, Language language) {
    if (spec.field == catalog::Field::Default)
        read(choice.defaultState, member, spec, language);
}

static void readOwn(Wait& wait, const FieldSpec& spec, const Member& member, Language language) {
    switch (spec.field) {
        case catalog::Field::Seconds: return read(wait.seconds, member, spec, language);
        case catalog::Field::SecondsPath: return read(wait.secondsPath, member, spec, language);
        case catalog::Field::Timestamp: return read(wait.timestamp, member, spec, language);
        case catalog::Field::TimestampPath: return read(wait.timestampPath, member, spec, language);
        default: return;
    }
}

static void readOwn(Fail& fail, const FieldSpec& spec, const Member& member, Language language) {
    switch (spec.field) {
        case catalog::Field::Error: return read(fail.error, member, spec, language);
        case catalog::Field::ErrorPath: return read(fail.errorPath, member, spec, language);
        case catalog::Field::Cause: return read(fail.cause, member, spec, language);
        case catalog::Field::CausePath: return read(fail.causePath, member, spec, language);
        default: return;
    }
}

static void readOwn(Map& map, const FieldSpec& spec, const Member& member, Language language) {
    switch (spec.field) {
        case catalog::Field::ItemsPath: return read(map.itemsPath, member, spec, language);
        case catalog::Field::Items: return read(map.items, member, spec, language);
        case catalog::Field::ItemSelector: return read(map.itemSelector, member, spec, language);
        case catalog::Field::MaxConcurrency: return read(map.maxConcurrency, member, spec, language);
        case catalog::Field::MaxConcurrencyPath: return read(map.maxConcurrencyPath, member, spec, language);
        case catalog::Field::ToleratedFailureCount: return read(map.toleratedFailureCount, member, spec, language);
        case catalog::Field::ToleratedFailureCountPath:
            return read(map.toleratedFailureCountPath, member, spec, language);
        case catalog::Field::ToleratedFailurePercentage:
            return read(map.toleratedFailurePercentage, member, spec, language);
        case catalog::Field::ToleratedFailurePercentagePath:
            return read(map.toleratedFailurePercentagePath, member, spec, language);
        case catalog::Field::Label: return read(map.label, member, spec, language);
        default: return;
    }
}

// What these have is common to states or nested.
static void readOwn(UnknownKind& /*unknown*/, const FieldSpec&, const Member&, Language) {}
static void readOwn(Succeed& /*succeed*/, const FieldSpec&, const Member&, Language) {}
static void readOwn(Parallel& /*parallel*/, const FieldSpec&, const Member&, Language) {}

void Builder::buildState(State& state) {
    if (!state.node().is(Kind::Object)) {
        state.queryLanguage = language_.value;
        return;
    }
    const ObjectKind kind = chooseKind(state);
    const Language language = languageOf(state.node(), language_);
    state.queryLanguage = language.value;
    const Position position{.language = language, .scope = state.scope, .state = state.id};
    const std::uint32_t object =
        addObject(kind, state.node(), position, [&](const FieldSpec& spec, const Member& member) {
            if (!readCommon(state, spec, member, language))
                std::visit([&](auto& own) { readOwn(own, spec, member, language); }, state.kind);
        });
    buildNested(state, object);
}

void Builder::buildNested(State& state, std::uint32_t object) {
    const Object owner = machine_.objects_[object];
    const Position position{.language = {.value = owner.queryLanguage, .known = owner.languageKnown},
        .scope = owner.scope,
        .state = owner.state};
    for (std::uint32_t i = 0; i < owner.fieldCount; ++i) {
        // By value: nested objects add fields.
        const ObjectField field = machine_.fields_[owner.firstField + i];
        if (field.spec != nullptr && position.language.mayHave(*field.spec))
            buildNested(state, field, position);
    }
}

void Builder::buildNested(State& state, const ObjectField& field, const Position& position) {
    const Node& value = field.member->value;
    Map* map = std::get_if<Map>(&state.kind);
    switch (field.spec->field) {
        case catalog::Field::Retry: return buildRetriers(state, value, position);
        case catalog::Field::Catch: return buildCatchers(state, value, position);
        case catalog::Field::Branches: return buildBranches(state, value);
        case catalog::Field::Choices:
            if (auto* choice = std::get_if<Choice>(&state.kind))
                buildRules(choice->choices, value, ObjectKind::ChoiceRule, position);
            return;
        case catalog::Field::Credentials:
            if (value.is(Kind::Object))
                addObject(ObjectKind::Credentials, value, position);
            return;
        case catalog::Field::ItemProcessor:
        case catalog::Field::Iterator:
        case catalog::Field::ItemReader:
        case catalog::Field::ItemBatcher:
        case catalog::Field::ResultWriter:
            if (map != nullptr && value.is(Kind::Object))
                buildMapPart(state, *map, field, position);
            return;
        default: return;
    }
}

void Builder::buildBranches(State& state, const Node& branches) {
    Parallel* parallel = std::get_if<Parallel>(&state.kind);
    if (parallel == nullptr)
        return;
    parallel->branches.reserve(branches.elements().size());
    for (const Node& branch : branches.elements())
        if (branch.is(Kind::Object))
            parallel->branches.push_back(addScope(ScopeKind::Branch, state.id, branch));
}

void Builder::buildRetriers(State& state, const Node& retry, const Position& position) {
    state.retriers.reserve(retry.elements().size());
    for (const Node& node : retry.elements()) {
        if (!node.is(Kind::Object))
            continue;
        Retrier& retrier = state.retriers.emplace_back();
        retrier.node = &node;
        addObject(ObjectKind::Retrier, node, position, [&](const FieldSpec& spec, const Member& member) {
            switch (spec.field) {
                case catalog::Field::ErrorEquals: return read(retrier.errorEquals, member, spec, position.language);
                case catalog::Field::IntervalSeconds:
                    return read(retrier.intervalSeconds, member, spec, position.language);
                case catalog::Field::MaxAttempts: return read(retrier.maxAttempts, member, spec, position.language);
                case catalog::Field::BackoffRate: return read(retrier.backoffRate, member, spec, position.language);
                case catalog::Field::MaxDelaySeconds:
                    return read(retrier.maxDelaySeconds, member, spec, position.language);
                case catalog::Field::JitterStrategy:
                    return read(retrier.jitterStrategy, member, spec, position.language);
                default: return;
            }
        });
    }
}

void Builder::buildCatchers(State& state, const Node& handlers, const Position& position) {
    state.catchers.reserve(handlers.elements().size());
    for (const Node& node : handlers.elements()) {
        if (!node.is(Kind::Object))
            continue;
        Catcher& catcher = state.catchers.emplace_back();
        catcher.node = &node;
        addObject(ObjectKind::Catcher, node, position, [&](const FieldSpec& spec, const Member& member) {
            switch (spec.field) {
                case catalog::Field::ErrorEquals: return read(catcher.errorEquals, member, spec, position.language);
                case catalog::Field::Next: return read(catcher.next, member, spec, position.language);
                case catalog::Field::ResultPath: return read(catcher.resultPath, member, spec, position.language);
                case catalog::Field::Output: return read(catcher.output, member, spec, position.language);
                case catalog::Field::Assign: return read(catcher.assign, member, spec, position.language);
                default: return;
            }
        });
    }
}

}  // namespace stepcheck::asl
