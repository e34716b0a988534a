#pragma once

#include <memory>
#include <utility>

namespace stepcheck::support {

/// A value that copies share until one of them changes it.
template <class T>
class CopyOnWrite {
public:
    explicit CopyOnWrite(T value) : value_(std::make_shared<T>(std::move(value))) {}

    [[nodiscard]] const T& operator*() const { return *value_; }
    [[nodiscard]] const T* operator->() const { return value_.get(); }

    /// The value for changing; the others keep theirs.
    [[nodiscard]] T& edit() {
        if (value_.use_count() > 1) [[unlikely]]
            detach();
        return *value_;
    }

    /// Another value in its place; the others keep theirs.
    void set(T value) {
        if (value_.use_count() > 1)
            value_ = std::make_shared<T>(std::move(value));
        else
            *value_ = std::move(value);
    }

private:
    [[gnu::noinline]] void detach() { value_ = std::make_shared<T>(*value_); }

    std::shared_ptr<T> value_;
};

}  // namespace stepcheck::support
