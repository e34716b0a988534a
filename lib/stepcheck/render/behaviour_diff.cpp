#include "stepcheck/render/behaviour_diff.h"

#include "stepcheck/explore/replay.h"
#include "stepcheck/render/condition_words.h"
#include "stepcheck/render/exploration_words.h"
#include "stepcheck/render/markdown_text.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <string_view>
#include <utility>

namespace stepcheck::render {

using explore::Change;
using explore::ChangeKind;

namespace {

// The lines of a change, whatever they are written in.
struct ChangeText {
    std::string title;
    std::vector<std::string> condition;
    std::string before;
    std::string after;
    std::string input;
};

}  // namespace

static std::string routeInWords(const exec::Program& program, const exec::Execution& execution) {
    return statesInWords(program, explore::statesOf(program, execution));
}

static std::string outcomeOf(const exec::Execution& execution) {
    if (execution.stuck)
        return execution.stuck->message;
    if (execution.output)
        return fmt::format("succeeds with {}", value::write(execution.output->value()));
    if (execution.failure && execution.failure->error)
        return fmt::format("fails with {}", *execution.failure->error);
    return "fails";
}

static std::string_view titleOf(const Change& change) {
    switch (change.kind) {
        case ChangeKind::Outcome: return "another outcome";
        case ChangeKind::Output: return "another output";
        case ChangeKind::Route: return "another way";
        case ChangeKind::Calls: return "other calls";
    }
    return "";
}

static ChangeText textOf(const BehaviourDiff& diff, const Change& change) {
    const exec::Program& own = change.isNew ? diff.after.program : diff.before.program;
    ChangeText text{.title = fmt::format("{}: {}", change.path->id, titleOf(change)),
        .condition = conditionInWords(change.path->condition),
        .before = fmt::format("{}: {}", routeInWords(diff.before.program, change.before), outcomeOf(change.before)),
        .after = fmt::format("{}: {}", routeInWords(diff.after.program, change.after), outcomeOf(change.after)),
        .input = value::write(change.path->example.input)};
    for (std::string& answer : answersInWords(own, change.path->example.calls))
        text.condition.push_back(std::move(answer));
    return text;
}

static std::vector<std::string> boundChanges(const BehaviourDiff& diff) {
    std::vector<std::string> lines;
    const auto add = [&](std::string_view what, const explore::Range& before, const explore::Range& after) {
        if (before.least != after.least || before.most != after.most)
            lines.push_back(fmt::format("{}: {}, before {}", what, rangeInWords(after), rangeInWords(before)));
    };
    add("events", diff.boundsBefore.events, diff.boundsAfter.events);
    add("transitions", diff.boundsBefore.transitions, diff.boundsAfter.transitions);
    add("milliseconds", diff.boundsBefore.milliseconds, diff.boundsAfter.milliseconds);
    return lines;
}

bool hasChanged(const BehaviourDiff& diff) {
    return !diff.changes.empty() || !boundChanges(diff).empty();
}

void writeBehaviourDiff(const BehaviourDiff& diff, const Write& write) {
    for (const Change& change : diff.changes) {
        const ChangeText text = textOf(diff, change);
        write(text.title + "\n");
        for (std::size_t i = 0; i < text.condition.size(); ++i)
            write(fmt::format("  {:<8}{}\n", i == 0 ? "when" : "", text.condition[i]));
        write(fmt::format("  input   {}\n  before  {}\n  after   {}\n\n", text.input, text.before, text.after));
    }
    for (const std::string& line : boundChanges(diff))
        write(line + "\n");
    if (hasChanged(diff))
        write(
            fmt::format("{} and {} differ on {}\n", diff.oldName, diff.newName, counted(diff.changes.size(), "path")));
    else
        write(fmt::format("{} and {} behave alike on {}\n", diff.oldName, diff.newName,
            counted(diff.before.exploration.paths.size(), "path")));
}

void writeBehaviourDiffAsMarkdown(const BehaviourDiff& diff, const Write& write) {
    write(fmt::format("## What {} does differently\n\n", markdownText(diff.newName)));
    if (!hasChanged(diff))
        write(fmt::format("Nothing, on {}.\n", counted(diff.before.exploration.paths.size(), "path")));
    for (const Change& change : diff.changes) {
        const ChangeText text = textOf(diff, change);
        write(fmt::format("### {}\n\n", text.title));
        for (const std::string& line : text.condition)
            write(fmt::format("- when {}\n", markdownText(line)));
        write(fmt::format("- input {}\n- before: {}\n- after: {}\n\n", markdownCode(text.input),
            markdownText(text.before), markdownText(text.after)));
    }
    for (const std::string& line : boundChanges(diff))
        write(fmt::format("- {}\n", line));
}

}  // namespace stepcheck::render
