// SPDX-License-Identifier: GPL-3.0-or-later
// Reads lines, takes their marks off, and writes each with the marks of a model: diacritize_lines
// MODEL [--keep] < IN > OUT. --keep leaves the marks of the input in place. Everything that is no
// Arabic word passes through as it is. For measuring; the program is `rawi diacritize`.
// diacritize_lines --write-tiny FILE writes the tests' tiny model (golden/README.md).
#include <iostream>
#include <string>
#include <vector>

#include "core/files.h"
#include "diacritize/diacritize.h"
#include "sentences.h"
#include "tiny_network.h"

using namespace rawi;

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  if (argc == 3 && std::string_view(argv[1]) == "--write-tiny") {
    return write_file_atomically(argv[2], test::tiny_network()) ? 0 : 73;
  }
  const bool keep = argc > 2 && std::string_view(argv[2]) == "--keep";
  const auto model = load_model(argv[1]);
  if (!model) {
    std::cerr << to_string(model.error()) << '\n';
    return 69;
  }
  std::vector<test::Line> lines;
  std::vector<Sentence> sentences;
  for (std::string line; std::getline(std::cin, line);) {
    lines.push_back(test::line_of(to_nfc(keep ? line : strip_marks(line))));
    sentences.push_back(lines.back().sentence);
  }
  const auto vocalized = diacritize(sentences, Lexicon(), **model);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (std::size_t k = 0; k < vocalized[i].words.size(); ++k) {
      std::cout << lines[i].gaps[k] << vocalized[i].words[k].text;
    }
    std::cout << lines[i].gaps.back() << '\n';
  }
}
