package conduit;

import dev.serval.postgres.Database;
import java.util.Optional;

/// Keeps who follows whom.
final class ProfileStore {
  private final Database db;

  ProfileStore(Database db) {
    this.db = db;
  }

  /// Returns somebody, as `viewer` sees them.
  ///
  /// @throws dev.serval.Problem 404 if there is nobody of that name
  Profile get(String username, Optional<Viewer> viewer) {
    return db.query(
            """
            select username, bio, image, exists (
              select from follow where follower = ? and followed = app_user.id
            ) as following
            from app_user where username = ?
            """,
            viewer.map(Viewer::id),
            username)
        .optional(Profile.class)
        .orElseThrow(() -> ConduitErrors.notFound("profile"));
  }

  void follow(String username, Viewer viewer) {
    db.update(
        """
        insert into follow (follower, followed)
        select ?, id from app_user where username = ?
        on conflict do nothing
        """,
        viewer.id(),
        username);
  }

  void unfollow(String username, Viewer viewer) {
    db.update(
        """
        delete from follow using app_user
        where follower = ? and followed = app_user.id and username = ?
        """,
        viewer.id(),
        username);
  }
}
