#pragma once

#include "stepcheck/driver/baseline_file.h"

#include <string>

namespace stepcheck::driver {

struct BaselineNotes {
    bool isNew = false;  // the run wrote it
};

/// Prints on standard error what is to be said about the baseline of a run.
void writeBaselineNotes(const BaselineFile& baseline, BaselineNotes options, bool color);

/// Prints on standard error that there is nothing in a folder that was given.
void writeEmptyFolderNote(const std::string& folder, bool color);

}  // namespace stepcheck::driver
