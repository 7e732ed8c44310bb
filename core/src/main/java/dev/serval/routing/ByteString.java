package dev.serval.routing;

import java.util.Arrays;

/// Bytes as a key of a map; used while a table is made, never while a request is routed.
@SuppressWarnings("ArrayRecordComponent") // equality is by content, as below
record ByteString(byte[] bytes) {
  @Override
  public boolean equals(Object other) {
    return other instanceof ByteString(byte[] theirs) && Arrays.equals(bytes, theirs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
