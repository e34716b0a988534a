#include "stepcheck/exec/event_threads.h"

#include <fmt/format.h>

#include <map>
#include <utility>

namespace stepcheck::exec {

namespace {

class ThreadMaker {
public:
    explicit ThreadMaker(const RecordedHistory& history) : history_(history), threadOf_(history.events.size() + 1, 0) {
        add("", 0);
    }

    std::vector<EventThread> make() {
        for (const RecordedEvent& event : history_.events) {
            const std::size_t thread = threadFor(event);
            threadOf_[event.id] = thread;
            threads_[thread].events.push_back(event.id);
            note(event, thread);
        }
        return std::move(threads_);
    }

private:
    // What is known of a thread besides its events.
    struct Line {
        std::size_t depth = 0;
        std::string composite;  // the Map or Parallel state that it is in, or empty
        bool isJoined = false;  // that state has ended, but for its exit
    };

    std::size_t add(const std::string& name, std::size_t parent) {
        // No definition is nested so deeply; looking outwards stays cheap whatever somebody wrote.
        static constexpr std::size_t mostDepth = 1'000;
        const std::size_t depth = lines_.empty() ? 0 : lines_[parent].depth + 1;
        if (depth > mostDepth)
            return parent;
        const std::uint64_t times = ++times_[{parent, name}];
        threads_.push_back({.parent = parent, .name = times == 1 ? name : fmt::format("{}#{}", name, times)});
        lines_.push_back({.depth = depth, .composite = {}, .isJoined = false});
        return threads_.size() - 1;
    }

    // From a thread outwards to the one that is in that Map or Parallel state.
    [[nodiscard]] std::size_t outwards(std::size_t thread, std::string_view composite) const {
        while (thread != 0 && lines_[thread].composite != composite)
            thread = threads_[thread].parent;
        return thread;
    }

    // The thread whose Map or Parallel state an event ends: what it follows lies inside.
    [[nodiscard]] std::size_t joined(std::size_t thread) const {
        while (thread != 0 && (lines_[thread].composite.empty() || lines_[thread].isJoined))
            thread = threads_[thread].parent;
        return thread;
    }

    // The same for one that begins, perhaps once more after it has failed.
    [[nodiscard]] std::size_t started(std::size_t thread) const {
        while (thread != 0 && lines_[thread].composite.empty())
            thread = threads_[thread].parent;
        return thread;
    }

    std::size_t threadFor(const RecordedEvent& event) {
        const std::size_t before = threadOf_[event.previous];
        const RecordedEvent* cause = history_.find(event.previous);
        switch (event.type) {
            case EventType::ExecutionSucceeded:
            case EventType::ExecutionFailed:
            case EventType::ExecutionTimedOut:
            case EventType::ExecutionAborted: return 0;
            case EventType::MapIterationStarted: {
                const std::size_t outer = outwards(before, event.text("name"));
                const value::Value* index = event.find("index");
                const std::int64_t number = index != nullptr && index->is(value::Kind::Integer) ? index->integer() : 0;
                return add(fmt::format("{}[{}]", event.text("name"), number), outer);
            }
            case EventType::MapStateExited:
            case EventType::ParallelStateExited: return outwards(before, event.text("name"));
            case EventType::MapStateStarted:
            case EventType::ParallelStateStarted: return started(before);
            case EventType::MapStateSucceeded:
            case EventType::MapStateFailed:
            case EventType::MapStateAborted:
            case EventType::ParallelStateSucceeded:
            case EventType::ParallelStateFailed:
            case EventType::ParallelStateAborted: return joined(before);
            case EventType::MapIterationAborted:
            case EventType::TaskStateAborted:
            case EventType::WaitStateAborted: return cutOff(joined(before));
            default: break;
        }
        if (cause != nullptr && cause->type == EventType::ParallelStateStarted && !event.text("name").empty())
            return add(std::string(event.text("name")), before);
        return before;
    }

    std::size_t cutOff(std::size_t thread) {
        const auto [found, isNew] = cutOff_.emplace(thread, 0);
        if (isNew)
            found->second = add("(cut off)", thread);
        return found->second;
    }

    void note(const RecordedEvent& event, std::size_t thread) {
        Line& line = lines_[thread];
        switch (event.type) {
            case EventType::MapStateEntered:
            case EventType::ParallelStateEntered:
                line.composite = event.text("name");
                line.isJoined = false;
                return;
            case EventType::MapStateStarted:
            case EventType::ParallelStateStarted: line.isJoined = false; return;
            case EventType::MapStateSucceeded:
            case EventType::MapStateFailed:
            case EventType::ParallelStateSucceeded:
            case EventType::ParallelStateFailed: line.isJoined = true; return;
            case EventType::MapStateExited:
            case EventType::ParallelStateExited: line.composite.clear(); return;
            default: return;
        }
    }

    const RecordedHistory& history_;
    std::vector<std::size_t> threadOf_;  // by event
    std::vector<EventThread> threads_;
    std::vector<Line> lines_;
    std::map<std::pair<std::size_t, std::string>, std::uint64_t> times_;  // threads of that parent and name
    std::map<std::size_t, std::size_t> cutOff_;
};

}  // namespace

std::vector<EventThread> threadsOf(const RecordedHistory& history) {
    return ThreadMaker(history).make();
}

}  // namespace stepcheck::exec
