// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/sidecars.h"

#include <algorithm>
#include <array>
#include <set>

#include "core/file_writer.h"

namespace rawi {
namespace {

namespace fs = std::filesystem;

struct NamedText {
  std::string_view name;  ///< also the extension
  TextFormat format;
};
constexpr std::array text_formats{
    NamedText{"vtt", TextFormat::vtt}, NamedText{"srt", TextFormat::srt},
    NamedText{"lrc", TextFormat::lrc}, NamedText{"json", TextFormat::json}};

std::string extension_of(TextFormat format) {
  if (format == TextFormat::json) return ".transcript.json";
  for (const NamedText& entry : text_formats) {
    if (entry.format == format) return "." + std::string(entry.name);
  }
  return "";
}

/// A part of the reading, as its own file tells it.
struct PartView {
  SentenceSource sentences;
  std::vector<Chapter> chapters;      // from the part's beginning
  std::span<const Chapter> in_whole;  // from the reading's
  TranscriptInfo info;
  std::int64_t offset = 0;
};

PartView view_of(const TimedReading& reading, const AudioPart& part) {
  PartView view;
  view.chapters = chapters_of(reading.chapters, part);
  view.in_whole = reading.chapters.subspan(part.first, part.last - part.first);
  view.info = reading.info;
  view.sentences = [](const SentenceSink&) { return Result<void>(); };
  if (view.in_whole.empty()) return view;
  view.offset = view.in_whole.front().begin_sample;
  const std::int64_t end = view.in_whole.back().end_sample;
  view.info.samples = end - view.offset;
  view.sentences = [&spool = reading.sentences, begin = view.offset,
                    end](const SentenceSink& sink) { return spool.replay(begin, end, sink); };
  return view;
}

Result<void> write_text(const PartView& view, TextFormat format, const TextSink& out) {
  switch (format) {
    case TextFormat::vtt: return write_webvtt(view.sentences, view.info, view.offset, out);
    case TextFormat::srt: return write_srt(view.sentences, view.info, view.offset, out);
    case TextFormat::lrc: return write_lrc(view.sentences, view.info, view.offset, out);
    case TextFormat::json: break;
  }
  return write_transcript_json(view.sentences, view.in_whole, view.info, view.offset, out);
}

class Writer {
 public:
  explicit Writer(const fs::path& folder) : folder_(folder) {}

  [[nodiscard]] Result<void> write(const std::string& name, const std::string& content) {
    return write(name, [&](const TextSink& out) { return out(content); });
  }
  [[nodiscard]] Result<void> write(const std::string& name,
                                   const std::function<Result<void>(const TextSink&)>& content) {
    auto file = FileWriter::create(folder_ / name);
    if (!file) return fail(file.error());
    auto done = content([&](std::string_view piece) { return file->write(piece); });
    if (done) done = file->publish(FolderSync::later);
    if (done) files_.push_back(folder_ / name);
    return done;
  }

  std::vector<fs::path> take() { return std::move(files_); }

 private:
  const fs::path& folder_;
  std::vector<fs::path> files_;
};

Result<void> write_part(Writer& writer, const TimedReading& reading, const AudioPart& part,
                        std::span<const TextFormat> texts) {
  const PartView view = view_of(reading, part);
  for (const TextFormat format : texts) {
    auto done = writer.write(part.stem + extension_of(format), [&](const TextSink& out) {
      return write_text(view, format, out);
    });
    if (!done) return done;
  }
  if (part.count == 1 || part.last - part.first < 2) return {};
  return writer.write(part.stem + ".chapters.json",
                      to_podcast_json(view.chapters, view.info.sample_rate_hz, view.info.title));
}

Result<void> write_lists(Writer& writer, const std::string& name, const TimedReading& reading,
                         const FormatParts& files) {
  const std::string extension = "." + std::string(name_of(files.format));
  std::vector<ListedFile> listed;
  for (const AudioPart& part : files.parts) {
    const Chapter& chapter = reading.chapters[part.first];
    listed.push_back({part.stem + extension, display_title(chapter.title, 1000),
                      chapter.end_sample - chapter.begin_sample});
  }
  auto done = writer.write(name + extension + ".m3u8", to_m3u8(listed, reading.info));
  return done ? writer.write(name + extension + ".cue", to_cue_sheet(listed, reading.info)) : done;
}

}  // namespace

std::optional<TextFormat> text_format_named(std::string_view name) {
  for (const NamedText& entry : text_formats) {
    if (entry.name == name) return entry.format;
  }
  return std::nullopt;
}

Result<std::vector<fs::path>> write_sidecars(const fs::path& folder, const std::string& name,
                                             const TimedReading& reading,
                                             std::span<const FormatParts> formats, Layout layout,
                                             std::span<const TextFormat> texts) {
  Writer writer(folder);
  const TranscriptInfo& info = reading.info;
  auto done = writer.write("chapters.json",
                           to_podcast_json(reading.chapters, info.sample_rate_hz, info.title));
  if (done) done = writer.write("metadata.json", to_audiobookshelf_json(reading.chapters, info));
  if (!done) return fail(done.error());
  std::set<std::string> written;
  for (const FormatParts& files : formats) {
    for (const AudioPart& part : files.parts) {
      if (!written.insert(part.stem).second) continue;
      if (auto part_done = write_part(writer, reading, part, texts); !part_done) {
        return fail(part_done.error());
      }
    }
    if (layout != Layout::chapters) continue;
    if (auto listed = write_lists(writer, name, reading, files); !listed) {
      return fail(listed.error());
    }
  }
  if (auto synced = sync_folder(folder); !synced) return fail(synced.error());
  return writer.take();
}

}  // namespace rawi
