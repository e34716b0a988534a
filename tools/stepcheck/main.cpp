#include "stepcheck/driver/driver.h"

#include <cstddef>
#include <span>

int main(int argc, char** argv) {
    return stepcheck::driver::runProgram({argv, static_cast<std::size_t>(argc)});
}
