package dev.serval;

import dev.serval.transport.Refusal;
import dev.serval.transport.RequestBodyException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Folds middleware around handlers, once, when the application is built: the fourth room a request
/// enters, after `Router` and before the generated `…Routes`.
///
/// The layers of a route are those of the application, of its groups from the outermost in, and its
/// own, ordered by [Phase] and priority; where these are equal, the outer owner's layer is outside,
/// and the one registered first. Around each layer an exception becomes a response by the handlers
/// of the layer's own group, so a layer always gets a response from the one inside it:
///
/// ```text
/// guard(app's first, guard(app's second, guard(group's first, guard(handler))))
/// ```
final class Chain {
  private Chain() {}

  /// A layer, and what makes responses of its exceptions.
  private record Guarded(Layer layer, ErrorMapper errors) {
    static final Comparator<Guarded> ORDER = Comparator.comparing(Guarded::layer, Layer.ORDER);
  }

  /// Returns the handler of `route` inside all of its layers.
  static Handler fold(Group group, ErrorMapper errors, Route route) {
    List<Guarded> layers = layers(group, errors);
    for (Layer layer : route.layers()) {
      layers.add(new Guarded(layer, errors));
    }
    return fold(layers, errors, route.handler());
  }

  /// Returns `handler` inside all layers of `group` and the groups around it.
  static Handler fold(Group group, ErrorMapper errors, Handler handler) {
    return fold(layers(group, errors), errors, handler);
  }

  /// Returns `handler` inside those layers of `route` and its groups that see preflights, and all
  /// layers of the application; null where the application's are all.
  static @Nullable Handler foldForPreflights(
      Group group, ErrorMapper errors, Route route, Handler handler) {
    List<Guarded> layers = new ArrayList<>();
    ErrorMapper mapper = errors;
    int own = 0;
    for (Group at = group; at != null; at = at.outer()) {
      List<Layer> seen = at.isApplication() ? at.layers() : seeing(at.layers());
      own += at.isApplication() ? 0 : seen.size();
      addAllOf(layers, seen, mapper);
      mapper = mapper.outer();
    }
    for (Layer layer : seeing(route.layers())) {
      layers.add(new Guarded(layer, errors));
      own++;
    }
    return own == 0 ? null : fold(layers, errors, handler);
  }

  private static List<Layer> seeing(List<Layer> layers) {
    return layers.stream().filter(layer -> layer.middleware().seesPreflights()).toList();
  }

  private static List<Guarded> layers(Group group, ErrorMapper errors) {
    List<Guarded> layers = new ArrayList<>();
    ErrorMapper mapper = errors;
    for (Group at = group; at != null; at = at.outer()) {
      addAllOf(layers, at.layers(), mapper);
      mapper = mapper.outer();
    }
    return layers;
  }

  /// Puts the layers of a group before those of the groups inside it.
  private static void addAllOf(List<Guarded> layers, List<Layer> outer, ErrorMapper errors) {
    layers.addAll(0, outer.stream().map(layer -> new Guarded(layer, errors)).toList());
  }

  private static Handler fold(List<Guarded> layers, ErrorMapper errors, Handler handler) {
    // The guard stands within the scope: what the handler throws is caught a frame away, and does
    // not go through the scope's own frames, each of which would catch it and throw it again.
    Handler guarded = request -> guarded(handler, request, errors);
    Handler folded = request -> Request.within(request, guarded);
    layers.sort(Guarded.ORDER);
    for (Guarded next : layers.reversed()) {
      folded = layer(next.layer().middleware(), folded, next.errors());
    }
    return folded;
  }

  private static Handler layer(Middleware middleware, Handler inside, ErrorMapper errors) {
    return request -> {
      @Nullable Response response;
      @Nullable Throwable failure = null;
      try {
        response = middleware.handle(request, inside);
        Objects.requireNonNull(response, "a middleware returned null");
      } catch (Throwable thrown) {
        failure = thrown;
        response = failed(thrown, request, errors);
      }
      request.parts().opened(response);
      // Something is open still where the middleware answered itself, or opened it afterwards.
      return isOver(request, response) ? closed(response, failure, request, errors) : response;
    };
  }

  private static Response guarded(Handler handler, Request request, ErrorMapper errors) {
    @Nullable Response response;
    @Nullable Throwable failure = null;
    RequestParts parts = request.parts();
    try {
      Refusal known = parts.exchange().bodyFailure();
      if (known != null) {
        throw new RequestBodyException(known);
      }
      response = handler.handle(request);
      Objects.requireNonNull(response, "a handler returned null");
      parts.failed(null);
    } catch (Throwable thrown) {
      failure = thrown;
      response = failed(thrown, request, errors);
    }
    parts.opened(response);
    // A handler that read no body, or swallowed its failure, has answered a broken message.
    Refusal broken = parts.exchange().bodyFailure();
    if (broken != null && !broken.status().equals(response.status())) {
      failure = new RequestBodyException(broken);
      parts.failed(failure);
      response = errors.toResponse(broken, request);
    }
    return isOver(request, response) ? closed(response, failure, request, errors) : response;
  }

  /// Whether values wait to be ended and the method that answers has returned: that of a WebSocket
  /// is called only after the response.
  private static boolean isOver(Request request, Response response) {
    return request.parts().isOpen() && !(response.body() instanceof ResponseBody.OfWebSocket);
  }

  /// Ends what was opened until the method that answers returns, which may fail.
  @SuppressWarnings("ReferenceEquality") // it is this very failure that counts
  private static Response closed(
      Response response, @Nullable Throwable failure, Request request, ErrorMapper errors) {
    Throwable last = request.parts().close(response, failure);
    if (last == null || last == failure) {
      return response;
    }
    Response instead = failed(last, request, errors);
    request.parts().opened(instead);
    return instead;
  }

  private static Response failed(Throwable failure, Request request, ErrorMapper errors) {
    Throwable reason = request.parts().reasonOf(failure);
    request.parts().failed(reason);
    return errors.toResponse(reason, request);
  }
}
