"""How a .test file is run. %stepcheck is the program; FileCheck, not, count and split-file are LLVM's."""
import os

import lit.formats

config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".test"]
config.excludes = ["Inputs"]

config.environment["PATH"] = os.pathsep.join([config.stepcheck_bin, config.llvm_tools, os.environ["PATH"]])
# What could change the output is fixed here, not inherited from whoever runs the tests.
config.environment["LC_ALL"] = "C.UTF-8"
for name in ("NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "COLUMNS"):
    config.environment.pop(name, None)

config.substitutions.append(("%stepcheck", os.path.join(config.stepcheck_bin, "stepcheck")))
config.substitutions.append(("%source", config.stepcheck_source))
config.substitutions.append(("%python", config.python))
