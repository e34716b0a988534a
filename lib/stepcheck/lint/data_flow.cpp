#include "stepcheck/lint/data_flow.h"

#include "stepcheck/query/jsonata/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>

namespace stepcheck::lint {

namespace intrinsic = query::intrinsic;
namespace jsonata = query::jsonata;
namespace jsonpath = query::jsonpath;
using asl::QueryLanguage;
using flow::MadeBy;
using flow::ShapeKind;

namespace {

/// Looks at every expression of a definition.
class Finder {
public:
    Finder(const asl::Machine& machine, const flow::Facts& facts, const flow::Shapes& shapes,
        std::span<const asl::Expression> expressions, std::span<const flow::JsonataUse> uses,
        std::vector<Absence>& found)
        : machine_(machine), facts_(facts), shapes_(shapes), expressions_(expressions), uses_(uses), found_(found) {}

    void find();

private:
    void look(const asl::Expression& expression);
    void look(const jsonpath::Path& path, std::string_view text, std::uint32_t begin);
    void look(const intrinsic::Call& call);
    void look(const flow::JsonataUse& use);
    void add(Absence absence, std::string_view name, bool isOfInput);
    [[nodiscard]] AbsenceKind kindOf(const Absence& absence, bool isOfInput) const;
    [[nodiscard]] const asl::State* overwriterOf(const Absence& absence, std::string_view name);
    [[nodiscard]] bool isGuarded(std::string_view text) const;
    [[nodiscard]] bool isReadBefore(asl::StateId state, const std::string& name);
    void gatherReads();
    void keepOnePerOverwriter();

