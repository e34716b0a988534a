#include "stepcheck/explore/frontier.h"

#include "stepcheck/support/assert.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace stepcheck::explore {

void Frontier::add(Branch branch) {
    // Only the strategy that looks at places tells them apart; of the others the queue itself has the right order.
    const std::uint64_t place = strategy_ == Strategy::Coverage  ? branch.site
                                : strategy_ == Strategy::Breadth ? branch.steps
                                                                 : 0;
    sites_[place].waiting.push_back({.order = found_++, .branch = std::move(branch)});
    ++size_;
}

std::pair<std::uint64_t, std::uint64_t> Frontier::rank(const Site& site) const {
    switch (strategy_) {
        case Strategy::Coverage: return {site.taken, site.waiting.front().order};
        case Strategy::Breadth: return {site.waiting.front().branch.steps, site.waiting.front().order};
        case Strategy::Depth: return {0, 0};
    }
    STEPCHECK_ASSERT(false);
}

Branch Frontier::take() {
    if (size_ == 0) {
        Branch branch = std::move(variants_.front());
        variants_.pop_front();
        return branch;
    }
    std::erase_if(sites_, [](const auto& each) { return each.second.waiting.empty() && each.second.taken == 0; });
    Site* best = nullptr;
    for (auto& [place, site] : sites_)
        if (!site.waiting.empty() && (best == nullptr || rank(site) < rank(*best)))
            best = &site;
    STEPCHECK_ASSERT(best != nullptr);
    if (strategy_ == Strategy::Coverage)
        ++best->taken;
    --size_;
    const bool isLast = strategy_ == Strategy::Depth;
    Branch branch = std::move((isLast ? best->waiting.back() : best->waiting.front()).branch);
    if (isLast)
        best->waiting.pop_back();
    else
        best->waiting.pop_front();
    return branch;
}

std::vector<Branch> Frontier::takeEarliest() {
    exec::EventId least = std::numeric_limits<exec::EventId>::max();
    const auto events = [](const Waiting& waiting) { return waiting.branch.execution.history.size(); };
    for (const auto& [place, site] : sites_)
        for (const Waiting& waiting : site.waiting)
            least = std::min(least, events(waiting));
    std::vector<Waiting> earliest;
    for (auto& [place, site] : sites_) {
        const auto rest = std::ranges::stable_partition(
            site.waiting, [&](const Waiting& waiting) { return events(waiting) != least; });
        std::ranges::move(rest, std::back_inserter(earliest));
        site.waiting.erase(rest.begin(), rest.end());
    }
    size_ -= earliest.size();
    std::ranges::sort(earliest, {}, &Waiting::order);
    std::vector<Branch> branches;
    for (Waiting& waiting : earliest)
        branches.push_back(std::move(waiting.branch));
    return branches;
}

}  // namespace stepcheck::explore
