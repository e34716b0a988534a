#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

static void replay(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    const std::vector<std::uint8_t> bytes(text.begin(), text.end());
    std::fprintf(stderr, "%s\n", path.c_str());  // before it runs: a crash names its file
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

static std::size_t replayBelow(const std::filesystem::path& folder) {
    if (!std::filesystem::exists(folder))
        return 0;
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file())
            continue;
        replay(entry.path());
        ++count;
    }
    return count;
}

/// Runs the fuzz target once over each file below the given folders; a folder that does not exist has no files.
int main(int argc, char** argv) {
    std::size_t count = 0;
    for (const char* folder : std::span(argv, static_cast<std::size_t>(argc)).subspan(1))
        count += replayBelow(folder);
    std::printf("%zu inputs\n", count);
    return count == 0 ? 1 : 0;
}
