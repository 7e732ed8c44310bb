// What a log gets of a failure whose messages quote a request.
package dev.serval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PrintableFailureTest {
  private static String print(Throwable failure) {
    StringWriter out = new StringWriter();
    failure.printStackTrace(new PrintWriter(out, true));
    return out.toString();
  }

  @Test
  void isTheFailureItselfWhereThatCanBePrinted() {
    Exception plain = new IllegalStateException("grün 😀 \\n", new IOException("disk"));
    plain.addSuppressed(new IOException());
    assertThat(PrintableFailure.of(plain)).isSameAs(plain);
  }

  @Test
  void escapesWhatCouldStartALineOrSteerATerminal() {
    Exception forged =
        new NumberFormatException("1\r\n\tat x \u001b[2J \u0085 \u2028 \u202e \u007f é");
    assertThat(PrintableFailure.of(forged))
        .hasToString(
            "java.lang.NumberFormatException: 1\\r\\n\\tat x \\u001b[2J \\u0085 \\u2028 \\u202e \\u007f é");
  }

  @Test
  void printsLikeTheOriginalButForItsMessages() {
    Exception cause = new IOException("a\nb");
    Exception failure = new IllegalStateException("plain", cause);
    failure.addSuppressed(new IOException("c\rd"));
    String printed = print(PrintableFailure.of(failure));
    assertThat(printed).isEqualTo(print(failure).replace("a\nb", "a\\nb").replace("c\rd", "c\\rd"));
    assertThat(printed).contains("PrintableFailureTest.printsLikeTheOriginalButForItsMessages");
  }

  @Test
  void endsWhereFailuresGoInCircles() {
    Exception one = new IOException("a\nb");
    Exception two = new IOException("two", one);
    one.initCause(two);
    one.addSuppressed(two);
    assertThat(print(PrintableFailure.of(one))).contains("a\\nb").contains("CIRCULAR REFERENCE");
  }

  @Test
  void survivesFailuresOfBadManners() {
    Exception mute =
        new RuntimeException() {
          @Override
          public String getMessage() {
            throw new IllegalStateException("no message");
          }
        };
    assertThat(PrintableFailure.of(mute)).hasToString(mute.getClass().getName());
    class Endless extends Exception {
      @Override
      public synchronized Throwable getCause() {
        return new Endless();
      }
    }
    assertThat(PrintableFailure.of(new Endless())).isInstanceOf(PrintableFailure.class);
    Exception own =
        new IOException("a\nb") {
          @Override
          public synchronized Throwable getCause() {
            return this;
          }

          @Override
          public @Nullable String toString() {
            return null;
          }
        };
    assertThat(PrintableFailure.of(own)).hasToString("null").hasNoCause();
  }

  @Test
  void noRequestWritesALineOfItsOwnIntoTheLog() {
    App app =
        App.create()
            .docs(false)
            .get("/n", r -> Response.text("" + Integer.parseInt("" + r.query("n"))));
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      Call.get("/n?n=1%0a2026-01-01%20INFO%20admin%20logged%20in%0d%1b[2J").on(app);
    } finally {
      System.setErr(before);
    }
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("For input string: \"1\\n2026-01-01 INFO admin logged in\\r\\u001b[2J\"")
        .contains("\tat java.base/java.lang.Integer.parseInt")
        .doesNotContain("\n2026")
        .doesNotContain("\u001b");
  }
}
