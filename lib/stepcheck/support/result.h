#pragma once

#include <boost/system/result.hpp>

#include <string>

namespace stepcheck::support {

/// Why something outside of the program failed: one clear line that names the file or option and what to do.
struct Error {
    std::string message;
};

/// A value or the reason why there is none. Test it, then use `*result`; `.value()` is not available on purpose.
template <class T>
class [[nodiscard]] Result : public boost::system::result<T, Error> {
public:
    using boost::system::result<T, Error>::result;
    void value() const = delete;
};

}  // namespace stepcheck::support
