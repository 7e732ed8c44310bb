/// Clients for tests: in memory, over a socket, and byte by byte.
///
/// The doors are [dev.serval.testing.TestClient], [dev.serval.testing.TestServer] and
/// [dev.serval.testing.RawConnection]. It must not know a transport: the one on the class path of
/// the tests is started.
package dev.serval.testing;
