package dev.serval;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Folds middleware around handlers, once, when the application is built: the fourth room a request
/// enters, after `Router` and before the generated `…Routes`.
///
/// For a group inside the application the order is, outermost first: the application's middleware
/// in the order of registration, the group's, the handler. Around each layer an exception becomes a
/// response by the handlers of the layer's own group, so a layer always gets a response from the
/// one inside it:
///
/// ```text
/// guard(app's first, guard(app's second, guard(group's first, guard(handler))))
/// ```
final class Chain {
  private Chain() {}

  /// Returns `handler` inside all middleware of `group` and the groups around it.
  static Handler fold(Group group, ErrorMapper errors, Handler handler) {
    // The guard stands within the scope: what the handler throws is caught a frame away, and does
    // not go through the scope's own frames, each of which would catch it and throw it again.
    Handler guarded = request -> guarded(handler, request, errors);
    Handler folded = request -> Request.within(request, guarded);
    ErrorMapper mapper = errors;
    for (Group at = group; at != null; at = at.outer()) {
      List<Middleware> layers = at.middleware();
      for (int i = layers.size() - 1; i >= 0; i--) {
        folded = layer(layers.get(i), folded, mapper);
      }
      mapper = mapper.outer();
    }
    return folded;
  }

  private static Handler layer(Middleware middleware, Handler inside, ErrorMapper errors) {
    Handler step = request -> middleware.handle(request, inside);
    return request -> guarded(step, request, errors);
  }

  private static Response guarded(Handler handler, Request request, ErrorMapper errors) {
    @Nullable Response response;
    try {
      response = handler.handle(request);
      Objects.requireNonNull(response, "a handler or middleware returned null");
    } catch (Throwable failure) {
      response = errors.toResponse(failure, request);
    }
    request.parts().opened(response);
    return response;
  }
}
