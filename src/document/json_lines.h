// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <istream>
#include <optional>
#include <string>
#include <string_view>

#include "core/error.h"
#include "document/document.h"

namespace rawi {

/// A line of JSON Lines that holds something.
struct JsonLine {
  std::size_t number = 0;  ///< from 1, empty lines counted
  std::size_t begin = 0;   ///< its first byte in the stream
  std::string text;        ///< without the line break
  bool too_long = false;   ///< longer than max_article_bytes: `text` is its beginning
  bool unreadable = false;  ///< reading failed in it: `text` is its beginning, and nothing follows
};

/// Reads JSON Lines of any length, one line at a time: no more than that line is held, and of a line
/// that never ends no more than max_article_bytes. A byte order mark at the beginning is passed over.
///
///     for (JsonLines lines(stream); auto line = lines.next();) ...
class JsonLines {
 public:
  explicit JsonLines(std::istream& stream) : stream_(stream) {}

  /// The next line that is not empty; nothing at the end.
  [[nodiscard]] std::optional<JsonLine> next();

 private:
  [[nodiscard]] bool read_line(JsonLine& line);
  [[nodiscard]] bool take_bytes(JsonLine& line);

  std::istream& stream_;
  std::size_t number_ = 0;
  std::size_t at_ = 0;
  bool failed_ = false;
};

/// Whether a line is an article: an object {"id", "title", "author", "date", "source", "text" | "html",
/// "chapters": [{"title", "text" | "html"}]}, of which "text", "html" or "chapters" must be there. Gives
/// the name that the article goes by: its "id", else its title, else nothing. `where` names file and line
/// in messages ("a.jsonl, line 3"). Fails with bad_input for a line that is too long, no UTF-8, no JSON (it
/// names the byte) or no article, with io for one that is unreadable.
[[nodiscard]] Result<std::string> check_json_article(const JsonLine& line, const std::string& where);

/// "a.jsonl, line 3".
[[nodiscard]] std::string place_of(const JsonLine& line, std::string_view file);

/// The article of one line. Places are counted from the beginning of the line. Fails like
/// check_json_article and read_document.
[[nodiscard]] Result<Document> read_json_article(std::string_view line, const std::string& where);

}  // namespace rawi
