#include "stepcheck/explore/repair.h"

#include "stepcheck/explore/example.h"
#include "stepcheck/explore/preimages.h"
#include "stepcheck/value/read.h"
#include "stepcheck/value/term.h"
#include "stepcheck/value/write.h"

#include <algorithm>
#include <cmath>
#include <ranges>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace stepcheck::explore {

using value::Kind;
using value::Question;
using value::Term;
using value::Value;

const Literal* firstBroken(std::span<const Literal> literals, const Model& model) {
    for (const Literal& literal : literals)
        if (const auto held = holds(literal.condition, model); !held || *held != literal.holds)
            return &literal;
    return nullptr;
}

namespace {

// Something that may help: a fact about a value.
struct Proposal {
    std::uint32_t node = 0;
    Fact fact{};
    Value constant;
};

class Repair {
public:
    Repair(std::span<const Literal> literals, Knowledge& knowledge)
        : literals_(literals), knowledge_(knowledge), factsBefore_(knowledge.factCount()) {}

    std::variant<Model, const Literal*> run(Model model);

private:
    bool mend(const Literal& broken, Model& model);
    bool tryOut(const Literal& broken, const Proposal& proposal, Model& model);
    void suppose(const std::vector<Proposal>& proposals);
    bool isAround(std::uint32_t whole, std::uint32_t part) const;
    std::vector<Proposal> relate(const Statement& statement, const Model& model);
    std::vector<Proposal> turnAround(const Statement& statement, const Model& model);
    void aimAt(const Value& value, const Value& wanted, const Model& model, std::vector<Proposal>& out, int depth);
    std::vector<Proposal> guess(const Statement& statement);
    void collect(const Value& value, int depth);
    void addLeaf(std::uint32_t node);
    void addConstant(const Value& value);
    void addUsual();

    std::span<const Literal> literals_;
    Knowledge& knowledge_;
    std::size_t factsBefore_;
    int triesLeft_ = 300;
    std::vector<Proposal> accepted_;
    std::vector<std::uint32_t> leaves_;  // of the literal at hand: unknowns and their parts
    std::vector<Value> constants_;       // … and the values that appear in it
    std::set<std::string_view> names_;   // … and the names of members
};

}  // namespace

// Every round mends one literal more, and none before it breaks.
std::variant<Model, const Literal*> Repair::run(Model model) {
    while (const Literal* const broken = firstBroken(literals_, model))
        if (!mend(*broken, model))
            return broken;
    return model;
}

bool Repair::mend(const Literal& broken, Model& model) {
    const Statement statement = statedBy(broken);
    const auto helps = [&](const Proposal& proposal) { return tryOut(broken, proposal, model); };
    return std::ranges::any_of(relate(statement, model), helps) ||
           std::ranges::any_of(turnAround(statement, model), helps) || std::ranges::any_of(guess(statement), helps);
}

void Repair::suppose(const std::vector<Proposal>& proposals) {
    knowledge_.takeBack(factsBefore_);
    for (const Proposal& proposal : proposals)
        knowledge_.suppose(proposal.node, proposal.fact, proposal.constant);
}

bool Repair::isAround(std::uint32_t whole, std::uint32_t part) const {
    while (part != whole && part != 0)
        part = knowledge_.node(part).parent;
    return part == whole;
}

// A value that was settled before may have to be another one.
bool Repair::tryOut(const Literal& broken, const Proposal& proposal, Model& model) {
    if (triesLeft_ == 0)
        return false;
    --triesLeft_;
    std::vector<Proposal> proposals = accepted_;
    if (proposal.fact.question == Question::Equals && proposal.fact.holds)
        std::erase_if(proposals, [&](const Proposal& other) {
            return isAround(other.node, proposal.node) || isAround(proposal.node, other.node);
        });
    proposals.push_back(proposal);
    suppose(proposals);
    auto example = exampleFor(knowledge_);
    if (auto* better = std::get_if<Model>(&example)) {
        const Literal* const next = firstBroken(literals_, *better);
        if (next == nullptr || next > &broken) {
            model = std::move(*better);
            accepted_ = std::move(proposals);
            return true;
        }
    }
    suppose(accepted_);
    return false;
}

