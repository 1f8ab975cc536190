// SPDX-License-Identifier: GPL-3.0-or-later
#include "tiny_words.h"

#include <zlib.h>

#include <algorithm>
#include <map>

#include "diacritize/known_words.h"

namespace rawi::test {
namespace {

void put(std::string& bytes, std::size_t value, std::size_t size = 4) {
  for (std::size_t i = 0; i < size; ++i)
    bytes.push_back(static_cast<char>(value >> (8 * i) & 0xFFU));
}

struct Entry {
  int word_cost = 0;
  std::vector<std::pair<int, std::vector<MarkClass>>> readings;
};

/// Letters and classes; the last class is open where the text ends in "؟".
std::pair<std::string, std::vector<MarkClass>> parts(std::string_view vocalized) {
  constexpr std::string_view open_sign = "؟";
  const bool open = vocalized.ends_with(open_sign);
  if (open) vocalized.remove_suffix(open_sign.size());
  std::string letters;
  std::vector<MarkClass> marks;
  for (const Letter& letter : split_letters(vocalized).letters) {
    letters.push_back(static_cast<char>(letter.id));
    marks.push_back(letter.mark);
  }
  if (open) marks.back() = static_cast<MarkClass>(open_ending + (marks.back() >= 7 ? 1 : 0));
  return {letters, marks};
}

/// Words in order, sixteen a block, each without the letters that it shares with the one before.
std::pair<std::string, std::string> blocks(const std::map<std::string, Entry>& words) {
  std::string index, bytes, before;
  std::size_t count = 0;
  for (const auto& [letters, entry] : words) {
    const bool first = count++ % 16 == 0;
    if (first) put(index, bytes.size());
    const auto same = std::mismatch(letters.begin(), letters.end(), before.begin(), before.end());
    const auto shared = first ? 0U : static_cast<std::size_t>(same.first - letters.begin());
    put(bytes, shared, 1);
    put(bytes, letters.size() - shared, 1);
    bytes += letters.substr(shared);
    put(bytes, static_cast<std::size_t>(entry.word_cost), 1);
    put(bytes, entry.readings.size(), 1);
    for (auto [cost, marks] : entry.readings) {
      put(bytes, static_cast<std::size_t>(cost), 1);
      marks.resize((marks.size() + 1) / 2 * 2);
      for (std::size_t i = 0; i < marks.size(); i += 2)
        put(bytes, std::size_t{marks[i]} | std::size_t{marks[i + 1]} << 4U, 1);
    }
    before = letters;
  }
  return {index, bytes};
}

std::string hash_table(std::span<const ListedEntry> entries) {
  std::vector<std::uint32_t> slots(entries.size() * 2 + 3);
  for (const ListedEntry& entry : entries) {
    const std::uint64_t key = entry_key(entry.kind, entry.numbers);
    std::size_t slot = static_cast<std::size_t>((key >> 24U) % slots.size());
    while (slots[slot] != 0) slot = (slot + 1) % slots.size();
    slots[slot] = static_cast<std::uint32_t>((key & 0xFFFFFFU) << 8U) |
                  static_cast<std::uint32_t>(entry.cost + 1);
  }
  std::string bytes;
  for (const std::uint32_t slot : slots) put(bytes, slot);
  return bytes;
}

}  // namespace

std::string with_word_checksum(std::string file) {
  if (file.size() < 24) return file;
  const std::string covered = file.substr(0, 20) + file.substr(24);
  std::string four;
  put(four, crc32_z(0, reinterpret_cast<const Bytef*>(covered.data()), covered.size()));
  return file.replace(20, 4, four);
}

std::string words_file(std::vector<ListedWord> words, std::span<const ListedEntry> entries) {
  std::map<std::string, Entry> sorted;
  for (const ListedWord& word : words) {
    const auto [letters, marks] = parts(word.vocalized);
    sorted[letters].word_cost = word.word_cost;
    sorted[letters].readings.emplace_back(word.reading_cost, marks);
  }
  const auto [index, bytes] = blocks(sorted);
  std::string count;
  put(count, sorted.size());
  std::string directory, body;
  for (const std::string& section :
       {std::string("a tiny list"), count, index, bytes, hash_table(entries)}) {
    put(directory, 32 + 5 * 8 + body.size());
    put(directory, section.size());
    body += section;
    body.resize((body.size() + 7) / 8 * 8);
  }
  std::string file(KnownWords::magic);
  put(file, KnownWords::version);
  put(file, 0);
  put(file, 32 + directory.size() + body.size());
  put(file, 5);
  return with_word_checksum(file + directory + body);
}

std::string tiny_words() {
  std::vector<ListedWord> words;
  for (const auto* word : {"كَتَبَ",  "كُتُب؟", "كِتَاب؟", "كَاتِب؟", "وَلَد؟",  "مَدْرَسَة؟", "مُعَلِّم؟", "رَسَائِل؟",
                           "شَمْس؟", "قَمَر؟", "ثُمَّ",    "نَامَ",   "نَوْم؟",  "مِنْ",     "مَنْ",    "فِي",
                           "إِلَى",  "عَلَى",  "بَيْت؟",  "حَقّ؟",   "قَاضِي؟", "سَيَّارَة؟", "يَكْتُب؟", "قَالَ",
                           "قَوْل؟", "أَنَّ",   "إِنَّ",    "هَذَا",   "الَّذِي",  "مُسْتَشْفَى"}) {
    words.push_back({word});
  }
  std::vector<ListedEntry> entries;
  for (std::uint32_t last = 1; last <= 36; ++last) {
    for (std::uint32_t prefix = 0; prefix < 10; ++prefix) {
      for (std::uint32_t end = 0; end < 7; ++end) {
        entries.push_back({EntryKind::ending,
                           {prefix * 4096U + last * 64U + 63U, end},
                           static_cast<int>(16 + 4 * end)});
      }
    }
  }
  return words_file(words, entries);
}

}  // namespace rawi::test
