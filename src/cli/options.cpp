// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <map>
#include <tuple>

#include "cli/batch_options.h"
#include "cli/version.h"

namespace rawi {
namespace {

void add_input(CLI::App* command, LineInput& input) {
  command->add_option("FILE", input.file, "a file, or - for standard input")->capture_default_str();
  command->add_flag("--line-buffered", input.line_buffered, "write each line at once");
}

void add_voice(CLI::App* command, VoiceChoice& voice) {
  command->add_option("--voice", voice.name, "a voice's name, or the path of its folder")
      ->capture_default_str();
  command->add_option("--lexicon", voice.lexicon,
                      "a file of vocalizations that win: WORD <tab> VOCALIZED");
}

void add_repair(CLI::App* command, bool& repair) {
  command->add_flag("!--no-repair", repair, "leave the spelling as it is");
}

struct Parsed {
  NormalizeCommand normalize;
  SegmentCommand segment;
  DiacritizeCommand diacritize;
  PhonemizeCommand phonemize;
  RenderCommand render;
  PlanCommand plan;
  VerifyCommand verify;
  InspectCommand inspect;
  StatusCommand status;
  MergeCommand merge;
  VoicesCommand voices;
  ExplainCommand explain;
};

void describe_text_commands(CLI::App& app, Parsed& parsed) {
  CLI::App* normalize = app.add_subcommand("normalize", "print each line as it will be read");
  add_input(normalize, parsed.normalize.input);
  add_repair(normalize, parsed.normalize.repair);

  CLI::App* segment = app.add_subcommand("segment", "print one sentence per line");
  add_input(segment, parsed.segment.input);

  CLI::App* diacritize = app.add_subcommand("diacritize", "print each line with its vowel marks");
  add_input(diacritize, parsed.diacritize.input);
  add_voice(diacritize, parsed.diacritize.voice);

  CLI::App* phonemize = app.add_subcommand("phonemize", "print each line's phonemes");
  add_input(phonemize, parsed.phonemize.input);
  add_voice(phonemize, parsed.phonemize.voice);
  add_repair(phonemize, parsed.phonemize.repair);
  phonemize->add_flag("--diacritized", parsed.phonemize.diacritized, "trust the marks, add none");
  const std::map<std::string, Endings> endings{{"full", Endings::full}, {"pausal", Endings::pausal}};
  phonemize->add_option("--endings", parsed.phonemize.endings, "full or pausal (the default)")
      ->transform(CLI::CheckedTransformer(endings));
  const std::map<std::string, Notation> notations{{"ipa", Notation::ipa},
                                                  {"espeak", Notation::espeak},
                                                  {"buckwalter", Notation::buckwalter}};
  phonemize->add_option("--notation", parsed.phonemize.notation, "ipa (the default), espeak or buckwalter")
      ->transform(CLI::CheckedTransformer(notations));
}

void describe_parts(CLI::App* command, PartChoices& parts) {
  command->add_option("--chapters", parts.chapters, "speak these chapters alone, e.g. 2-4 (as headings part the text)");
  command->add_option("--sample", parts.sample, "speak the beginning alone, e.g. 30s");
  command->add_option("--min-chapter", parts.min_chapter,
                      "join shorter chapters to a neighbour (default 8s; 0s keeps each heading's)");
  command->add_option("--max-chapter", parts.max_chapter, "cut longer chapters at paragraph ends, e.g. 8m");
}

void describe_render_files(CLI::App* render, RenderCommand& parsed) {
  const std::map<std::string, Layout> layouts{{"single", Layout::single},
                                              {"chapters", Layout::chapters}};
  render->add_option("--layout", parsed.layout, "single (the default): one file; chapters: one file per chapter")
      ->transform(CLI::CheckedTransformer(layouts));
  render->add_option("--name-template", parsed.name_template,
                     "name of the audio files, of {name}, {title}, {author}, {date}, {chapter}, {track}");
  render->add_option("--loudness", parsed.loudness, "LUFS to bring the sound to (default -19), or off");
  describe_parts(render, parsed.parts);
  render->add_option("--text", parsed.texts, "text that follows the sound: vtt, srt, lrc, json, all or none "
                                             "(default vtt and json); may be repeated");
  render->add_option("--cover", parsed.cover, "a PNG or JPEG file, draw, none, or auto (the default): drawn if possible");
}

void describe_tags(CLI::App* command, Tags& tags) {
  const std::tuple<const char*, std::string*, const char*> fields[] = {
      {"--title", &tags.title, "title, instead of the article's own"},
      {"--author", &tags.author, "author"},
      {"--album", &tags.album, "album (default: the title)"},
      {"--date", &tags.date, "date: YYYY, YYYY-MM or YYYY-MM-DD"},
      {"--source", &tags.source, "where the article was published"},
      {"--narrator", &tags.narrator, "narrator (default: the voice's name)"},
      {"--comment", &tags.comment, "description"},
      {"--language", &tags.language, "language, ISO 639-2 (default ara)"}};
  for (const auto& [name, field, help] : fields) command->add_option(name, *field, help);
}

void describe_plan(CLI::App& app, PlanCommand& parsed) {
  CLI::App* plan = app.add_subcommand(
      "plan", "print what would be read aloud, as TOML to edit: rawi plan ARTICLE > a.toml; rawi render a.toml -o DIR");
  plan->add_option("ARTICLE", parsed.file, "a file, or - for standard input")->required();
  plan->add_flag("--vocalized", parsed.vocalized, "show each word with its vowel marks");
  plan->add_option("--record", parsed.record, "which article of a JSON Lines file, from 1")->check(CLI::Range(1, 1'000'000'000));
  add_voice(plan, parsed.voice);
  add_repair(plan, parsed.repair);
  describe_parts(plan, parsed.parts);
}

void describe_audio_commands(CLI::App& app, Parsed& parsed) {
  CLI::App* render = app.add_subcommand("render", "turn articles into chaptered audio");
  render->add_option("INPUT", parsed.render.inputs, "files, folders, tar or zip archives, patterns, plans (see rawi plan), or -");
  render->add_option("-o,--output", parsed.render.output, "the folder that the audio goes to")->required();
  const std::map<std::string, AudioFormat> formats{{"opus", AudioFormat::opus},
                                                   {"m4b", AudioFormat::m4b},
                                                   {"mp3", AudioFormat::mp3},
                                                   {"ogg", AudioFormat::ogg},
                                                   {"flac", AudioFormat::flac},
                                                   {"wav", AudioFormat::wav}};
  render->add_option("--format", parsed.render.formats, "opus (the default), m4b, mp3, ogg, flac, wav; may be repeated")
      ->transform(CLI::CheckedTransformer(formats));
  add_voice(render, parsed.render.voice);
  add_repair(render, parsed.render.repair);
  describe_render_files(render, parsed.render);
  describe_tags(render, parsed.render.tags);
  render->add_option("-j,--jobs", parsed.render.jobs, "articles side by side (default: one per core)")
      ->check(CLI::Range(1, 1024));
  render->add_flag("--json", parsed.render.json, "one JSON object per article on standard output");
  render->add_flag("--quiet", parsed.render.quiet, "say nothing but errors");
  describe_batch(render, parsed.render.batch);
  describe_store_commands(app, parsed.status, parsed.merge);

  describe_plan(app, parsed.plan);

  CLI::App* verify = app.add_subcommand("verify", "say what each player shows of audio files, and what is wrong");
  verify->add_option("FILE", parsed.verify.files, "audio files")->required();
  verify->add_flag("--json", parsed.verify.json, "one JSON object per file");

  CLI::App* inspect = app.add_subcommand("inspect", "show what is read of an article, what is not, and why");
  inspect->add_option("FILE", parsed.inspect.file, "a file, or - for standard input")->required();
  inspect->add_flag("--front-matter", parsed.inspect.front_matter, "keep a book's cover, imprint and contents");
  inspect->add_flag("--json", parsed.inspect.json, "one JSON object per article");

  CLI::App* voices = app.add_subcommand("voices", "list the voices at hand");
  voices->add_flag("--json", parsed.voices.json, "as JSON");

  CLI::App* explain = app.add_subcommand("explain", "show each word's way from text to sound");
  explain->add_option("TEXT", parsed.explain.text, "the text")->required();
  add_voice(explain, parsed.explain.voice);
}

Command chosen(const CLI::App& app, Parsed& parsed) {
  if (app.got_subcommand("normalize")) return parsed.normalize;
  if (app.got_subcommand("segment")) return parsed.segment;
  if (app.got_subcommand("diacritize")) return parsed.diacritize;
  if (app.got_subcommand("phonemize")) return parsed.phonemize;
  if (app.got_subcommand("plan")) return parsed.plan;
  if (app.got_subcommand("verify")) return parsed.verify;
  if (app.got_subcommand("inspect")) return parsed.inspect;
  if (app.got_subcommand("status")) return parsed.status;
  if (app.got_subcommand("merge")) return parsed.merge;
  if (app.got_subcommand("voices")) return parsed.voices;
  if (app.got_subcommand("explain")) return parsed.explain;
  if (parsed.render.formats.empty()) parsed.render.formats.push_back(AudioFormat::opus);
  parsed.render.voice_is_given = app.get_subcommand("render")->count("--voice") > 0;
  parsed.render.batch.settings = choices_text(*app.get_subcommand("render"));
  return parsed.render;
}

}  // namespace

Result<Command> parse_command(int argc, const char* const* argv) {
  CLI::App app("Turns Arabic articles into audio with chapters.", "rawi");
  app.require_subcommand(1);
  app.option_defaults()->always_capture_default(false);
  app.set_version_flag("--version", [] { return version_text(); });
  Parsed parsed;
  describe_text_commands(app, parsed);
  describe_audio_commands(app, parsed);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForVersion& version) {
    return PrintCommand{std::string(version.what()) + "\n"};
  } catch (const CLI::CallForHelp&) {
    const auto used = app.get_subcommands();
    return PrintCommand{(used.empty() ? &app : used.front())->help()};
  } catch (const CLI::ParseError& error) {
    return fail({ErrorCode::usage, error.what(), "", "", "", "rawi --help shows the usage"});
  }
  const bool has_input = !parsed.render.inputs.empty() || !parsed.render.batch.list.empty();
  if (app.got_subcommand("render") && !has_input) {
    return fail({ErrorCode::usage, "INPUT is required", "", "", "", "rawi --help shows the usage"});
  }
  return chosen(app, parsed);
}

}  // namespace rawi
