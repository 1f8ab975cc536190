// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/normalize.h"

#include <array>
#include <span>

#include "core/arabic.h"
#include "normalize/clean.h"
#include "normalize/lex.h"
#include "normalize/recognize.h"
#include "normalize/spelling.h"

namespace rawi {
namespace {

/// Signs that shape sentences and pauses, each with the one form that later stages know.
struct SignForm {
  std::string_view written;
  std::string_view read;
};
constexpr std::array sign_forms{
    SignForm{".", "."}, SignForm{"…", "…"}, SignForm{",", "،"},   SignForm{"،", "،"},
    SignForm{";", "؛"}, SignForm{"؛", "؛"}, SignForm{":", ":"},   SignForm{"?", "؟"},
    SignForm{"؟", "؟"}, SignForm{"!", "!"}, SignForm{"\"", "\""}, SignForm{"«", "«"},
    SignForm{"»", "»"}, SignForm{"“", "«"}, SignForm{"”", "»"},   SignForm{"„", "«"},
    SignForm{"‟", "«"}, SignForm{"‹", "«"}, SignForm{"›", "»"},   SignForm{"'", "'"},
    SignForm{"‘", "'"}, SignForm{"’", "'"}, SignForm{"`", "'"},   SignForm{"(", "("},
    SignForm{")", ")"}, SignForm{"[", "("}, SignForm{"]", ")"},   SignForm{"{", "("},
    SignForm{"}", ")"}, SignForm{"﴾", "«"}, SignForm{"﴿", "»"},   SignForm{"-", "-"},
    SignForm{"–", "–"}, SignForm{"—", "–"}, SignForm{"―", "–"},   SignForm{"/", "/"},
    SignForm{"٫", "،"}, SignForm{"٬", "،"}, SignForm{"‚", "،"},
};

std::string_view form_of(std::string_view sign) {
  for (const SignForm& form : sign_forms) {
    if (form.written == sign) return form.read;
  }
  return {};
}

/// Particles that are written before digits: و ف, ب ل ك, and the article.
bool is_particle(std::string_view bare) {
  static constexpr std::array particles{
      std::string_view("و"),   std::string_view("ف"),   std::string_view("ب"),
      std::string_view("ل"),   std::string_view("ك"),   std::string_view("ال"),
      std::string_view("وال"), std::string_view("فال"), std::string_view("بال"),
      std::string_view("كال"), std::string_view("لل"),  std::string_view("وب"),
      std::string_view("ول"),  std::string_view("فب"),  std::string_view("وبال"),
      std::string_view("ولل")};
  return std::find(particles.begin(), particles.end(), bare) != particles.end();
}

bool begins_number(std::span<const Lexeme> lexemes, std::size_t at) {
  if (at >= lexemes.size()) return false;
  if (lexemes[at].kind == LexemeKind::digits) return true;
  if (lexemes[at].kind != LexemeKind::sign || at + 1 >= lexemes.size()) return false;
  return lexemes[at + 1].kind == LexemeKind::digits && !lexemes[at + 1].space_before &&
         (lexemes[at].text == "$" || lexemes[at].text == "%" || lexemes[at].text == "€" ||
          lexemes[at].text == "£");
}

/// لـBBC, وGoogle, الـEU: particles before a word of another script.
bool begins_foreign(std::span<const Lexeme> lexemes, std::size_t at) {
  return at < lexemes.size() && lexemes[at].kind == LexemeKind::foreign;
}

class Normalizer {
 public:
  Normalizer(std::vector<Lexeme> lexemes, std::vector<Warning> warnings,
             const NormalizeOptions& options)
      : lexemes_(std::move(lexemes)), out_{{}, std::move(warnings)}, options_(options) {}

  NormalizedText run() {
    for (std::size_t at = 0; at < lexemes_.size();) at = take(at);
    return std::move(out_);
  }

