#include "stepcheck/query/jsonpath/path_parser.h"

#include "stepcheck/query/jsonpath/functions.h"
#include "stepcheck/query/jsonpath/parser.h"

#include <fmt/format.h>

#include <utility>

namespace stepcheck::query::jsonpath {

bool PathParser::fail(std::string message, Span at) {
    if (!error_)
        error_ = SyntaxError{std::move(message), at};
    return false;
}

bool PathParser::fail(const SyntaxError& error) {
    return fail(error.message, error.at);
}

void PathParser::add(decltype(Step::kind) kind, std::uint32_t begin) {
    steps_.push_back({std::move(kind), cursor_.since(begin)});
}

bool PathParser::readPath(Path& path) {
    if (depth_ > maxNesting)
        return fail(fmt::format("more than {} levels of nesting", maxNesting), cursor_.spot(cursor_.at()));
    const char root = cursor_.peek();
    if (root != '$' && root != '@')
        return fail("a path begins with \"$\" or \"@\"", cursor_.spot(cursor_.at()));
    path.root = root == '$' ? Root::Input : Root::Item;
    cursor_.advance();
    path.rootAt = {.begin = cursor_.at() - 1, .end = cursor_.at()};
    return readSteps(path);
}

bool PathParser::readSteps(Path& path) {
    if (!cursor_.atEnd() && cursor_.peek() != '.' && cursor_.peek() != '[')
        return fail("expected \".\" or \"[\" after the root", cursor_.spot(cursor_.at()));
    if (!cursor_.atEnd() && cursor_.charAt(cursor_.end() - 1) == '.')
        return fail("a path does not end with \".\"", cursor_.spot(cursor_.end() - 1));
    while (!cursor_.atEnd()) {
        if (!readStep())
            return false;
        if (steps_.size() > maxSteps)
            return fail(fmt::format("more than {} steps", maxSteps), steps_.back().at);
    }
    path.steps = std::move(steps_);
    finish(path);
    return true;
}

bool PathParser::readStep() {
    if (cursor_.peek() == '.' && !readDots())
        return false;
    switch (cursor_.peek()) {
        case '[': return readBrackets();
        case '*': return readWildcard();
        default: return readName();
    }
}

bool PathParser::readDots() {
    const std::uint32_t begin = cursor_.at();
    cursor_.advance();
    if (cursor_.peek() == '.') {
        cursor_.advance();
        add(Scan{}, begin);
    }
    if (cursor_.atEnd() || cursor_.peek() == '.')
        return fail("expected a name, \"*\" or \"[\"", cursor_.spot(cursor_.at()));
    return true;
}

bool PathParser::readName() {
    const std::uint32_t begin = cursor_.at();
    Names names;
    std::string& name = names.names.emplace_back();
    for (; !cursor_.atEnd(); cursor_.advance()) {
        const char c = cursor_.peek();
        if (c == ' ')
            return fail("a name with a blank belongs in brackets: ['a b']", cursor_.spot(cursor_.at()));
        if (c == '(')
            return readCall(cursor_.since(begin));
        if (c == '.' || c == '[')
            break;
        // The States Language lets a backslash take the meaning from the character behind it.
        if (c == '\\' && cursor_.at() + 1 < cursor_.end())
            cursor_.advance();
        name += cursor_.peek();
    }
    add(std::move(names), begin);
    return true;
}

bool PathParser::readCall(Span name) {
    const auto closing = [&]() -> std::optional<std::uint32_t> {
        std::uint32_t open = 0;
        for (std::uint32_t at = cursor_.at(); at < cursor_.end(); ++at) {
            if (cursor_.charAt(at) == '(')
                ++open;
            else if (cursor_.charAt(at) == ')' && --open == 0)
                return at;
        }
        return std::nullopt;
    }();
    Call call{.name = std::string(cursor_.slice(name))};
    if (!closing)
        return fail(fmt::format("\")\" is missing after the arguments of {}()", call.name), cursor_.spot(cursor_.at()));
    call.function = functionNamed(call.name);
    cursor_.advance();
    if (cursor_.peek() != ')') {
        if (!readArguments(call))
            return false;
        add(std::move(call), name.begin);
        return true;
    }
    cursor_.advance();
    add(std::move(call), name.begin);
    // Jayway does not step over this parenthesis: with more to come it becomes the beginning of a name.
    if (!cursor_.atEnd())
        cursor_.moveTo(cursor_.at() - 1);
    return true;
}

bool PathParser::readWildcard() {
    const std::uint32_t begin = cursor_.at();
    cursor_.advance();
    add(Wildcard{}, begin);
    return true;
}

static bool endsInCall(const Path& path) {
    return !path.steps.empty() && std::holds_alternative<Call>(path.steps.back().kind);
}

static void scanFirst(Path& path) {
    if (!endsInCall(path) || !std::holds_alternative<Scan>(path.steps.front().kind))
        return;
    std::size_t first = 0;
    while (!std::holds_alternative<Call>(path.steps[first].kind))
        ++first;
    std::vector<Step> rest(std::make_move_iterator(path.steps.begin() + static_cast<std::ptrdiff_t>(first)),
        std::make_move_iterator(path.steps.end()));
    Path argument{.root = Root::Input, .rootAt = path.rootAt};
    argument.steps.assign(std::make_move_iterator(path.steps.begin()),
        std::make_move_iterator(path.steps.begin() + static_cast<std::ptrdiff_t>(first)));
    finish(argument);
    path.steps = std::move(rest);
    auto& call = std::get<Call>(path.steps.front().kind);
    call.arguments.clear();
    call.arguments.push_back({std::move(argument)});
}

void finish(Path& path) {
    scanFirst(path);
    for (Step& step : path.steps) {
        auto* call = std::get_if<Call>(&step.kind);
        if (call == nullptr || call->function != Function::Length || call->arguments.empty())
            continue;
        if (auto* argument = std::get_if<Path>(&call->arguments[0].kind);
            argument != nullptr && !argument->steps.empty() && !endsInCall(*argument)) {
            argument->steps.push_back({Wildcard{}, argument->steps.back().at});
            argument->definiteSteps = countDefinite(argument->steps);
            argument->definite = false;
        }
    }
    path.definiteSteps = countDefinite(path.steps);
    path.definite = path.definiteSteps == path.steps.size();
    path.isReference = path.root != Root::Item && !whyNoReference(path);
}

}  // namespace stepcheck::query::jsonpath
