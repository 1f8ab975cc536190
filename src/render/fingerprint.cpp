// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/fingerprint.h"

#include <set>

#include "core/arabic.h"
#include "core/program.h"
#include "core/sha256.h"
#include "segment/long_text.h"

namespace rawi {
namespace {

namespace fs = std::filesystem;

void add_number(Sha256& hash, std::size_t number) { hash.add_field(std::to_string(number)); }

void add_range(Sha256& hash, ByteRange range) {
  add_number(hash, range.begin);
  add_number(hash, range.end);
}

void add_block(Sha256& hash, const Block& block) {
  hash.add_field(name_of(block.kind));
  add_number(hash, static_cast<std::size_t>(block.level));
  add_number(hash, static_cast<std::size_t>(block.number));
  hash.add_field(block.text);
  hash.add_field(block.id);
  hash.add_field(block.part);
  for (const ByteRange cell : block.cells) add_range(hash, cell);
  for (const NoteReference& note : block.notes) add_number(hash, note.at), hash.add_field(note.id);
  for (std::size_t i = 0; i < block.text.size(); ++i) {
    const bool word_begins = i == 0 || block.text[i - 1] == ' ';
    if (word_begins) add_range(hash, block.origin.source_of({i, i + 1}));
  }
}

Error as_missing(Error error) {
  error.code = ErrorCode::missing_resource;
  return error;
}

/// Finds the entries of a lexicon that texts use.
class WordCollector {
 public:
  WordCollector(const Lexicon& lexicon, const NormalizeOptions& options)
      : lexicon_(lexicon), options_(options) {}

  void add(const std::string& text) {
    if (lexicon_.size() == 0) return;
    for (const ByteRange& piece : long_text_pieces(text)) {
      const auto part = std::string_view(text).substr(piece.begin, piece.size());
      for (const Token& token : normalize(part, options_).tokens) {
        if (token.kind == TokenKind::word) words_.insert(strip_marks(token.text));
      }
    }
  }

  [[nodiscard]] std::string entries() const {
    Sha256 hash;
    for (const std::string& word : words_) {
      if (const auto found = lexicon_.find(word)) hash.add_field(word), hash.add_field(*found);
    }
    return hash.hex();
  }

 private:
  const Lexicon& lexicon_;
  const NormalizeOptions& options_;
  std::set<std::string> words_;
};

void add_document(Sha256& hash, WordCollector& words, const Document& document) {
  for (const std::string* field : {&document.title, &document.author, &document.date,
                                   &document.source, &document.lead, &document.language}) {
    hash.add_field(*field);
  }
  for (const Block& block : document.blocks) {
    add_block(hash, block);
    words.add(block.text);
  }
}

void add_plan(Sha256& hash, WordCollector& words, Plan plan) {
  plan.length_s = 0;
  for (PlanChapter& chapter : plan.chapters) {
    chapter.length_s = 0;
    for (const PlanSentence& sentence : chapter.sentences) {
      words.add(sentence.text);
      if (!sentence.read.empty()) words.add(sentence.read);
    }
  }
  hash.add_field(write_plan(plan));
}

Result<void> add_file(Sha256& hash, const fs::path& file) {
  const auto digest = sha256_of_file(file);
  if (!digest) return fail(as_missing(digest.error()));
  hash.add_field(*digest);
  return {};
}

}  // namespace

ContentKey content_key(const ArticleText& article, const Lexicon& lexicon,
                       const NormalizeOptions& options) {
  Sha256 text;
  WordCollector words(lexicon, options);
  if (article.plan) {
    add_plan(text, words, *article.plan);
  } else {
    add_document(text, words, article.document);
  }
  return {text.hex(), words.entries()};
}

Result<std::string> settings_fingerprint(const Voice& voice, const std::string& choices) {
  Sha256 hash;
  // The program itself stands for its version: a rebuilt program may speak differently.
  const auto program = program_identity();
  if (!program) return fail(program.error());
  hash.add_field(*program);
  const auto model = model_identity(voice.model);
  if (!model) return fail(as_missing(model.error()));
  hash.add_field(*model);
  for (const fs::path& file : {voice.folder / "voice.toml", voice.engine.voice_file}) {
    if (auto added = add_file(hash, file); !added) return fail(added.error());
  }
  hash.add_field(Espeak::version());
  hash.add_field(voice.id);
  hash.add_field(choices);
  return hash.hex();
}

Result<std::string> lexicon_fingerprint(const Voice& voice, const fs::path& own_lexicon) {
  Sha256 hash;
  for (const fs::path& file : {voice.lexicon, own_lexicon}) {
    if (file.empty()) continue;
    if (auto added = add_file(hash, file); !added) return fail(added.error());
  }
  return hash.hex();
}

}  // namespace rawi
