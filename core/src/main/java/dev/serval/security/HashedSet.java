package dev.serval.security;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A fixed set of hashes and what each stands for. Looking one up compares it with all of them, so
/// that the time says nothing about which it is. Filled by one thread, then for any number of them.
final class HashedSet<P> {
  private final List<byte[]> hashes = new ArrayList<>();
  private final List<P> principals = new ArrayList<>();

  void add(byte[] hash, P principal) {
    hashes.add(hash);
    principals.add(principal);
  }

  @Nullable P find(byte[] hash) {
    P found = null;
    for (int i = 0; i < hashes.size(); i++) {
      if (MessageDigest.isEqual(hashes.get(i), hash)) {
        found = principals.get(i);
      }
    }
    return found;
  }
}
