// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "phonemize/exceptions.h"

namespace rawi {
namespace {

constexpr bool with_pronouns = true;

constexpr std::array rows = std::to_array<Exception>({
    // Demonstratives: long a without alif (Wright I 340-343).
    {U"هٰذا"},
    {U"هٰذِه"},
    {U"هٰذه"},
    {U"هٰذي"},
    {U"هٰذان"},
    {U"هٰذَيْن"},
    {U"هٰؤُلاء"},
    {U"هٰكَذا"},
    {U"هٰهُنا"},
    {U"هٰتان"},
    {U"هٰأَنَذا"},
    {U"هٰأَنْتُم"},
    {U"ذٰلِك"},
    {U"ذٰلِكُم"},
    {U"ذٰلِكُما"},
    {U"ذٰلِكُنّ"},
    {U"أُو۟لٰئِك"},
    {U"أُو۟لٰئِكُم"},
    {U"أُو۟لاء"},

    // The relative pronoun: its lam is doubled, and is no article before a sun letter.
    {U"الَّذي"},
    {U"الَّتي"},
    {U"الَّذين"},
    {U"لِلَّذي"},
    {U"لِلَّتي"},
    {U"لِلَّذين"},

    // God. The lam is dark after a and u (see emphasis).
    {U"اللّٰه"},
    {U"لِلّٰه"},
    {U"اللّٰهُمّ"},
    {U"عَبْدا۟ل۟لّٰه"},
    {U"إِلٰه", with_pronouns},
    {U"إِلٰها"},
    {U"رَحْمٰن"},

    // Particles.
    {U"لٰكِن", with_pronouns},
    {U"لٰكِنَّما"},
    {U"يٰأَيُّها"},
    {U"يٰأَيَّتُها"},

    // Alif of مائة and its compounds; waw of عمرو; waw of أولو (Wright I 7, 90, 325).
    {U"مِا۟ئة"},
    {U"مِا۟ئتا"},
    {U"مِا۟ئتان"},
    {U"مِا۟ئتَي"},
    {U"مِا۟ئتَيْن"},
    {U"مِا۟ئَوِيّ"},
    {U"مِا۟ئَوِيّة"},
    {U"ثَلاثُمِا۟ئة"},
    {U"ثَلٰثُمِا۟ئة"},
    {U"أَرْبَعُمِا۟ئة"},
    {U"خَمْسُمِا۟ئة"},
    {U"سِتُّمِا۟ئة"},
    {U"سَبْعُمِا۟ئة"},
    {U"ثَمانِمِا۟ئة"},
    {U"ثَمانيمِا۟ئة"},
    {U"ثَمٰنِمِا۟ئة"},
    {U"تِسْعُمِا۟ئة"},
    {U"عَمْرو۟"},
    {U"أُو۟لو"},
    {U"أُو۟لِي"},
    {U"أُو۟لات"},

    // One waw or alif written for two.
    {U"داوُۥد"},
    {U"طاوُۥس"},
    {U"ناوُۥس"},
    {U"رُؤُۥس"},

    // Names and words that keep an old spelling without alif, or with waw for it.
    {U"إِسْحٰق"},
    {U"إِسْمٰعيل"},
    {U"إِبْرٰهيم"},
    {U"هٰرون"},
    {U"سُلَيْمٰن"},
    {U"مُعٰوِية"},
    {U"سَمٰوات"},
    {U"سَمٰوٰت"},
    {U"مَلٰئِكة"},
    {U"صَلَوٰة"},
    {U"زَكَوٰة"},
    {U"حَيَوٰة"},
    {U"طٰهٰ"},

    // Frequent words whose default vowels would mislead, where nobody has vocalized them.
    {U"مِنْ", false, true},
    {U"عَنْ", false, true},
    {U"في", false, true},
    {U"إِلَى", false, true},
    {U"عَلَى", false, true},
    {U"أَنَّ", false, true},
    {U"إِنَّ", false, true},
    {U"هُوَ", false, true},
    {U"هِيَ", false, true},
    {U"هُمْ", false, true},
    {U"قَدْ", false, true},
    {U"ثُمَّ", false, true},
    {U"بَعْدَ", false, true},
    {U"قَبْلَ", false, true},
    {U"كُلّ", false, true},
    {U"مَعَ", false, true},
    {U"أَوْ", false, true},
    {U"لَمْ", false, true},
    {U"لَنْ", false, true},
    {U"هَلْ", false, true},
    {U"بَيْنَ", false, true},
    {U"عِنْدَ", false, true},
    {U"غَيْر", false, true},
    {U"مُنْذُ", false, true},
    {U"حَتَّى", false, true},
    {U"تِلْكَ", false, true},
    {U"ابْن", false, true},
    {U"بْن", false, true},
    {U"اسْم", false, true},
});

}  // namespace

std::span<const Exception> exceptions() { return rows; }

}  // namespace rawi
