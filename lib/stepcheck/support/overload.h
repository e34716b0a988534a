#pragma once

namespace stepcheck::support {

/// One function object out of several lambdas, for `std::visit`.
template <class... Functions>
struct Overload : Functions... {
    using Functions::operator()...;
};
template <class... Functions>
Overload(Functions...) -> Overload<Functions...>;

}  // namespace stepcheck::support
