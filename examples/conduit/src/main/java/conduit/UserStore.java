package conduit;

import conduit.Users.NewUser;
import conduit.Users.UserChanges;
import dev.serval.Problem;
import dev.serval.password.Passwords;
import dev.serval.postgres.ConstraintViolationException;
import dev.serval.postgres.Database;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps users.
final class UserStore {
  private final Database db;
  private final Passwords passwords;

  UserStore(Database db, Passwords passwords) {
    this.db = db;
    this.passwords = passwords;
  }

  /// Adds one.
  ///
  /// @throws Problem 422 if the name or the address is taken
  User add(NewUser user) {
    String hash = passwords.hash(user.password());
    return unlessTaken(() ->
        db.query(
                """
                insert into app_user (username, email, password_hash) values (?, ?, ?)
                returning *
                """,
                user.username(),
                user.email(),
                hash)
            .one(User.class));
  }

  /// Returns the one of an address and password, or null; takes as long where there is none.
  @Nullable User check(String email, String password) {
    User user =
        db.query("select * from app_user where lower(email) = lower(?)", email)
            .optional(User.class)
            .orElse(null);
    return passwords.verify(password, user == null ? null : user.passwordHash()) ? user : null;
  }

  /// Returns one whose token is good.
  ///
  /// @throws Problem 401 if they are not there any more
  User get(Viewer viewer) {
    return db.query("select * from app_user where id = ?", viewer.id())
        .optional(User.class)
        .orElseThrow(UserStore::gone);
  }

  /// Changes one.
  ///
  /// @throws Problem 422 if the name or the address is taken
  User change(Viewer viewer, UserChanges changes) {
    User old = get(viewer);
    String password = changes.password();
    String hash = password == null ? null : passwords.hash(password);
    return unlessTaken(() ->
        db.query(
                """
                update app_user set
                  username = coalesce(?, username),
                  email = coalesce(?, email),
                  password_hash = coalesce(?, password_hash),
                  bio = ?,
                  image = ?
                where id = ?
                returning *
                """,
                changes.username(),
                changes.email(),
                hash,
                changes.bio().orElse(old.bio()),
                changes.image().orElse(old.image()),
                viewer.id())
            .optional(User.class)
            .orElseThrow(UserStore::gone));
  }

  private static User unlessTaken(Supplier<User> statement) {
    try {
      return statement.get();
    } catch (ConstraintViolationException taken) {
      throw taken.isOn("username_taken")
          ? ConduitErrors.taken("username")
          : taken.isOn("email_taken") ? ConduitErrors.taken("email") : taken;
    }
  }

  private static Problem gone() {
    return ConduitErrors.about(
        "token", Problem.unauthorized("is nobody's", "Token realm=\"conduit\""));
  }
}
