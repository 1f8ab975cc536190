// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/embedded_tables.h"
#include "normalize/recognize.h"
#include "normalize/tables.h"

namespace rawi {
namespace {

struct Sign {
  std::string when;
  std::string vocalized;
};

const TextMap<Sign>& signs() {
  static const TextMap<Sign> built = [] {
    TextMap<Sign> fresh;
    for (const TableRow& row : parse_table(embedded::signs)) {
      fresh.emplace(row[0], Sign{std::string(row[1]), std::string(row[2])});
    }
    return fresh;
  }();
  return built;
}

bool is_operand(const Lexeme* lexeme) {
  if (lexeme == nullptr) return false;
  if (lexeme->kind == LexemeKind::digits) return true;
  return lexeme->kind != LexemeKind::sign && (lexeme->text.size() <= 2 || lexeme->bare.size() == 2);
}

}  // namespace

std::optional<Reading> read_sign(const View& view) {
  const Lexeme* lexeme = view.ahead(0);
  if (lexeme == nullptr || lexeme->kind != LexemeKind::sign) return std::nullopt;
  const auto found = signs().find(lexeme->text);
  if (found == signs().end()) return std::nullopt;
  const Sign& sign = found->second;
  Reading reading{1, {}, std::nullopt, ""};
  const bool beside =
      is_operand(view.previous()) || is_operand(view.ahead(1)) ||
      (view.ahead(1) != nullptr && view.ahead(1)->text == "-" && is_operand(view.ahead(2)));
  if (sign.when == "silent" || (sign.when == "number" && !beside)) {
    reading.warning = "silent-sign";
    return reading;
  }
  const Lexeme* next = view.ahead(1);
  if (lexeme->text == "&" && next != nullptr &&
      next->kind == LexemeKind::word) {  // و is written with its word
    reading.length = 2;
    reading.pieces.push_back({TokenKind::word, "و" + next->text, "", "sign &", 0, 0});
    return reading;
  }
  add_words(reading, spoken(sign.vocalized), "sign " + lexeme->text);
  return reading;
}

}  // namespace rawi
