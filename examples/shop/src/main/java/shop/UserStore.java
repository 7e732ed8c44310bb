package shop;

import dev.serval.Problem;
import dev.serval.password.Passwords;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// Keeps users in memory, and of their passwords the hashes; safe for any number of threads.
final class UserStore {
  private final ConcurrentMap<String, User> users = new ConcurrentHashMap<>();
  private final Passwords passwords;

  UserStore(Passwords passwords) {
    this.passwords = passwords;
  }

  /// Adds a user.
  ///
  /// @throws Problem 409 if the name is taken
  User add(String name, Role role, String password) {
    User user = new User(name, role, passwords.hash(password));
    if (users.putIfAbsent(name, user) != null) {
      throw Problem.conflict("The name is taken");
    }
    return user;
  }

  /// Returns the user of a name and password, or null; takes as long for names that nobody has.
  @Nullable User check(String name, String password) {
    User user = users.get(name);
    return passwords.verify(password, user == null ? null : user.hash()) ? user : null;
  }

  @Nullable User find(String name) {
    return users.get(name);
  }

  List<User> all() {
    return users.values().stream().sorted(Comparator.comparing(User::name)).toList();
  }

  /// Changes a role; null where there is no such user.
  @Nullable User change(String name, Role role) {
    return users.computeIfPresent(name, (same, user) -> new User(name, role, user.hash()));
  }
}
