#pragma once

#include "stepcheck/explore/model.h"
#include "stepcheck/value/oracle.h"

namespace stepcheck::explore {

/// Answers as a model says, for the holes of a definition: the only unknowns that are left in an example.
class ModelOracle final : public value::Oracle {
public:
    /// The model must outlive it.
    explicit ModelOracle(const Model& model) : model_(model) {}

    bool decide(const value::Condition& condition) override { return holds(condition, model_).value_or(false); }
    std::size_t choose(std::size_t /*count*/) override { return 0; }
    value::Value pick(const value::Value& term) override;

private:
    const Model& model_;
};

}  // namespace stepcheck::explore
