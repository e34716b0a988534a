#include "stepcheck/explore/exploration.h"

namespace stepcheck::explore {

std::string_view name(End end) {
    switch (end) {
        case End::Succeeded: return "succeeded";
        case End::Failed: return "failed";
        case End::TimedOut: return "timed-out";
        case End::Merged: return "merged";
        case End::VisitLimit: return "visit-limit";
        case End::StepLimit: return "step-limit";
        case End::Undecided: return "undecided";
        case End::Unanswered: return "unanswered";
        case End::Unproven: return "unproven";
    }
    return "";
}

std::string_view name(Limit limit) {
    switch (limit) {
        case Limit::Paths: return "max-paths";
        case Limit::Time: return "max-seconds";
        case Limit::Pending: return "max-pending";
        case Limit::Items: return "max-items";
        case Limit::Visits: return "max-visits";
        case Limit::Retries: return "max-retries";
        case Limit::Steps: return "max-steps";
        case Limit::Interrupted: return "interrupted";
    }
    return "";
}

}  // namespace stepcheck::explore
