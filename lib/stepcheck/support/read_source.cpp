#include "stepcheck/support/read_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <system_error>
#include <utility>

namespace stepcheck::support {

static_assert(maxFileBytes < std::numeric_limits<std::uint32_t>::max(), "spans are 32-bit offsets");

static Error cannotRead(const std::string& name, std::string_view reason) {
    return {fmt::format("{}: cannot be read: {}", name, reason)};
}

static Error tooLarge(const std::string& name) {
    return {fmt::format("{}: is larger than {} bytes, the most that stepcheck reads (limit: file size)", name, maxFileBytes)};
}

static Result<std::shared_ptr<const SourceText>> readStream(std::FILE* stream, std::string name, std::size_t sizeHint) {
    std::string text;
    text.resize(std::min(sizeHint, maxFileBytes) + 1);
    std::size_t used = 0;
    while (true) {
        if (used == text.size())
            text.resize(text.size() * 2);
        const std::size_t got = std::fread(text.data() + used, 1, text.size() - used, stream);
        used += got;
        if (used > maxFileBytes)
            return tooLarge(name);
        if (got == 0)
            break;
    }
    if (std::ferror(stream) != 0)
        return cannotRead(name, std::generic_category().message(errno));
    text.resize(used);
    return std::make_shared<const SourceText>(std::move(name), std::move(text));
}

Result<std::shared_ptr<const SourceText>> readSource(const std::filesystem::path& path) {
    return readSource(path, path.generic_string());
}

Result<std::shared_ptr<const SourceText>> readSource(const std::filesystem::path& path, std::string name) {
    std::error_code failure;
    const std::filesystem::file_status status = std::filesystem::status(path, failure);
    if (std::filesystem::is_directory(status))
        return cannotRead(name, "it is a directory");
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status) &&
        !std::filesystem::is_fifo(status) && !std::filesystem::is_character_file(status))
        return cannotRead(name, "it is not a file");

    std::unique_ptr<std::FILE, int (*)(std::FILE*)> stream(std::fopen(path.c_str(), "rb"), &std::fclose);
    if (!stream)
        return cannotRead(name, std::generic_category().message(errno));
    const std::uintmax_t size = std::filesystem::is_regular_file(status) ? std::filesystem::file_size(path, failure) : 0;
    if (failure)
        return cannotRead(name, failure.message());
    if (size > maxFileBytes)
        return tooLarge(name);
    return readStream(stream.get(), std::move(name), static_cast<std::size_t>(size));
}

Result<std::shared_ptr<const SourceText>> readStandardInput(std::string name) {
    constexpr std::size_t firstGuess = 64 * 1024;
    return readStream(stdin, std::move(name), firstGuess);
}

}  // namespace stepcheck::support
