// SPDX-License-Identifier: GPL-3.0-or-later
#include "diacritize/network.h"

#include <algorithm>
#include <cstring>

#include "core/large_pages.h"

namespace rawi {
namespace {

constexpr std::size_t rows_at_once = 32;  // their results stay in the cache

std::int16_t saturated(std::int32_t value) {
  return static_cast<std::int16_t>(std::clamp(value, -32768, 32767));
}

/// Room for the packed weights of all layers: some megabytes, which each start of the program fills.
std::unique_ptr<std::pmr::memory_resource> room_for(const NetworkFile& file, bool wide_weights) {
  std::size_t count = 0;
  for (const NetworkLayer& layer : file.layers) {
    count += layer.weights.size() + PackedLayer::block * layer.taps * layer.inputs;
  }
  const std::size_t bytes = count * (wide_weights ? sizeof(std::int16_t) : sizeof(std::int8_t));
  const bool large = bytes > large_page_bytes / 2;
  return std::make_unique<std::pmr::monotonic_buffer_resource>(
      std::max<std::size_t>(bytes, 1), large ? large_pages() : std::pmr::new_delete_resource());
}

}  // namespace

/// Work on tokens [first, last) of a text.
struct Network::Window {
  const NetworkText& text;
  std::size_t first_token, last_token;
  std::size_t first_char, chars;
  std::vector<std::int16_t> letters;      // stream of the characters
  std::vector<std::int16_t> words;        // stream of the tokens
  std::vector<std::uint8_t> activations;  // input of the layer at hand, zeros around it
  std::vector<std::int32_t> results;      // of some rows of it

  Window(const NetworkText& whole, std::size_t first, std::size_t last)
      : text(whole),
        first_token(first),
        last_token(last),
        first_char(whole.tokens[first].first),
        chars(whole.tokens[last - 1].last + 2 - first_char) {}

