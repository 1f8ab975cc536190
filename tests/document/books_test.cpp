// SPDX-License-Identifier: GPL-3.0-or-later
// EPUB and DOCX files of several makers, made from books/source.md, give its text and chapters.
#include <zip.h>

#include <catch2/catch.hpp>

#include "core/files.h"
#include "document/archive.h"
#include "document/document.h"

using namespace rawi;

namespace {

std::string bytes_of(const std::string& file) {
  return read_file(std::string(RAWI_SOURCE_DIR) + "/tests/document/books/" + file).value();
}

std::string shown(const Document& document) {
  std::string text;
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::footnote) continue;  // its place differs between formats
    text += std::string(name_of(block.kind)) + " " + std::to_string(block.level) + " " +
            block.text + "\n";
  }
  return text;
}

const std::string same_book =
    "title 1 زيتون الجبل\n"
    "heading 1 الفصل الأول: القطاف\n"
    "paragraph 0 قبل أن تشرق الشمس كان أبو طارق قد فرش الأغطية تحت الشجرة الكبيرة.\n"
    "paragraph 0 تقول العائلة إن الشجرة تجاوزت الألف عام، ولا أحد يملك وثيقة تثبت ذلك.\n"
    "heading 2 القطاف باليد\n"
    "paragraph 0 لا تستعمل العائلة العصي ولا الآلات الهزازة.\n"
    "list_item 1 يصعد الشبان السلالم\n"
    "list_item 1 وتجلس النساء لفرز الحب\n"
    "quote 0 الشجرة تعرف من يحبها.\n"
    "heading 1 الفصل الثاني: المعصرة\n"
    "paragraph 0 في المساء تحمل الأكياس إلى المعصرة الحجرية.\n"
    "list_item 1 يغسل الحب\n"
    "list_item 1 ثم يطحن\n"
    "table_row 1 السنة، الزيت\n"
    "table_row 0 2022، كثير\n"
    "table_row 0 2023، قليل\n";

/// A zip file with these members, packed.
std::string zip_of(const std::vector<std::pair<std::string, std::string>>& members,
                   zip_uint32_t attributes = 0) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  for (const auto& [name, content] : members) {
    const auto index = zip_file_add(archive, name.c_str(),
                                    zip_source_buffer(archive, content.data(), content.size(), 0),
                                    ZIP_FL_ENC_UTF_8);
    if (attributes != 0) {
      zip_file_set_external_attributes(archive, static_cast<zip_uint64_t>(index), 0, ZIP_OPSYS_UNIX,
                                       attributes);
    }
  }
  zip_close(archive);
  zip_source_open(target);
  zip_stat_t stat;
  zip_source_stat(target, &stat);
  std::string bytes(stat.size, '\0');
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

std::string message(const Result<Document>& document) {
  return document ? "no error" : to_string(document.error());
}

std::string docx_of(const std::string& xml) { return zip_of({{"word/document.xml", xml}}); }

}  // namespace

TEST_CASE("a book gives the same text and chapters whoever made its file") {
  for (const char* file :
       {"pandoc3.epub", "pandoc2.epub", "calibre-like.epub", "pandoc.docx", "libreoffice.docx"}) {
    INFO(file);
    const auto document = read_document(bytes_of(file), format_of(file), file);
    REQUIRE(document);
    CHECK(shown(*document) == same_book);
    CHECK(document->title == "زيتون الجبل");
    CHECK(document->author == "هدى شاهين");
    CHECK(document->date == "2023-10-25");
    for (const Block& block : document->blocks) {
      CHECK_FALSE(block.part.empty());
      CHECK(block.origin.text_size() == block.text.size());
    }
  }
}

