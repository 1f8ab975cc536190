// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace rawi {

/// The day that a line of a byline names, as YYYY-MM-DD; empty where it names none for certain.
/// Gregorian years 1900 to 2099; months in numbers or by their names in the east, the west and the
/// middle of the Arab world or in English. Of a date in numbers the day comes first, unless it can
/// only be the month.
///   "الأحد 12 فبراير 2023 - 07:30" -> "2023-02-12"
///   "3 تشرين الثاني 2022"          -> "2022-11-03"
///   "1444/08/15 هـ"                -> ""
[[nodiscard]] std::string iso_date_in(std::string_view line);

/// It begins with YYYY-MM or is YYYY, as tags want it.
[[nodiscard]] bool is_iso_date(std::string_view date);

}  // namespace rawi
