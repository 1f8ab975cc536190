"""python3 -m unittest, in this folder: symbols, given marks, rendering and lexicon forms."""
import glob
import os
import random
import unittest

import numpy as np

import batches
import lexicon
import prepare
import swaps
import text

HERE = os.path.dirname(os.path.abspath(__file__))


def without_marks(line):
    return "".join(c for c in line if c not in text.VOWELS and c != text.SHADDA)


class Symbols(unittest.TestCase):
    def test_tokens(self):
        s = text.parse("قال: «عدد 1,250 و٣٫٥ في 2014»...")
        self.assertEqual(s.words, [None, "قال", None, None, "عدد", None, "و", None, "في", None, None, None, None])
        self.assertEqual([s.chars[a] for a, w in zip(s.starts, s.words) if w is None],
                         [text.BOS, text.COLON, text.QUOTE, text.NUM_11, text.NUM_DECIMAL, text.NUM_YEAR, text.QUOTE, text.STOP, text.EOS])
        self.assertTrue(all(s.chars[e + 1] == text.SEP for e in s.ends))

    def test_number_classes(self):
        for run, kind in (("0", text.NUM_00), ("7", text.NUM_3), ("15", text.NUM_11), ("100", text.NUM_00), ("103", text.NUM_3), ("1,000", text.NUM_00),
                          ("3.5", text.NUM_DECIMAL), ("1,00", text.NUM_DECIMAL), ("1999", text.NUM_YEAR), ("2,014", text.NUM_11), ("001", text.NUM_1)):
            self.assertEqual(text.number_class(run), kind, run)

    def test_given_marks(self):
        for marks, state in (("", 0), ("\u0652", 1), ("\u064e", 2), ("\u0651", 8), ("\u0651\u064e", 9), ("\u064e\u0651", 9), ("\u064d\u0651", 14),
                             ("\u064e\u0650", 2), ("\u0651\u0652", 8)):
            self.assertEqual(text.parse("ب" + marks).given[2], state, repr(marks))

    def test_word_forms(self):
        self.assertEqual(text.word_forms("وبالمدرسة"), ("وبالمدرسة", "مدرسة", "مدرس", "مدرسة"))
        self.assertEqual(text.word_forms("والكتب"), ("والكتب", "كتب", "كتب", "كتب"))
        self.assertEqual(text.word_forms("سيكتبون"), ("سيكتبون", "سيكتبون", "سيكتب", "يكتبون"))
        self.assertEqual(text.word_hash(""), 0x811c9dc5)

    def test_corpus_round_trip(self):
        """The marks of the corpus survive labels and rendering, but for oddities (single letters, foreign letters)."""
        words = wrong = 0
        for path in glob.glob(os.path.join(HERE, "corpus", "text*.txt")):
            for line in prepare.read_lines(path)[:200]:
                line = prepare.normalize(line)
                s = text.parse(line)
                again = text.render(without_marks(line), text.parse(without_marks(line)), [max(0, k) for k in prepare.labels_of(s, True, False)])
                self.assertEqual(without_marks(again), without_marks(line))
                words += len(line.split())
                wrong += sum(a != b for a, b in zip(line.split(), again.split()))
        self.assertLess(wrong, words / 500)

    def test_rendering_keeps_given_marks(self):
        """Whatever the classes, as long as the given state allows them, a given vowel or shadda stays."""
        rng = random.Random(3)
        line = "كَتَب الطّالِب رِسالة"
        s = text.parse(line)
        for _ in range(100):
            out = text.parse(text.render(line, s, [rng.choice(text.ALLOWED[g]) for g in s.given]))
            for before, after in zip(s.given, out.given):
                if before > 1:
                    vowel, shadda = (before - 1) % 7, before >= 8
                    self.assertTrue(not vowel or (after - 1) % 7 == vowel)
                    self.assertTrue(not shadda or after >= 8)


class Lexicon(unittest.TestCase):
    def test_present(self):
        for voc, pattern, stem in (("فَعَّل", "FaCCaL", "فَعِّل"), ("اِستَفعَل", "IstaFCaL", "ستَفعِل"), ("أَثَار", "HaFAL", "ثِير"), ("اِرتَاض", "IFtAL", "رتَاض"),
                                   ("تَفَاعَل", "TaFACaL", "تَفَاعَل"), ("أَحَبّ", "HaFaCL", "حِبّ")):
            normal = prepare.normalize
            self.assertEqual([normal(s) for _, s in lexicon.present(normal(voc), pattern, [])], [normal(stem)], voc)

    def test_unknown_marks_are_not_learned(self):
        line = "كِتَاب" + lexicon.UNKNOWN
        s = text.parse(line)
        labels = prepare.without_unknown(line, s, prepare.labels_of(s, True, False))
        self.assertEqual(labels[2:6], [3, 1, 0, -1])


