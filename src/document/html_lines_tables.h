// SPDX-License-Identifier: GPL-3.0-or-later
// Words that bylines, rows of buttons and notices consist of, all folded (see fold), and how to
// look for them. For html_lines.cpp and html_bylines.cpp alone.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "core/unicode.h"

namespace rawi {

template <std::size_t size>
[[nodiscard]] bool has(const std::array<std::string_view, size>& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

[[nodiscard]] inline bool is_digit(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= 0x660 && c <= 0x669);
}

/// It begins with a digit: see folded_words.
[[nodiscard]] inline bool is_number(std::string_view word) {
  return !word.empty() && is_digit(code_point_at(word, 0).value);
}

/// Days, months of all calendars in use, and what stands beside them; folded.
inline constexpr std::array<std::string_view, 101> date_words{
    "السبت",   "الاحد",    "الاثنين",  "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "يناير",
    "فبراير",  "مارس",     "ابريل",    "مايو",     "يونيو",    "يوليو",  "اغسطس",  "سبتمبر",
    "اكتوبر",  "نوفمبر",   "ديسمبر",   "كانون",    "شباط",     "اذار",   "نيسان",  "ايار",
    "حزيران",  "تموز",     "اب",       "ايلول",    "تشرين",    "الثاني", "الاول",  "محرم",
    "صفر",     "ربيع",     "جمادي",    "الاخره",   "الاخر",    "رجب",    "شعبان",  "رمضان",
    "شوال",    "ذو",       "القعده",   "الحجه",    "هـ",       "ه",      "م",      "ص",
    "الساعه",  "بتوقيت",   "gmt",      "am",       "pm",       "جانفي",  "فيفري",  "افريل",
    "ماي",     "جوان",     "جويليه",   "اوت",      "يوم",      "صباحا",  "مساء",   "غرينتش",
    "الموافق", "في",       "مكه",      "المكرمه",  "القاهره",  "اخر",    "تحديث",  "نشر",
    "الاثنان", "الاولي",   "ظهرا",     "ليلا",     "jan",      "feb",    "mar",    "apr",
    "may",     "jun",      "jul",      "aug",      "sep",      "oct",    "nov",    "dec",
    "january", "february", "march",    "april",    "june",     "july",   "august", "september",
    "october", "november", "december", "utc",      "ت"};

/// What else a byline says: who, how long, how many, when; folded.
inline constexpr std::array<std::string_view, 76> meta_words{
    "منذ",     "قبل",     "ساعه",    "ساعات",    "ساعتين", "دقيقه",   "دقيقتان",   "دقيقتين",
    "دقائق",   "ايام",    "يومين",   "اسبوع",    "اسابيع", "اشهر",    "شهر",       "قراءه",
    "القراءه", "للقراءه", "مده",     "وقت",      "زمن",    "مشاهده",  "مشاهدات",   "المشاهدات",
    "عدد",     "زياره",   "زيارات",  "الزيارات", "تعليق",  "تعليقات", "تعليقان",   "اعجاب",
    "اعجابات", "مشاركه",  "مشاركات", "كتب",      "كتبت",   "كتابه",   "بقلم",      "بواسطه",
    "حاوره",   "حاورها",  "حاورهم",  "تصوير",    "ترجمه",  "مراجعه",  "تدقيق",     "اعداد",
    "تحرير",   "تعديل",   "بتاريخ",  "تاريخ",    "النشر",  "الكاتب",  "المحرر",    "التحرير",
    "نشرت",    "min",     "mins",    "minutes",  "minute", "read",    "published", "on",
    "updated", "last",    "ago",     "hours",    "hour",   "by",      "views",     "الان",
    "تم",      "حدث",     "التحديث", "مره"};

/// With a colon and a name behind it, each says who did what; folded.
inline constexpr std::array<std::string_view, 32> callings{
    "كتبه",   "اعده",   "الشاعر",  "الشاعره", "نقله",    "نقلها",  "كتب",     "كتبت",
    "كتبها",  "كتابه",  "بقلم",    "بواسطه",  "حاوره",   "حاورها", "حاورهم",  "تصوير",
    "عدسه",   "ترجمه",  "ترجمها",  "مراجعه",  "تدقيق",   "اعداد",  "اعدها",   "تحرير",
    "متابعه", "الكاتب", "الكاتبه", "المولف",  "المترجم", "الناشر", "المراسل", "author"};

inline constexpr std::array<std::string_view, 29> count_nouns{
    "تعليقا",  "اعجابا", "صوتا",    "مشاهده",  "مشاهدات", "زياره",   "زيارات", "قراءه",
    "قراءات",  "تعليق",  "تعليقات", "تعليقان", "اعجاب",   "اعجابات", "مشاركه", "مشاركات",
    "اجابه",   "اجابات", "اجابتان", "رد",      "ردود",    "صوت",     "اصوات",  "متابع",
    "متابعين", "views",  "likes",   "shares",  "comments"};

inline constexpr std::array<std::string_view, 30> networks{
    "facebook", "twitter",   "whatsapp",  "telegram", "linkedin", "instagram",
    "youtube",  "pinterest", "messenger", "email",    "x",        "tiktok",
    "snapchat", "threads",   "reddit",    "copy",     "link",     "فيسبوك",
    "تويتر",    "واتساب",    "واتس",      "تليغرام",  "تلغرام",   "تيليجرام",
    "لينكدان",  "انستغرام",  "انستجرام",  "يوتيوب",   "اكس",      "ماسنجر"};

/// Where a site wants to be followed, beside the networks.
inline constexpr std::array<std::string_view, 14> channels{
    "قناتنا", "صفحتنا", "حسابنا",  "حساباتنا", "تطبيق", "تطبيقنا", "نشرتنا",
    "النشره", "القناه", "صفحاتنا", "جوجل",     "غوغل",  "نيوز",    "البريديه"};

inline constexpr std::array<std::string_view, 18> calls{
    "تابع", "تابعنا", "تابعوا", "تابعونا", "تابعوني",  "انضم",  "انضموا", "اشترك",    "اشتركوا",
    "حمل",  "حملوا",  "نزل",    "لمتابعه", "للاشتراك", "لتصلك", "لتصلكم", "للانضمام", "يمكنكم"};

/// Notices of what a site answers for; folded.
inline constexpr std::array<std::string_view, 13> disclaimers{
    "تعبر بالضروره",       "يعبر بالضروره",    "يعبر عن راي كاتب",   "تعبر عن راي كاتب",
    "تعبر عن اراء كتاب",   "تعبر عن راي صاحب", "يعبر عن راي صاحب",   "تغني عن استشاره",
    "تغني عن زياره",       "لا نتحمل مسووليه", "لا يتحمل الموقع اي", "لا يتحمل اي مسووليه",
    "الغاء الاشتراك في اي"};

/// What a row of buttons says, beside counts and networks.
inline constexpr std::array<std::string_view, 23> button_words{
    "اعجبتني", "مفضلتي", "المفضله", "share",     "like",  "save",   "comment", "reply",
    "listen",  "print",  "follow",  "subscribe", "حفظ",   "طباعه",  "استماع",  "استمع",
    "اعجبني",  "متابعه", "ارسال",   "نسخ",       "ابلاغ", "مشاركه", "الرابط"};

}  // namespace rawi
