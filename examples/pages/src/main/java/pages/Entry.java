package pages;

/// What somebody wrote into the guest book.
///
/// @param name who
/// @param text what
public record Entry(String name, String text) {}
