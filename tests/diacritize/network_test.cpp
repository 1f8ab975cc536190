// SPDX-License-Identifier: GPL-3.0-or-later
#include "diacritize/network.h"

#include <zlib.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <random>

#include "core/unicode.h"
#include "tiny_network.h"

using namespace rawi;

namespace {

std::vector<std::int32_t> logits_of(const Network& network, const std::string& line) {
  std::vector<std::int32_t> logits;
  network.run(parse_for_network(to_utf32(line)),
              [&](std::size_t first, std::span<const Network::Logits> rows) {
                CHECK(first * Network::classes == logits.size());
                for (const auto& row : rows) {
                  logits.insert(logits.end(), row.begin(), row.begin() + Network::classes);
                }
              });
  return logits;
}

std::vector<std::string> corpus_lines(std::size_t count) {
  std::ifstream in(RAWI_SOURCE_DIR "/training/corpus/text1.txt");
  std::vector<std::string> lines;
  for (std::string line; lines.size() < count && std::getline(in, line);) {
    if (!line.empty()) lines.push_back(line);
  }
  REQUIRE(lines.size() == count);
  return lines;
}

/// A layer of random numbers, at the edges of their ranges more often than not.
struct RandomLayer {
  std::vector<std::int8_t> weights;
  std::vector<std::int32_t> bias, multiplier;
  NetworkLayer layer;

  RandomLayer(std::size_t inputs, std::size_t outputs, std::size_t taps, std::size_t dilation,
              std::mt19937& random)
      : weights(inputs * outputs * taps), bias(outputs), multiplier(outputs) {
    for (auto& w : weights)
      w = random() % 3 == 0   ? 127
          : random() % 2 == 0 ? -127
                              : static_cast<std::int8_t>(random() % 255 - 127);
    for (auto& b : bias) b = static_cast<std::int32_t>(random() % (1U << 24U)) - (1 << 23);
    for (auto& m : multiplier) m = static_cast<std::int32_t>(random() % ((1U << 24U) - 1)) + 1;
    layer = {"random", inputs, outputs, taps, dilation, 9000, weights, bias, multiplier};
  }
};

}  // namespace

TEST_CASE("the tiny network gives the numbers of training/reference.py") {
  // Made with: test_diacritize --write-tiny, then reference.py --logits; see golden/README.md.
  const std::string file = test::tiny_network();
  const Network network(NetworkFile::parse(file, "tiny").value(), *usable_kernels().front());
  std::ifstream lines(RAWI_SOURCE_DIR "/tests/diacritize/golden/lines.txt");
  std::ifstream golden(RAWI_SOURCE_DIR "/tests/diacritize/golden/tiny_logits.txt");
  std::size_t count = 0;
  for (std::string line, expected; std::getline(lines, line); ++count) {
    REQUIRE(std::getline(golden, expected));
    const auto logits = logits_of(network, line);
    const auto sum = crc32_z(0, reinterpret_cast<const Bytef*>(logits.data()), 4 * logits.size());
    CHECK(std::to_string(logits.size()) + " " + std::to_string(sum) + " " +
              std::to_string(logits.at(28)) ==
          expected);
  }
  CHECK(count == 40);
}

TEST_CASE("every set of kernels gives the same convolution") {
  std::mt19937 random(7);
  const std::size_t taps = GENERATE(1U, 3U), dilation = GENERATE(1U, 4U);
  const std::size_t rows = GENERATE(1U, 2U, 5U, 8U, 13U, 24U), outputs = GENERATE(14U, 32U, 112U);
  const std::size_t inputs = 64;
  const RandomLayer made(inputs, outputs, taps, dilation, random);
  std::vector<std::uint8_t> activations((rows + 2 * dilation) * inputs);
  for (auto& q : activations)
    q = random() % 2 == 0 ? 127 : static_cast<std::uint8_t>(random() % 128);
  const std::size_t width = PackedLayer(made.layer, true).outputs;
  std::vector<std::int32_t> expected(rows * width);
  for (std::size_t r = 0; r < rows; ++r) {  // the definition of the format, word for word
    for (std::size_t o = 0; o < outputs; ++o) {
      std::int64_t sum = made.bias[o];
      for (std::size_t i = 0; i < taps * inputs; ++i) {
        const std::size_t at = (r + i / inputs * dilation) * inputs + i % inputs;
        sum += made.weights[o * taps * inputs + i] * activations[at];
      }
      expected[r * width + o] =
          static_cast<std::int32_t>((sum * made.multiplier[o] + (1 << 23)) >> 24);
    }
  }
  for (const NetworkKernels* kernels : usable_kernels()) {
    std::vector<std::int32_t> result(expected.size());
    const PackedLayer packed(made.layer, kernels->wide_weights);
    kernels->convolve(packed, activations.data(), rows, result.data());
    CAPTURE(kernels->name, taps, dilation, rows, outputs);
    CHECK(result == expected);
  }
}

TEST_CASE("every set of kernels rounds and saturates alike") {
  std::vector<std::int16_t> stream;
  for (int value = -32768; value <= 32767; ++value)
    stream.push_back(static_cast<std::int16_t>(value));
  const auto clamp = GENERATE(std::int16_t{1}, std::int16_t{4064}, std::int16_t{32767});
  std::vector<std::int32_t> steps(stream.size());
  for (std::size_t i = 0; i < steps.size(); ++i)
    steps[i] = static_cast<std::int32_t>(i * 7919 % 200003) - 100001;
  for (const NetworkKernels* kernels : usable_kernels()) {
    CAPTURE(kernels->name, clamp);
    std::vector<std::uint8_t> activations(stream.size()), expected(stream.size());
    kernels->activate(stream.data(), stream.size(), clamp, activations.data());
    auto sums = stream, expected_sums = stream;
    kernels->add(sums.data(), steps.data(), sums.size());
    for (std::size_t i = 0; i < stream.size(); ++i) {
      expected[i] =
          static_cast<std::uint8_t>(std::clamp((stream[i] * clamp + 16384) >> 15, 0, 127));
      expected_sums[i] = static_cast<std::int16_t>(std::clamp(stream[i] + steps[i], -32768, 32767));
    }
    CHECK(activations == expected);
    CHECK(sums == expected_sums);
  }
}

TEST_CASE("a whole network gives the same logits on every set of kernels") {
  const std::string file = test::tiny_network();
  const Network generic(NetworkFile::parse(file, "tiny").value(), generic_kernels());
  for (const NetworkKernels* kernels : usable_kernels()) {
    const Network network(NetworkFile::parse(file, "tiny").value(), *kernels);
    for (const std::string& line : corpus_lines(20)) {
      CHECK(logits_of(network, line) == logits_of(generic, line));
    }
  }
}

TEST_CASE("the size of the windows does not change the logits") {
  const std::string file = test::tiny_network();
  std::string line = "، . ! ؟ ";
  for (const std::string& part : corpus_lines(12)) line += part + " - ";
  const Network whole(NetworkFile::parse(file, "tiny").value(), generic_kernels(), 100000);
  const auto expected = logits_of(whole, line);
  const std::size_t size = GENERATE(1U, 2U, 7U, 50U);
  const Network cut(NetworkFile::parse(file, "tiny").value(), generic_kernels(), size);
  CHECK(logits_of(cut, line) == expected);
}
