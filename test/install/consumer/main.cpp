#include "stepcheck/support/version.h"

#include <iostream>

int main() {
    std::cout << "linked with stepcheck " << stepcheck::support::version << '\n';
}
