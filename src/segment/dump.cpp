// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/segment.h"

namespace rawi {

std::string_view name_of(Pause pause) {
  switch (pause) {
    case Pause::breath:
      return "breath";
    case Pause::comma:
      return "comma";
    case Pause::semicolon:
      return "semicolon";
    case Pause::colon:
      return "colon";
    case Pause::question:
      return "question";
    case Pause::exclamation:
      return "exclamation";
    case Pause::full_stop:
      return "full_stop";
  }
  return "full_stop";
}

std::string dump(const std::vector<Sentence>& sentences) {
  std::string lines;
  for (const Sentence& sentence : sentences) {
    for (const Clause& clause : sentence.clauses) {
      for (std::size_t i = clause.begin; i < clause.end; ++i) {
        if (i > clause.begin && sentence.tokens[i].space_before) lines += ' ';
        lines += sentence.tokens[i].text;
      }
      lines += " |";
      lines += name_of(clause.pause);
      lines += clause.end == sentence.tokens.size() ? "|" : "| ";
    }
    lines += '\n';
  }
  return lines;
}

}  // namespace rawi
