// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/json_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/unicode.h"
#include "document/blocks.h"
#include "document/json_record.h"

namespace rawi {
namespace {

using nlohmann::json;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t most_shown_bytes = 20;  ///< of what is wrong in a line

struct BodyKey {
  std::string_view key;
  JsonBody kind;
};
constexpr std::array body_keys{
    BodyKey{"text", JsonBody::text},         BodyKey{"body", JsonBody::text},
    BodyKey{"content", JsonBody::text},      BodyKey{"html", JsonBody::html},
    BodyKey{"content_html", JsonBody::html}, BodyKey{"body_html", JsonBody::html}};

/// What the outermost object of a line says, without making a tree of it.
class Survey {
 public:
  bool null() { return value(); }
  bool boolean(bool) { return value(); }
  bool number_integer(json::number_integer_t number) { return integer(std::to_string(number)); }
  bool number_unsigned(json::number_unsigned_t number) { return integer(std::to_string(number)); }
  bool number_float(json::number_float_t, const std::string&) { return value(); }
  bool binary(json::binary_t&) { return value(); }
  bool string(std::string& text) {
    if (depth_ == 1) {
      has_body_ = has_body_ || json_body_kind(key_).has_value();
      if (key_ == "id") id_ = std::move(text);
      else if (is_json_title(key_) && title_.empty()) title_ = std::move(text);
    }
    return value();
  }
  bool start_object(std::size_t) {
    if (depth_ == 0) is_object_ = true;
    return ++depth_ > 0;
  }
  bool key(std::string& key) {
    if (depth_ == 1) key_ = std::move(key);
    return true;
  }
  bool end_object() { return --depth_, true; }
  bool start_array(std::size_t) {
    if (depth_ == 1 && key_ == "chapters") has_body_ = true;
    return ++depth_ > 0;
  }
  bool end_array() { return --depth_, true; }
  bool parse_error(std::size_t position, const std::string& token, const json::exception&) {
    const bool shown = !token.empty() && token.size() <= most_shown_bytes;
    problem_ = fmt::format("{}byte {} of the line", shown ? token + " at " : "", position);
    return false;
  }

  [[nodiscard]] bool is_article() const { return is_object_ && has_body_; }
  [[nodiscard]] const std::string& name() const { return id_.empty() ? title_ : id_; }
  [[nodiscard]] const std::string& problem() const { return problem_; }

 private:
  static bool value() { return true; }
  bool integer(std::string digits) {
    if (depth_ == 1 && key_ == "id") id_ = std::move(digits);
    return value();
  }

