// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/spelling.h"

#include <catch2/catch.hpp>

#include "normalize/normalize.h"

using namespace rawi;

namespace {

std::string repaired(std::string_view text) { return to_text(normalize(text)); }

}  // namespace

TEST_CASE("words with one right spelling are repaired") {
  struct Row {
    const char* wrong;
    const char* right;
  };
  const Row rows[] = {
      {"الى المدينة", "إلى المدينة"},
      {"والى البلدة", "وإلى البلدة"},
      {"وقف اطلاق النار", "وقف إطلاق النار"},  // verbal noun of the fourth form
      {"في ارجاء البلاد", "في أرجاء البلاد"},  // a plural of the same letters
      {"قررت ارجاء الجلسة", "قررت إرجاء الجلسة"},
      {"إلتزم الفريق بالخطة", "التزم الفريق بالخطة"},  // hamzat wasl
      {"إستمر الاجتماع ساعتين", "استمر الاجتماع ساعتين"},
      {"وقع بإسم الشركة", "وقع باسم الشركة"},
      {"اكد الوزير الامر", "أكد الوزير الأمر"},
      {"هى التى فازت", "هي التي فازت"},
      {"فى المدرسه الجديدة", "في المدرسة الجديدة"},  // the article excludes a pronoun
      {"مسوول كبير", "مسؤول كبير"},
      {"الولاياتالمتحدة الأميركية", "الولايات المتحدة الأميركية"},
      {"عبدالعزيز سافر", "عبد العزيز سافر"},
      {"المدرسةالقديمة هدمت", "المدرسة القديمة هدمت"},
      {"لدي المواطنين شكوى", "لدى المواطنين شكوى"},
      {"اثر انتهاء الحرب", "إثر انتهاء الحرب"},
  };
  for (const Row& row : rows) CHECK(repaired(row.wrong) == row.right);
}

TEST_CASE("ان is أن inside a sentence and إن after speech") {
  CHECK(repaired("يجب ان نعمل") == "يجب أن نعمل");
  CHECK(repaired("قال ان المباراة تأجلت") == "قال إن المباراة تأجلت");
  CHECK(repaired("أكد انه سيعود") == "أكد أنه سيعود");
}

TEST_CASE("words with their marks and doubtful quotes stay") {
  for (const char* line : {"يُقْبِلُونَ عَلَى الْاَسْوَاقِ", "ظُهُورُ التَّجَاعِيدِ و يُسَاعِدُ", "خسوفين تامين للقمر",
                           "من مهرجان\" قرطاج\" السينمائي", "مغني الراي الجزائري"}) {
    CHECK(repaired(line) == line);
  }
  CHECK(repaired("تامين الحدود") == "تأمين الحدود");
  CHECK(repaired("في الراي العام") == "في الرأي العام");
}

TEST_CASE("well-spelled words stay, though they look like others") {
  const char* const lines[] = {"أجل الفريق مباراته إلى أجل غير مسمى",
                               "كلمه أخوه عن بيته وكتابه",   // pronouns, no ta marbuta
                               "هذا وجه المنتبه إلى الفقه",  // a ha of their own
                               "في أرجاء المدينة وأنحاء الولاية",
                               "واحد وواجب وواضح وأول وأكبر",
                               "باريس وكاميرا وفانوس وساعدها",
                               "استقبالات واتفاقيات ومستشفيات",
                               "لدي كتاب ومدى الرؤية قصير",
                               "على حسن أن يسأل علي عن الأمر"};
  for (const char* line : lines) CHECK(repaired(line) == line);
}

TEST_CASE("spaces outside quotes and the conjunction") {
  CHECK(repaired("أي\"المنتخب الوطني\"، فاز") == "أي \"المنتخب الوطني\"، فاز");
  CHECK(repaired("و\"المجلس البلدي\"قرر") == "و\"المجلس البلدي\" قرر");
  CHECK(repaired("الخبز و الماء") == "الخبز والماء");
}

TEST_CASE("each repair is a warning with its reason, and can be turned off") {
  const NormalizedText text = normalize("سافر الى بيروت");
  REQUIRE(text.warnings.size() == 1);
  CHECK(text.warnings[0].kind == "spelling");
  CHECK(text.warnings[0].source == ByteRange{9, 15});
  CHECK(text.warnings[0].message.find("الى -> إلى") == 0);
  CHECK_FALSE(text.tokens[1].rule.empty());
  NormalizeOptions off;
  off.repair_spelling = false;
  CHECK(to_text(normalize("سافر الى بيروت", off)) == "سافر الى بيروت");
}

TEST_CASE("marks of the source stay on a repaired word") {
  CHECK(repaired("اخيرًا وصل") == "أخيرًا وصل");
}