 private:
  std::size_t take(std::size_t at) {
    const View plain{lexemes_, at, options_, last_, {}, false, at};
    const Lexeme& lexeme = lexemes_[at];
    const bool letter_before =
        at > 0 && lexemes_[at - 1].kind == LexemeKind::word && lexemes_[at - 1].bare.size() == 2;
    if (lexeme.kind == LexemeKind::word && is_particle(lexeme.bare) && !letter_before &&
        (begins_number(lexemes_, at + 1) || begins_foreign(lexemes_, at + 1))) {
      View view = plain;
      view.at = at + 1;
      view.particles = lexeme.bare;
      if (view.particles.ends_with("ال") || view.particles.ends_with("لل")) {
        view.definite = true;
        view.particles.remove_suffix(view.particles.ends_with("ال") ? 4 : 2);
      }
      if (auto reading = recognize(view)) return emit(view, std::move(*reading));
    }
    if (auto reading = recognize(plain)) return emit(plain, std::move(*reading));
    return pass(at);
  }

  /// "و =": the conjunction that was passed already joins the word that the sign is read as. Gives
  /// the lexeme at which the reading now begins.
  std::size_t take_back_conjunction(Reading& reading, const View& view) {
    const bool lone =
        options_.repair_spelling && out_.tokens.size() > 1 && out_.tokens.back().text == "و" &&
        out_.tokens.back().space_before && view.before > 0 && !reading.pieces.empty() &&
        (lexemes_[view.before - 1].bare == "و" || lexemes_[view.before - 1].text == "&");
    if (!lone || reading.pieces.front().vocalized.empty()) return view.before;
    join(reading, "و");
    out_.tokens.pop_back();
    return view.before - 1;
  }

  /// Writes a particle with the first word of the reading, in its letters and in its marks; before
  /// foreign letters it stands alone.
  static void join(Reading& reading, std::string_view particle) {
    Piece& first = reading.pieces.front();
    if (first.kind == TokenKind::foreign) {
      const bool low = particle == "ب" || particle == "ل";
      const std::string marked = std::string(particle) + (low ? "ِ" : "َ");
      reading.pieces.insert(reading.pieces.begin(),
                            {TokenKind::word, std::string(particle),
                             particle.size() == 2 ? marked : "", first.rule, 0, 0});
      return;
    }
    if (!first.text.empty()) first.text.insert(0, particle);
    if (!first.vocalized.empty()) first.vocalized = prefixed(particle, first.vocalized);
  }

  /// The particles before a number or a Latin word. A number has its article already.
  void join_particles(const View& view, Reading& reading) const {
    Piece& first = reading.pieces.front();
    const bool latin = view.definite && lexemes_[view.at].kind == LexemeKind::foreign;
    if (latin && first.kind == TokenKind::foreign) return join(reading, lexemes_[view.before].bare);
    if (latin && !first.vocalized.starts_with("ال"))
      first.vocalized = with_article(first.vocalized);
    if (!view.particles.empty()) join(reading, view.particles);
  }

  /// Turns pieces into tokens; particles join the first word.
  std::size_t emit(const View& view, Reading reading) {
    const std::size_t end = view.at + reading.length;
    bool first = true;
    if (!reading.pieces.empty()) join_particles(view, reading);
    const std::size_t begin = take_back_conjunction(reading, view);
    for (Piece& piece : reading.pieces) {
      const std::size_t from = first ? begin : view.at + (piece.to == 0 ? 0 : piece.from);
      const std::size_t to = piece.to == 0 ? end : view.at + piece.to;
      Token token;
      token.kind = piece.kind;
      token.text = piece.text.empty() ? strip_marks(piece.vocalized) : std::move(piece.text);
      token.vocalized = std::move(piece.vocalized);
      token.source = cover(lexemes_[from].source, lexemes_[to - 1].source);
      if (!first)
        token.source.begin = std::max(token.source.begin, out_.tokens.back().source.begin);
      token.space_before =
          first ? lexemes_[begin].space_before : piece.kind != TokenKind::punctuation;
      if (token.kind != TokenKind::punctuation && (after_word() || misses_space(token)))
        token.space_before = true;
      token.rule = std::move(piece.rule);
      out_.tokens.push_back(std::move(token));
      first = false;
    }
    if (reading.pieces.empty() || !reading.warning.empty()) {
      const ByteRange source = cover(lexemes_[view.before].source, lexemes_[end - 1].source);
      out_.warnings.push_back({reading.warning.empty() ? "silent-sign" : reading.warning,
                               "not read: " + lexemes_[view.at].text, source});
    }
    if (reading.kase) last_ = {end, *reading.kase};
    return end;
  }

