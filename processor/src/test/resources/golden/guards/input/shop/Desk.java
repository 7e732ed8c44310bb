package shop;

import dev.serval.Argument;
import dev.serval.Background;
import dev.serval.Delete;
import dev.serval.Depends;
import dev.serval.Get;
import dev.serval.Handler;
import dev.serval.Header;
import dev.serval.Middleware;
import dev.serval.Path;
import dev.serval.Problem;
import dev.serval.Provides;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.Scoped;
import dev.serval.Use;
import dev.serval.http.RequestTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Guards on class and method, dependencies with arguments, scopes and middleware of routes.
@Path("/desk")
@Use(Desk.Outer.class)
final class Desk implements Guarded {
  static final List<String> LOG = new ArrayList<>();

  enum Role {
    CLERK,
    CHIEF
  }

  /// Only for some.
  @Depends(Roles.class)
  @interface HasRole {
    Role value();

    String[] unless() default {"banned", "asleep"};

    long level() default 7;

    char mark() default '\'';

    byte small() default -1;

    Class<?> type() default String.class;
  }

  record User(String name, Role role) {}

  static final class Open {
    @Provides
    void check(@Header String xHour) {
      LOG.add("open");
      if (xHour.equals("night")) {
        throw Problem.forbidden("closed");
      }
    }

    @Provides
    Integer unused() {
      return 1;
    }
  }

  static final class Auth {
    @Provides
    User user(@Header String xUser) {
      LOG.add("user");
      return new User(xUser, xUser.equals("ann") ? Role.CHIEF : Role.CLERK);
    }
  }

  static final class Roles {
    @Provides
    CompletionStage<Void> check(
        @Argument("value") Role role,
        @Argument String[] unless,
        @Argument long level,
        @Argument char mark,
        @Argument byte small,
        @Argument Class<?> type,
        @Depends(Auth.class) User user) {
      LOG.add("role " + role + List.of(unless) + level + mark + small + type.getSimpleName());
      if (user.role() != role) {
        throw Problem.forbidden("only for " + role);
      }
      return CompletableFuture.completedFuture(null);
    }
  }

  static final class Counts {
    @Provides
    Integer only() {
      LOG.add("counted");
      return 1;
    }
  }

  static final class Counter {
    private int count;

    @Provides
    Integer next() {
      return ++count;
    }

    @Provides
    CompletionStage<Scoped<StringBuilder>> text() {
      return CompletableFuture.completedFuture(
          Scoped.untilReturn(new StringBuilder("text"), outcome -> LOG.add("end " + outcome.status())));
    }
  }

  static class Marking implements Middleware {
    @Override
    public Response handle(Request request, Handler next) throws Exception {
      LOG.add(getClass().getSimpleName());
      return next.handle(request);
    }
  }

  static final class Outer extends Marking {}

  static final class Inner extends Marking {}

  @Get
  String all(
      @Depends(Counter.class) int one,
      @Depends(value = Counter.class, fresh = true) int two,
      @Depends(Counter.class) int oneAgain) {
    return one + " " + two + " " + oneAgain;
  }

  @Get("/text")
  @Use({Inner.class, Outer.class})
  String text(@Depends(Counter.class) StringBuilder text, RequestTarget target) {
    return text + " of " + target.path();
  }

  @Delete("/{id}")
  @HasRole(Role.CHIEF)
  @Depends(Counts.class)
  String remove(long id, @Depends(Auth.class) User user, Background background) {
    background.run(() -> LOG.add("background " + id));
    return user.name();
  }

  @Delete("/twice/{id}")
  @HasRole(value = Role.CLERK, level = 1L << 40, unless = {})
  @Depends(Open.class)
  @Depends(Auth.class)
  String twice(long id) {
    return "twice";
  }
}
