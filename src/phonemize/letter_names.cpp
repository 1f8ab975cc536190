// SPDX-License-Identifier: GPL-3.0-or-later
#include "phonemize/letter_names.h"

#include <algorithm>
#include <array>

namespace rawi {
namespace {

struct Name {
  char32_t form;
  std::string_view name;
};

constexpr std::array names = std::to_array<Name>({
    {U'ا', "أَلِفْ"}, {U'أ', "أَلِفْ"}, {U'ب', "بَاءْ"}, {U'ت', "تَاءْ"}, {U'ث', "ثَاءْ"}, {U'ج', "جِيمْ"},
    {U'ح', "حَاءْ"}, {U'خ', "خَاءْ"}, {U'د', "دَالْ"}, {U'ذ', "ذَالْ"}, {U'ر', "رَاءْ"}, {U'ز', "زَايْ"},
    {U'س', "سِينْ"}, {U'ش', "شِينْ"}, {U'ص', "صَادْ"}, {U'ض', "ضَادْ"}, {U'ط', "طَاءْ"}, {U'ظ', "ظَاءْ"},
    {U'ع', "عَيْنْ"}, {U'غ', "غَيْنْ"}, {U'ف', "فَاءْ"}, {U'ق', "قَافْ"}, {U'ك', "كَافْ"}, {U'ل', "لَامْ"},
    {U'م', "مِيمْ"}, {U'ن', "نُونْ"}, {U'ه', "هَاءْ"}, {U'و', "وَ"},   {U'ي', "يَاءْ"}, {U'ء', "هَمْزَةْ"},
    {U'ى', "أَلِفْ"}, {U'ة', "تَاءْ"},
});

}  // namespace

std::string_view letter_name(char32_t form) {
  const auto* row = std::ranges::find(names, form, &Name::form);
  return row == names.end() ? std::string_view{} : row->name;
}

}  // namespace rawi