TEST_CASE("the numbers of lists and the places of footnotes are kept") {
  for (const char* file : {"pandoc3.epub", "pandoc2.epub", "pandoc.docx", "libreoffice.docx"}) {
    INFO(file);
    const auto document = read_document(bytes_of(file), format_of(file), file);
    REQUIRE(document);
    std::string note_id;
    bool found = false;
    for (const Block& block : document->blocks) {
      if (block.text == "يغسل الحب") CHECK(block.number == 1);
      if (block.text == "ثم يطحن") CHECK(block.number == 2);
      if (block.text == "يصعد الشبان السلالم") CHECK(block.number == 0);
      if (!block.notes.empty()) note_id = block.notes.front().id;
      if (block.kind != BlockKind::footnote) continue;
      found = true;
      CHECK(block.text == "القطاف كلمة أهل القرية لموسم الزيتون كله.");
      CHECK(block.id == note_id);
    }
    CHECK(found);
  }
}

TEST_CASE("a Word file says its title once and tells what its pictures show") {
  const auto paragraph = [](const std::string& style, const std::string& text) {
    return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr><w:r><w:t>" + text +
           "</w:t></w:r></w:p>";
  };
  const std::string xml =
      "<w:document xmlns:w=\"w\" xmlns:wp=\"wp\"><w:body>" + paragraph("Title", "حكاية الملح") +
      paragraph("Heading1", "حكاية الملح") + paragraph("Normal", "كان الملح غاليا.") +
      "<w:p><w:r><w:drawing><wp:docPr descr=\"قافلة تحمل الملح\"/></w:drawing></w:r></w:p>" +
      "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>مصر</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc>"
      "<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>40</w:t></w:r></w:p></w:tc>"
      "</w:tr></w:tbl></w:body></w:document>";
  const auto document = read_document(docx_of(xml), DocumentFormat::docx, "a.docx");
  REQUIRE(document);
  CHECK(shown(*document) ==
        "title 1 حكاية الملح\nparagraph 0 كان الملح غاليا.\ntable_row 0 مصر، 40\n");
  const std::vector<ByteRange>& cells = document->blocks.back().cells;
  REQUIRE(cells.size() == 4);
  CHECK(cells[1].empty());
  CHECK(cells[2].size() == 2);
  CHECK(cells[3].empty());
  REQUIRE(document->dropped.size() == 2);
  CHECK(document->dropped[0].reason == "repeated");
  const DroppedBlock& picture = document->dropped[1];
  CHECK(picture.block.text == "قافلة تحمل الملح");
  CHECK(picture.before == 2);
  const ByteRange source = picture.block.origin.source_of({0, picture.block.text.size()});
  CHECK(xml.substr(source.begin, source.size()) == picture.block.text);
}

TEST_CASE("front matter is skipped unless asked for") {
  const std::string book = bytes_of("pandoc3.epub");
  const auto without = read_document(book, DocumentFormat::epub, "a.epub");
  const auto with = read_document(book, DocumentFormat::epub, "a.epub", {.front_matter = true});
  CHECK(without->dropped.at(0).reason == "front-matter");
  CHECK(with->blocks.size() > without->blocks.size());
}

TEST_CASE("archives that are bombs, links or lies are refused") {
  const std::string zeros(40U << 20U, ' ');
  CHECK(message(read_document(docx_of(zeros), DocumentFormat::docx, "a.docx"))
            .find("densely packed") != std::string::npos);
  const std::string link = zip_of({{"word/document.xml", "/etc/passwd"}}, 0120777U << 16U);
  CHECK(message(read_document(link, DocumentFormat::docx, "a.docx")).find("symbolic link") !=
        std::string::npos);
  CHECK(message(read_document("PK\x03\x04nonsense", DocumentFormat::epub, "a.epub"))
            .find("damaged") != std::string::npos);
  CHECK(message(read_document(zip_of({{"a", "b"}}), DocumentFormat::epub, "a.epub"))
            .find("lacks a member") != std::string::npos);
}

TEST_CASE("no entity of an XML document is expanded or fetched") {
  const std::string laughs =
      "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
      "<w:document xmlns:w=\"w\"><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:document>";
  CHECK(message(read_document(docx_of(laughs), DocumentFormat::docx, "a.docx")).find("entities") !=
        std::string::npos);
  const std::string outside =
      "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
      "<w:document xmlns:w=\"w\"><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:document>";
  CHECK(message(read_document(docx_of(outside), DocumentFormat::docx, "a.docx")).find("entities") !=
        std::string::npos);
}

