// Call: a request that is ready to be answered, once it is known where.
package dev.serval.transport;

/// What [ExchangeHandler#prepare] makes of an exchange.
public interface Call {

  /// Says where [#run] should be called.
  ///
  /// @return the placement of the request's route
  Placement placement();

  /// Answers the request. Called once, under the terms of [ExchangeHandler#handle].
  void run();
}
