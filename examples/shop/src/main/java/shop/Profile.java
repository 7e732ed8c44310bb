package shop;

/// What is told of a user.
record Profile(String name, Role role) {}
