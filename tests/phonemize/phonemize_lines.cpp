// SPDX-License-Identifier: GPL-3.0-or-later
// Reads vocalized lines and prints their phonemes, one line each: the twin of the program's
// `phonemize --diacritized`, without the stages before it. For measuring the rules by themselves.
//
//   phonemize_lines [full|pausal] [ipa|espeak|buckwalter|dump] < lines
#include <iostream>
#include <string>
#include <string_view>

#include "phonemize/already_vocalized.h"
#include "phonemize/phonemize.h"

int main(int argc, char** argv) {
  using namespace rawi;
  const std::string_view endings = argc > 1 ? argv[1] : "pausal";
  const std::string_view notation = argc > 2 ? argv[2] : "buckwalter";
  const PhonemizeOptions options{endings == "full" ? Endings::full : Endings::pausal};
  for (std::string line; std::getline(std::cin, line);) {
    const Utterance utterance = phonemize(already_vocalized(line), options);
    if (notation == "dump") {
      std::cout << dump(utterance);
      continue;
    }
    std::cout << to_string(utterance, notation == "ipa"      ? Notation::ipa
                                      : notation == "espeak" ? Notation::espeak
                                                             : Notation::buckwalter)
              << '\n';
  }
}
