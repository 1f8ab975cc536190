// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/spelling.h"

namespace rawi {
namespace {

bool is_word(const std::vector<Lexeme>& lexemes, std::size_t at) {
  return at < lexemes.size() && lexemes[at].kind != LexemeKind::sign;
}

void warn(std::vector<Warning>& warnings, const Lexeme& lexeme, std::string_view message) {
  warnings.push_back({"spelling", std::string(message), lexeme.source});
}

/// "الخبز و الحليب": the conjunction is written with its word.
void join_conjunctions(std::vector<Lexeme>& lexemes, std::vector<Warning>& warnings) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < lexemes.size(); ++i, ++kept) {
    if (kept != i) lexemes[kept] = std::move(lexemes[i]);
    const bool alone =
        lexemes[kept].kind == LexemeKind::word && lexemes[kept].bare == "و" && kept > 0;
    const bool joins = alone && i + 1 < lexemes.size() && lexemes[i + 1].kind == LexemeKind::word &&
                       lexemes[i + 1].space_before && lexemes[i + 1].bare.size() > 4 &&
                       lexemes[kept].space_before && !is_vocalized(lexemes[i + 1]);
    if (!joins) continue;
    warn(warnings, lexemes[kept], "و is written with the next word");
    Lexeme& target = lexemes[kept];
    target.text += lexemes[i + 1].text;
    target.bare += lexemes[i + 1].bare;
    target.source = cover(target.source, lexemes[i + 1].source);
    target.rule = "spelling: و is written with its word";
    ++i;
  }
  lexemes.resize(kept);
}

/// و"...", ب"...": particles are written with what they govern.
bool is_particle(std::string_view bare) {
  return bare == "و" || bare == "ف" || bare == "ب" || bare == "ل" || bare == "ك" || bare == "ال" ||
         bare == "وب" || bare == "ول" || bare == "لل";
}

/// One quote between two words closes a quotation whose beginning is in another block.
void space_lone_quote(std::vector<Lexeme>& lexemes, std::vector<Warning>& warnings) {
  for (std::size_t i = 1; i + 1 < lexemes.size(); ++i) {
    const bool between =
        lexemes[i].text == "\"" && !lexemes[i].space_before && !lexemes[i + 1].space_before;
    if (!between || !is_word(lexemes, i - 1) || !is_word(lexemes, i + 1) ||
        is_particle(lexemes[i - 1].bare))
      continue;
    lexemes[i + 1].space_before = true;
    warn(warnings, lexemes[i], "a space is missing after the quotation");
  }
}

/// Straight quotes open and close in turn; an odd one tells nothing, so the block is left alone.
void space_quotes(std::vector<Lexeme>& lexemes, std::vector<Warning>& warnings) {
  std::size_t quotes = 0;
  for (const Lexeme& lexeme : lexemes) {
    if (lexeme.text == "\"") ++quotes;
  }
  if (quotes == 1) return space_lone_quote(lexemes, warnings);
  if (quotes == 0 || quotes % 2 != 0) return;
  bool open = false;
  for (std::size_t i = 0; i < lexemes.size(); ++i) {
    if (lexemes[i].text != "\"") continue;
    open = !open;
    if (open) {
      const bool particle = i > 0 && lexemes[i - 1].kind == LexemeKind::word &&
                            lexemes[i - 1].bare.size() <= 4 && is_particle(lexemes[i - 1].bare);
      // مهرجان" قرطاج": with its space on the inner side the mark is no sure opening
      const bool inner_space = i + 1 < lexemes.size() && lexemes[i + 1].space_before;
      if (i > 0 && is_word(lexemes, i - 1) && !lexemes[i].space_before && !particle &&
          !inner_space) {
        lexemes[i].space_before = true;
        warn(warnings, lexemes[i], "a space is missing before the quotation");
      }

    } else {
      if (is_word(lexemes, i + 1) && !lexemes[i + 1].space_before) {
        lexemes[i + 1].space_before = true;
        warn(warnings, lexemes[i], "a space is missing after the quotation");
      }
    }
  }
}

/// No space before, one after: ، ؛ . between words.
void space_signs(std::vector<Lexeme>& lexemes) {
  for (std::size_t i = 1; i < lexemes.size(); ++i) {
    Lexeme& sign = lexemes[i];
    const bool shapes =
        sign.text == "،" || sign.text == "؛" || sign.text == "؟" || sign.text == ".";
    if (!shapes) continue;
    if (is_word(lexemes, i - 1)) sign.space_before = false;

    const bool quote_next =
        i + 1 < lexemes.size() && lexemes[i + 1].text == "\"" && sign.text != ".";
    if (quote_next && lexemes[i - 1].bare.size() > 4) lexemes[i + 1].space_before = true;
  }
}

}  // namespace

void repair_spacing(std::vector<Lexeme>& lexemes, std::vector<Warning>& warnings) {
  join_conjunctions(lexemes, warnings);
  space_signs(lexemes);
  space_quotes(lexemes, warnings);
}

}  // namespace rawi
