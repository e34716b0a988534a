#pragma once

#include "stepcheck/embed/linked_file.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/support/diagnostic.h"
#include "stepcheck/support/line_table.h"
#include "stepcheck/support/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::catalog {
struct Operation;
}

namespace stepcheck::lint {

/// A range of a file as people say it, with the text around it.
struct Place {
    support::Span bytes;  // in the file
    support::Position begin;
    support::Position end;        // exclusive
    std::string excerpt;          // of the line of `begin`, without its line break, cut on both sides when long
    std::uint32_t markBegin = 0;  // the marked range in `excerpt`, as bytes
    std::uint32_t markEnd = 0;
    bool cutBefore = false;
    bool cutAfter = false;
};

struct RelatedPlace {
    Place at;
    std::string message;
};

/// What the service would say.
struct AwsDiagnostic {
    std::string message{};   // whole; empty where nothing is recorded
    std::string location{};  // `/States/Name/Field`, `/` for the definition; empty: none
};

/// A replacement of a range of the file.
struct FileEdit {
    support::Span bytes;
    support::Position begin;
    support::Position end;  // exclusive
    std::string text;
};

/// A way to take a finding away. All of its edits belong together.
struct FileFix {
    std::string title;
    support::Safety safety = support::Safety::Unsafe;
    std::vector<FileEdit> edits;  // by place, disjoint, at least one
};

/// A diagnostic made ready to be shown; holds no view into the document.
struct Finding {
    const RegisteredRule* rule = nullptr;
    support::Severity severity = support::Severity::Error;
    Place at;
    std::string message;
    std::string help;
    std::vector<RelatedPlace> related;
    std::string_view awsCode;
    std::vector<FileFix> fixes;  // the best first; none where the text is not that of the file
    std::string pointer;         // RFC 6901 pointer of the innermost value or key there; empty for the whole document
    std::vector<RelatedPlace> route;  // the way by which an execution comes to it, without the finding itself
    AwsDiagnostic aws;
    std::string fingerprint;  // 16 hexadecimal digits; the same after re-indentation and with new states above
};

/// What a file that is an API request is answered with.
struct RequestFacts {
    const catalog::Operation* operation = nullptr;
    bool isReadable = true;                              // else the service cannot read it at all
    support::Severity least = support::Severity::Error;  // of the diagnostics that ValidateStateMachineDefinition lists
    std::size_t most = 0;                                // of them
};

/// What came of one file.
struct FileReport {
    std::string name;                       // as given or found, with forward slashes
    std::vector<Finding> findings;          // by place, then rule
    std::vector<std::string> notes;         // lines of information: "holds no state machine"
    std::optional<support::Error> failure;  // why it was not judged: unreadable, or beyond a limit
    std::size_t machines = 0;
    std::size_t states = 0;
    std::size_t suppressed = 0;             // findings that a suppression took away
    std::size_t baselined = 0;              // findings that stand in the baseline, and not here
    std::vector<embed::LinkedFile> linked;  // files with definitions of the machines of this template
    bool isTemplate = false;
    std::optional<RequestFacts> request;  // if it is one
};

/// What came of a run.
struct RunReport {
    std::vector<FileReport> files;  // sorted by name, arguments that were given twice once
    support::ColumnUnit columnUnit = support::ColumnUnit::CodePoint;

    [[nodiscard]] std::size_t count(support::Severity severity) const;
};

}  // namespace stepcheck::lint
