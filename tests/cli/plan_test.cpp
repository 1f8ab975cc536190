// SPDX-License-Identifier: GPL-3.0-or-later
// rawi plan, an editor, rawi render.
#include <catch2/catch.hpp>

#include "cli/program.h"
#include "core/files.h"

using namespace rawi::test;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

const std::string article =
    "# أسعار القمح\n\nارتفع سعر الطن 2.5% يوم 15/6/2021 إلى 285 دولارا. وقال المدير: \"لم نتوقع ذلك\". ماذا بعد؟\n\n"
    "## في الأسواق\n\n1. بند أول في القائمة.\n2. بند ثان مع كلمة **مهمة** و&amp;.\n\n> كلام مقتبس من كتاب قديم.\n\n"
    "## ختام الخبر\n\nنص أخير، وهو طويل بما يكفي ليكون فصلا وحده؛ ثم جملة أخرى كتبها الصحفي في آخر النهار.\n";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  INFO(text << "\nhas no " << from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

/// Without the table of a sentence.
std::string without_sentence(const std::string& plan, const std::string& read) {
  const std::size_t key = plan.find("read = \"" + read);
  REQUIRE(key != std::string::npos);
  const std::size_t begin = plan.rfind("[[chapter.sentence]]", key);
  return plan.substr(0, begin) + plan.substr(std::min(plan.find("\n[", key) + 1, plan.size()));
}

std::string without_chapter(const std::string& plan, const std::string& title) {
  const std::size_t begin = plan.find("[[chapter]]\ntitle = \"" + title);
  REQUIRE(begin != std::string::npos);
  const std::size_t end = plan.find("[[chapter]]", begin + 1);
  return plan.substr(0, begin) + (end == std::string::npos ? "" : plan.substr(end));
}

std::string plan_of(const fs::path& input, const std::string& options = "") {
  const auto result = rawi::test::rawi("plan " + quoted(input) + " " + options);
  INFO(result.errors);
  REQUIRE(result.status == 0);
  return result.output;
}

/// An article and the folder that its plans are rendered to.
struct Desk {
  TemporaryFolder folder;
  fs::path input = folder.write("a.md", article);
  std::string plan = plan_of(input);
  int round = 0;

  /// The folder of what became of a plan.
  fs::path render(const std::string& content, const std::string& options = "--format wav") {
    const auto file = folder.write("a.toml", content);
    return render_file(file, options);
  }
  fs::path render_file(const fs::path& file, const std::string& options = "--format wav") {
    const fs::path out = folder.path() / ("out" + std::to_string(++round));
    const auto result =
        rawi::test::rawi("render " + quoted(file) + " -o " + quoted(out) + " --quiet " + options);
    INFO(result.errors);
    REQUIRE(result.status == 0);
    return out / "a";
  }
};

json content_of(const fs::path& file) { return json::parse(rawi::read_file(file).value()); }
json chapters_of(const fs::path& out) { return content_of(out / "chapters.json")["chapters"]; }
json sentences_of(const fs::path& out) { return content_of(out / "a.transcript.json")["sentences"]; }

std::size_t check_same_files(const fs::path& one, const fs::path& two) {
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(one)) {
    if (is_of_store(entry.path())) continue;
    INFO(entry.path());
    CHECK((rawi::read_file(entry.path()).value() ==
           rawi::read_file(two / entry.path().filename()).value()));
    ++files;
  }
  return files;
}

double length_of(const json& sentence) {
  return sentence["end_s"].get<double>() - sentence["start_s"].get<double>();
}

}  // namespace

TEST_CASE("the plan of an unchanged article gives the same bytes as the article, in every format") {
  Desk desk;
  const std::string all = "--format wav --format opus --format mp3 --format m4b --format ogg --format flac --text all";
  const fs::path direct = desk.render_file(desk.input, all);
  CHECK(check_same_files(direct, desk.render(desk.plan, all)) == 6 + 2 + 4);
  const fs::path parts = desk.render_file(desk.input, "--layout chapters --format mp3 --loudness -16");
  check_same_files(parts, desk.render(desk.plan, "--layout chapters --format mp3 --loudness -16"));
}

TEST_CASE("the plan follows the options that decide what is read, and needs none of them again") {
  Desk desk;
  for (const std::string options : {"--vocalized", "--no-repair", "--voice presenter", "--min-chapter 0s",
                                    "--chapters 2-3", "--sample 5s"}) {
    INFO(options);
    const std::string own = options == "--vocalized" ? "" : options;
    const fs::path direct = desk.render_file(desk.input, "--format wav " + own);
    check_same_files(direct, desk.render(plan_of(desk.input, options)));
  }
}