  std::size_t depth_ = 0;
  bool is_object_ = false;
  bool has_body_ = false;
  std::string key_;
  std::string id_;
  std::string title_;
  std::string problem_;
};

/// What people hand over by mistake: JSON that is not one object a line.
std::string advice_for(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t\r");
  const std::size_t end = line.find_last_not_of(" \t\r");
  if (line[begin] == '[') return "jq -c '.[]' writes a JSON array as JSON Lines";
  return line[begin] == '{' && begin == end ? "jq -c . writes JSON as JSON Lines" : "";
}

Error bad_line(std::string what, const std::string& where, std::string got, std::string advice = "") {
  return {ErrorCode::bad_input,
          std::move(what),
          where,
          std::move(got),
          R"(one JSON object with "text", "html" or "chapters")",
          std::move(advice)};
}

Result<std::string> check_text(std::string_view line, const std::string& where) {
  if (const auto invalid = find_invalid_utf8(line)) {
    return fail({ErrorCode::bad_input, "the line is no valid UTF-8", where,
                 fmt::format("byte {} of the line", *invalid + 1), "UTF-8", ""});
  }
  Survey survey;
  if (!json::sax_parse(line, &survey)) {
    return fail(bad_line("the line is no JSON", where, survey.problem(), advice_for(line)));
  }
  if (!survey.is_article()) {
    return fail(bad_line("the line is no article", where, "", advice_for(line)));
  }
  return survey.name();
}

/// Bytes in memory as a stream, without a copy. Nobody writes through it.
class MemoryStream : private std::streambuf, public std::istream {
 public:
  explicit MemoryStream(std::string_view bytes) : std::istream(this) {
    char* const begin = const_cast<char*>(bytes.data());
    setg(begin, begin, begin + bytes.size());
  }
};

}  // namespace

bool is_json_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::optional<JsonBody> json_body_kind(std::string_view key) {
  const auto found = std::find_if(body_keys.begin(), body_keys.end(),
                                  [&](const BodyKey& one) { return one.key == key; });
  return found == body_keys.end() ? std::nullopt : std::optional(found->kind);
}

bool is_json_title(std::string_view key) { return key == "title" || key == "headline"; }

/// Like getline, but a line without an end doesn't fill the memory.
bool JsonLines::read_line(JsonLine& line) {
  if (failed_) return false;
  line = JsonLine{++number_, at_, {}};
  try {
    if (!take_bytes(line)) return false;
  } catch (const std::ios_base::failure&) {  // how a stream's buffer tells of a failing disk
    line.unreadable = failed_ = true;
  }
  if (number_ == 1 && line.text.starts_with(byte_order_mark)) {
    line.text.erase(0, byte_order_mark.size());
    line.begin = byte_order_mark.size();
  }
  return true;
}

/// Up to the line break; false where nothing is left.
bool JsonLines::take_bytes(JsonLine& line) {
  constexpr int end_of_file = std::char_traits<char>::eof();
  std::streambuf& buffer = *stream_.rdbuf();
  int c = buffer.sbumpc();
  if (c == end_of_file) return false;
  for (; c != '\n' && c != end_of_file; c = buffer.sbumpc(), ++at_) {
    line.too_long = line.too_long || line.text.size() >= max_article_bytes;
    if (!line.too_long) line.text.push_back(static_cast<char>(c));
  }
  ++at_;
  return true;
}

std::optional<JsonLine> JsonLines::next() {
  JsonLine line;
  while (read_line(line)) {
    if (line.unreadable) return line;
    if (!std::all_of(line.text.begin(), line.text.end(), is_json_blank)) return line;
  }
  return std::nullopt;
}

std::string place_of(const JsonLine& line, std::string_view file) {
  return fmt::format("{}, line {}", file, line.number);
}

Result<std::string> check_json_article(const JsonLine& line, const std::string& where) {
  if (line.unreadable) {
    return fail({ErrorCode::io, "the line can't be read, nor what is behind it", where, "", "", ""});
  }
  if (!line.too_long) return check_text(line.text, where);
  return fail(
      bad_line(fmt::format("the line is longer than {} MB", max_article_bytes >> 20U), where, ""));
}

Result<Document> read_json_article(std::string_view line, const std::string& where) {
  if (auto checked = check_text(line, where); !checked) return fail(checked.error());
  return finish_document(read_json_record(line, {0, line.size()}, where), where);
}

Result<Document> read_json_lines(std::string_view bytes, std::string_view name,
                                 const ReadOptions& options) {
  MemoryStream stream(bytes);
  JsonLines lines(stream);
  std::optional<JsonLine> line = lines.next();
  for (std::size_t number = 0; line && number < options.record; ++number) line = lines.next();
  if (!line) {
    return fail({ErrorCode::bad_input, "there is no such record",
                 fmt::format("{}, record {}", name, options.record + 1), "",
                 fmt::format("one of {}", count_json_lines(bytes)), ""});
  }
  const std::string where = place_of(*line, name);
  if (auto checked = check_json_article(*line, where); !checked) return fail(checked.error());
  const ByteRange record{line->begin, line->begin + line->text.size()};
  line.reset();
  // Places are counted from the beginning of the file.
  return finish_document(read_json_record(bytes, record, where), where);
}

std::size_t count_json_lines(std::string_view bytes) {
  MemoryStream stream(bytes);
  JsonLines lines(stream);
  std::size_t count = 0;
  while (lines.next()) ++count;
  return count;
}

}  // namespace rawi
