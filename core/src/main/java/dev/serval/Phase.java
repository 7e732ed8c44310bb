package dev.serval;

/// Where a [Middleware] stands in the onion around a handler: the constants go from the outermost
/// layers to the innermost.
///
/// The order of registration decides only between layers of the same phase and
/// [priority][Middleware#priority], so an application need not know which of two ready-made
/// middleware must be outside the other. What an author writes as a lambda is in [#HANDLING].
///
/// ```java
/// app.use(Phase.AUTHENTICATION, session);
/// ```
public enum Phase {
  /// Who asks, as proxies on the way tell it, and by which id the request is known.
  ORIGIN,

  /// What is watched from outside of everything else: logs, metrics, traces.
  OBSERVATION,

  /// What refuses a request by its head alone, and the fields that every response must carry: load
  /// shedding, hosts, CORS, rates.
  PROTECTION,

  /// How content is coded on its way: compression, conditional requests.
  ENCODING,

  /// Who the user is.
  AUTHENTICATION,

  /// Whether the user may.
  AUTHORIZATION,

  /// What belongs to the application: the phase of middleware that says nothing else.
  HANDLING
}
