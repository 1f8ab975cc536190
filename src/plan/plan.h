// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/origin_map.h"

namespace rawi {

/// A sentence of a plan: what is said, and what is shown meanwhile.
struct PlanSentence {
  std::string text;  ///< as the article spells it: what subtitles and transcripts show; never empty
  /// As it is said. Marks in it bind, the others are added. Empty: `text`, read as an article is
  /// read.
  std::string read;
  OriginMap origin;             ///< from the bytes of `text` to those of the article
  std::size_t paragraph = 1;    ///< neighbours with one number stand in one paragraph
  bool heading = false;         ///< a title or heading: spoken higher
  std::optional<int> pause_ms;  ///< silence after it; nothing: the voice's
  friend bool operator==(const PlanSentence&, const PlanSentence&);
};

struct PlanChapter {
  std::string title;  ///< empty: its number
  std::vector<PlanSentence> sentences;
  double length_s = 0;  ///< told, not obeyed
  friend bool operator==(const PlanChapter&, const PlanChapter&) = default;
};

/// What an article will become, before it is spoken: everything that decides its audio and the text
/// beside it, but for the options of the files.
struct Plan {
  std::string title;
  std::string author;
  std::string date;
  std::string source;
  std::string lead;             ///< what sums it up
  std::string album;            ///< empty: the title
  std::string narrator;         ///< empty: the voice's name
  std::string voice;            ///< id of a voice or path of its folder; empty: the one of the run
  std::size_t voice_line = 0;   ///< where the file names it, for messages; 0 where it does not
  bool repair_spelling = true;  ///< in `text`, where it is read; `read` is never repaired
  std::optional<int> edge_ms;   ///< silence at both ends; nothing: the voice's
  double length_s = 0;          ///< told, not obeyed
  std::vector<PlanChapter> chapters;
};

/// True for bytes that announce a plan: the key `rawi_plan` before the first table.
[[nodiscard]] bool is_plan(std::string_view bytes);

/// True for a file name that ends in .toml: that the file is a plan, its content has to tell.
[[nodiscard]] bool is_named_plan(std::string_view file_name);

/// The plan as TOML that people can edit: a note on what each key does, the article's facts, then a
/// table for each chapter and sentence. The same plan gives the same bytes.
[[nodiscard]] std::string write_plan(const Plan& plan);

/// Reads a plan back: `read_plan(write_plan(p))` is p. Comments, CRLF and a byte order mark do no
/// harm, and most keys may be missing. Fails with bad_input, naming the line, what stands there and
/// what should: for what is no TOML, no UTF-8, a key that nobody knows, a value of the wrong kind,
/// a plan or chapter without a sentence. `name` is used in messages alone.
///
/// Where `text` was edited so that `bytes` no longer fits it, the sentence as a whole keeps its
/// bytes; a sentence without `bytes` stands at the end of those of the one before it.
[[nodiscard]] Result<Plan> read_plan(std::string_view bytes, std::string_view name);

}  // namespace rawi
