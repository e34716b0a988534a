#include "stepcheck/exec/csv.h"

#include <utility>

namespace stepcheck::exec {

namespace {

class CsvReader {
public:
    CsvReader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

    std::vector<std::vector<std::string>> read() {
        for (std::size_t at = 0; at < text_.size(); ++at)
            at += take(text_[at], at + 1 < text_.size() ? text_[at + 1] : '\0');
        endRecord();
        return std::move(records_);
    }

private:
    // Takes a character; returns 1 when it took the next one, too.
    std::size_t take(char c, char next) {
        if (c == '\\') {
            if (next != '\\' && next != '"' && next != delimiter_)
                return 0;
            cell_.push_back(next);
            return 1;
        }
        if (c == '"') {
            if (inQuotes_ && next == '"') {
                cell_.push_back('"');
                return 1;
            }
            inQuotes_ = !inQuotes_;
            return 0;
        }
        if (inQuotes_)
            cell_.push_back(c);
        else if (c == delimiter_)
            endCell();
        else if (c == '\n')
            endRecord();
        else if (c != '\r' || next != '\n')
            cell_.push_back(c);
        return 0;
    }

    void endCell() { record_.push_back(std::exchange(cell_, {})); }

    void endRecord() {
        if (record_.empty() && cell_.empty())
            return;
        endCell();
        records_.push_back(std::exchange(record_, {}));
    }

    std::string_view text_;
    char delimiter_;
    bool inQuotes_ = false;
    std::string cell_;
    std::vector<std::string> record_;
    std::vector<std::vector<std::string>> records_;
};

}  // namespace

std::vector<std::vector<std::string>> readCsv(std::string_view text, char delimiter) {
    return CsvReader(text, delimiter).read();
}

char delimiterCalled(std::string_view name) {
    if (name == "PIPE")
        return '|';
    if (name == "SEMICOLON")
        return ';';
    if (name == "SPACE")
        return ' ';
    return name == "TAB" ? '\t' : ',';
}

}  // namespace stepcheck::exec
