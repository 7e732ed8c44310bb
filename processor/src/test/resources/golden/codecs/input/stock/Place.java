package stock;

import dev.serval.json.Patch;
import org.jspecify.annotations.Nullable;

/// Where things are kept or sent.
public sealed interface Place {
  /// A warehouse of our own.
  record Depot(int id, byte[] plan) implements Place {}

  record Address(String street, Patch<@Nullable String> city) implements Place {
    public Address {
      if (street.isEmpty()) {
        throw new IllegalArgumentException("no street");
      }
    }
  }
}
