// The yardstick of scripts/bench.py: reads the files named on standard input, one a line, and parses each with
// Boost.JSON alone. What Boost.JSON does not read (YAML, placeholders) it gives up on where it fails.

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <cstddef>
#include <fstream>
#include <iostream>
#include <string>

int main() {
    std::size_t files = 0;
    std::size_t bytes = 0;
    std::size_t parsed = 0;
    for (std::string path; std::getline(std::cin, path);) {
        std::ifstream file(path, std::ios::binary | std::ios::ate);
        std::string text(static_cast<std::size_t>(file.tellg()), '\0');
        file.seekg(0);
        file.read(text.data(), static_cast<std::streamsize>(text.size()));

        boost::json::monotonic_resource memory;
        boost::system::error_code failure;
        const boost::json::value value = boost::json::parse(text, failure, &memory, {.max_depth = 10000});
        ++files;
        bytes += text.size();
        parsed += failure ? 0U : 1U;
    }
    std::cout << files << " files, " << bytes << " bytes, " << parsed << " of them JSON to Boost\n";
}