TEST_CASE("pages, books and old encodings have plans of the same bytes") {
  const fs::path documents = fs::path(RAWI_SOURCE_DIR) / "tests" / "document";
  const TemporaryFolder folder;
  for (const char* name : {"pages/12-drupal.html", "pages/19-iso-8859-6.html", "pages/21-mhtml.mhtml", "pages/29-footnotes.html",
                           "pages/03-sports-table.html", "books/pandoc3.epub", "books/pandoc.docx"}) {
    INFO(name);
    const fs::path input = documents / name;
    const std::string stem = input.stem().string();
    const auto plan = folder.write(stem + ".toml", plan_of(input));
    for (const auto& [file, out] : {std::pair(input, "1"), std::pair(plan, "2")}) {
      REQUIRE(rawi::test::rawi("render " + quoted(file) + " -o " + quoted(folder.path() / out) +
                               " --quiet --format wav").status == 0);
    }
    CHECK(check_same_files(folder.path() / "1" / stem, folder.path() / "2" / stem) == 5);
  }
}

TEST_CASE("a plan shows what is read beside what is written") {
  const Desk desk;
  CHECK_THAT(desk.plan, Catch::Contains("rawi_plan = 1\n"));
  CHECK_THAT(desk.plan, Catch::Contains("title = \"أسعار القمح\"\nvoice = \"narrator\"\n"));
  CHECK_THAT(desk.plan,
             Catch::Contains("read = \"ارتفع سعر الطن اثنين فاصلة خمسة بالمئة يوم الخامس عشر من يونيو عام ألفين وواحد "
                             "وعشرين إلى مئتين وخمسة وثمانين دولارا.\"\n"
                             "text = \"ارتفع سعر الطن 2.5% يوم 15/6/2021 إلى 285 دولارا.\"\nparagraph = 2\n"));
  CHECK_THAT(plan_of(desk.input, "--vocalized"), Catch::Contains("read = \"أَسْعَارُ الْقَمْحِ\"\n"));
}

TEST_CASE("a changed title of a chapter is shown, and nothing else changes") {
  Desk desk;
  const fs::path before = desk.render(desk.plan);
  const fs::path after = desk.render(replaced(desk.plan, "[[chapter]]\ntitle = \"في الأسواق\"", "[[chapter]]\ntitle = \"السوق: \\\"أولا\\\"\""));
  CHECK(chapters_of(before)[1]["title"] == "في الأسواق");
  CHECK(chapters_of(after)[1]["title"] == "السوق: \"أولا\"");
  CHECK(chapters_of(after)[1]["startTime"] == chapters_of(before)[1]["startTime"]);
  CHECK(probe(after / "a.wav")["chapters"][1]["tags"]["title"] == "السوق: \"أولا\"");
  CHECK((rawi::read_file(before / "a.vtt").value() == rawi::read_file(after / "a.vtt").value()));
}

TEST_CASE("changed facts of the article reach the tags") {
  Desk desk;
  const std::string edited = replaced(desk.plan, "title = \"أسعار القمح\"",
                                      "title = \"القمح\"\nauthor = \"سلمى\"\ndate = 2026-11-25\nalbum = \"أخبار\"\nnarrator = \"راوية\"");
  const json tags = probe(desk.render(edited, "--format flac") / "a.flac")["format"]["tags"];
  CHECK(tags["TITLE"] == "القمح");
  CHECK(tags["ARTIST"] == "سلمى");
  CHECK(tags["ALBUM"] == "أخبار");
  const json given = probe(desk.render(edited, "--format flac --author ليلى") / "a.flac")["format"]["tags"];
  CHECK(given["ARTIST"] == "ليلى");
}

TEST_CASE("a cut sentence is not heard, and the others sound as before") {
  Desk desk;
  const json before = sentences_of(desk.render(desk.plan));
  const fs::path out = desk.render(without_sentence(desk.plan, "وقال المدير"));
  const json after = sentences_of(out);
  REQUIRE(after.size() == before.size() - 1);
  CHECK(after[1]["text"] == before[1]["text"]);
  CHECK(after[2]["text"] == "ماذا بعد؟");
  CHECK(length_of(after[1]) == Approx(length_of(before[1])).margin(0.002));
  CHECK(duration_of(out / "a.wav") < duration_of(out.parent_path().parent_path() / "out1" / "a" / "a.wav") - 1);
}