TEST_CASE("links inside an archive stay inside it") {
  CHECK(resolve_member("OEBPS/text/1.xhtml", "../img/a.png#x") == "OEBPS/img/a.png");
  CHECK(resolve_member("a.opf", "%D8%A3.xhtml") == "أ.xhtml");
  CHECK(resolve_member("a/b.opf", "../../etc/passwd").empty());
  CHECK(resolve_member("a/b.opf", "http://example.com/x").empty());
  CHECK(resolve_member("a/b.opf", "/x/y").empty() == false);
  CHECK(resolve_member("a/b.opf", "#here") == "a/b.opf");
}

TEST_CASE("a damaged archive is an error wherever it is cut") {
  const std::string book = bytes_of("calibre-like.epub");
  for (std::size_t size = 4; size < book.size(); size += 97) {
    CHECK_FALSE(read_document(book.substr(0, size), DocumentFormat::epub, "a.epub"));
  }
}

namespace {

std::string book_of(const std::string& facts, const std::string& contents) {
  return zip_of(
      {{"META-INF/container.xml",
        "<container><rootfiles><rootfile full-path=\"a.opf\"/></rootfiles></container>"},
       {"a.opf", "<package><metadata>" + facts +
                     "</metadata><manifest><item id=\"n\" href=\"nav.xhtml\" properties=\"nav\" "
                     "media-type=\"application/xhtml+xml\"/><item id=\"c\" href=\"c.xhtml\" "
                     "media-type=\"application/xhtml+xml\"/></manifest><spine><itemref "
                     "idref=\"c\"/></spine></package>"},
       {"nav.xhtml",
        "<html xmlns:epub=\"u\"><body><nav epub:type=\"toc\">" + contents + "</nav></body></html>"},
       {"c.xhtml", "<html><body><p>نص الفصل كله.</p></body></html>"}});
}

std::string nested(const std::string& start, const std::string& end, int depth) {
  std::string all;
  for (int i = 0; i < depth; ++i) all += start;
  for (int i = 0; i < depth; ++i) all += end;
  return all;
}

}  // namespace

TEST_CASE("a part and its first chapter at one place keep their order") {
  const auto document = read_document(
      book_of("",
              "<ol><li><a href=\"c.xhtml\">الجزء الأول</a><ol><li><a href=\"c.xhtml\">الفصل "
              "الأول</a></li></ol></li></ol>"),
      DocumentFormat::epub, "a.epub");
  REQUIRE(document);
  CHECK(shown(*document) ==
        "heading 1 الجزء الأول\nheading 2 الفصل الأول\nparagraph 0 نص الفصل كله.\n");
}

TEST_CASE("entries of the contents that point to one place stand there in their order") {
  const auto document =
      read_document(book_of("",
                            "<ol><li><a href=\"c.xhtml\">الكتاب الأول</a><ol><li><a "
                            "href=\"c.xhtml\">الباب الثاني</a><ol><li>"
                            "<a href=\"c.xhtml\">الفصل الثالث</a></li></ol></li></ol></li></ol>"),
                    DocumentFormat::epub, "a.epub");
  REQUIRE(document);
  std::vector<std::string> titles;
  for (const Block& block : document->blocks) {
    if (block.kind == BlockKind::heading) titles.push_back(block.text);
  }
  CHECK(titles == std::vector<std::string>{"الكتاب الأول", "الباب الثاني", "الفصل الثالث"});
}

TEST_CASE("authors and contents nested in each other do not multiply") {
  constexpr int depth = 20'000;  // without a bound: gigabytes
  const auto author = read_document(book_of(nested("<creator>كاتب", "</creator>", depth), ""),
                                    DocumentFormat::epub, "a.epub");
  REQUIRE(author);
  CHECK(author->author.size() < 2000);
  const auto contents = read_document(book_of("", nested("<a href=\"c.xhtml\">باب", "</a>", depth)),
                                      DocumentFormat::epub, "a.epub");
  REQUIRE(contents);
  CHECK(contents->blocks.size() <= 301);
  for (const Block& block : contents->blocks) CHECK(block.text.size() < 2000);
}
