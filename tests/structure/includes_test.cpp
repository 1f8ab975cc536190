// SPDX-License-Identifier: GPL-3.0-or-later
// Data flows one way: a stage may include core/ and the public headers of the stages it builds on.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include "core/files.h"

namespace fs = std::filesystem;

namespace {

/// For each stage the public headers of other stages that it may see.
const std::map<std::string, std::set<std::string>> allowed{
    {"core", {}},
    {"document", {}},
    {"normalize", {}},
    {"segment", {"normalize/normalize.h"}},
    {"diacritize", {"normalize/normalize.h", "segment/segment.h"}},
    {"phonemize", {"normalize/normalize.h", "segment/segment.h", "diacritize/diacritize.h"}},
    {"synthesize", {"phonemize/phonemize.h", "phonemize/phoneme.h"}},
    {"chapters", {}},
    {"loudness", {}},
    {"cover", {}},
    {"verify", {}},
    {"transcript", {"chapters/chapters.h"}},
    {"plan", {}},
    {"store", {}},
    {"encode", {"chapters/chapters.h"}},
    {"voice", {"document/structure.h", "synthesize/synthesize.h"}},
    {"pipeline",
     {"document/document.h", "document/structure.h", "normalize/normalize.h", "segment/segment.h",
      "segment/long_text.h", "diacritize/diacritize.h",
      "diacritize/model.h", "phonemize/phonemize.h", "synthesize/synthesize.h", "chapters/chapters.h",
      "plan/plan.h", "transcript/transcript.h", "voice/voice.h"}},
    {"render",
     {"chapters/chapters.h", "cover/cover.h", "encode/encode.h", "loudness/limiter.h",
      "loudness/loudness_meter.h", "pipeline/pipeline.h", "plan/plan.h", "segment/long_text.h", "store/folder_lock.h",
      "store/record.h", "store/store.h", "transcript/transcript.h", "voice/voice.h", "document/document.h",
      "document/json_lines.h"}},
    {"cli",
     {"document/document.h", "document/inspect.h", "diacritize/diacritize.h", "diacritize/model.h", "encode/encode.h",
      "phonemize/phonemize.h", "pipeline/pipeline.h", "plan/plan.h", "render/article.h", "render/batch.h", "render/edition.h",
      "render/fingerprint.h", "render/intake.h", "render/parts.h", "segment/long_text.h", "store/folder_lock.h", "store/record.h",
      "store/store.h", "verify/verify.h",
      "synthesize/synthesize.h",
      "voice/voice.h"}},
};

/// Foreign headers and the stages that may know them: one, or two that read files of their own.
const std::multimap<std::string, std::string> adapters{
    {"espeak-ng/", "synthesize"}, {"sndfile.h", "encode"},  {"opusenc.h", "encode"},
    {"soxr.h", "encode"},         {"taglib/", "encode"},    {"md4c.h", "document"},
    {"libav", "encode"},          {"pango/", "cover"},
    {"cairo", "cover"},           {"png.h", "cover"},
    {"toml++/", "voice"},         {"toml++/", "plan"},
           {"CLI/", "cli"},          {"libxml/", "document"},
    {"zip.h", "document"},        {"poppler/", "document"},
    {"sqlite3.h", "store"},       {"archive", "render"},
};

struct Include {
  std::string file;
  std::string stage;
  std::string header;
};

std::vector<Include> all_includes() {
  std::vector<Include> includes;
  const fs::path root = fs::path(RAWI_SOURCE_DIR) / "src";
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".h" && extension != ".cpp") continue;
    const fs::path relative = fs::relative(entry.path(), root);
    std::istringstream lines(rawi::read_file(entry.path()).value());
    for (std::string line; std::getline(lines, line);) {
      if (!line.starts_with("#include ")) continue;
      const std::size_t begin = line.find_first_of("\"<") + 1;
      const std::size_t end = line.find_first_of("\">", begin);
      includes.push_back(
          {relative.string(), relative.begin()->string(), line.substr(begin, end - begin)});
    }
  }
  return includes;
}

}  // namespace

TEST_CASE("a stage includes only what comes before it") {
  const auto includes = all_includes();
  REQUIRE(includes.size() > 100);
  for (const Include& include : includes) {
    const std::string owner = include.header.substr(0, include.header.find('/'));
    const bool ours = allowed.contains(owner) && include.header.find('/') != std::string::npos;
    if (!ours || owner == "core" || owner == include.stage) continue;
    INFO(include.file << " includes " << include.header);
    REQUIRE(allowed.contains(include.stage));
    CHECK(allowed.at(include.stage).contains(include.header));
  }
}

TEST_CASE("each foreign library is known to the stages that adapt it") {
  for (const Include& include : all_includes()) {
    for (const auto& [header, stage] : adapters) {
      if (!include.header.starts_with(header)) continue;
      INFO(include.file << " includes " << include.header);
      const auto [begin, end] = adapters.equal_range(header);
      CHECK(std::any_of(begin, end, [&](const auto& one) { return one.second == include.stage; }));
    }
  }
}

TEST_CASE("core includes nothing but core") {
  for (const Include& include : all_includes()) {
    if (include.stage != "core" || include.header.find('/') == std::string::npos) continue;
    const std::string owner = include.header.substr(0, include.header.find('/'));
    INFO(include.file << " includes " << include.header);
    CHECK_FALSE((allowed.contains(owner) && owner != "core"));
  }
}

TEST_CASE("the id of the components covers each header that program and components share") {
  const auto includes = all_includes();
  std::vector<std::string> shared;
  for (const Include& include : includes) {
    if (include.file.ends_with("_component.h")) shared.push_back(include.file);
  }
  REQUIRE(shared.size() >= 3);
  for (std::size_t i = 0; i < shared.size(); ++i) {
    for (const Include& include : includes) {
      const bool ours = include.file == shared[i] && include.header.find('/') != std::string::npos &&
                        fs::exists(fs::path(RAWI_SOURCE_DIR) / "src" / include.header);
      if (ours && std::find(shared.begin(), shared.end(), include.header) == shared.end()) {
        shared.push_back(include.header);
      }
    }
  }
  const std::string list = rawi::read_file(fs::path(RAWI_SOURCE_DIR) / "src/core/CMakeLists.txt").value();
  for (const std::string& header : shared) {
    INFO(header);
    CHECK(list.find(header) != std::string::npos);
  }
}
