// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "audio/sound.h"

using namespace rawi::test;
namespace fs = std::filesystem;

namespace {

/// Ten articles: those of the repository, and shorter ones cut from them.
std::vector<fs::path> ten_articles(const TemporaryFolder& folder) {
  std::vector<fs::path> articles;
  for (const auto& entry : fs::directory_iterator(fs::path(RAWI_SOURCE_DIR) / "seeds")) {
    const std::string extension = entry.path().extension();
    if (articles.size() < 5 && (extension == ".txt" || extension == ".md")) articles.push_back(entry.path());
  }
  const std::string texts[] = {
      "قال نعم.", "سبحان الله العظيم، ما أجمل هذا الصباح! هل رأيتم الشمس؟ إنها تشرق على البحر كل يوم.",
      repeated(short_article, 5), "واحد. اثنان. ثلاثة. أربعة. خمسة. ستة. سبعة.",
      "شششش صصصص سسسس. " + short_article};
  for (const std::string& text : texts) {
    articles.push_back(folder.write("قصير-" + std::to_string(articles.size()) + ".txt", text));
  }
  return articles;
}

}  // namespace

TEST_CASE("ten articles are within 0.3 LU of the target and 1.5 dB below full scale") {
  const TemporaryFolder folder;
  std::string inputs;
  const auto articles = ten_articles(folder);
  REQUIRE(articles.size() == 10);
  for (const fs::path& article : articles) inputs += " " + quoted(article);
  struct Case {
    std::string format;
    std::string option;
    double target;
  };
  const Case cases[] = {{"opus", "", -19}, {"mp3", "", -19}, {"m4b", "", -19}, {"flac", "--loudness -16", -16}};
  for (const Case& c : cases) {
    const auto out = folder.path() / c.format;
    REQUIRE(rawi::test::rawi("render" + inputs + " -o " + quoted(out) + " --text none --cover none " + c.option + " --format " + c.format).status == 0);
    for (const auto& entry : fs::recursive_directory_iterator(out)) {
      if (entry.path().extension() != "." + c.format) continue;
      INFO(entry.path());
      const Loudness loudness = measured(entry.path());
      CHECK(loudness.lufs == Approx(c.target).margin(0.3));
      CHECK(loudness.peak_dbtp <= -1.5);
    }
  }
}

TEST_CASE("half a second of silence at both ends, and no clicks") {
  const TemporaryFolder folder;
  const auto input = folder.write("a.txt", repeated(short_article, 10));
  REQUIRE(rawi::test::rawi("render " + quoted(input) + " -o " + quoted(folder.path()) + " --text none --cover none --format wav").status == 0);
  const auto samples = decoded(folder.path() / "a" / "a.wav");
  const auto loud = [](std::int16_t s) { return std::abs(s) > 60; };
  const auto first = std::find_if(samples.begin(), samples.end(), loud) - samples.begin();
  const auto last = std::find_if(samples.rbegin(), samples.rend(), loud) - samples.rbegin();
  CHECK(static_cast<double>(first) / 22050 >= 0.49);
  CHECK(static_cast<double>(first) / 22050 < 0.60);
  CHECK(static_cast<double>(last) / 22050 >= 0.49);
  // A click is a jump out of silence: 2 ms of nothing, then at once a tenth of full scale.
  std::size_t clicks = 0;
  for (std::size_t i = 44; i < samples.size(); ++i) {
    const bool quiet = std::all_of(samples.begin() + static_cast<long>(i) - 44, samples.begin() + static_cast<long>(i),
                                   [](std::int16_t s) { return std::abs(s) < 30; });
    if (quiet && std::abs(samples[i]) > 3000) ++clicks;
  }
  CHECK(clicks == 0);
}
