package dev.serval.channels;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/// What is logged while some code runs: the tests log to the standard error.
final class ErrorStream {
  private ErrorStream() {}

  static String during(Runnable code) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(written, true, UTF_8));
    try {
      code.run();
    } finally {
      System.setErr(before);
    }
    return written.toString(UTF_8);
  }
}
