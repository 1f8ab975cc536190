// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"

namespace rawi {

/// A convolution as the file has it.
struct NetworkLayer {
  std::string name;
  std::size_t inputs = 0;
  std::size_t outputs = 0;
  std::size_t taps = 0;                      ///< 1 or 3
  std::size_t dilation = 0;                  ///< distance of the taps
  std::int16_t clamp = 0;                    ///< scale of the activation that it reads
  std::span<const std::int8_t> weights;      ///< [outputs][taps][inputs]
  std::span<const std::int32_t> bias;        ///< [outputs]
  std::span<const std::int32_t> multiplier;  ///< [outputs]
};

/// A network file (training/FORMAT.md, section 1), checked: sizes fit each other, and every number
/// is in the range that the arithmetic needs. Holds views: the bytes must outlive it.
struct NetworkFile {
  static constexpr std::string_view magic{"rawi diacritizer model\n\0", 24};
  static constexpr std::uint32_t version = 1;
  /// Bytes before the header: magic, version, sizes and checksums.
  static constexpr std::size_t head_size = 64;

  /// Fails with missing_resource where the bytes are cut, damaged, or of another version; `name` is
  /// the file for the message. The bytes must lie at a multiple of 4.
  [[nodiscard]] static Result<NetworkFile> parse(std::string_view bytes, const std::string& name);

  std::size_t char_width = 0, word_width = 0, embedding = 0;
  std::size_t before = 0, words = 0, after = 0;  ///< numbers of layers
  std::vector<NetworkLayer> layers;  ///< before..., enter, words..., context, after..., head
  std::span<const std::uint32_t> vocabulary;  ///< hashes of spellings, ascending
  std::span<const std::uint8_t> word;         ///< [vocabulary + 2][embedding], 0..127
  std::span<const std::int16_t> chars;        ///< [64][char_width]
  std::span<const std::int16_t> given;        ///< [15][char_width]
  std::string_view known_words;  ///< bytes of a list of known words (known_words.h); may be empty
  std::string provenance;
  std::string test_text;                ///< a sentence
  std::size_t test_chars = 0;           ///< how many characters it has
  std::uint32_t test_logits_crc32 = 0;  ///< and the checksum of its logits
};

}  // namespace rawi