    const asl::Machine& machine_;
    const flow::Facts& facts_;
    const flow::Shapes& shapes_;
    std::span<const asl::Expression> expressions_;
    std::span<const flow::JsonataUse> uses_;
    std::vector<Absence>& found_;
    const asl::Expression* expression_ = nullptr;
    const flow::SeenData* seen_ = nullptr;
    std::optional<std::set<std::pair<std::uint32_t, std::string>>> reads_;  // state and member of its input
    std::set<std::tuple<std::uint32_t, AbsenceKind, std::string>> said_;    // by state
    std::vector<bool> ofInput_;                                             // by absence: a member of the whole input
};

}  // namespace

static bool areAll(const flow::Shape& shape, MadeBy by, std::string_view name = {}) {
    const auto origins = shape.origins().all();
    return !origins.empty() && std::ranges::all_of(origins, [&](const flow::ShapeOrigin* origin) {
        return origin->by == by && (name.empty() || origin->name == name);
    });
}

// The text of the paths that a Choice asks about with IsPresent.
static void gatherGuards(std::span<const asl::ChoiceRule> rules, std::vector<std::string_view>& guards) {
    for (const asl::ChoiceRule& rule : rules) {
        gatherGuards(rule.rules, guards);
        const auto* variable = asl::get(rule.variable);
        if (variable == nullptr || variable->value.isNull())
            continue;
        for (const asl::Comparison& comparison : rule.comparisons)
            if (comparison.op->field == catalog::Field::IsPresent)
                guards.push_back(variable->value.view());
    }
}

// A Choice that asks first whether the path or a part of it is there never fails because of it.
bool Finder::isGuarded(std::string_view text) const {
    const auto* choice = std::get_if<asl::Choice>(&machine_.state(*expression_->object->state).kind);
    if (choice == nullptr || expression_->field->payloadTemplate)
        return false;
    std::vector<std::string_view> guards;
    gatherGuards(choice->choices, guards);
    return std::ranges::any_of(guards, [text](std::string_view guard) {
        return text.starts_with(guard) &&
               (text.size() == guard.size() || text[guard.size()] == '.' || text[guard.size()] == '[');
    });
}

void Finder::find() {
    for (std::size_t i = 0; i < expressions_.size(); ++i) {
        expression_ = &expressions_[i];
        if (std::holds_alternative<jsonata::Expression>(expression_->parsed))
            look(uses_[i]);
        else
            look(*expression_);
    }
    keepOnePerOverwriter();
}

void Finder::look(const asl::Expression& expression) {
    const auto seen = shapes_.seenBy(expression);
    if (!seen)
        return;
    seen_ = &*seen;
    if (const auto* path = std::get_if<jsonpath::Path>(&expression.parsed))
        look(*path, expression.text(), 0);
    else if (const auto* call = std::get_if<intrinsic::Call>(&expression.parsed))
        look(*call);
}

void Finder::look(const intrinsic::Call& call) {
    for (const intrinsic::Argument& argument : call.arguments) {
        if (const auto* path = std::get_if<intrinsic::PathArgument>(&argument.kind))
            look(path->path, path->text, argument.at.begin);
        else if (const auto* inner = std::get_if<intrinsic::Call>(&argument.kind))
            look(*inner);
    }
}

static std::string_view nameOf(const jsonpath::Step& step) {
    const auto* names = std::get_if<jsonpath::Names>(&step.kind);
    return names != nullptr && names->names.size() == 1 ? std::string_view(names->names.front()) : std::string_view();
}

// A path in front of a step, without what joins the two.
static std::string_view withoutDot(std::string_view path) {
    while (!path.empty() && (path.back() == '.' || path.back() == ' '))
        path.remove_suffix(1);
    return path;
}

static std::string_view withoutBracket(std::string_view path) {
    return path.ends_with('[') ? path.substr(0, path.size() - 1) : path;
}

static std::string elementsOf(std::string_view holder, std::size_t count) {
    return fmt::format("{} has {} element{}", holder, count, count == 1 ? "" : "s");
}

// Why a step finds nothing in what is there.
static std::string reasonOf(const flow::Shape& shape, std::string_view holder, const jsonpath::Step& step) {
    const std::string_view name = nameOf(step);
    if (!name.empty() && shape.isAlways(ShapeKind::Object))
        return fmt::format("{} has no member \"{}\"", holder, name);
    if (name.empty() && shape.isAlways(ShapeKind::Array) && shape.length())
        return elementsOf(holder, *shape.length());
    return fmt::format("{} is {}", holder, flow::describe(shape.kinds()));
}

void Finder::look(const jsonpath::Path& path, std::string_view text, std::uint32_t begin) {
    const bool isOfInput = path.root == jsonpath::Root::Input;
    const flow::Shape* root = flow::rootOf(path, *seen_);
    if (root == nullptr || root->isNothing())
        return;
    flow::ShapeFound found = flow::find(*root, path);
    if (found.presence != flow::Presence::Never || isGuarded(text))
        return;
    const jsonpath::Step& step = path.steps[found.step];
    std::string holder = path.variable.empty() ? std::string("the data") : fmt::format("\"${}\"", path.variable);
    if (found.step > 0 && step.at.begin >= begin)
        holder = fmt::format("\"{}\"", withoutDot(text.substr(0, step.at.begin - begin)));
    std::string reason = reasonOf(found.holder, holder, step);
    using catalog::Field;
    const Field field = expression_->field->field;
    const bool isInput = isOfInput && found.step == 0 && field != Field::ResultSelector && field != Field::OutputPath &&
                         field != Field::Assign;
    add({.expression = expression_,
            .at = expression_->at(step.at),
            .path = std::string(text),
            .holder = std::move(holder),
            .reason = std::move(reason),
            .shape = std::move(found.holder)},
        nameOf(step), isInput);
}

// Why a part of a JSONata expression finds nothing in what is there.
static std::string reasonOf(const flow::ShapeAbsence& absence, std::string_view holder) {
    const bool isArray = absence.holder.isAlways(ShapeKind::Array);
    if (absence.name.empty() && isArray && absence.holder.length())
        return elementsOf(holder, *absence.holder.length());
    if (absence.holder.isAlways(ShapeKind::Object))
        return fmt::format("{} has no member \"{}\"", holder, absence.name);
    if (isArray)
        return fmt::format("no element of {} has a member \"{}\"", holder, absence.name);
    return fmt::format("{} is {}", holder, flow::describe(absence.holder.kinds()));
}

void Finder::look(const flow::JsonataUse& use) {
    for (const flow::JsonataRead& read : use.absences) {
        const flow::ShapeAbsence& absence = read.absence;
        const std::string_view text = expression_->text();
        const std::uint32_t begin = read.node->span.begin;
        const std::string_view before = withoutBracket(withoutDot(text.substr(begin, absence.at.begin - begin)));
        const bool isPlain = !before.empty() && before.find_first_of(" \t\r\n()") == std::string_view::npos;
        const std::string holder = isPlain ? fmt::format("\"{}\"", before) : std::string("what it is read from");
        std::string reason = reasonOf(absence, holder);
        const std::string name = absence.name;
        const std::uint32_t from = isPlain || name.empty() ? begin : absence.at.begin;
        const std::uint32_t to = name.empty() ? read.node->span.end : absence.at.end;
        add({.expression = expression_,
                .at = expression_->at(absence.at),
                .path = std::string(text.substr(from, to - from)),
                .holder = holder,
                .reason = std::move(reason),
                .shape = absence.holder},
            name, before == "$states.input");
    }
}

AbsenceKind Finder::kindOf(const Absence& absence, bool isOfInput) const {
    const flow::Shape& shape = absence.shape;
    if (shape.isAlways(ShapeKind::String) && areAll(shape, MadeBy::Text))
        return AbsenceKind::TextOutput;
    if (shape.isAlways(ShapeKind::Array) && areAll(shape, MadeBy::Parallel))
        return AbsenceKind::ParallelResult;
    if (shape.isAlways(ShapeKind::Object) && areAll(shape, MadeBy::Response, "lambda"))
        return AbsenceKind::LambdaPayload;
    if (isOfInput && shape.isAlways(ShapeKind::Object) && areAll(shape, MadeBy::ErrorOutput))
        return AbsenceKind::CaughtInput;
    const bool isJsonata = expression_->object->queryLanguage == QueryLanguage::Jsonata;
    return isJsonata ? AbsenceKind::Undefined : AbsenceKind::NeverMatches;
}

void Finder::add(Absence absence, std::string_view name, bool isOfInput) {
    absence.kind = kindOf(absence, isOfInput);
    const bool mayBeOverwritten =
        absence.kind != AbsenceKind::ParallelResult && absence.kind != AbsenceKind::CaughtInput;
    if (isOfInput && mayBeOverwritten && !name.empty()) {
        absence.overwriter = overwriterOf(absence, name);
        if (absence.overwriter != nullptr)
            absence.kind = AbsenceKind::OverwrittenInput;
    }
    // One repair puts right whatever else the state reads of the same data, and each other read of the same path.
    const bool isWhole = absence.kind != AbsenceKind::NeverMatches && absence.kind != AbsenceKind::Undefined;
    std::string key = isWhole ? absence.holder : absence.path;
    if (said_.emplace(expression_->object->state->index, absence.kind, std::move(key)).second) {
        found_.push_back(std::move(absence));
        ofInput_.push_back(isOfInput);
    }
}

// Whether some of the data comes from that state.
static bool isMadeBy(const flow::Shape& shape, const asl::State& state) {
    return std::ranges::any_of(
        shape.origins().all(), [&](const flow::ShapeOrigin* origin) { return origin->state == state.id; });
}

// One ResultPath puts right whatever is read of an input that was replaced, in whatever state.
void Finder::keepOnePerOverwriter() {
    std::set<const asl::State*> overwriters;
    for (const Absence& absence : found_)
        if (absence.overwriter != nullptr)
            overwriters.insert(absence.overwriter);
    std::set<const asl::State*> said;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < found_.size(); ++i) {
        const Absence& absence = found_[i];
        const bool isPlain = absence.kind == AbsenceKind::NeverMatches || absence.kind == AbsenceKind::Undefined;
        const auto follows = [&](const asl::State* overwriter) {
            return absence.overwriter == overwriter || (isPlain && ofInput_[i] && isMadeBy(absence.shape, *overwriter));
        };
        const auto overwriter = std::ranges::find_if(overwriters, follows);
        const bool isFirst = absence.overwriter != nullptr && said.insert(absence.overwriter).second;
        if (overwriter != overwriters.end() && !isFirst)
            continue;
        if (kept != i)
            found_[kept] = std::move(found_[i]);
        ++kept;
    }
    found_.resize(kept);
}