  [[nodiscard]] std::size_t tokens() const { return last_token - first_token; }
};

// What a letter depends on: the layers over words reach as far as their dilations add up to, and
// the layers over characters add one character each on either side, which is at most one token.
Network::Network(NetworkFile file, const NetworkKernels& kernels, std::size_t window_tokens)
    : file_(std::move(file)),
      kernels_(kernels),
      window_tokens_(window_tokens),
      overlap_(file_.before + file_.after),
      room_(room_for(file_, kernels.wide_weights)) {
  layers_.reserve(file_.layers.size());
  for (const NetworkLayer& layer : file_.layers) {
    layers_.emplace_back(layer, kernels.wide_weights, room_.get());
    if (layer.name.starts_with("words")) overlap_ += layer.dilation;
  }
}

void Network::run(const NetworkText& text, const Take& take) const {
  for (std::size_t from = 0; from < text.tokens.size(); from += window_tokens_) {
    const std::size_t to = std::min(from + window_tokens_, text.tokens.size());
    Window window(text, from - std::min(from, overlap_),
                  std::min(to + overlap_, text.tokens.size()));
    std::size_t at = 0;
    start(window);
    for (std::size_t i = 0; i < file_.before; ++i) {
      residual(window, window.letters, file_.char_width, layer(at++));
    }
    enter(window);
    ++at;
    for (std::size_t i = 0; i < file_.words; ++i) {
      residual(window, window.words, file_.word_width, layer(at++));
    }
    spread(window);
    ++at;
    for (std::size_t i = 0; i < file_.after; ++i) {
      residual(window, window.letters, file_.char_width, layer(at++));
    }
    const std::size_t first = text.tokens[from].first;
    take(first, head(window, first, text.tokens[to - 1].last + 2));
  }
}

void Network::start(Window& window) const {
  const std::size_t width = file_.char_width;
  window.letters.resize(window.chars * width);
  for (std::size_t p = 0; p < window.chars; ++p) {
    const std::size_t at = window.first_char + p;
    const std::int16_t* by_char = file_.chars.data() + window.text.chars[at] * width;
    const std::int16_t* by_given = file_.given.data() + window.text.given[at] * width;
    for (std::size_t i = 0; i < width; ++i) {
      window.letters[p * width + i] = saturated(by_char[i] + by_given[i]);
    }
  }
}

void Network::residual(Window& window, std::vector<std::int16_t>& stream, std::size_t width,
                       const PackedLayer& layer) const {
  const std::size_t rows = stream.size() / width, edge = layer.dilation * width;
  window.activations.assign(stream.size() + 2 * edge, 0);
  kernels_.activate(stream.data(), stream.size(), layer.clamp, window.activations.data() + edge);
  window.results.resize(rows_at_once * layer.outputs);
  for (std::size_t row = 0; row < rows; row += rows_at_once) {
    const std::size_t count = std::min(rows_at_once, rows - row);
    kernels_.convolve(layer, window.activations.data() + row * width, count, window.results.data());
    kernels_.add(stream.data() + row * width, window.results.data(), count * width);
  }
}

std::vector<std::int16_t> Network::fresh(Window& window, std::size_t rows,
                                         const PackedLayer& layer) const {
  std::vector<std::int16_t> stream(rows * layer.outputs);
  window.results.resize(rows_at_once * layer.outputs);
  for (std::size_t row = 0; row < rows; row += rows_at_once) {
    const std::size_t count = std::min(rows_at_once, rows - row);
    kernels_.convolve(layer, window.activations.data() + row * layer.inputs, count,
                      window.results.data());
    kernels_.add(stream.data() + row * layer.outputs, window.results.data(), count * layer.outputs);
  }
  return stream;
}

std::size_t Network::row_of(std::uint32_t spelling) const {
  const auto& all = file_.vocabulary;
  const auto found = std::lower_bound(all.begin(), all.end(), spelling);
  const bool known = found != all.end() && *found == spelling;
  return known ? static_cast<std::size_t>(found - all.begin()) + 2 : 0;
}

// The first, middle and last character of each token and the four rows of its spellings.
void Network::enter(Window& window) const {
  const std::size_t width = file_.char_width, embedding = file_.embedding;
  const PackedLayer& packed = layer(file_.before);
  std::vector<std::uint8_t> states(window.letters.size());
  kernels_.activate(window.letters.data(), states.size(), packed.clamp, states.data());
  window.activations.resize(window.tokens() * packed.inputs);
  std::uint8_t* to = window.activations.data();
  for (std::size_t t = window.first_token; t < window.last_token; ++t) {
    const NetworkToken& token = window.text.tokens[t];
    for (const std::size_t at : {token.first, (token.first + token.last) / 2, token.last}) {
      to = std::copy_n(states.data() + (at - window.first_char) * width, width, to);
    }
    for (const std::uint32_t spelling : token.spellings) {
      const std::size_t row = token.is_word ? row_of(spelling) : 1;
      to = std::copy_n(file_.word.data() + row * embedding, embedding, to);
    }
  }
  window.words = fresh(window, window.tokens(), packed);
}

// What the words know goes to their characters: one half to the last two, the other to the rest.
void Network::spread(Window& window) const {
  const std::size_t width = file_.char_width;
  const PackedLayer& packed = layer(file_.before + 1 + file_.words);
  window.activations.resize(window.words.size());
  kernels_.activate(window.words.data(), window.words.size(), packed.clamp,
                    window.activations.data());
  const std::vector<std::int16_t> context = fresh(window, window.tokens(), packed);
  for (std::size_t t = window.first_token; t < window.last_token; ++t) {
    const NetworkToken& token = window.text.tokens[t];
    const std::int16_t* halves = context.data() + (t - window.first_token) * 2 * width;
    for (std::size_t at = token.first; at <= token.last + 1; ++at) {
      const bool late = at <= token.last && at + 1 >= token.last;
      const std::int16_t* half = halves + (late ? 0 : width);
      std::int16_t* stream = window.letters.data() + (at - window.first_char) * width;
      for (std::size_t i = 0; i < width; ++i) stream[i] = saturated(stream[i] + half[i]);
    }
  }
}

// Logits of the characters [from, to) of the text.
std::vector<Network::Logits> Network::head(Window& window, std::size_t from, std::size_t to) const {
  const std::size_t width = file_.char_width;
  const PackedLayer& packed = layers_.back();
  window.activations.resize(window.letters.size());
  kernels_.activate(window.letters.data(), window.letters.size(), packed.clamp,
                    window.activations.data());
  static_assert(sizeof(Logits) == PackedLayer::block * sizeof(std::int32_t));
  std::vector<Logits> logits(to - from);
  kernels_.convolve(packed, window.activations.data() + (from - window.first_char) * width,
                    to - from, logits.front().data());
  return logits;
}

}  // namespace rawi
