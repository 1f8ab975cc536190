// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>

#include "normalize/recognize.h"

namespace rawi {

/// Case of the number at the view, from the words before it (tables/case_words.tsv): genitive after
/// a preposition or in construct, accusative as object or extent of a verb in the same clause, the
/// case of the number before it after و or إلى, otherwise nominative (or the options' bare_case).
[[nodiscard]] Case case_here(const View& view);

/// A verb of the third person that takes an object: right before a number its subject may be the
/// counted noun (زار 20 سائحا المتحف) or it may be hidden (زرع 66 شجرة).
[[nodiscard]] bool is_object_verb(std::string_view bare);

/// A noun that counts persons: by its sound masculine plural, or by name in tables/case_words.tsv.
[[nodiscard]] bool is_person(const Noun& noun);

/// A name that looks like a verbal noun or a dual (إيران), from the same table.
[[nodiscard]] bool is_name(std::string_view bare);

/// A noun of quantity: دولار، متر، درجة.
[[nodiscard]] bool is_measure(const Lexeme& lexeme);

/// A noun of time: يوم، سنة، ثانية.
[[nodiscard]] bool is_time(const Lexeme& lexeme);

/// إطلاق، اعتقال، تسليم: a shape that no verb has (اختار and استعاد are shorter).
[[nodiscard]] bool has_masdar_shape(std::string_view bare);

/// The same, with the reason in words for the rule of the token.
struct CaseReason {
  Case kase = Case::nominative;
  std::string reason;
};
[[nodiscard]] CaseReason case_and_reason(const View& view);

/// Case of an adjective or ordinal that agrees with a noun before the view, the nearest or `steps`
/// back: في الدورة 5, بكأس الخليج 21.
[[nodiscard]] Case case_of_noun_before(const View& view, std::size_t steps = 1);

/// The word without the first of the prefixes that leaves two letters or more.
[[nodiscard]] std::string_view drop_front(std::string_view word,
                                          std::initializer_list<std::string_view> prefixes);

/// A word without the particles that can stand before a noun: و ف, ب ل ك.
[[nodiscard]] std::string_view without_conjunction(std::string_view bare);
[[nodiscard]] bool has_article(std::string_view bare);
/// The word without the alif of tanwin.
[[nodiscard]] std::string_view strip_final_alif(std::string_view bare);
/// The noun without particles and article: "والدورة" -> "دورة".
[[nodiscard]] std::string noun_core(std::string_view bare);

}  // namespace rawi
