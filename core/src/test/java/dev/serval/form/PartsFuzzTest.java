// PartsFuzzTest: made and damaged multipart forms, read in many ways that must agree.
package dev.serval.form;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.http.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Generated forms, half of them damaged, are read whole, in random pieces, byte by byte, cut in
/// two at each place, and with their contents skipped.
///
/// All of these must find the same parts and the same fault; the fault is a [FormException] and
/// nothing else; no limit is exceeded; what is accepted is read to its end and is what a plain
/// search for delimiters finds; and no form makes the reader ask for no bytes, or again at the end,
/// which is how one would hang it. `-Dfuzz.cases` makes the run longer and `-Dfuzz.seed` another
/// one; a failure names the seed that repeats it with `-Dfuzz.cases=1`.
class PartsFuzzTest {
  private static final int CASES = Integer.getInteger("fuzz.cases", 10_000);
  private static final long SEED = Long.getLong("fuzz.seed", 7578);
  private static final MediaType TYPE = MediaType.parse("multipart/form-data; boundary=b7");
  private static final FormLimits SMALL =
      FormLimits.defaults().withMaxParts(3).withMaxFileSize(20).withMaxHeaders(3, 120);

  /// Longer than the reader's buffer.
  private static final String LONG = "x\r\n--b".repeat(4_000);

  private static final List<String> PIECES =
      List.of(
          "--b7",
          "\r\n--b7",
          "\r\n--b7\r\n",
          "\r\n--b7--",
          "\r\n--b7--\r\n",
          "\r\n",
          "\r",
          "\n",
          "-",
          "--",
          "b7",
          "\r\n--b",
          "\r\n--b78",
          "\r\n\r\n",
          ": ",
          "Content-Disposition: form-data; name=\"a\"",
          "Content-Disposition: form-data; name=\"f\"; filename=\"C:\\\\x.png\"",
          "Content-Disposition: attachment",
          "Content-Type: image/png",
          "Content-Type: text/plain; charset=utf-16",
          "Content-Transfer-Encoding: base64",
          "X-Other: y",
          "\"",
          "\0",
          "\u00ff",
          "tea",
          "some longer text of a field");

  /// What a form was read as.
  ///
  /// @param parts name, file name and media type of each part that was begun
  /// @param contents those that were read to their end
  /// @param fault null where the form was accepted
  private record Reading(
      List<String> parts, List<String> contents, @Nullable String fault, boolean ended) {}

  /// Where bytes are cut, and what shows a reader that would not end.
  private static final class Pieces extends InputStream {
    private final byte[] bytes;
    private final int[] ends;
    private int at;
    private int piece;
    private boolean ended;

    Pieces(byte[] bytes, int... ends) {
      this.bytes = bytes;
      this.ends = ends;
    }

    @Override
    public int read() {
      throw new AssertionError("read byte by byte");
    }

    @Override
    public int read(byte[] into, int from, int length) {
      assertThat(length).as("bytes asked for").isPositive();
      if (at == bytes.length) {
        assertThat(ended).as("asked again at the end").isFalse();
        ended = true;
        return -1;
      }
      while (piece < ends.length && ends[piece] <= at) {
        piece++;
      }
      int end = piece < ends.length ? Math.min(ends[piece], bytes.length) : bytes.length;
      int count = Math.min(length, end - at);
      System.arraycopy(bytes, at, into, from, count);
      at += count;
      return count;
    }
  }

  @Test
  void readsAFormAlikeHoweverItIsCut() {
    int accepted = 0;
    int malformed = 0;
    int beyondLimits = 0;
    for (long seed = SEED; seed < SEED + CASES; seed++) {
      byte[] form = form(new SplittableRandom(seed));
      try {
        Reading whole = compare(seed, form);
        accepted += whole.fault() == null ? 1 : 0;
        malformed += whole.fault() != null && whole.fault().startsWith("MALFORMED") ? 1 : 0;
        beyondLimits += whole.fault() != null && whole.fault().startsWith("LIMIT") ? 1 : 0;
      } catch (AssertionError | RuntimeException | IOException wrong) {
        throw new AssertionError("seed " + seed + " on " + printable(form), wrong);
      }
    }
    if (CASES >= 10_000) {
      // A generator that makes nothing of a kind would prove nothing of it.
      assertThat(List.of(accepted, malformed, beyondLimits)).allMatch(n -> n > CASES / 20);
    }
  }

