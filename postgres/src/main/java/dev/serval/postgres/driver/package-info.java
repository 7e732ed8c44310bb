/// What the driver makes by the name of its class: the sockets of connections. [WatchedSockets] is
/// its door, for the driver and for [dev.serval.postgres.Database] alone. It must not know of
/// statements.
package dev.serval.postgres.driver;
