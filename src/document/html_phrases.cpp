// SPDX-License-Identifier: GPL-3.0-or-later
// What a block's own words say of it: invitations to read on, bylines, notices of rights.
#include <algorithm>
#include <array>
#include <set>

#include "core/arabic.h"
#include "core/unicode.h"
#include "document/html_lines.h"
#include "document/html_page.h"

namespace rawi {
namespace {

enum class Where {
  start,    // the block begins with it
  whole,    // the block is it, but for a few letters
  heading,  // a heading is it
  label,    // the block begins with it and is no heading
};

struct PhraseRule {
  std::string_view words;  // folded
  Where where;
  Phrase phrase;
  std::string_view reason;
  std::uint32_t most_letters;  // of the block
  bool linked = false;         // and at least a quarter of it is links
};

constexpr std::array rules{
    PhraseRule{"اقرا ايضا", Where::start, Phrase::drop, "related", 260},
    PhraseRule{"اقرا المزيد", Where::start, Phrase::drop, "related", 200},
    PhraseRule{"اقرا كذلك", Where::start, Phrase::drop, "related", 200},
    PhraseRule{"اقرءوا ايضا", Where::start, Phrase::drop, "related", 260},
    PhraseRule{"شاهد ايضا", Where::start, Phrase::drop, "related", 260},
    PhraseRule{"طالع ايضا", Where::start, Phrase::drop, "related", 260},
    PhraseRule{"تابع ايضا", Where::start, Phrase::drop, "related", 260},
    PhraseRule{"شاهد", Where::start, Phrase::drop, "related", 140, true},
    PhraseRule{"اقرا", Where::start, Phrase::drop, "related", 160, true},
    PhraseRule{"اقرا ايضا", Where::heading, Phrase::drop_section, "related", 60},
    PhraseRule{"شاهد ايضا", Where::heading, Phrase::drop_section, "related", 60},
    PhraseRule{"انظر ايضا", Where::heading, Phrase::drop_section, "related", 40},
    PhraseRule{"مواضيع ذات صله", Where::start, Phrase::drop_section, "related", 60},
    PhraseRule{"موضوعات ذات صله", Where::start, Phrase::drop_section, "related", 60},
    PhraseRule{"مقالات ذات صله", Where::start, Phrase::drop_section, "related", 60},
    PhraseRule{"اخبار ذات صله", Where::start, Phrase::drop_section, "related", 60},
    PhraseRule{"ذات صله", Where::whole, Phrase::drop_section, "related", 40},
    PhraseRule{"فيديو ذو صله", Where::whole, Phrase::drop, "related", 40},
    PhraseRule{"فيديوهات ذات صله", Where::whole, Phrase::drop, "related", 40},
    PhraseRule{"اقرا التالي", Where::whole, Phrase::drop_section, "related", 40},
    PhraseRule{"مواضيع متعلقه", Where::start, Phrase::drop_section, "related", 60},
    PhraseRule{"مواضيع مشابهه", Where::start, Phrase::drop_section, "related", 60},
    PhraseRule{"مقالات مشابهه", Where::start, Phrase::drop_section, "related", 60},
    PhraseRule{"قد يهمك", Where::start, Phrase::drop, "related", 200},
    PhraseRule{"قد يعجبك", Where::start, Phrase::drop, "related", 200},
    PhraseRule{"ربما يعجبك", Where::start, Phrase::drop, "related", 200},
    PhraseRule{"اخبار متعلقه", Where::whole, Phrase::drop_section, "related", 40},
    PhraseRule{"موضوعات متعلقه", Where::whole, Phrase::drop_section, "related", 40},
    PhraseRule{"مقالات متعلقه", Where::whole, Phrase::drop_section, "related", 40},
    PhraseRule{"مقالات اخري", Where::whole, Phrase::drop_section, "related", 40},
    PhraseRule{"اخبار اخري", Where::whole, Phrase::drop_section, "related", 40},
    PhraseRule{"مواضيع اخري", Where::whole, Phrase::drop_section, "related", 40},
    PhraseRule{"اخترنا لك", Where::whole, Phrase::drop_section, "related", 40},
    PhraseRule{"اخترنا لكم", Where::whole, Phrase::drop_section, "related", 40},
    PhraseRule{"الاكثر تداولا", Where::whole, Phrase::drop_section, "related", 40},
    PhraseRule{"اخر المقالات", Where::whole, Phrase::drop_section, "related", 40},
    PhraseRule{"نبذه عن الكاتب", Where::whole, Phrase::drop_section, "author-box", 40},
    PhraseRule{"عن الكاتب", Where::whole, Phrase::drop_section, "author-box", 30},
    PhraseRule{"ذات صله", Where::start, Phrase::drop, "related", 160, true},
    PhraseRule{"المزيد من", Where::start, Phrase::drop, "related", 120, true},
    PhraseRule{"تابع القراءه", Where::whole, Phrase::drop, "links", 30},
    PhraseRule{"اكمل القراءه", Where::whole, Phrase::drop, "links", 30},
    PhraseRule{"المقال السابق", Where::start, Phrase::drop, "navigation", 160},
    PhraseRule{"المقال التالي", Where::start, Phrase::drop, "navigation", 160},
    PhraseRule{"الخبر السابق", Where::start, Phrase::drop, "navigation", 160},
    PhraseRule{"الخبر التالي", Where::start, Phrase::drop, "navigation", 160},
    PhraseRule{"السابق", Where::start, Phrase::drop, "navigation", 160, true},
    PhraseRule{"التالي", Where::start, Phrase::drop, "navigation", 160, true},
    PhraseRule{"العوده الي الاعلي", Where::whole, Phrase::drop, "navigation", 40},
    PhraseRule{"مشاركه", Where::whole, Phrase::drop, "sharing", 20},
    PhraseRule{"شاركها", Where::whole, Phrase::drop, "sharing", 30},
    PhraseRule{"تم نسخ الرابط", Where::whole, Phrase::drop, "sharing", 30},
    PhraseRule{"تسجيل الدخول", Where::whole, Phrase::drop, "controls", 30},
    PhraseRule{"الكلمات الدلاليه", Where::start, Phrase::drop, "tags", 200},
    PhraseRule{"الكلمات المفتاحيه", Where::start, Phrase::drop, "tags", 200},
    PhraseRule{"اعلان ممول", Where::whole, Phrase::drop, "advertisement", 30},
    PhraseRule{"صدر الصوره", Where::start, Phrase::drop, "byline", 60},
    PhraseRule{"مصدر الصوره", Where::start, Phrase::drop, "byline", 60},
    PhraseRule{"هذه الحلقه برعايه", Where::start, Phrase::drop, "advertisement", 160},
    PhraseRule{"هذا المقال برعايه", Where::start, Phrase::drop, "advertisement", 160},
    PhraseRule{"اعلانات", Where::whole, Phrase::drop, "advertisement", 16},
    PhraseRule{"الاكثر قراءه", Where::start, Phrase::drop_section, "related", 40},
    PhraseRule{"الاكثر مشاهده", Where::start, Phrase::drop_section, "related", 40},
    PhraseRule{"اخر الاخبار", Where::whole, Phrase::drop_section, "related", 40},
    PhraseRule{"المزيد من الاخبار", Where::whole, Phrase::drop_section, "related", 40},
    PhraseRule{"المزيد حول هذه القصه", Where::start, Phrase::drop, "related", 80},
    PhraseRule{"تابعنا علي", Where::start, Phrase::drop, "sharing", 160},
    PhraseRule{"تابعونا علي", Where::start, Phrase::drop, "sharing", 160},
    PhraseRule{"تابعوا صفحتنا", Where::start, Phrase::drop, "sharing", 160},
    PhraseRule{"يمكنكم متابعتنا", Where::start, Phrase::drop, "sharing", 200},
    PhraseRule{"لمتابعه اخر الاخبار", Where::start, Phrase::drop, "sharing", 200},
    PhraseRule{"شارك", Where::whole, Phrase::drop, "sharing", 30},
    PhraseRule{"شارك هذا", Where::start, Phrase::drop, "sharing", 60},
    PhraseRule{"شارك المقال", Where::start, Phrase::drop, "sharing", 60},
    PhraseRule{"شارك الخبر", Where::start, Phrase::drop, "sharing", 60},
    PhraseRule{"شارك علي", Where::start, Phrase::drop, "sharing", 80},
    PhraseRule{"انضم الي قناتنا", Where::start, Phrase::drop, "sharing", 160},
    PhraseRule{"انضموا الي قناتنا", Where::start, Phrase::drop, "sharing", 160},
    PhraseRule{"اشترك في", Where::start, Phrase::drop, "subscription", 160},
    PhraseRule{"اشترك الان", Where::start, Phrase::drop, "subscription", 120},
    PhraseRule{"اشتركوا في", Where::start, Phrase::drop, "subscription", 160},
    PhraseRule{"حمل تطبيق", Where::start, Phrase::drop, "subscription", 140},
    PhraseRule{"حملوا تطبيق", Where::start, Phrase::drop, "subscription", 140},
    PhraseRule{"النشره البريديه", Where::start, Phrase::drop, "subscription", 100},
    PhraseRule{"اضغط هنا", Where::start, Phrase::drop, "links", 100},
    PhraseRule{"المرفقات", Where::whole, Phrase::drop, "links", 20},
    PhraseRule{"مرفقات", Where::whole, Phrase::drop, "links", 20},
    PhraseRule{"للمزيد اضغط", Where::start, Phrase::drop, "links", 100},
    PhraseRule{"جميع الحقوق محفوظه", Where::start, Phrase::drop, "footer", 160},
    PhraseRule{"كل الحقوق محفوظه", Where::start, Phrase::drop, "footer", 160},
    PhraseRule{"حقوق النشر محفوظه", Where::start, Phrase::drop, "footer", 160},
    PhraseRule{"الوسوم", Where::start, Phrase::drop, "tags", 160},
    PhraseRule{"وسوم", Where::start, Phrase::drop, "tags", 160},
    PhraseRule{"كلمات دلاليه", Where::start, Phrase::drop, "tags", 200},
    PhraseRule{"الكلمات الداله", Where::start, Phrase::drop, "tags", 200},
    PhraseRule{"كلمات مفتاحيه", Where::start, Phrase::drop, "tags", 200},
    PhraseRule{"كلمات البحث", Where::start, Phrase::drop, "tags", 200},
    PhraseRule{"التصنيفات", Where::label, Phrase::drop, "tags", 120},
    PhraseRule{"تصنيفات", Where::label, Phrase::drop, "tags", 120},
    PhraseRule{"التصنيف", Where::label, Phrase::drop, "tags", 60},
    PhraseRule{"نشر في", Where::start, Phrase::byline, "byline", 90},
    PhraseRule{"نشرت في", Where::start, Phrase::byline, "byline", 90},
    PhraseRule{"نشر بتاريخ", Where::start, Phrase::byline, "byline", 90},
    PhraseRule{"تم النشر", Where::start, Phrase::byline, "byline", 90},
    PhraseRule{"تاريخ النشر", Where::start, Phrase::byline, "byline", 90},
    PhraseRule{"اخر تحديث", Where::start, Phrase::byline, "byline", 90},
    PhraseRule{"اخر تحرير", Where::start, Phrase::drop, "byline", 90},
    PhraseRule{"اخر تعديل", Where::start, Phrase::drop, "byline", 90},
    PhraseRule{"تاريخ اخر تحديث", Where::start, Phrase::drop, "byline", 110},
    PhraseRule{"كتب ", Where::start, Phrase::byline, "byline", 45},
    PhraseRule{"كتبت ", Where::start, Phrase::byline, "byline", 45},
    PhraseRule{"بقلم", Where::start, Phrase::byline, "byline", 60},
    PhraseRule{"بواسطه ", Where::start, Phrase::byline, "byline", 60},
    PhraseRule{"تمت الكتابه بواسطه", Where::start, Phrase::byline, "byline", 90},
    PhraseRule{"اعداد ", Where::start, Phrase::byline, "byline", 50},
    PhraseRule{"تحرير ", Where::start, Phrase::byline, "byline", 50},
    PhraseRule{"مده القراءه", Where::start, Phrase::drop, "byline", 60},
    PhraseRule{"وقت القراءه", Where::start, Phrase::drop, "byline", 60},
    PhraseRule{"عدد المشاهدات", Where::start, Phrase::drop, "byline", 60},
    PhraseRule{"المشاهدات", Where::start, Phrase::drop, "byline", 40},
    PhraseRule{"عدد القراءات", Where::start, Phrase::drop, "byline", 60},
    PhraseRule{"طباعه", Where::whole, Phrase::drop, "controls", 40},
    PhraseRule{"ارسل لصديق", Where::start, Phrase::drop, "controls", 60},
    PhraseRule{"ارسال الي صديق", Where::start, Phrase::drop, "controls", 60},
    PhraseRule{"نسخ الرابط", Where::start, Phrase::drop, "controls", 60},
    PhraseRule{"حجم الخط", Where::start, Phrase::drop, "controls", 40},
    PhraseRule{"استمع الي", Where::start, Phrase::drop, "controls", 60, true},
    PhraseRule{"اعلان", Where::whole, Phrase::drop, "advertisement", 16},
    PhraseRule{"advertisement", Where::whole, Phrase::drop, "advertisement", 24},
    PhraseRule{"التعليقات", Where::start, Phrase::drop_rest, "comments", 30},
    PhraseRule{"تعليقات القراء", Where::start, Phrase::drop_rest, "comments", 40},
    PhraseRule{"تعليقات الزوار", Where::start, Phrase::drop_rest, "comments", 40},
    PhraseRule{"اراء القراء", Where::heading, Phrase::drop_rest, "comments", 40},
    PhraseRule{"تعليقات", Where::heading, Phrase::drop_rest, "comments", 40},
    PhraseRule{"تعليقات حول", Where::start, Phrase::drop_rest, "comments", 60},
    PhraseRule{"لا يوجد تعليقات", Where::start, Phrase::drop, "comments", 40},
    PhraseRule{"لا توجد تعليقات", Where::start, Phrase::drop, "comments", 40},
    PhraseRule{"لا تعليقات", Where::start, Phrase::drop, "comments", 40},
    PhraseRule{"اترك تعليق", Where::start, Phrase::drop_rest, "comments", 50},
    PhraseRule{"اضف تعليق", Where::start, Phrase::drop_rest, "comments", 50},
    PhraseRule{"المراجع", Where::heading, Phrase::drop_section, "references", 20},
    PhraseRule{"مراجع", Where::heading, Phrase::drop_section, "references", 20},
    PhraseRule{"المصادر", Where::heading, Phrase::drop_section, "references", 20},
    PhraseRule{"المصادر والمراجع", Where::whole, Phrase::drop_section, "references", 24},
    PhraseRule{"المراجع والمصادر", Where::whole, Phrase::drop_section, "references", 24},
    PhraseRule{"قائمه المراجع", Where::whole, Phrase::drop_section, "references", 24},
    PhraseRule{"وصلات خارجيه", Where::heading, Phrase::drop_section, "references", 30},
    PhraseRule{"روابط خارجيه", Where::heading, Phrase::drop_section, "references", 30},
    PhraseRule{"هوامش ومراجع", Where::heading, Phrase::drop_section, "references", 30},
    PhraseRule{"المزيد", Where::whole, Phrase::drop, "links", 16},
    PhraseRule{"الرئيسيه", Where::whole, Phrase::drop, "navigation", 16},
};

char32_t folded(char32_t c) {
  switch (c) {
    case U'أ':
    case U'إ':
    case U'آ':
    case U'ٱ':
      return U'ا';
    case U'ة':
      return U'ه';
    case U'ى':
      return U'ي';
    default:
      return c >= U'A' && c <= U'Z' ? c + 32 : c;
  }
}

bool is_word_character(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= 0x660 && c <= 0x669) || is_arabic_letter(c) ||
         is_foreign_letter(c);
}

std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> words;
  std::string word;
  const std::string plain = fold(text) + " ";
  for (const char c : plain) {
    if (c != ' ') {
      word += c;
      continue;
    }
    if (!word.empty()) words.insert(word);
    word.clear();
  }
  return words;
}

