#include "stepcheck/explore/formulas.h"

#include "stepcheck/support/unicode.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <utility>

namespace stepcheck::explore {

// What Z3 does in a millisecond on a slow machine, in its own unit.
static constexpr unsigned workPerMillisecond = 5'000;

Formulas::Formulas(const Z3Library& z3, std::chrono::milliseconds timeLimit) : z3_(z3), timeLimit_(timeLimit) {
    Z3_config config = z3_.mk_config();
    context_ = z3_.mk_context(config);
    z3_.del_config(config);
    // Errors are looked for afterwards; the usual handler ends the program.
    z3_.set_error_handler(context_, [](Z3_context, Z3_error_code) {});
    solver_ = z3_.mk_solver(context_);
    z3_.solver_inc_ref(context_, solver_);
    Z3_params parameters = z3_.mk_params(context_);
    z3_.params_inc_ref(context_, parameters);
    const auto set = [&](const char* name, unsigned value) {
        z3_.params_set_uint(context_, parameters, z3_.mk_string_symbol(context_, name), value);
    };
    const auto milliseconds = static_cast<unsigned>(timeLimit.count());
    set("random_seed", 1);
    set("timeout", milliseconds);
    set("rlimit", milliseconds * workPerMillisecond);
    z3_.solver_set_params(context_, solver_, parameters);
    z3_.params_dec_ref(context_, parameters);
    boolSort_ = z3_.mk_bool_sort(context_);
    intSort_ = z3_.mk_int_sort(context_);
    realSort_ = z3_.mk_real_sort(context_);
    stringSort_ = z3_.mk_string_sort(context_);
    true_ = z3_.mk_true(context_);
    false_ = z3_.mk_false(context_);
}

Formulas::~Formulas() {
    forgetModel();
    z3_.solver_dec_ref(context_, solver_);
    z3_.del_context(context_);
}

void Formulas::forgetModel() {
    if (model_ != nullptr)
        z3_.model_dec_ref(context_, std::exchange(model_, nullptr));
}

Formula Formulas::fresh(Z3_sort sort) {
    const std::string name = fmt::format("v{}", ++names_);
    return z3_.mk_const(context_, z3_.mk_string_symbol(context_, name.c_str()), sort);
}

Formula Formulas::newTruth() {
    return fresh(boolSort_);
}

Formula Formulas::newNumber() {
    return fresh(realSort_);
}

Formula Formulas::newInteger() {
    return z3_.mk_int2real(context_, fresh(intSort_));
}

Formula Formulas::newText() {
    return fresh(stringSort_);
}

Formula Formulas::number(std::string_view decimal) {
    return z3_.mk_numeral(context_, std::string(decimal).c_str(), realSort_);
}

Formula Formulas::text(std::string_view utf8) {
    std::string escaped;
    for (std::size_t at = 0; at < utf8.size();) {
        const support::CodePoint point = support::decodeUtf8(utf8, at);
        const bool plain = point.size == 1 && point.value >= ' ' && point.value < 0x7F && point.value != '\\';
        if (plain)
            escaped += static_cast<char>(point.value);
        else
            escaped += fmt::format("\\u{{{:x}}}", static_cast<std::uint32_t>(point.size != 0 ? point.value : 0xFFFD));
        at += point.size != 0 ? point.size : 1;
    }
    return z3_.mk_string(context_, escaped.c_str());
}

Formula Formulas::no(Formula a) {
    if (a == true_ || a == false_)
        return truth(a == false_);
    return z3_.mk_not(context_, a);
}

Formula Formulas::all(std::vector<Formula> of) {
    std::erase(of, true_);
    for (Formula formula : of)
        if (formula == false_)
            return false_;
    return of.empty() ? true_ : z3_.mk_and(context_, static_cast<unsigned>(of.size()), of.data());
}

Formula Formulas::any(std::vector<Formula> of) {
    std::erase(of, false_);
    for (Formula formula : of)
        if (formula == true_)
            return true_;
    return of.empty() ? false_ : z3_.mk_or(context_, static_cast<unsigned>(of.size()), of.data());
}

Formula Formulas::implies(Formula a, Formula b) {
    return any({no(a), b});
}

Formula Formulas::same(Formula a, Formula b) {
    return z3_.mk_eq(context_, a, b);
}

Formula Formulas::choose(Formula condition, Formula then, Formula otherwise) {
    return z3_.mk_ite(context_, condition, then, otherwise);
}

Formula Formulas::less(Formula a, Formula b) {
    return z3_.mk_lt(context_, a, b);
}

Formula Formulas::atMost(Formula a, Formula b) {
    return z3_.mk_le(context_, a, b);
}

Formula Formulas::plus(Formula a, Formula b) {
    const std::array<Z3_ast, 2> sides{a, b};
    return z3_.mk_add(context_, 2, sides.data());
}

Formula Formulas::minus(Formula a, Formula b) {
    const std::array<Z3_ast, 2> sides{a, b};
    return z3_.mk_sub(context_, 2, sides.data());
}

Formula Formulas::times(Formula a, Formula b) {
    const std::array<Z3_ast, 2> sides{a, b};
    return z3_.mk_mul(context_, 2, sides.data());
}

Formula Formulas::negative(Formula a) {
    return z3_.mk_unary_minus(context_, a);
}

Formula Formulas::isInteger(Formula a) {
    return z3_.mk_is_int(context_, a);
}

Formula Formulas::floor(Formula a) {
    return z3_.mk_int2real(context_, z3_.mk_real2int(context_, a));
}

Formula Formulas::textLess(Formula a, Formula b) {
    return z3_.mk_str_lt(context_, a, b);
}

Formula Formulas::joined(Formula a, Formula b) {
    const std::array<Z3_ast, 2> sides{a, b};
    return z3_.mk_seq_concat(context_, 2, sides.data());
}

Formula Formulas::length(Formula text) {
    return z3_.mk_int2real(context_, z3_.mk_seq_length(context_, text));
}

Formula Formulas::contains(Formula text, Formula part) {
    return z3_.mk_seq_contains(context_, text, part);
}

Formula Formulas::isLike(Formula value, const std::vector<std::string>& pieces) {
    if (pieces.size() == 1)
        return same(value, text(pieces[0]));
    const Formula anything = z3_.mk_re_full(context_, z3_.mk_re_sort(context_, stringSort_));
    std::vector<Formula> parts;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (i != 0)
            parts.push_back(anything);
        if (!pieces[i].empty())
            parts.push_back(z3_.mk_seq_to_re(context_, text(pieces[i])));
    }
    const Formula pattern =
        parts.size() == 1 ? parts[0] : z3_.mk_re_concat(context_, static_cast<unsigned>(parts.size()), parts.data());
    return z3_.mk_seq_in_re(context_, value, pattern);
}

