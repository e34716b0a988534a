#include "stepcheck/lint/rule.h"
#include "stepcheck/query/jsonata/walk.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace stepcheck::rules {

namespace jsonata = query::jsonata;

namespace {

/// Looks in a pattern for a group that is one unbounded repetition and is itself repeated without bound: `(a+)+`.
class Pattern {
public:
    explicit Pattern(std::string_view text) : text_(text) {}

    [[nodiscard]] bool isHeavy() {
        while (at_ < text_.size()) {
            if (text_[at_] == '(' && isHeavyGroup())
                return true;
            skipAtom();
        }
        return false;
    }

private:
    // At `(`: whether the group holds an atom with an unbounded quantifier and nothing else, and has one, too.
    [[nodiscard]] bool isHeavyGroup() const {
        Pattern inner(text_);
        inner.at_ = at_ + 1;
        if (text_.substr(inner.at_).starts_with("?:"))
            inner.at_ += 2;
        else if (text_.substr(inner.at_).starts_with("?"))
            return false;
        const std::size_t atom = inner.at_;
        if (atom >= text_.size() || text_[atom] == '(' || text_[atom] == ')' || text_[atom] == '^')
            return false;
        inner.skipAtom();
        if (!inner.skipUnbounded() || inner.at_ >= text_.size() || text_[inner.at_] != ')')
            return false;
        ++inner.at_;
        return inner.skipUnbounded();
    }

    // `*`, `+`, `{2,}`, and what makes them lazy; not the possessive form, which never goes back.
    [[nodiscard]] bool skipUnbounded() {
        const std::string_view rest = text_.substr(at_);
        std::size_t size = 0;
        if (rest.starts_with('*') || rest.starts_with('+'))
            size = 1;
        else if (const std::size_t end = rest.find('}');
            rest.starts_with('{') && end != std::string_view::npos && rest[end - 1] == ',')
            size = end + 1;
        if (size == 0 || rest.substr(size).starts_with('+'))
            return false;
        at_ += size + (rest.substr(size).starts_with('?') ? 1U : 0U);
        return true;
    }

    // A character, an escape or a class; a bracket of a group counts as a character.
    void skipAtom() {
        if (text_[at_] == '\\')
            at_ += 2;
        else if (text_[at_] == '[')
            skipClass();
        else
            ++at_;
        at_ = std::min(at_, text_.size());
    }

    void skipClass() {
        std::size_t end = at_ + 1 + (text_.substr(at_ + 1).starts_with('^') ? 1U : 0U) + 1;
        while (end < text_.size() && text_[end] != ']')
            end += text_[end] == '\\' ? 2U : 1U;
        at_ = end + 1;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

// The parser limits how deep the nodes lie.
static void checkNode(const asl::Expression& expression, const jsonata::Node& node, Reporter& out) {
    if (const auto* literal = std::get_if<jsonata::RegexLiteral>(&node.shape))
        if (Pattern(literal->regex->pattern()).isHeavy())
            out.report(expression.at(node.span),
                   "a repetition inside a repetition takes exponential time when nothing matches")
                .help("repeat once: (a+)+ finds what a+ finds");
    jsonata::forEachPart(node, [&](const jsonata::Node& part, jsonata::Over) { checkNode(expression, part, out); });
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Expression& expression : in.expressions)
        if (const auto* parsed = std::get_if<jsonata::Expression>(&expression.parsed);
            parsed != nullptr && parsed->text().find('/') != std::string::npos)
            checkNode(expression, parsed->root(), out);
}

STEPCHECK_RULE(jsonata_regex_heavy){
    .id = "jsonata-regex-heavy",
    .summary = "A regular expression may take exponential time.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html",
    .check = check,
};

}  // namespace stepcheck::rules