void Finder::gatherReads() {
    reads_.emplace();
    const auto read = [this](const asl::Expression& expression, std::string_view name) {
        reads_->emplace(expression.object->state->index, name);
    };
    for (const asl::Expression& expression : expressions_) {
        if (!expression.object->state || expression.object->kind == catalog::ObjectKind::Catcher)
            continue;
        const catalog::Field field = expression.field->field;
        const bool isInput = field == catalog::Field::InputPath ||
                             (field != catalog::Field::ResultSelector && field != catalog::Field::OutputPath &&
                                 field != catalog::Field::ResultPath && field != catalog::Field::Assign &&
                                 !machine_.state(*expression.object->state).inputPath.isPresent());
        const auto readPath = [&](const jsonpath::Path& path) {
            if (isInput && path.root == jsonpath::Root::Input && !path.steps.empty() && !nameOf(path.steps[0]).empty())
                read(expression, nameOf(path.steps[0]));
        };
        if (const auto* path = std::get_if<jsonpath::Path>(&expression.parsed))
            readPath(*path);
        else if (const auto* call = std::get_if<intrinsic::Call>(&expression.parsed))
            for (const intrinsic::Argument& argument : call->arguments)
                if (const auto* inner = std::get_if<intrinsic::PathArgument>(&argument.kind))
                    readPath(inner->path);
        if (const auto* jsonata = std::get_if<jsonata::Expression>(&expression.parsed))
            for (const jsonata::StatesPath& path : jsonata::statesPaths(*jsonata))
                if (path.names.size() > 1 && path.names[0] == "input")
                    read(expression, path.names[1]);
    }
}

