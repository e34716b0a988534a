#pragma once

#include "stepcheck/embed/definition.h"
#include "stepcheck/lint/report.h"
#include "stepcheck/lint/settings.h"
#include "stepcheck/lint/suppression.h"
#include "stepcheck/support/diagnostic.h"
#include "stepcheck/support/line_table.h"
#include "stepcheck/syntax/document.h"

#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace stepcheck::lint {

struct RequestInput;

/// What is found in one text, from diagnostics to the finished report. Its definitions are the text itself, or lie in
/// it; what is found in them is found in the text.
class Judgement {
public:
    /// All of them outlive it.
    Judgement(const syntax::Document& document, const Settings& settings, FileReport& report);

    /// Takes what the reader found in the text, as far as its rules are selected.
    void takeReaderDiagnostics();

    /// Runs the selected rules over a definition that is a root of the text.
    void judgeDefinition(const syntax::Node& root);

    /// Runs the selected rules over a definition that was taken out of the text. One without a text of its own
    /// outlives this.
    void judgeEmbedded(const embed::Definition& definition, asl::MachineType type);

    /// What the selected rules find in a definition that was taken out of the text. Places are in the text. A
    /// definition without a text of its own outlives this.
    [[nodiscard]] std::vector<support::Diagnostic> findIn(const embed::Definition& definition, asl::MachineType type);

    /// Adds what somebody else found; of rules that are selected only.
    void add(support::Diagnostic diagnostic);

    /// Runs the selected rules about resources; what they find outside of `range` does not count.
    void judgeTemplate(const embed::Template& content, support::Span range);

    /// Runs the selected rules about requests.
    void judgeRequest(const RequestInput& input);

    /// Something in the text was not looked at.
    void leaveOut() { isJudgedWhole_ = false; }

    /// Applies the suppressions and writes the report.
    void finish();

private:
    /// What is said about a finding in the terms of its definition.
    struct Inside {
        std::string pointer;  // from the definition on; empty when its text is that of the file
        AwsDiagnostic aws;
    };
    using InsideKey = std::tuple<support::Span, std::string_view, std::string>;

    struct Subject {
        const syntax::Document& document;
        const syntax::Node& root;
        asl::MachineType type;
        bool isEmbedded;
        support::Span scope;  // of a suppression in the definition's own comment
    };

    void runRules(
        const Subject& subject, std::vector<support::Diagnostic>& found, std::vector<Suppression>& suppressions);
    void judgeOwnText(const embed::Definition& definition, std::vector<support::Diagnostic>& found,
        std::vector<Suppression>& suppressions);
    [[nodiscard]] support::Diagnostic taken(const embed::Definition& definition, support::Diagnostic diagnostic);
    void suppress();
    [[nodiscard]] Finding finding(support::Diagnostic& diagnostic, const support::LineTable& lines) const;
    [[nodiscard]] std::vector<RelatedPlace> placesOf(
        const std::vector<support::Related>& related, const support::LineTable& lines) const;
    [[nodiscard]] std::vector<FileFix> fixesOf(support::Diagnostic& diagnostic, const support::LineTable& lines) const;
    [[nodiscard]] std::string pointerOf(support::Span span) const;
    void addFingerprints();

    const syntax::Document& document_;
    const Settings& settings_;
    FileReport& report_;
    std::vector<support::Diagnostic> found_;
    std::vector<Suppression> suppressions_;
    std::map<InsideKey, Inside> insides_;
    bool mayBeSuppressed_ = false;
    bool isJudgedWhole_ = true;
};

}  // namespace stepcheck::lint
