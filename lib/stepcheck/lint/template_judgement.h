#pragma once

#include "stepcheck/embed/linked_file.h"
#include "stepcheck/embed/template.h"
#include "stepcheck/lint/report.h"
#include "stepcheck/lint/settings.h"
#include "stepcheck/support/source_text.h"
#include "stepcheck/syntax/document.h"

#include <memory>

namespace stepcheck::lint {

/// Judges a template: its resources, and the definitions in it. Names the files with definitions in `report.linked`.
void judgeTemplate(const embed::Template& content, const Settings& settings, FileReport& report);

/// Judges a definition that a template links, with what the template puts in the place of its placeholders.
void judgeLinked(const std::shared_ptr<const support::SourceText>& source, const syntax::Document& document,
    const Settings& settings, FileReport& report);

}  // namespace stepcheck::lint
