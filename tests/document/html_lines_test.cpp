// SPDX-License-Identifier: GPL-3.0-or-later
// Lines and boxes that a page's structure and words give away, whatever their classes are called.
#include "document/html_lines.h"

#include <catch2/catch.hpp>
#include <string>

#include "document/blocks.h"

using namespace rawi;

namespace {

const std::string prose =
    "<p>قالت البلدية إن العمل في الشارع الجديد ينتهي قبل نهاية الشهر، وإن السير يعود إليه "
    "كاملا.</p>"
    "<p>وأضافت أن الأرصفة تتسع لخمسين شجرة، وأن السكان يختارون أنواعها في لقاء يعقد مساء "
    "الخميس.</p>";

std::string text_of(const std::string& html) {
  const Document document = read_document(html, DocumentFormat::html, "a.html").value();
  std::string text;
  for (const Block& block : document.blocks) text += block.text + "\n";
  return text;
}

/// The kept text of a page with no helpful class, one line per block.
std::string kept(const std::string& body) {
  const std::string page =
      "<html lang=ar><head><title>الشارع الجديد في المدينة</title></head><body>"
      "<div><div><h1>الشارع الجديد في المدينة</h1>" +
      body + "</div></div></body></html>";
  return text_of(page);
}

bool keeps(const std::string& body, const std::string& words) {
  return kept(body).find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a byline is told by what it consists of") {
  for (const char* line :
       {"كتبت: رانيا السوداني•21-10-2023 | 08:15•مدة القراءة: 3 دقائق•1,204 مشاهدة",
        "٢٠٢٢/٠١/٠٧ | التحرير", "وكالة الشاهد - الأربعاء 18 يناير 2017 الساعة 22:14",
        "حاورها: طارق السالم 30 - 9 - 2019", "تصوير: أنس الطرابلسي", "منذ 3 ساعات",
        "58,213 مشاهدة12 كانون الثاني 2021",
        "كتبه نزار عبود في 20 أغسطس 2020 | قسم: العلوم | 3 تعليقات",
        "Published on March 3, 2024"}) {
    INFO(line);
    CHECK(is_meta_line(line));
  }
  for (const char* line :
       {"قتل ثلاثة وأصيب خمسة في حادث سير", "12 دقيقة غيرت كل شيء", "مدة الطبخ: 30 دقيقة",
        "خسر الفريق في 3 مايو 2019 أمام ضيفه بهدفين، وغادر مدربه في اليوم نفسه.",
        "5 - إفراد يوم السبت بالصيام؛", "المحرر: كيف بدأت الفكرة؟",
        "ملاحظة: تباع التذاكر عند الباب"}) {
    INFO(line);
    CHECK_FALSE(is_meta_line(line));
  }
}

TEST_CASE("a byline in front of a colon names the author") {
  CHECK(author_in_line("كتبت: رانيا السوداني•21-10-2023") == "رانيا السوداني");
  CHECK(author_in_line("كتب: سامح بدر الخميس 8 فبراير 2024") == "سامح بدر");
  CHECK(author_in_line("تصوير: أنس الطرابلسي").empty());
  CHECK(author_in_line("منذ 3 ساعات").empty());
}

TEST_CASE("counts and buttons are no text") {
  CHECK(is_count_line("75 تعليقا"));
  CHECK(is_count_line("3 تعليقات:"));
  CHECK(is_count_line("إجابتان"));
  CHECK_FALSE(is_count_line("مشاركات القراء"));
  CHECK_FALSE(keeps(prose + "<div>Facebook Twitter WhatsApp</div>", "Facebook"));
  CHECK_FALSE(keeps(prose + "<div>48 11 Share</div>", "Share"));
  CHECK(keeps(prose + "<p>أغلقت الشركة حسابها على تويتر.</p>", "تويتر"));
}

TEST_CASE("lines that lead elsewhere are not read") {
  CHECK_FALSE(keeps("<p>للاطلاع على الأسعار <a href=/p>اضغط هنا</a></p>" + prose, "الأسعار"));
  CHECK_FALSE(keeps(prose + "<p>الكلمات: <a href=/1>شارع</a> <a href=/2>رصيف</a></p>", "رصيف"));
  CHECK_FALSE(keeps(prose + "<p><a href=/g.pdf>دليل السكان</a> (2 ميغابايت)</p>", "دليل"));
  CHECK_FALSE(keeps(prose + "<p>تابعوا أخبارنا أولا بأول على تطبيق تليغرام</p>", "تابعوا"));
  CHECK_FALSE(keeps(prose + "<p>// انتهى // 13:05 ت م 0098</p>", "انتهى"));
  CHECK_FALSE(keeps(prose + "<p>الآراء الواردة لا تعبر بالضرورة عن رأي الموقع.</p>", "الآراء"));
  CHECK(keeps(prose + "<p>تابعوا السير على الرصيف حتى الجسر.</p>", "تابعوا"));
  CHECK(keeps("<p>انتهى العمل في الشارع.</p>" + prose, "انتهى"));
  CHECK(keeps(prose + "<p>المصدر: <a href=/s>وكالة المدينة</a></p>", "المصدر"));
  CHECK(keeps(prose + "<p>المصدر: وكالة المدينة</p>", "المصدر"));
}

TEST_CASE("boxes are told by their fields and buttons") {
  CHECK_FALSE(
      keeps(prose + "<div><h3>نشرتنا</h3><p>خمس قصص كل صباح.</p><input type=email></div>" + prose,
            "خمس قصص"));
  CHECK_FALSE(
      keeps(prose + "<div>هل أفادك المقال؟<button>نعم</button><button>لا</button></div>", "أفادك"));
  // Ingredients to tick off are text.
  CHECK(keeps(prose + "<ul><li><input type=checkbox>كوب من الدقيق</li></ul>", "الدقيق"));
  // A form around the whole page is no box.
  CHECK(keeps("<form><input type=text>" + prose + prose + prose + "</form>", "البلدية"));
}

TEST_CASE("a list of the page's own parts is not read, footnotes are") {
  const std::string parts = "<p id=a>" + prose.substr(3) + "<p id=b>" + prose.substr(3);
  CHECK_FALSE(
      keeps("<div><b>محتويات</b><ul><li><a href=#a>بداية العمل</a></li>"
            "<li><a href=#b>نهاية العمل</a></li></ul></div>" +
                parts,
            "بداية العمل"));
  CHECK(keeps("<h2><a href=#a>بداية العمل في الشارع</a></h2>" + parts, "بداية العمل"));
}

TEST_CASE("comments that can be answered are no article, posts of a page of posts are") {
  const auto post = [](const std::string& name) {
    return "<div class=r><b>" + name + "</b><p>كلام طويل من " + name +
           " عن الشارع والرصيف والشجر، فيه رأي وشكوى وسؤال لم يجب عنه أحد بعد.</p><a "
           "href=#>رد</a></div>";
  };
  CHECK_FALSE(keeps(prose + post("سعد") + post("هند") + post("عمر") + post("ليلى"), "كلام طويل"));
  CHECK(keeps(post("سعد") + post("هند"), "كلام طويل من سعد"));
}

TEST_CASE("an answer in a forum and the next article of an endless page are left out") {
  const auto item = [](const std::string& title, const std::string& text) {
    return "<div class=i><h1>" + title + "</h1><div>الخميس 8 فبراير 2024</div>" + text + "</div>";
  };
  const std::string other =
      "<p>أنقذ رجال الحماية طفلا علق في مصعد عمارة سكنية أربعين دقيقة كاملة.</p>";
  const auto page = [&](const std::string& body) {
    const std::string html = "<html><head><title>الشارع الجديد في المدينة</title></head><body>" +
                             body + "</body></html>";
    return text_of(html);
  };
  const std::string endless = page("<div>" + item("الشارع الجديد في المدينة", prose) +
                                   item("إنقاذ طفل", other + other) + "</div>");
  CHECK(endless.find("البلدية") != std::string::npos);
  CHECK(endless.find("مصعد") == std::string::npos);
  CHECK_FALSE(keeps(prose + "<h3>رد: الشارع الجديد في المدينة</h3><p>شكرا على الخبر.</p>", "شكرا"));
}

TEST_CASE("headings over nothing go, headings that are the text stay") {
  const std::string more = "<div><a href=/1>خبر آخر</a> <a href=/2>خبر غيره</a></div>";
  CHECK_FALSE(keeps(prose + "<h3>من هنا وهناك</h3>" + more, "هناك"));
  CHECK(keeps("<h3>وقفت على ضفة النهر</h3><h3>أسائل ماء عن الراحلين</h3>" + more, "وقفت"));
  CHECK(keeps("<h3>وقفت على ضفة النهر</h3><h3>أسائل ماء عن الراحلين</h3>" + more, "الراحلين"));
  CHECK_FALSE(keeps(
      prose + "<h3>3 تعليقات</h3><div><cite>رنا</cite><p>قرأت الخبر من أوله إلى آخره.</p></div>",
      "قرأت"));
}

TEST_CASE("a headline inside the headline is the end of no search") {
  const std::string html =
      "<html><head><title>حديقة تعود إلى المدينة</title></head><body><h1>حديقة تعود إلى "
      "المدينة<div><h1>خبر آخر</h1></div></h1>" +
      prose + "</body></html>";
  CHECK(text_of(html).find("حديقة") != std::string::npos);
  CHECK(text_of("<title>حديقة تعود</title><div><h1>حديقة تعود<table><tr><td><h1>خبر "
                "آخر</h1></td></tr></table></h1></div>" +
                prose)
            .find("حديقة") != std::string::npos);
}

TEST_CASE("a sentence over the headline is kept, a section's name is not") {
  const auto page = [](const std::string& over) {
    const std::string html =
        "<html><head><title>حديقة تعود إلى المدينة</title></head><body><div><div>" + over +
        "<h1>حديقة تعود إلى المدينة</h1>" + prose + "</div></div></body></html>";
    return text_of(html);
  };
  CHECK(page("<p>بعد إغلاق دام أحد عشر عاما</p>").find("إغلاق") != std::string::npos);
  CHECK(page("<p>خاص</p>").find("خاص") == std::string::npos);
  CHECK(page("<p>الاثنين، 15 أغسطس 2022 م</p>").find("أغسطس") == std::string::npos);
}

TEST_CASE("a button that opens an answer is its question, others are buttons") {
  const std::string answer = "<div><p>لا يكفي وحده، فالماء أهم منه في كل الأحوال.</p></div>";
  const auto opens = [&](const std::string& said, const std::string& after) {
    return prose + "<div><button aria-expanded=false>" + said + "</button>" + after + "</div>" +
           prose;
  };
  CHECK(keeps(opens("هل يكفي الظل للشجرة؟", answer), "الظل"));
  CHECK(keeps(prose + "<h3><button aria-expanded=true>هل يكفي الظل للشجرة؟</button></h3>" + answer,
              "الظل"));
  CHECK_FALSE(keeps(opens("افتح قائمة الأقسام", "<ul><li>رياضة</li></ul>"), "الأقسام"));
  CHECK_FALSE(keeps(prose + "<div><button>هل يكفي الظل؟</button>" + answer + "</div>", "الظل"));
}

TEST_CASE("what asks for consent stays out though it is longer than the article") {
  const std::string notice =
      "<p>نخزن نحن وشركاؤنا معلومات على جهازك ونعالج بياناتك من أجل الإعلانات وقياسها.</p>";
  std::string notices;
  for (int i = 0; i < 4; ++i) notices += notice;
  CHECK_FALSE(keeps("<div role=dialog>" + notices + "</div>" + prose, "شركاؤنا"));
}

TEST_CASE("elements of the page's own are blocks among their like and words within a line") {
  const std::string html =
      "<html><body><x-story><x-par><span>نامت المدينة باكرا في تلك الليلة.</span></x-par><x-par>"
      "<span>وفي الصباح <x-mark>وجدت</x-mark> النهر عند بابها.</span></x-par></x-story></body>";
  const std::string text = text_of(html);
  CHECK(text.find("الليلة.\n") != std::string::npos);
  CHECK(text.find("الصباح وجدت النهر") != std::string::npos);
}

TEST_CASE("a comment that says so of itself is none of the text, a heading of one word is") {
  CHECK_FALSE(
      keeps(prose + "<div itemprop=comment><p>شكرا على الخبر، وننتظر البقية.</p></div>", "شكرا"));
  CHECK(keeps(prose + "<h2>التصنيف</h2><p>وترتب الأشجار بحسب ظلها وحاجتها إلى الماء.</p>",
              "التصنيف"));
  CHECK_FALSE(keeps(prose + "<p>التصنيف: حدائق</p>", "التصنيف"));
}

TEST_CASE("the way to the page and rows of labels are left out") {
  CHECK_FALSE(keeps("<div>الرئيسية / أخبار / بيئة</div>" + prose, "بيئة"));
  CHECK_FALSE(keeps(prose + "<p>#مدن #مشي</p>", "مشي"));
  CHECK_FALSE(keeps(prose + "<p>#مدن#مشي</p>", "مشي"));
  CHECK(keeps(prose + "<p>#مدن كثيرة تمشي على قدميها</p>", "مدن"));
  CHECK(keeps(prose + "<p>كان السعر 3 / 4 دينار للكيلو</p>", "السعر"));
}

TEST_CASE("the title is told behind the paper's name and the issue") {
  const std::string html =
      "<html><head><title>جريدة النهر - العدد 12 - عودة القطار إلى مدن الساحل</title></head><body>"
      "<div><div>عودة القطار إلى مدن الساحل</div><div>" +
      prose + "</div></div></body></html>";
  const auto document = read_document(html, DocumentFormat::html, "page");
  REQUIRE(document);
  CHECK(document->title == "عودة القطار إلى مدن الساحل");
}

TEST_CASE(
    "the writer whom a byline beside the picture names is known again in the box at the end") {
  const std::string html =
      "<html><head><title>حارس النهر القديم</title></head><body><div><h1>حارس النهر القديم</h1>"
      "<div>نص: دينا السالم | صور: كريم جابر</div></div><div><div>" +
      prose +
      "<p>ثم عاد الحارس إلى بيته قبل الفجر، وترك المصباح مضاء.</p><p>ولم يعد أحد يسأل عنه، "
      "إلا النهر.</p></div><div><div>دينا السالم</div><div>كاتبة مستقلة صدرت لها مجموعتان "
      "قصصيتان.</div></div></div></body></html>";
  CHECK(read_document(html, DocumentFormat::html, "page").value().author == "دينا السالم");
  CHECK(text_of(html).find("المصباح") != std::string::npos);
  CHECK(text_of(html).find("قصصيتان") == std::string::npos);
}