TEST_CASE("a cut chapter is gone from audio, chapters and text") {
  Desk desk;
  const fs::path out = desk.render(without_chapter(desk.plan, "في الأسواق"));
  const json chapters = chapters_of(out);
  REQUIRE(chapters.size() == 2);
  CHECK(chapters[0]["title"] == "أسعار القمح");
  CHECK(chapters[1]["title"] == "ختام الخبر");
  CHECK(chapters[1]["startTime"] == chapters[0]["endTime"]);
  CHECK(chapters[1]["endTime"].get<double>() == Approx(duration_of(out / "a.wav")).margin(0.001));
  CHECK(rawi::read_file(out / "a.vtt").value().find("بند") == std::string::npos);
}

TEST_CASE("chapters joined, parted and moved in the plan are so in the audio") {
  Desk desk;
  const std::size_t second = desk.plan.find("[[chapter]]\ntitle = \"في الأسواق\"");
  const std::size_t third = desk.plan.find("[[chapter]]\ntitle = \"ختام الخبر\"");
  const std::string moved = desk.plan.substr(0, second) + desk.plan.substr(third) + "\n" + desk.plan.substr(second, third - second);
  const fs::path out = desk.render(moved);
  REQUIRE(chapters_of(out).size() == 3);
  CHECK(chapters_of(out)[1]["title"] == "ختام الخبر");
  CHECK(sentences_of(out)[4]["text"] == "ختام الخبر");

  const std::string joined = desk.plan.substr(0, second) + desk.plan.substr(desk.plan.find("[[chapter.sentence]]", second));
  CHECK(chapters_of(desk.render(joined)).size() == 2);
  const std::string parted = replaced(desk.plan, "[[chapter.sentence]]\nread = \"ماذا بعد؟\"",
                                      "[[chapter]]\n[[chapter.sentence]]\nread = \"ماذا بعد؟\"");
  const json chapters = chapters_of(desk.render(parted));
  REQUIRE(chapters.size() == 4);
  CHECK(chapters[1]["title"] == "2");
}

TEST_CASE("a changed sentence is read as changed, and shown as the article spells it") {
  Desk desk;
  const fs::path before = desk.render(desk.plan);
  const fs::path after = desk.render(replaced(desk.plan, "read = \"ماذا بعد؟\"", "read = \"وماذا يحدث بعد ذلك في رأيك؟\""));
  CHECK(sentences_of(after)[3]["text"] == "ماذا بعد؟");
  CHECK(length_of(sentences_of(after)[3]) > length_of(sentences_of(before)[3]) + 0.5);
  // "بعد" stands in both: its bytes are known, and what is new before it has those of "ماذا".
  json words;
  const json transcript = content_of(after / "a.transcript.json");
  for (const json& word : transcript["words"]) {
    if (word["sentence"] == 3) words.push_back(word["word"]);
  }
  CHECK(words == json({"ماذا", "بعد"}));
}

TEST_CASE("a sentence that is added is read and shown") {
  Desk desk;
  const fs::path out = desk.render(replaced(desk.plan, "[[chapter.sentence]]\nread = \"ماذا بعد؟\"",
                                            "[[chapter.sentence]]\ntext = \"زاد السعر 5% أيضا.\"\n\n[[chapter.sentence]]\nread = \"ماذا بعد؟\""));
  const json sentences = sentences_of(out);
  CHECK(sentences[3]["text"] == "زاد السعر 5% أيضا.");
  CHECK(length_of(sentences[3]) > 1.5);  // "خمسة بالمئة" is said
  CHECK(sentences[4]["text"] == "ماذا بعد؟");
}

TEST_CASE("marks that the editor writes bind") {
  Desk desk;
  const auto read_as = [&](const std::string& read) {
    const fs::path out = desk.render(replaced(desk.plan, "read = \"ماذا بعد؟\"", "read = \"" + read + "\""));
    return rawi::read_file(out / "a.wav").value();
  };
  const std::string wrote = read_as("كَتَبَ الولد.");
  const std::string books = read_as("كُتُبُ الولد.");
  const std::string either = read_as("كتب الولد.");
  CHECK((wrote != books));
  CHECK((either == wrote || either == books));
  CHECK((read_as("كَتَبَ الْوَلَدُ.") == wrote));
}

