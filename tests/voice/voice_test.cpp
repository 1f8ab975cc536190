// SPDX-License-Identifier: GPL-3.0-or-later
#include "voice/voice.h"

#include <catch2/catch.hpp>

#include "support/command.h"

using namespace rawi;
using rawi::test::TemporaryFolder;

namespace {

const std::string good = R"(
name = "صوت"
description = "one"
[engine]
voice_file = "v.espeak"
rate_wpm = 140
[pauses]
heading_ms = 900
[diacritizer]
model = "m"
)";

void make_voice(const TemporaryFolder& folder, const std::string& id, const std::string& toml) {
  folder.write(id + "/voice.toml", toml);
  folder.write(id + "/v.espeak", "name v\nlanguage ar\n");
  folder.write(id + "/m", "model");
}

}  // namespace

TEST_CASE("a voice is loaded by its id or its path") {
  const TemporaryFolder folder;
  make_voice(folder, "one", good);
  for (const std::string& name : {std::string("one"), (folder.path() / "one").string()}) {
    const auto voice = load_voice(name, {folder.path()});
    REQUIRE(voice);
    CHECK(voice->id == "one");
    CHECK(voice->name == "صوت");
    CHECK(voice->engine.rate_wpm == 140);
    CHECK(voice->engine.pitch == EngineVoice{}.pitch);
    CHECK(voice->pauses.heading_ms == 900);
    CHECK(voice->engine.voice_file.is_absolute());
    CHECK(voice->model.filename() == "m");
    CHECK(voice->lexicon.empty());
  }
}

TEST_CASE("a voice that is not there names those that are") {
  const TemporaryFolder folder;
  make_voice(folder, "one", good);
  make_voice(folder, "two", good);
  for (const std::string name : {"three", "", "..", "/no/such/folder"}) {
    const auto voice = load_voice(name, {folder.path()});
    REQUIRE_FALSE(voice);
    CHECK(voice.error().code == ErrorCode::missing_resource);
  }
  CHECK(load_voice("three", {folder.path()}).error().expected == "one of one, two");
}

TEST_CASE("a wrong setting is named with its line") {
  struct Row {
    std::string toml;
    std::string says;
    std::string where;
  };
  const Row rows[] = {
      {"name = \"x\"\n[engine]\nrate_wpm = 1000\n", "bad setting engine.rate_wpm", "voice.toml, line 3"},
      {"name = \"x\"\n[engine]\npitch = \"high\"\n", "bad setting engine.pitch", "voice.toml, line 3"},
      {"name = 1\n", "bad setting name", "voice.toml, line 1"},
      {"nmae = \"x\"\n", "bad setting nmae", "voice.toml, line 1"},
      {"[engine]\nspeed = 3\n", "bad setting engine.speed", "voice.toml, line 2"},
      {"name = \n", "it is no TOML", "voice.toml, line 1"},
      {"[engine]\nvoice_file = \"gone\"\n[diacritizer]\nmodel = \"m\"\n", "names a file that is not there", "gone"},
  };
  for (const Row& row : rows) {
    const TemporaryFolder folder;
    make_voice(folder, "bad", row.toml);
    const auto voice = load_voice("bad", {folder.path()});
    REQUIRE_FALSE(voice);
    INFO(to_string(voice.error()));
    CHECK(voice.error().code == ErrorCode::missing_resource);
    CHECK(voice.error().what.find(row.says) != std::string::npos);
    CHECK(voice.error().where.find(row.where) != std::string::npos);
  }
}

TEST_CASE("broken voices are not listed, and the first folder wins") {
  const TemporaryFolder first;
  const TemporaryFolder second;
  make_voice(first, "one", good);
  make_voice(first, "broken", "x = 1");
  make_voice(second, "one", "name = \"other\"\n[engine]\nvoice_file = \"v.espeak\"\n[diacritizer]\nmodel = \"m\"\n");
  make_voice(second, "two", good);
  const auto voices = list_voices({first.path(), second.path(), "/no/such/folder"});
  REQUIRE(voices.size() == 2);
  CHECK(voices[0].id == "one");
  CHECK(voices[0].name == "صوت");
  CHECK(voices[1].id == "two");
}
