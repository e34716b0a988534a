#pragma once

#include "stepcheck/explore/branch.h"
#include "stepcheck/explore/options.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <utility>
#include <vector>

namespace stepcheck::explore {

/// The ways that wait to be gone on with.
class Frontier {
public:
    explicit Frontier(Strategy strategy) : strategy_(strategy) {}

    void add(Branch branch);

    /// Of one that goes where another one has gone: it comes after all that may lead elsewhere.
    void addVariant(Branch branch) { variants_.push_back(std::move(branch)); }
    [[nodiscard]] bool isEmpty() const { return size() == 0; }
    [[nodiscard]] std::size_t size() const { return size_ + variants_.size(); }

    /// The one that the strategy wants next; there must be one.
    [[nodiscard]] Branch take();

    /// All of those with the fewest events: nobody comes to where they are any more.
    [[nodiscard]] std::vector<Branch> takeEarliest();

private:
    struct Waiting {
        std::uint64_t order = 0;  // in which they were found
        Branch branch;
    };
    struct Site {
        std::uint64_t taken = 0;
        std::deque<Waiting> waiting;
    };

    // What comes first has the least rank.
    [[nodiscard]] std::pair<std::uint64_t, std::uint64_t> rank(const Site& site) const;

    Strategy strategy_;
    std::map<std::uint64_t, Site> sites_;
    std::deque<Branch> variants_;
    std::uint64_t found_ = 0;
    std::size_t size_ = 0;
};

}  // namespace stepcheck::explore
