// SPDX-License-Identifier: GPL-3.0-or-later
#include "tiny_network.h"

#include <zlib.h>

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>
#include <numeric>
#include <vector>

#include "core/unicode.h"
#include "diacritize/network.h"
#include "tiny_words.h"

namespace rawi::test {
namespace {

using Json = nlohmann::ordered_json;
constexpr const char* test_text = "كتب الولد 3 رسائل، ثم نام.";
constexpr int width = 32, word_width = 64, embedding = 8, vocabulary = 6;

/// Park and Miller's generator: the standard library's distributions differ between machines.
class Random {
 public:
  explicit Random(std::uint32_t seed) : state_(seed) {}
  int below(int limit) {
    state_ = state_ * 48271U % 2147483647U;
    return static_cast<int>(state_ % static_cast<std::uint64_t>(limit));
  }
  int between(int least, int most) { return least + below(most - least + 1); }

 private:
  std::uint64_t state_;
};

std::uint32_t crc(std::string_view bytes) {
  return static_cast<std::uint32_t>(
      crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

template <class Number>
void put(std::string& bytes, Number number) {
  for (std::size_t i = 0; i < sizeof(Number); ++i) {
    bytes.push_back(static_cast<char>(static_cast<std::uint64_t>(number) >> (8 * i) & 0xFFU));
  }
}

class Maker {
 public:
  explicit Maker(std::uint32_t seed) : random_(seed) {
    header_ = {{"provenance", "random numbers"},
               {"classes", 14},
               {"char_width", width},
               {"word_width", word_width},
               {"embedding", embedding},
               {"before", 1},
               {"words", 2},
               {"after", 1},
               {"shift", 24},
               {"layers", Json::array()},
               {"tensors", Json::array()}};
    std::vector<std::uint32_t> hashes;
    for (const auto* word : {U"كتب", U"ولد", U"رسائل", U"ثم", U"نام", U"مدرسة"}) {
      hashes.push_back(spelling_hash(word));
    }
    std::sort(hashes.begin(), hashes.end());
    tensor<std::uint32_t>("vocabulary", "u32", {vocabulary},
                          [&, i = 0U]() mutable { return hashes[i++]; });
    tensor<std::uint8_t>("word", "u8", {vocabulary + 2, embedding},
                         [&] { return random_.below(128); });
    tensor<std::int16_t>("char", "i16", {64, width}, [&] { return random_.between(-600, 600); });
    tensor<std::int16_t>("given", "i16", {15, width}, [&] { return random_.between(-300, 300); });
    const std::string words = tiny_words();
    tensor<char>("known_words", "u8", {static_cast<int>(words.size())},
                 [&, i = 0U]() mutable { return words[i++]; });
    layer("before0", width, width, 3, 1);
    layer("enter", 3 * width + 4 * embedding, word_width, 1, 1);
    layer("words0", word_width, word_width, 3, 1);
    layer("words1", word_width, word_width, 3, 3);
    layer("context", word_width, 2 * width, 1, 1);
    layer("after0", width, width, 3, 1);
    layer("head", width, 14, 1, 1);
  }

  std::string file(std::uint32_t logits_crc32, std::size_t chars) {
    header_["test"] = {{"text", test_text}, {"chars", chars}, {"logits_crc32", logits_crc32}};
    const std::string draft = header_.dump();
    // Room for the offsets, which are longer than the zeros in the draft.
    const std::size_t tensors_at =
        (64 + draft.size() + 16 * header_["tensors"].size() + 63) / 64 * 64;
    Json header = header_;
    for (auto& entry : header["tensors"])
      entry["offset"] = tensors_at + entry["offset"].get<std::size_t>();
    const std::string text = header.dump();
    std::string bytes(NetworkFile::magic);
    put(bytes, NetworkFile::version);
    put(bytes, static_cast<std::uint32_t>(text.size()));
    put(bytes, static_cast<std::uint64_t>(tensors_at + tensors_.size()));
    bytes.resize(64);
    bytes += text;
    bytes.resize(tensors_at);
    return with_checksums(bytes + tensors_);
  }

 private:
  template <class Value, class Next>
  void tensor(const std::string& name, const char* type, const std::vector<int>& shape, Next next) {
    const auto count = static_cast<std::size_t>(
        std::accumulate(shape.begin(), shape.end(), 1, std::multiplies<>()));
    tensors_.resize((tensors_.size() + 63) / 64 * 64);
    header_["tensors"].push_back({{"name", name},
                                  {"type", type},
                                  {"shape", shape},
                                  {"offset", tensors_.size()},
                                  {"bytes", count * sizeof(Value)}});
    for (std::size_t i = 0; i < count; ++i) put(tensors_, static_cast<Value>(next()));
  }

  void layer(const std::string& name, int inputs, int outputs, int taps, int dilation) {
    header_["layers"].push_back({{"name", name},
                                 {"in", inputs},
                                 {"out", outputs},
                                 {"taps", taps},
                                 {"dilation", dilation},
                                 {"clamp", random_.between(4000, 12000)}});
    tensor<std::int8_t>(name + ".weights", "i8", {outputs, taps, inputs},
                        [&] { return random_.between(-127, 127); });
    tensor<std::int32_t>(name + ".bias", "i32", {outputs},
                         [&] { return random_.between(-9000, 9000); });
    tensor<std::int32_t>(name + ".multiplier", "i32", {outputs},
                         [&] { return random_.between(50000, 400000); });
  }

  Random random_;
  Json header_;
  std::string tensors_;
};

}  // namespace

std::string with_checksums(std::string file) {
  const auto set = [&](std::size_t at, std::uint32_t value) {
    std::string four;
    put(four, value);
    file.replace(at, 4, four);
  };
  if (file.size() < 64) return file;
  set(40, crc(std::string_view(file).substr(64)));
  set(44, crc(std::string_view(file).substr(0, 44)));
  return file;
}

std::string tiny_network(std::uint32_t seed) {
  Maker maker(seed);
  const NetworkText text = parse_for_network(to_utf32(test_text));
  const std::string draft = maker.file(0, text.chars.size());
  const Network network(NetworkFile::parse(draft, "draft").value(), generic_kernels());
  std::string logits;
  network.run(text, [&](std::size_t, std::span<const Network::Logits> rows) {
    for (const auto& row : rows) {
      for (std::size_t k = 0; k < Network::classes; ++k) put(logits, row[k]);
    }
  });
  return maker.file(crc(logits), text.chars.size());
}

}  // namespace rawi::test
