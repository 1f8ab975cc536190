// SPDX-License-Identifier: GPL-3.0-or-later
// A word and the particles and article that are written together with it.
#include "normalize/context.h"
#include "normalize/noun_lexicon.h"

namespace rawi {

std::string_view drop_front(std::string_view word,
                            std::initializer_list<std::string_view> prefixes) {
  for (const std::string_view prefix : prefixes) {
    if (word.starts_with(prefix) && word.size() > prefix.size() + 2)
      return word.substr(prefix.size());
  }
  return word;
}

std::string_view strip_final_alif(std::string_view bare) {
  return bare.ends_with("ا") ? bare.substr(0, bare.size() - 2) : bare;
}

std::string_view without_conjunction(std::string_view bare) { return drop_front(bare, {"و", "ف"}); }

bool has_article(std::string_view bare) {
  for (const std::string_view article : {"ال", "وال", "بال", "لل", "كال", "فال", "وبال", "ولل"}) {
    if (bare.starts_with(article) && bare.size() > article.size() + 3) return true;
  }
  return false;
}

std::string noun_core(std::string_view bare) {
  std::string_view word = bare;
  for (const std::string_view article : {"وبال", "وال", "بال", "كال", "فال", "ولل", "لل", "ال"}) {
    if (word.starts_with(article) && word.size() > article.size() + 3) {
      return std::string(word.substr(article.size()));
    }
  }
  if (find_noun(word)) return std::string(word);
  for (const std::string_view particle : {"وب", "ول", "و", "ف", "ب", "ل", "ك"}) {
    if (word.starts_with(particle) && find_noun(word.substr(particle.size()))) {
      return std::string(word.substr(particle.size()));
    }
  }
  return std::string(word);
}

Case case_of_noun_before(const View& view, std::size_t steps) {
  View at_noun = view;
  at_noun.before = view.before - steps;
  at_noun.particles = {};
  const std::string& bare = view.previous(steps)->bare;
  for (const std::string_view particle : {"بال", "لل", "وبال", "كال", "ولل"}) {
    if (bare.starts_with(particle)) return Case::genitive;
  }
  if (!has_article(bare) && noun_core(bare).size() < bare.size() && !bare.starts_with("و"))
    return Case::genitive;  // بكأس الخليج
  // في الدقيقة 30 والدقيقة 58: joined to the ranked noun before it
  const bool joined =
      view.last.end > 0 && view.last.end <= at_noun.before && at_noun.before - view.last.end <= 2;
  if (joined && bare.starts_with("وال")) return view.last.kase;
  return case_here(at_noun);
}

}  // namespace rawi
