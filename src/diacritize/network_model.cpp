// SPDX-License-Identifier: GPL-3.0-or-later
#include "diacritize/network_model.h"

#include <zlib.h>

#include <algorithm>
#include <cmath>

#include "core/unicode.h"
#include "diacritize/letters.h"

namespace rawi {
namespace {

/// Longer "words" are no words of Arabic; they pass as a sign and stay bare.
constexpr std::size_t longest_word = 40;

struct Word {
  WordLetters letters;
  std::vector<ClassSet> open;
  bool seen = false;  ///< the network sees it
  std::vector<MarkClass> marks;
  std::vector<float> confidences;
};

/// The line of a sentence without marks, and which letter each code point is.
struct Line {
  struct Place {
    std::size_t token = NetworkText::nowhere;  ///< of no letter
    std::size_t letter = 0;
  };
  std::u32string text;
  std::vector<Place> places;
  std::vector<Word> words;  // one per token
};

void append_word(Line& line, const Token& token, std::size_t index) {
  Word& word = line.words[index];
  word.letters = split_letters(token.text);
  const std::size_t size = word.letters.letters.size();
  word.marks.resize(size);
  word.confidences.resize(size);
  word.seen = size > 0 && size <= longest_word;
  if (!word.seen) {
    line.text.push_back(U'\uFFFD');
    return;
  }
  word.open = open_classes(word.letters, token.vocalized);
  for (std::size_t i = 0; i < size; ++i) {
    line.places.resize(line.text.size());
    line.places.push_back({index, i});
    line.text.push_back(word.letters.letters[i].value);
  }
}

Line line_of(const Sentence& sentence) {
  Line line;
  line.words.resize(sentence.tokens.size());
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    const Token& token = sentence.tokens[i];
    if (token.space_before) line.text.push_back(U' ');
    if (token.kind == TokenKind::word) {
      append_word(line, token, i);
    } else {
      line.text += to_utf32(token.text);
    }
  }
  line.places.resize(line.text.size());
  return line;
}

/// What the network is told about a letter: 0 nothing, else 1 + a class; a vowel alone leaves the
/// shadda open, and 8 is a shadda alone.
std::uint8_t given_state(const Letter& letter, ClassSet open) {
  if (open == every_class) return 0;
  MarkClass least = 0;
  while (!holds(open, least)) ++least;
  const bool bare = open == 1U && !letter.has_vowel;
  const bool never_bears_sukun = letter.id == letter::alif || letter.id == letter::alif_maqsura ||
                                 letter.id == letter::alif_madda || letter.id == letter::waw ||
                                 letter.id == letter::ya || letter.id == letter::other;
  if (bare && never_bears_sukun) return 0;  // as in training, where only a written sukun is told
  return static_cast<std::uint8_t>(least + 1);
}

/// The class of a letter and the probability of it among those that are open.
void decide(const Network::Logits& logits, Word& word, std::size_t i) {
  const ClassSet open = word.open[i];
  int best = -1;
  for (MarkClass k = 0; k < mark_classes; ++k) {
    if (holds(open, k) && (best < 0 || logits[k] > logits[static_cast<std::size_t>(best)]))
      best = k;
  }
  float sum = 0;
  for (MarkClass k = 0; k < mark_classes; ++k) {
    const auto lead = static_cast<float>(logits[k] - logits[static_cast<std::size_t>(best)]);
    if (holds(open, k)) sum += std::exp(lead / 256.0F);
  }
  word.marks[i] = static_cast<MarkClass>(best);
  word.confidences[i] = 1.0F / sum;
}

std::vector<PredictedWord> predict_one(const Network& network, const Sentence& sentence) {
  Line line = line_of(sentence);
  NetworkText text = parse_for_network(line.text);
  const auto word_at = [&](std::size_t p) -> Word* {
    if (text.places[p] == NetworkText::nowhere) return nullptr;
    const std::size_t token = line.places[text.places[p]].token;
    return token == NetworkText::nowhere ? nullptr : &line.words[token];
  };
  const auto letter_at = [&](std::size_t p) { return line.places[text.places[p]].letter; };
  for (std::size_t p = 0; p < text.given.size(); ++p) {
    if (const Word* word = word_at(p)) {
      const std::size_t i = letter_at(p);
      text.given[p] = given_state(word->letters.letters[i], word->open[i]);
    }
  }
  network.run(text, [&](std::size_t first, std::span<const Network::Logits> logits) {
    for (std::size_t p = 0; p < logits.size(); ++p) {
      if (Word* word = word_at(first + p)) decide(logits[p], *word, letter_at(first + p));
    }
  });
  std::vector<PredictedWord> result;
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    Word& word = line.words[i];
    result.push_back({word.seen ? join_letters(word.letters, word.marks) : sentence.tokens[i].text,
                      std::move(word.confidences)});
  }
  return result;
}

/// Runs the sentence that the file brings with it: a wrong file, program or processor shows here.
Result<void> check(const Network& network, const std::string& name) {
  const NetworkText text = parse_for_network(to_utf32(network.file().test_text));
  uLong crc = crc32_z(0, nullptr, 0);
  network.run(text, [&](std::size_t, std::span<const Network::Logits> logits) {
    for (const Network::Logits& row : logits) {
      crc = crc32_z(crc, reinterpret_cast<const Bytef*>(row.data()),
                    Network::classes * sizeof(std::int32_t));
    }
  });
  if (text.chars.size() == network.file().test_chars && crc == network.file().test_logits_crc32) {
    return {};
  }
  return fail({ErrorCode::missing_resource,
               "the model's test sentence does not give the numbers that the file says", name, "",
               "", "this is a fault of the program or of the file's maker: please report it"});
}

}  // namespace

Result<std::unique_ptr<const DiacritizerModel>> NetworkModel::from_file(MappedFile mapped,
                                                                        const std::string& name) {
  auto file = NetworkFile::parse(mapped.bytes(), name);
  if (!file) return fail(file.error());
  Network network(*std::move(file), *usable_kernels().front());
  if (auto checked = check(network, name); !checked) return fail(checked.error());
  return std::unique_ptr<const DiacritizerModel>(
      new NetworkModel(nullptr, std::move(mapped), std::move(network)));
}

Result<std::unique_ptr<const DiacritizerModel>> NetworkModel::from_bytes(
    std::string bytes, const std::string& name, const NetworkKernels& kernels) {
  auto held = std::make_unique<const std::string>(std::move(bytes));
  auto file = NetworkFile::parse(*held, name);
  if (!file) return fail(file.error());
  Network network(*std::move(file), kernels);
  if (auto checked = check(network, name); !checked) return fail(checked.error());
  return std::unique_ptr<const DiacritizerModel>(
      new NetworkModel(std::move(held), std::nullopt, std::move(network)));
}

std::vector<std::vector<PredictedWord>> NetworkModel::predict(
    std::span<const Sentence> sentences) const {
  std::vector<std::vector<PredictedWord>> result;
  result.reserve(sentences.size());
  for (const Sentence& sentence : sentences) result.push_back(predict_one(network_, sentence));
  return result;
}

std::string NetworkModel::provenance() const { return network_.file().provenance; }

}  // namespace rawi
