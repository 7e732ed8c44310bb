// Scene: one thing that clients do, good or bad, and what must come of it.
package dev.serval.soak;

import java.io.IOException;

/// Each is played on a connection of its own, which is reset afterwards, or closed in order. Those
/// who wait for an answer demand its status; those who go away demand nothing, but the server must
/// be well afterwards.
sealed interface Scene permits WebScene, DatabaseScene {

  /// What is done on a connection.
  interface Play {
    void with(Client client) throws IOException;
  }

  /// How it is called in the report.
  String name();

  /// How often it is played, among the others; 0 for those of slow clients.
  int weight();

  /// @throws IOException when what came is not what must come
  void play(Client client) throws IOException;
}
