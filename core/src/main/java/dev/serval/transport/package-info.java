/// The seam between HTTP exchanges and the sockets that carry them.
///
/// Its door is [Transport]: a module such as `serval-netty` provides one, the framework hands it an
/// [ExchangeHandler] and gets an [Exchange] for each request that passed every check of the wire.
///
/// It must not know about routes, JSON or the error contract: what an error looks like is asked of
/// [ExchangeHandler#refuse].
package dev.serval.transport;
