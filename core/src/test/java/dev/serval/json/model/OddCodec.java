package dev.serval.json.model;

/// Not a codec.
public final class OddCodec {
  private OddCodec() {}
}
