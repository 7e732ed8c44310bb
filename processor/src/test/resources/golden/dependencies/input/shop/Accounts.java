package shop;

import dev.serval.Depends;
import dev.serval.Get;
import dev.serval.Header;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Problem;
import dev.serval.Provides;
import dev.serval.Query;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jakarta.validation.constraints.Size;

/// A graph of dependencies: a user needs a session, which both need a transaction.
@Path("/accounts/{account}")
final class Accounts {
  record User(String name) {}

  record Session(String id) {}

  record Transaction(int number) {}

  record Note(String text) {}

  /// How much to show.
  record Detail(int level) {
    Detail {
      if (level < 0) {
        throw new IllegalArgumentException("level < 0");
      }
    }
  }

  static final class Sql {
    private int begun;

    @Provides
    Transaction transaction() {
      return new Transaction(++begun);
    }
  }

  static class Auth {
    /// Reads the session.
    ///
    /// @param xSession the id of the session
    @Provides
    CompletionStage<Session> session(
        @Header @Size(min = 3) String xSession, @Depends(Sql.class) Transaction tx) {
      if (xSession.equals("expired")) {
        throw Problem.unauthorized("Sign in again", "Session");
      }
      return CompletableFuture.completedFuture(new Session(xSession + "/" + tx.number()));
    }

    @Provides
    User user(
        String account,
        @Query Detail detail,
        @Depends(Auth.class) Session session,
        @Depends(Sql.class) Transaction tx) {
      return new User(account + "/" + session.id() + "/" + tx.number() + "/" + detail.level());
    }
  }

  @Provides
  Integer own() {
    return 7;
  }

  @Get
  String me(@Depends(Auth.class) User user, @Depends(Sql.class) Transaction transaction) {
    return user.name() + "|" + transaction.number();
  }

  @Post("/notes")
  String note(@Depends(Auth.class) User user, Note note, @Depends(Accounts.class) int seven) {
    return user.name() + "|" + note.text() + "|" + seven;
  }
}
