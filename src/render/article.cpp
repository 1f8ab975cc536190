// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/article.h"

#include "core/files.h"

namespace rawi {
namespace {

namespace fs = std::filesystem;

Result<void> create_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error || !fs::is_directory(folder, error)) {
    return fail({ErrorCode::cannot_write, "the folder can't be created", folder.string(),
                 error ? error.message() : "something else is there", "", ""});
  }
  return {};
}

Tags tags_of(const Document& document, std::span<const Chapter> chapters, const Voice& voice) {
  Tags tags;
  const std::string& title = document.title.empty() && !chapters.empty() ? chapters.front().title
                                                                         : document.title;
  tags.title = display_title(title, 240);
  tags.narrator = voice.name;
  return tags;
}

}  // namespace

Result<Document> read_article(const ArticleJob& job) {
  const bool standard_input = job.input == "-";
  const std::string name = standard_input ? "standard input" : job.input.string();
  const DocumentFormat format = format_of(job.format_name.empty() ? name : job.format_name);
  if (job.bytes) return read_document(*job.bytes, format, name);
  const auto bytes = standard_input ? read_standard_input() : read_file(job.input);
  if (!bytes) return fail(bytes.error());
  return read_document(*bytes, format, name);
}

Result<ArticleReport> render_article(const ArticleJob& job, const Document& document,
                                     const Resources& resources, Espeak& engine,
                                     const RenderOptions& options) {
  if (auto created = create_folder(job.folder); !created) return fail(created.error());

  ArticleReport report;
  std::vector<Encoder> encoders;
  for (const AudioFormat format : options.formats) {
    const fs::path file = job.folder / (job.name + "." + std::string(name_of(format)));
    auto encoder = Encoder::create(file, format, engine.sample_rate_hz());
    if (!encoder) return fail(encoder.error());
    encoders.push_back(std::move(*encoder));
    report.files.push_back(file);
  }
  const SampleSink sink = [&](std::span<const std::int16_t> samples) -> Result<void> {
    for (Encoder& encoder : encoders) {
      if (auto written = encoder.write(samples); !written) return written;
    }
    return {};
  };
  auto performance = perform(document, resources, engine, sink, options.script);
  if (!performance) return fail(performance.error());
  if (performance->words == 0) {
    return fail({ErrorCode::bad_input, "there is nothing to read aloud in it", job.input.string(), "",
                 "an article", ""});
  }

  const int rate = engine.sample_rate_hz();
  const std::vector<Chapter> chapters =
      plan_chapters(performance->sentences, {.sample_rate_hz = rate});
  const Tags tags = tags_of(document, chapters, resources.voice);
  for (Encoder& encoder : encoders) {
    if (auto finished = encoder.finish(chapters, tags); !finished) return fail(finished.error());
  }
  const fs::path sidecar = job.folder / "chapters.json";
  const std::string json = to_podcast_json(chapters, rate, tags.title);
  if (auto written = write_file_atomically(sidecar, json); !written) return fail(written.error());

  report.files.push_back(sidecar);
  report.title = tags.title;
  report.audio_s = static_cast<double>(performance->samples) / rate;
  report.chapters = chapters.size();
  report.words = performance->words;
  report.warnings = document.warnings;
  report.warnings.insert(report.warnings.end(), performance->warnings.begin(),
                         performance->warnings.end());
  return report;
}

}  // namespace rawi
