// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "core/unicode.h"
#include "render/cursors.h"

namespace rawi {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// A text or number as text; empty for everything else.
std::string text_of(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return "";
  if (found->is_string()) return found->get<std::string>();
  return found->is_number_integer() ? found->dump() : "";
}

class JsonLinesCursor : public Cursor {
 public:
  JsonLinesCursor(std::unique_ptr<std::istream> stream, const fs::path& shown,
                  const fs::path& relative)
      : stream_(std::move(stream)), shown_(shown), relative_(relative) {}

  std::optional<CursorItem> next() override {
    std::string line;
    while (read_line(line)) {
      if (too_long_) return bad_line("the line is longer than 256 MB");
      if (line.find_first_not_of(" \t\r") != std::string::npos) return take(std::move(line));
    }
    return std::nullopt;
  }

 private:
  /// Like getline, but a line without an end doesn't fill the memory.
  bool read_line(std::string& line) {
    line.clear();
    too_long_ = false;
    std::streambuf& buffer = *stream_->rdbuf();
    int c = buffer.sbumpc();
    if (c == std::char_traits<char>::eof()) return false;
    ++number_;
    for (; c != '\n' && c != std::char_traits<char>::eof(); c = buffer.sbumpc()) {
      too_long_ = too_long_ || line.size() >= max_article_bytes;
      if (!too_long_) line.push_back(static_cast<char>(c));
    }
    if (number_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    return true;
  }

  [[nodiscard]] std::string where() const {
    return shown_.string() + ", line " + std::to_string(number_);
  }

  [[nodiscard]] Error bad_line(std::string what, std::string got = "") const {
    return {ErrorCode::bad_input,
            std::move(what),
            where(),
            std::move(got),
            "one JSON object with \"text\", \"html\" or \"chapters\"",
            ""};
  }

  CursorItem take(std::string line) {
    const json object = json::parse(line, nullptr, false);
    if (object.is_discarded()) return bad_line("the line is no JSON");
    if (!object.is_object()) return bad_line("the line is no article", object.type_name());
    if (!object.contains("text") && !object.contains("html") && !object.contains("chapters")) {
      return bad_line("the line is no article");
    }
    std::string name = text_of(object, "id");
    if (name.empty()) name = text_of(object, "title");
    if (name.empty()) name = "article-" + std::to_string(number_);
    return FoundBytes{where(), std::move(name), relative_, "article.jsonl", std::move(line)};
  }

  std::unique_ptr<std::istream> stream_;
  fs::path shown_;
  fs::path relative_;
  std::size_t number_ = 0;
  bool too_long_ = false;
};

}  // namespace

std::unique_ptr<Cursor> open_json_lines(std::unique_ptr<std::istream> stream, const fs::path& shown,
                                        const fs::path& relative) {
  return std::make_unique<JsonLinesCursor>(std::move(stream), shown, relative);
}

}  // namespace rawi
