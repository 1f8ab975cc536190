// SPDX-License-Identifier: GPL-3.0-or-later
#include "diacritize/known_words.h"

#include <algorithm>
#include <array>

#include "diacritize/checksum.h"

namespace rawi {
namespace {

// The layout of the header; training/words/FORMAT.md.
constexpr std::size_t version_at = 16, checksum_at = 20, size_at = 24, count_at = 28,
                      directory_at = 32, sections = 5, header_size = directory_at + 8 * sections;
constexpr std::size_t words_per_block = 16;

std::uint8_t byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint8_t>(bytes[at]);
}

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  return byte_at(bytes, at) | static_cast<std::uint32_t>(byte_at(bytes, at + 1)) << 8U |
         static_cast<std::uint32_t>(byte_at(bytes, at + 2)) << 16U |
         static_cast<std::uint32_t>(byte_at(bytes, at + 3)) << 24U;
}

std::uint32_t checksum(std::string_view bytes) {
  return crc32_of(bytes.substr(size_at), crc32_of(bytes.substr(0, checksum_at)));
}

Error damaged(const std::string& name, std::string what, std::string got, std::string expected) {
  return {ErrorCode::missing_resource,
          std::move(what),
          name,
          std::move(got),
          std::move(expected),
          "copy the file again from the project, or make it anew with training/words/train.py"};
}

/// Reads the words of a block one after the other, never past the end. Each word is written as the
/// number of letters that it shares with the one before, the number of the others, these, its cost,
/// the number of its readings, and the readings.
class BlockReader {
 public:
  BlockReader(std::string_view words, std::size_t at) : words_(words), at_(at) { read(); }

  /// The letters of the word at hand; none where the table ends.
  [[nodiscard]] std::string_view letters() const { return letters_; }

  void next() {
    at_ = readings_at_ + readings() * reading_size();
    read();
  }

  [[nodiscard]] KnownWord take() const {
    KnownWord word;
    word.cost = byte_at(words_, readings_at_ - 2);
    std::size_t at = readings_at_;
    for (std::size_t i = 0; i < readings() && at + reading_size() <= words_.size(); ++i) {
      WordReading reading{byte_at(words_, at), std::vector<MarkClass>(letters_.size())};
      for (std::size_t k = 0; k < reading.marks.size(); ++k) {
        const unsigned pair = byte_at(words_, at + 1 + k / 2);
        reading.marks[k] = static_cast<MarkClass>(k % 2 == 0 ? pair & 15U : pair >> 4U);
        // Only the last letter may be open.
        if (reading.marks[k] >= open_ending && k + 1 < letters_.size()) reading.marks[k] = 0;
      }
      word.readings.push_back(std::move(reading));
      at += reading_size();
    }
    return word;
  }

 private:
  void read() {
    const bool whole = at_ + 2 <= words_.size() && byte_at(words_, at_) <= letters_.size();
    const std::size_t rest = whole ? byte_at(words_, at_ + 1) : 0;
    readings_at_ = at_ + 2 + rest + 2;
    if (!whole || readings_at_ > words_.size()) {
      letters_.clear();
      return;
    }
    letters_.resize(byte_at(words_, at_));
    letters_ += words_.substr(at_ + 2, rest);
  }

  [[nodiscard]] std::size_t readings() const { return byte_at(words_, readings_at_ - 1); }
  [[nodiscard]] std::size_t reading_size() const { return 1 + (letters_.size() + 1) / 2; }

  std::string_view words_;
  std::size_t at_;
  std::size_t readings_at_ = 0;
  std::string letters_;
};

Result<void> check_header(std::string_view bytes, const std::string& name,
                          KnownWords::Checksum sum) {
  if (bytes.size() < header_size) {
    return fail(damaged(name, "the model file is cut in its header",
                        std::to_string(bytes.size()) + " bytes", "more"));
  }
  if (!bytes.starts_with(KnownWords::magic)) {
    return fail(
        damaged(name, "no n-gram model", "another beginning", std::string(KnownWords::magic)));
  }
  if (const auto found = number_at(bytes, version_at); found != KnownWords::version) {
    return fail(damaged(name, "the model is of a version that this program does not read",
                        "version " + std::to_string(found),
                        "version " + std::to_string(KnownWords::version)));
  }
  if (const std::size_t size = number_at(bytes, size_at); size != bytes.size()) {
    return fail(damaged(name,
                        bytes.size() < size ? "the model file is cut" : "the model file is damaged",
                        std::to_string(bytes.size()) + " bytes", std::to_string(size) + " bytes"));
  }
  const bool fits = sum == KnownWords::Checksum::compared ||
                    checksum(bytes) == number_at(bytes, checksum_at);
  if (!fits || number_at(bytes, count_at) != sections) {
    return fail(damaged(name, "the model file is damaged: its checksum does not fit", "", ""));
  }
  return {};
}

}  // namespace

Result<KnownWords> KnownWords::parse(std::string_view bytes, const std::string& name,
                                     Checksum checksum) {
  if (auto checked = check_header(bytes, name, checksum); !checked) return fail(checked.error());
  std::array<std::string_view, sections> parts;
  for (std::size_t i = 0; i < sections; ++i) {
    const std::size_t at = number_at(bytes, directory_at + 8 * i);
    const std::size_t size = number_at(bytes, directory_at + 8 * i + 4);
    if (at > bytes.size() || size > bytes.size() - at) {
      return fail(damaged(name, "the model file is damaged: a section lies outside it", "", ""));
    }
    parts[i] = bytes.substr(at, size);
  }
  KnownWords file;
  file.provenance_ = parts[0];
  file.index_ = parts[2];
  file.words_ = parts[3];
  file.hashes_ = parts[4];
  return file;
}

KnownWord KnownWords::word(std::span<const LetterId> ids) const {
  const std::string_view wanted(reinterpret_cast<const char*>(ids.data()), ids.size());
  const auto first_word = [&](std::size_t block) {  // it shares nothing with the word before
    const std::size_t at = number_at(index_, 4 * block);
    const std::size_t size = at + 2 <= words_.size() ? byte_at(words_, at + 1) : 0;
    return at + 2 + size <= words_.size() ? words_.substr(at + 2, size) : std::string_view();
  };
  // The last block whose first word is not after the wanted one.
  std::size_t low = 0, high = index_.size() / 4;
  while (high - low > 1) {
    const std::size_t middle = (low + high) / 2;
    (first_word(middle) <= wanted ? low : high) = middle;
  }
  if (low >= high || wanted.empty()) return {};
  BlockReader reader(words_, number_at(index_, 4 * low));
  for (std::size_t i = 0; i < words_per_block && !reader.letters().empty(); ++i, reader.next()) {
    if (reader.letters() == wanted) return reader.take();
  }
  return {};
}

void KnownWords::expect(EntryKind kind, std::initializer_list<std::uint32_t> numbers) const {
  const std::size_t slots = hashes_.size() / 4;
  if (slots == 0) return;
  const auto slot = static_cast<std::size_t>((entry_key(kind, numbers) >> 24U) % slots);
  __builtin_prefetch(hashes_.data() + 4 * slot);
}

Cost KnownWords::entry(std::uint64_t key) const {
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
