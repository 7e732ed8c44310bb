// Upgraded: what a connection speaks once it has left HTTP.
package dev.serval.netty;

/// The protocol that a connection was upgraded to (RFC 9110 section 7.8). Called by the event loop.
///
/// It reads from the connection's input and writes into what [ConnectionOutput] collects, which is
/// sent when a call returns; it ends the connection by [HttpConnection#linger] or by a cut.
interface Upgraded {

  /// Takes what it can of the input, and writes what is due. Called when input has come, when the
  /// peer ended its side, when there is room for output again, and when it asked for that by
  /// [HandOver#proceed].
  ///
  /// @param ended whether no more input will come
  void proceed(InputBuffer input, boolean ended);

  /// Whether more input is to be read.
  boolean wantsInput();

  /// Looks at its deadlines; called a few times a second. Writing is watched by the connection.
  ///
  /// @return whether it has something to write
  boolean checkTimeouts();

  /// Begins to end: the server stops.
  void retire();

  /// Interrupts its thread: the server waits no longer.
  void abandon();

  /// The connection is closed.
  void closed();
}