class Swaps(unittest.TestCase):
    class Known:
        """Two names, nouns of one class, and an adjective."""
        names, modern = {"مَايْكِلْ", "بِيتَرْ"}, {"تَصْوِيت", "مَلْعَب", "جَلْسَة"}
        kinds = {"قَرَار": "n", "تَصْوِيت": "n", "مَلْعَب": "n", "جَلْسَة": "n", "كَبِير": "a"}

        def kind(self, stem):
            return self.kinds.get(stem)

    def swapper(self, lines):
        return swaps.Swapper(self.Known(), [prepare.normalize(x) for x in lines], keep=0)

    def test_articles_and_endings_come_apart_and_together(self):
        for word, parts in (("الْقَمَرُ", ("ال", "قَمَر", "\u064f")), ("وَبِالشَّمْسِ", ("وَبِال", "شَمْس", "\u0650")), ("لِلنَّاسِ", ("لِل", "نَاس", "\u0650")),
                            ("الِاجْتِمَاعَ", ("ال", "اجْتِمَاع", "\u064e")), ("السِّيَاسِيِّ", ("ال", "سِيَاسِيّ", "\u0650"))):
            word, (head, stem, ending) = prepare.normalize(word), map(prepare.normalize, parts)
            found, body = swaps.split_article(word)
            self.assertEqual((found, swaps.split_ending(body)), (head, (stem, ending)))
            self.assertEqual(prepare.normalize(swaps.with_article(head, swaps.with_ending(stem, ending))), word)
        for word, parts in (("كِتَابًا", ("كِتَاب", "\u064b")), ("مَدْرَسَةً", ("مَدْرَسَة", "\u064b")), ("هَذَا", ("هَذَا", "")), ("مِنْ", ("مِنْ", ""))):
            self.assertEqual(swaps.split_ending(word), parts)

    def test_exchanged_words_keep_case_article_and_tanwin(self):
        line = prepare.normalize("صَدَرَ الْقَرَارُ أَمْسِ فِي قَرَارٍ كَبِيرٍ عَنْ مَايْكِلْ")
        swapper = self.swapper([line])
        seen = {swapper.swapped(line, 1.0, random.Random(seed)) for seed in range(40)}
        self.assertIn(prepare.normalize("صَدَرَ التَّصْوِيتُ أَمْسِ فِي مَلْعَبٍ كَبِيرٍ عَنْ بِيتَرْ"), seen)
        for other in seen:
            words = other.split()
            self.assertEqual([words[i] for i in (0, 2, 3, 6)], ["صَدَرَ", "أَمْسِ", "فِي", "عَنْ"])
            self.assertNotIn("ة", other)
            self.assertTrue(words[1][-1] == lexicon.DAMMA and words[1].startswith("ال") and words[4][-1] == "\u064d")
            self.assertIn(words[7], self.Known.names)

    def test_a_bare_noun_is_exchanged_only_in_a_construct(self):
        line = prepare.normalize("أَعْلَنَ قَرَارَ الْوَزِيرِ قَرَارُ مَنْ")
        changed = self.swapper([line]).swapped(line, 1.0, random.Random(1)).split()
        self.assertEqual(changed[3], line.split()[3])


class Batches(unittest.TestCase):
    def source(self, line):
        line = prepare.normalize(line)
        s, part = text.parse(line), prepare.Set()
        part.add(s, prepare.labels_of(s, True, False))
        return batches.Source(part.arrays("x", lambda w: [2, 2, 2, 2] if w else [1] * 4), "x", np.random.default_rng(1))

    def check(self, sentence):
        """The views still belong together: tokens, separators, contexts."""
        for token, (a, e) in enumerate(zip(sentence.starts, sentence.ends)):
            self.assertEqual(sentence.chars[e + 1], text.SEP)
            self.assertEqual(list(sentence.where[a:e + 2]), [2 * token + (p not in (e, e - 1)) for p in range(a, e + 2)])

    def test_a_crop_is_a_piece_that_forgets_the_endings_near_its_cuts(self):
        words = ["كِتَابُ%s" % ("وو" * (k % 3)) for k in range(20)]
        source = self.source(" ".join(words))
        for seed in range(30):
            s = batches.Sentence(source, 0)
            batches.crop(s, np.random.default_rng(seed))
            self.check(s)
            self.assertGreaterEqual(len(s.starts), 7)
            self.assertLess(len(s.starts), 22)
            if s.chars[0] != text.BOS:
                self.assertEqual([s.labels[s.ends[k]] for k in range(3)], [-1] * 3)
            if s.chars[-2] != text.EOS:
                self.assertEqual(s.labels[s.ends[-1]], -1)

    def test_punctuation_goes_but_not_before_an_alif(self):
        source = self.source("قَالَ، ثُمَّ عَادَ، الْيَوْمَ")
        kept = set()
        for seed in range(20):
            s = batches.Sentence(source, 0)
            batches.drop_punctuation(s, np.random.default_rng(seed))
            self.check(s)
            kept.add(list(s.chars).count(text.COMMA))
        self.assertEqual(kept, {1, 2})

    def test_rows_of_rare_words_go(self):
        ids = np.array([[[1] * 4, [5, 6, 5, 6], [7, 7, 7, 7]]])
        rare = np.array([False] * 5 + [True, False, False])
        out = batches.without_rows(ids, np.random.default_rng(1), 0.0, rare, 1.0)
        self.assertEqual(out.tolist(), [[[1] * 4, [0, 6, 0, 6], [7] * 4]])


if __name__ == "__main__":
    unittest.main()