Formula Formulas::hasOneOf(Formula value, std::string_view range) {
    const Formula anything = z3_.mk_re_full(context_, z3_.mk_re_sort(context_, stringSort_));
    const Formula one = z3_.mk_re_range(context_, text(range.substr(0, 1)), text(range.substr(1)));
    const std::array<Z3_ast, 3> parts{anything, one, anything};
    return z3_.mk_seq_in_re(context_, value, z3_.mk_re_concat(context_, 3, parts.data()));
}

Formula Formulas::hasOnly(Formula value, std::initializer_list<std::string_view> ranges) {
    std::vector<Formula> sets;
    for (const std::string_view range : ranges)
        sets.push_back(z3_.mk_re_range(context_, text(range.substr(0, 1)), text(range.substr(1))));
    const Formula set = z3_.mk_re_union(context_, static_cast<unsigned>(sets.size()), sets.data());
    return z3_.mk_seq_in_re(context_, value, z3_.mk_re_star(context_, set));
}

void Formulas::state(Formula formula) {
    failed_ = failed_ || formula == nullptr;
    if (!failed_ && formula != true_)
        z3_.solver_assert(context_, solver_, formula);
}

Satisfiability Formulas::check() {
    forgetModel();
    failed_ = failed_ || z3_.get_error_code(context_) != Z3_OK;
    if (failed_)
        return Satisfiability::Unknown;
    switch (z3_.solver_check(context_, solver_)) {
        case Z3_L_FALSE: return Satisfiability::No;
        case Z3_L_UNDEF: return Satisfiability::Unknown;
        case Z3_L_TRUE: break;
    }
    model_ = z3_.solver_get_model(context_, solver_);
    if (model_ == nullptr)
        return Satisfiability::Unknown;
    z3_.model_inc_ref(context_, model_);
    return Satisfiability::Yes;
}

std::string Formulas::whyUnknown() const {
    if (failed_)
        return "Z3 refused the question";
    const std::string_view reason = z3_.solver_get_reason_unknown(context_, solver_);
    const bool limited = reason == "timeout" || reason == "canceled" || reason.find("resource limit") != reason.npos;
    return limited ? fmt::format("Z3 needs more than {} ms", timeLimit_.count()) : fmt::format("Z3 says: {}", reason);
}

Formula Formulas::valueOf(Formula formula) const {
    Z3_ast value = nullptr;
    return model_ != nullptr && z3_.model_eval(context_, model_, formula, true, &value) ? value : nullptr;
}

std::optional<bool> Formulas::truthOf(Formula formula) const {
    const Formula value = valueOf(formula);
    const Z3_lbool truth = value != nullptr ? z3_.get_bool_value(context_, value) : Z3_L_UNDEF;
    return truth != Z3_L_UNDEF ? std::optional(truth == Z3_L_TRUE) : std::nullopt;
}

std::optional<std::string> Formulas::numberOf(Formula formula) const {
    const Formula value = valueOf(formula);
    if (value == nullptr)
        return std::nullopt;
    const std::string text = z3_.get_numeral_string(context_, value);
    return !text.empty() && text.find_first_not_of("-0123456789/") == std::string::npos ? std::optional(text)
                                                                                        : std::nullopt;
}

std::optional<std::string> Formulas::textOf(Formula formula) const {
    const Formula value = valueOf(formula);
    if (value == nullptr || !z3_.is_string(context_, value))
        return std::nullopt;
    const std::string_view escaped = z3_.get_string(context_, value);
    std::string out;
    for (std::size_t at = 0; at < escaped.size();) {
        const std::size_t close = escaped.substr(at).starts_with("\\u{") ? escaped.find('}', at) : escaped.npos;
        if (close == escaped.npos) {
            out += escaped[at++];
            continue;
        }
        std::uint32_t point = 0;
        std::from_chars(escaped.data() + at + 3, escaped.data() + close, point, 16);
        support::appendUtf8(out, point);
        at = close + 1;
    }
    return out;
}

}  // namespace stepcheck::explore
