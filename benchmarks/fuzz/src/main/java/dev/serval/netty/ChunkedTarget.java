// ChunkedTarget: fuzzes the chunked transfer coding.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.serval.fuzz.Expect;
import dev.serval.fuzz.Windows;
import dev.serval.transport.Refusal;
import dev.serval.transport.TransportConfig;
import java.io.ByteArrayOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// [ChunkedDecoder] on any bytes.
///
/// - However the bytes are cut, it hands out the same body and takes the same number of bytes.
/// - It accepts what a model accepts that has the whole input and the grammar of RFC 9112 section
///   7.1 as patterns, and its body is the model's.
/// - Nothing is handed out that was not announced as a chunk.
public final class ChunkedTarget {
  private static final TransportConfig LIMITS =
      TransportConfig.defaults().withMaxHeaderField(256).withMaxHeaderCount(8);

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
  private static final String QUOTED =
      "\"(?:[\\t\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E\\x80-\\xFF]|\\\\[\\t\\x20-\\x7E\\x80-\\xFF])*+\"";
  private static final String VALUE = "(?:" + TOKEN + "|" + QUOTED + ")";
  private static final Pattern SIZE_LINE =
      Pattern.compile(
          "([0-9A-Fa-f]{1,16})"
              + "((?:;[ \\t]*+"
              + TOKEN
              + "(?:[ \\t]*+=[ \\t]*+"
              + VALUE
              + ")?+(?:[ \\t]++(?=;))?+)*+)\r\n");

  private static final Pattern TRAILERS =
      Pattern.compile("((?:" + TOKEN + ":[\\t\\x20-\\x7E\\x80-\\xFF]*+\r\n)*+)\r\n");

  private ChunkedTarget() {}

  /// What became of some input.
  private record Outcome(@Nullable Refusal refusal, boolean done, String body, int taken) {}

  /// Takes a body, and holds it to what was announced.
  private static final class Received implements BodyDecoder.Sink {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private long announced;

    @Override
    public void accept(byte[] bytes, int from, int length) {
      announced -= length;
      Expect.that(length > 0 && announced >= 0, "a piece within its chunk");
      body.write(bytes, from, length);
    }

    @Override
    public void announce(long size) {
      Expect.that(size > 0 && announced == 0, "a new chunk after the last one's end");
      announced = size;
    }
  }

  /// Called by Jazzer.
  public static void fuzzerTestOneInput(byte[] data) {
    Outcome whole = null;
    for (int[] windows : Windows.of(data)) {
      Outcome outcome = decode(data, windows);
      if (whole == null) {
        whole = outcome;
      }
      Expect.same(outcome, whole, "the outcome, cut in " + windows.length);
    }
    Outcome model = model(new String(data, ISO_8859_1));
    boolean done = whole != null && whole.done();
    Expect.same(done, model != null, "whether the body is whole");
    if (model != null) {
      Expect.same(whole, model, "the body");
    }
  }

  private static Outcome decode(byte[] data, int[] windows) {
    ChunkedDecoder decoder = new ChunkedDecoder(LIMITS);
    Received received = new Received();
    int at = 0;
    for (int end : windows) {
      at = decoder.decode(data, at, end, received);
      if (at < end) {
        break;
      }
    }
    Refusal refusal = decoder.refusal();
    boolean done = decoder.isDone();
    Expect.that(!done || refusal == null, "done or refused");
    Expect.that(done || refusal != null || at == data.length, "unfinished only at the end");
    Expect.that(refusal == null || refusal.status().code() == 400, "refused with 400");
    Expect.that(!done || received.announced == 0, "all that was announced");
    return new Outcome(refusal, done, received.body.toString(ISO_8859_1), at);
  }

  /// Returns the whole body, or null if there is none.
  private static @Nullable Outcome model(String data) {
    Matcher line = SIZE_LINE.matcher(data);
    StringBuilder body = new StringBuilder();
    int extensions = 0;
    int at = 0;
    while (line.region(at, data.length()).lookingAt()) {
      // A decoder counts from behind the first semicolon, and the CR that ends them.
      int extension = line.group(2).length();
      extensions += extension;
      if (extension > ChunkedDecoder.MAX_EXTENSION || extensions > ChunkedDecoder.MAX_EXTENSIONS) {
        return null;
      }
      long size = Long.parseUnsignedLong(line.group(1), 16);
      at = line.end();
      if (size == 0) {
        return trailers(data, at, body);
      }
      if (size < 0 || size > data.length() - at - 2 || !data.startsWith("\r\n", at + (int) size)) {
        return null;
      }
      body.append(data, at, at + (int) size);
      at += (int) size + 2;
    }
    return null;
  }

  private static @Nullable Outcome trailers(String data, int at, StringBuilder body) {
    Matcher matcher = TRAILERS.matcher(data).region(at, data.length());
    if (!matcher.lookingAt()) {
      return null;
    }
    String[] lines = matcher.group(1).isEmpty() ? new String[0] : matcher.group(1).split("\r\n");
    int total = 0;
    for (String one : lines) {
      total += one.length();
    }
    if (lines.length > LIMITS.maxHeaderCount() || total > LIMITS.maxHeaderField()) {
      return null;
    }
    return new Outcome(null, true, body.toString(), matcher.end());
  }
}
