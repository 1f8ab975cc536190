// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/transcript_spool.h"

#include <algorithm>
#include <cstring>

namespace rawi {
namespace {

template <class Number>
void put(std::string& bytes, Number number) {
  bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
}

/// What words and sentences have in common: a text, its bytes in the source, its samples.
template <class Spoken>
void put_spoken(std::string& bytes, const Spoken& spoken) {
  put(bytes, spoken.text.size());
  bytes += spoken.text;
  put(bytes, spoken.source);
  put(bytes, spoken.begin_sample);
  put(bytes, spoken.end_sample);
}

/// Takes back what `put` has written.
class Taker {
 public:
  explicit Taker(std::string_view bytes) : bytes_(bytes) {}

  template <class Number>
  Number number() {
    Number value{};
    std::memcpy(&value, text(sizeof value).data(), sizeof value);
    return value;
  }
  std::string_view text(std::size_t size) {
    const std::string_view taken = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return taken;
  }
  template <class Spoken>
  void spoken(Spoken& into) {
    into.text = text(number<std::size_t>());
    into.source = number<ByteRange>();
    into.begin_sample = number<std::int64_t>();
    into.end_sample = number<std::int64_t>();
  }

 private:
  std::string_view bytes_;
};

TranscriptSentence sentence_of(std::string_view bytes) {
  Taker taker(bytes);
  TranscriptSentence sentence;
  taker.spoken(sentence);
  sentence.words.resize(taker.number<std::size_t>());
  for (TranscriptWord& word : sentence.words) taker.spoken(word);
  return sentence;
}

}  // namespace

Result<TranscriptSpool> TranscriptSpool::create(const std::filesystem::path& folder) {
  auto file = NamelessFile::create(folder);
  if (!file) return fail(file.error());
  return TranscriptSpool(std::move(*file));
}

Result<void> TranscriptSpool::add(const TranscriptSentence& sentence) {
  std::string bytes;
  put_spoken(bytes, sentence);
  put(bytes, sentence.words.size());
  for (const TranscriptWord& word : sentence.words) put_spoken(bytes, word);
  places_.push_back({sentence.begin_sample, file_.size()});
  return file_.append(bytes);
}

Result<void> TranscriptSpool::replay(std::int64_t begin, std::int64_t end,
                                     const SentenceSink& sink) {
  auto place = std::partition_point(places_.begin(), places_.end(),
                                    [&](const Place& p) { return p.begin_sample < begin; });
  std::string bytes;
  for (; place != places_.end() && place->begin_sample < end; ++place) {
    const auto next = std::next(place);
    const std::int64_t file_end = next == places_.end() ? file_.size() : next->in_file;
    bytes.resize(static_cast<std::size_t>(file_end - place->in_file));
    const auto count = file_.read(place->in_file, bytes);
    if (!count) return fail(count.error());
    if (auto done = sink(sentence_of(bytes)); !done) return done;
  }
  return {};
}

}  // namespace rawi