// Each side in relation to what the other one is now.
std::vector<Proposal> Repair::relate(const Statement& statement, const Model& model) {
    std::vector<Proposal> proposals;
    if (!isAboutTwo(statement.question))
        return proposals;
    const auto propose = [&](const Value& side, const Value& other, bool constantFirst) {
        const Side at = knowledge_.sideOf(side);
        const Computed now = compute(other, model);
        const auto* constant = std::get_if<Value>(&now);
        if (at.form == Side::Form::Node && knowledge_.node(at.node).form != Node::Form::Opaque && constant != nullptr)
            proposals.push_back({.node = at.node,
                .fact = {.question = statement.question, .holds = statement.holds, .constantFirst = constantFirst},
                .constant = *constant});
    };
    propose(*statement.second, *statement.first, true);
    propose(*statement.first, *statement.second, false);
    return proposals;
}

// What a function has to yield, and what its operands have to be for that.
std::vector<Proposal> Repair::turnAround(const Statement& statement, const Model& model) {
    std::vector<Proposal> proposals;
    const auto propose = [&](const Value& side, const Value& other, bool constantFirst) {
        const Side at = knowledge_.sideOf(side);
        if (at.form != Side::Form::Node)
            return;
        std::uint32_t root = at.node;
        while (knowledge_.node(root).parent != 0)
            root = knowledge_.node(root).parent;
        if (knowledge_.node(root).form != Node::Form::Opaque)
            return;
        const std::size_t before = knowledge_.factCount();
        if (isAboutTwo(statement.question))
            if (const Computed now = compute(other, model); const auto* constant = std::get_if<Value>(&now))
                knowledge_.suppose(at.node,
                    {.question = statement.question, .holds = statement.holds, .constantFirst = constantFirst},
                    *constant);
        const Attempt wanted = exampleOf(knowledge_, root);
        knowledge_.takeBack(before);
        if (const auto* value = std::get_if<Value>(&wanted))
            aimAt(*knowledge_.node(root).term, *value, model, proposals, 0);
    };
    propose(*statement.first, *statement.second, false);
    if (isAboutTwo(statement.question))
        propose(*statement.second, *statement.first, true);
    return proposals;
}

void Repair::aimAt(const Value& value, const Value& wanted, const Model& model, std::vector<Proposal>& out, int depth) {
    static constexpr int deepest = 10;
    static constexpr std::size_t most = 30;
    const Side side = knowledge_.sideOf(value);
    if (side.form != Side::Form::Node || depth == deepest || out.size() >= most)
        return;
    std::uint32_t root = side.node;
    while (knowledge_.node(root).parent != 0)
        root = knowledge_.node(root).parent;
    if (knowledge_.node(root).form != Node::Form::Opaque)
        return out.push_back({.node = side.node, .fact = {.question = Question::Equals}, .constant = wanted});
    // To be this, or to have this part, is a wish for all that the function yields.
    const std::size_t before = knowledge_.factCount();
    knowledge_.suppose(side.node, {.question = Question::Equals}, wanted);
    const Attempt example = exampleOf(knowledge_, root);
    knowledge_.takeBack(before);
    const auto* whole = std::get_if<Value>(&example);
    if (whole == nullptr)
        return;
    const Term& term = knowledge_.node(root).term->term();
    const auto now = [&](const Value& operand) { return compute(operand, model); };
    for (const Wish& wish : wishesFor(term, *whole, now))
        aimAt(*wish.operand, wish.value, model, out, depth + 1);
}