  /// A lexeme that no recognizer claims.
  std::size_t pass(std::size_t at) {
    const Lexeme& lexeme = lexemes_[at];
    Token token{TokenKind::word, lexeme.text, "", lexeme.source, lexeme.space_before, lexeme.rule};
    if (lexeme.kind == LexemeKind::digits) {  // a number that is no literal: 1.2.3/4
      append_digits(lexeme);
      return at + 1;
    }
    if (lexeme.kind == LexemeKind::sign) {
      const std::string_view form = form_of(lexeme.text);
      if (form.empty()) {
        out_.warnings.push_back({"unread-sign", "not read: " + lexeme.text, lexeme.source});
        return at + 1;
      }
      token.kind = TokenKind::punctuation;
      token.text = form;
      const bool closes =
          token.text == "،" || token.text == "؛" || token.text == "؟" || token.text == ".";
      if (options_.repair_spelling && closes && after_word()) token.space_before = false;
      if (lexeme.text == "." || lexeme.text == "…") return pass_dots(at, std::move(token));
      if (token.text != lexeme.text) token.rule = "one form for each sign";
    } else if (after_word() || misses_space(token)) {
      token.space_before = true;  // "20دولار": what was written out is a word of its own
    }
    out_.tokens.push_back(std::move(token));
    return at + 1;
  }

  /// Two dots and more are one ellipsis.
  std::size_t pass_dots(std::size_t at, Token token) {
    std::size_t end = at + 1;
    while (end < lexemes_.size() && !lexemes_[end].space_before &&
           (lexemes_[end].text == "." || lexemes_[end].text == "…")) {
      ++end;
    }
    if (end > at + 1) {
      token.text = "…";
      token.rule = "one form for each sign";
      token.source = cover(token.source, lexemes_[end - 1].source);
    }
    out_.tokens.push_back(std::move(token));
    return end;
  }

  void append_digits(const Lexeme& lexeme) {
    bool first = true;
    const Words words =
        lexeme.text.size() <= 6 ? cardinal(lexeme.text, {}) : spelled_digits(lexeme.text);
    for (const std::string& word : words) {
      out_.tokens.push_back({TokenKind::word, strip_marks(word), word, lexeme.source,
                             first ? lexeme.space_before || after_word() : true,
                             "number: no known shape"});
      first = false;
    }
  }

  /// A comma or stop glued to the words on both sides: "...،ثم". Not in abbreviations (أ.ف.ب).
  [[nodiscard]] bool misses_space(const Token& token) const {
    if (!options_.repair_spelling || out_.tokens.size() < 2) return false;
    const Token& sign = out_.tokens.back();
    const bool closes =
        sign.text == "،" || sign.text == "؛" || sign.text == "؟" || sign.text == ".";
    const Token& word = out_.tokens[out_.tokens.size() - 2];
    return sign.kind == TokenKind::punctuation && closes && word.kind == TokenKind::word &&
           word.text.size() > 4 && token.text.size() > 4;
  }

  [[nodiscard]] bool after_word() const {
    return !out_.tokens.empty() && out_.tokens.back().kind != TokenKind::punctuation;
  }

  std::vector<Lexeme> lexemes_;
  NormalizedText out_;
  const NormalizeOptions& options_;
  NumberMemory last_;
};

}  // namespace

NormalizedText normalize(std::string_view text, const OriginMap& origin,
                         const NormalizeOptions& options) {
  CleanText cleaned = clean(text, origin);
  std::vector<Lexeme> lexemes = lex(cleaned);
  if (options.repair_spelling) repair_spelling(lexemes, cleaned.warnings);
  return Normalizer(std::move(lexemes), std::move(cleaned.warnings), options).run();
}

NormalizedText normalize(std::string_view text, const NormalizeOptions& options) {
  OriginMap own;
  own.append(text.size(), {0, text.size()});
  return normalize(text, own, options);
}

}  // namespace rawi
