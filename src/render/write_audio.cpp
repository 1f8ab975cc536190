// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/write_audio.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace rawi {
namespace {

namespace fs = std::filesystem;

/// What the tags and chapters of one file are.
Metadata metadata_of(const Metadata& whole, const AudioPart& part, Layout layout) {
  Metadata own;
  own.tags = whole.tags;
  own.cover = whole.cover;
  std::vector<Chapter> chapters = chapters_of(whole.chapters, part);
  if (part.count > 1) {
    own.tags.track = part.number;
    own.tags.tracks = part.count;
  }
  if (layout == Layout::chapters) {
    if (!chapters.empty()) own.tags.title = display_title(chapters.front().title, 240);
  } else {
    own.chapters = std::move(chapters);
    if (part.count > 1) {
      own.tags.title += fmt::format(" ({}/{})", part.number, part.count);
    }
  }
  return own;
}

/// The files of one format, one after the other.
class FileRow {
 public:
  FileRow(const FormatParts& files, fs::path folder, int sample_rate_hz, Layout layout,
          const Metadata& metadata)
      : files_(files),
        folder_(std::move(folder)),
        sample_rate_hz_(sample_rate_hz),
        layout_(layout),
        metadata_(metadata) {}

  Result<void> write(std::span<const std::int16_t> samples) {
    while (!samples.empty()) {
      if (!encoder_) {
        if (auto opened = open(); !opened) return opened;
      }
      const std::int64_t left = end_ - position_;
      const std::size_t count = std::min(samples.size(), static_cast<std::size_t>(left));
      if (auto written = encoder_->write(samples.first(count)); !written) return written;
      samples = samples.subspan(count);
      position_ += static_cast<std::int64_t>(count);
      if (position_ == end_ && next_ < files_.parts.size()) {
        if (auto finished = finish(); !finished) return finished;
      }
    }
    return {};
  }

  Result<void> finish() {
    if (!encoder_) return {};
    auto finished = encoder_->finish();
    encoder_.reset();
    if (finished) done_.push_back(path_);
    return finished;
  }

  [[nodiscard]] const std::vector<fs::path>& done() const { return done_; }

 private:
  Result<void> open() {
    const AudioPart& part = files_.parts[next_++];
    path_ = folder_ / (part.stem + "." + std::string(name_of(files_.format)));
    // The last file takes all that is left, whatever the chapters say.
    end_ = next_ < files_.parts.size() ? metadata_.chapters[part.last].begin_sample
                                       : std::numeric_limits<std::int64_t>::max();
    auto encoder = Encoder::create(path_, files_.format, sample_rate_hz_,
                                   metadata_of(metadata_, part, layout_));
    if (!encoder) return fail(encoder.error());
    encoder_.emplace(std::move(*encoder));
    return {};
  }

  const FormatParts& files_;
  fs::path folder_;
  int sample_rate_hz_;
  Layout layout_;
  const Metadata& metadata_;
  std::optional<Encoder> encoder_;
  fs::path path_;
  std::size_t next_ = 0;
  std::int64_t position_ = 0;
  std::int64_t end_ = 0;
  std::vector<fs::path> done_;
};

}  // namespace

Result<std::vector<fs::path>> write_audio(Spool& reading,
                                          const std::optional<Limiter::Settings>& mastering,
                                          int sample_rate_hz, const fs::path& folder,
                                          std::span<const FormatParts> formats, Layout layout,
                                          const Metadata& metadata) {
  std::vector<FileRow> rows;
  rows.reserve(formats.size());
  for (const FormatParts& files : formats) {
    rows.emplace_back(files, folder, sample_rate_hz, layout, metadata);
  }
  auto played = replay_mastered(reading, mastering, [&](std::span<const std::int16_t> samples) {
    for (FileRow& row : rows) {
      if (auto written = row.write(samples); !written) return written;
    }
    return Result<void>();
  });
  if (!played) return fail(played.error());
  std::vector<fs::path> files;
  for (FileRow& row : rows) {
    if (auto finished = row.finish(); !finished) return fail(finished.error());
    files.insert(files.end(), row.done().begin(), row.done().end());
  }
  return files;
}

}  // namespace rawi
