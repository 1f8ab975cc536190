// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "document/html_page.h"

namespace rawi {

/// Elements that their structure gives away, whatever they are called: boxes with fields to fill
/// in, questions with buttons, lists of links to places of the page, rows of comments that can be
/// answered, answers beside the accepted one. Node and verdict, in no order; time proportional to
/// the page.
[[nodiscard]] std::vector<std::pair<std::uint32_t, Verdict>> judge_boxes(const Markup& markup);

/// Where another article begins below the one with this title: a container made like the title's
/// own, with a headline of the same rank and a date or author of its own. The number of nodes where
/// there is none, or no title.
[[nodiscard]] std::uint32_t next_article(const Page& page, std::size_t title_run);

/// The outermost element that begins with this run and ends before anything else is kept.
[[nodiscard]] std::uint32_t box_begun_by(const Page& page, std::size_t run);

}  // namespace rawi
