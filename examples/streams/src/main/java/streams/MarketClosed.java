package streams;

/// There will be no further prices.
final class MarketClosed extends RuntimeException {
  private static final long serialVersionUID = 1;

  MarketClosed() {
    super("The market is closed");
  }
}
