package shop;

/// Somebody who can sign in.
///
/// @param hash of the password; never part of a response
record User(String name, Role role, String hash) {
  Profile profile() {
    return new Profile(name, role);
  }

  @Override
  public String toString() {
    return "User[" + name + ", " + role + "]";
  }
}
