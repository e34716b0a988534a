#include "stepcheck/render/page_data.h"

#include "stepcheck/asl/machine.h"
#include "stepcheck/flow/graph.h"
#include "stepcheck/render/escape.h"
#include "stepcheck/render/graph_model.h"
#include "stepcheck/render/graph_traffic.h"
#include "stepcheck/render/history_json.h"
#include "stepcheck/render/json_stream.h"
#include "stepcheck/value/write.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>
#include <variant>

namespace stepcheck::render {

namespace json = boost::json;
using value::Value;

namespace {

/// Texts by number.
class Texts {
public:
    [[nodiscard]] std::size_t add(std::string_view text) {
        const auto [at, isNew] = numbers_.try_emplace(std::string(text), list_.size());
        if (isNew)
            list_.push_back(&at->first);
        return at->second;
    }

    [[nodiscard]] const std::vector<const std::string*>& list() const { return list_; }

private:
    std::unordered_map<std::string, std::size_t> numbers_;
    std::vector<const std::string*> list_;
};

class PageDataWriter {
public:
    PageDataWriter(const PageData& page, const Write& write) : page_(page), out_(write) {
        for (const asl::State& state : page.machine.states())
            states_.emplace(state.name.value, state.id);
    }

    void write() {
        out_.beginObject();
        writeStates();
        out_.beginArray("paths");
        for (const PagePath& path : page_.paths)
            writePath(path);
        out_.end();
        writeSummary();
        out_.beginArray("texts");  // last, because all others add to it
        for (const std::string* text : texts_.list())
            out_.element(json::string(validUtf8(*text)));
        out_.end().end();
    }

private:
    static json::array textsOf(const std::vector<std::string>& texts) {
        json::array array;
        for (const std::string& text : texts)
            array.emplace_back(printable(text));
        return array;
    }

    void writeStates() {
        out_.beginArray("states");
        for (const asl::State& state : page_.machine.states())
            out_.element({{"name", printable(state.name.value)}, {"type", printable(typeName(state))}});
        out_.end();
    }

    void writeSummary() {
        json::object ends;
        for (const auto& [end, count] : page_.ends)
            ends.emplace(end, count);
        out_.member("ends", ends).member("limits", textsOf(page_.limits)).beginArray("findings");
        for (const PageFinding& finding : page_.findings)
            out_.element({{"state", finding.state ? json::value(finding.state->index) : json::value(nullptr)},
                {"severity", support::name(finding.severity)}, {"rule", finding.rule},
                {"message", printable(finding.message)}, {"line", finding.line}});
        out_.end().beginArray("sections");
        for (const PageSection& section : page_.sections)
            out_.element({{"title", section.title}, {"lines", textsOf(section.lines)}});
        out_.end();
    }

    void writePath(const PagePath& path) {
        json::array states;
        for (const asl::StateId state : path.states)
            states.emplace_back(state.index);
        json::array calls;
        for (const PageCall& call : path.calls)
            calls.push_back({call.state.index, printable(call.outcome), texts_.add(call.data)});
        json::object object{{"id", path.id}, {"end", path.end}, {"states", std::move(states)}, {"inner", innerOf(path)},
            {"edges", edgesOf(path)}, {"condition", textsOf(path.condition)},
            {"assumptions", textsOf(path.assumptions)}, {"calls", std::move(calls)}, {"variants", path.variants},
            {"reason", printable(path.reason)}, {"objects", nullptr}, {"input", nullptr}, {"output", nullptr},
            {"error", nullptr}, {"cause", nullptr}, {"transitions", 0}, {"milliseconds", 0}, {"events", json::array()},
            {"leftOut", 0}};
        if (!path.objects.empty())
            object["objects"] = texts_.add(path.objects);
        if (path.execution != nullptr)
            addExecution(object, *path.execution);
        out_.element(object);
    }

    // States that only child executions of its example entered.
    [[nodiscard]] static json::array innerOf(const PagePath& path) {
        json::array inner;
        if (path.execution == nullptr || !path.execution->coverage)
            return inner;
        const exec::Coverage& counts = (*path.execution->coverage)->counts;
        for (std::size_t i = 0; i < counts.size(); ++i)
            if (counts[i].entered > 0 && std::ranges::find(path.states, i, &asl::StateId::index) == path.states.end())
                inner.emplace_back(i);
        return inner;
    }