// Whether a state, or one that leads to it, reads the member and may find it.
bool Finder::isReadBefore(asl::StateId state, const std::string& name) {
    if (!reads_)
        gatherReads();
    std::vector<bool> seen(machine_.states().size());
    std::vector<asl::StateId> open{state};
    seen[state.index] = true;
    while (!open.empty()) {
        const asl::StateId each = open.back();
        open.pop_back();
        const flow::Shape& input = shapes_.of(each).input;
        const bool mayHave = input.mayBe(ShapeKind::Object) && (input.isOpen() || input.find(name) != nullptr);
        if (mayHave && (input.find(name) != nullptr || reads_->contains({each.index, name})))
            return true;
        for (const flow::Edge& edge : facts_.graph.edges())
            if (edge.to == each && edge.isInScope() && !seen[edge.from.index]) {
                seen[edge.from.index] = true;
                open.push_back(edge.from);
            }
    }
    return false;
}

static bool replacesItsInput(const asl::State& state) {
    const bool hasResult = !std::holds_alternative<asl::Choice>(state.kind) &&
                           !std::holds_alternative<asl::Wait>(state.kind) &&
                           !std::holds_alternative<asl::Succeed>(state.kind);
    const auto* path = asl::get(state.resultPath);
    return hasResult &&
           (!state.resultPath.isPresent() || (path != nullptr && !path->value.isNull() && path->value.view() == "$"));
}

// The state whose output has replaced an input that had the member, as far as the states before it show.
const asl::State* Finder::overwriterOf(const Absence& absence, std::string_view name) {
    const asl::StateId reader = *expression_->object->state;
    for (const flow::ShapeOrigin* origin : absence.shape.origins().all()) {
        const asl::State& state = machine_.state(origin->state);
        const bool isBefore = state.id != reader && state.scope == machine_.state(reader).scope;
        if (isBefore && origin->by != MadeBy::ErrorOutput && replacesItsInput(state) &&
            isReadBefore(state.id, std::string(name)))
            return &state;
    }
    return nullptr;
}

const flow::Shapes& DataFlow::shapes() const {
    if (!shapes_)
        shapes_ = std::make_unique<const flow::Shapes>(machine_, facts_, expressions_, variables_);
    return *shapes_;
}

std::span<const flow::JsonataUse> DataFlow::jsonataUses() const {
    if (!jsonataUses_) {
        jsonataUses_.emplace(expressions_.size());
        for (std::size_t i = 0; i < expressions_.size(); ++i)
            if (const auto* parsed = std::get_if<jsonata::Expression>(&expressions_[i].parsed))
                if (const auto seen = shapes().seenBy(expressions_[i]))
                    (*jsonataUses_)[i] = flow::lookInto(*parsed, seen->states);
    }
    return *jsonataUses_;
}

std::span<const Absence> DataFlow::absences() const {
    if (!absences_) {
        absences_.emplace();
        Finder(machine_, facts_, shapes(), expressions_, jsonataUses(), *absences_).find();
    }
    return *absences_;
}

static void relate(const asl::Machine& machine, const flow::ShapeOrigin& origin, Report report) {
    const std::string_view name = machine.state(origin.state).name.value;
    switch (origin.by) {
        case MadeBy::Field: report.related(origin.at, "\"{}\" of \"{}\" makes this data", origin.name, name); return;
        case MadeBy::Response:
        case MadeBy::Text: report.related(origin.at, "\"{}\" gets the answer of this integration", name); return;
        case MadeBy::ErrorOutput:
            report.related(origin.at, "the error output of \"{}\" comes this way, \"Error\" and \"Cause\"", name);
            return;
        case MadeBy::Parallel:
            report.related(origin.at, "\"{}\" gives an array, a result for each branch", name);
            return;
        case MadeBy::Map: report.related(origin.at, "\"{}\" gives an array, a result for each item", name); return;
        case MadeBy::ResultWriter:
            report.related(origin.at, "\"{}\" writes its results into files and tells where", name);
            return;
    }
}

void relateOrigins(const asl::Machine& machine, const flow::Shape& shape, Report report) {
    for (const flow::ShapeOrigin* origin : shape.origins().all())
        relate(machine, *origin, report);
}

}  // namespace stepcheck::lint
