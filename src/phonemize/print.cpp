// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <vector>

#include "phonemize/phonemize.h"

namespace rawi {
namespace {

// IPA has the stress sign before the syllable, not before its vowel: it goes to the consonant that
// begins the syllable.
std::vector<std::string> syllabified_ipa(const std::vector<Phoneme>& word) {
  std::vector<std::string> signs;
  for (std::size_t i = 0; i < word.size(); ++i) {
    Phoneme phoneme = word[i];
    const bool onset = i > 0 && is_vowel(phoneme.sound) && !is_vowel(word[i - 1].sound);
    if (phoneme.stress != Stress::none && onset) {
      signs.back() = (phoneme.stress == Stress::primary ? "ˈ" : "ˌ") + signs.back();
      phoneme.stress = Stress::none;
    }
    signs.push_back(to_string(phoneme, Notation::ipa));
  }
  return signs;
}

void append_word(std::string& line, const SpokenWord& word, Notation notation) {
  if (!word.foreign.empty()) {
    line += '"' + word.foreign + '"';
    return;
  }
  std::vector<std::string> signs;
  if (notation == Notation::ipa) {
    signs = syllabified_ipa(word.phonemes);
  } else {
    for (const Phoneme& phoneme : word.phonemes) signs.push_back(to_string(phoneme, notation));
  }
  for (std::size_t i = 0; i < signs.size(); ++i) {
    if (i > 0) line += ' ';
    line += signs[i];
  }
}

}  // namespace

std::string to_string(const Utterance& utterance, Notation notation) {
  std::string line;
  for (const SpokenClause& clause : utterance.clauses) {
    for (const SpokenWord& word : clause.words) {
      if (!line.empty()) line += " | ";
      append_word(line, word, notation);
    }
  }
  return line;
}

std::string dump(const Utterance& utterance) {
  std::string lines;
  for (const SpokenClause& clause : utterance.clauses) {
    for (const SpokenWord& word : clause.words) {
      lines += std::to_string(word.token) + '\t';
      append_word(lines, word, Notation::ipa);
      lines += '\t';
      for (std::size_t i = 0; i < word.rules.size(); ++i) {
        if (i > 0) lines += "; ";
        lines += word.rules[i];
      }
      lines += '\n';
    }
    lines += "|\t" + std::string(name_of(clause.pause)) + '\t' + clause.reason + '\n';
  }
  for (const Warning& warning : utterance.warnings) {
    lines += "!\t" + warning.kind + '\t' + warning.message + '\n';
  }
  return lines;
}

}  // namespace rawi
