#include "stepcheck/support/run_program.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <optional>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace stepcheck::support {

using Clock = std::chrono::steady_clock;

namespace {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }

    [[nodiscard]] int number() const { return number_; }
    void close() {
        if (number_ >= 0)
            ::close(std::exchange(number_, -1));
    }

private:
    int number_;
};

/// A program that runs. It does not outlive this.
class Child {
public:
    explicit Child(pid_t id) : id_(id) {}
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() {
        if (id_ < 0)
            return;
        ::kill(id_, SIGKILL);
        static_cast<void>(wait());
    }

    /// The status with which it ends, as waitpid(2) tells it.
    [[nodiscard]] int wait() {
        int status = 0;
        while (::waitpid(id_, &status, 0) < 0 && errno == EINTR) {
        }
        id_ = -1;
        return status;
    }

private:
    pid_t id_;
};

}  // namespace

static Error failure(const std::string& name, std::string_view why) {
    return {fmt::format("{} {}", name, why)};
}

static Error failure(const std::string& name, int number) {
    return failure(name, fmt::format("cannot be run: {}", std::strerror(number)));
}

// A file without a name, at its beginning.
static File fileOf(std::string_view text) {
    File file(std::tmpfile(), &std::fclose);
    const bool isWritten =
        file && (text.empty() || std::fwrite(text.data(), 1, text.size(), file.get()) == text.size());
    if (!isWritten || std::fflush(file.get()) != 0)
        file.reset();
    if (file)
        ::lseek(::fileno(file.get()), 0, SEEK_SET);
    return file;
}

static int spawn(
    pid_t& id, const std::string& name, const std::vector<std::string>& arguments, const std::array<int, 3>& streams) {
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    for (int i = 0; i < 3; ++i)
        ::posix_spawn_file_actions_adddup2(&actions, streams[static_cast<std::size_t>(i)], i);
    std::vector<std::string> words{name};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (std::string& word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    const int error = ::posix_spawnp(&id, name.c_str(), &actions, nullptr, argv.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    return error;
}

// Reads until the other side is closed.
static std::optional<Error> readAll(
    int descriptor, const std::string& name, const ProgramLimits& limits, std::string& output) {
    const Clock::time_point end = Clock::now() + limits.time;
    std::array<char, 1U << 16U> buffer{};
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
        pollfd waiting{.fd = descriptor, .events = POLLIN, .revents = 0};
        const int ready = left.count() <= 0 ? 0 : ::poll(&waiting, 1, static_cast<int>(left.count()));
        if (ready == 0)
            return failure(name, fmt::format("needs more than {} ms and was stopped", limits.time.count()));
        const ssize_t size = ready < 0 ? -1 : ::read(descriptor, buffer.data(), buffer.size());
        if (size < 0 && errno != EINTR)
            return failure(name, errno);
        if (size == 0)
            return std::nullopt;
        if (size > 0)
            output.append(buffer.data(), static_cast<std::size_t>(size));
        if (output.size() > limits.outputBytes)
            return failure(name, fmt::format("writes more than {} bytes and was stopped", limits.outputBytes));
    }
}

static std::string firstLine(std::FILE& file) {
    std::array<char, 300> buffer{};
    std::rewind(&file);
    const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), &file);
    const std::string_view text(buffer.data(), size);
    return std::string(text.substr(0, text.find('\n')));
}

Result<std::string> runProgram(const std::string& name, const std::vector<std::string>& arguments,
    std::string_view input, const ProgramLimits& limits) {
    const File in = fileOf(input);
    const File errors = fileOf({});
    std::array<int, 2> ends{};
    if (!in || !errors || ::pipe2(ends.data(), O_CLOEXEC) != 0)
        return failure(name, errno);
    const Descriptor reader(ends[0]);
    Descriptor writer(ends[1]);
    pid_t id = -1;
    if (const int error = spawn(id, name, arguments, {::fileno(in.get()), writer.number(), ::fileno(errors.get())}))
        return error == ENOENT ? failure(name, "is not installed") : failure(name, error);
    Child child(id);
    writer.close();
    std::string output;
    if (auto error = readAll(reader.number(), name, limits, output))
        return *std::move(error);
    const int status = child.wait();
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return Result<std::string>(boost::system::in_place_value, std::move(output));
    const std::string said = firstLine(*errors);
    return failure(name, WIFSIGNALED(status) ? fmt::format("was ended by signal {}", WTERMSIG(status))
                                             : fmt::format("ended with status {}{}{}", WEXITSTATUS(status),
                                                   said.empty() ? "" : ": ", said));
}

}  // namespace stepcheck::support