// A number also as its neighbours and as text, a text also as what it may stand for.
void Repair::addConstant(const Value& value) {
    const auto add = [&](Value constant) {
        if (std::ranges::find(constants_, constant) == constants_.end())
            constants_.push_back(std::move(constant));
    };
    static constexpr std::size_t most = 40;
    if (constants_.size() >= most)
        return;
    add(value);
    add(Value(std::vector<Value>{value}));
    if (value.is(Kind::String) && !value.string().empty())
        add(Value::object({{.name = value, .value = 1}}));
    static constexpr double exact = 9e15;
    if (value.isNumber() && std::abs(value.number()) < exact) {
        const auto whole = static_cast<std::int64_t>(value.number());
        add(whole + 1);
        add(whole - 1);
        add(value::write(value));
    }
    if (value.is(Kind::String)) {
        std::string upper(value.string());
        std::ranges::transform(
            upper, upper.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
        add(upper);
        if (auto read = value::read(value.string()))
            add(std::move(*read));
    }
}

void Repair::addLeaf(std::uint32_t node) {
    static constexpr std::size_t most = 8;
    if (leaves_.size() < most && std::ranges::find(leaves_, node) == leaves_.end())
        leaves_.push_back(node);
}

void Repair::collect(const Value& value, int depth) {
    static constexpr int deepest = 20;
    if (depth == deepest)
        return;
    if (!value.is(Kind::Term)) {
        for (const Value& element : value.elements())
            collect(element, depth + 1);
        for (const value::MemberView member : value.members())
            collect(member.value, depth + 1);
        if (isKnown(value))
            addConstant(value);
        return;
    }
    const Side side = knowledge_.sideOf(value);
    if (side.form != Side::Form::Node)
        return;
    std::uint32_t root = side.node;
    for (; knowledge_.node(root).parent != 0; root = knowledge_.node(root).parent)
        if (const Node& part = knowledge_.node(root); part.form == Node::Form::Member)
            names_.insert(part.name);
    if (knowledge_.node(root).form != Node::Form::Opaque) {
        addLeaf(side.node);
        for (std::uint32_t part = knowledge_.node(side.node).firstChild; part != 0;
            part = knowledge_.node(part).nextSibling)
            addLeaf(part);
        return;
    }
    for (const Value& operand : knowledge_.node(root).term->term().operands())
        collect(operand, depth + 1);
}

// Some of each kind, and objects with the members that are asked for.
void Repair::addUsual() {
    static constexpr std::size_t mostNames = 4;
    const auto arrayOf = [](std::vector<Value> elements) { return Value(std::move(elements)); };
    const auto objectOf = [](std::string_view name, Value value) {
        return Value::object({{.name = name, .value = std::move(value)}});
    };
    std::vector<Value> usual{true, false, 0, 1, 2, "", "a", "A", "1", "{}", arrayOf({}), arrayOf({1}), arrayOf({"a"}),
        Value::object({}), Value(), 3, 5, 10, arrayOf({1, 2, 3}), arrayOf({1, 2}), objectOf("a", 1),
        Value::object({{.name = "a", .value = 1}, {.name = "b", .value = 2}})};
    for (const std::string_view name : names_ | std::views::take(mostNames))
        for (const Value& value :
            {objectOf(name, 1), objectOf(name, 100), objectOf(name, "a"), objectOf(name, objectOf("a", 1))}) {
            usual.push_back(value);
            usual.push_back(arrayOf({value, value}));
        }
    for (Value& value : usual)
        if (std::ranges::find(constants_, value) == constants_.end())
            constants_.push_back(std::move(value));
}

// Values that appear in the literal and usual ones, for every unknown in it.
std::vector<Proposal> Repair::guess(const Statement& statement) {
    leaves_.clear();
    constants_.clear();
    names_.clear();
    collect(*statement.first, 0);
    if (isAboutTwo(statement.question))
        collect(*statement.second, 0);
    addUsual();
    std::vector<Proposal> proposals;
    for (const std::uint32_t leaf : leaves_)
        for (const Value& constant : constants_)
            proposals.push_back({.node = leaf, .fact = {.question = Question::Equals}, .constant = constant});
    return proposals;
}

std::variant<Model, const Literal*> repaired(Model model, std::span<const Literal> literals, Knowledge& knowledge) {
    const std::size_t facts = knowledge.factCount();
    auto result = Repair(literals, knowledge).run(std::move(model));
    knowledge.takeBack(facts);
    return result;
}

}  // namespace stepcheck::explore