  private static Reading compare(long seed, byte[] form) throws IOException {
    SplittableRandom random = new SplittableRandom(~seed);
    FormLimits limits = random.nextBoolean() ? SMALL : FormLimits.defaults();
    Reading whole = read(form, limits, true);
    assertThat(whole.parts()).hasSizeLessThanOrEqualTo(limits.maxParts());
    assertThat(read(form, limits, true, cuts(random, form.length))).as("cut").isEqualTo(whole);
    if (form.length < 1_000) {
      int[] each = new int[form.length];
      Arrays.setAll(each, i -> i + 1);
      assertThat(read(form, limits, true, each)).as("byte by byte").isEqualTo(whole);
    }
    if (seed % 20 == 0 && form.length < 1_000) {
      for (int cut = 1; cut < form.length; cut++) {
        assertThat(read(form, limits, true, cut)).as("cut at %d", cut).isEqualTo(whole);
      }
    }
    Reading skipped = read(form, limits, false, cuts(random, form.length));
    assertThat(skipped.parts()).as("skipped").isEqualTo(whole.parts());
    assertThat(skipped.fault()).as("skipped").isEqualTo(whole.fault());
    if (whole.fault() == null) {
      assertThat(whole.ended()).as("read to its end").isTrue();
      assertThat(whole.contents()).isEqualTo(searched(new String(form, ISO_8859_1)));
    }
    return whole;
  }

  private static Reading read(byte[] form, FormLimits limits, boolean contents, int... cuts)
      throws IOException {
    List<String> begun = new ArrayList<>();
    List<String> read = new ArrayList<>();
    Pieces in = new Pieces(form, cuts);
    String fault = null;
    try {
      Parts parts = Parts.of(in, TYPE, limits);
      for (Part part = parts.next(); part != null; part = parts.next()) {
        begun.add(part.name() + "|" + part.fileName() + "|" + part.mediaType());
        if (contents) {
          byte[] content = part.stream().readAllBytes();
          if (part.isFile()) {
            assertThat((long) content.length).isLessThanOrEqualTo(limits.maxFileSize());
          }
          read.add(new String(content, ISO_8859_1));
        }
      }
      assertThat(parts.next()).isNull();
    } catch (FormException refused) {
      assertThat(refused.part()).isBetween(-1, limits.maxParts());
      fault = refused.kind() + " " + refused.part() + " " + refused.detail();
    }
    return new Reading(begun, read, fault, in.ended);
  }

  /// The contents of a form without fault, by a plain search.
  private static List<String> searched(String form) {
    String delimiter = "\r\n--b7";
    String text = "\r\n" + form;
    List<String> contents = new ArrayList<>();
    int at = text.indexOf(delimiter) + delimiter.length();
    while (!text.startsWith("--", at)) {
      int content = text.indexOf("\r\n\r\n", at) + 4;
      int end = text.indexOf(delimiter, content);
      contents.add(text.substring(content, end));
      at = end + delimiter.length();
    }
    return contents;
  }

  private static byte[] form(SplittableRandom random) {
    StringBuilder form = new StringBuilder(random.nextInt(8) == 0 ? piece(random) : "");
    int parts = random.nextInt(5);
    for (int i = 0; i < parts; i++) {
      form.append(i == 0 && form.isEmpty() ? "--b7\r\n" : "\r\n--b7\r\n");
      form.append("Content-Disposition: form-data; name=\"n").append(i).append('"');
      form.append(random.nextInt(3) == 0 ? "; filename=\"a/b.txt\"\r\n" : "\r\n");
      form.append(random.nextInt(4) == 0 ? "Content-Type: text/plain\r\n" : "");
      form.append(random.nextInt(8) == 0 ? piece(random) + "\r\n" : "").append("\r\n");
      for (int pieces = random.nextInt(3); pieces > 0; pieces--) {
        form.append(random.nextInt(4) == 0 ? "\r\n--b\r" : "text");
      }
      form.append(random.nextInt(50) == 0 ? LONG : "");
    }
    form.append(parts == 0 ? "--b7--" : "\r\n--b7--").append(random.nextBoolean() ? "\r\n" : "");
    byte[] bytes = form.toString().getBytes(ISO_8859_1);
    for (int damages = random.nextBoolean() ? 1 + random.nextInt(3) : 0; damages > 0; damages--) {
      bytes = damaged(bytes, random);
    }
    return bytes;
  }

  private static byte[] damaged(byte[] bytes, SplittableRandom random) {
    int from = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, from + random.nextInt(12));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    switch (random.nextInt(5)) {
      case 0 -> out.write(bytes, to, bytes.length - to);
      case 1 -> {
        out.writeBytes(piece(random).getBytes(ISO_8859_1));
        out.write(bytes, from, bytes.length - from);
      }
      case 2 -> {
        out.writeBytes(piece(random).getBytes(ISO_8859_1));
        out.write(bytes, to, bytes.length - to);
      }
      case 3 -> {
        out.write(bytes, from, to - from);
        out.write(bytes, from, bytes.length - from);
      }
      default -> out.writeBytes(random.nextInt(4) == 0 ? LONG.getBytes(ISO_8859_1) : new byte[0]);
    }
    return out.toByteArray();
  }

  private static String piece(SplittableRandom random) {
    return PIECES.get(random.nextInt(PIECES.size()));
  }

  private static int[] cuts(SplittableRandom random, int length) {
    return random.ints(1 + random.nextInt(8), 0, length + 1).sorted().toArray();
  }

  private static String printable(byte[] form) {
    String text = new String(form, 0, Math.min(form.length, 2_000), ISO_8859_1);
    return text.replace("\r", "\\r").replace("\n", "\\n");
  }
}
