// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/error.h"
#include "encode/encode.h"
#include "pipeline/pipeline.h"
#include "plan/plan.h"
#include "render/parts.h"
#include "render/sidecars.h"

namespace rawi {

/// What of an article decides its audio, as fingerprints (see fingerprint.h); empty where unknown.
struct ContentKey {
  std::string text;     ///< its normalized text and what shows of its author, date ...
  std::string lexicon;  ///< the entries of the lexicon that its words use
  bool operator==(const ContentKey&) const = default;
};

/// One article to render.
struct ArticleJob {
  std::filesystem::path input;   ///< "-" is standard input; "a.tar/b.txt" a member of an archive
  std::filesystem::path source;  ///< the same, from the root and without links, for the records
  std::string name;              ///< of its files, without an extension
  std::filesystem::path folder;  ///< where they go; created where it is missing
  /// The article itself, where it has been read already; null: it is read from `input`.
  std::shared_ptr<const std::string> bytes;
  std::string format_name;  ///< the file name that tells the format of `bytes`; empty: `input`
  /// What the files in `folder` were made from: an article that still is the same is not rendered.
  ContentKey known;
  std::string source_hash;  ///< SHA-256 of `bytes`
  std::string root;         ///< the argument it was found under
  std::string settings;     ///< fingerprint of everything beside the article that decides its audio
  std::string lexicon;      ///< ... of the whole lexicon
};

/// A finished file as the render store knows it.
struct FileRecord {
  std::string name;  ///< within the article's folder
  std::uint64_t size = 0;
  std::string hash;  ///< SHA-256
  bool operator==(const FileRecord&) const = default;
};

/// What became of an article.
struct ArticleReport {
  std::vector<std::filesystem::path> files;
  std::string title;
  double audio_s = 0;
  std::size_t chapters = 0;
  std::size_t words = 0;
  std::vector<Warning> warnings;
  ContentKey content;
  bool unchanged = false;           ///< nothing was rendered: `ArticleJob::known` still holds
  std::vector<FileRecord> records;  ///< of `files`
  std::vector<std::pair<std::string, double>> stage_s;  ///< seconds per stage, in their order
};

enum class CoverChoice {
  automatic,  ///< one is drawn where this build can
  drawn,      ///< one is drawn, or it is an error
  given,      ///< RenderOptions::cover
  none,
};

struct RenderOptions {
  std::vector<AudioFormat> formats{AudioFormat::opus};
  ScriptOptions script;
  ChapterOptions chapters;
  Layout layout = Layout::single;
  std::string name_template;                 ///< empty: the layout's default
  std::optional<double> loudness_lufs = -19; ///< nothing: as loud as the voice speaks
  std::vector<TextFormat> texts{TextFormat::vtt, TextFormat::json};
  CoverChoice cover_choice = CoverChoice::automatic;
  Picture cover;
  Tags tags;                                 ///< win over what the article says of itself
  std::string fallback_date;                 ///< for an article without a date
  std::filesystem::path own_lexicon;         ///< the user's, for voices that plans name; or empty
  bool voice_is_given = false;               ///< the user chose the voice: plans don't
};

/// What is rendered: an article, or a plan of one.
struct ArticleText {
  Document document;         ///< of a plan the facts alone, no blocks
  std::optional<Plan> plan;
};

/// The text of a job, from its bytes or its file. A file named .toml is a plan, and so is any text that
/// announces itself as one (see is_plan).
[[nodiscard]] Result<ArticleText> read_article(const ArticleJob& job);

/// Renders one article in this process: audio in each format, text beside it, `chapters.json` and
/// `metadata.json`. The article is spoken once, into a spool, and measured; then each file is written.
/// The engine must be fresh for the bytes to be reproducible. Files appear under their names only when
/// complete.
[[nodiscard]] Result<ArticleReport> render_article(const ArticleJob& job, const ArticleText& text,
                                                   const Resources& resources, Espeak& engine,
                                                   const RenderOptions& options);

}  // namespace rawi
