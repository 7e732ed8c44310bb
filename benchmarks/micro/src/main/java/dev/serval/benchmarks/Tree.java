// Tree: the same five values, once provided as dependencies and once made by the route itself.
package dev.serval.benchmarks;

import dev.serval.App;
import dev.serval.Depends;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Provides;
import dev.serval.Request;
import dev.serval.transport.ExchangeHandler;

/// Five values of which each needs those before it, for a route that answers with the last.
@Path("/tree")
public final class Tree {
  private final Values values = new Values();

  /// Something that was made of what came before it.
  record First(String of) {}

  /// As [First].
  record Second(First of) {}

  /// As [First].
  record Third(First first, Second second) {}

  /// As [First].
  record Fourth(Third third, Second second) {}

  /// As [First].
  record Fifth(Fourth fourth, First first) {}

  /// What provides them.
  static final class Values {
    @Provides
    First first(Request request) {
      return new First(String.valueOf(request.header("Host")));
    }

    @Provides
    Second second(@Depends(Values.class) First first) {
      return new Second(first);
    }

    @Provides
    Third third(@Depends(Values.class) First first, @Depends(Values.class) Second second) {
      return new Third(first, second);
    }

    @Provides
    Fourth fourth(@Depends(Values.class) Third third, @Depends(Values.class) Second second) {
      return new Fourth(third, second);
    }

    @Provides
    Fifth fifth(@Depends(Values.class) Fourth fourth, @Depends(Values.class) First first) {
      return new Fifth(fourth, first);
    }
  }

  /// The application with both.
  static ExchangeHandler handler() {
    return App.create().docs(false).provide(new Values()).mount(new Tree()).handler();
  }

  @Get("/provided")
  String provided(@Depends(Values.class) Fifth fifth) {
    return fifth.first().of();
  }

  @Get("/local")
  String local(Request request) {
    First first = values.first(request);
    Second second = values.second(first);
    Third third = values.third(first, second);
    return values.fifth(values.fourth(third, second), first).first().of();
  }
}
