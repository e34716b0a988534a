#include "stepcheck/lint/handlers.h"

#include "stepcheck/catalog/errors.h"
#include "stepcheck/catalog/fields.h"

#include <algorithm>
#include <array>
#include <utility>

namespace stepcheck::lint {

using syntax::Kind;
using syntax::Node;

const Node* Handler::nameThatTakes(std::string_view error) const {
    const auto found =
        std::ranges::find_if(names, [&](const Node* name) { return catalog::coversError(name->text(), error); });
    return found == names.end() ? nullptr : *found;
}

support::Span Handler::at() const {
    const syntax::Member* written = node().find(catalog::name(catalog::Field::ErrorEquals));
    const support::Span whole = node().span();
    return written != nullptr ? written->value.span()
                              : support::Span{.begin = whole.begin, .end = std::min(whole.begin + 1, whole.end)};
}

bool Handler::lists(std::string_view error) const {
    return std::ranges::any_of(names, [&](const Node* name) { return name->text() == error; });
}

bool Handler::retries() const {
    const auto* attempts = retrier != nullptr ? asl::get(retrier->maxAttempts) : nullptr;
    return retrier != nullptr && (attempts == nullptr || attempts->value > 0);
}

void Handlers::add(Handler handler) {
    for (const Node* name : handler.names)
        first_.try_emplace(name->text(), Place{.handler = list.size(), .name = name});
    list.push_back(std::move(handler));
}

const Handlers::Place* Handlers::firstThatTakes(std::string_view error) const {
    const catalog::ReservedError* reserved = catalog::findReservedError(error);
    // No other name takes an error that it does not equal.
    const std::array<std::string_view, 4> names{
        error, reserved != nullptr ? reserved->appearsAs : error, catalog::statesTaskFailed, catalog::statesAll};
    const Place* first = nullptr;
    for (const std::string_view name : names) {
        const auto found = first_.find(name);
        if (found != first_.end() && catalog::coversError(name, error) &&
            (first == nullptr || found->second.handler < first->handler))
            first = &found->second;
    }
    return first;
}

bool Handlers::take(std::string_view error) const {
    return firstThatTakes(error) != nullptr;
}

bool Handlers::mayTake(std::string_view error) const {
    return !isKnown || take(error) ||
           std::ranges::any_of(list, [](const Handler& handler) { return !handler.isKnown; });
}

const Node* Handlers::takenBefore(std::size_t handler, std::string_view error) const {
    const Place* first = firstThatTakes(error);
    return first != nullptr && first->handler < handler ? first->name : nullptr;
}

bool Handlers::isShadowed(std::size_t handler) const {
    const Handler& own = list[handler];
    return own.isKnown && !own.names.empty() && std::ranges::all_of(own.names, [&](const Node* name) {
        return takenBefore(handler, name->text()) != nullptr;
    });
}

static void readNames(const asl::Field<const Node*>& errorEquals, Handler& handler) {
    const auto* written = asl::get(errorEquals);
    if (written == nullptr || !written->value->is(Kind::Array)) {
        handler.isKnown = false;
        return;
    }
    handler.isKnown = written->value->isComplete();
    for (const Node& name : written->value->elements())
        if (name.isFinalString() && !name.isUnknown())
            handler.names.push_back(&name);
        else
            handler.isKnown = false;
}

// Whether the list has as many handlers as the definition will have.
static bool isListKnown(const asl::State& state, catalog::Field field) {
    if (!state.node().isComplete())
        return false;
    const syntax::Member* list = state.node().find(catalog::name(field));
    if (list == nullptr)
        return std::ranges::all_of(
            state.node().members(), [](const syntax::Member& member) { return member.key.isFinalString(); });
    return list->value.is(Kind::Array) && list->value.isComplete() &&
           std::ranges::all_of(list->value.elements(),
               [](const Node& element) { return element.is(Kind::Object) && !element.isUnknown(); });
}

Handlers retriersOf(const asl::State& state) {
    Handlers handlers;
    handlers.isKnown = isListKnown(state, catalog::Field::Retry);
    for (const asl::Retrier& retrier : state.retriers) {
        Handler handler{.retrier = &retrier};
        readNames(retrier.errorEquals, handler);
        handlers.add(std::move(handler));
    }
    return handlers;
}

Handlers catchersOf(const asl::State& state) {
    Handlers handlers;
    handlers.isKnown = isListKnown(state, catalog::Field::Catch);
    for (const asl::Catcher& catcher : state.catchers) {
        Handler handler{.catcher = &catcher};
        readNames(catcher.errorEquals, handler);
        handlers.add(std::move(handler));
    }
    return handlers;
}

std::vector<const asl::State*> statesAround(const asl::Machine& machine, const asl::State& state) {
    std::vector<const asl::State*> around;
    for (auto parent = machine.scope(state.scope).parent; parent;
        parent = machine.scope(machine.state(*parent).scope).parent)
        around.push_back(&machine.state(*parent));
    return around;
}

}  // namespace stepcheck::lint
