package dev.serval.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.http.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartsTest {
  private static final MediaType TYPE = MediaType.parse("multipart/form-data; boundary=b7");
  private static final FormLimits LIMITS = FormLimits.defaults();
  private static final String END = "\r\n--b7--\r\n";

  /// Gives at most `step` bytes at a time, so that every boundary between two reads is tried.
  private static final class Dripping extends InputStream {
    private final InputStream in;
    private final int step;

    Dripping(byte[] bytes, int step) {
      this.in = new ByteArrayInputStream(bytes);
      this.step = step;
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      return in.read(into, from, Math.min(length, step));
    }
  }

  private static String field(String name, String value) {
    return "--b7\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value;
  }

  private static String file(String name, String fileName, String content) {
    return "--b7\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"; filename=\""
        + fileName
        + "\"\r\nContent-Type: image/png\r\n\r\n"
        + content;
  }

  private static Parts parts(String body) throws IOException {
    return parts(body, LIMITS);
  }

  private static Parts parts(String body, FormLimits limits) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return Parts.of(new ByteArrayInputStream(bytes), TYPE, limits);
  }

  private static List<String> read(Parts parts) throws IOException {
    List<String> read = new ArrayList<>();
    for (Part part = parts.next(); part != null; part = parts.next()) {
      String content = new String(part.stream().readAllBytes(), StandardCharsets.UTF_8);
      read.add(part.name() + "|" + part.fileName() + "|" + content);
    }
    return read;
  }

  private static void refuses(String body, String because) {
    assertThatThrownBy(() -> read(parts(body)))
        .isInstanceOfSatisfying(
            FormException.class, e -> assertThat(e.kind()).isEqualTo(FormException.Kind.MALFORMED))
        .hasMessageContaining(because);
  }

  private static void limits(String body, FormLimits limits, String because) {
    assertThatThrownBy(() -> read(parts(body, limits)))
        .isInstanceOfSatisfying(
            FormException.class, e -> assertThat(e.kind()).isEqualTo(FormException.Kind.LIMIT))
        .hasMessageContaining(because);
  }

  @Test
  void readsPartsHoweverTheBytesCome() throws IOException {
    String tricky = "\r\n--b\r\r\n--b\r\n-\r\n\r\n--c7\r\n--b7".substring(0, 24);
    String body =
        "preamble\r\n"
            + field("a", "é")
            + "\r\n"
            + file("f", "x.png", tricky)
            + "\r\n"
            + field("empty", "")
            + END
            + "epilogue";
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    for (int step = 1; step <= bytes.length; step++) {
      assertThat(read(Parts.of(new Dripping(bytes, step), TYPE, LIMITS)))
          .as("in steps of %d", step)
          .containsExactly("a|null|é", "f|x.png|" + tricky, "empty|null|");
    }
  }

  @Test
  void readsFormWithoutParts() throws IOException {
    assertThat(read(parts("--b7--"))).isEmpty();
    assertThat(read(parts("--b7--\r\n"))).isEmpty();
  }

  @Test
  void skipsWhatIsNotRead() throws IOException {
    Parts parts =
        parts(file("f", "x", "0123456789".repeat(5_000)) + "\r\n" + field("a", "1") + END);
    Part first = parts.next();
    assertThat(first.stream().read()).isEqualTo('0');
    Part second = parts.next();
    assertThat(second.text(1)).isEqualTo("1");
    assertThatThrownBy(first::stream).isInstanceOf(IllegalStateException.class);
    assertThat(parts.next()).isNull();
    assertThat(parts.next()).isNull();
  }

  @Test
  void takesNamesAsBrowsersSendThem() throws IOException {
    assertThat(read(parts(file("a%22b%0D%0Ac", "q%22.png", "") + END)))
        .containsExactly("a\"b\r\nc|q\".png|");
    assertThat(read(parts(file("f", "C:\\\\pictures\\a.png", "") + END)))
        .containsExactly("f|a.png|");
    assertThat(read(parts(file("f", "../../etc/passwd", "") + END))).containsExactly("f|passwd|");
    assertThat(read(parts(file("f", "a/..", "") + END))).containsExactly("f||");
    assertThat(read(parts(file("f", "\\\"x\\\".png", "") + END))).containsExactly("f|\"x\".png|");
    assertThat(read(parts(file("f", "x.png\"; filename*=\"UTF-8''evil.html", "") + END)))
        .containsExactly("f|x.png|");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--b7",
        "--b7\r\n",
        "--b7\n\n",
        "--b7 \r\n",
        "--b7x\r\n",
        "--b7-\r\n",
        "--b7--x",
        "--b7--\n",
        "--b7\r\n\r\nno disposition\r\n--b7--",
        "--b7\r\nContent-Disposition: form-data\r\n\r\n\r\n--b7--",
        "--b7\r\nContent-Disposition: attachment; name=a\r\n\r\n\r\n--b7--",
        "--b7\r\nContent-Disposition: form-data; name=\"a\r\n\r\n\r\n--b7--",
        "--b7\r\nContent-Disposition: form-data; name=a; name=b\r\n\r\n\r\n--b7--",
        "--b7\r\nContent-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b"
            + "\r\n\r\n\r\n--b7--",
        "--b7\r\nContent-Disposition : form-data; name=a\r\n\r\n\r\n--b7--",
        "--b7\r\nContent-Disposition: form-data;\r\n name=a\r\n\r\n\r\n--b7--",
        "--b7\r\nContent-Disposition: form-data; name=a\n\r\n\r\n--b7--",
        "--b7\r\nContent-Disposition: form-data; name=\"a\0\"\r\n\r\n\r\n--b7--",
        "--b7\r\nContent-Disposition: form-data; name=\"a\u0085\"\r\n\r\n\r\n--b7--",
        "--b7\r\nContent-Disposition: form-data; name=a\r\nContent-Type: x\r\n\r\n\r\n--b7--",
        "--b7\r\nContent-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64"
            + "\r\n\r\n\r\n--b7--",
        "--b7\r\nContent-Disposition: form-data; name=a\r\n\r\nvalue\r\n--b7",
        "--b7\r\nContent-Disposition: form-data; name=a\r\n\r\nvalue--b7--",
      })
  void refusesMalformedForm(String body) {
    refuses(body, "");
  }

  @Test
  void refusesWhatIsNotUtf8() throws IOException {
    byte[] bytes = (field("a", "x") + END).getBytes(StandardCharsets.ISO_8859_1);
    bytes[bytes.length - END.length() - 1] = (byte) 0xE9;
    Part part = Parts.of(new ByteArrayInputStream(bytes), TYPE, LIMITS).next();
    assertThatThrownBy(() -> part.text(10)).hasMessageContaining("UTF-8");
    assertThatThrownBy(() ->
            parts(
                    "--b7\r\nContent-Disposition: form-data; name=a\r\n"
                        + "Content-Type: text/plain; charset=iso-8859-1\r\n\r\nx"
                        + END)
                .next()
                .text(10))
        .hasMessageContaining("utf-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data",
        "multipart/form-data; boundary=\"\"",
        "multipart/form-data; boundary=\"a \"",
        "multipart/form-data; boundary=\"a;b\"",
        "multipart/form-data; boundary="
            + "1234567890123456789012345678901234567890123456789012345678901234567890x",
      })
  void refusesBoundaryThatBreaksTheGrammar(String type) {
    assertThatThrownBy(() -> Parts.of(InputStream.nullInputStream(), MediaType.parse(type), LIMITS))
        .isInstanceOf(FormException.class)
        .hasMessageContaining("boundary");
  }

  @Test
  void takesTheLongestBoundary() throws IOException {
    String boundary = "'()+_,-./:=? ".repeat(6).substring(0, 69) + "x";
    String body = "--" + boundary + "--";
    MediaType type = MediaType.parse("multipart/form-data; boundary=\"" + boundary + "\"");
    assertThat(Parts.of(new ByteArrayInputStream(body.getBytes()), type, LIMITS).next()).isNull();
  }

  /// Netty CVE-2024-29025, Tomcat CVE-2023-24998 and Jetty CVE-2023-26048: parts without end.
  @Test
  void cve202423998PartsAreCounted() throws IOException {
    String two = field("a", "1") + "\r\n" + field("a", "2");
    assertThat(read(parts(two + END, LIMITS.withMaxParts(2)))).hasSize(2);
    limits(two + "\r\n" + field("a", "3") + END, LIMITS.withMaxParts(2), "more than 2 parts");
  }

  /// Tomcat CVE-2025-48976 and -48988: the header of a part without end.
  @Test
  void cve202548976HeaderOfPartIsBounded() throws IOException {
    FormLimits fields = LIMITS.withMaxHeaders(2, 8 << 10);
    String head = "--b7\r\nContent-Disposition: form-data; name=a\r\nX: 1\r\n";
    assertThat(read(parts(head + "\r\n" + END, fields))).hasSize(1);
    limits(head + "Y: 1\r\n\r\n" + END, fields, "2 fields");

    FormLimits bytes = LIMITS.withMaxHeaders(16, 64);
    String first = "Content-Disposition: form-data; name=a";
    String rest = "X: " + "x".repeat(64 - 3 - first.length());
    assertThat(read(parts("--b7\r\n" + first + "\r\n" + rest + "\r\n\r\n" + END, bytes)))
        .hasSize(1);
    limits("--b7\r\n" + first + "\r\n" + rest + "x\r\n\r\n" + END, bytes, "64 bytes");
  }

  @Test
  void boundsFilesAndFields() throws IOException {
    FormLimits three = LIMITS.withMaxFileSize(3);
    assertThat(read(parts(file("f", "x", "123") + END, three))).hasSize(1);
    limits(file("f", "x", "1234") + END, three, "larger than 3 bytes");
    assertThat(parts(field("a", "123") + END).next().text(3)).isEqualTo("123");
    assertThatThrownBy(() -> parts(field("a", "1234") + END).next().text(3))
        .isInstanceOf(FormException.class);
  }

  @Test
  void boundsWhatIsBeforeAndAfter() throws IOException {
    String noise = "x".repeat(LIMITS.maxHeaderSize() - 2);
    assertThat(read(parts(noise + "\r\n--b7--"))).isEmpty();
    refuses(noise + "x\r\n--b7--", "does not begin");
    assertThat(read(parts("--b7--\r\n" + noise + "xx"))).isEmpty();
    refuses("--b7--\r\n" + noise + "xxx", "after the last boundary");
  }

  /// What nearly is a delimiter, again and again, must not make the search quadratic.
  @Test
  void searchesInLinearTime() throws IOException {
    String boundary = "-".repeat(69) + "b";
    MediaType type = MediaType.parse("multipart/form-data; boundary=" + boundary);
    String near = ("\r\n--" + "-".repeat(69)).repeat(400_000);
    String body =
        "--"
            + boundary
            + "\r\nContent-Disposition: form-data; name=f; filename=x\r\n\r\n"
            + near
            + "\r\n--"
            + boundary
            + "--";
    byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime(); // others may load the machine
    Parts parts = Parts.of(new ByteArrayInputStream(bytes), type, LIMITS);
    assertThat(parts.next().stream().transferTo(java.io.OutputStream.nullOutputStream()))
        .isEqualTo(near.length());
    assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before))
        .isLessThan(Duration.ofSeconds(5));
  }

  /// A body of more than 2 GiB that nothing holds: made as it is read.
  private static final class Generated extends InputStream {
    private final byte[] head;
    private final byte[] tail = END.getBytes(StandardCharsets.US_ASCII);
    private final long length;
    private long at;

    Generated(long length) {
      this.head = file("f", "x", "").getBytes(StandardCharsets.US_ASCII);
      this.length = length;
    }

    @Override
    public int read() {
      throw new AssertionError("read byte by byte");
    }

    @Override
    public int read(byte[] into, int from, int size) {
      if (at < head.length) {
        into[from] = head[(int) at++];
        return 1;
      }
      long left = head.length + length - at;
      if (left > 0) {
        int count = (int) Math.min(size, left);
        Arrays.fill(into, from, from + count, (byte) 'x');
        at += count;
        return count;
      }
      long past = at - head.length - length;
      if (past == tail.length) {
        return -1;
      }
      into[from] = tail[(int) past];
      at++;
      return 1;
    }
  }

  @Test
  void takesMoreThanTwoGibibytes() throws IOException {
    long size = (1L << 31) + 17;
    Parts parts = Parts.of(new Generated(size), TYPE, LIMITS.withMaxFileSize(size));
    long read = parts.next().stream().transferTo(java.io.OutputStream.nullOutputStream());
    assertThat(parts.next()).isNull();
    assertThat(read).isEqualTo(size);
  }
}
