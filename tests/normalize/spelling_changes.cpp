// SPDX-License-Identifier: GPL-3.0-or-later
// Prints "wrong -> right: reason <tab> line" for every spelling repair in the lines of standard
// input: over well-spelled text it must print nothing.
#include <iostream>
#include <string>

#include "normalize/normalize.h"

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    for (const rawi::Warning& warning : rawi::normalize(line).warnings) {
      if (warning.kind == "spelling") std::cout << warning.message << '\t' << line << '\n';
    }
  }
}
