// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/segment.h"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "core/unicode.h"
#include "segment/clauses.h"

using namespace rawi;

namespace {

/// The sentences of a raw text, joined by " | ".
std::string cut(std::string_view text) {
  std::string line;
  for (const ByteRange& range : segment_ranges(text)) {
    line += (line.empty() ? "" : " | ") + std::string(text.substr(range.begin, range.size()));
  }
  return line;
}

std::size_t words_of(const Sentence& sentence, const Clause& clause) {
  std::size_t words = 0;
  for (std::size_t i = clause.begin; i < clause.end; ++i) {
    if (sentence.tokens[i].kind != TokenKind::punctuation) ++words;
  }
  return words;
}

}  // namespace

TEST_CASE("sentences end where a reader stops") {
  struct Row {
    const char* text;
    const char* sentences;
  };
  const Row rows[] = {
      {"نزل المطر. فرح الناس.", "نزل المطر. | فرح الناس."},
      {"نزل المطر.فرح الناس.", "نزل المطر. | فرح الناس."},  // the space is missing
      {"هل نزل المطر؟ نعم! ثم توقف.", "هل نزل المطر؟ | نعم! | ثم توقف."},
      {"قال: \"نزل المطر. فرحنا.\" ثم ضحك.",
       "قال: \"نزل المطر. فرحنا.\" ثم ضحك."},  // inside a quotation
      {"قال: «نزل المطر».وضحك.", "قال: «نزل المطر». | وضحك."},
      {"وصل (كما قيل. أمس) الوفد. غادر.", "وصل (كما قيل. أمس) الوفد. | غادر."},
      {"زار د. سامي المدينة. عاد.", "زار د. سامي المدينة. | عاد."},        // a title
      {"سجلت الحرارة 3.5 درجة. بردت.", "سجلت الحرارة 3.5 درجة. | بردت."},  // a decimal
      {"نقلت وكالة أ.ف.ب الخبر. انتهى.", "نقلت وكالة أ.ف.ب الخبر. | انتهى."},
      {"انتظر... ثم رحل. لم يعد.", "انتظر... ثم رحل. | لم يعد."},  // an ellipsis inside
      {"انتظر طويلا... رحل الجميع.", "انتظر طويلا... | رحل الجميع."},
      {"سؤال اليوم: لماذا ترتفع أسعار الخبز؟",
       "سؤال اليوم: | لماذا ترتفع أسعار الخبز؟"},  // a label
      {"وقال الوزير: سنعمل معا من أجل البلاد.", "وقال الوزير: سنعمل معا من أجل البلاد."},  // speech
      {"لم يصدق أحد ذلك القول وطوال أسبوع، بقيت الشوارع خالية.",
       "لم يصدق أحد ذلك القول | وطوال أسبوع، بقيت الشوارع خالية."},  // a lost stop
      {"اختتام مهرجان المدينة الكبير بفوز فيلم \"البحر\" وتدور أحداث الفيلم حول صياد عجوز وابنه في "
       "قرية بعيدة.",
       "اختتام مهرجان المدينة الكبير بفوز فيلم \"البحر\" | وتدور أحداث الفيلم حول صياد عجوز وابنه "
       "في قرية بعيدة."},
      {"انتهى المقال. عن سامر حداد، \"الصباح\"، 4/4/2008",
       "انتهى المقال. | عن سامر حداد، \"الصباح\"، 4/4/2008"},
      {"كلمة واحدة", "كلمة واحدة"},
      {"", ""},
      {" ؟! ", "؟!"},
  };
  for (const Row& row : rows) CHECK(cut(row.text) == row.sentences);
}

TEST_CASE("clauses end at signs, with the pause that the sign asks for") {
  const auto clauses = [](std::string_view text) { return dump(segment(normalize(text))); };
  CHECK(clauses("وصل الوفد، ثم غادر.") == "وصل الوفد، |comma| ثم غادر. |full_stop|\n");
  CHECK(clauses("هل وصل؟") == "هل وصل؟ |question|\n");
  CHECK(clauses("قال: نعم؛ وسكت.") == "قال: |colon| نعم؛ |semicolon| وسكت. |full_stop|\n");
}

TEST_CASE("a long stretch is cut where words let go of each other") {
  const std::string text =
      "أعلن رئيس اللجنة المنظمة أن المتطوعين الذين وصلوا من عشرين مدينة سيشاركون في تنظيف الشواطئ "
      "الشمالية "
      "بعد انتهاء العطلة الصيفية حيث تستعد البلديات لاستقبال موسم جديد من الزوار والباحثين عن "
      "الهدوء.";
  const std::vector<Sentence> sentences = segment(normalize(text));
  REQUIRE(sentences.size() == 1);
  REQUIRE(sentences[0].clauses.size() == 2);
  CHECK(sentences[0].tokens[sentences[0].clauses[1].begin].text == "حيث");
  CHECK(sentences[0].clauses[0].reason == "more than 25 words, breath before حيث");
}

TEST_CASE("no clause is longer than a breath, and clauses tile their sentence") {
  const auto word = rc::gen::element<std::string>("كلمة", "في", "البيت", "وقال", "ثم", "الذي", "من",
                                                  "،", ".", "؟", "\"", "(", ")", ":", "25", "2008",
                                                  "كتابا", "د.", "...", "والرجل", "الكبير");
  CHECK(rc::check("clauses", [&] {
    std::string text;
    for (const std::string& piece : *rc::gen::container<std::vector<std::string>>(word))
      text += piece + " ";
    for (const Sentence& sentence : segment(normalize(text))) {
      RC_ASSERT(!sentence.clauses.empty());
      std::size_t next = 0;
      for (const Clause& clause : sentence.clauses) {
        RC_ASSERT(clause.begin == next);
        RC_ASSERT(clause.end > clause.begin);
        RC_ASSERT(words_of(sentence, clause) <= max_clause_words);
        next = clause.end;
      }
      RC_ASSERT(next == sentence.tokens.size());
    }
  }));
}

TEST_CASE("sentences and the white space between them tile the text") {
  const auto word = rc::gen::element<std::string>("كلمة", "نص", "12", "3.5", "قال", ".", "؟", "!",
                                                  "...", "\"", "«", "»", ":", "،", " ", "\n", "د.",
                                                  "أ.", "(", ")", "4/4/2008", "Latin");
  CHECK(rc::check("ranges tile", [&] {
    std::string text;
    for (const std::string& piece : *rc::gen::container<std::vector<std::string>>(word))
      text += piece + " ";
    std::size_t next = 0;
    for (const ByteRange& range : segment_ranges(text)) {
      RC_ASSERT(range.begin >= next);
      for (std::size_t at = next; at < range.begin; ++at)
        RC_ASSERT(text[at] == ' ' || text[at] == '\n');
      RC_ASSERT(!range.empty());
      next = range.end;
    }
    for (std::size_t at = next; at < text.size(); ++at)
      RC_ASSERT(text[at] == ' ' || text[at] == '\n');
  }));
}
