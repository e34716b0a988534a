#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/variable_uses.h"

#include <algorithm>
#include <set>
#include <vector>

namespace stepcheck::rules {

namespace {

/// What becomes of the value that one assignment gives a variable, on all ways from there.
class Fate {
public:
    Fate(const RuleInput& in, const flow::Assignment& assignment) : in_(in), assignment_(assignment) {}

    /// Whether no way leads to a reader, and every one to another assignment.
    [[nodiscard]] bool isOverwritten();

private:
    void follow(asl::StateId state);
    [[nodiscard]] bool overwrites(const flow::Edge& edge) const;
    [[nodiscard]] bool reads(const asl::State& state) const;

    const RuleInput& in_;
    const flow::Assignment& assignment_;
    std::vector<asl::StateId> open_;
    std::set<asl::StateId> seen_;
    bool isKept_ = false;  // somebody may read it, or it lives until the scope ends
};

// Also what lies inside of the state, and strings that nobody can judge.
bool Fate::reads(const asl::State& state) const {
    const Span at = state.node().span();
    return lint::mentions(in_.document.source().text().substr(at.begin, at.size()), assignment_.name);
}

static bool belongsTo(const flow::Assignment& assignment, const flow::Edge& edge) {
    if (assignment.state != edge.from)
        return false;
    const bool isOfPart = edge.kind == flow::EdgeKind::Rule || edge.kind == flow::EdgeKind::Catcher;
    return isOfPart ? assignment.way == edge.kind && assignment.index == edge.index
                    : assignment.way == flow::EdgeKind::Next;
}

bool Fate::overwrites(const flow::Edge& edge) const {
    return std::ranges::any_of(in_.variables.assignments(),
        [&](const flow::Assignment& other) { return other.name == assignment_.name && belongsTo(other, edge); });
}

void Fate::follow(asl::StateId id) {
    const asl::State& state = in_.machine.state(id);
    isKept_ = isKept_ || reads(state) || in_.flow.graph.mayEndAt(id);
    for (const flow::Edge& edge : in_.flow.graph.edgesFrom(id))
        if (edge.isInScope() && !overwrites(edge) && seen_.insert(edge.to).second)
            open_.push_back(edge.to);
}

bool Fate::isOverwritten() {
    bool leads = false;
    for (const flow::Edge& edge : in_.flow.graph.edgesFrom(assignment_.state))
        if (edge.isInScope() && belongsTo(assignment_, edge)) {
            leads = true;
            if (seen_.insert(edge.to).second)
                open_.push_back(edge.to);
        }
    const bool mayEnd = assignment_.way == flow::EdgeKind::Next && in_.flow.graph.mayEndAt(assignment_.state);
    if (!leads || mayEnd)
        return false;
    while (!open_.empty() && !isKept_) {
        const asl::StateId next = open_.back();
        open_.pop_back();
        follow(next);
    }
    return !isKept_;
}

}  // namespace

static void check(const RuleInput& in, Reporter& out) {
    for (const flow::Assignment& assignment : in.variables.assignments())
        if (in.flow.reachable[assignment.state.index] && Fate(in, assignment).isOverwritten())
            out.report(assignment.member->key.span(), "the value of \"{}\" is overwritten before anything reads it",
                   assignment.name)
                .help("remove it, or read it before");
}

STEPCHECK_RULE(dead_assignment){
    .id = "dead-assignment",
    .summary = "Nothing reads the value that an Assign gives a variable.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://states-language.net/#variables",
    .check = check,
};

}  // namespace stepcheck::rules