TEST_CASE("a changed pause is kept to the millisecond") {
  Desk desk;
  const double before = duration_of(desk.render(desk.plan) / "a.wav");
  const std::string sentence = "read = \"وقال المدير: \\\"لم نتوقع ذلك\\\".\"";
  const std::size_t at = desk.plan.find("pause_ms = ", desk.plan.find(sentence));
  const int pause_ms = std::stoi(desk.plan.substr(at + 11));
  std::string edited = desk.plan;
  edited.replace(at, desk.plan.find('\n', at) - at, "pause_ms = " + std::to_string(pause_ms + 2500));
  CHECK(duration_of(desk.render(edited) / "a.wav") == Approx(before + 2.5).margin(0.001));
  const double edges = duration_of(desk.render(replaced(desk.plan, "edge_ms = 500", "edge_ms = 1500")) / "a.wav");
  CHECK(edges == Approx(before + 2).margin(0.001));
}

TEST_CASE("a changed voice speaks, unless the command line names another") {
  Desk desk;
  const std::string edited = replaced(desk.plan, "voice = \"narrator\"", "voice = \"presenter\"");
  const auto audio = [](const fs::path& out) { return rawi::read_file(out / "a.wav").value(); };
  const std::string narrator = audio(desk.render(desk.plan));
  const std::string presenter = audio(desk.render(edited));
  CHECK((narrator != presenter));
  CHECK((audio(desk.render(edited, "--format wav --voice narrator")) == narrator));
  CHECK((audio(desk.render(desk.plan, "--format wav --voice presenter")) == presenter));
}

TEST_CASE("a voice that is not there is told at its line, and other articles go on") {
  const Desk desk;
  desk.folder.write("in/a.toml", replaced(desk.plan, "voice = \"narrator\"", "voice = \"nobody\""));
  desk.folder.write("in/b.txt", short_article);
  const auto result = rawi::test::rawi("render " + quoted(desk.folder.path() / "in") + " -o " +
                                       quoted(desk.folder.path() / "out") + " --format wav");
  CHECK(result.status == 1);
  CHECK_THAT(result.errors, Catch::Contains("a.toml, line 16: there is no voice \"nobody\""));
  CHECK(fs::exists(desk.folder.path() / "out" / "b" / "b.wav"));
}

TEST_CASE("plans are found wherever articles are, and told from other TOML") {
  const Desk desk;
  const fs::path& root = desk.folder.path();
  desk.folder.write("in/deep/a.toml", desk.plan);
  desk.folder.write("in/settings.toml", "[tool]\nname = \"x\"\n");
  const auto render = [&](const std::string& what, const std::string& input = "") {
    fs::remove_all(root / "out");
    const auto result = rawi::test::rawi("render " + what + " -o " + quoted(root / "out") + " --format wav", input);
    INFO(result.errors);
    CHECK(result.status == 0);
    return result.errors;
  };
  CHECK_THAT(render(quoted(root / "in")), Catch::Contains("settings.toml is no article and was left out"));
  CHECK(chapters_of(root / "out" / "deep" / "a").size() == 3);
  REQUIRE(run_command("tar -C " + quoted(root) + " -cf " + quoted(root / "in.tar") + " in").status == 0);
  render(quoted(root / "in.tar"));
  CHECK(chapters_of(root / "out" / "in" / "deep" / "a").size() == 3);
  render("-", desk.plan);
  CHECK(chapters_of(root / "out" / "stdin").size() == 3);
  render("--files-from -", (root / "in" / "deep" / "a.toml").string() + "\n");
  CHECK(chapters_of(root / "out" / "a").size() == 3);
  render(quoted(desk.folder.write("named.txt", desk.plan)));
  CHECK(chapters_of(root / "out" / "named").size() == 3);
  const auto other = rawi::test::rawi("render " + quoted(root / "in" / "settings.toml") + " -o " + quoted(root / "out"));
  CHECK(other.status == 65);
  CHECK_THAT(other.errors, Catch::Contains("settings.toml, line 1: this TOML is no plan (expected rawi_plan = 1)"));
}

TEST_CASE("an edited plan is rendered again, and one that says the same is not") {
  const Desk desk;
  const fs::path out = desk.folder.path() / "out";
  const auto status_of = [&](const std::string& plan) {
    const auto file = desk.folder.write("a.toml", plan);
    const auto result = rawi::test::rawi("render " + quoted(file) + " -o " + quoted(out) + " --format wav --json --quiet");
    INFO(result.errors);
    REQUIRE(result.status == 0);
    return json::parse(result.output)["status"].get<std::string>();
  };
  CHECK(status_of(desk.plan) == "done");
  CHECK(status_of(desk.plan) == "unchanged");
  CHECK(status_of("# ملاحظة للمحرر\n" + desk.plan) == "unchanged");
  CHECK(status_of(replaced(desk.plan, "edge_ms = 500", "edge_ms = 600")) == "done");
  CHECK(status_of(without_sentence(desk.plan, "ماذا بعد")) == "done");
  CHECK(status_of(replaced(desk.plan, "title = \"في الأسواق\"", "title = \"السوق\"")) == "done");
}

