// SPDX-License-Identifier: GPL-3.0-or-later
#include "diacritize/ngram_file.h"

#include <zlib.h>

#include <algorithm>
#include <array>

namespace rawi {
namespace {

// The layout of the header; training/ngram/FORMAT.md.
constexpr std::size_t version_at = 16, checksum_at = 20, size_at = 24, count_at = 28,
                      directory_at = 32, sections = 5, header_size = directory_at + 8 * sections;
constexpr std::size_t words_per_block = 8;

std::uint8_t byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint8_t>(bytes[at]);
}

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  return byte_at(bytes, at) | static_cast<std::uint32_t>(byte_at(bytes, at + 1)) << 8U |
         static_cast<std::uint32_t>(byte_at(bytes, at + 2)) << 16U |
         static_cast<std::uint32_t>(byte_at(bytes, at + 3)) << 24U;
}

std::uint32_t checksum(std::string_view bytes) {
  const auto crc = [](uLong sum, std::string_view part) {
    return crc32_z(sum, reinterpret_cast<const Bytef*>(part.data()), part.size());
  };
  return static_cast<std::uint32_t>(
      crc(crc(crc32_z(0, nullptr, 0), bytes.substr(0, checksum_at)), bytes.substr(size_at)));
}

Error damaged(const std::string& name, std::string what, std::string got, std::string expected) {
  return {ErrorCode::missing_resource,
          std::move(what),
          name,
          std::move(got),
          std::move(expected),
          "copy the file again from the project, or make it anew with training/ngram/train.py"};
}

/// Reads the words of a block one after the other, never past the end.
class BlockReader {
 public:
  BlockReader(std::string_view words, std::size_t at) : words_(words), at_(at) {}

  /// The letters of the word at hand, or nothing where the table ends.
  [[nodiscard]] std::string_view letters() const {
    if (at_ >= words_.size()) return {};
    const std::size_t size = byte_at(words_, at_);
    return at_ + 1 + size + 2 <= words_.size() ? words_.substr(at_ + 1, size) : std::string_view();
  }

  void skip() { at_ = readings_at() + readings() * reading_size(); }

  [[nodiscard]] NgramWord take() const {
    NgramWord word;
    const std::size_t size = letters().size();
    word.cost = byte_at(words_, at_ + 1 + size);
    std::size_t at = readings_at();
    for (std::size_t i = 0; i < readings() && at + reading_size() <= words_.size(); ++i) {
      Reading reading{byte_at(words_, at), std::vector<MarkClass>(size)};
      for (std::size_t k = 0; k < size; ++k) {
        const unsigned pair = byte_at(words_, at + 1 + k / 2);
        reading.marks[k] = static_cast<MarkClass>(k % 2 == 0 ? pair & 15U : pair >> 4U);
        // Only the last letter may be open.
        if (reading.marks[k] >= open_ending && k + 1 < size) reading.marks[k] = 0;
      }
      word.readings.push_back(std::move(reading));
      at += reading_size();
    }
    return word;
  }

 private:
  [[nodiscard]] std::size_t readings() const { return byte_at(words_, readings_at() - 1); }
  [[nodiscard]] std::size_t readings_at() const { return at_ + 1 + letters().size() + 2; }
  [[nodiscard]] std::size_t reading_size() const { return 1 + (letters().size() + 1) / 2; }

  std::string_view words_;
  std::size_t at_;
};

Result<void> check_header(std::string_view bytes, const std::string& name) {
  if (bytes.size() < header_size) {
    return fail(damaged(name, "the model file is cut in its header",
                        std::to_string(bytes.size()) + " bytes", "more"));
  }
  if (!bytes.starts_with(NgramFile::magic)) {
    return fail(
        damaged(name, "no n-gram model", "another beginning", std::string(NgramFile::magic)));
  }
  if (const auto found = number_at(bytes, version_at); found != NgramFile::version) {
    return fail(damaged(name, "the model is of a version that this program does not read",
                        "version " + std::to_string(found),
                        "version " + std::to_string(NgramFile::version)));
  }
  if (const std::size_t size = number_at(bytes, size_at); size != bytes.size()) {
    return fail(damaged(name,
                        bytes.size() < size ? "the model file is cut" : "the model file is damaged",
                        std::to_string(bytes.size()) + " bytes", std::to_string(size) + " bytes"));
  }
  if (checksum(bytes) != number_at(bytes, checksum_at) || number_at(bytes, count_at) != sections) {
    return fail(damaged(name, "the model file is damaged: its checksum does not fit", "", ""));
  }
  return {};
}

}  // namespace

Result<NgramFile> NgramFile::parse(std::string_view bytes, const std::string& name) {
  if (auto checked = check_header(bytes, name); !checked) return fail(checked.error());
  std::array<std::string_view, sections> parts;
  for (std::size_t i = 0; i < sections; ++i) {
    const std::size_t at = number_at(bytes, directory_at + 8 * i);
    const std::size_t size = number_at(bytes, directory_at + 8 * i + 4);
    if (at > bytes.size() || size > bytes.size() - at) {
      return fail(damaged(name, "the model file is damaged: a section lies outside it", "", ""));
    }
    parts[i] = bytes.substr(at, size);
  }
  NgramFile file;
  file.provenance_ = parts[0];
  file.index_ = parts[2];
  file.words_ = parts[3];
  file.hashes_ = parts[4];
  return file;
}

NgramWord NgramFile::word(std::span<const LetterId> ids) const {
  const std::string_view wanted(reinterpret_cast<const char*>(ids.data()), ids.size());
  const auto reader_at = [&](std::size_t block) {
    return BlockReader(words_, number_at(index_, 4 * block));
  };
  // The last block whose first word is not after the wanted one.
  std::size_t low = 0, high = index_.size() / 4;
  while (high - low > 1) {
    const std::size_t middle = (low + high) / 2;
    (reader_at(middle).letters() <= wanted ? low : high) = middle;
  }
  if (low >= high || wanted.empty()) return {};
  BlockReader reader = reader_at(low);
  for (std::size_t i = 0; i < words_per_block && !reader.letters().empty(); ++i, reader.skip()) {
    if (reader.letters() == wanted) return reader.take();
  }
  return {};
}

Cost NgramFile::entry(std::uint64_t key) const {
  const std::size_t slots = hashes_.size() / 4;
  if (slots == 0) return no_cost_known;
  const auto print = static_cast<std::uint32_t>(key & 0xFFFFFFU);
  std::size_t slot = static_cast<std::size_t>((key >> 24U) % slots);
  for (std::size_t tries = 0; tries < slots; ++tries) {
    const std::uint32_t found = number_at(hashes_, 4 * slot);
    if (found == 0) return no_cost_known;
    if (found >> 8U == print) return static_cast<Cost>(found & 0xFFU) - 1;
    slot = slot + 1 == slots ? 0 : slot + 1;
  }
  return no_cost_known;
}

}  // namespace rawi
