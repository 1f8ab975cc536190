// SPDX-License-Identifier: GPL-3.0-or-later
#include "diacritize/network_model.h"

#include <zlib.h>

#include <algorithm>

#include "core/unicode.h"
#include "diacritize/decode.h"
#include "diacritize/letters.h"

namespace rawi {
namespace {

/// Longer "words" are no words of Arabic; they pass as a sign and stay bare.
constexpr std::size_t longest_word = 40;

struct Word {
  WordLetters letters;
  std::vector<ClassSet> open;
  bool seen = false;  ///< the network sees it
  std::vector<ClassCosts> costs;
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
  MarkClass least = 0;
  while (!holds(open, least)) ++least;
  if (least == 0 && open != 1U) return 0;
  const bool bare = open == 1U && !letter.has_vowel;
  const bool never_bears_sukun = letter.id == letter::alif || letter.id == letter::alif_maqsura ||
                                 letter.id == letter::alif_madda || letter.id == letter::waw ||
                                 letter.id == letter::ya || letter.id == letter::other;
  if (bare && never_bears_sukun) return 0;  // as in training, where only a written sukun is told
  return static_cast<std::uint8_t>(least + 1);
}

/// What the network says of a letter, as costs above its best class.
ClassCosts costs_of(const Network::Logits& logits) {
  const std::int32_t best = *std::max_element(logits.begin(), logits.begin() + Network::classes);
  ClassCosts costs;
  for (std::size_t k = 0; k < costs.size(); ++k) {
    costs[k] =
        static_cast<std::uint16_t>(std::min<std::int64_t>(std::int64_t{best} - logits[k], 0xFFFF));
  }
  return costs;
}

/// A sentence between the network and its text: what the network says is decoded in stretches, so
/// that little of a long sentence is held at once.
class Prediction {
 public:
  Prediction(const Network& network, const KnownWords* known, const Sentence& sentence)
      : network_(network), decoder_(known), sentence_(sentence), line_(line_of(sentence)) {}

  std::vector<PredictedWord> run() {
    NetworkText text = parse_for_network(line_.text);
    for (std::size_t p = 0; p < text.given.size(); ++p) {
      if (const auto place = place_of(text, p)) {
        const Word& word = line_.words[place->token];
        text.given[p] = given_state(word.letters.letters[place->letter], word.open[place->letter]);
      }
    }
    network_.run(text, [&](std::size_t first, std::span<const Network::Logits> logits) {
      for (std::size_t p = 0; p < logits.size(); ++p) {
        const auto place = place_of(text, first + p);
        if (!place) continue;
        // All tokens before this one are complete.
        if (place->letter == 0 && place->token >= done_ + stretch) decode_until(place->token);
        line_.words[place->token].costs.push_back(costs_of(logits[p]));
      }
    });
    decode_until(line_.words.size());
    return std::move(result_);
  }

 private:
  static constexpr std::size_t stretch = 256;  // tokens

  std::optional<Line::Place> place_of(const NetworkText& text, std::size_t p) const {
    if (text.places[p] == NetworkText::nowhere) return std::nullopt;
    const Line::Place place = line_.places[text.places[p]];
    if (place.token == NetworkText::nowhere) return std::nullopt;
    return place;
  }

  DecoderToken token_at(std::size_t i) {
    Word& word = line_.words[i];
    DecoderToken token;
    if (sentence_.tokens[i].kind == TokenKind::number) token.tag = tag_number;
    if (!word.seen) return token;
    for (const Letter& letter : word.letters.letters) token.ids.push_back(letter.id);
    token.open = word.open;
    token.costs = std::move(word.costs);
    return token;
  }

  void decode_until(std::size_t end) {
    std::vector<DecoderToken> tokens;
    for (std::size_t i = done_; i < end; ++i) tokens.push_back(token_at(i));
    std::vector<DecodedWord> decoded = decoder_.decode(tokens);
    for (std::size_t i = done_; i < end; ++i) {
      Word& word = line_.words[i];
      DecodedWord& marks = decoded[i - done_];
      if (word.seen) {
        result_.push_back({join_letters(word.letters, marks.marks), std::move(marks.confidences)});
      } else {
        result_.push_back(
            {sentence_.tokens[i].text, std::vector<float>(word.letters.letters.size())});
      }
      word = {};
    }
    done_ = end;
  }

  const Network& network_;
  Decoder decoder_;
  const Sentence& sentence_;
  Line line_;
  std::size_t done_ = 0;  // tokens that have their marks
  std::vector<PredictedWord> result_;
};

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

Result<std::unique_ptr<NetworkModel>> NetworkModel::make(std::string_view bytes,
                                                         const std::string& name,
                                                         const NetworkKernels& kernels) {
  auto file = NetworkFile::parse(bytes, name);
  if (!file) return fail(file.error());
  std::optional<KnownWords> known;
  if (!file->known_words.empty()) {
    auto parsed = KnownWords::parse(file->known_words, name, KnownWords::Checksum::compared);
    if (!parsed) return fail(parsed.error());
    known = *parsed;
  }
  Network network(*std::move(file), kernels);
  if (auto checked = check(network, name); !checked) return fail(checked.error());
  return std::unique_ptr<NetworkModel>(new NetworkModel(std::move(network), known));
}

Result<std::unique_ptr<const DiacritizerModel>> NetworkModel::from_file(MappedFile mapped,
                                                                        const std::string& name) {
  auto model = make(mapped.bytes(), name, *usable_kernels().front());
  if (!model) return fail(model.error());
  (*model)->mapped_ = std::move(mapped);
  return *std::move(model);
}

Result<std::unique_ptr<const DiacritizerModel>> NetworkModel::from_bytes(
    std::string bytes, const std::string& name, const NetworkKernels& kernels) {
  auto held = std::make_unique<const std::string>(std::move(bytes));
  auto model = make(*held, name, kernels);
  if (!model) return fail(model.error());
  (*model)->bytes_ = std::move(held);
  return *std::move(model);
}

std::vector<std::vector<PredictedWord>> NetworkModel::predict(
    std::span<const Sentence> sentences) const {
  std::vector<std::vector<PredictedWord>> result;
  result.reserve(sentences.size());
  const KnownWords* known = known_ ? &*known_ : nullptr;
  for (const Sentence& sentence : sentences) {
    result.push_back(Prediction(network_, known, sentence).run());
  }
  return result;
}

std::string NetworkModel::provenance() const {
  const std::string& network = network_.file().provenance;
  return known_ ? network + "; " + std::string(known_->provenance()) : network;
}

}  // namespace rawi
