// How the bytes of a case reach the server.
package dev.serval.netty.wire;

import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// The sizes of the server's reads from one connection. The client writes all at once; it is the
/// server that reads little, so a split is exact and needs no pauses.
///
/// @param first the size of the first read, or of as many as it takes to get so many bytes
/// @param then the size of each read after that
record Delivery(int first, int then) {
  static final Delivery WHOLE = new Delivery(1 << 21, 1 << 16);
  static final Delivery BYTES = new Delivery(1, 1);

  private static final int SHORT = 400;
  private static final int BYTES_AT_MOST = 40_000;

  static Delivery splitAt(int index) {
    return new Delivery(index, 1 << 16);
  }

  /// The deliveries of one case: whole, split in two, byte by byte. Every split of a short case,
  /// some of a long one or of one among many alike.
  static List<Delivery> of(WireCase wireCase) {
    int length = wireCase.sent().length;
    List<Delivery> deliveries = new ArrayList<>();
    deliveries.add(WHOLE);
    if (length < 2) {
      return deliveries;
    }
    if (length <= BYTES_AT_MOST) {
      deliveries.add(BYTES);
    }
    if (length > BYTES_AT_MOST || !wireCase.template()) {
      deliveries.add(new Delivery(7, length <= BYTES_AT_MOST ? 7 : 1021));
    }
    boolean some = length > SHORT || wireCase.isSlow();
    int splits = wireCase.template() ? 3 : some ? 8 : length;
    TreeSet<Integer> positions = new TreeSet<>();
    for (int i = 1; i < splits; i++) {
      positions.add(Math.max(1, (int) ((long) i * length / splits)));
    }
    positions.add(length - 1);
    positions.forEach(position -> deliveries.add(splitAt(position)));
    return deliveries;
  }

  RecvByteBufAllocator allocator() {
    return new Allocator(this);
  }

  @Override
  public String toString() {
    if (this.equals(WHOLE)) {
      return "whole";
    }
    return first == then ? "in reads of " + first : "split at " + first;
  }

  private static final class Allocator extends DefaultMaxMessagesRecvByteBufAllocator {
    private final Delivery delivery;

    Allocator(Delivery delivery) {
      this.delivery = delivery;
    }

    @Override
    @SuppressWarnings("deprecation") // the type that the API still asks for
    public Handle newHandle() {
      return new MaxMessageHandle() {
        private int read;

        @Override
        public int guess() {
          return read < delivery.first() ? delivery.first() - read : delivery.then();
        }

        @Override
        public void lastBytesRead(int bytes) {
          super.lastBytesRead(bytes);
          read += Math.max(0, bytes);
        }
      };
    }
  }
}
