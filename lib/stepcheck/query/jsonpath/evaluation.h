#pragma once

#include "stepcheck/query/jsonpath/path.h"
#include "stepcheck/query/jsonpath/trouble.h"
#include "stepcheck/value/oracle.h"
#include "stepcheck/value/value.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace stepcheck::query::jsonpath {

/// What the evaluation of a path shares with those of the paths in its filters and arguments.
struct Shared {
    const value::Value& document;  // what `$` means in a filter
    value::Oracle& oracle;
    std::uint64_t stepsLeft = maxEvaluationSteps;
};

/// The node that a definite path leads to by single names and indexes, or null when there is anything unusual on the
/// way.
[[nodiscard]] const value::Value* follow(const Path& path, const value::Value& document);

/// One evaluation of one path. Every function that returns a bool returns false when there is trouble.
class Evaluation {
public:
    /// `demanding`: a member that is missing is always trouble, as in tests for existence.
    Evaluation(const Path& path, Shared& shared, bool demanding = false)
        : path_(path), shared_(shared), demanding_(demanding) {}

    /// The value of the path in `document`, or nothing: see `trouble`.
    std::optional<value::Value> run(const value::Value& document);

    [[nodiscard]] const Trouble& trouble() const { return trouble_; }

private:
    bool walk(std::size_t step, const value::Value* model);
    bool apply(std::size_t step, const value::Value& model);
    bool addResult(value::Value result);

    bool names(std::size_t step, const Names& names, const value::Value& model);
    bool member(std::size_t step, std::string_view name, const value::Value& model);
    std::optional<value::Value> memberOfTerm(const value::Value& model, std::string_view name);
    bool mergeNames(const Names& names, const value::Value& model);
    bool missing(std::size_t step);
    bool indexes(std::size_t step, const Indexes& indexes, const value::Value& model);
    bool element(std::size_t step, std::int64_t index, const value::Value& model);
    bool isArray(std::size_t step, const value::Value& model, bool& good);
    bool slice(std::size_t step, const Slice& slice, const value::Value& model);
    bool wildcard(std::size_t step, const value::Value& model);
    bool filter(std::size_t step, const Filter& filter, const value::Value& model);

    bool scan(std::size_t step, const value::Value& model);
    bool scanObject(std::size_t step, const value::Value& model);
    bool scanArray(std::size_t step, const value::Value& model);
    bool scanMatches(const Step& target, bool targetIsLast, const value::Value& model, bool& matches);
    bool isSkippedAfterScan(std::size_t step) const;

    bool call(std::size_t step, const Call& call, const value::Value& model);
    bool argumentValues(const Call& call, std::vector<value::Value>& values);

    bool isLast(std::size_t step) const { return step + 1 == path_.steps.size(); }
    bool leadsToOne(std::size_t step) const { return step <= path_.definiteSteps; }
    bool fail(Reason reason, std::size_t step, value::Value model = {});
    bool isErrorUnless(value::Kind kind, std::size_t step, const value::Value& model);
    bool opaque(std::size_t step, const value::Value& model);

    const Path& path_;
    Shared& shared_;
    bool demanding_;
    const value::Value* document_ = nullptr;
    std::int64_t scannedIndex_ = -1;  // see scanArray
    std::vector<value::Value> results_;
    Trouble trouble_;
};

/// Whether a filter takes the item: nothing when that cannot be told, and then `trouble` says why.
std::optional<bool> accepts(const Condition& condition, const value::Value& item, Shared& shared, Trouble& trouble);

/// What a function makes of the value before it and of its arguments; nothing with a reason when it fails.
std::optional<value::Value> applyFunction(const Call& call, const value::Value& model,
    const std::vector<value::Value>& arguments, Trouble& trouble, value::Oracle& oracle);

}  // namespace stepcheck::query::jsonpath
