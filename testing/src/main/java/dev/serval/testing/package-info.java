/// Clients for tests: in memory, over a socket, and byte by byte.
package dev.serval.testing;
