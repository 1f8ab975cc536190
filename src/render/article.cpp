// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/article.h"

#include <algorithm>
#include <chrono>
#include <sstream>

#include "core/files.h"
#include "cover/cover.h"
#include "document/json_lines.h"
#include "render/cursors.h"
#include "render/mastering.h"
#include "render/spool.h"
#include "render/transcript_spool.h"
#include "render/write_audio.h"

namespace rawi {
namespace {

namespace fs = std::filesystem;

Result<void> create_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (!error && fs::is_directory(folder, error)) return {};
  return fail(write_error("the folder can't be created", folder, error.value(),
                          error ? "" : "something else is there"));
}

/// The beginning of a date that reads YYYY, YYYY-MM or YYYY-MM-DD: the time of day and words are
/// nothing to a player. Empty where there is none.
std::string iso_date(std::string_view date) {
  constexpr std::string_view form = "dddd-dd-dd";
  std::size_t size = 0;
  while (size < std::min(date.size(), form.size()) &&
         (form[size] == 'd' ? date[size] >= '0' && date[size] <= '9' : date[size] == '-')) {
    ++size;
  }
  const std::size_t whole = size >= 10 ? 10 : size >= 7 ? 7 : size >= 4 ? 4 : 0;
  return std::string(date.substr(0, whole));
}

/// What the user gives wins, then what the article says of itself.
Tags tags_of(const Document& document, std::span<const Chapter> chapters, const Voice& voice,
             const RenderOptions& options) {
  Tags tags = options.tags;
  const std::string& title =
      document.title.empty() && !chapters.empty() ? chapters.front().title : document.title;
  const auto fill = [](std::string& field, const std::string& value) {
    if (field.empty()) field = value;
  };
  fill(tags.title, display_title(title, 240));
  fill(tags.album, tags.title);
  fill(tags.author, document.author);
  fill(tags.date, iso_date(document.date));
  fill(tags.source, document.source);
  fill(tags.comment, document.lead);
  fill(tags.narrator, voice.name);
  fill(tags.date, options.fallback_date);
  return tags;
}

TranscriptInfo info_of(const Tags& tags, int sample_rate_hz, std::int64_t samples) {
  TranscriptInfo info;
  info.title = tags.title;
  info.author = tags.author;
  info.narrator = tags.narrator;
  info.date = tags.date;
  info.album = tags.album;
  info.comment = tags.comment;
  info.sample_rate_hz = sample_rate_hz;
  info.samples = samples;
  return info;
}

Result<Picture> cover_of(const Tags& tags, const RenderOptions& options) {
  const bool drawn = options.cover_choice == CoverChoice::drawn ||
                     (options.cover_choice == CoverChoice::automatic && can_draw_covers());
  if (!drawn) return options.cover_choice == CoverChoice::given ? options.cover : Picture();
  auto png = draw_cover({tags.title, tags.author, tags.source});
  if (!png) return fail(png.error());
  return Picture{std::move(*png)};
}

Result<std::vector<FormatParts>> parts_of(const ArticleJob& job, const Tags& tags,
                                          std::span<const Chapter> chapters,
                                          const RenderOptions& options, ArticleReport& report) {
  const std::string name_template = options.name_template.empty()
                                        ? std::string(default_template(options.layout))
                                        : options.name_template;
  const TemplateValues values{job.name, tags.title, tags.author, tags.date};
  std::vector<FormatParts> formats;
  for (const AudioFormat format : options.formats) {
    auto parts = plan_parts(chapters, format, options.layout, name_template, values);
    if (!parts) return fail(parts.error());
    if (options.layout == Layout::single && parts->size() > 1) {
      report.warnings.push_back({"split",
                                 std::to_string(chapters.size()) +
                                     " chapters are more than players show of one " +
                                     std::string(name_of(format)) + " file; there are " +
                                     std::to_string(parts->size()) + " files",
                                 {}});
    }
    formats.push_back({format, std::move(*parts)});
  }
  return formats;
}

/// The article as it was spoken, on disk.
struct Recording {
  Spool spool;
  TranscriptSpool transcript;
  Performance performance;
  std::optional<Limiter::Settings> mastering;
};

Result<Recording> record(const ArticleText& text, const ArticleJob& job, const Resources& resources,
                         Espeak& engine, const RenderOptions& options) {
  auto spool = Spool::create(job.folder);
  if (!spool) return fail(spool.error());
  auto transcript = TranscriptSpool::create(job.folder);
  if (!transcript) return fail(transcript.error());
  LoudnessMeter meter(engine.sample_rate_hz());
  const PerformanceSinks sinks{
      [&](std::span<const std::int16_t> samples) {
        if (options.loudness_lufs) meter.add(samples);
        return spool->write(samples);
      },
      [&](const TranscriptSentence& sentence) { return transcript->add(sentence); }};
  auto performance = text.plan ? perform(*text.plan, resources, engine, sinks, options.script)
                               : perform(text.document, resources, engine, sinks, options.script);
  if (!performance) return fail(performance.error());
  if (performance->words == 0) {
    return fail({ErrorCode::bad_input, "there is nothing to read aloud in it", job.input.string(),
                 "", "an article", ""});
  }
  std::optional<Limiter::Settings> mastering;
  if (options.loudness_lufs) {
    auto planned = plan_mastering(*spool, meter, *options.loudness_lufs, engine.sample_rate_hz());
    if (!planned) return fail(planned.error());
    mastering = *planned;
  }
  return Recording{std::move(*spool), std::move(*transcript), std::move(*performance), mastering};
}

/// Writes everything that a recording becomes.
Result<ArticleReport> publish(Recording recording, const Document& document, const ArticleJob& job,
                              const Voice& voice, int rate, const RenderOptions& options) {
  const Performance& performance = recording.performance;
  ArticleReport report;
  report.warnings = document.warnings;
  report.warnings.insert(report.warnings.end(), performance.warnings.begin(),
                         performance.warnings.end());
  Metadata metadata;
  ChapterOptions chapter_options = options.chapters;
  chapter_options.sample_rate_hz = rate;
  metadata.chapters = performance.chapters.empty()
                          ? plan_chapters(performance.sentences, chapter_options)
                          : performance.chapters;
  metadata.tags = tags_of(document, metadata.chapters, voice, options);
  auto cover = cover_of(metadata.tags, options);
  if (!cover) return fail(cover.error());
  metadata.cover = std::move(*cover);
  const auto formats = parts_of(job, metadata.tags, metadata.chapters, options, report);
  if (!formats) return fail(formats.error());
  auto audio = write_audio(recording.spool, recording.mastering, rate, job.folder, *formats,
                           options.layout, metadata);
  if (!audio) return fail(audio.error());
  const TimedReading reading{recording.transcript, metadata.chapters,
                             info_of(metadata.tags, rate, performance.samples)};
  auto texts =
      write_sidecars(job.folder, job.name, reading, *formats, options.layout, options.texts);
  if (!texts) {
    // An article is whole or not there: sound without its chapters would look finished.
    std::error_code ignored;
    for (const fs::path& file : *audio) fs::remove(file, ignored);
    return fail(texts.error());
  }
  report.files = std::move(*audio);
  report.files.insert(report.files.end(), texts->begin(), texts->end());
  report.title = metadata.tags.title;
  report.audio_s = static_cast<double>(performance.samples) / rate;
  report.chapters = metadata.chapters.size();
  report.words = performance.words;
  return report;
}

/// Whether text that came without a name begins with an article in JSON.
bool begins_with_json_article(const std::string& bytes) {
  if (bytes.find_first_of('{') > bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF")) return false;
  std::istringstream stream(bytes);
  const auto line = JsonLines(stream).next();
  return line && check_json_article(*line, "standard input");
}

}  // namespace

Result<ArticleText> read_article(const ArticleJob& job) {
  const bool standard_input = job.input == "-";
  const std::string name = standard_input ? "standard input" : job.input.string();
  const std::string& named = job.format_name.empty() ? name : job.format_name;
  std::shared_ptr<const std::string> bytes = job.bytes;
  if (!bytes) {
    auto read = standard_input ? read_standard_input() : read_file(job.input);
    if (!read) return fail(read.error());
    bytes = std::make_shared<const std::string>(std::move(*read));
  }
  const DocumentFormat format = format_of(named);
  if (is_named_plan(named) || (format == DocumentFormat::plain_text && is_plan(*bytes))) {
    auto plan = read_plan(*bytes, name);
    if (!plan) return fail(plan.error());
    return ArticleText{facts_of(*plan), std::move(*plan)};
  }
  if (standard_input && begins_with_json_article(*bytes)) {
    return fail({ErrorCode::bad_input, "these are JSON Lines, and standard input is one article",
                 name, "", "", "write them to a file that ends in .jsonl and render that"});
  }
  // The intake takes JSON Lines apart, so that a job holds one of them.
  auto document = format == DocumentFormat::json_lines ? read_json_article(*bytes, name)
                                                       : read_document(*bytes, format, name);
  if (!document) return fail(document.error());
  return ArticleText{std::move(*document), std::nullopt};
}

Result<ArticleReport> render_article(const ArticleJob& job, const ArticleText& text,
                                     const Resources& resources, Espeak& engine,
                                     const RenderOptions& options) {
  if (auto created = create_folder(job.folder); !created) return fail(created.error());
  const auto begin = std::chrono::steady_clock::now();
  RenderOptions chosen = options;
  if (text.plan && chosen.tags.album.empty()) chosen.tags.album = text.plan->album;
  if (text.plan && chosen.tags.narrator.empty()) chosen.tags.narrator = text.plan->narrator;
  auto recording = record(text, job, resources, engine, chosen);
  if (!recording) return fail(recording.error());
  const auto spoken = std::chrono::steady_clock::now();
  auto report = publish(std::move(*recording), text.document, job, resources.voice,
                        engine.sample_rate_hz(), chosen);
  if (!report) return report;
  const std::chrono::duration<double> speak = spoken - begin;
  const std::chrono::duration<double> encode = std::chrono::steady_clock::now() - spoken;
  report->stage_s = {{"speak", speak.count()}, {"encode", encode.count()}};
  return report;
}

}  // namespace rawi
