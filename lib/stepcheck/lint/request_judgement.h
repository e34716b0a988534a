#pragma once

#include "stepcheck/lint/report.h"
#include "stepcheck/lint/settings.h"
#include "stepcheck/request/request.h"

namespace stepcheck::lint {

/// Judges an API request, and the definition in it.
void judgeRequest(const request::Request& request, const Settings& settings, FileReport& report);

}  // namespace stepcheck::lint