TEST_CASE("a changed voice changes the audio of the plans that name it") {
  const Desk desk;
  const fs::path& root = desk.folder.path();
  const fs::path presenter = fs::path(RAWI_SOURCE_DIR) / "voices" / "presenter";
  fs::copy(fs::path(RAWI_SOURCE_DIR) / "voices", root / "voices", fs::copy_options::recursive);
  const auto file = desk.folder.write("a.toml", replaced(desk.plan, "voice = \"narrator\"", "voice = \"" + (root / "voices" / "presenter").string() + "\""));
  const auto status = [&] {
    const auto result = rawi::test::rawi("render " + quoted(file) + " -o " + quoted(root / "out") + " --format wav --json --quiet");
    INFO(result.errors);
    REQUIRE(result.status == 0);
    return json::parse(result.output)["status"].get<std::string>();
  };
  CHECK(status() == "done");
  CHECK(status() == "unchanged");
  const std::string settings = rawi::read_file(presenter / "voice.toml").value();
  const std::size_t at = settings.find("pitch = ");
  desk.folder.write("voices/presenter/voice.toml", settings.substr(0, at) + "pitch = 55 # " + settings.substr(at));
  CHECK(status() == "done");
}

TEST_CASE("what is wrong in a plan is told with file and line") {
  const Desk desk;
  const auto errors = [&](const std::string& plan) {
    const auto file = desk.folder.write("a.toml", plan);
    const auto result = rawi::test::rawi("render " + quoted(file) + " -o " + quoted(desk.folder.path() / "out"));
    CHECK(result.status == 65);
    return result.errors;
  };
  CHECK_THAT(errors(replaced(desk.plan, "pause_ms = ", "puase_ms = ")),
             Catch::Contains("a.toml, line 29: there is no key chapter.sentence.puase_ms"));
  CHECK_THAT(errors(replaced(desk.plan, "read = \"أسعار", "read = \"أسعار\"")), Catch::Contains("a.toml, line 25: it is no TOML"));
  CHECK_THAT(errors("rawi_plan = 3\n"), Catch::Contains("expected 1, the version that this rawi reads"));
  CHECK_FALSE(fs::exists(desk.folder.path() / "out" / "a" / "a.opus"));
}

TEST_CASE("chapters of a plan can be chosen") {
  Desk desk;
  const fs::path out = desk.render(desk.plan, "--format wav --chapters 2");
  REQUIRE(chapters_of(out).size() == 1);
  CHECK(chapters_of(out)[0]["title"] == "في الأسواق");
  const auto none = rawi::test::rawi("render " + quoted(desk.folder.path() / "a.toml") + " -o " + quoted(desk.folder.path() / "x") + " --chapters 9");
  CHECK(none.status == 2);
  CHECK_THAT(none.errors, Catch::Contains("the plan has no such chapter (got 9, expected 1 to 3)"));
}

TEST_CASE("rawi plan tells what it can't take") {
  const TemporaryFolder folder;
  const auto lines = folder.write("a.jsonl", "{\"text\": \"خبر أول.\"}\n{\"text\": \"خبر ثان.\"}\n");
  const auto many = rawi::test::rawi("plan " + quoted(lines));
  CHECK(many.status == 2);
  CHECK_THAT(many.errors, Catch::Contains("a plan is of one article (got 2 articles); --record N chooses the N-th"));
  CHECK_THAT(plan_of(lines, "--record 2"), Catch::Contains("خبر ثان."));
  const auto plan = folder.write("p.toml", plan_of(lines, "--record 1"));
  CHECK_THAT(rawi::test::rawi("plan " + quoted(plan)).errors, Catch::Contains("it is a plan already"));
  CHECK(rawi::test::rawi("plan " + quoted(plan)).status == 65);
  CHECK(rawi::test::rawi("plan " + quoted(folder.path() / "nothing.txt")).status == 66);
  CHECK(rawi::test::rawi("plan").status == 2);
  CHECK(rawi::test::rawi("plan -", "\xFF\xFF").status == 65);
  CHECK_THAT(rawi::test::rawi("plan --help").output, Catch::Contains("--vocalized"));
  CHECK_THAT(rawi::test::rawi("plan -", "سلام.\n").output, Catch::Contains("read = \"سلام.\"\n"));
}
