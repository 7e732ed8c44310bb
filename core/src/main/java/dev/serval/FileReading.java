package dev.serval;

import dev.serval.http.Method;
import dev.serval.transport.FileSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/// Opens the file of a response before anything of the response is sent: one that cannot be read is
/// a fault like any other then, with an id, and not an answer that was begun and broke off.
final class FileReading {
  /// Bytes of a file up to which it is read before it is sent; that costs less than a transfer.
  private static final int SMALL = 32 << 10;

  private FileReading() {}

  /// Returns the response with the bytes of its file, or with the open file as its source; with the
  /// file itself where none of it will be sent. Other responses stay as they are.
  ///
  /// @throws IOException if it cannot be read
  static Response open(Method method, Response response) throws IOException {
    if (!(response.body() instanceof ResponseBody.OfFile file)) {
      return response;
    }
    if (method == Method.HEAD || response.status().forbidsContent()) {
      channel(file).close(); // HEAD says what GET would
      return response;
    }
    return response.withBody(file.length() > SMALL ? transfer(file) : bytes(file));
  }

  private static ResponseBody transfer(ResponseBody.OfFile file) throws IOException {
    FileChannel channel = channel(file);
    StreamWriter writer = out -> FileSink.send(out, channel, file.offset(), file.length());
    return new ResponseBody.Streamed(file.length(), writer, channel);
  }

  private static ResponseBody bytes(ResponseBody.OfFile file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) file.length());
    file.writeTo(bytes);
    return ResponseBody.ofBytes(bytes.toByteArray(), bytes.size());
  }

  private static FileChannel channel(ResponseBody.OfFile file) throws IOException {
    return FileChannel.open(file.file(), StandardOpenOption.READ);
  }
}
