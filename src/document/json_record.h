// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/error.h"
#include "document/document.h"

namespace rawi {

enum class JsonBody { text, html };

/// What a member of this name holds where it is a string: "text", "body", "content"; "html",
/// "content_html", "body_html"; nothing where it is no part of the article.
[[nodiscard]] std::optional<JsonBody> json_body_kind(std::string_view key);

/// "title", "headline".
[[nodiscard]] bool is_json_title(std::string_view key);

[[nodiscard]] bool is_json_blank(char c);

/// The article of a record that check_json_article() has passed; its places are counted from the
/// beginning of `bytes`. Fails with bad_input for HTML that is too large or too deep.
[[nodiscard]] Result<Document> read_json_record(std::string_view bytes, ByteRange record,
                                                const std::string& where);

}  // namespace rawi
