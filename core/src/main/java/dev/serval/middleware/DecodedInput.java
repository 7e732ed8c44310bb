package dev.serval.middleware;

import dev.serval.http.Status;
import dev.serval.transport.Refusal;
import dev.serval.transport.RequestBodyException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One stage of decoding a request's body, within its bounds: whatever is wrong becomes a
/// [RequestBodyException], once and at each later read. For one thread.
final class DecodedInput extends InputStream {
  private static final long RATIO_MATTERS_FROM = 1 << 20;

  private final ContentCoder coder;
  private final CountedInput encoded;
  private final long most;
  private final int maxRatio;
  private @Nullable InputStream decoder;
  private @Nullable IOException failure;
  private long count;
  private boolean freed;

  /// @param most the most bytes that may come out
  /// @param maxRatio how many may come out for each that went in, past a mebibyte
  DecodedInput(ContentCoder coder, InputStream encoded, long most, int maxRatio) {
    this.coder = coder;
    this.encoded = new CountedInput(encoded);
    this.most = most;
    this.maxRatio = maxRatio;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (failure != null) {
      throw failure;
    }
    if (freed) {
      throw new IOException("The request was answered");
    }
    try {
      int read = decode(into, from, length);
      if (read > 0) {
        count += read;
        check();
      }
      return read;
    } catch (RequestBodyException known) {
      failure = known;
      throw known;
    } catch (IOException | RuntimeException malformed) {
      RequestBodyException bad =
          new RequestBodyException(
              new Refusal(
                  Status.BAD_REQUEST, "bad_body", "The body is not of its Content-Encoding."));
      failure = bad;
      throw bad;
    }
  }

  private int decode(byte[] into, int from, int length) throws IOException {
    InputStream source = decoder;
    if (source == null) {
      PushbackInputStream begun = new PushbackInputStream(encoded);
      int first = begun.read();
      if (first < 0) {
        return -1; // an empty body is one in each coding
      }
      begun.unread(first);
      source = coder.decode(begun);
      decoder = source;
    }
    // No more than one byte above the bound is made at a time.
    int wanted = (int) Math.min(length, Math.max(most - count + 1, 1));
    int read;
    do {
      read = source.read(into, from, wanted);
    } while (read == 0);
    return read;
  }

  private void check() throws RequestBodyException {
    if (count > most) {
      throw tooLarge(
          "The body is, decoded, larger than the " + most + " bytes that are accepted.", most);
    }
    if (count > RATIO_MATTERS_FROM && count / maxRatio > encoded.count()) {
      throw tooLarge("The body is, decoded, more than " + maxRatio + " times what was sent.", -1);
    }
  }

  /// @param limit how many bytes are accepted, -1 where that is not what is wrong
  private static RequestBodyException tooLarge(String detail, long limit) {
    return new RequestBodyException(
        new Refusal(Status.CONTENT_TOO_LARGE, "body_too_large", detail, limit));
  }

  /// What reading ended in; empty if nothing is wrong.
  Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  /// Lets go of what the decoder holds outside of the heap.
  void free() {
    freed = true;
    InputStream source = decoder;
    decoder = null;
    if (source != null) {
      try {
        source.close();
      } catch (IOException nothingIsLost) {
        // It was read, or will not be.
      }
    }
  }
}
