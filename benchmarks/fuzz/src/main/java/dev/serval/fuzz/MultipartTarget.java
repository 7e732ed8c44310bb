// MultipartTarget: fuzzes multipart forms.
package dev.serval.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.serval.form.FormException;
import dev.serval.form.FormLimits;
import dev.serval.form.Part;
import dev.serval.form.Parts;
import dev.serval.http.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `Parts` on any bytes.
///
/// - However the bytes are cut, it finds the same parts and the same fault, a [FormException].
/// - It exceeds no limit, never asks for no bytes, and never asks again at the end.
/// - What it accepts is what a plain search for delimiters finds.
public final class MultipartTarget {
  private static final MediaType TYPE = MediaType.parse("multipart/form-data; boundary=b7");
  private static final String DELIMITER = "\r\n--b7";
  private static final FormLimits LIMITS =
      FormLimits.defaults().withMaxParts(3).withMaxFileSize(20).withMaxHeaders(3, 120);

  private MultipartTarget() {}

  /// What a form was read as.
  private record Outcome(List<String> parts, List<String> contents, @Nullable String fault) {}

  /// Hands out windows, one for each time it is asked.
  private static final class Cut extends InputStream {
    private final byte[] data;
    private final int[] windows;
    private int window;
    private int at;
    private boolean ended;

    Cut(byte[] data, int[] windows) {
      this.data = data;
      this.windows = windows;
    }

    @Override
    public int read() {
      throw new AssertionError("read byte by byte");
    }

    @Override
    public int read(byte[] into, int from, int length) {
      Expect.that(length > 0, "some bytes are asked for");
      while (window < windows.length && windows[window] <= at) {
        window++;
      }
      if (window == windows.length) {
        Expect.that(!ended, "the end is met once");
        ended = true;
        return -1;
      }
      int count = Math.min(length, windows[window] - at);
      System.arraycopy(data, at, into, from, count);
      at += count;
      return count;
    }
  }

  /// Called by Jazzer.
  public static void fuzzerTestOneInput(byte[] data) {
    Outcome whole = null;
    for (int[] windows : Windows.of(data)) {
      Outcome outcome = read(data, windows);
      if (whole == null) {
        whole = outcome;
      }
      Expect.same(outcome, whole, "the outcome, cut in " + windows.length);
    }
    if (whole != null && whole.fault() == null) {
      Expect.same(whole.contents(), searched(DELIMITER, "\r\n" + text(data)), "the contents");
    }
  }

  private static Outcome read(byte[] data, int[] windows) {
    List<String> begun = new ArrayList<>();
    List<String> contents = new ArrayList<>();
    Cut in = new Cut(data, windows);
    try {
      Parts parts = Parts.of(in, TYPE, LIMITS);
      for (Part part = parts.next(); part != null; part = parts.next()) {
        begun.add(part.name() + "|" + part.fileName() + "|" + part.mediaType());
        Expect.that(begun.size() <= LIMITS.maxParts(), "no more parts than the limit");
        byte[] content = part.stream().readAllBytes();
        Expect.that(
            !part.isFile() || content.length <= LIMITS.maxFileSize(), "no larger file than that");
        contents.add(text(content));
      }
      Expect.that(in.ended, "an accepted form is read to its end");
      return new Outcome(begun, contents, null);
    } catch (FormException refused) {
      return new Outcome(
          begun, contents, refused.kind() + " " + refused.part() + " " + refused.detail());
    } catch (IOException other) {
      throw new UncheckedIOException(other);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  /// The contents of a form without fault, by a plain search.
  private static List<String> searched(String delimiter, String text) {
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
}
