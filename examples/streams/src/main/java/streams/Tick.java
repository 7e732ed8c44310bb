package streams;

/// A price.
///
/// @param number counts the prices of a market, from 1
/// @param symbol what it is the price of
/// @param price in cents
record Tick(long number, String symbol, int price) {}
