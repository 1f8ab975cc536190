// SPDX-License-Identifier: GPL-3.0-or-later
// One line in, one line out: the line's sentences in its own spelling, joined by " ⏎ ".
#include <iostream>
#include <string>

#include "segment/segment.h"

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    bool first = true;
    for (const rawi::ByteRange& range : rawi::segment_ranges(line)) {
      std::cout << (first ? "" : " ⏎ ") << line.substr(range.begin, range.size());
      first = false;
    }
    std::cout << '\n';
  }
}