bool applies(const PhraseRule& rule, std::string_view text, const Block& block, const Run& run) {
  if (run.letters > rule.most_letters || !text.starts_with(rule.words)) return false;
  if (rule.linked && run.link_letters * 4 < run.letters) return false;
  // The words must end where the phrase ends.
  const bool ends = text.size() == rule.words.size() || text[rule.words.size()] == ' ' ||
                    rule.words.ends_with(' ') || rule.words.ends_with("تعليق");
  if (!ends) return false;
  if (rule.where == Where::heading) {
    return block.kind == BlockKind::heading && text.size() <= rule.words.size() + 30;
  }
  if (rule.where == Where::label) return block.kind != BlockKind::heading;
  return rule.where == Where::start || text.size() <= rule.words.size() + 12;
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const std::size_t begin = at;
    at += point.size;
    if (is_mark(point.value) || point.value == 0x0640) continue;
    if (!is_word_character(point.value)) {
      space = true;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    const char32_t plain = folded(point.value);
    if (plain == point.value) {
      out.append(text, begin, point.size);
    } else {
      append_utf8(out, plain);
    }
  }
  return out;
}

double likeness(std::string_view a, std::string_view b) {
  const auto first = words_of(a);
  const auto second = words_of(b);
  if (first.empty() || second.empty()) return 0;
  const auto same = std::count_if(first.begin(), first.end(),
                                  [&](const std::string& word) { return second.contains(word); });
  return static_cast<double>(same) / static_cast<double>(std::max(first.size(), second.size()));
}

PhraseVerdict judge_phrase(const Block& block, const Run& run, std::string_view text) {
  if (run.letters > 260) return {};
  // Headings are judged by the rules for them first: theirs reach further.
  for (const bool headings : {true, false}) {
    for (const PhraseRule& rule : rules) {
      if ((rule.where == Where::heading) == headings && applies(rule, text, block, run)) {
        return {rule.phrase, rule.reason, rule.words};
      }
    }
  }
  if (block.kind == BlockKind::heading && counts_comments(block.text))
    return {Phrase::drop_rest, "comments", "a count of comments"};
  if (heads_other_articles(block.text))
    return {Phrase::drop_section, "related", "a heading over links"};
  return {};
}

}  // namespace rawi
