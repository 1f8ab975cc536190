// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/context.h"
#include "normalize/counted_words.h"
#include "normalize/embedded_tables.h"
#include "normalize/tables.h"

namespace rawi {
namespace {

const TextMap<bool>& ranked_nouns() {
  static const TextMap<bool> built = [] {
    TextMap<bool> fresh;
    for (const TableRow& row : parse_table(embedded::case_words)) {
      if (row[0] != "ord") continue;
      for (const std::string_view noun : split_words(row[1])) fresh.emplace(noun, true);
    }
    return fresh;
  }();
  return built;
}

/// The ordinal agrees with the noun before it, so its case is the noun's.
Case case_of_noun_before(const View& view) {
  View at_noun = view;
  at_noun.before = view.before - 1;
  at_noun.particles = {};
  const std::string& bare = view.previous()->bare;
  for (const std::string_view particle : {"بال", "لل", "وبال", "كال", "ولل"}) {
    if (bare.starts_with(particle)) return Case::genitive;
  }
  // في الدقيقة 30 والدقيقة 58: joined to the ranked noun before it
  const bool joined = view.last.end > 0 && view.last.end == at_noun.before;
  if (joined && bare.starts_with("وال")) return view.last.kase;
  return case_here(at_noun);
}

Gender gender_of(const std::string& core) {
  const auto known = find_noun(core);
  if (known && known->form == NounForm::singular) return known->noun.gender;
  if (core.ends_with("ى")) return Gender::feminine;  // الذكرى
  return guess_gender(core, NounForm::singular);
}

/// 1. مقدمة at the head of a block: أَوَّلًا.
std::optional<Reading> numbered_heading(const View& view) {
  if (view.at != 0 || !view.is_digits(0) || view.ahead(0)->text.size() > 2) return std::nullopt;
  const Lexeme* stop = view.ahead(1);
  const Lexeme* word = view.ahead(2);
  if (stop == nullptr || word == nullptr || stop->space_before || !word->space_before)
    return std::nullopt;
  const bool marks = stop->text == "." || stop->text == ")" || stop->text == "-";
  if (!marks || word->kind != LexemeKind::word || view.ahead(0)->text.starts_with("0"))
    return std::nullopt;
  static constexpr std::string_view adverbs[] = {
      "", "أَوَّلًا", "ثَانِيًا", "ثَالِثًا", "رَابِعًا", "خَامِسًا", "سَادِسًا", "سَابِعًا", "ثَامِنًا", "تَاسِعًا", "عَاشِرًا"};
  const std::string& digits = view.ahead(0)->text;
  const std::size_t n = static_cast<std::size_t>(std::stoi(digits));
  Reading reading{2, {}, std::nullopt, ""};
  if (n >= 1 && n <= 10) {
    add_words(reading, spoken(adverbs[n]), "numbered heading", 0, 1);
  } else {
    add_words(reading, cardinal(digits, {}), "numbered heading", 0, 1);
  }
  reading.pieces.push_back({TokenKind::punctuation, ":", "", "numbered heading", 1, 2});
  return reading;
}

}  // namespace

std::optional<Reading> read_ordinal(const View& view) {
  if (auto heading = numbered_heading(view)) return heading;
  const auto number = parse_number(view.all, view.at);
  if (!number || !number->whole() || number->negative || number->integer.size() > 4)
    return std::nullopt;
  const Lexeme* before = view.previous();
  const bool noun_before = before != nullptr && before->kind == LexemeKind::word;
  const std::string core = noun_before ? noun_core(before->bare) : "";
  const bool article = noun_before && has_article(before->bare);
  const auto counted = printed_noun(view, number->length, tamyiz_of(number->integer));
  const bool counts = counted && (counted->known || !view.definite);
  const Lexeme* next = view.ahead(number->length);
  const bool scale = next != nullptr && is_scale_word(next->bare);
  const bool ranked = article && ranked_nouns().contains(core) && view.particles.empty() &&
                      !counts && number->integer.size() <= 3;
  const auto known = find_noun(core);
  const bool plural = known && known->form == NounForm::plural && known->noun.singular != core;
  const bool place =
      view.definite && article && !plural && !counts && !scale && view.particles.empty();
  const bool of_age = view.definite && next != nullptr && next->bare == "من" &&
                      view.ahead(number->length + 1) != nullptr &&
                      view.ahead(number->length + 1)->bare.find("عمر") != std::string::npos;
  if (of_age) {  // في ال61 من العمر: سنة is meant
    const Case kase = case_here(view);
    Reading age{number->length, {}, kase, ""};
    add_words(age, ordinal(number->integer, Gender::feminine, kase), "ordinal: year of life");
    return age;
  }
  if (!ranked && !place) return std::nullopt;
  const Gender gender = gender_of(core);
  const Case kase = case_of_noun_before(view);
  Reading reading{number->length, {}, kase, ""};
  add_words(reading, ordinal(number->integer, gender, kase),
            "ordinal: agrees with " + before->bare);
  return reading;
}

}  // namespace rawi