    [[nodiscard]] json::array edgesOf(const PagePath& path) const {
        const bool isCounted = path.execution != nullptr && path.execution->coverage.has_value();
        const Traffic traffic = isCounted ? trafficOf(page_.machine, page_.graph, (*path.execution->coverage)->counts)
                                          : trafficOf(page_.machine, page_.graph, path.states);
        json::array edges;
        for (std::size_t i = 0; i < traffic.edges.size(); ++i)
            if (const Passes& passes = traffic.edges[i]; passes.count > 0)
                edges.push_back({i, passes.count, passes.isAtMost ? 1 : 0});
        return edges;
    }

    void addExecution(json::object& object, const exec::Execution& execution) {
        object["input"] = texts_.add(execution.input.text());
        if (execution.output)
            object["output"] = texts_.add(execution.output->text());
        if (execution.failure) {
            object["error"] = printable(execution.failure->error.value_or("failed without an error name"));
            object["cause"] = printable(execution.failure->cause.value_or(""));
        }
        object["transitions"] = execution.transitions;
        const std::vector<const exec::Event*> events = execution.history.events();
        if (events.empty())
            return;
        object["milliseconds"] = events.back()->milliseconds - events.front()->milliseconds;
        const std::size_t shown = std::min({events.size(), maxPageEventsOfPath, maxPageEvents - shownEvents_});
        shownEvents_ += shown;
        object["leftOut"] = events.size() - shown;
        object["events"] = eventsOf({events.begin(), events.begin() + static_cast<std::ptrdiff_t>(shown)});
    }

    // [previous, milliseconds, type, state or -1, name of a detail, its text, …]: its number is its place.
    [[nodiscard]] json::array eventsOf(const std::vector<const exec::Event*>& events) {
        json::array rows;
        std::vector<std::int64_t> stateOf(events.size() + 1, -1);
        for (const exec::Event* event : events) {
            const std::string_view type = exec::name(event->type);
            const Value whole = historyEvent(*event, {});
            const Value details = whole.size() > 4 ? whole.members()[4].value : Value();
            std::int64_t state = event->previous < event->id ? stateOf[event->previous] : -1;
            if (const Value* name = details.find("name"))
                state = idOf(name->string());
            else if (type.starts_with("Execution"))
                state = -1;
            else if (type.starts_with("Parallel"))
                state = around<asl::Parallel>(state);
            else if (type.starts_with("Map"))
                state = around<asl::Map>(state);
            stateOf[event->id] = state;
            json::array row{
                event->previous, event->milliseconds - events.front()->milliseconds, texts_.add(type), state};
            for (const value::MemberView member : details.members())
                addDetail(row, member);
            rows.push_back(std::move(row));
        }
        return rows;
    }

    // The state of a kind that it is or lies in, or -1: what ends a Parallel follows the last event of a branch.
    template <class Kind>
    [[nodiscard]] std::int64_t around(std::int64_t state) const {
        while (state >= 0) {
            const asl::State& inner = page_.machine.states()[static_cast<std::size_t>(state)];
            if (std::holds_alternative<Kind>(inner.kind))
                return state;
            const auto& parent = page_.machine.scope(inner.scope).parent;
            state = parent ? static_cast<std::int64_t>(parent->index) : -1;
        }
        return state;
    }

    [[nodiscard]] std::int64_t idOf(std::string_view name) const {
        const auto found = states_.find(name);
        return found != states_.end() ? static_cast<std::int64_t>(found->second.index) : -1;
    }

    // The state has its own column, and that no data is truncated says nothing.
    void addDetail(json::array& row, value::MemberView member) {
        const std::string_view key = member.key();
        if (key == "name" || key == "roleArn" || key.ends_with("Details"))
            return;
        row.emplace_back(texts_.add(key));
        row.emplace_back(texts_.add(
            member.value.is(value::Kind::String) ? std::string(member.value.string()) : value::write(member.value)));
    }

    const PageData& page_;
    JsonStream out_;
    Texts texts_;
    std::map<std::string_view, asl::StateId> states_;
    std::size_t shownEvents_ = 0;
};

}  // namespace

void writePageData(const PageData& page, const Write& write) {
    // `<` is only ever a part of a string in JSON; nothing in a script can end it early then.
    const Write escaped = [&write](std::string_view text) {
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('<'), text.size());
            write(text.substr(0, end));
            text.remove_prefix(end);
            if (!text.empty()) {
                write("\\u003c");
                text.remove_prefix(1);
            }
        }
    };
    PageDataWriter(page, escaped).write();
}

}  // namespace stepcheck::render
