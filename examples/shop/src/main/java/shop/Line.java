package shop;

/// So many of a product.
public record Line(long product, int count) {}
